package momentum.noise;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleSupplier;
import momentum.Linear;
import momentum.Optimizer;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How stationary clouds turn: theory.md T2-15 in phase space, T2-16 between modes, T2-18 that none rests. */
class CirculationTest {
    private static final SimpleMatrix CORRELATED = new SimpleMatrix(new double[][] {{1, 0.8}, {0.8, 1}});
    private static final Quadratic F = Quadratic.diag(1, 5);

    @Test
    void inPhaseSpaceItDoesNotDependOnCurvature() {
        // T2-15: −η²σ²/(1 − β) = −.1; 500 random solutions of the Lyapunov equation, there to 4e-13
        assertEquals(-0.1, NoisyMode.of(new HeavyBall(0.1, 0.9), 1, 1).circulation(), 1e-15);
        RandomStream random = RandomStream.of(15);
        int tried = 0;
        while (tried < 500) {
            double beta = random.nextDouble(), s = 4 * random.nextDouble();
            for (Optimizer<?> method : List.of(new HeavyBall(s, beta), new Nesterov(s, beta))) {
                NoisyMode mode = NoisyMode.of(method, 1, 2);
                if (!mode.isStationary()) continue;
                SimpleMatrix pair = Lyapunov.solve(mode.matrix(), mode.stepNoise());
                // x_k v_{k+1} − v_k x_{k+1} = x_{k−1}x_{k+1} − x_k², and x_{k+1} = φ₁x_k + φ₂x_{k−1} in the mean
                double solved = mode.first() * pair.get(0, 1) + mode.second() * pair.get(1, 1) - pair.get(0, 0);
                // next to the limit the solved covariance is much larger than the difference of its entries
                assertEquals(solved, mode.circulation(), 1e-11 * pair.get(0, 0), method.label());
                if (method instanceof HeavyBall) {
                    assertEquals(-4 * s * s / (1 - beta), mode.circulation(), 1e-14 * s * s / (1 - beta));
                }
                SimpleMatrix toPhase = new SimpleMatrix(new double[][] {{1, 0}, {1, -1}});
                double off = Linear.maxNorm(toPhase.mult(mode.covariance()).mult(toPhase.transpose())
                        .minus(mode.phaseCovariance()));
                assertTrue(off <= 1e-14 * pair.get(0, 0), method.label() + ": phase covariance off by " + off);
                tried++;
            }
        }
    }

    @Test
    void inPhaseSpaceMeasured() {
        // T2-15: −.1, the reference's simulation gave −.10019
        var runs = new Ensemble(200, 7).settled(new HeavyBall(0.1, 0.9),
                NoisyObjective.gaussian(Quadratic.diag(1), 1, 2), vector(0), 300, 5000);
        Estimate turning = runs.circulation("x", "v");
        assertTrue(turning.errorsFrom(-0.1) < 4, "was " + turning);
        assertEquals(-0.1, turning.mean(), 5e-4);
        assertEquals(-turning.mean(), runs.circulation("v", "x").mean(), 1e-12);
        assertTrue(runs.covariance("x", "x").errorsFrom(0.5135135) < 4, "T1-6c: " + runs.covariance("x", "x"));
        assertTrue(runs.covariance("v", "v").errorsFrom(0.0540541) < 4, "T1-6c: " + runs.covariance("v", "v"));
        assertTrue(runs.covariance("x", "v").errorsFrom(0.0540541 / 2) < 4, "half of it");
    }

    @ParameterizedTest
    @CsvSource({"0, .1, .014545, 5.818e-3", ".5, .1, .020513, 1.641e-2", ".9, .1, .009813, 3.925e-2",
            ".9, .01, .005903, 2.361e-3"})
    void betweenModesItNeedsCorrelationAndNotMomentum(double beta, double eta, double together, double asymmetry) {
        // T2-16: E[x₁(k)x₂(k−1) − x₁(k−1)x₂(k)], which is clockwise
        var settled = StationaryCovariance.of(new HeavyBall(eta, beta), F, CORRELATED);
        assertEquals(-asymmetry, settled.circulation().get(0, 1), 5e-4 * asymmetry);
        assertEquals((5 - 1) * eta / (1 - beta) * settled.position().get(0, 1), -settled.circulation().get(0, 1),
                1e-13);
        assertEquals(together, settled.position().get(0, 1), 5e-7);
        var runs = new Ensemble(100, 11).settled(new HeavyBall(eta, beta),
                new NoisyObjective(F, GaussianNoise.of(CORRELATED), 1), vector(0, 0), 1000, 2000);
        Estimate turning = runs.circulation("x1", "x2");
        assertTrue(turning.errorsFrom(-asymmetry) < 4, "measured " + turning);
        assertTrue(turning.standardError() < 0.1 * asymmetry, "an error small enough to tell: " + turning);
        assertTrue(runs.covariance("x1", "x2").errorsFrom(together) < 4, "covariance");
    }

    @Test
    void itIsZeroIffTheNoiseCommutesWithTheCurvature() {
        var ball = new HeavyBall(0.1, 0.9);
        assertEquals(0, StationaryCovariance.of(ball, F, SimpleMatrix.diag(1, 9)).circulation().get(0, 1), 0);
        assertEquals(0, StationaryCovariance.of(ball, Quadratic.diag(3, 3), CORRELATED).circulation().get(0, 1), 1e-17);
        // curvature and noise share the axes (1, 1) and (1, −1)
        Quadratic aslant = Quadratic.of(new SimpleMatrix(new double[][] {{3, 2}, {2, 3}}));
        assertEquals(0, StationaryCovariance.of(ball, aslant, CORRELATED).circulation().get(0, 1), 1e-15);
        assertTrue(StationaryCovariance.of(ball, aslant, SimpleMatrix.diag(1, 2)).circulation().get(0, 1) != 0);
    }

