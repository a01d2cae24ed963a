package momentum.problem;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.quadratic.ClosedForm;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goh's polynomial regression, numbers from distill-figures.md F4, F5, F6. */
class PolynomialRegressionTest {
    private static final SimpleMatrix ZERO = new SimpleMatrix(6, 1);
    private final PolynomialRegression f = PolynomialRegression.twoClusters();
    private final double best = 1.8 / f.eigenvalues()[0];

    @Test
    void f4Weights() {
        assertEquals(10.25, f.value(ZERO), 1e-15);
        double[] fit = Linear.array(f.minimizer().orElseThrow());
        // the digits given; κ(Z) = 569 times rounding of weights up to 177 is 2e-11
        assertArrayEquals(new double[] {0.566948437148, -8.081803517991, -6.386951711148,
                90.620158512477, 9.447467597449,
            -177.259315227627}, fit, 3e-11);
        assertEquals(0.134785814816312, f.value(Linear.wrap(fit)), 5e-15);
        assertArrayEquals(new double[] {-4, 6.575, -1.09375, 1.7549375, -0.316909375, 0.49299734375},
                Linear.array(f.quadratic().b()), 1e-14);
    }

    @Test
    void f4ModelOfTheFirstPicture() {
        var model = f.model(vector(-2, -2, 2, 2, 2, -2));
        assertEquals(-2.1875, model.applyAsDouble(0.5), 0);
        assertEquals(-0.5625, model.applyAsDouble(-0.5), 0);
    }

    /**
     * F5; the digits given are those of doubles, the relative error of λ from the singular values is about 569·2ε =
     * 2.5e-13.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 10.703316292662907, 0.966404757866, 0, 0.247761510676, 0, 0.068381852861, 0, "
                + "-0.388503798292, 0.458492334734",
        "1, 2.7599823230711774, 0, -0.961004600687, 0, -0.265337019042, 0, -0.077887250459, "
                + "-2.471991680863, 0.902896789532",
        "2, 0.059797552706834064, -0.250892958711, 0, 0.851580957394, 0, 0.460285342231, 0, "
                + "-1.232718967539, 6.134081669632",
        "3, 0.014710400899617238, 0, -0.270183318485, 0, 0.840919423758, 0, 0.468887510133, "
                + "-4.726858993920, 12.367417009246",
        "4, 1.3650728650890017e-4, -0.055808308006, 0, 0.461978470094, 0, -0.885133507403, 0, "
                + "-11.344544743689, 128.384721145474",
        "5, 3.3079749908491105e-5, 0, -0.058916312431, 0, 0.471646890239, 0, -0.879817071360, "
                + "199.172637611390, 260.801539265898"})
    void f5Eigenfeatures(int i, double eigenvalue, double u1, double u2, double u3, double u4, double u5,
            double u6, double fit,
            double start) {
        assertEquals(eigenvalue, f.eigenvalues()[i], 2.5e-13 * eigenvalue);
        assertArrayEquals(new double[] {u1, u2, u3, u4, u5, u6}, Linear.array(f.eigenvectors().getColumn(i)), 1e-12);
        assertEquals(fit, f.toEigenfeatures(f.minimizer().orElseThrow()).get(i), 3e-11);
        assertEquals(start, 1.5 / Math.sqrt(f.eigenvalues()[i]), 5e-13 * start);
    }

    @Test
    void f5ConditionNumberAndFirstPanel() {
        assertEquals(323560.979822, f.conditionNumber(), 1e-6);
        double start = 1.5 / Math.sqrt(f.eigenvalues()[0]);
        assertEquals(0.637, start * f.eigenfeature(0).applyAsDouble(-1.125), 5e-4);
        for (int i = 0; i < 6; i++) {
            double sum = 0;
            for (double xi : f.positions()) sum += Math.pow(f.eigenfeature(i).applyAsDouble(xi), 2);
            // Σ p̄ᵢ² over the data is λᵢ; rounding of six terms up to 1, squared, ten times
            assertEquals(f.eigenvalues()[i], sum, 1e-15 * Math.max(1, 4 * sum));
        }
    }

    /**
     * F6, factors and numbers of steps; the reference's second factor has a wrong last digit, its number of steps is
     * right.
     */
    @ParameterizedTest
    @CsvSource({"0, -0.8, 30.9565534755, 3.43258472068", "1, 0.535848, 11.0718030710, 2.40440161250",
        "2, 0.989944, 683.449590216, 6.52715290102", "3, 0.997526, 2788.82034661, 7.93337397057",
        "4, 0.999977, 300899.855270, 12.6145327816", "5, 0.9999944, 1241707.69414, 14.0319981628"})
    void f6Bars(int i, double factor, double steps, double logarithm) {
        double measured = 1 - best * f.eigenvalues()[i], k = -3 / Math.log10(Math.abs(measured));
        assertEquals(0.16817217680784552, best, 1e-16);
        assertEquals(factor, measured, 5e-7);
        // 1 − αλ loses the digits of αλ: for 10⁶ steps all but ten remain
        assertEquals(steps, k, Math.max(5e-9, 5e-11 * steps) * Math.max(1, steps / 1e4));
        assertEquals(logarithm, Math.log(k), 5e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 1.05966086996773, 0.95133566142, -0.2866598586, -2.413472863, -0.07253436938, -0.0697295927, "
                + "-0.001562512057, 0.006648003635",
        "49, 0.945118448678052, 0.887395655378, -0.3885107294, -2.471991681, -0.4814789397, -0.5402520606, "
                + "-0.01275421908, 0.05428553654"})
    void f6EarlyStopping(int k, double loss, double fitAtHalf, double x1, double x2, double x3, double x4,
            double x5, double x6) {
        SimpleMatrix w = ClosedForm.iterate(f.quadratic(), new HeavyBall(best, 0), ZERO, k);
        assertEquals(loss, f.value(w), 5e-13);
        assertEquals(fitAtHalf, f.model(w).applyAsDouble(0.5), 5e-12);
        // ten digits given; the weights, up to 199 before they shrink, carry 3e-11
        assertArrayEquals(new double[] {x1, x2, x3, x4, x5, x6}, Linear.array(f.toEigenfeatures(w)), 5e-10);
        SimpleMatrix ran = new GradientDescent(best).run(f, ZERO, k).last().x();
        assertTrue(Linear.maxNorm(ran.minus(w)) <= 1e-11, "the closed form is the run");
    }

