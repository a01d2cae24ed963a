package momentum.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Series;
import momentum.Trajectory;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** What a problem looks like, and the ways that runs took through it: a curve in one dimension, contours in two. */
final class Landscapes {
    private static final int FRAMES = 60;

    private Landscapes() {}

    static Chart objective(Objective f, double from, double to) {
        oneDimensional(Arguments.present(f, "f").dimension());
        return Chart.empty().xAxis("x").yAxis("f(x)").curve("f", from, to, x -> f.value(Linear.vector(x)))
                .xRange(from, to);
    }

    static Chart descent(Objective f, double from, double to, Trajectory<?>... runs) {
        return descentUpTo(Integer.MAX_VALUE, f, from, to, runs);
    }

    static Chart paths(Trajectory<?>... runs) {
        if (dimension(runs) == 2) return paths(Window.around(runs), runs);
        double[] ends = ends(runs);
        return descent(runs[0].objective(), ends[0], ends[1], runs);
    }

    static Chart paths(Window window, Trajectory<?>... runs) {
        if (dimension(runs) == 2) {
            return pathsUpTo(Integer.MAX_VALUE, ground(runs[0].objective(), window), window, runs);
        }
        return descent(runs[0].objective(), window.left(), window.right(), runs).yRange(window.bottom(), window.top());
    }

    static Chart played(Trajectory<?>... runs) {
        int dimension = dimension(runs);
        double longest = Arrays.stream(runs).mapToDouble(run -> run.last().k()).max().getAsDouble(),
                stride = Math.max(1, Math.ceil(longest / FRAMES));
        double[] k = DoubleStream.concat(DoubleStream.iterate(0, at -> at < longest, at -> at + stride),
                DoubleStream.of(longest)).toArray();
        Knob knob = new Knob("iteration k", k, longest).counting();
        if (dimension == 1) {
            double[] ends = ends(runs);
            return Chart.play(knob, at -> descentUpTo((int) at, runs[0].objective(), ends[0], ends[1], runs));
        }
        Window window = Window.around(runs);
        Chart ground = ground(runs[0].objective(), window);
        return Chart.play(knob, at -> pathsUpTo((int) at, ground, window, runs));
    }

    static Chart bothViews(double radius, Trajectory<?> run) {
        Arguments.positive(radius, "radius");
        if (!(Arguments.present(run, "run").objective() instanceof Quadratic f && f.dimension().getAsInt() == 2)) {
            throw new IllegalArgumentException("both views need a quadratic in two dimensions, was " + run.objective());
        }
        SimpleMatrix best = f.minimizer().orElseThrow(() ->
                new IllegalArgumentException("both views need a minimizer, and this quadratic has or knows none"));
        double x = best.get(0), y = best.get(1);
        Window around = new Window(x - radius, x + radius, y - radius, y + radius);
        Chart own = ground(f, around).title("in its own coordinates").xAxis("w₁").yAxis("w₂");
        own = path(own, run.label(), around, run.coordinate(0), run.coordinate(1)).mark("minimizer", x, y);
        Window centred = new Window(-radius, radius, -radius, radius);
        Spectrum spectrum = f.spectrum();
        Chart along = ground(spectrum, Quadratic.diag(spectrum.eigenvalues()), centred).title("along the eigenvectors")
                .xAxis("x₁, λ₁ = " + Text.number(spectrum.smallest(), 4))
                .yAxis("x₂, λ₂ = " + Text.number(spectrum.largest(), 4));
        along = path(along, run.label(), centred, error(run, f, 0), error(run, f, 1)).mark("minimizer", 0, 0);
        return Chart.beside(own, along);
    }

    /** The error along an eigenvector, with its sign. */
    static Series error(Trajectory<?> run, Quadratic f, int mode) {
        return run.measured("error", state -> f.errorModes(state.x()).get(mode));
    }

    /**
     * The dimension that runs on one and the same problem share.
     *
     * @throws IllegalArgumentException if there is no run, a run is on another problem, or in three dimensions or more
     */
    private static int dimension(Trajectory<?>... runs) {
        Arguments.some(runs, "runs");
        int dimension = runs[0].first().x().getNumElements();
        for (Trajectory<?> run : runs) {
            int own = run.first().x().getNumElements();
            if (own > 2) {
                throw new IllegalArgumentException("paths need a problem in one or two dimensions, was in " + own);
            }
            if (own == dimension && isSame(runs[0].objective(), run)) continue;
            throw new IllegalArgumentException("runs must be on one problem, but " + runs[0].label() + " ran on "
                    + runs[0].objective()
                    + " and " + run.label() + " on "
                    + (own == dimension ? run.objective() : "one of dimension " + own));
        }
        return dimension;
    }

    /**
     * Whether a problem has the values that a run saw: the same one, or the same once more, perhaps without its noise.
     */
    private static boolean isSame(Objective f, Trajectory<?> run) {
        return f.equals(run.objective()) || hasValue(f, run, run.first()) && hasValue(f, run, run.last());
    }

