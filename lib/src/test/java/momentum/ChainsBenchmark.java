package momentum;

import java.util.Locale;
import momentum.method.HeavyBall;
import momentum.noise.Ensemble;
import momentum.noise.NoisyMode;
import momentum.noise.Settled;

/** Ten thousand noisy chains of ten thousand steps, for {@link SpeedBenchmark}; the same in numpy is in peers.py. */
final class ChainsBenchmark {
    private static final int WARM_UPS = 4, REPETITIONS = 7;
    private static final int CHAINS = 10_000, SETTLING = 1000, STEPS = 9000;

    private ChainsBenchmark() {}

    static void run(int threads) {
        NoisyMode mode = NoisyMode.of(new HeavyBall(0.1, 0.9), 1, 1);
        Settled settled = null;
        for (int repetition = -WARM_UPS; repetition < REPETITIONS; repetition++) {
            long start = System.nanoTime();
            settled = new Ensemble(CHAINS, 1, threads).settled(mode, SETTLING, STEPS);
            double seconds = (System.nanoTime() - start) * 1e-9;
            if (repetition >= 0) System.out.printf(Locale.ROOT, "seconds,%.4g%n", seconds);
        }
        System.out.println("result," + settled.variance().mean() + " " + settled.lagCovariance().mean() + " "
                + settled.stepVariance().mean());
    }
}
