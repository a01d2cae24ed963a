package momentum.flow;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.Trajectory;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** The split step of Kovachki and Stuart's equation (36): a heavy ball, and an approximation of its flow. */
class SplitStepTest {
    private static final Quadratic BOWL = Quadratic.diag(1, 9);

    @Test
    void itIsTheEquationOfThePaper() {
        SplitStep method = new SplitStep(0.04, 2);
        var state = method.start(BOWL, vector(1, -1));
        SimpleMatrix u = vector(1, -1), v = vector(0, 0);
        double e = Math.exp(-2 * Math.sqrt(2 * 0.04));
        for (int k = 0; k < 20; k++) {
            u = u.plus(v.scale((1 - e) / (2 * Math.sqrt(2))));
            v = v.scale(e).minus(BOWL.gradient(u).scale(0.2));
            state = method.step(BOWL, state);
            assertEquals(0, Linear.maxNorm(state.x().minus(u)), 1e-14, "u" + k);
            assertEquals(0, Linear.maxNorm(state.velocity().minus(v)), 1e-14, "v" + k);
        }
    }

    @Test
    void itIsAHeavyBallOneStepLate() {
        SplitStep method = new SplitStep(0.04, 1);
        var late = method.run(BOWL, vector(1, -1), 101);
        var ball = method.ball().run(BOWL, vector(1, -1), 100);
        for (int k = 0; k <= 100; k++) {
            assertEquals(0, Linear.maxNorm(late.at(k + 1).x().minus(ball.at(k).x())), 1e-13, "k = " + k);
        }
        assertTrue(method.ball().stepSize() < 0.04);
    }

    @Test
    void itApproachesItsFlowWithOrderOneInTheRootOfTheStep() {
        var flow = new StronglyConvexFlow(1).solve(BOWL, vector(1, 1), 4);
        assertEquals(1, flow.convergence("split step", s -> new SplitStep(s * s, 1), 400, 800, 1600).order(), 0.01);
    }

    @Test
    void methodsWithItsMomentumAreAnOrderOfOneHalfAway() {
        // fig. 7 (b): Δ → ½ in h, 1 in √h, for heavy ball and Nesterov's method with e^(−2√(μh))
        Convergence ball = Convergence.of("ball", 4, n -> apart(n, false), 200, 400, 800);
        Convergence ahead = Convergence.of("ahead", 4, n -> apart(n, true), 200, 400, 800);
        assertEquals(1, ball.order(), 0.02);
        assertEquals(1, ahead.order(), 0.02);
    }

    private static double apart(int n, boolean looksAhead) {
        double h = 16.0 / n / n;
        SplitStep method = new SplitStep(h, 1);
        Trajectory<?> other = looksAhead ? new Nesterov(h, method.momentum()).run(BOWL, vector(1, 1), n)
                : new HeavyBall(h, method.momentum()).run(BOWL, vector(1, 1), n);
        return method.run(BOWL, vector(1, 1), n).distance(other);
    }

    @Test
    void wrongNumbersAreRefused() {
        refused("stepSize must be positive and finite, was 0", () -> new SplitStep(0, 1));
        refused("strongConvexity must be positive and finite, was NaN", () -> new SplitStep(1, Double.NaN));
        refused("x0 is 3×1 but the problem has dimension 2", () -> new SplitStep(1, 1).start(BOWL, vector(1, 2, 3)));
    }
}
