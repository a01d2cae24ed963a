package momentum.flow;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import momentum.Linear;
import momentum.Objective;
import momentum.Series;
import momentum.Optimizer;
import momentum.TwoStep;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.problem.LogCosh;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Damping;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.TwoStepMode;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

/** The discretisations of the ball: their maps, orders, stability and invariants, with theory.md's numbers. */
class DiscretisationTest {
    private static final EnumSet<Scheme> HEAVY_BALLS =
            EnumSet.of(Scheme.BACKWARD, Scheme.FORWARD, Scheme.CENTRAL, Scheme.EXPONENTIAL);

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void everyMapHasItsInverse(Scheme scheme) {
        if (!HEAVY_BALLS.contains(scheme)) {
            assertThrows(UnsupportedOperationException.class, () -> scheme.heavyBall(1, 1, 0.1));
            assertThrows(UnsupportedOperationException.class, () -> scheme.ball(new HeavyBall(0.1, 0.5), 1));
            return;
        }
        for (double m : new double[] {0.5, 1, 3}) {
            Ball ball = scheme.ball(new HeavyBall(0.02, 0.7), m);
            HeavyBall back = scheme.heavyBall(ball.mass(), ball.friction(), ball.h());
            assertEquals(0.02, back.stepSize(), 1e-16, scheme + ", η");
            assertEquals(0.7, back.momentum(), 1e-15, scheme + ", β");
        }
    }

    @Test
    void theDocumentsMapIsTheDocuments() {
        HeavyBall method = Scheme.BACKWARD.heavyBall(2, 0.3, 0.5);
        assertEquals(0.5 * 0.5 / 2, method.stepSize());
        assertEquals(1 - 0.3 * 0.5 / 2, method.momentum());
        Ball ball = Scheme.BACKWARD.ball(new HeavyBall(0.04, 0.9), 1);
        assertEquals(0.2, ball.h(), 1e-16);
        assertEquals(0.5, ball.friction(), 1e-15);
    }

    @Test
    void theDocumentsDifferenceIsSymplecticEuler() {
        // V = hv: V ← (1 − γh/m) V − (h²/m) ∇f(x), x ← x + V
        double m = 2, gamma = 0.3, h = 0.1;
        Objective f = LogCosh.of(1, 4);
        SimpleMatrix x = vector(3, -2), v = vector(0, 0);
        // the velocity here is a difference of points there: its rounding, 1/(1 − β) = 67 times summed
        var run = Scheme.SYMPLECTIC_EULER.method(m, gamma, h).run(f, x, 200);
        for (var state : run.kept()) {
            assertEquals(0, Linear.maxNorm(state.x().minus(x)), 1e-12, "k = " + state.k());
            v = v.scale(1 - gamma * h / m).minus(f.gradient(x).scale(h * h / m));
            x = x.plus(v);
        }
    }

    @Test
    void explicitAndImplicitEulerAreThoseOfPositionAndVelocity() {
        double m = 2, gamma = 0.3, h = 0.1, lambda = 3;
        Objective f = Quadratic.diag(lambda);
        double x = 1, v = -0.5;
        TwoStep method = Scheme.EXPLICIT_EULER.method(m, gamma, h);
        // the explicit position moves with the old velocity: x₁ = x + hv, and then x₂
        assertEquals(x + h * v + h * (v - h / m * (gamma * v + lambda * x)),
                method.next(f, vector(x + h * v), vector(x)).get(0), 1e-15);
        double nextV = (v - h / m * lambda * x) / (1 + h * gamma / m + h * h * lambda / m);
        assertEquals(x + h * nextV, Scheme.IMPLICIT_EULER.method(m, gamma, h)
                .next(f, vector(x), vector(x - h * v)).get(0), 1e-15);
    }

    @Test
    void implicitStepsSolveTheirEquationOnAnyProblem() {
        Objective f = LogCosh.of(1, 40);
        for (double c : new double[] {0.01, 1, 300}) {
            SimpleMatrix y = vector(3, -2), x = Proximal.solve(f, c, y);
            assertEquals(0, Linear.maxNorm(x.plus(f.gradient(x).scale(c)).minus(y)), 1e-13 * (1 + 40 * c), "c = " + c);
        }
        Quadratic q = Quadratic.of(new SimpleMatrix(new double[][] {{3, 1}, {1, 2}}), vector(1, -4));
        SimpleMatrix x = Proximal.solve(q, 7, vector(1, 1));
        assertEquals(0, Linear.maxNorm(x.plus(q.gradient(x).scale(7)).minus(vector(1, 1))), 1e-13);
    }

