package momentum.quadratic;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import momentum.Linear;
import momentum.method.HeavyBall;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The 2×2 matrix of one mode: identities, closed forms, published values. */
class MomentumMatrixTest {
    @Test
    void traceAndDeterminantAreThoseOfTheMatrixAndOfItsRoots() {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            var r = new MomentumMatrix(random.nextDouble(0.01, 3), random.nextDouble(-1.2, 1.2),
                    random.nextDouble(-1, 4));
            SimpleMatrix m = r.matrix();
            // three roundings of numbers below 16, whose last place is 1.8e-15
            assertEquals(1 + r.momentum() - r.stepSize() * r.eigenvalue(), m.trace(), 4e-15);
            assertEquals(r.momentum(), m.determinant(), 1e-15);
            Complex sum = r.eigenvalues().get(0).add(r.eigenvalues().get(1));
            Complex product = r.eigenvalues().get(0).multiply(r.eigenvalues().get(1));
            // a few roundings of numbers below 15
            assertEquals(m.trace(), sum.getReal(), 1e-14, r.toString());
            assertEquals(0, sum.getImaginary(), 0);
            assertEquals(m.determinant(), product.getReal(), 1e-14, r.toString());
            assertEquals(r.spectralRadius(), r.eigenvalues().get(0).norm(), 1e-14, r.toString());
            assertTrue(r.eigenvalues().get(0).norm() >= r.eigenvalues().get(1).norm() - 1e-15);
        }
    }

    /** distill-figures.md F7, rates of its default points and extra check values. */
    @ParameterizedTest
    @CsvSource({"0.15, 0.9, 0.9486832981", "0.15, 0.125, 0.8231430396", "1, 1e-5, 0.0031622777",
            "2, 0.05, 0.8940763654",
        "2.5, 0.235, 1.0387711533", "0.5, 0.1, 0.316228", "2, 0, 1", "2, 0.1, 0.770156", "2.5, 0.25, 1", "3, 0.5, 1",
        "3.9, 0.9, 1.316228"})
    void spectralRadiiOfTheArticlesMap(double step, double momentum, double radius) {
        assertEquals(radius, new MomentumMatrix(step, momentum, 1).spectralRadius(), 5e-7);
    }

    /** distill-figures.md F7, the stems: start −1, so the error from +1 with the sign changed. */
    @ParameterizedTest
    @CsvSource({"0.15, 0.9, 5, 0.3563046875", "0.15, 0.9, 10, 0.3707919730", "0.15, 0.9, 39, 0.1266518908",
        "0.15, 0.125, 10, -0.1485216866", "0.15, 0.125, 39, -5.255014e-4", "2, 0.05, 39, 0.0142986136",
                "2.5, 0.235, 2, -1.6625"})
    void stemsOfTheArticle(double step, double momentum, int k, double x) {
        assertEquals(x, new MomentumMatrix(step, momentum, 1).fromRest(k, -1), 5e-11);
    }

    /** theory.md T1-8 and T0-6. */
    @ParameterizedTest
    @CsvSource({"0.001, 0.9, 0.98887", "0.01, 0.9, 0.94868", "3, 0.9, 0.94868", "0.1, 0, 0.9", "3, 0, 2",
            "0.5, 0.08579, 0.29289"})
    void spectralRadiiOfTheory(double step, double momentum, double radius) {
        assertEquals(radius, new MomentumMatrix(step, momentum, 1).spectralRadius(), 5e-5);
    }

    @ParameterizedTest
    @CsvSource({"0.15, 0.9, UNDERDAMPED", "0.15, 0.125, OVERDAMPED", "1, 0, CRITICALLY_DAMPED", "2, 0.05, ALTERNATING",
        "2.5, 0.235, UNSTABLE", "0.25, 0.25, CRITICALLY_DAMPED", "2.25, 0.25, CRITICALLY_DAMPED", "0, 0.5, UNSTABLE",
        "3.8, 0.9, UNSTABLE", "0.5, 1, UNSTABLE", "0.5, -0.5, ALTERNATING", "0.3, -0.5, OVERDAMPED"})
    void regimes(double s, double momentum, Damping damping) {
        assertEquals(damping, new MomentumMatrix(1, momentum, s).damping());
    }

    @Test
    void criticalDampingIsFoundForEveryCurvature() {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 5000; i++) {
            double alpha = Math.exp(random.nextDouble(-8, 2)), s = random.nextDouble(1e-3, 3.9), eigenvalue = s / alpha;
            var r = new MomentumMatrix(alpha, MomentumMatrix.criticalMomentum(alpha, eigenvalue), eigenvalue);
            assertEquals(Damping.CRITICALLY_DAMPED, r.damping(), r + ", αλ = " + s);
            assertEquals(Math.abs(1 - Math.sqrt(s)), r.spectralRadius(), 1e-15);
        }
    }

    static Stream<MomentumMatrix> modes() {
        var grid = DoubleStream.of(-0.5, 0, 0.25, 0.5, 0.9, 0.99).boxed().flatMap(beta ->
                DoubleStream.of(0.01, 0.1, 0.25, 0.5, 1, 2, 3).filter(s -> s < MomentumMatrix.stabilityLimit(beta))
                        .mapToObj(s -> new MomentumMatrix(0.1, beta, s / 0.1)));
        var tuned = Tuning.heavyBall(Spectrum.of(1, 100));
        var repeated = DoubleStream.of(1, 100).mapToObj(eigenvalue ->
                new MomentumMatrix(tuned.stepSize(), tuned.momentum(), eigenvalue));
        return Stream.concat(grid, repeated);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void thePowerIsTheIteration(MomentumMatrix mode) {
        double x0 = 1.7;
        var run = new HeavyBall(mode.stepSize(), mode.momentum())
                .iterates(Quadratic.diag(mode.eigenvalue()), vector(x0)).iterator();
        for (int k = 0; k <= 1_000_000; k++) {
            double iterated = run.next().x().get(0);
            if (k <= 100 || Long.bitCount(k) == 1 || k % 100_000 == 0) {
                assertEquals(iterated, mode.fromRest(k, x0), 1e-12 * x0, mode + ", k = " + k);
            }
        }
    }

    @Test
    void thePowerIsTheProduct() {
        var mode = new MomentumMatrix(0.1, 0.9, 7);
        SimpleMatrix product = SimpleMatrix.identity(2);
        for (int k = 0; k <= 64; k++) {
            assertTrue(Linear.maxNorm(product.minus(mode.power(k))) <= 1e-13, "k = " + k);
            product = product.mult(mode.matrix());
        }
    }
}
