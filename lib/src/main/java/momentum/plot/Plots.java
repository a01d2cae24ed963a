package momentum.plot;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import momentum.Linear;
import momentum.Objective;
import momentum.Trajectory;
import momentum.flow.Convergence;
import momentum.internal.Arguments;
import momentum.problem.Graph;
import momentum.quadratic.Contributions;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** The figures that a cell calls: each takes runs and returns a chart to which more can be added. */
public final class Plots {
    private Plots() {}

    /**
     * How far f is above its least value, along runs, on a logarithmic axis.
     *
     * @param title what the figure shows
     * @param runs at least one, on problems that know their minimizer
     * @return lines of f − f* over k; where the gap is 0 the line ends
     * @throws UnsupportedOperationException if a problem knows no minimizer
     */
    public static Chart gap(String title, Trajectory<?>... runs) {
        Chart chart = Chart.titled(title).xAxis("iteration k").yAxis("gap f − f*").logY();
        for (Trajectory<?> run : runs) chart = chart.line(run.label(), run.k(), positive(run.gaps().values()));
        return chart;
    }

    /**
     * How far x is from the minimizer, along runs, on a logarithmic axis.
     *
     * @param title what the figure shows
     * @param runs at least one, on problems that know their minimizer
     * @return lines of ‖x − x*‖ over k; where the error is 0 the line ends
     * @throws UnsupportedOperationException if a problem knows no minimizer
     */
    public static Chart error(String title, Trajectory<?>... runs) {
        Chart chart = Chart.titled(title).xAxis("iteration k").yAxis("error ‖x − x*‖").logY();
        for (Trajectory<?> run : runs) chart = chart.line(run.label(), run.k(), positive(run.errors().values()));
        return chart;
    }

    /**
     * Runs in two dimensions as paths over the contours of their problem, in a window that holds them.
     *
     * @param title what the figure shows
     * @param runs at least one, all on the same problem in two dimensions
     * @return contours a factor of two apart, the paths, and a ring at the minimizer; both axes in the same unit
     * @throws IllegalArgumentException if the problem has another dimension
     */
    public static Chart paths(String title, Trajectory<?>... runs) {
        if (runs.length == 0) throw new IllegalArgumentException("runs must be at least one, were none");
        return paths(title, Window.around(runs), runs);
    }

    /**
     * Runs in two dimensions as paths over the contours of their problem.
     *
     * @param title what the figure shows
     * @param window what to show
     * @param runs at least one, all on the same problem in two dimensions
     * @return contours a factor of two apart, the paths, and a ring at the minimizer; both axes in the same unit
     * @throws IllegalArgumentException if the problem has another dimension
     */
    public static Chart paths(String title, Window window, Trajectory<?>... runs) {
        if (runs.length == 0) throw new IllegalArgumentException("runs must be at least one, were none");
        return pathsUpTo(Integer.MAX_VALUE, panel(title, runs[0].objective(), window), window, runs);
    }

    /**
     * Runs in two dimensions as paths that grow when the play button is pressed; all of them whole at first.
     *
     * @param title what the figure shows
     * @param runs at least one, all on the same problem in two dimensions
     * @return the paths over contours a factor of two apart, with a slider for k; of long runs at most 60 frames
     * @throws IllegalArgumentException if the problem has another dimension
     */
    public static Chart played(String title, Trajectory<?>... runs) {
        if (runs.length == 0) throw new IllegalArgumentException("runs must be at least one, were none");
        Window window = Window.around(runs);
        Chart ground = panel(title, runs[0].objective(), window);
        double longest = Arrays.stream(runs).mapToDouble(run -> run.last().k()).max().getAsDouble(), stride = Math.max(1, Math.ceil(longest / 60));
        double[] k = DoubleStream.concat(DoubleStream.iterate(0, at -> at < longest, at -> at + stride), DoubleStream.of(longest)).toArray();
        return Chart.play(new Knob("iteration k", k, longest), at -> pathsUpTo((int) at, ground, window, runs));
    }

    private static Chart pathsUpTo(int k, Chart ground, Window window, Trajectory<?>... runs) {
        Chart chart = ground.xAxis("x₁").yAxis("x₂");
        for (Trajectory<?> run : runs) {
            int kept = (int) Arrays.stream(run.k()).filter(each -> each <= k).count();
            chart = path(chart, run.label(), window, Arrays.copyOf(run.coordinate(0).values(), kept), Arrays.copyOf(run.coordinate(1).values(), kept));
        }
        Optional<SimpleMatrix> best = runs[0].objective().minimizer();
        return best.isPresent() ? chart.mark("minimizer", best.get().get(0), best.get().get(1)) : chart;
    }

