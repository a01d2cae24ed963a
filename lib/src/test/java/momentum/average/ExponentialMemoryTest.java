package momentum.average;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import momentum.method.Convention;
import momentum.method.HeavyBall;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights, windows and frequencies of the memory that forgets by a constant factor: theory.md T1-2 to T1-7. */
class ExponentialMemoryTest {
    private static final ExponentialMemory SUM = ExponentialMemory.sum(0.9), AVERAGE = ExponentialMemory.average(0.9);

    @Test
    void theWeightsOfASumAddToTen() {
        // T1-3
        assertEquals(1, SUM.total(1), 1e-15);
        assertEquals(6.513216, SUM.total(10), 5e-7);
        assertEquals(9.948462, SUM.total(50), 5e-7);
        assertEquals(10, SUM.total(), 1e-14);
        assertEquals(0.1, AVERAGE.total(1), 1e-15);
        assertEquals(0.651322, AVERAGE.total(10), 5e-7);
        assertEquals(0.994846, AVERAGE.total(50), 5e-7);
        assertEquals(1, AVERAGE.total(), 1e-15);
        assertEquals(SUM.total(50), Arrays.stream(SUM.weights(50)).sum(), 1e-14);
    }

    @Test
    void theRecursionIsTheSumOfWeights() {
        // T1-2: 6.9e-17 over 200 terms with η = .01; asserted 1e-13
        double[] series = new double[200];
        for (int k = 0; k < series.length; k++) series[k] = Math.sin(1.3 * k) + 0.5;
        double[] weights = SUM.weights(series.length), memory = SUM.of(series);
        for (int t = 1; t <= series.length; t++) {
            double sum = 0;
            for (int i = 0; i < t; i++) sum += weights[i] * series[t - 1 - i];
            assertEquals(sum, memory[t - 1], 1e-13);
        }
    }

    @Test
    void aMethodsVelocityIsTheSumOfItsGradients() {
        // T1-2: v_t = η Σ γⁱ g_{t−1−i}, on a run of document 001's form
        var f = Quadratic.diag(1, 100);
        var run = Convention.SUBTRACTED.method(0.01, 0.9).run(f, vector(1, 1), 200);
        double[] gradients = new double[200];
        for (int k = 0; k < 200; k++) gradients[k] = f.gradient(run.at(k).x()).get(1);
        double[] memory = new ExponentialMemory(0.9, 0.01).of(gradients);
        for (int t = 1; t <= 200; t++) assertEquals(run.at(t).velocity().get(1), memory[t - 1], 1e-13);
    }

    @Test
    void terminalVelocity() {
        // T1-4: η = .01, g = 1
        double[] ones = new double[100];
        Arrays.fill(ones, 1);
        double[] v = new ExponentialMemory(0.9, 0.01).of(ones);
        assertEquals(0.01, v[0], 1e-17);
        assertEquals(0.0651322, v[9], 5e-8);
        assertEquals(0.0878423, v[19], 5e-8);
        assertEquals(0.0994846, v[49], 5e-8);
        assertEquals(9.100024, Arrays.stream(v).sum(), 5e-7);
        assertEquals(0.1 * (100 - 9 * (1 - Math.pow(0.9, 100))), Arrays.stream(v).sum(), 1e-12);
        assertArrayEquals(ones, SUM.corrected(ones), 1e-14);
        assertArrayEquals(ones, AVERAGE.corrected(ones), 1e-14);
    }

    @Test
    void timeConstants() {
        // T1-4
        assertEquals(9.4912, SUM.timeConstant(), 5e-5);
        assertEquals(99.499, ExponentialMemory.sum(0.99).timeConstant(), 5e-4);
        assertEquals(43.71, SUM.timeTo(0.99), 5e-3);
        assertEquals(6.579, SUM.halfLife(), 5e-4);
        assertEquals(0, ExponentialMemory.sum(0).timeConstant(), 0);
    }

