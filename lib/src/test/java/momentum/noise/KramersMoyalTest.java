package momentum.noise;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import momentum.Linear;
import momentum.Optimizer;
import momentum.flow.DampedOscillator;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drift, diffusion and curl in phase space: theory.md T2-15, in closed form and estimated from runs. */
class KramersMoyalTest {
    private static final SimpleMatrix CORRELATED = new SimpleMatrix(new double[][] {{1, 0.8}, {0.8, 1}});
    private static final HeavyBall BALL = new HeavyBall(0.1, 0.9);
    private static final NoisyMode MODE = NoisyMode.of(BALL, 1, 1);
    /** An estimate is further off in one of 16 000 cases; the seeds are fixed. */
    private static final double ERRORS = 4;

    private static void near(double expected, Estimate measured, String what) {
        assertTrue(measured.errorsFrom(expected) <= ERRORS, what + ": expected " + expected + ", was " + measured);
    }

    private static SettledRuns runs(Optimizer<?> method, int chains, int steps) {
        return new Ensemble(chains, 3).settled(method, NoisyObjective.gaussian(Quadratic.diag(1), 1, 2), vector(0), 300,
                steps);
    }

    @Test
    void theDriftIsWhatOneStepDoesInTheMean() {
        for (Optimizer<?> method : List.of(new GradientDescent(0.1), BALL, new Nesterov(0.1, 0.9))) {
            NoisyMode mode = NoisyMode.of(method, 3, 1);
            for (double[] z : new double[][] {{1, 0}, {0, 1}, {2, -3}}) {
                double x = z[0], v = z[1], next = mode.first() * x + mode.second() * (x - v);
                SimpleMatrix change = mode.drift().mult(vector(x, v));
                // a handful of operations on numbers below 10
                assertEquals(next - x, change.get(0), 1e-14, method.label());
                assertEquals(next - x - v, change.get(1), 1e-14, method.label());
            }
        }
        assertEquals(0, Linear.maxNorm(MODE.drift().minus(
                new SimpleMatrix(new double[][] {{-0.1, 0.9}, {-0.1, -0.1}}))), 1e-15);
        assertEquals(0, Linear.maxNorm(NoisyMode.of(BALL, 1, 3).diffusion().minus(
                new SimpleMatrix(new double[][] {{0.045, 0.045}, {0.045, 0.045}}))), 1e-16);
    }

    @ParameterizedTest
    @CsvSource({".1, .9, 1, -1", ".1, 0, 1, -.1", ".01, .99, 10, -1.09", ".1, .5, 5, -1"})
    void theCurlIsThereWithAndWithoutNoise(double stepSize, double momentum, double eigenvalue, double curl) {
        for (double deviation : new double[] {0, 1, 7}) {
            NoisyMode mode = NoisyMode.of(new HeavyBall(stepSize, momentum), eigenvalue, deviation);
            assertEquals(curl, mode.curl(), 1e-15, "−(ηλ + β)");
            assertEquals(mode.drift().get(1, 0) - mode.drift().get(0, 1), mode.curl(), 1e-15);
        }
    }

    @Test
    void aroundTheUnitCircleTheDriftDoesTheWorkOfCurlTimesArea() {
        // T2-15: −π for η = .1, λ = 1, β = .9; the reference's quadrature gave −3.141587, this one is exact
        int pieces = 64;
        double work = 0;
        for (int i = 0; i < pieces; i++) {
            double angle = 2 * Math.PI * i / pieces;
            SimpleMatrix drift = MODE.drift().mult(vector(Math.cos(angle), Math.sin(angle)));
            work += (drift.get(1) * Math.cos(angle) - drift.get(0) * Math.sin(angle)) * 2 * Math.PI / pieces;
        }
        assertEquals(-Math.PI, work, 1e-13);
        assertEquals(-3.141587, work, 1e-5);
    }

    @Test
    void inContinuousTimeTheCurlIsThereToo() {
        // T2-15: ẍ = −γẋ − λx has the curl −(1 + λ); differences of a linear field have no error but rounding
        double h = 0.5;
        Quadratic f = Quadratic.diag(3);
        var ball = new DampedOscillator(1, 0.7);
        double byX = ball.acceleration(f, 0, vector(h), vector(1)).get(0)
                - ball.acceleration(f, 0, vector(-h), vector(1)).get(0);
        assertEquals(-(1 + 3), byX / (2 * h) - 1, 1e-14);
    }

    @Test
    void twoMillionStepsGiveTheCurl() {
        // T2-15: the reference's regression on 2e6 samples gave −1.000356
        KramersMoyal estimated = runs(BALL, 200, 10_000).kramersMoyal();
        near(-1, estimated.curl("x", "v"), "curl");
        assertEquals(-1, estimated.curl("x", "v").mean(), 2e-3);
        assertTrue(estimated.curl("x", "v").standardError() < 1e-3, "error of 2e6 samples");
        for (String of : estimated.names()) {
            for (String by : estimated.names()) {
                int i = estimated.names().indexOf(of), j = estimated.names().indexOf(by);
                near(MODE.drift().get(i, j), estimated.drift(of, by), "drift of " + of + " by " + by);
                near(MODE.diffusion().get(i, j), estimated.diffusion(of, by), "diffusion " + of + " " + by);
                assertEquals(estimated.drift().get(i, j), estimated.drift(of, by).mean(), 0);
            }
        }
        // Δx − Δv = v exactly, so the four entries of the diffusion are one number
        assertEquals(estimated.diffusion().get(0, 0), estimated.diffusion().get(1, 1), 1e-12);
        assertEquals(estimated.diffusion().get(0, 0), estimated.diffusion().get(0, 1), 1e-12);
        double[] change = estimated.driftAt(0.3, -0.1);
        assertEquals(-0.1 * 0.3 - 0.9 * 0.1, change[0], 1e-3);
        assertEquals(-0.1 * 0.3 + 0.1 * 0.1, change[1], 1e-3);
    }

