package momentum.quadratic;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.method.Convention;
import momentum.method.HeavyBall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Single modes and three modes under momentum as the article draws them, numbers from distill-figures.md F7, F9, F10,
 * F12.
 */
class MomentumPortraitsTest {
    /** F7, every stem whose height is given. */
    @ParameterizedTest
    @CsvSource({"0.15, 0.9, -0.85, -0.5875, 0.3563046875, 0.3707919730, 0.1266518908",
        "0.15, 0.125, -0.85, -0.70375, -0.3930155664, -0.1485216866, -5.255014e-4",
        "1, 1e-5, 0, 1e-5, -2.0e-15, 0, 0", "2, 0.05, 1, -0.9, 0.6435125, -0.3676462216, 0.0142986136"})
    void f7Stems(double step, double momentum, double x1, double x2, double x5, double x10, double x39) {
        double[] x = new MomentumMatrix(step, momentum, 1).errors(39, -1, -1);
        assertArrayEquals(new double[] {x1, x2, x5, x10, x39}, new double[] {x[1], x[2], x[5], x[10], x[39]}, 5e-11);
    }

    @Test
    void f7OneStepAndDivergence() {
        assertArrayEquals(new double[] {-1, 0, 0, 0}, new MomentumMatrix(1, 0, 1).errors(3, -1, -1), 0);
        assertEquals(-2.0e-15, new MomentumMatrix(1, 1e-5, 1).errors(5, -1, -1)[5], 5e-17);
        double[] x = new MomentumMatrix(2.5, 0.235, 1).errors(2, -1, -1);
        assertArrayEquals(new double[] {-1, 1.5, -1.6625}, x, 1e-15);
        assertEquals(2.47, MomentumMatrix.stabilityLimit(0.235), 1e-15);
    }

    /** F9: start x = 0.92, Goh's velocity y = 1, α = 0.02; drawn are 1.4 times minus the velocity, and x. */
    @ParameterizedTest
    @CsvSource({"0, 1, 50, -1.4, -0.08", "0, 1, 250, -1.4, -4.08", "0, 0.9, 250, 0, 0.74",
            "0.1, 1, 1, -1.5288, 0.89816",
        "0.1, 1, 50, -1.426361, -0.936094", "0.1, 1, 250, 2.603538, 0.629720", "0.25, 0.95, 1, -1.652, 0.8964",
        "0.25, 0.95, 50, 0.629440, -0.251430", "0.25, 0.8, 50, -0.464184, 0.227735"})
    void f9Portraits(double eigenvalue, double momentum, int k, double velocity, double position) {
        double[][] orbit = new MomentumMatrix(0.02, momentum, eigenvalue).orbit(k, 0.92, -1);
        assertEquals(position, orbit[1][k], 5e-7);
        assertEquals(velocity, 1.4 * orbit[0][k], 5e-7);
        assertEquals(-1, orbit[0][0]);
    }

    @Test
    void f9ExtentAndCriticalColumns() {
        double[] x = new MomentumMatrix(0.02, 1, 0.1).errors(250, 0.92, 0.94);
        double extent = 1.4;
        for (int k = 1; k <= 250; k++) extent = Math.max(extent, 1.4 * Math.abs(x[k] - x[k - 1]) / 0.02);
        assertEquals(3.231, extent, 5e-4);
        assertEquals(0.9604, MomentumMatrix.criticalMomentum(0.02, 0.02), 5e-7);
        assertEquals(0.912557, MomentumMatrix.criticalMomentum(0.02, 0.1), 5e-7);
        assertEquals(0.863579, MomentumMatrix.criticalMomentum(0.02, 0.25), 5e-7);
    }

    /** F10: α = 10⁻⁴, λ = 100, start x = −1 at rest; drawn are y/200 and x. */
    @ParameterizedTest
    @CsvSource({"0.8101, 0.9000555538, 10, -1.9377842009, -0.6972858398",
            "0.8101, 0.9000555538, 100, -0.0014543313, -0.0002867278",
        "0.81, 0.9, 10, -1.93710245, -0.69735688", "0.81, 0.9, 100, -0.00147563, -0.00029218",
        "0.05, 0.9894677838, 10, -0.4790168600, -0.9000418100", "0.05, 0.9894677838, 100, -0.1847141100, -0.3470659100",
        "0.01, 0.9898979486, 10, -0.4610400250, -0.9035443494",
        "0.01, 0.9898979486, 100, -0.1848744142, -0.3623161184"})
    void f10Springs(double momentum, double radius, int k, double force, double position) {
        var mode = new MomentumMatrix(1e-4, momentum, 100);
        assertEquals(radius, mode.spectralRadius(), 5e-11);
        double[] x = mode.errors(k, -1, -1);
        assertEquals(position, x[k], 5e-9);
        // y = (x_{k−1} − x_k)/α carries the rounding of x, 10⁻¹⁶/10⁻⁴/200; one of the printed numbers ends in a 5
        assertEquals(force, (x[k - 1] - x[k]) / 1e-4 / 200, 5e-9 + 1e-14);
    }