    /**
     * One run on a quadratic seen twice: in its own coordinates and along the eigenvectors, where each moves alone.
     *
     * @param title what the figure shows
     * @param radius how far each panel reaches from the minimizer
     * @param run on a quadratic in two dimensions that knows its spectrum
     * @return two panels with contours a factor of two apart
     * @throws IllegalArgumentException if the run's problem is no quadratic in two dimensions
     */
    public static Chart bothViews(String title, double radius, Trajectory<?> run) {
        if (!(run.objective() instanceof Quadratic f && f.dimension().getAsInt() == 2)) {
            throw new IllegalArgumentException("both views need a quadratic in two dimensions, was " + run.objective());
        }
        SimpleMatrix best = f.minimizer().orElseThrow(() ->
                new IllegalArgumentException("both views need a minimizer, and this quadratic has or knows none"));
        double[][] modes = new double[2][run.kept().size()];
        for (int j = 0; j < modes[0].length; j++) {
            SimpleMatrix z = f.errorModes(run.kept().get(j).x());
            modes[0][j] = z.get(0);
            modes[1][j] = z.get(1);
        }
        double x = best.get(0), y = best.get(1);
        Window around = new Window(x - radius, x + radius, y - radius, y + radius);
        Chart own = panel("in its own coordinates", f, around).xAxis("w₁").yAxis("w₂");
        own = path(own, run.label(), around, run.coordinate(0).values(), run.coordinate(1).values()).mark("minimizer", x, y);
        Window centred = new Window(-radius, radius, -radius, radius);
        Chart along = panel("along the eigenvectors", Quadratic.diag(f.spectrum().eigenvalues()), centred)
                .xAxis("x₁, λ₁ = " + Text.number(f.spectrum().smallest(), 4))
                .yAxis("x₂, λ₂ = " + Text.number(f.spectrum().largest(), 4));
        along = path(along, run.label(), centred, modes[0], modes[1]).mark("minimizer", 0, 0);
        return Chart.beside(title, own, along);
    }

    private static Chart panel(String title, Objective f, Window window) {
        return Chart.titled(title).contour(Field.of(f, window)).equalAxes()
                .xRange(window.left(), window.right()).yRange(window.bottom(), window.top());
    }

    /**
     * The gap along a run as a stack of what each eigenvector contributes, and below the axis how long each one lasts.
     *
     * @param title what the figure shows
     * @param level the contribution that counts as gone, positive
     * @param run on a quadratic that knows its spectrum
     * @return bars for each iteration, dots at their totals and at the milestones, a rule for each eigenvector
     * @throws IllegalArgumentException if the run's problem is no quadratic
     */
    public static Chart contributions(String title, double level, Trajectory<?> run) {
        Contributions parts = Contributions.of(run);
        double[] k = parts.k(), total = parts.total().values();
        int modes = parts.spectrum().size();
        Scale pinks = Scale.of("RdPu", 0, 1);
        Chart chart = Chart.titled(title).xAxis("iteration k").yAxis("gap f − f*").xRange(-1, k[k.length - 1] + 1);
        for (int i = 0; i < modes; i++) {
            String eigenvalue = "eigenvalue " + Text.number(parts.spectrum().eigenvalue(i), 4);
            chart = chart.stack(eigenvalue, pinks.at(modes == 1 ? 1 : i / (modes - 1.0)), k, parts.of(i).values());
        }
        chart = chart.dots("total", Palette.INK, k, total);
        double gap = 0.05 * total[0];
        // at each milestone an arrow's shaft from the rule's end up to the total, and a red dot there; none where the run ends first
        double[] x = new double[2 * modes], y = new double[2 * modes], at = new double[modes], top = new double[modes];
        int[][] shafts = new int[modes][];
        for (int i = 0; i < modes; i++) {
            int milestone = parts.milestone(i, level);
            if (milestone >= 0) chart = chart.rule(pinks.at(modes == 1 ? 1 : i / (modes - 1.0)), 0, milestone, -gap * (i + 1));
            int kept = Math.max(0, Arrays.binarySearch(k, milestone));
            x[2 * i] = x[2 * i + 1] = at[i] = milestone >= 0 && kept < k.length - 1 ? milestone : Double.NaN;
            y[2 * i] = -gap * (i + 1);
            y[2 * i + 1] = top[i] = total[kept];
            shafts[i] = new int[] {2 * i, 2 * i + 1};
        }
        return chart.edges(x, y, shafts).dots("last above the level", "#d7301f", at, top);
    }

    /**
     * A graph with a colour for each node.
     *
     * @param title what the figure shows
     * @param graph where the values live
     * @param values one a node, n×1
     * @param scale the colour of a value
     * @return the edges and the nodes at the graph's places, without axes
     * @throws IllegalArgumentException if there is not one value a node
     */
    public static Chart graph(String title, Graph graph, SimpleMatrix values, Scale scale) {
        SimpleMatrix places = graph.places();
        double[] x = Linear.array(places.getColumn(0)), y = Linear.array(places.getColumn(1));
        double[] colours = Linear.array(Arguments.column(values, "values", graph.nodes()).copy());
        return Chart.titled(title).edges(x, y, graph.pairs()).nodes("nodes", x, y, colours, scale).withoutAxes().withoutLegend();
    }

    /**
     * Errors over steps on logarithmic axes, where an order is a slope.
     *
     * @param title what the figure shows
     * @param measured at least one
     * @return lines through dots, each legend entry with the fitted slope; what is not finite is left out
     * @throws IllegalArgumentException if nothing was measured
     */
    public static Chart orders(String title, Convergence... measured) {
        if (measured.length == 0) throw new IllegalArgumentException("measured must be at least one, were none");
        Chart chart = Chart.titled(title).xAxis("step h").yAxis("error").logX().logY();
        for (Convergence one : measured) chart = chart.path(one.toString(), one.stepSizes(), positive(one.errors()));
        return chart;
    }

    /** A path up to where it is far outside: a browser cannot draw a line to 10⁵⁰. */
    private static Chart path(Chart chart, String name, Window window, double[] x, double[] y) {
        int near = 0;
        while (near < x.length && window.isNear(x[near], y[near])) near++;
        return chart.path(name, Arrays.copyOf(x, near), Arrays.copyOf(y, near));
    }

    private static double[] positive(double[] values) {
        double[] drawn = new double[values.length];
        for (int i = 0; i < drawn.length; i++) drawn[i] = values[i] > 0 ? values[i] : Double.NaN;
        return drawn;
    }
}
