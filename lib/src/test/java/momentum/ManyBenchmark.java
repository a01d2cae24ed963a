package momentum;

import momentum.method.HeavyBall;
import momentum.noise.Ensemble;
import momentum.noise.NoisyMode;
import momentum.noise.Settled;
import momentum.plot.Field;
import momentum.plot.Window;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;

/** Many small runs, for {@link SpeedBenchmark}; the same in Python is in many.py. */
final class ManyBenchmark {
    private static final int SETTLING = 100, STEPS = 900;

    private ManyBenchmark() {}

    /** Noisy chains of a thousand steps. */
    static void chains(int count, int threads) {
        NoisyMode mode = NoisyMode.of(new HeavyBall(0.1, 0.9), 1, 1);
        var ensemble = new Ensemble(count, 1, threads);
        if (threads == 1) Stopwatch.measure(() -> ensemble.settled(mode, SETTLING, STEPS));
        else Stopwatch.measureOnTheWall(() -> ensemble.settled(mode, SETTLING, STEPS));
        Settled settled = ensemble.settled(mode, SETTLING, STEPS);
        Stopwatch.report(Linear.vector(settled.variance().mean(), settled.lagCovariance().mean(),
                settled.stepVariance().mean()));
    }

    /** Where a thousand steps on a ravine lead, for each of several pairs (α, β). */
    static void sweep(int cells) {
        double[] stepSizes = spread(0.001, 0.019, cells), momenta = spread(0.9, 0, cells);
        Objective f = Quadratic.diag(1, 100);
        SimpleMatrix x0 = Linear.vector(1, 1), ends = new SimpleMatrix(cells, 2);
        Stopwatch.measure(() -> {
            for (int i = 0; i < cells; i++) {
                SimpleMatrix x = new HeavyBall(stepSizes[i], momenta[i]).after(f, x0, 1000).x();
                ends.set(i, 0, x.get(0));
                ends.set(i, 1, x.get(1));
            }
            return ends;
        });
        Stopwatch.report(ends, Math.max(1, cells / 50));
    }

    /** As numpy has it: one number is the first. */
    private static double[] spread(double from, double to, int count) {
        return count == 1 ? new double[] {from} : Linear.spread(from, to, count);
    }

    /** The larger spectral radius of two modes on a grid of (α, β), as one draws it. */
    static void radius(int side) {
        Stopwatch.measure(() -> Field.of("ρ", new Window(0.005, 4.005, 0, 1), side, side, ManyBenchmark::larger));
        double[] pull = Linear.spread(0.005, 4.005, side), momentum = Linear.spread(0, 1, side);
        var map = new SimpleMatrix(side, side);
        for (int i = 0; i < side; i++) for (int j = 0; j < side; j++) map.set(i, j, larger(pull[j], momentum[i]));
        Stopwatch.report(map);
    }

    private static double larger(double stepSize, double momentum) {
        return Math.max(new MomentumMatrix(stepSize, momentum, 1).spectralRadius(),
                new MomentumMatrix(stepSize, momentum, 0.1).spectralRadius());
    }
}