    @Test
    void errorsAreTheRunOfGohsMethod() {
        var method = Convention.GOH.method(0.3, 0.7);
        var state = new Convention.Velocity(0, vector(0.92), vector(1));
        double[] x = new MomentumMatrix(0.3, 0.7, 2).errors(30, 0.92, 0.92 + 0.3);
        for (int k = 1; k <= 30; k++) {
            state = method.step(Quadratic.diag(2), state);
            assertEquals(state.x().get(0), x[k], 1e-15);
            // a difference of errors near 1, divided by α
            assertEquals(-state.velocity().get(0), new MomentumMatrix(0.3, 0.7, 2).orbit(k, 0.92, -1)[0][k], 2e-15);
        }
        assertEquals("steps must be zero or more, was -1", assertThrows(IllegalArgumentException.class,
                () -> new MomentumMatrix(1, 1, 1).errors(-1, 1, 1)).getMessage());
    }

    private static Contributions f12(double step, double momentum) {
        return Contributions.of(new HeavyBall(step, momentum)
                .run(Quadratic.diag(0.01, 0.1, 1), vector(10, Math.sqrt(10), 1), 151));
    }

    @Test
    void f12AtTheBestParameters() {
        Contributions c = f12(400.0 / 121, 81.0 / 121);
        double[] total = c.total().values();
        assertArrayEquals(new double[] {0.46748856, 0.22406256, 2.65832252},
                new double[] {c.of(0).at(1), c.of(1).at(1), c.of(2).at(1)}, 5e-9);
        assertEquals(3.3498736425, total[1], 5e-11);
        assertArrayEquals(new double[] {0.07176365, 0.00881311, 3.32465075},
                new double[] {c.of(0).at(10), c.of(1).at(10), c.of(2).at(10)}, 5e-9);
        assertEquals(3.4052275141, total[10], 5e-11);
        assertArrayEquals(new double[] {0.00351008762, 1.47591e-4, 0.227961365},
                new double[] {c.of(0).at(20), c.of(1).at(20), c.of(2).at(20)}, 5e-10);
        assertEquals(0.2316190437, total[20], 5e-11);
        assertEquals(8.2394546e-6, total[50], 5e-14);
        assertEquals(7.230882688, total[4], 5e-10);
        assertEquals(1.29349, total[14], 5e-6);
        assertEquals(0.98898, total[15], 5e-6);
        for (int k = 1; k <= 13; k++) assertTrue(total[k] > 1.53, "cut at the top of the article's picture");
        for (int k = 0; k <= 151; k++) assertTrue(total[k] <= total[4]);
        assertArrayEquals(new int[] {16, 6, 29},
                new int[] {c.milestone(0, 0.01), c.milestone(1, 0.01), c.milestone(2, 0.01)});
    }

    @Test
    void f12AtOtherParameters() {
        Contributions half = f12(0.5, 0.5), corner = f12(4, 1);
        double[] expected = {1.0712625, 0.47943805, 0.34562268, 0.18495648};
        int[] k = {1, 10, 20, 50};
        for (int i = 0; i < 4; i++) assertEquals(expected[i], half.total().at(k[i]), 5e-8 / (i == 0 ? 10 : 1));
        assertArrayEquals(new int[] {151, 17, 4},
                new int[] {half.milestone(0, 0.01), half.milestone(1, 0.01), half.milestone(2, 0.01)});
        assertEquals(5.1408, corner.total().at(1), 5e-5);
        assertEquals(221.0703, corner.total().at(10), 5e-5);
        assertEquals(841.0288, corner.total().at(20), 5e-5);
        assertEquals(5100.92, corner.total().at(50), 5e-3);
        for (int j = 0; j <= 151; j++) assertEquals(0.5 * Math.pow(2 * j + 1, 2), corner.of(2).at(j), 1e-9);
    }

    @Test
    void f12TheBestRateIsNotTheFirstToArrive() {
        assertEquals(29, last(f12(400.0 / 121, 81.0 / 121)));
        assertEquals(16, last(f12(2.8, 0.73)));
        assertEquals(115, last(f12(200.0 / 101, 0)));
    }

    private static int last(Contributions c) {
        double[] total = c.total().values();
        int k = total.length - 1;
        while (total[k] <= 0.01) k--;
        return k;
    }
}