    @Test
    void theWindowHasThreeLengths() {
        // T1-7
        assertEquals(9, SUM.meanAge(), 1e-14);
        assertEquals(19, SUM.varianceWindow(), 1e-13);
        assertEquals(199, ExponentialMemory.average(0.99).varianceWindow(), 1e-11);
        assertEquals(0.651322, SUM.massInLast(10), 5e-7);
        assertEquals(0.878423, SUM.massInLast(20), 5e-7);
        assertEquals(0.990302, SUM.massInLast(44), 5e-7);
        assertEquals(0.633968, ExponentialMemory.sum(0.99).massInLast(100), 5e-7);
        double sum = 0, squares = 0, ages = 0;
        double[] weights = AVERAGE.weights(2000);
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            squares += weights[i] * weights[i];
            ages += i * weights[i];
        }
        assertEquals(sum * sum / squares, AVERAGE.varianceWindow(), 1e-12);
        assertEquals(ages / sum, AVERAGE.meanAge(), 1e-12);
        assertEquals(squares, AVERAGE.varianceFactor(), 1e-15);
        // T1-6a
        assertEquals(0.0526316, AVERAGE.varianceFactor(), 5e-8);
        assertEquals(5.263158, SUM.varianceFactor(), 5e-7);
    }

    @Test
    void theAnswerToAnOscillation() {
        // T1-5
        assertEquals(10, SUM.gain(0), 1e-14);
        assertEquals(0.5263157894736838, SUM.gain(Math.PI), 1e-15);
        double[] alternating = new double[1000];
        for (int k = 0; k < alternating.length; k++) alternating[k] = k % 2 == 0 ? 1 : -1;
        assertEquals(0.5263157894736838, Math.abs(SUM.of(alternating)[999]), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 1, 2.5, Math.PI})
    void gainAndDelayOfASimulatedWave(double omega) {
        double[] cosine = new double[400], sine = new double[400];
        for (int k = 0; k < cosine.length; k++) {
            cosine[k] = Math.cos(omega * k);
            sine[k] = Math.sin(omega * k);
        }
        var h = SUM.response(omega);
        double c = Math.cos(omega * 399), s = Math.sin(omega * 399);
        // after 400 steps the start is forgotten to 0.9⁴⁰⁰ = 5e-19
        assertEquals(h.getReal() * c - h.getImaginary() * s, SUM.of(cosine)[399], 1e-13);
        assertEquals(h.getReal() * s + h.getImaginary() * c, SUM.of(sine)[399], 1e-13);
        assertEquals(h.norm(), SUM.gain(omega), 1e-13);
    }

    @Test
    void withoutMomentumItIsTheSeries() {
        var none = ExponentialMemory.average(0);
        assertArrayEquals(new double[] {3, -1, 2}, none.of(3, -1, 2), 0);
        assertEquals(1, none.varianceWindow());
        assertEquals(0, none.meanAge());
    }

    @Test
    void badInput() {
        assertEquals("momentum must be at least 0 and below 1, was 1", refused(() -> ExponentialMemory.average(1)));
        assertEquals("momentum must be at least 0 and below 1, was -0.1", refused(() -> ExponentialMemory.sum(-0.1)));
        assertEquals("momentum must be at least 0 and below 1, was NaN",
                refused(() -> ExponentialMemory.average(Double.NaN)));
        assertEquals("newest must be positive and finite, was 0", refused(() -> new ExponentialMemory(0.9, 0)));
        assertEquals("series must have at least one element, was empty", refused(() -> AVERAGE.of()));
        assertEquals("series[1] must be finite, was NaN", refused(() -> AVERAGE.corrected(1, Double.NaN)));
        assertEquals("share must be at least 0 and below 1, was 1", refused(() -> AVERAGE.timeTo(1)));
        assertEquals("t must be zero or more, was -1", refused(() -> AVERAGE.total(-1)));
        assertEquals("omega must be finite, was NaN", refused(() -> AVERAGE.gain(Double.NaN)));
    }

    @Test
    void theMemoryOfASeriesKeepsItsPlaces() {
        var series = momentum.Series.of("g", 3, 5, k -> k);
        var memory = AVERAGE.of(series);
        assertArrayEquals(AVERAGE.of(3, 4, 5), memory.values());
        assertArrayEquals(new double[] {3, 4, 5}, memory.k());
        assertEquals("g", memory.name());
    }

    private static String refused(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    @Test
    void theHeavyBallsVelocityIsNotAnAverage() {
        // the same α: the sum's method moves 1/(1 − β) as far under a constant gradient
        var slope = momentum.Objective.of(x -> x.get(0), x -> vector(1));
        double sum = new HeavyBall(0.01, 0.9).run(slope, vector(0), 300).last().x().get(0);
        double average = Convention.AVERAGE.method(0.01, 0.9).run(slope, vector(0), 300).last().x().get(0);
        assertEquals(10, sum / average, 1e-11);
    }
}
