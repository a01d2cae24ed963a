package momentum.plot;

import momentum.Series;
import momentum.internal.Arguments;
import momentum.noise.ExpectedLoss;

/** A noisy run's two phases: first the start fades, then only the noise is left. */
final class Phases {
    // neighbours in ColorBrewer's BuPu, dark enough to be told apart on a white page and on a dark one
    private static final String NOISE = "#bfd3e6", START = "#8c96c6";

    private Phases() {}

    static Chart of(ExpectedLoss loss, int steps) {
        Arguments.positive(steps, "steps");
        Arguments.present(loss, "loss");
        Series noise = loss.stochastic(steps), start = loss.deterministic(steps), total = loss.total(steps);
        int end = loss.transientEnd(steps);
        return Chart.empty().xAxis("iteration k").yAxis("expected loss").xRange(-1, steps + 1)
                .stack("from the noise", NOISE, noise.k(), noise.values())
                .stack("left of the start", START, start.k(), start.values())
                .dots("both", Palette.INK, total.k(), total.values())
                // beyond the last column, where it is not seen: a slider's frames need the same lines
                .vertical(end < steps ? "fine-tuning from here" : "", end < steps ? Math.max(end, 0) : steps + 1);
    }
}
