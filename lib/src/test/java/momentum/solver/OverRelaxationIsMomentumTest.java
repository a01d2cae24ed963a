package momentum.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.Optimizer;
import momentum.StopRule;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SOR is a heavy ball on Jacobi's system, half a step at a time (document 002; T2-11). */
class OverRelaxationIsMomentumTest {
    private static final LinearSystem POISSON = LinearSystem.poisson(31);
    private static final double BEST = SuccessiveOverRelaxation.best(POISSON.jacobiRadius());

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 1.3, 1.8214651908})
    void aRedBlackSweepIsTwoStaggeredHalfSteps(double omega) {
        staggered(POISSON, 1, 31, omega);
        staggered(LinearSystem.laplacian(5, 4), 5, 4, omega);
    }

    private static void staggered(LinearSystem system, int rows, int columns, double omega) {
        int n = rows * columns;
        var sor = new SuccessiveOverRelaxation(omega, Ordering.RED_BLACK).run(system, new SimpleMatrix(n, 1), 50);
        var ball = new JacobiMomentum(omega, omega - 1);
        // the ball's red points at odd steps: so its start must be consistent, y₀ black = 0 and y₁ = y₀ + red half
        SimpleMatrix y = new SimpleMatrix(n, 1), previous = new SimpleMatrix(n, 1);
        double largest = 0;
        for (int half = 0; half < 100; half++) {
            SimpleMatrix next = ball.next(system, y, previous);
            // where the recursion has not begun, there is no momentum yet: both of the first two halves start from 0
            if (half == 0) keep(next, y, 0, columns);
            previous = y;
            y = next;
            SimpleMatrix sweep = sor.at(half / 2 + 1).x();
            int colour = half % 2;
            for (int i = 0; i < n; i++) {
                if ((i / columns + i % columns) % 2 != colour) continue;
                largest = Math.max(largest, Math.abs(y.get(i) - sweep.get(i)));
            }
        }
        // rounding of a hundred steps on numbers of size 1
        assertEquals(0, largest, 1e-11 * Math.max(1, Linear.maxNorm(sor.last().x())), "ω = " + omega);
    }

    /** Only one colour moves in the first half step. */
    private static void keep(SimpleMatrix next, SimpleMatrix y, int moving, int columns) {
        for (int i = 0; i < next.getNumRows(); i++) {
            if ((i / columns + i % columns) % 2 != moving) next.set(i, y.get(i));
        }
    }

    @Test
    void theRatesOfTheReference() {
        // closed forms and numbers computed independently with numpy, to the digits printed
        double rho = POISSON.jacobiRadius();
        assertEquals(.9951847267, rho, 5e-11);
        assertEquals(Math.cos(Math.PI / 32), POISSON.rate(new Jacobi()), 1e-12);
        assertEquals(1.8214651908, BEST, 5e-11);
        assertEquals(2 / (1 + Math.sin(Math.PI / 32)), BEST, 1e-14);
        assertEquals(.8214651908, SuccessiveOverRelaxation.rate(BEST + 1e-12, rho), 5e-11);
        assertEquals(.97088693, POISSON.rate(new SuccessiveOverRelaxation(1.5)), 5e-9);
        assertEquals(.97088693, SuccessiveOverRelaxation.rate(1.5, rho), 5e-9);
        assertEquals(.99039264, POISSON.rate(new GaussSeidel()), 5e-9);
        assertEquals(rho * rho, POISSON.rate(new GaussSeidel(Ordering.RED_BLACK)), 1e-12);
        double ball = new MomentumMatrix(1.5, 0.5, 1 - rho).spectralRadius();
        assertEquals(.98533595, ball, 5e-9);
        assertEquals(.97088693, ball * ball, 5e-9);
        // a repeated root: rounding moves it by 1e-8
        assertEquals(Math.sqrt(BEST - 1), new MomentumMatrix(BEST, BEST - 1, 1 - rho).spectralRadius(), 5e-8);
        assertEquals(.90634717, Math.sqrt(BEST - 1), 5e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.3, 0.4, 0.9, 1.2, 1.7, 1.9, 2.3})
    void youngsRelationGivesTheMeasuredRate(double omega) {
        LinearSystem grid = LinearSystem.laplacian(4, 5);
        // eigenvalues of a nearly defective matrix carry the root of rounding
        assertEquals(SuccessiveOverRelaxation.rate(omega, grid.jacobiRadius()),
                grid.rate(new SuccessiveOverRelaxation(omega, Ordering.RED_BLACK)), 1e-6);
    }

    @Test
    void polyaksBestBallOnJacobisSystemIsYoungsBestRelaxation() {
        double rho = POISSON.jacobiRadius();
        Tuning best = Tuning.heavyBall(Quadratic.diag(1 - rho, 1, 1 + rho));
        assertEquals(BEST, best.stepSize(), 1e-13);
        assertEquals(BEST - 1, best.momentum(), 1e-13);
    }

    @Test
    void sweepsToEightDigits() {
        // counted independently with numpy
        assertEquals(3810, sweeps(new Jacobi()), 15);
        assertEquals(1904, sweeps(new GaussSeidel()), 15);
        assertEquals(110, sweeps(new SuccessiveOverRelaxation(BEST)), 15);
        assertEquals(219, sweeps(new JacobiMomentum(BEST, BEST - 1)), 30);
    }

    /** Until the largest error is 1e-8 of its first size. */
    private static int sweeps(Optimizer<?> method) {
        SimpleMatrix best = POISSON.minimizer().orElseThrow();
        double goal = 1e-8 * Linear.maxNorm(best);
        StopRule near = (f, s) -> Linear.maxNorm(s.x().minus(best)) <= goal;
        return method.run(POISSON, new SimpleMatrix(31, 1), 5000, near).last().k();
    }

    @Test
    void anyOrderOfTheUnknowns() {
        int[] backward = new int[31];
        for (int i = 0; i < 31; i++) backward[i] = 30 - i;
        var given = new GaussSeidel(Ordering.of(backward)).run(POISSON, new SimpleMatrix(31, 1), 5);
        var named = new GaussSeidel(Ordering.BACKWARD).run(POISSON, new SimpleMatrix(31, 1), 5);
        assertEquals(named.last(), given.last());
        // the system reads the same from behind, and so does its solution
        var natural = new GaussSeidel().run(POISSON, new SimpleMatrix(31, 1), 5).last().x();
        for (int i = 0; i < 31; i++) assertEquals(natural.get(i), named.last().x().get(30 - i), 1e-16);
        assertTrue(Linear.maxNorm(natural.minus(named.last().x())) > 1e-4);
    }

    @Test
    void damping() {
        assertEquals(Math.max(Math.abs(1 - 0.8 * (1 - POISSON.jacobiRadius())), 0.8 * 1.9951847267 - 1),
                POISSON.rate(new Jacobi(0.8)), 1e-9);
    }
}
