package momentum.multistep;

import static momentum.Linear.vector;
import static momentum.Twins.assertTwins;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.Objective;
import momentum.problem.LogCosh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A method is its equation: multiplied by a number it takes the same steps, has the same order and is as stable. */
class SameStepsTest {
    private static LinearMultistep scaled(LinearMultistep method, double factor) {
        double[] a = method.a(), b = method.b();
        for (int j = 0; j < a.length; j++) {
            a[j] *= factor;
            b[j] *= factor;
        }
        return LinearMultistep.of(a, b);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, -0.5})
    void aMultipleOfTheEquationTakesTheSameSteps(double factor) {
        Objective f = LogCosh.of(1, 3);
        for (LinearMultistep method : new LinearMultistep[] {LinearMultistep.heavyBall(0.5),
            LinearMultistep.adamsBashforth(3), LinearMultistep.adamsMoulton(2), LinearMultistep.bdf(2)}) {
            LinearMultistep other = scaled(method, factor);
            assertEquals(0, Linear.maxNorm(method.method(0.1).run(f, vector(2, -1), 30).last().x()
                    .minus(other.method(0.1).run(f, vector(2, -1), 30).last().x())), 1e-12, method + " in steps");
            assertEquals(0, Linear.maxNorm(method.oneLeg(0.1).run(f, vector(2, -1), 30).last().x()
                    .minus(other.oneLeg(0.1).run(f, vector(2, -1), 30).last().x())), 1e-12, method + " on one leg");
            assertEquals(method.order(), other.order(), method.toString());
            assertEquals(method.isZeroStable(), other.isZeroStable(), method.toString());
            assertEquals(method.normalisedErrorConstant(), other.normalisedErrorConstant(), 1e-12, method.toString());
            assertEquals(method.spectralRadius(-0.3, 0.2), other.spectralRadius(-0.3, 0.2), 1e-12, method.toString());
        }
    }

    @Test
    void aMethodThatForgetsTheEquationIsNotConsistent() {
        LinearMultistep forgets = LinearMultistep.of(new double[] {-1, 1}, new double[] {0.5, 0});
        assertFalse(forgets.isConsistent());
        assertEquals(0, forgets.order());
        LinearMultistep grows = LinearMultistep.of(new double[] {-2, 1}, new double[] {1, 0});
        assertFalse(grows.isConsistent());
        assertEquals(-1, grows.order());
        // roughly 1 − 1 = 0 and 0.1 · 3 = 0.3 in binary: consistent up to rounding
        assertTrue(LinearMultistep.of(new double[] {-0.3, 0.3}, new double[] {0.1 * 3, 0}).isConsistent());
    }

    @Test
    void stabilityAlongTheRealAxisEndsWhereItShould() {
        LinearMultistep euler = LinearMultistep.adamsBashforth(1);
        assertTrue(euler.isStableAt(-1.999));
        assertFalse(euler.isStableAt(-2.001));
        assertFalse(euler.isStableAt(0.001));
        assertEquals(2, euler.realInterval(), 1e-9);
    }

    @Test
    void valuesAreWhatTheyHold() {
        assertTwins(() -> LinearMultistep.heavyBall(0.5), LinearMultistep.heavyBall(0.25), LinearMultistep.bdf(2));
        assertTwins(() -> LinearMultistep.of(new double[] {-1, 1}, new double[] {1, 0}),
                LinearMultistep.of(new double[] {-1, 1}, new double[] {0, 1}));
        assertTwins(() -> new Locus(new double[] {1, 2}, new double[] {3, 4}),
                new Locus(new double[] {1, 5}, new double[] {3, 4}),
                new Locus(new double[] {1, 2}, new double[] {3, 5}));
        assertTwins(() -> new StabilityEllipse(0.5), new StabilityEllipse(0.25));
        Objective f = LogCosh.of(1, 3);
        Multistep method = LinearMultistep.adamsBashforth(2).method(0.1);
        assertTwins(() -> LinearMultistep.adamsBashforth(2).method(0.1), LinearMultistep.adamsBashforth(2).method(0.2));
        assertTwins(() -> method.run(f, vector(1, 2), 3).last(), method.run(f, vector(1, 2), 4).last(),
                method.run(f, vector(1, 3), 3).last());
        assertTrue(method.label().contains("Adams"), method.label());
        assertTrue(new StabilityEllipse(0.5).toString().contains("1.5"), new StabilityEllipse(0.5).toString());
    }
}