    @Test
    void theCurrentCarriesTheCloudAndDoesNotChangeIt() {
        for (double beta : new double[] {0, 0.5, 0.9}) {
            var settled = StationaryCovariance.of(new HeavyBall(0.1, beta), F, CORRELATED);
            SimpleMatrix u = settled.current(), p = settled.position();
            // twice the area that u sweeps is the circulation; and uP + Puᵀ = 0: the cloud stays as it is
            assertEquals(settled.circulation().get(0, 1), p.mult(u.transpose()).get(0, 1) - p.mult(u.transpose())
                    .get(1, 0), 1e-15);
            assertEquals(0, Linear.maxNorm(u.mult(p).plus(p.mult(u.transpose()))), 1e-15);
        }
    }

    @Test
    void theMeasuredCloudHasThisCurrent() {
        var runs = new Ensemble(200, 3).settled(new GradientDescent(0.1),
                new NoisyObjective(F, GaussianNoise.of(CORRELATED), 1), vector(0, 0), 100, 5000);
        Cloud cloud = runs.cloud("x1", "x2");
        SimpleMatrix u = StationaryCovariance.of(new GradientDescent(0.1), F, CORRELATED).current();
        var table = cloud.table();
        assertEquals(List.of("x₁", "x₂", "visits", "to the right", "upwards"), table.columnNames());
        assertEquals(16 * 12, table.rowCount());
        int compared = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            long visits = table.longColumn("visits").get(row);
            if (visits < 5000) continue;
            double x = table.doubleColumn("x₁").get(row), y = table.doubleColumn("x₂").get(row);
            double[] measured = cloud.current(x, y);
            assertEquals(measured[0], table.doubleColumn("to the right").get(row), 0);
            SimpleMatrix expected = u.mult(vector(x, y));
            for (int i = 0; i < 2; i++) {
                // half a difference of two steps of deviation ≤ .11, 5 errors; and the cell's own width, a tenth
                double within = 5 * 0.11 / Math.sqrt(2 * visits) + 0.1 * Linear.maxNorm(expected) + 4e-4;
                assertEquals(expected.get(i), measured[i], within, "at " + x + ", " + y);
            }
            compared++;
        }
        assertTrue(compared > 40, "cells that many come to: " + compared);
        assertTrue(Double.isNaN(cloud.current(9, 9)[0]));
        assertEquals(200, cloud.points().rowCount());
        assertEquals(List.of("chain", "x₁", "x₂"), cloud.points().columnNames());
    }

    @ParameterizedTest
    @CsvSource({"0, .0526316", ".5, .1034483", ".9, .5135135"})
    void itNeverComesToRestWithOrWithoutMomentum(double beta, double variance) {
        // T2-18, T1-6c: a constant step keeps a variance, for β = 0 as well
        var runs = new Ensemble(100, 5).settled(new HeavyBall(0.1, beta),
                NoisyObjective.gaussian(Quadratic.diag(1), 1, 2), vector(0), 300, 2000);
        assertTrue(runs.covariance("x", "x").errorsFrom(variance) < 4, "was " + runs.covariance("x", "x"));
        assertEquals(variance, runs.table().doubleColumn("variance").get(0), 0.02);
        assertEquals(List.of("coordinate", "variance", "standardError"), runs.table().columnNames());
    }

    /** Means of x_k² x_{k+1} − x_k x_{k+1}² and x_k³ x_{k+1} − x_k x_{k+1}³ over two million steps of a mode. */
    private static double[] asymmetries(double first, double second, DoubleSupplier errors) {
        double x = 0, previous = 0, third = 0, fourth = 0;
        int steps = 2_000_000;
        for (int k = 0; k < steps; k++) {
            double next = first * x + second * previous + errors.getAsDouble();
            third += x * next * (x - next) / steps;
            fourth += x * next * (x * x - next * next) / steps;
            previous = x;
            x = next;
        }
        return new double[] {third, fourth};
    }

    @Test
    void backwardsAScalarSeriesWithNormalNoiseIsTheSame() {
        // T2-15: third and fourth order 1.4e-5 and 1e-5 there. The third is v³/3 up to a telescope: .054^1.5 √15/3
        // over the root of 2e6 steps that resemble ten neighbours, 4 errors; the fourth is larger by 2|x|, about 1.4
        NoisyMode mode = NoisyMode.of(new HeavyBall(0.1, 0.9), 1, 1);
        RandomStream normal = RandomStream.of(15);
        double[] reversible = asymmetries(mode.first(), mode.second(), () -> -0.1 * normal.nextGaussian());
        assertEquals(0, reversible[0], 1.5e-4);
        assertEquals(0, reversible[1], 4e-4);
        // with a = .9 and lopsided errors of third moment −.002: a(1 − a) E x³, E x³ = −.002/(1 − a³)
        RandomStream uniform = RandomStream.of(16);
        double[] lopsided = asymmetries(0.9, 0, () -> 0.1 * (1 + Math.log(1 - uniform.nextDouble())));
        assertEquals(0.9 * 0.1 * -0.002 / (1 - 0.729), lopsided[0], 5e-5);
    }
}
