package momentum.quadratic;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import momentum.Linear;
import momentum.Objective;
import momentum.Status;
import momentum.method.HeavyBall;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** What a quadratic and least squares know of themselves. */
class QuadraticTest {
    private final SimpleMatrix a = new SimpleMatrix(new double[][] {{3, 1}, {1, 2}});

    @Test
    void valueGradientAndMinimizerFitTogether() {
        Quadratic f = Quadratic.of(a, vector(1, -4));
        assertTrue(f.checkGradient(vector(0.3, -0.7)).passed());
        SimpleMatrix best = f.minimizer().orElseThrow();
        assertTrue(Linear.maxNorm(f.gradient(best)) <= 1e-14);
        assertEquals(f.value(vector(2, 1)) - f.value(best), f.gap(vector(2, 1)), 1e-13);
        assertEquals((5 + Math.sqrt(5)) / 2, f.smoothness().orElseThrow(), 1e-14);
        assertEquals((5 - Math.sqrt(5)) / 2, f.strongConvexity().orElseThrow(), 1e-14);
    }

    @Test
    void itsHessianIsItsMatrix() {
        Quadratic f = Quadratic.of(a);
        Objective unaware = Objective.of(f::value, f::gradient);
        SimpleMatrix v = vector(0.4, -2);
        assertTrue(Text.same(Linear.times(a, v), f.hessianTimes(vector(1, 1), v)));
        assertTrue(Linear.maxNorm(unaware.hessianTimes(vector(1, 1), v).minus(Linear.times(a, v))) <= 1e-8);
    }

    @Test
    void theGapStaysExactWhereValuesCancel() {
        Quadratic f = Quadratic.of(a, vector(1e3, 1e3));
        SimpleMatrix near = f.minimizer().orElseThrow().plus(vector(1e-9, 0));
        // ½ · 3 · 10⁻¹⁸, up to the rounding of x itself near 400
        assertEquals(1.5e-18, f.gap(near), 1e-21 + 1.5e-18 * 1e-3);
    }

    @Test
    void aFlatDirectionHasManyMinimizersAndTheShortestIsTaken() {
        Quadratic f = Quadratic.of(new SimpleMatrix(new double[][] {{1, 1}, {1, 1}}), vector(2, 2));
        assertTrue(Linear.maxNorm(f.minimizer().orElseThrow().minus(vector(1, 1))) <= 1e-14);
        assertTrue(f.strongConvexity().isEmpty());
        assertEquals(0, f.gap(vector(3, -1)), 1e-14);
    }

    @Test
    void aSlopeAlongAFlatDirectionHasNoBottomHoweverGentle() {
        SimpleMatrix flat = new SimpleMatrix(new double[][] {{1, 1}, {1, 1}});
        // the part of b along (1, −1) is the slope; rounding of Qᵀb is near 1e-16
        for (double slope : new double[] {1, 1e-3, 1e-9, 1e-11}) {
            assertEquals(Optional.empty(), Quadratic.of(flat, vector(2 + slope, 2 - slope)).minimizer(),
                    "slope " + slope);
        }
        assertTrue(Quadratic.of(flat, vector(2 + 1e-15, 2 - 1e-15)).minimizer().isPresent());
        assertEquals(Optional.empty(), Quadratic.of(SimpleMatrix.diag(1, 0), vector(1, 1e-9)).minimizer());
        assertTrue(Quadratic.of(SimpleMatrix.diag(1, 0), vector(1, 0)).minimizer().isPresent());
    }

    @Test
    void noMinimizerWhereThereIsNone() {
        assertEquals(Optional.empty(), Quadratic.diag(-1, 2).minimizer());
        assertEquals(Optional.empty(), Quadratic.of(SimpleMatrix.diag(0, 1), vector(1, 0)).minimizer());
        assertEquals(2, Quadratic.diag(-2, 1).smoothness().orElseThrow());
        assertEquals("the gap f − f* needs a minimizer, and this quadratic has or knows none",
                assertThrows(UnsupportedOperationException.class, () -> Quadratic.diag(-1).gap(vector(1)))
                .getMessage());
    }

    @Test
    void aMillionUnknownsAreAnOperator() {
        int n = 1_000_000;
        Quadratic f = Quadratic.of(x -> x.scale(2), n, SimpleMatrix.filled(n, 1, 1));
        var run = new HeavyBall(0.2, 0.1).run(f, new SimpleMatrix(n, 1), 60);
        assertEquals(Status.STEP_LIMIT, run.status());
        assertEquals(0.5, run.last().x().get(n - 1), 1e-12);
        assertThrows(UnsupportedOperationException.class, f::spectrum);
        assertThrows(UnsupportedOperationException.class, f::matrix);
        assertTrue(f.minimizer().isEmpty() && f.smoothness().isEmpty());
    }

    @Test
    void aLongDiagonalIsNoMatrix() {
        double[] eigenvalues = new double[200_000];
        for (int i = 0; i < eigenvalues.length; i++) eigenvalues[i] = 1 + i;
        Quadratic f = Quadratic.diag(eigenvalues);
        assertEquals(200_000, f.smoothness().orElseThrow());
        assertEquals(0, f.gap(new SimpleMatrix(200_000, 1)));
    }

    @Test
    void leastSquaresIsItsQuadratic() {
        SimpleMatrix z = new SimpleMatrix(new double[][] {{1, 0}, {1, 1}, {1, 2}, {1, 3}}), d = vector(0, 1, 3, 2);
        LeastSquares f = LeastSquares.of(z, d);
        Quadratic q = f.quadratic();
        for (SimpleMatrix w : List.of(vector(0, 0), vector(1, -1), vector(0.3, 0.9))) {
            assertEquals(f.value(w) - 0.5 * d.dot(d), q.value(w), 1e-13);
            assertEquals(f.gap(w), q.gap(w), 1e-13);
            assertTrue(Linear.maxNorm(f.gradient(w).minus(q.gradient(w))) <= 1e-13);
            assertTrue(Linear.maxNorm(f.hessianTimes(w, w).minus(q.times(w))) <= 1e-13);
        }
        // the line of best fit by hand: slope 0.8, intercept 0.3
        assertTrue(Linear.maxNorm(f.minimizer().orElseThrow().minus(vector(0.3, 0.8))) <= 1e-14);
        assertEquals(q.smoothness().orElseThrow(), f.smoothness().orElseThrow(), 1e-12);
        assertEquals(q.strongConvexity().orElseThrow(), f.strongConvexity().orElseThrow(), 1e-12);
    }

    @Test
    void withMoreFeaturesThanSamplesNothingIsStronglyConvex() {
        LeastSquares f = LeastSquares.of(new SimpleMatrix(new double[][] {{1, 1}}), vector(2));
        assertTrue(f.strongConvexity().isEmpty());
        assertTrue(Linear.maxNorm(f.minimizer().orElseThrow().minus(vector(1, 1))) <= 1e-14, "the shortest of many");
    }
}
