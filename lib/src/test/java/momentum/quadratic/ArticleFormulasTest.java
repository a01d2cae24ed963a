package momentum.quadratic;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import momentum.Linear;
import momentum.method.Convention;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The formulas of "Why Momentum Really Works", by the rows of the table in distill-figures.md §4; corrected where they
 * err.
 */
class ArticleFormulasTest {
    private static final Quadratic F =
            Quadratic.of(new SimpleMatrix(new double[][] {{2, 1}, {1, 3}}), vector(1, -1));

    @Test
    void rows1And2GradientDescentInClosedForm() {
        SimpleMatrix start = F.errorModes(vector(3, 2));
        for (var iterate : new GradientDescent(0.2).run(F, vector(3, 2), 50).kept()) {
            double loss = 0;
            SimpleMatrix modes = F.errorModes(iterate.x());
            for (int i = 0; i < 2; i++) {
                double eigenvalue = F.spectrum().eigenvalue(i), factor = Math.pow(1 - 0.2 * eigenvalue, iterate.k());
                assertEquals(factor * start.get(i), modes.get(i), 1e-14);
                loss += 0.5 * factor * factor * eigenvalue * start.get(i) * start.get(i);
            }
            assertEquals(loss, F.gap(iterate.x()), 1e-14);
        }
    }

    @ParameterizedTest
    @CsvSource({"100", "10", "3.5", "1"})
    void rows3And4TheBestStep(double kappa) {
        Tuning best = Tuning.gradientDescent(Spectrum.of(1, kappa));
        assertEquals(2 / (1 + kappa), best.stepSize(), 1e-16);
        assertEquals((kappa - 1) / (kappa + 1), best.rate(), 1e-16);
        for (int i = 1; i <= 4000; i++) {
            double alpha = i / 4000.0 * 2.2 / kappa, rate = Math.max(Math.abs(1 - alpha), Math.abs(1 - alpha * kappa));
            assertEquals(alpha * kappa < 2, rate < 1);
            assertTrue(rate >= best.rate() - 1e-15);
        }
    }

    @Test
    void row6EarlyStoppingAndDampingAreFiltersOfTheSameKind() {
        for (double eigenvalue : new double[] {1e-3, 0.5, 20}) {
            for (double eta : new double[] {1e-2, 1, 30}) {
                // the difference from 1 loses the digits of λ/η
                assertEquals(1 / (eigenvalue + eta), (1 - 1 / (1 + eigenvalue / eta)) / eigenvalue, 1e-15 / eigenvalue);
            }
            double alpha = 0.05, x = 0;
            for (int k = 1; k <= 40; k++) {
                x -= alpha * (eigenvalue * x - 1);
                assertEquals((1 - Math.pow(1 - alpha * eigenvalue, k)) / eigenvalue, x, 1e-12);
            }
        }
    }

    /** Goh's matrix on (velocity, error): [[β, λ], [−αβ, 1 − αλ]]. */
    private static SimpleMatrix goh(double alpha, double beta, double lambda) {
        return new SimpleMatrix(new double[][] {{beta, lambda}, {-alpha * beta, 1 - alpha * lambda}});
    }

