package momentum.quadratic;

import static momentum.Linear.vector;
import static momentum.Twins.assertTwins;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.TwoStep;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** Least squares sample by sample: parts add up to the whole; and what a spectrum and a tuning answer. */
class SamplesTest {
    private static final SimpleMatrix Z = new SimpleMatrix(new double[][] {{1, 2}, {0, 3}, {4, -1}});
    private static final SimpleMatrix D = vector(1, -2, 0.5);
    private static final LeastSquares DATA = LeastSquares.of(Z, D);

    @Test
    void oneSamplesLossAndGradientAreWrittenOut() {
        SimpleMatrix w = vector(0.5, -1);
        // z₀ᵀw − d₀ = 0.5 − 2 − 1 = −2.5
        assertEquals(0, Linear.maxNorm(DATA.gradient(0, w).minus(vector(-2.5, -5))), 1e-15);
        // a batch of one stands for all three
        assertEquals(3 * 0.5 * 2.5 * 2.5, DATA.loss(new int[] {0}, w), 1e-14);
        assertEquals(0, Linear.maxNorm(DATA.gradient(new int[] {0}, w).minus(vector(-7.5, -15))), 1e-14);
    }

    @Test
    void allSamplesAreTheWhole() {
        SimpleMatrix w = vector(0.5, -1);
        int[] all = {2, 0, 1};
        assertEquals(DATA.value(w), DATA.loss(all, w), 1e-14);
        assertEquals(0, Linear.maxNorm(DATA.gradient(all, w).minus(DATA.gradient(w))), 1e-14);
        SimpleMatrix sum = DATA.gradient(0, w).plus(DATA.gradient(1, w)).plus(DATA.gradient(2, w));
        assertEquals(0, Linear.maxNorm(sum.minus(DATA.gradient(w))), 1e-14);
        assertEquals(2, DATA.dimension().getAsInt());
        assertTrue(DATA.features().isIdentical(Z, 0) && DATA.targets().isIdentical(D, 0));
        assertFalse(DATA.toString().isBlank());
    }

    @Test
    void tuningsOfAProblemAreThoseOfItsSpectrum() {
        Quadratic f = Quadratic.diag(1, 4, 25);
        Spectrum spectrum = f.spectrum();
        assertEquals(Tuning.gradientDescent(spectrum), Tuning.gradientDescent(f));
        assertEquals(Tuning.heavyBall(spectrum), Tuning.heavyBall(f));
        Tuning ahead = Tuning.nesterov(f);
        // κ = 25: α = 1/L, β = (5 − 1)/(5 + 1), rate 1 − 1/5
        assertEquals(1 / 25.0, ahead.stepSize(), 1e-16);
        assertEquals(4 / 6.0, ahead.momentum(), 1e-15);
        assertEquals(0.8, ahead.rate(), 1e-15);
        assertTrue(ahead.toString().contains("0.8"), ahead.toString());
    }

    @Test
    void contributionsAddUpToTheGap() {
        Quadratic f = Quadratic.diag(1, 10);
        var run = new GradientDescent(0.1).run(f, vector(1, 1), 4);
        Contributions parts = Contributions.of(run);
        assertEquals(5, parts.k().length);
        assertEquals(10, parts.table().rowCount());
        assertEquals(f.spectrum(), parts.spectrum());
        for (int k = 0; k <= 4; k++) {
            assertEquals(run.gaps().at(k), parts.of(0).at(k) + parts.of(1).at(k), 1e-15, "k = " + k);
        }
        assertFalse(parts.toString().isBlank());
    }

    @Test
    void aModeIsMeasuredFromAnyMethodAndAMethodWithTwoMindsIsRefused() {
        TwoStepMode mode = TwoStepMode.of(new HeavyBall(0.1, 0.5), 3);
        assertEquals(1 + 0.5 - 0.3, mode.first(), 1e-15);
        assertEquals(-0.5, mode.second(), 1e-15);
        TwoStep own = (f, x, previous) -> Linear.combine(1.5, x, -0.5, previous, -0.1, f.gradient(x));
        assertEquals(mode.first(), TwoStepMode.of(own, 3).first(), 1e-14);
        assertEquals(mode.second(), TwoStepMode.of(own, 3).second(), 1e-14);
        assertFalse(TwoStepMode.of(own, 3).toString().isBlank());
    }

    @Test
    void valuesAreWhatTheyHold() {
        assertTwins(() -> Spectrum.of(1, 2), Spectrum.of(1, 3), Spectrum.of(1, 2, 3));
        assertTwins(() -> new MomentumMatrix(0.1, 0.9, 1), new MomentumMatrix(0.2, 0.9, 1));
        assertEquals(Spectrum.of(3, 1, 2), Spectrum.of(1, 2, 3), "in any order");
        SimpleMatrix turned = new SimpleMatrix(new double[][] {{1.5, 0.5}, {0.5, 1.5}});
        assertFalse(Spectrum.of(turned).equals(Spectrum.of(1, 2)), "other axes");
        assertFalse(Quadratic.diag(1, 2).toString().isBlank());
    }
}