    @Test
    void ordersAreTheReferences() {
        // theory.md T0-3: ẍ + .5ẋ + 4x = 0, T = 5, N = 100 … 1600; section 8 asks for ±.07 at the finest level
        assertOrders(Scheme.BACKWARD.convergence(), 5e-4, 1.062, 1.031, 1.015, 1.008);
        assertOrders(Scheme.FORWARD.convergence(), 5e-4, 0.932, 0.965, 0.982, 0.991);
        assertOrders(Scheme.CENTRAL.convergence(), 5.1e-4, 1.998, 1.997, 1.998, 1.999);
        assertOrders(Scheme.EXPONENTIAL.convergence(), 0.1, 1.098, Double.NaN, Double.NaN, 1.012);
        var verlet = Scheme.STORMER_VERLET.convergence(new DampedOscillator(1, 0), 4, 5);
        assertOrders(verlet, 2e-3, 1.997, 1.998, 1.999, 1.999);
        double[] errors = {0.011424, 0.005471, 0.002678, 0.001325, 0.000659};
        for (int i = 0; i < 5; i++) assertEquals(errors[i], Scheme.BACKWARD.convergence().errors()[i], 5e-7);
        for (Scheme scheme : Scheme.values()) {
            double[] orders = scheme.convergence().orders();
            assertEquals(scheme == Scheme.CENTRAL ? 2 : 1, orders[orders.length - 1], 0.07, scheme.name());
        }
    }

