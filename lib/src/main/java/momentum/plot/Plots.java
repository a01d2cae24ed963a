package momentum.plot;

import java.util.Optional;
import momentum.Trajectory;
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
        for (Trajectory<?> run : runs) chart = chart.line(run.method(), run.k(), positive(run.gaps()));
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
        for (Trajectory<?> run : runs) chart = chart.line(run.method(), run.k(), positive(run.errors()));
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
        Chart chart = Chart.titled(title).contour(Field.of(runs[0].objective(), window)).equalAxes()
                .xAxis("x₁").yAxis("x₂")
                .xRange(window.left(), window.right()).yRange(window.bottom(), window.top());
        for (Trajectory<?> run : runs) chart = chart.path(run.method(), run.coordinate(0), run.coordinate(1));
        Optional<SimpleMatrix> best = runs[0].objective().minimizer();
        return best.isPresent() ? chart.mark("minimizer", best.get().get(0), best.get().get(1)) : chart;
    }

    private static double[] positive(double[] values) {
        double[] drawn = new double[values.length];
        for (int i = 0; i < drawn.length; i++) drawn[i] = values[i] > 0 ? values[i] : Double.NaN;
        return drawn;
    }
}
