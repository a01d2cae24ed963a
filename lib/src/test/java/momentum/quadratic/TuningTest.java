package momentum.quadratic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.method.HeavyBall;
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
        assertEquals(new Tuning(new HeavyBall(0.25, 0), 0.25, 0, 0), tuning);
        assertEquals(tuning, Tuning.gradientDescent(Spectrum.of(4)));
        assertEquals(new HeavyBall(0.25, 0), tuning.method());
    }

    /** theory.md T3-11. */
    @ParameterizedTest
    @CsvSource({"10, 0.2308861570, 0.2698738636, 0.5194938533", "100, 0.0330578512, 0.6694214876, 0.8181818182"})
    void optimalHeavyBall(double conditionNumber, double stepSize, double momentum, double rate) {
        var tuning = Tuning.heavyBall(Spectrum.of(1, conditionNumber));
        assertEquals(stepSize, tuning.stepSize(), 5e-11);
        assertEquals(momentum, tuning.momentum(), 5e-11);
        assertEquals(rate, tuning.rate(), 5e-11);
    }

    /** theory.md T3-3: steps per factor e, their ratio, and steps to 10⁻⁶ by the rate alone. */
    @ParameterizedTest
    @CsvSource({"10, 4.983, 1.527, 3.264, 69, 22", "100, 49.998, 4.983, 10.033, 691, 69",
            "1000, 500.000, 15.806, 31.633, 6908, 219"})
    void quadraticSpeedUp(double conditionNumber, double descent, double ball, double ratio,
            int descentSteps, int ballSteps) {
        double slow = -1 / Math.log(Tuning.gradientDescent(Spectrum.of(1, conditionNumber)).rate());
        double fast = -1 / Math.log(Tuning.heavyBall(Spectrum.of(1, conditionNumber)).rate());
        assertEquals(descent, slow, 5e-4);
        assertEquals(ball, fast, 5e-4);
        assertEquals(ratio, slow / fast, 5e-4);
        assertEquals(descentSteps, (int) Math.ceil(slow * Math.log(1e6)));
        assertEquals(ballSteps, (int) Math.ceil(fast * Math.log(1e6)));
    }

    /** theory.md T3-15. */
    @ParameterizedTest
    @CsvSource({"0.9, 1442, 0.5", "0.99, 1.58e5, 5e2", "0.999, 1.6e7, 5e4"})
    void theMomentumBelongsToAConditionNumber(double momentum, double conditionNumber, double within) {
        double kappa = Math.pow((1 + Math.sqrt(momentum)) / (1 - Math.sqrt(momentum)), 2);
        assertEquals(conditionNumber, kappa, within);
        assertEquals(momentum, Tuning.heavyBall(Spectrum.of(1, kappa)).momentum(), 1e-12);
    }
}