    private static void assertOrders(Convergence measured, double within, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!Double.isNaN(expected[i])) {
                assertEquals(expected[i], measured.orders()[i], within, measured + ", halving " + i);
            }
        }
    }

    @Test
    void theOrderInTheEndAndTheFittedSlope() {
        Convergence exact = Convergence.of("a power", 1, n -> 3 * Math.pow(n, -1.5), 10, 20, 40, 80);
        assertEquals(1.5, exact.slope(), 1e-13);
        assertEquals(1.5, exact.order(), 1e-13);
        assertEquals(3, exact.scaled(1.5)[2], 1e-12);
        // ln e at ln h = 0, −1, −2 with residuals 0.1 (1, −2, 1): slope unchanged, the last order 1 − 0.3
        double[] errors = {Math.exp(0.1), Math.exp(-1 - 0.2), Math.exp(-2 + 0.1)};
        Convergence bent = Convergence.of("bent", 1, n -> errors[(int) Math.round(Math.log(n / 1e6))],
                1_000_000, 2_718_282, 7_389_056);
        assertEquals(1, bent.slope(), 1e-6);
        assertEquals(-1.2 + 1.9, bent.order(), 1e-6);
        Convergence diverged = Convergence.of("diverged", 1, n -> n == 2 ? Double.POSITIVE_INFINITY : 1.0 / n, 2, 4, 8);
        assertEquals(1, diverged.slope(), 1e-13, "what is not finite is left out");
        assertEquals("a power: order 1.5", exact.table().name());
    }

    @Test
    void severalMeasurementsAreOneTable() {
        Convergence[] two = {Scheme.BACKWARD.convergence(100, 200), Scheme.CENTRAL.convergence(50, 100, 200)};
        Table table = Convergence.table(two);
        assertEquals(List.of("method", "N", "h", "error", "order"), table.columnNames());
        assertEquals(List.of("backward", "backward", "central", "central", "central"),
                table.stringColumn("method").asList());
        assertEquals(two[1].errors()[2], table.doubleColumn("error").get(4));
        assertTrue(table.doubleColumn("order").isMissing(2), "the first row of each has none above it");
        assertEquals(two[1].order(), table.doubleColumn("order").get(4));
    }

    @Test
    void aDiscretisationOfOnesOwnIsMeasuredAtOnce() {
        Discretisation mine = (m, gamma, h) -> new HeavyBall(h * h / m, 1 - gamma * h / m);
        var table = mine.table();
        assertEquals(Scheme.BACKWARD.table().toString(), table.toString());
        assertEquals(mine.convergence().order(), table.doubleColumn("order").get(8), "of 800 and 1600 steps");
        // errata 19: symplectic Euler is stable for h < (−γ + √(γ² + 4λ))/λ with m = 1
        double limit = (-0.5 + Math.sqrt(0.25 + 16)) / 4;
        assertEquals(limit, mine.stabilityLimit(Discretisation.TRIAL, 4), 1e-11);
        assertEquals("spectral radius, below 1 up to h = 0.8828", table.columnNames().get(3));
        assertEquals("unstable", table.stringColumn("damping").get(0), "h = 1.25");
        // the decay of the equation is ¼; to order h of the smallest step
        assertEquals(0.25, table.doubleColumn("decay per unit time").get(8), 1e-3);
        assertEquals("spectral radius, below 1 for every h", Scheme.IMPLICIT_EULER.table().columnNames().get(3));
    }

    @Test
    void stabilityLimitsAreTheReferences() {
        // errata 19, m = 1: explicit Euler h < γ/λ while underdamped, h < 4/(γ + √(γ² − 4λ)) while overdamped
        assertEquals(0.125, Scheme.EXPLICIT_EULER.stabilityLimit(new DampedOscillator(1, 0.5), 4), 1e-11);
        assertEquals(4 / (5 + Math.sqrt(9)),
                Scheme.EXPLICIT_EULER.stabilityLimit(new DampedOscillator(1, 5), 4), 1e-10);
        assertEquals(0, Scheme.EXPLICIT_EULER.stabilityLimit(new DampedOscillator(1, 0), 4));
        assertEquals(Double.POSITIVE_INFINITY, Scheme.IMPLICIT_EULER.stabilityLimit(new DampedOscillator(1, 0.5), 4));
        assertEquals(1, Scheme.STORMER_VERLET.stabilityLimit(new DampedOscillator(1, 0), 4), 1e-6,
                "h = 2/√λ; a double root there");
    }

    @Test
    void aStepOutsideTheRegionDivergesVisibly() {
        Convergence errors = Scheme.BACKWARD.convergence(new DampedOscillator(1, 0), 4, 3000, 1000, 100_000);
        assertTrue(!Double.isFinite(errors.errors()[0]), "h = 3 is outside: " + errors.errors()[0]);
        assertEquals(Damping.UNSTABLE, Scheme.BACKWARD.mode(new Ball(1, 0.5, 1), 4).damping());
    }

    @Test
    void theMeasuredModeIsTheMomentumMatrix() {
        for (double s : new double[] {0.01, 0.1, 0.5, 1, 2, 3, 3.7}) {
            for (double beta : new double[] {0, 0.3, 0.9, -0.4}) {
                HeavyBall ball = new HeavyBall(0.1, beta);
                TwoStepMode map = TwoStepMode.of((f, x, previous) -> ball.next(f, x, previous), s / 0.1);
                var matrix = new MomentumMatrix(0.1, beta, s / 0.1);
                // near a repeated root the radius moves like the square root of rounding
                assertEquals(matrix.spectralRadius(), map.spectralRadius(), 1e-7);
                assertEquals(beta, map.determinant(), 1e-15);
                assertEquals(matrix.damping(), map.damping(), "s = " + s + ", β = " + beta);
            }
        }
        TwoStep bent = (f, x, previous) -> vector(x.get(0) * x.get(0));
        assertThrows(IllegalArgumentException.class, () -> TwoStepMode.of(bent, 1));
    }

    @Test
    void criticalDampingOfTheRecursion() {
        // theory.md T0-6: argmin over β of the spectral radius is (1 − √s)², the least radius |1 − √s|
        for (double[] row : new double[][] {{0.01, 0.81, 0.9}, {0.1, 0.46754, 0.68377},
                {0.5, 0.08579, 0.29289}, {1, 0, 0},
                {2, 0.17157, 0.41421}, {3, 0.53590, 0.73205}}) {
            double best = 0, least = 2;
            for (int i = 0; i < 100_000; i++) {
                double radius = TwoStepMode.of(new HeavyBall(1, i * 1e-5), row[0]).spectralRadius();
                if (radius < least) {
                    least = radius;
                    best = i * 1e-5;
                }
            }
            assertEquals(row[1], best, 1.1e-5, "β at s = " + row[0]);
            // a grid of 1e-5 misses the kink by √1e-5 at worst
            assertEquals(row[2], least, 4e-3, "radius at s = " + row[0]);
        }
    }

    @Test
    void withoutFrictionTheModifiedEnergyIsConserved() {
        // theory.md T0-7: h = .3, λ = 4, 10⁴ steps from x = 1, v = 0: Q = v² + λx² − hλxv is 4, twice the energy has
        // [1.53846, 2.85714]·2
        Ball ball = new Ball(1, 0, 0.3);
        var run = Scheme.SYMPLECTIC_EULER.method(1, 0, 0.3).run(Quadratic.diag(4), vector(1), 9999);
        Series modified = Energies.modified(run, ball), plain = Energies.plain(run, ball);
        assertEquals(2, modified.min(), 1e-12, "rounding of 10⁴ steps");
        assertEquals(2, modified.max(), 1e-12, "rounding of 10⁴ steps");
        assertEquals(1.53846, plain.min(), 1e-5);
        assertEquals(2.85714, plain.max(), 1e-5);
    }

    @Test
    void theHeavyBallsEnergyNeverGrowsBelowItsBound() {
        // theory.md T0-2: f = ½ log(1 + x²) + .05(1 − cos 3x), L = 1.45
        Objective bumps = Objective.of(x -> 0.5 * Math.log1p(x.get(0) * x.get(0)) + 0.05 * (1 - Math.cos(3 * x.get(0))),
                x -> vector(x.get(0) / (1 + x.get(0) * x.get(0)) + 0.15 * Math.sin(3 * x.get(0))));
        assertTrue(worstGain(bumps, 1) <= 1e-15, "at the bound");
        assertTrue(worstGain(bumps, 3) > 0.1, "at three times the bound");
        assertTrue(worstGain(bumps, 10) > 0.5, "at ten times the bound");
    }

    private static double worstGain(Objective f, double times) {
        double worst = -1;
        for (int i = 0; i < 200; i++) {
            var method = new HeavyBall(times * 2 * 0.1 / 1.45, 0.9);
            double[] e = Energies.heavyBall(method.run(f, vector(-6 + 12 * i / 199.0), 500), method).values();
            for (int k = 1; k < e.length; k++) worst = Math.max(worst, e[k] - e[k - 1]);
        }
        return worst;
    }

    @Test
    void aStepShrinksVolumesByBetaPerDimension() {
        // theory.md T0-7: Rosenbrock at (.3, −.7) with v = (.1, .2), η = .001, β = .9
        Objective f = new Rosenbrock(100);
        SimpleMatrix x = vector(0.3, -0.7), v = vector(0.1, 0.2);
        assertEquals(0.81, Energies.determinant(new HeavyBall(0.001, 0.9), f, x, v), 1e-10);
        assertEquals(0.37393488, Energies.determinant(new momentum.method.Nesterov(0.001, 0.9), f, x, v), 5e-9);
        assertEquals(Math.pow(0.7, 2), Energies.determinant(new HeavyBall(0.2, 0.7), LogCosh.of(1, 4), x, v), 1e-10);
    }

    @Test
    void friction1OverHIsGradientDescent() {
        // theory.md T0-6: γh/m = 1 gives β = 0 and η = h/γ; its damping ratio is 1/(2√(ηλ))
        double m = 2, h = 0.3, gamma = m / h;
        HeavyBall method = Scheme.BACKWARD.heavyBall(m, gamma, h);
        assertEquals(0, method.momentum(), 1e-16);
        assertEquals(h / gamma, method.stepSize(), 1e-16);
        Optimizer<?> plain = new GradientDescent(method.stepSize());
        assertEquals(0, Linear.maxNorm(plain.run(LogCosh.of(1, 4), vector(3, -2), 50).last().x()
                .minus(method.run(LogCosh.of(1, 4), vector(3, -2), 50).last().x())), 1e-14);
        double[][] rows = {{0.1, 1.581}, {0.25, 1}, {1, 0.5}, {1.9, 0.363}};
        for (double[] row : rows) {
            assertEquals(row[1], new DampedOscillator(m, gamma).dampingRatio(row[0] / method.stepSize()), 5e-4);
        }
    }
}
