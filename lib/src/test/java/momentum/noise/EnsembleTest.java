package momentum.noise;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import momentum.Series;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many chains at once: the exact moments within their errors, whatever the number of threads, until interrupted. */
class EnsembleTest {
    private static final NoisyMode BALL = NoisyMode.of(new HeavyBall(0.1, 0.9), 1, 1);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 200})
    void theNumberOfThreadsChangesNothing(int threads) {
        Ensemble one = new Ensemble(100, 5, 1), many = new Ensemble(100, 5, threads);
        assertEquals(one.settled(BALL, 10, 1000), many.settled(BALL, 10, 1000));
        assertEquals(one.squares(BALL, 2, 300), many.squares(BALL, 2, 300));
        NoisyObjective f = NoisyObjective.gaussian(Quadratic.diag(1, 3), 1, 7);
        assertEquals(one.along(new Nesterov(0.1, 0.5), f, vector(1, 1), 30, s -> f.gap(s.x())),
                many.along(new Nesterov(0.1, 0.5), f, vector(1, 1), 30, s -> f.gap(s.x())));
    }

    @Test
    void anotherSeedIsOtherNoiseAndTheSameSeedTheSame() {
        NoisyObjective f = NoisyObjective.gaussian(Quadratic.diag(1, 3), 1, 7);
        for (long seed : new long[] {6, -5, 1L << 40}) {
            Ensemble one = new Ensemble(3, 5, 1), other = new Ensemble(3, seed, 1);
            assertEquals(along(one, f), along(new Ensemble(3, 5, 1), f));
            assertNotEquals(along(one, f), along(other, f), "along, seed " + seed);
            assertNotEquals(one.squares(BALL, 2, 5), other.squares(BALL, 2, 5), "squares, seed " + seed);
            assertNotEquals(one.settled(BALL, 0, 5), other.settled(BALL, 0, 5), "settled, seed " + seed);
        }
    }

    private static MeanCurve along(Ensemble ensemble, NoisyObjective f) {
        return ensemble.along(new Nesterov(0.1, 0.5), f, vector(1, 1), 5, s -> f.gap(s.x()));
    }

    /** Chains that step side by side are those that step alone, also in the last group, which is not full. */
    @Test
    void chainsSideBySideAreTheSameChains() {
        double[] squares = new double[70];
        for (int chain = 0; chain < squares.length; chain++) {
            RandomStream random = RandomStream.of(3, chain);
            double x = 0, previous = 0, sum = 0;
            for (int k = 0; k < 30; k++) {
                double next = BALL.first() * x + BALL.second() * previous
                        + -BALL.stepSize() * BALL.deviation() * random.nextGaussian();
                previous = x;
                x = next;
                if (k >= 10) sum += x * x;
            }
            squares[chain] = sum / 20;
        }
        assertEquals(Estimate.of(squares), new Ensemble(70, 3, 1).settled(BALL, 10, 20).variance());
    }

    @Test
    void settledMomentsWithinTwoPercentAtTwoMillionSamples() {
        // the issue's own tolerance; 1000 chains of 2000 steps
        Settled measured = new Ensemble(1000, 1).settled(BALL, 500, 2000);
        assertEquals(BALL.variance(), measured.variance().mean(), 0.02 * BALL.variance());
        assertEquals(BALL.stepVariance(), measured.stepVariance().mean(), 0.02 * BALL.stepVariance());
        double lag = BALL.variance() * BALL.correlation();
        assertEquals(lag, measured.lagCovariance().mean(), 0.02 * lag);
        // and the errors are honest: within 4 of them, and of the size that correlated samples have
        assertEquals(BALL.variance(), measured.variance().mean(), 4 * measured.variance().standardError());
        assertTrue(measured.variance().standardError() < 0.01 * BALL.variance());
    }

    @Test
    void theCurveOfSquaresIsTheExpectedLoss() {
        Series exact = new ExpectedLoss(BALL, 2).total(200);
        MeanCurve measured = new Ensemble(20_000, 3).squares(BALL, 2, 200).times(0.5);
        int beyond = 0;
        for (int k = 1; k <= 200; k++) {
            double errors = Math.abs(measured.mean()[k] - exact.at(k)) / measured.standardError()[k];
            assertTrue(errors < 5, "k = " + k + ": " + errors + " standard errors");
            if (errors > 2) beyond++;
        }
        // one in 22 in the mean, but neighbours go together
        assertTrue(beyond < 60, beyond + " of 200 beyond two standard errors");
        assertEquals(2, measured.mean()[0]);
        assertEquals(0, measured.standardError()[0]);
    }

    @Test
    void aMethodOnANoisyProblemIsTheMode() {
        NoisyObjective f = NoisyObjective.gaussian(Quadratic.diag(1), 1, 11);
        MeanCurve measured = new Ensemble(4000, 2).along(new HeavyBall(0.1, 0.9), f, vector(2), 60, s -> f.gap(s.x()));
        Series exact = new ExpectedLoss(BALL, 2).total(60);
        for (int k = 1; k <= 60; k++) {
            assertEquals(exact.at(k), measured.mean()[k], 5 * measured.standardError()[k], "k = " + k);
        }
    }

    @Test
    void aRandomWalkWithoutCurvature() {
        // theory.md T1-6b: Var θ_T / T → (η/(1 − γ))²σ²; T = 2000, exact 99.313 for η = 1
        NoisyMode walk = NoisyMode.of(new HeavyBall(1, 0.9), 0, 1);
        MeanCurve measured = new Ensemble(4000, 4).squares(walk, 0, 2000);
        double exact = 0;
        for (double h : walk.impulse(2000)) exact += h * h;
        assertEquals(99.313, exact / 2000, 5e-4);
        assertEquals(exact, measured.mean()[2000], 4 * measured.standardError()[2000]);
    }

    @Test
    void theLastOfManyChains() {
        NoisyObjective f = NoisyObjective.gaussian(Quadratic.diag(1, 2), 1, 11);
        var ensemble = new Ensemble(500, 2);
        var last = ensemble.last(f, vector(2, 1), 30, new HeavyBall(0.1, 0.9), new GradientDescent(0.1));
        assertEquals(List.of("method", "chain", "x₁", "x₂", "gap"), last.columnNames());
        assertEquals(1000, last.rowCount());
        assertEquals(new GradientDescent(0.1).label(), last.stringColumn("method").get(500));
        var own = f.chain(RandomStream.start(2, 7));
        var run = new HeavyBall(0.1, 0.9).run(own, vector(2, 1), 30);
        assertEquals(run.last().x().get(1), last.doubleColumn("x₂").get(7));
        MeanCurve along = ensemble.along(new GradientDescent(0.1), f, vector(2, 1), 30, s -> f.gap(s.x()));
        var descent = last.where(last.stringColumn("method").isEqualTo(new GradientDescent(0.1).label()));
        assertEquals(along.at(30).mean(), descent.doubleColumn("gap").mean(), 1e-12);
        assertEquals(0, along.at(30).errorsFrom(along.mean()[30]));
        assertEquals(2, along.at(30).errorsFrom(along.mean()[30] - 2 * along.standardError()[30]), 1e-9);
        assertEquals(along.mean()[30], along.series("gap").at(30));
    }

    @Test
    void oneChainHasNoError() {
        assertTrue(Double.isNaN(new Ensemble(1, 1).settled(BALL, 0, 10).variance().standardError()));
        assertTrue(Double.isNaN(new Ensemble(1, 1).squares(BALL, 1, 5).standardError()[3]));
    }

    @Test
    void divergenceIsData() {
        MeanCurve measured = new Ensemble(10, 1).squares(NoisyMode.of(new GradientDescent(3), 1, 1), 1, 2000);
        assertFalse(Double.isFinite(measured.mean()[2000]));
        assertTrue(Double.isFinite(measured.mean()[20]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    @Timeout(30)
    void anInterruptCancelsAllWorkers(int threads) throws Exception {
        AtomicInteger ended = new AtomicInteger();
        Thread caller = new Thread(() -> {
            try {
                new Ensemble(1_000_000, 1, threads).settled(BALL, 0, 1_000_000);
            } catch (CancellationException e) {
                ended.incrementAndGet();
            }
        });
        caller.start();
        Thread.sleep(100);
        caller.interrupt();
        caller.join();
        assertEquals(1, ended.get());
        for (int wait = 0; wait < 200 && workers() > 0; wait++) Thread.sleep(20);
        assertEquals(0, workers());
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("ensemble")).count();
    }

    @Test
    void anErrorInAChainReachesTheCaller() {
        NoisyObjective f = NoisyObjective.gaussian(Quadratic.diag(1), 1, 11);
        assertThrows(ArithmeticException.class,
                () -> new Ensemble(10, 2, 2).along(new HeavyBall(0.1, 0.9), f, vector(2), 60, s -> {
            if (s.k() == 30) throw new ArithmeticException("measured nonsense");
            return 0;
        }));
    }
}
