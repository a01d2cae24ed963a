package momentum.quadratic;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import momentum.Iterate;
import momentum.Linear;
import momentum.TwoStep;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.method.NormalizedHeavyBall;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mode of any linear two-step method: right to rounding, against decimals and against an eigensolver. */
class TwoStepModeTest {
    private static final MathContext DIGITS = new MathContext(60);

    private static BigDecimal decimal(double value) {
        return new BigDecimal(value);
    }

    /**
     * The first row of Rᵏ and the error from rest at 1, R = [[1 + β − αλ, −β], [1, 0]], for the doubles as they are.
     */
    private static double[] exactly(double alpha, double beta, double lambda, long k) {
        BigDecimal b = decimal(beta), a = BigDecimal.ONE.add(b).subtract(decimal(alpha).multiply(decimal(lambda)));
        BigDecimal[] power = {BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE};
        BigDecimal[] square = {a, b.negate(), BigDecimal.ONE, BigDecimal.ZERO};
        for (long left = k; left > 0; left >>= 1) {
            if ((left & 1) == 1) power = product(power, square);
            square = product(square, square);
        }
        return new double[] {power[0].doubleValue(), power[1].doubleValue(),
                power[0].add(power[1], DIGITS).doubleValue()};
    }

    private static BigDecimal[] product(BigDecimal[] p, BigDecimal[] q) {
        var product = new BigDecimal[4];
        for (int i = 0; i < 4; i++) {
            product[i] = p[i / 2 * 2].multiply(q[i % 2], DIGITS)
                    .add(p[i / 2 * 2 + 1].multiply(q[i % 2 + 2], DIGITS), DIGITS);
        }
        return product;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 10, 1e2, 1e4, 1e6, 1e8, 1e10, 1e12})
    void theBestParametersKeepAllDigits(double kappa) {
        Tuning best = Tuning.heavyBall(Spectrum.of(1, kappa));
        double[] curvatures = {1, kappa, 1.5, Math.sqrt(kappa), 0.999 * kappa, 0.5};
        for (double lambda : curvatures) {
            var mode = new MomentumMatrix(best.stepSize(), best.momentum(), lambda);
            for (long k : new long[] {0, 1, 2, 3, 7, 100, 1001, 65_536, 1_000_000, 5_000_000}) {
                double[] right = exactly(best.stepSize(), best.momentum(), lambda, k);
                String where = "κ = " + kappa + ", λ = " + lambda + ", k = " + k;
                // a rounding of the result; below 1e-290 a double itself has no more digits to spare
                assertEquals(right[0], mode.power(k).get(0, 0), 4e-16 * Math.abs(right[0]) + 1e-290, where);
                assertEquals(right[1], mode.power(k).get(0, 1), 4e-16 * Math.abs(right[1]) + 1e-290, where);
                assertEquals(right[2], mode.fromRest(k, 1), 4e-16 * Math.abs(right[2]) + 1e-290, where);
            }
        }
    }

    @Test
    void theFormulasOfTheRepeatedRoots() {
        // at κ = 10¹² and k = √κ: (1 + k(1 − ρ)) ρᵏ at the flat end, (−ρ)ᵏ (1 + k(1 + ρ)) at the steep one
        double kappa = 1e12, rho = (1e6 - 1) / (1e6 + 1);
        long k = 1_000_000;
        Tuning best = Tuning.heavyBall(Spectrum.of(1, kappa));
        double decay = Math.exp(k * Math.log1p(-2 / (1e6 + 1)));
        double flat = new MomentumMatrix(best.stepSize(), best.momentum(), 1).fromRest(k, 1);
        double steep = new MomentumMatrix(best.stepSize(), best.momentum(), kappa).fromRest(k, 1);
        // β as a double is off by 1e-16 of 1, which is k·1e-16 after k steps and as much again in 1 − β
        assertEquals((1 + k * 2 / (1e6 + 1)) * decay, flat, 1e-9);
        assertEquals(0.406006, flat, 5e-7, "3e⁻², to κ^(−½)");
        // here αλ = 4 and β are off by rounding, which k² makes 4e-4
        assertEquals(1, steep / ((1 + k * (1 + rho)) * decay), 4e-4);
        SimpleMatrix x = ClosedForm.iterate(Quadratic.diag(1, kappa), best.method(), vector(1, 1), k);
        assertEquals(flat, x.get(0), 1e-16);
        assertEquals(steep, x.get(1), 1e-9);
    }

    @Test
    void theRowOfErrorsEndsInTheClosedForm() {
        Tuning best = Tuning.heavyBall(Spectrum.of(1, 1e10));
        var mode = new MomentumMatrix(best.stepSize(), best.momentum(), 1);
        double[] errors = mode.errors(100_000, 3, 3);
        for (int k = 0; k <= 100_000; k += 1000) assertEquals(mode.fromRest(k, 3), errors[k], 1e-15, "k = " + k);
    }

    /** Linear methods, each with its pull and inertia on a curvature. */
    private record Known(String name, TwoStep method, double pull, double inertia) {}

    private static List<Known> known(double alpha, double beta, double lambda) {
        double s = alpha * lambda;
        return List.of(
                new Known("heavy ball", new HeavyBall(alpha, beta), s, beta),
                new Known("Nesterov", new Nesterov(alpha, beta), s, beta * (1 - s)),
                new Known("normalized", new NormalizedHeavyBall(alpha, beta), (1 - beta) * s, beta),
                new Known("a lambda", (f, x, previous) -> x.minus(f.gradient(previous).scale(alpha)), s, s),
                new Known("descent", (f, x, previous) -> x.minus(f.gradient(x).scale(alpha)), s, 0));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.9, 3", "0.1, 0.9, 1e-13", "0.02, 0.3, 40", "1e-9, 0.999, 1e-3", "0.1, 0.5, -2", "0.1, 0.9, 0"})
    void pullAndInertiaAreReadOffWithAllTheirDigits(double alpha, double beta, double lambda) {
        for (Known each : known(alpha, beta, lambda)) {
            TwoStepMode mode = TwoStepMode.of(each.method(), lambda);
            // two or three roundings, relative however small the pull is
            assertEquals(each.pull(), mode.pull().high(), 4e-16 * Math.abs(each.pull()), each.name());
            assertEquals(each.inertia(), mode.determinant(), 4e-16, each.name());
            assertEquals(1 + each.inertia() - each.pull(), mode.first(), 8e-16, each.name());
            assertEquals(-each.inertia(), mode.second(), 4e-16, each.name());
        }
    }

    @Test
    void rootsAndDiscriminantAreTheEigensolversOnes() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            double alpha = random.nextDouble(0.01, 2), beta = random.nextDouble(0, 1.1);
            double lambda = random.nextDouble(-0.5, 3);
            for (Known each : known(alpha, Math.min(beta, 0.999), lambda)) {
                TwoStepMode mode = TwoStepMode.of(each.method(), lambda);
                var eig = DecompositionFactory_DDRM.eig(2, false);
                assertTrue(eig.decompose(mode.matrix().getDDRM().copy()));
                double largest = 0;
                for (int j = 0; j < 2; j++) largest = Math.max(largest, eig.getEigenvalue(j).getMagnitude());
                String where = each.name() + " " + alpha + ", " + beta + ", " + lambda;
                // an eigensolver's roots move like the square root of rounding where they nearly meet
                double apart = Math.sqrt(Math.abs(mode.discriminant()));
                double within = 1e-14 * (1 + largest * largest) / Math.max(apart, 1e-7);
                assertEquals(largest, mode.spectralRadius(), within, where);
                if (apart < 1e-6) continue;
                assertEquals(mode.discriminant() > 0, eig.getEigenvalue(0).isReal(), where);
                var difference = new Complex(eig.getEigenvalue(0).getReal() - eig.getEigenvalue(1).getReal(),
                        eig.getEigenvalue(0).getImaginary() - eig.getEigenvalue(1).getImaginary());
                assertEquals(apart, difference.norm(), within, where);
                if (Math.abs(largest - 1) > 1e-12) assertEquals(largest < 1, mode.isStable(), where);
            }
        }
    }

    /** T3-9: complex roots iff {@code (1 − √αλ)² < β < (1 + √αλ)²}, by an eigensolver that knows no discriminant. */
    @Test
    void theRuleForComplexRootsIsTheEigensolversOne() {
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                double s = (i + 0.5) / 200 * 4.3, b = (j + 0.5) / 200;
                boolean complex = Math.pow(1 - Math.sqrt(s), 2) < b && b < Math.pow(1 + Math.sqrt(s), 2);
                var roots = new SimpleMatrix(new double[][] {{1 + b - s, -b}, {1, 0}}).eig();
                assertEquals(complex, !roots.getEigenvalue(0).isReal(), "αλ = " + s + ", β = " + b);
                assertEquals(complex, new MomentumMatrix(1, b, s).damping() == Damping.UNDERDAMPED,
                        "αλ = " + s + ", β = " + b);
            }
        }
    }

    @Test
    void theClosedFormIsTheRunOfEveryLinearMethod() {
        SimpleMatrix a = new SimpleMatrix(new double[][] {{2, 1, 0}, {1, 3, 0.5}, {0, 0.5, 1}});
        Quadratic f = Quadratic.of(a, vector(1, -1, 2));
        SimpleMatrix x0 = vector(3, 2, -1);
        for (Known each : known(0.2, 0.6, 1)) {
            for (Iterate iterate : each.method().run(f, x0, 100).kept()) {
                double off = Linear.maxNorm(ClosedForm.iterate(f, each.method(), x0, iterate.k()).minus(iterate.x()));
                assertTrue(off <= 1e-13, each.name() + ", k = " + iterate.k() + ": off by " + off);
            }
        }
    }

    @Test
    void whatIsNoSuchMethodGetsASentence() {
        TwoStep decaying = (f, x, previous) -> x.scale(0.9).minus(f.gradient(x));
        refused("method must be linear on quadratics and at rest at the minimizer, "
                + "but from (2, -3) it went to -0.2 instead of 0", () -> TwoStepMode.of(decaying, 1));
        TwoStep own = (f, x, previous) -> x.minus(f.gradient(x).scale(1 / f.smoothness().getAsDouble()));
        refused("method must have the same parameters on every mode, but its first two steps were off "
                + "by 0.5 from those of its modes",
                () -> ClosedForm.iterate(Quadratic.diag(1, 2), own, vector(1, 1), 3));
        refused("eigenvalue must be finite, was NaN", () -> TwoStepMode.of(own, Double.NaN));
    }

    @Test
    void theMarginIsRightNextToTheLimit() {
        for (double beta : new double[] {0, 0.3, 0.9, 0.999}) {
            for (double fraction : new double[] {0.5, 1 - 1e-6, 1 - 1e-10, 1 - 1e-13}) {
                double s = fraction * MomentumMatrix.stabilityLimit(beta);
                double right = decimal(beta).add(BigDecimal.ONE).multiply(decimal(2))
                        .subtract(decimal(s)).doubleValue();
                assertEquals(right, new MomentumMatrix(1, beta, s).margin(), 2e-16 * right);
            }
        }
    }

    @Test
    void thePortraitOfAnyMethod() {
        TwoStepMode mode = TwoStepMode.of(new Nesterov(0.1, 0.8), 2);
        double[][] orbit = mode.orbit(20, 1, -0.5, 0.1);
        double[] x = mode.errors(20, 1, 1.05);
        assertArrayEquals(x, orbit[1]);
        assertEquals(-0.5, orbit[0][0]);
        for (int k = 1; k <= 20; k++) assertEquals((x[k] - x[k - 1]) / 0.1, orbit[0][k], 1e-14);
    }

    /** A glance that shows a complex pair says what all digits say, also as near to a repeated root as doubles get. */
    @Test
    void theRadiusIsThatOfTheExactDiscriminant() {
        for (double beta : new double[] {1e-9, 0.01, 0.25, 0.81, 0.999, 1, 1.5, 40}) {
            double end = 1 + Math.sqrt(beta), repeated = end * end;
            for (double off = 1e-17; off < 10; off *= 3) {
                for (double pull : new double[] {repeated * (1 - off), repeated * (1 + off), off}) {
                    if (!(pull > 0)) continue;
                    var mode = new MomentumMatrix(pull, beta, 1);
                    double discriminant = mode.discriminant();
                    double expected = discriminant <= 0
                            ? Math.sqrt(beta) : (Math.abs(mode.trace()) + Math.sqrt(discriminant)) / 2;
                    assertEquals(expected, mode.spectralRadius(), 0, mode.toString());
                }
            }
        }
    }
}