    @Test
    void f6TheLastIterate() {
        SimpleMatrix w = ClosedForm.iterate(f.quadratic(), new HeavyBall(best, 0), ZERO, 1_329_083);
        assertEquals(0.134786063009169, f.value(w), 5e-15);
        // powers of 1 − αλ with k = 10⁶ carry k·ε = 1.5e-10 of x₆ = 199
        assertEquals(-11.34454474, f.toEigenfeatures(w).get(4), 5e-9);
        assertEquals(199.0501397, f.toEigenfeatures(w).get(5), 5e-8);
        assertEquals(1.30769627353, f.model(w).applyAsDouble(0.5), 5e-11);
    }

    @Test
    void row6TikhonovAgainstTheNormalEquations() {
        for (double damping : new double[] {1e-3, 0.1, 10}) {
            SimpleMatrix a = f.quadratic().matrix().plus(SimpleMatrix.identity(6).scale(damping));
            // κ of the damped matrix is at most 10⁴
            assertTrue(Linear.maxNorm(a.solve(f.quadratic().b()).minus(f.tikhonov(damping))) <= 1e-11);
        }
    }

    @Test
    void aMovedPointChangesTheFitAndNotTheEigenfeatures() {
        PolynomialRegression moved = f.with(3, 1);
        assertEquals(1, moved.targets()[3]);
        assertEquals(-1.5, f.targets()[3]);
        assertTrue(f.eigenvectors().isIdentical(moved.eigenvectors(), 0));
        assertTrue(moved.gradient(moved.minimizer().orElseThrow()).normF() <= 1e-11);
        assertFalse(moved.minimizer().orElseThrow().isIdentical(f.minimizer().orElseThrow(), 0.1));
    }

    @Test
    void tooHighADegreeIsSaidToBe() {
        assertTrue(f.warning().isEmpty());
        double[] xi = new double[40], d = new double[40];
        for (int j = 0; j < 40; j++) xi[j] = j / 39.0;
        String warning = PolynomialRegression.of(xi, d, 15).warning().orElseThrow();
        assertTrue(warning.startsWith(
                "a polynomial of degree 15 makes ZᵀZ numerically singular: its condition number is "), warning);
        assertTrue(PolynomialRegression.of(xi, d, 5).warning().isEmpty());
        assertEquals(
                "a polynomial of degree 3 has 4 weights but there are 2 different positions: ZᵀZ is "
                        + "singular, its condition "
                + "number is infinite and many polynomials fit equally well",
                PolynomialRegression.of(new double[] {1, 1, 2}, new double[] {0, 0, 1}, 3).warning().orElseThrow());
    }

    @Test
    void leastSquaresOfAWideMatrixKnowsItsFlatDirections() {
        LeastSquares wide = LeastSquares.of(new SimpleMatrix(new double[][] {{3, 4, 0}}), vector(10));
        Quadratic q = wide.quadratic();
        assertArrayEquals(new double[] {0, 0, 25}, q.spectrum().eigenvalues(), 1e-14);
        assertTrue(Linear.maxNorm(q.minimizer().orElseThrow().minus(vector(1.2, 1.6, 0))) <= 1e-14);
        assertTrue(Linear.maxNorm(wide.tikhonov(25).minus(vector(0.6, 0.8, 0))) <= 1e-14);
    }
}
