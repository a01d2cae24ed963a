package momentum.plot;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import momentum.Objective;
import momentum.method.Adam;
import momentum.method.FinalLoss;
import momentum.method.HeavyBall;
import momentum.problem.LogCosh;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;

/** Arrows of first steps, and the loss over the momentum. */
class FirstStepsTest {
    private static final Quadratic RAVINE = Quadratic.diag(100, 1);

    @Test
    void arrowsPointAlongTheStepsAndAreEquallyLong() {
        JsonNode data = json(Plots.firstSteps("t", RAVINE, vector(1, 1), new Adam(0.001), new HeavyBall(0.001, 0.9)))
                .get("data");
        double[] adamX = numbers(data.get(1).get("x")), adamY = numbers(data.get(1).get("y"));
        double[] ballX = numbers(data.get(2).get("x")), ballY = numbers(data.get(2).get("y"));
        assertArrayEquals(new double[] {1, 1, 1, 1}, new double[] {adamX[0], adamY[0], ballX[0], ballY[0]}, 0);
        double adam = Math.hypot(adamX[1] - 1, adamY[1] - 1), ball = Math.hypot(ballX[1] - 1, ballY[1] - 1);
        // single precision is enough for a figure
        assertEquals(adam, ball, 1e-6);
        // T2-8: 45° and .5729°, which is atan(1/100), from the first axis, both backwards
        assertEquals(45, Math.toDegrees(Math.atan2(1 - adamY[1], 1 - adamX[1])), 1e-5);
        assertEquals(0.5729, Math.toDegrees(Math.atan2(1 - ballY[1], 1 - ballX[1])), 5e-5);
        assertEquals("Adam, step size 0.001", data.get(1).get("name").asText());
        assertEquals("minimizer", data.get(3).get("name").asText());
    }

    @Test
    void badInput() {
        refused("methods must be at least one, were none", () -> Plots.firstSteps(RAVINE, vector(1, 1)));
        refused("methods must move from x0 = (0, 0), but heavy ball, step size 0.1, momentum 0.9 does not",
                () -> Plots.firstSteps(RAVINE, vector(0, 0), new HeavyBall(0.1, 0.9)));
        refused("x0 is 3×1 but the problem has dimension 2",
                () -> Plots.firstSteps(LogCosh.of(1, 2, 3), vector(1, 1, 1), new HeavyBall(0.1, 0.9)));
        refused("toX must be finite, was NaN", () -> Chart.empty().arrow("a", 0, 0, Double.NaN, 1));
    }

    @Test
    void withoutAMinimizerTheStartIsInTheMiddle() {
        Objective tilted = Objective.of(x -> x.get(0), x -> vector(1, 0));
        JsonNode data = json(Plots.firstSteps(tilted, vector(3, 4), new HeavyBall(0.1, 0))).get("data");
        assertArrayEquals(new double[] {3, 0.5}, numbers(data.get(1).get("x")), 1e-12);
        assertEquals(2, data.size());
    }

    @Test
    void theLossOverTheMomentumIsThatOfTheRuns() {
        JsonNode data = json(Plots.finalLoss("t", 0.1, FinalLoss.of(Quadratic.diag(1, 10), vector(1, 1), 20),
                FinalLoss.of(Quadratic.diag(1, 10), vector(1, 1), 50))).get("data");
        assertEquals("K = 50", data.get(1).get("name").asText());
        double[] beta = numbers(data.get(0).get("x")), loss = numbers(data.get(0).get("y"));
        assertEquals(0.5, beta[200], 1e-12);
        // T2-9
        assertEquals(3.85945431257e-6, loss[200], 1e-10);
        refused("losses must be at least one, were none", () -> Plots.finalLoss(0.1));
    }
}
