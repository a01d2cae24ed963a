package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.problem.LogCosh;
import momentum.problem.Rosenbrock;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Predicted rates are measured rates, and bounds hold at every iterate. */
class RatesTest {
    static Stream<MomentumMatrix> stableModes() {
        return DoubleStream.of(0.02, 0.3).boxed().flatMap(alpha ->
                DoubleStream.of(-0.5, 0, 0.1, 0.25, 0.5, 0.81, 0.9, 0.99).boxed().flatMap(beta ->
                        DoubleStream.of(0.03, 0.1, 0.25, 0.7, 1, 1.3, 1.9, 2.6, 3.7)
                                .filter(s -> s < MomentumMatrix.stabilityLimit(beta) && !(s == 1 && beta == 0))
                                .mapToObj(s -> new MomentumMatrix(alpha, beta, s / alpha))));
    }

    /**
     * Ratios of quantities that contract exactly, so that no oscillation blurs the measurement (design.md, section 12).
     */
    @ParameterizedTest
    @MethodSource("stableModes")
    void theSpectralRadiusIsTheMeasuredContraction(MomentumMatrix mode) {
        double s = mode.stepSize() * mode.eigenvalue(), beta = mode.momentum();
        var run = new HeavyBall(mode.stepSize(), beta).run(Quadratic.diag(mode.eigenvalue()), vector(1), 12);
        double discriminant = Math.pow(1 + beta - s, 2) - 4 * beta;
        for (int k = 2; k < 10; k++) {
            double x0 = x(run, k - 1), x1 = x(run, k), x2 = x(run, k + 1);
            if (discriminant < -1e-9) {
                double before = x1 * x1 - (1 + beta - s) * x1 * x0 + beta * x0 * x0;
                double after = x2 * x2 - (1 + beta - s) * x2 * x1 + beta * x1 * x1;
                assertEquals(beta, after / before, 1e-9, "complex pair, k = " + k);
                assertEquals(Math.sqrt(beta), mode.spectralRadius(), 1e-15);
            } else if (discriminant > 1e-9) {
                List<Complex> roots = mode.eigenvalues();
                double larger = roots.get(0).getReal(), smaller = roots.get(1).getReal();
                assertEquals(larger * (x1 - smaller * x0), x2 - smaller * x1, 1e-14, "two real roots, k = " + k);
                assertEquals(Math.abs(larger), mode.spectralRadius(), 1e-15);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.25, 0.6, 2.25, 3.61})
    void atARepeatedRootTheErrorIsKTimesRhoToTheK(double s) {
        double beta = MomentumMatrix.criticalMomentum(1, s), root = 1 - Math.sqrt(s);
        assertEquals(Math.abs(root), new MomentumMatrix(1, beta, s).spectralRadius(), 1e-15);
        var run = new HeavyBall(1, beta).run(Quadratic.diag(s), vector(1), 30);
        // x_k = (1 + bk) rᵏ with x_1 = 1 − s
        double b = (1 - s) / root - 1;
        for (int k = 0; k <= 30; k++) {
            assertEquals((1 + b * k) * Math.pow(root, k), x(run, k), 1e-14 * (1 + k * k), "k = " + k);
        }
    }

    private static double x(Trajectory<?> run, int k) {
        return run.at(k).x().get(0);
    }

    static Stream<Arguments> limits() {
        return Stream.concat(
                DoubleStream.of(-0.9, -0.5, 0, 0.3, 0.5, 0.9, 0.99)
                .mapToObj(beta -> Arguments.of(beta, 2 * (1 + beta))),
                Stream.of(Arguments.of(0.9, 3.8)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aStepJustBelowTheLimitConvergesAndOneJustAboveDoesNot(double beta, double limit) {
        assertEquals(limit, MomentumMatrix.stabilityLimit(beta), 1e-15);
        assertTrue(new MomentumMatrix(0.999 * limit, beta, 1).spectralRadius() < 1);
        assertTrue(new MomentumMatrix(1.001 * limit, beta, 1).spectralRadius() > 1);
        assertTrue(end(0.999 * limit, beta) < 1e-6, "0.999 of the limit");
        assertTrue(end(1.001 * limit, beta) > 1e3, "1.001 of the limit");
    }

    private static double end(double stepSize, double beta) {
        return Math.abs(new HeavyBall(stepSize, beta).run(Quadratic.diag(1), vector(1), 300_000).last().x().get(0));
    }

    @Test
    void gradientDescentWithOneOverLObeysItsBoundAtEveryStep() {
        // f(x_k) − f* ≤ L‖x0 − x*‖²/(2k), for every convex f with smoothness L
        Stream<Problem> convex = Stream.concat(
                Gallery.problems().filter(p -> p.f().smoothness().isPresent() && p.f().minimizer().isPresent()),
                Stream.of(new Problem("far log cosh", LogCosh.of(2, 0.1), vector(10, -30)),
                        new Problem("path of 40", path(40), Gallery.ones(40))));
        convex.forEach(problem -> {
            double smoothness = problem.f().smoothness().orElseThrow();
            var run = new GradientDescent(1 / smoothness).run(problem.f(), problem.x0(), 3000);
            double distance = run.errors().at(0);
            double[] gaps = run.gaps().values();
            for (int k = 1; k < gaps.length; k++) {
                double bound = smoothness * distance * distance / (2 * k);
                assertTrue(gaps[k] <= bound, problem.name() + ", k = " + k + ": gap " + gaps[k] + ", bound " + bound);
            }
        });
    }

    /** The tridiagonal matrix of Nesterov's lower bound, badly conditioned. */
    private static Quadratic path(int n) {
        SimpleMatrix a = new SimpleMatrix(n, n);
        for (int i = 0; i < n; i++) {
            a.set(i, i, 2);
            if (i > 0) {
                a.set(i, i - 1, -1);
                a.set(i - 1, i, -1);
            }
        }
        return Quadratic.of(a);
    }

    @Test
    void tunedRunsShrinkAtTheirRate() {
        var f = Quadratic.diag(1, 10, 100);
        var descent = Tuning.gradientDescent(f.spectrum());
        double[] errors = descent.method().run(f, vector(1, 1, 1), 400).errors().values();
        assertEquals(descent.rate(), errors[400] / errors[399], 1e-9);
        var ball = Tuning.heavyBall(f.spectrum());
        double[] faster = ball.method().run(f, vector(1, 1, 1), 150).errors().values();
        // a repeated root at both ends: k ρᵏ, so the measured ratio is ρ (k + 1)/k up to the start
        assertEquals(ball.rate(), faster[150] / faster[149], 0.01);
        assertTrue(faster[150] / faster[149] > ball.rate() + 1e-3, "the factor k shows");
    }

    @Test
    void iterationsToOneHundredMillionth() {
        // theory.md T1-1: ½(x² + 100y²) from (1, 1), steps to f < 1e-8 f0
        assertEquals(687, steps(new GradientDescent(0.01)));
        assertEquals(461, steps(new GradientDescent(2.0 / 101)));
        assertEquals(71, steps(Tuning.heavyBall(Spectrum.of(1, 100)).method()));
        assertEquals(88, steps(new Nesterov(0.01, 9.0 / 11)));
        assertEquals(141, steps(new HeavyBall(0.01, 0.9)));
    }

    private static int steps(Optimizer<?> method) {
        var f = Quadratic.diag(1, 100);
        var run = method.run(f, vector(1, 1), 1000, (g, iterate) -> g.value(iterate.x()) < 1e-8 * 50.5);
        assertEquals(Status.CONVERGED, run.status());
        return run.last().k();
    }

    @Test
    void quickAtFirstThenAtThePaceOfTheFlattestMode() {
        // theory.md T3-8b: fall of ln f per step
        double[] gaps = new GradientDescent(0.015).run(Quadratic.diag(1, 10, 100), vector(1, 1, 1),
                201).gaps().values();
        assertEquals(1.20712, Math.log(gaps[0] / gaps[1]), 5e-6);
        assertEquals(0.24908, Math.log(gaps[5] / gaps[6]), 5e-6);
        assertEquals(0.0302273, Math.log(gaps[200] / gaps[201]), 5e-8);
        assertEquals(-2 * Math.log(1 - 0.015), Math.log(gaps[200] / gaps[201]), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 99, 10})
    void theLargestEigenvalueIsFastestForMoreThanHalfOfTheStepSizes(double second) {
        // theory.md T3-7: exactly for α ≤ 2/(λ_n + λ_{n−1})
        double limit = 2 / (100 + second);
        assertTrue(Math.abs(1 - 0.999 * limit * 100) < Math.abs(1 - 0.999 * limit * second));
        assertTrue(Math.abs(1 - 1.001 * limit * 100) > Math.abs(1 - 1.001 * limit * second));
        assertTrue(limit / (2.0 / 100) >= 0.5);
    }

    @Test
    void runsThatGoNowhereGood() {
        // theory.md, list of errors 23
        Objective slide = Objective.of(x -> Math.exp(-x.get(0)), x -> vector(-Math.exp(-x.get(0))));
        assertEquals(10.8199, new GradientDescent(0.5).run(slide, vector(0), 100_000).last().x().get(0), 5e-5);
        Objective ledge = Objective.of(x -> Math.pow(x.get(0), 4) / 4 + Math.pow(x.get(0), 3) / 3,
                x -> vector(Math.pow(x.get(0), 3) + Math.pow(x.get(0), 2)));
        double end = new GradientDescent(0.1).run(ledge, vector(0.5), 100_000).last().x().get(0);
        assertTrue(end > 0 && end < 2e-4, "at the inflection from the right, was " + end);
    }

    @Test
    void nearAMinimizerTheQuadraticOfTheHessianSetsThePace() {
        // theory.md T3-14, with the Hessian of distill-figures.md F1
        double flattest = Spectrum.of(new SimpleMatrix(new double[][] {{162, -240}, {-240, 360}})).smallest();
        double[] errors = new HeavyBall(0.003, 0.74).run(Rosenbrock.banana(), vector(1.001, 0.334),
                600).errors().values();
        assertEquals(new MomentumMatrix(0.003, 0.74, flattest).spectralRadius(), errors[600] / errors[599], 1e-6);
    }
}
