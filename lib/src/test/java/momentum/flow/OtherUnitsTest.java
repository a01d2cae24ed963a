package momentum.flow;

import static momentum.Linear.vector;
import static momentum.Twins.assertTwins;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.method.HeavyBall;
import momentum.problem.LogCosh;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for m = 1, μ = 1, t₀ = 0 and two dimensions holds for others: a formula's letters are in their places. */
class OtherUnitsTest {
    @ParameterizedTest
    @CsvSource({"2, 5, 1", "0.25, 3, 2", "3, 0.5, 4", "0.5, 0, 2"})
    void theAbscissaIsARootOfTheCharacteristicPolynomial(double mass, double friction, double eigenvalue) {
        double a = new DampedOscillator(mass, friction).abscissa(eigenvalue);
        double discriminant = friction * friction - 4 * mass * eigenvalue;
        double expected = (-friction + Math.sqrt(Math.max(0, discriminant))) / (2 * mass);
        assertEquals(expected, a, 1e-14);
    }

    @Test
    void theStronglyConvexFlowsFrictionAndEnergy() {
        double mu = 0.09;
        var flow = new StronglyConvexFlow(mu);
        assertEquals(new DampedOscillator(1, 0.6), flow.oscillator());
        Quadratic f = Quadratic.diag(mu, 4);
        // e^(√μ t) (f − f* + ½ ‖v + √μ x‖²) by hand at t = 2, x = (1, 2), v = (3, −1)
        double by = Math.exp(0.6) * (0.5 * mu + 0.5 * 4 * 4 + 0.5 * (3.3 * 3.3 + 0.4 * 0.4));
        assertEquals(by, flow.energy(f, 2, vector(1, 2), vector(3, -1)), 1e-12 * by);
        double[] energies = flow.solve(f, vector(1, 2), 10).energies(0, 5, 10);
        assertTrue(energies[0] >= energies[1] && energies[1] >= energies[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aStepShrinksVolumesInAnyDimension(int d) {
        SimpleMatrix x = new SimpleMatrix(d, 1), v = new SimpleMatrix(d, 1);
        double[] scales = new double[d];
        for (int i = 0; i < d; i++) {
            x.set(i, 0.3 + i);
            v.set(i, 0.1 * (i + 1));
            scales[i] = 1 + i;
        }
        double determinant = Energies.determinant(new HeavyBall(0.1, 0.8), LogCosh.of(scales), x, v);
        assertEquals(Math.pow(0.8, d), determinant, 1e-9);
    }

    @Test
    void aMotionIsReadAtItsTimesOnly() {
        Quadratic f = Quadratic.diag(1, 2);
        Solution motion = new GradientFlow().solve(f, vector(1, 3), 2);
        assertEquals(Math.exp(-1), motion.coordinate(0, 1)[0], 1e-14);
        assertEquals(3 * Math.exp(-2), motion.coordinate(1, 1)[0], 1e-14);
        assertEquals(0.5 * 1 + 0.5 * 2 * 9, motion.values(0)[0], 1e-14);
        assertEquals(5, motion.table(5).rowCount());
        assertEquals(motion.at(2).get(1), motion.table(5).doubleColumn("x₂").get(4), 1e-15);
        assertTrue(Linear.maxNorm(motion.at(2 + 1e-10).minus(motion.at(2))) == 0, "rounding of k·h is forgiven");
        assertThrows(IllegalArgumentException.class, () -> motion.at(2.001));
        assertThrows(IllegalArgumentException.class, () -> motion.at(-0.001));
        assertTrue(motion.objective() == f && motion.equation().equals(new GradientFlow()));
        assertTrue(motion.toString().startsWith("exact solution of "), motion.toString());
    }

    @Test
    void valuesAreWhatTheyHold() {
        assertTwins(() -> Convergence.of("a", 1, n -> 1.0 / n, 10, 20), Convergence.of("b", 1, n -> 1.0 / n, 10, 20),
                Convergence.of("a", 2, n -> 1.0 / n, 10, 20), Convergence.of("a", 1, n -> 2.0 / n, 10, 20),
                Convergence.of("a", 1, n -> 1.0 / n, 10, 40));
        assertEquals("b", Convergence.of("a", 1, n -> 1.0 / n, 10, 20).named("b").label());
        assertTwins(() -> new DampedOscillator(1, 2), new DampedOscillator(2, 2), new DampedOscillator(1, 1));
        assertTwins(() -> new StronglyConvexFlow(4), new StronglyConvexFlow(1));
        assertTwins(() -> new NesterovFlow(3), new NesterovFlow(4));
        assertTwins(() -> new Ball(1, 2, 0.1), new Ball(1, 2, 0.2));
        assertTrue(new StronglyConvexFlow(4).toString().contains("4 ẋ"), new StronglyConvexFlow(4).toString());
    }
}