    @Test
    void row7GohsMatrixAndTheLibrarysAreSimilar() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            double alpha = random.nextDouble(0.01, 1), beta = random.nextDouble(), lambda = random.nextDouble(0.1, 4);
            var mode = new MomentumMatrix(alpha, beta, lambda);
            SimpleMatrix r = goh(alpha, beta, lambda);
            assertEquals(mode.trace(), r.trace(), 1e-15);
            assertEquals(mode.determinant(), r.determinant(), 1e-15);
            // footnote 3, with its last vector in the order (y, x): [[1, 0], [α, 1]] R = [[β, λ], [0, 1]]
            SimpleMatrix left = new SimpleMatrix(new double[][] {{1, 0}, {alpha, 1}}).mult(r);
            assertTrue(left.isIdentical(new SimpleMatrix(new double[][] {{beta, lambda}, {0, 1}}), 1e-15));
        }
        var state = Convention.GOH.method(0.3, 0.6).run(Quadratic.diag(2), vector(1), 7).last();
        SimpleMatrix predicted = vector(0, 1);
        for (int k = 0; k < 7; k++) predicted = goh(0.3, 0.6, 2).mult(predicted);
        assertArrayEquals(new double[] {state.velocity().get(0), state.x().get(0)}, Linear.array(predicted), 1e-15);
    }

    @Test
    void rows8And10Roots() {
        for (double beta = 0.01; beta < 1; beta += 0.01) {
            for (double s = 0.01; s < 4; s += 0.03) {
                var mode = new MomentumMatrix(1, beta, s);
                double p = 1 - s + beta, d = p * p - 4 * beta;
                // at a repeated root a rounding of D is a larger one of √D
                if (Math.abs(d) < 1e-6) continue;
                if (d < 0) {
                    assertEquals(Math.sqrt(beta), mode.spectralRadius(), 0, "not 2√β");
                    assertEquals(Math.sqrt(beta), mode.eigenvalues().get(1).norm(), 1e-14);
                } else {
                    assertEquals((Math.abs(p) + Math.sqrt(d)) / 2, mode.spectralRadius(), 1e-12);
                }
            }
        }
    }

    /** Row 9 with the indices right (E26): as printed it gives −I at k = 0. */
    @Test
    void row9ThePowerFromTheRoots() {
        double alpha = 0.3, beta = 0.5, lambda = 1.7;
        var mode = new MomentumMatrix(alpha, beta, lambda);
        Complex s1 = mode.eigenvalues().get(0), s2 = mode.eigenvalues().get(1);
        SimpleMatrix r = goh(alpha, beta, lambda), power = SimpleMatrix.identity(2);
        for (int k = 0; k <= 20; k++) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    double unit = i == j ? 1 : 0;
                    Complex right = s1.pow(k).multiply(s2.multiply(-unit).add(r.get(i, j)))
                            .subtract(s2.pow(k).multiply(s1.multiply(-unit).add(r.get(i, j)))).divide(s1.subtract(s2));
                    assertEquals(power.get(i, j), right.getReal(), 1e-14);
                    Complex printed = s1.pow(k).multiply(s1.multiply(-unit).add(r.get(i, j)))
                            .subtract(s2.pow(k).multiply(s2.multiply(-unit).add(r.get(i, j)))).divide(s1.subtract(s2));
                    if (k == 0) assertEquals(-unit, printed.getReal(), 1e-15);
                }
            }
            power = power.mult(r);
        }
        double sigma = Math.sqrt(0.25);
        SimpleMatrix repeated = goh(1, 0.25, 0.25), product = SimpleMatrix.identity(2);
        for (int k = 0; k <= 20; k++) {
            SimpleMatrix formula = repeated.scale(k / sigma).minus(SimpleMatrix.identity(2).scale(k - 1))
                    .scale(Math.pow(sigma, k));
            assertTrue(product.isIdentical(formula, 1e-15));
            product = product.mult(repeated);
        }
    }

    @Test
    void row11WhereMomentumConverges() {
        for (int i = 0; i < 400; i++) {
            for (int j = 0; j < 500; j++) {
                double beta = (j + 0.5) / 500, s = (i + 0.5) / 400 * 4.2;
                assertEquals(s < 2 + 2 * beta, new MomentumMatrix(1, beta, s).spectralRadius() < 1,
                        "β " + beta + ", αλ " + s);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.15", "0.5"})
    void row12CriticalDampingIsTheBestForOneMode(double s) {
        double critical = MomentumMatrix.criticalMomentum(1, s);
        assertEquals(Math.pow(1 - Math.sqrt(s), 2), critical, 1e-16);
        double rate = new MomentumMatrix(1, critical, s).spectralRadius();
        assertEquals(1 - Math.sqrt(s), rate, 1e-15);
        for (double beta = 0; beta < 1; beta += 1e-4) {
            assertTrue(new MomentumMatrix(1, beta, s).spectralRadius() >= rate - 1e-15);
        }
    }

    @ParameterizedTest
    @CsvSource({"10, 0.5194939, 1.26987", "100, 0.8181818, 1.66942", "1000, 0.9386931, 1.88114"})
    void rows13To15TheBestParameters(double kappa, double rate, double ratio) {
        Spectrum spectrum = Spectrum.of(1, kappa);
        Tuning best = Tuning.heavyBall(spectrum);
        assertEquals(rate, best.rate(), 5e-8);
        assertEquals(Math.sqrt(best.momentum()), best.rate(), 1e-15);
        assertEquals(ratio, best.stepSize() / Tuning.gradientDescent(spectrum).stepSize(), 5e-6);
        assertEquals(1 + best.momentum(), best.stepSize() / Tuning.gradientDescent(spectrum).stepSize(), 1e-14);
        double least = 1;
        for (int i = 1; i <= 41; i++) {
            for (int j = 0; j <= 80; j++) {
                double a = i / 41.0 * 4 / kappa, b = j / 81.0;
                least = Math.min(least, Math.max(new MomentumMatrix(a, b, 1).spectralRadius(),
                        new MomentumMatrix(a, b, kappa).spectralRadius()));
            }
        }
        assertTrue(least >= best.rate(), "a grid point was better: " + least);
    }

    /** theory.md T3-11. */
    @ParameterizedTest
    @CsvSource({"10, 0.2308861570, 0.2698738636, 0.5194938533", "100, 0.0330578512, 0.6694214876, 0.8181818182"})
    void t311TheBestParameters(double kappa, double alpha, double beta, double rate) {
        Tuning best = Tuning.heavyBall(Spectrum.of(1, kappa));
        assertArrayEquals(new double[] {alpha, beta, rate},
                new double[] {best.stepSize(), best.momentum(), best.rate()}, 5e-11);
    }

    /** theory.md T3-11: from rest both ends carry a factor k. */
    @Test
    void t311TheRepeatedRootsAtBothEnds() {
        Tuning best = Tuning.heavyBall(Spectrum.of(1, 100));
        double[] flat = new MomentumMatrix(best.stepSize(), best.momentum(), 1).errors(200, 1, 1);
        double[] steep = new MomentumMatrix(best.stepSize(), best.momentum(), 100).errors(200, 1, 1);
        for (int k = 0; k <= 200; k++) {
            assertEquals((1 + 0.18181818181818182 * k) * Math.pow(9.0 / 11, k), flat[k], 3e-14);
            assertEquals((1 + 1.8181818181818181 * k) * Math.pow(-9.0 / 11, k), steep[k], 3e-14);
        }
    }

    /** Row 16 with the sign right (E21): w⁰ − α Σ (1 − β^{k+1−i})/(1 − β) ∇f(wⁱ). */
    @Test
    void row16MomentumUnrolled() {
        double alpha = 0.05, beta = 0.8;
        var run = new HeavyBall(alpha, beta).run(F, vector(3, 2), 40);
        for (int k = 0; k < 40; k++) {
            SimpleMatrix sum = new SimpleMatrix(2, 1);
            for (int i = 0; i <= k; i++) {
                sum = Linear.combine(1, sum, (1 - Math.pow(beta, k + 1 - i)) / (1 - beta), F.gradient(run.at(i).x()));
            }
            SimpleMatrix next = run.at(k + 1).x();
            assertTrue(Linear.maxNorm(Linear.combine(1, vector(3, 2), -alpha, sum).minus(next)) <= 1e-14);
            assertTrue(Linear.maxNorm(Linear.combine(1, vector(3, 2), alpha, sum).minus(next)) > 0.1,
                    "as printed, k = " + k);
        }
    }

    @Test
    void theErrorAlongTheEigenvectorsNeedsAMinimizer() {
        SimpleMatrix modes = F.errorModes(F.minimizer().orElseThrow());
        assertEquals(0, Linear.maxNorm(modes));
        String message = assertThrows(UnsupportedOperationException.class,
                () -> Quadratic.diag(-1, 1).errorModes(vector(1, 1))).getMessage();
        assertEquals("the error x − x* needs a minimizer, and this quadratic has or knows none", message);
    }
}
