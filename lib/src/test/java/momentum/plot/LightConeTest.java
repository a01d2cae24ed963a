package momentum.plot;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import momentum.Objective;
import momentum.method.GradientDescent;
import momentum.problem.ConvexRosenbrock;
import momentum.problem.PixelMask;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** A run on a chain as a picture shows each entry of each iterate, and a picture each pixel. */
class LightConeTest {
    private static final ConvexRosenbrock CHAIN = new ConvexRosenbrock(3, 9);

    @Test
    void aRowIsAnIterateAndASquareACoordinate() {
        var run = new GradientDescent(0.25).run(CHAIN, new SimpleMatrix(3, 1), 4);
        JsonNode tree = json(Plots.lightCone("t", run));
        double[] weights = numbers(tree.at("/data/0/z")), errors = numbers(tree.at("/data/2/z"));
        for (int k = 0; k <= 4; k++) {
            for (int i = 0; i < 3; i++) {
                double weight = run.at(k).x().get(i);
                // the figure's numbers are single
                assertEquals(weight, weights[3 * k + i], 1e-7, "k = " + k + ", i = " + i);
                double error = Math.abs(weight - CHAIN.minimizer().get().get(i));
                assertEquals(error, errors[3 * k + i], 1e-7, "k = " + k + ", i = " + i);
            }
        }
        assertEquals(tree.at("/data/1/x"), tree.at("/data/3/x"), "the same stairs");
    }

    @Test
    void anErrorNeedsAMinimizer() {
        Objective slope = Objective.univariate(x -> x, x -> 1);
        var run = new GradientDescent(0.25).run(slope, vector(0), 4);
        assertThrows(UnsupportedOperationException.class, () -> Plots.lightCone(run));
    }

    @Test
    void aPictureShowsPixelsWhereTheyAreAndGapsEmpty() {
        PixelMask mask = PixelMask.of("#.", "##");
        double[] z = numbers(json(Plots.picture("t", mask, vector(1, 2, 3), Scale.of("YlGnBu", 0, 4))).at("/data/0/z"));
        assertEquals(1, z[0]);
        assertTrue(Double.isNaN(z[1]));
        assertEquals(2, z[2]);
        assertEquals(3, z[3]);
        refused("mask must be given, was null", () -> Plots.picture(null, vector(1), Scale.of("YlGnBu", 0, 1)));
    }
}
