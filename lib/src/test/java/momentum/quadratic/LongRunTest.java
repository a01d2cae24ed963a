package momentum.quadratic;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import momentum.Linear;
import momentum.method.HeavyBall;
import momentum.problem.Colourization;
import momentum.problem.Graph;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** A few directions tell where a method stands on a large quadratic. */
class LongRunTest {
    private static final HeavyBall DESCENT = new HeavyBall(1.9 / 7.924430650388526, 0);
    private static final Colourization SQUARES = Colourization.fourSquares();
    private static final SimpleMatrix EMPTY = new SimpleMatrix(1120, 1);
    private static final LongRun RUNS = LongRun.of(SQUARES.sparse(), EMPTY, 250);

    private static double apart(SimpleMatrix one, SimpleMatrix other) {
        return Linear.maxNorm(one.minus(other));
    }

    @Test
    void asManyDirectionsAsCanBeReachedGiveTheClosedForm() {
        Colourization grid = Colourization.of(Graph.grid(6, 6), 0, 7);
        SimpleMatrix x0 = new SimpleMatrix(36, 1);
        LongRun runs = LongRun.of(grid.sparse(), x0, 100);
        for (double momentum : new double[] {0, 0.9}) {
            HeavyBall ball = new HeavyBall(0.2, momentum);
            for (long k : new long[] {0, 1, 1000, 1001, 5000}) {
                // rounding of a thousand steps on numbers up to 1
                assertEquals(0, apart(runs.after(ball, k), ClosedForm.iterate(grid.quadratic(), ball, x0, k)), 1e-11,
                        ball + " at k = " + k);
            }
        }
    }

    @Test
    void descentsLastPixelAfterTwoHundredThousandSteps() {
        // by double precision's own solver for all 1120 eigenvalues
        assertEquals(91.45136633, RUNS.after(DESCENT, 219_695).get(1119), 5e-8);
    }

    @Test
    void momentumIsKnownToAFewDigitsWhereItsModesLiveLong() {
        Tuning best = Tuning.heavyBall(RUNS.spectrum());
        assertEquals(0.98989462, best.momentum(), 5e-9, "from the outermost eigenvalues");
        for (int k : new int[] {1001, 2500}) {
            // of the modes in the middle √β^k of some units are left, of 100
            SimpleMatrix taken = best.method().run(SQUARES, EMPTY, k).last().x();
            assertEquals(0, apart(RUNS.after(best.method(), k), taken), 0.01, "k = " + k);
        }
    }

    @Test
    void stepsThatAreTakenAreTheMethodsOwn() {
        assertEquals(0, apart(RUNS.after(DESCENT, 700), DESCENT.run(SQUARES, EMPTY, 700).last().x()), 0);
    }

    @Test
    void wrongInputGetsASentence() {
        Quadratic f = Quadratic.diag(1, 2);
        refused("x0 must not be the minimizer, where nothing moves", () -> LongRun.of(f, vector(0, 0), 2));
        refused("directions must be positive, was 0", () -> LongRun.of(f, vector(1, 1), 0));
        refused("method must be given, was null", () -> LongRun.of(f, vector(1, 1), 2).after(null, 3));
    }
}
