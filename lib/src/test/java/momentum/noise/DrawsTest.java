package momentum.noise;

import static momentum.Linear.vector;
import static momentum.Twins.assertTwins;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import momentum.Linear;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What is drawn has the covariance that was asked for, also where σ is not 1, and estimates say how sure they are. */
class DrawsTest {
    private static final SimpleMatrix CORRELATED = new SimpleMatrix(new double[][] {{4, 1.2}, {1.2, 1}});

    @Test
    void correlatedNoiseHasItsCovariance() {
        GaussianNoise noise = GaussianNoise.of(CORRELATED);
        Quadratic flat = Quadratic.diag(0, 0);
        RandomStream random = RandomStream.of(3);
        SimpleMatrix sum = new SimpleMatrix(2, 2), x = vector(1, 1);
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            SimpleMatrix g = noise.gradient(flat, x, random);
            sum = sum.plus(g.mult(g.transpose()));
        }
        // four standard errors of the largest entry, 4 √(2/N)
        assertEquals(0, Linear.maxNorm(sum.scale(1.0 / draws).minus(CORRELATED)), 4 * 4 * Math.sqrt(2.0 / draws));
    }

    @Test
    void aSettledEnsembleKnowsDeviationAndStep() {
        NoisyMode mode = NoisyMode.of(new HeavyBall(0.2, 0.5), 1.5, 3);
        // a number of steps that no block of draws divides
        Settled settled = new Ensemble(64, 5).settled(mode, 203, 4001);
        assertTrue(settled.variance().errorsFrom(mode.variance()) < 4, settled.variance().toString());
        assertTrue(settled.stepVariance().errorsFrom(mode.stepVariance()) < 4, settled.stepVariance().toString());
        assertEquals(0.2 * 3 * 0.2 * 3, mode.stepNoise().get(0), 1e-15);
    }

    @Test
    void oneNoisyStepFromTheMinimumSpreadsAsFarAsItsStep() {
        double alpha = 0.5, sigma = 3;
        int chains = 40_000;
        MeanCurve squares = new Ensemble(chains, 9).squares(NoisyMode.of(new GradientDescent(alpha), 1, sigma), 0, 1);
        double variance = alpha * sigma * alpha * sigma;
        assertEquals(0, squares.at(0).mean(), 0);
        assertEquals(variance, squares.at(1).mean(), 4 * variance * Math.sqrt(2.0 / chains));
        // the square of a normal number has twice its variance's square as variance; 3 % are four standard errors
        assertEquals(variance * Math.sqrt(2.0 / chains), squares.at(1).standardError(),
                0.03 * variance * Math.sqrt(2.0 / chains));
        assertArrayEquals(new double[] {0, 2 * squares.mean()[1]}, squares.times(2).mean(), 1e-15);
        assertEquals(2 * squares.at(1).standardError(), squares.times(2).at(1).standardError(), 1e-15);
    }

    @Test
    void anEstimateOfThreeNumbers() {
        Estimate of = Estimate.of(new double[] {1, 2, 6});
        assertEquals(3, of.mean());
        // the squares 4, 1 and 9 over 3 − 1 are 7; over three chains 7/3
        assertEquals(Math.sqrt(7.0 / 3), of.standardError(), 1e-15);
    }

    @Test
    void theAnswerToOneUnitOfNoiseAddsUpToTheVariance() {
        NoisyMode mode = NoisyMode.of(new HeavyBall(0.1, 0.8), 1, 2);
        double[] impulse = mode.impulse(400);
        assertEquals(-0.1, impulse[0]);
        assertEquals(mode.variance(), 4 * Arrays.stream(impulse).map(h -> h * h).sum(), 1e-13);
        assertEquals(0, mode.impulse(0).length);
    }

    @Test
    void tablesHaveTheirRows() {
        NoisyMode mode = NoisyMode.of(new HeavyBall(0.1, 0.8), 1, 2);
        ExpectedLoss loss = new ExpectedLoss(mode, 3);
        Table parts = loss.table(10);
        assertEquals(11, parts.rowCount());
        assertEquals(parts.doubleColumn("total").get(7),
                parts.doubleColumn("deterministic").get(7) + parts.doubleColumn("stochastic").get(7), 1e-15);
        MeanCurve curve = new MeanCurve(new double[] {1, 2, 4}, new double[] {0, 0.5, 1});
        assertEquals(3, curve.table().rowCount());
        assertEquals(2, curve.at(1).mean());
        assertEquals(0.5, curve.at(1).standardError());
    }

    @Test
    void valuesAreWhatTheyHold() {
        assertTwins(() -> GaussianNoise.of(2), GaussianNoise.of(3), GaussianNoise.of(CORRELATED));
        assertTwins(() -> GaussianNoise.of(CORRELATED), GaussianNoise.of(CORRELATED.scale(2)), GaussianNoise.of(2));
        assertTwins(() -> new MeanCurve(new double[] {1, 2}, new double[] {0, 1}),
                new MeanCurve(new double[] {1, 3}, new double[] {0, 1}),
                new MeanCurve(new double[] {1, 2}, new double[] {0, 2}));
        SimpleMatrix one = SimpleMatrix.identity(2);
        assertTwins(() -> new StationaryCovariance(one, one.scale(0.5)),
                new StationaryCovariance(one.scale(2), one.scale(0.5)), new StationaryCovariance(one, one.scale(0.25)));
        assertTwins(() -> new Ensemble(10, 1), new Ensemble(10, 2), new Ensemble(11, 1));
        assertTwins(() -> new Estimate(1, 2), new Estimate(1, 3), new Estimate(2, 2));
        NoisyMode mode = NoisyMode.of(new HeavyBall(0.1, 0.8), 1, 2);
        assertTwins(() -> new ExpectedLoss(mode, 3), new ExpectedLoss(mode, 4));
        assertTwins(() -> NoisyMode.of(new HeavyBall(0.1, 0.8), 1, 2), NoisyMode.of(new HeavyBall(0.1, 0.8), 1, 3));
    }
}
