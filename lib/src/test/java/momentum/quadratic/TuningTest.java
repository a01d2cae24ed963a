package momentum.quadratic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.HeavyBall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The best parameters are the best. */
class TuningTest {
    private static double worst(double stepSize, double momentum, Spectrum spectrum) {
        double worst = 0;
        for (int i = 0; i <= 20; i++) {
            double eigenvalue = spectrum.smallest() + (spectrum.largest() - spectrum.smallest()) * i / 20;
            worst = Math.max(worst, new MomentumMatrix(stepSize, momentum, eigenvalue).spectralRadius());
        }
        return worst;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 10, 100, 1000})
    void noPointOfAGridBeatsTheTuning(double conditionNumber) {
        var spectrum = Spectrum.of(0.5, 0.5 * conditionNumber);
        var descent = Tuning.gradientDescent(spectrum);
        var ball = Tuning.heavyBall(spectrum);
        // 1e-7: at a repeated root √ε of rounding in the parameters is what the rate feels
        assertEquals(descent.rate(), worst(descent.stepSize(), 0, spectrum), 1e-12);
        assertEquals(ball.rate(), worst(ball.stepSize(), ball.momentum(), spectrum), 1e-7);
        for (int i = 1; i <= 41; i++) {
            double stepSize = 4 / spectrum.largest() * i / 41;
            assertTrue(worst(stepSize, 0, spectrum) >= descent.rate() - 1e-12);
            for (int j = 0; j < 81; j++) {
                double momentum = -0.5 + 1.5 * j / 81;
                assertTrue(worst(stepSize, momentum, spectrum) >= ball.rate() - 1e-12,
                        "stepSize " + stepSize + ", momentum " + momentum + " beats " + ball);
            }
        }
    }

    /** theory.md B4 and T0-12b. */
    @ParameterizedTest
    @CsvSource({"10, 0.519494", "100, 0.818182", "1000, 0.938693"})
    void rates(double conditionNumber, double rate) {
        assertEquals(rate, Tuning.heavyBall(Spectrum.of(1, conditionNumber)).rate(), 5e-7);
    }

    @Test
    void theBananasLocalTuning() {
        // distill-figures.md F1: Hessian at the optimum [[162, −240], [−240, 360]]
        var spectrum = Spectrum.of(new org.ejml.simple.SimpleMatrix(new double[][] {{162, -240}, {-240, 360}}));
        assertEquals(1.38297436, spectrum.smallest(), 5e-9);
        assertEquals(520.61702564, spectrum.largest(), 5e-9);
        assertEquals(376.447, spectrum.conditionNumber(), 5e-4);
        assertEquals(0.00694848, Tuning.heavyBall(spectrum).stepSize(), 5e-9);
        assertEquals(0.813553, Tuning.heavyBall(spectrum).momentum(), 5e-7);
    }

    @Test
    void aRoundBowlNeedsOneStep() {
        var tuning = Tuning.heavyBall(Spectrum.of(4, 4));
        assertEquals(new Tuning(0.25, 0, 0), tuning);
        assertEquals(new Tuning(0.25, 0, 0), Tuning.gradientDescent(Spectrum.of(4)));
        assertEquals(new HeavyBall(0.25, 0), tuning.method());
    }
}