    @Test
    void standardErrorsAreThatOfManyRepetitions() {
        // 60 ensembles of 20 chains: mean square of the distance in standard errors, 1 with deviation √(2/60) · 1.2
        double squares = 0;
        for (int seed = 0; seed < 60; seed++) {
            Estimate curl = new Ensemble(20, seed).settled(BALL, NoisyObjective.gaussian(Quadratic.diag(1), 1, 2),
                    vector(0), 100, 300).kramersMoyal().curl("x", "v");
            squares += Math.pow((curl.mean() + 1) / curl.standardError(), 2) / 60;
        }
        assertTrue(squares > 0.4 && squares < 2, "mean square distance was " + squares);
    }

    @Test
    void theMeanNeedNotBeAtZero() {
        Quadratic shifted = Quadratic.of(SimpleMatrix.diag(1, 5), vector(1e6, -5e6));
        var runs = new Ensemble(50, 1).settled(BALL, NoisyObjective.gaussian(shifted, 1, 2),
                shifted.minimizer().get(), 300, 1000);
        KramersMoyal estimated = runs.kramersMoyal("x1", "v1");
        near(-1, estimated.curl("x1", "v1"), "curl");
        double[] still = estimated.driftAt(shifted.minimizer().get().get(0), 0);
        // the mean of 5e4 steps: 0.5135 (1 + .95)/(1 − .95) / 5e4, rooted, times the drift .1
        assertEquals(0, still[0], 4 * 0.1 * 0.02);
    }

    @Test
    void theForceOverTheNoiseDecidesForGradientDescent() {
        // x' = x − ηHx − ηξ is reversible iff C⁻¹H is symmetric, so iff the curl of D⁻¹ drift is 0
        Quadratic f = Quadratic.diag(1, 5);
        var correlated = new NoisyObjective(f, GaussianNoise.of(CORRELATED), 4);
        var runs = new Ensemble(100, 5).settled(new GradientDescent(0.1), correlated, vector(0, 0), 100, 2000);
        KramersMoyal estimated = runs.kramersMoyal("x1", "x2");
        near(0, estimated.curl("x1", "x2"), "the force has a potential");
        SimpleMatrix force = CORRELATED.invert().scale(-2 / 0.1).mult(f.matrix());
        double curl = force.get(1, 0) - force.get(0, 1);
        near(curl, estimated.weightedCurl("x1", "x2"), "and the force over the noise has none");
        assertTrue(Math.abs(curl) > 100, "was " + curl);
        var alone = new NoisyObjective(f, GaussianNoise.of(1), 4);
        near(0, new Ensemble(100, 5).settled(new GradientDescent(0.1), alone, vector(0, 0), 100, 2000)
                .kramersMoyal("x1", "x2").weightedCurl("x1", "x2"), "independent noise");
    }

    @Test
    void inPhaseSpaceTheNoiseCannotBeDividedBy() {
        // one error enters x and v: what is left of a zero eigenvalue is rounding
        var sentence = assertThrows(IllegalArgumentException.class,
                () -> runs(BALL, 5, 100).kramersMoyal().weightedCurl("x", "v"));
        assertTrue(sentence.getMessage().startsWith("the diffusion must be invertible, the smallest eigenvalue of "
                + "its correlations was "), sentence.getMessage());
    }

    @Test
    void runsThatDivergeSaySo() {
        var steep = NoisyObjective.gaussian(new Rosenbrock(100), 1, 1);
        var sentence = assertThrows(IllegalArgumentException.class,
                () -> new Ensemble(2, 1, 1).settled(new GradientDescent(0.1), steep, vector(-1, 1), 50, 50));
        String beginning = "the runs must settle, but gradient descent, step size 0.1 was at ";
        assertTrue(sentence.getMessage().startsWith(beginning), sentence.getMessage());
    }

    @Test
    void theTableHoldsTheEstimates() {
        KramersMoyal estimated = runs(BALL, 10, 100).kramersMoyal();
        var table = estimated.table();
        assertEquals(List.of("term", "mean", "standardError"), table.columnNames());
        assertEquals(List.of("drift of x by x", "drift of x by v", "drift of v by x", "drift of v by v",
                "diffusion of x", "diffusion of x with v", "diffusion of v"), table.stringColumn("term").asList());
        assertEquals(estimated.drift("v", "x").mean(), table.doubleColumn("mean").get(2), 0);
        assertEquals(estimated.diffusion("v", "v").standardError(), table.doubleColumn("standardError").get(6), 0);
    }

    @Test
    void threadsDoNotMatter() {
        var noisy = NoisyObjective.gaussian(Quadratic.diag(1, 2), 1, 2);
        assertArrayEquals(
                new Ensemble(7, 1, 1).settled(BALL, noisy, vector(0, 0), 5, 50).kramersMoyal().drift().getDDRM().data,
                new Ensemble(7, 1, 3).settled(BALL, noisy, vector(0, 0), 5, 50).kramersMoyal().drift().getDDRM().data);
    }
}
