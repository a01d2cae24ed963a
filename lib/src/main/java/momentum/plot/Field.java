package momentum.plot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import momentum.Linear;
import momentum.Objective;

/**
 * The values of a problem in two dimensions on a grid, for contours a factor of two apart.
 *
 * <pre>{@code z = log₂(f − least),   floored 2¹⁵ below its largest value}</pre>
 */
public final class Field {
    /** Points along each side: a compromise between smooth contours and the size of the static image. */
    static final int WHOLE = 51, PANEL = 35;
    private static final int LEVELS = 15;
    /** From low to high, after the contours of Goh, Why Momentum Really Works, Distill 2017. */
    private static final List<?> COLOURS = List.of(List.of(0, "#a9bccb"), List.of(1, "#f6f9fa"));

    private final double[] x;
    private final double[] y;
    private final double[][] z;

    private Field(double[] x, double[] y, double[][] z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /**
     * Evaluates a problem on a window.
     *
     * @param f a problem that takes two dimensions
     * @param window where
     * @return its values above the least, logarithmic
     * @throws IllegalArgumentException if the problem has another dimension
     */
    public static Field of(Objective f, Window window) {
        return of(f, window, WHOLE);
    }

    static Field of(Objective f, Window window, int resolution) {
        f.dimension().ifPresent(n -> {
            if (n != 2) throw new IllegalArgumentException("contours need a problem of dimension 2, was " + n);
        });
        double[] x = steps(window.left(), window.right(), resolution);
        double[] y = steps(window.bottom(), window.top(), resolution);
        double[][] z = new double[resolution][resolution];
        double least = Double.POSITIVE_INFINITY, most = 0;
        boolean known = f.minimizer().isPresent();
        for (int i = 0; i < resolution; i++) {
            if (Thread.interrupted()) throw new CancellationException("interrupted while drawing contours");
            for (int j = 0; j < resolution; j++) {
                var point = Linear.vector(x[j], y[i]);
                z[i][j] = known ? f.gap(point) : f.value(point);
                if (z[i][j] < least) least = z[i][j];
            }
        }
        double below = known ? 0 : least;
        for (double[] row : z) for (double value : row) if (Double.isFinite(value)) most = Math.max(most, value - below);
        // of a constant function nothing is above the least: one even colour
        double floor = most > 0 ? Math.log(most) / Math.log(2) - LEVELS : 0;
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) row[j] = Math.max(floor, Math.log(row[j] - below) / Math.log(2));
        }
        return new Field(x, y, z);
    }

    private static double[] steps(double from, double to, int resolution) {
        double[] steps = new double[resolution];
        for (int i = 0; i < resolution; i++) steps[i] = from + (to - from) * i / (resolution - 1);
        return steps;
    }

    Map<String, Object> trace() {
        double most = Double.NEGATIVE_INFINITY;
        for (double[] row : z) for (double value : row) if (Double.isFinite(value)) most = Math.max(most, value);
        double top = Math.ceil(most);
        return Trees.map(
                "type", "contour", "name", "f, contours a factor of 2 apart", "x", x, "y", y, "z", z,
                "contours", Trees.map("start", top - LEVELS, "end", top, "size", 1.0),
                "colorscale", COLOURS, "showscale", false, "hoverinfo", "skip",
                "line", Trees.map("width", 0.8, "color", "rgba(34,85,119,0.2)"));
    }
}
