package momentum.plot;

import java.util.Arrays;
import momentum.Series;
import momentum.Trajectory;
import momentum.internal.Arguments;
import momentum.quadratic.Contributions;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.TwoStepMode;
import momentum.text.Text;

/** What happens along the eigenvectors of a quadratic, one by one. */
final class Modes {
    /** As many lines as there are colours. */
    private static final int MOST_LINES = 6;

    private Modes() {}

    static Chart modes(Trajectory<?> run) {
        if (!(Arguments.present(run, "run").objective() instanceof Quadratic f)) {
            throw new IllegalArgumentException("modes need a run on a quadratic, was on " + run.objective());
        }
        int modes = f.spectrum().size(), lines = Math.min(modes, MOST_LINES);
        Chart chart = Chart.empty().xAxis("iteration k").yAxis("error along each eigenvector").logY();
        for (int line = 0; line < lines; line++) {
            // of many eigenvectors some, the first and the last among them
            int mode = lines == 1 ? 0 : (int) Math.round(line * (modes - 1.0) / (lines - 1));
            Series error = Landscapes.error(run, f, mode).map(z -> z != 0 ? Math.abs(z) : Double.NaN);
            chart = chart.line("λ = " + Text.number(f.spectrum().eigenvalue(mode), 4), error);
        }
        return chart;
    }

    static Chart modes(int steps, TwoStepMode... modes) {
        Arguments.some(modes, "modes");
        Chart chart = Chart.empty().xAxis("iteration k").yAxis("size of the error |xₖ|").logY();
        for (TwoStepMode mode : modes) {
            chart = chart.line(name(mode), series(mode, steps).map(x -> x != 0 ? Math.abs(x) : Double.NaN));
        }
        return chart;
    }

    static Chart stems(TwoStepMode mode, int steps) {
        return Chart.empty().xAxis("iteration k").yAxis("error xₖ").stems(name(mode), series(mode, steps));
    }

    static Chart portrait(TwoStepMode mode, int steps) {
        double[] x = series(mode, steps).values(), step = new double[x.length];
        for (int k = 1; k < x.length; k++) step[k] = x[k] - x[k - 1];
        // readable on white and on black from the first step to the last
        Scale byStep = Scale.through(0, Math.max(1, steps), "#e69f00", "#cc79a7", "#0072b2");
        return Chart.empty().xAxis("last step xₖ − xₖ₋₁").yAxis("error xₖ")
                .portrait(name(mode), step, x, byStep).colourBar("iteration k")
                .mark("minimizer", 0, 0);
    }

    private static Series series(TwoStepMode mode, int steps) {
        double[] errors = Arguments.present(mode, "mode").errors(steps, 1, 1);
        return Series.of("xₖ", 0, steps, k -> errors[k]);
    }

    /** By its two numbers: of the heavy ball αλ and β. */
    private static String name(TwoStepMode mode) {
        boolean ball = Arguments.present(mode, "mode") instanceof MomentumMatrix;
        return (ball ? "αλ = " : "pull ") + Text.number(mode.pull().high(), 4)
                + (ball ? ", β = " : ", inertia ") + Text.number(mode.inertia().high(), 4);
    }

    static Chart contributions(double level, Trajectory<?> run) {
        Contributions parts = Contributions.of(run);
        double[] k = parts.k(), total = parts.total().values();
        int modes = parts.spectrum().size();
        Scale pinks = Scale.of("RdPu", 0, 1);
        Chart chart = Chart.empty().xAxis("iteration k").yAxis("gap f − f*").xRange(-1, k[k.length - 1] + 1);
        for (int i = 0; i < modes; i++) {
            chart = chart.stack(parts.of(i).name(), pinks.at(modes == 1 ? 1 : i / (modes - 1.0)), k,
                    parts.of(i).values());
        }
        chart = chart.dots("total", Palette.INK, k, total);
        double gap = 0.05 * total[0];
        // at each milestone an arrow's shaft from the rule's end up to the total, and a red dot there; none where the
        // run ends first
        double[] x = new double[2 * modes], y = new double[2 * modes], at = new double[modes], top = new double[modes];
        int[][] shafts = new int[modes][];
        for (int i = 0; i < modes; i++) {
            int milestone = parts.milestone(i, level);
            if (milestone >= 0) {
                chart = chart.rule(pinks.at(modes == 1 ? 1 : i / (modes - 1.0)), 0, milestone, -gap * (i + 1));
            }
            int kept = Math.max(0, Arrays.binarySearch(k, milestone));
            x[2 * i] = x[2 * i + 1] = at[i] = milestone >= 0 && kept < k.length - 1 ? milestone : Double.NaN;
            y[2 * i] = -gap * (i + 1);
            y[2 * i + 1] = top[i] = total[kept];
            shafts[i] = new int[] {2 * i, 2 * i + 1};
        }
        return chart.edges(x, y, shafts).dots("last above the level", "#d7301f", at, top);
    }
}