    private static boolean hasValue(Objective f, Trajectory<?> run, Iterate at) {
        double here = f.value(at.x()), there = run.objective().value(at.x());
        // the same formula once more, possibly in another order of its sums
        return Math.abs(here - there) <= 1e-9 * (1 + Math.abs(there));
    }

    private static void oneDimensional(OptionalInt dimension) {
        if (dimension.isEmpty() || dimension.getAsInt() == 1) return;
        throw new IllegalArgumentException("a curve needs a problem of dimension 1, was " + dimension.getAsInt());
    }

    /** What holds one-dimensional runs and their minimizer, with a margin. */
    private static double[] ends(Trajectory<?>... runs) {
        double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
        Optional<SimpleMatrix> best = runs[0].objective().minimizer();
        for (Trajectory<?> run : runs) {
            least = Math.min(least, run.coordinate(0).min());
            most = Math.max(most, run.coordinate(0).max());
        }
        if (best.isPresent()) {
            least = Math.min(least, best.get().get(0));
            most = Math.max(most, best.get().get(0));
        }
        double margin = most > least ? 0.1 * (most - least) : 1;
        return new double[] {least - margin, most + margin};
    }

    private static Chart descentUpTo(int k, Objective f, double from, double to, Trajectory<?>... runs) {
        Chart chart = objective(f, from, to);
        for (Trajectory<?> run : Arguments.present(runs, "runs")) {
            oneDimensional(OptionalInt.of(Arguments.present(run, "runs").first().x().getNumElements()));
            if (!isSame(f, run)) {
                throw new IllegalArgumentException("runs must be on the problem that is drawn, but " + run.label()
                        + " ran on " + run.objective());
            }
            double[] x = upTo(k, run.coordinate(0)), value = upTo(k, run.values());
            int near = 0;
            // a browser cannot draw a line to 10⁵⁰
            while (near < x.length && Math.abs(x[near] - (from + to) / 2) <= 50 * (to - from)) near++;
            chart = chart.path(run.label(), Arrays.copyOf(x, near), Arrays.copyOf(value, near));
        }
        Optional<SimpleMatrix> best = f.minimizer();
        return best.isPresent() ? chart.mark("minimizer", best.get().get(0), f.value(best.get())) : chart;
    }

    private static double[] upTo(int k, Series series) {
        int kept = (int) Arrays.stream(series.k()).filter(each -> each <= k).count();
        return Arrays.copyOf(series.values(), kept);
    }

    /** The grounds that were drawn last: a slider asks for the same ones in each of its frames. */
    private static volatile List<Ground> last = List.of();
    /** Enough for a figure whose panels each have their own. */
    private static final int REMEMBERED = 4;

    /** Contours of what belongs to a key, and what it gave then: a lambda may give something else the next time. */
    private record Ground(Object key, Window window, double[] seen, Chart chart) {}

    static Chart ground(Objective f, Window window) {
        return ground(f, f, window);
    }

    private static Chart ground(Object key, Objective f, Window window) {
        double[] seen = new double[9];
        double[] x = Arguments.present(window, "window").across(3), y = window.up(3);
        for (int i = 0; i < 9; i++) seen[i] = f.value(Linear.vector(x[i % 3], y[i / 3]));
        List<Ground> remembered = last;
        for (Ground each : remembered) {
            if (key.equals(each.key) && window.equals(each.window) && Arrays.equals(seen, each.seen)) {
                return each.chart;
            }
        }
        Chart chart = Chart.empty().contour(Field.of(f, window)).equalAxes()
                .xRange(window.left(), window.right()).yRange(window.bottom(), window.top());
        last = Stream.concat(Stream.of(new Ground(key, window, seen, chart)), remembered.stream())
                .limit(REMEMBERED).toList();
        return chart;
    }

    private static Chart pathsUpTo(int k, Chart ground, Window window, Trajectory<?>... runs) {
        Chart chart = ground.xAxis("x₁").yAxis("x₂");
        for (Trajectory<?> run : runs) {
            chart = path(chart, run.label(), window, upTo(k, run.coordinate(0)), upTo(k, run.coordinate(1)));
        }
        Optional<SimpleMatrix> best = runs[0].objective().minimizer();
        return best.isPresent() ? chart.mark("minimizer", best.get().get(0), best.get().get(1)) : chart;
    }

    private static Chart path(Chart chart, String name, Window window, Series x, Series y) {
        return path(chart, name, window, x.values(), y.values());
    }

    /** A path up to where it is far outside: a browser cannot draw a line to 10⁵⁰. */
    private static Chart path(Chart chart, String name, Window window, double[] x, double[] y) {
        int near = 0;
        while (near < x.length && window.isNear(x[near], y[near])) near++;
        return chart.path(name, Arrays.copyOf(x, near), Arrays.copyOf(y, near));
    }
}
