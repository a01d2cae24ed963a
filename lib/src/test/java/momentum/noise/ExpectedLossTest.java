package momentum.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import momentum.Series;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The article's figure of transient and fine-tuning phases: distill-figures.md F21, with E24's correction. */
class ExpectedLossTest {
    private static ExpectedLoss article(double knob, double momentum) {
        return new ExpectedLoss(NoisyMode.of(new HeavyBall(knob / 100, momentum), 1, 3), Math.sqrt(3));
    }

    /** The article's code counts one term more: its s at k is ours at k + 1. */
    @ParameterizedTest
    @CsvSource({
        "3.305785123966942, .6694214876033058, 10, 0.2152909440, 0.1907487758",
        "3.305785123966942, .6694214876033058, 50, 2.944e-7, 0.2272499439",
        "3.305785123966942, .6694214876033058, 0, 1.5, 0.0049176969",
        "1, 0, 0, 1.5, 0.00045", "1, 0, 10, 1.2268604064, 0.0044857404", "1, 0, 50, 0.5490485119, 0.0145006666",
        "1, 0, 100, 0.2009695123, 0.0196436650",
        ".5, .5, 0, 1.5, 0.0001125", ".5, .5, 10, 1.2501867268, 0.0038780321", ".5, .5, 50, 0.5548586094, 0.0142560778",
        ".5, .5, 100, 0.2009916910, 0.0195376819"})
    void theTableOfTheReference(double knob, double momentum, int k, double left, double noise) {
        var loss = article(knob, momentum);
        assertEquals(left, loss.deterministic(151).at(k), 5e-11);
        assertEquals(noise, loss.stochastic(151).at(k + 1), 5e-11);
        assertEquals(0, loss.stochastic(151).at(0), 0);
    }

    @ParameterizedTest
    @CsvSource({"3.305785123966942, .6694214876033058, .22725", "1, 0, .0226130653", ".5, .5, .0225375626"})
    void thePlateau(double knob, double momentum, double plateau) {
        var loss = article(knob, momentum);
        assertEquals(plateau, loss.plateau(), 5e-11);
        assertEquals(loss.plateau(), loss.stochastic(5000).at(5000), 1e-14);
        assertEquals(loss.plateau(), loss.total(5000).at(5000), 1e-14);
    }

    @Test
    void theFirstStepAgreesWithTheReferencesMonteCarlo() {
        // E24: exact 1.40738, as simulated; the article's code has 1.42055
        assertEquals(1.40738, article(400.0 / 121, 81.0 / 121).total(1).at(1), 5e-6);
    }

    @Test
    void thePhases() {
        assertEquals(10, article(400.0 / 121, 81.0 / 121).transientEnd(150));
        assertEquals(150, article(1, 0).transientEnd(150));
        assertEquals(150, article(0.5, 0.5).transientEnd(150));
        assertEquals(-1, new ExpectedLoss(NoisyMode.of(new HeavyBall(0.1, 0.5), 1, 1), 0).transientEnd(10));
    }

    @Test
    void withoutNoiseItIsTheRun() {
        for (var method : new momentum.TwoStep[] {new HeavyBall(0.1, 0.9), new Nesterov(0.1, 0.9)}) {
            double[] values = method.run(Quadratic.diag(2), momentum.Linear.vector(1.5), 60).values().values();
            Series loss = new ExpectedLoss(NoisyMode.of(method, 2, 0), 1.5).total(60);
            for (int k = 0; k <= 60; k++) assertEquals(values[k], loss.at(k), 1e-14, method.label());
        }
    }
}
