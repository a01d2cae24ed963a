package momentum.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;

/**
 * The values of a function of two numbers on a grid: drawn as contours or as a heat map.
 *
 * <p>Of a problem in two dimensions they are taken for contours a factor of two apart:
 *
 * <pre>{@code z = log₂(f − least),   floored 2¹⁵ below its largest value, or where the grid is too wide for a
 * valley}</pre>
 */
public final class Field {
    /**
     * Points along each side of a problem's window: fine, because only the rings around its levels are drawn and
     * stored.
     */
    private static final int FINE = 241;
    /** A heat map of a problem takes every fifth of them. */
    private static final int COARSER = 5;
    private static final int LEVELS = 15;
    /** From low to high, after the contours of Goh, Why Momentum Really Works, Distill 2017. */
    private static final String LOW = "#a9bccb", HIGH = "#f6f9fa";
    /** The lowest colour as one that covers half of a white page. */
    private static final String VALLEY = "83,121,151";
    private static final double MOST_COVERED = 0.5;

    private final String name;
    private final double[] x, y;
    private final double[][] z;
    private final Scale scale;
    private final double step;
    /** Whether contours are drawn as rings. */
    private final boolean ringed;
    private List<Level> resolved;

    private Field(String name, double[] x, double[] y, double[][] z, Scale scale, double step, boolean ringed) {
        this.name = name;
        this.x = x;
        this.y = y;
        this.z = z;
        this.scale = scale;
        this.step = step;
        this.ringed = ringed;
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
        Arguments.present(window, "window");
        Arguments.present(f, "f").dimension().ifPresent(n -> {
            if (n != 2) throw new IllegalArgumentException("contours need a problem of dimension 2, was " + n);
        });
        boolean known = f.minimizer().isPresent();
        double[] x = window.across(FINE), y = window.up(FINE);
        double[][] z = grid(x, y, (a, b) -> known ? f.gap(Linear.vector(a, b)) : f.value(Linear.vector(a, b)));
        double below = known ? 0 : least(z), most = most(z) - below;
        // of a constant function nothing is above the least: one even colour
        double floor = most > 0 ? Math.log(most) / Math.log(2) - LEVELS : 0;
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) row[j] = Math.max(floor, Math.log(row[j] - below) / Math.log(2));
        }
        double top = Math.ceil(most(z));
        return new Field("f, contours a factor of 2 apart", x, y, z,
                Scale.through(top - LEVELS, top, LOW, HIGH), 1, true);
    }

    /**
     * Evaluates any function of two numbers on a grid.
     *
     * @param name what its values are
     * @param window where
     * @param across points from left to right, two or more
     * @param up points from bottom to top, two or more
     * @param f the function; where it is not finite, the picture has a hole
     * @return its values, coloured from yellow to blue between the least and the largest
     * @throws IllegalArgumentException if there are fewer than two points a side, or no value is finite
     */
    public static Field of(String name, Window window, int across, int up, DoubleBinaryOperator f) {
        Arguments.present(f, "f");
        Arguments.kept((long) across * up, "across · up");
        double[] x = Arguments.present(window, "window").across(across), y = window.up(up);
        double[][] z = grid(x, y, f);
        double least = least(z), most = most(z);
        if (!(least <= most)) {
            throw new IllegalArgumentException("nothing to draw: " + name + " has no finite value for x from "
                    + Text.number(window.left())
                    + " to " + Text.number(window.right()) + " and y from " + Text.number(window.bottom()) + " to "
                    + Text.number(window.top()));
        }
        // a constant has one colour, the middle one
        double half = least < most ? 0 : Math.max(1, Math.abs(least)) / 2;
        return new Field(name, x, y, z, Scale.of("YlGnBu", least - half, most + half), (most - least) / 10, false);
    }

    /**
     * The same values in other colours.
     *
     * @param other the scale; values beyond its ends take the colours of the ends
     * @return a new field
     */
    public Field colours(Scale other) {
        return new Field(name, x, y, z, other, step, ringed);
    }

    /**
     * The same values with contours at other levels.
     *
     * @param apart the difference between two contours, positive
     * @return a new field, whose levels are the multiples of it
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public Field levels(double apart) {
        return new Field(name, x, y, z, scale, Arguments.positive(apart, "apart"), ringed);
    }

    private static double[][] grid(double[] x, double[] y, DoubleBinaryOperator f) {
        double[][] z = new double[y.length][x.length];
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                Interruption.poll("drawing contours");
                z[i][j] = f.applyAsDouble(x[j], y[i]);
            }
        }
        return z;
    }

    private static double least(double[][] z) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] row : z) for (double value : row) if (Double.isFinite(value)) least = Math.min(least, value);
        return least;
    }

    private static double most(double[][] z) {
        double most = Double.NEGATIVE_INFINITY;
        for (double[] row : z) for (double value : row) if (Double.isFinite(value)) most = Math.max(most, value);
        return most;
    }

    double least() {
        return least(z);
    }

    /** Where the grid begins and ends from left to right. */
    double[] sideways() {
        return new double[] {x[0], x[x.length - 1]};
    }

    /** Where the grid begins and ends from bottom to top. */
    double[] upwards() {
        return new double[] {y[0], y[y.length - 1]};
    }

    /** Rings for a problem, with {@link #grounds} between them; plotly's own contours for any other function. */
    Trace contour() {
        if (ringed) return Traces.rings(name, resolved().stream().flatMap(level -> level.rings.stream()).toList());
        double first = step * Math.ceil(scale.first() / step), last = step * Math.floor(scale.last() / step);
        return Trace.picture(Kind.CONTOUR, name, scale, x, y, z, Trees.map(
                // a step of zero: a constant, which has no contour
                "contours", step > 0 ? Trees.map("start", first, "end", last, "size", step)
                : Trees.map("coloring", "heatmap"),
                "autocontour", false, "hoverinfo", "skip", "line",
                Trees.map("width", 0.8, "color", "rgba(34,85,119,0.2)")));
    }

    /** The colours between the rings, as shapes from the highest to the lowest. */
    List<Map<String, Object>> grounds() {
        List<Map<String, Object>> grounds = new ArrayList<>();
        if (!ringed) return grounds;
        boolean clear = scale.colours().get(0).equals(LOW);
        double left = x[0], right = x[x.length - 1], bottom = y[0], top = y[y.length - 1];
        double[][] border = {{left, right, right, left}, {bottom, bottom, top, top}};
        // the page shines through where it is high, so that a dark one has no white block on it
        if (!clear) grounds.add(Traces.ground(scale.at(scale.last()), List.<double[][]>of(border)));
        List<Level> levels = resolved();
        double covered = 0;
        for (int i = levels.size() - 1; i >= 0; i--) {
            double middle = Math.max(scale.first(), levels.get(i).height - step / 2);
            double share = MOST_COVERED * (scale.last() - middle) / (scale.last() - scale.first());
            // grounds lie on each other: what this one adds to those below it
            String added = "rgba(" + VALLEY + "," + Text.number(1 - (1 - share) / (1 - covered), 3) + ")";
            grounds.add(Traces.ground(clear ? added : scale.at(middle), levels.get(i).rings));
            covered = share;
        }
        return grounds;
    }

    private record Level(double height, List<double[][]> rings) {}

    /**
     * The levels, lowest first, without those at the bottom that the grid cannot tell: a valley narrower than its
     * meshes would show as a string of minima that are none, in other numbers on every second line of the grid.
     */
    private List<Level> resolved() {
        if (resolved != null) return resolved;
        Contours fine = new Contours(x, y, z), even = fine.everySecond(0), odd = fine.everySecond(1);
        List<Level> levels = new ArrayList<>();
        for (double height = step * Math.ceil(scale.first() / step); height < scale.last() + step / 2; height += step) {
            List<double[][]> rings = fine.rings(height);
            if (levels.isEmpty()
                    && !(rings.size() == even.rings(height).size() && rings.size() == odd.rings(height).size())) {
                continue;
            }
            if (!rings.isEmpty()) levels.add(new Level(height, rings));
        }
        resolved = List.copyOf(levels);
        return resolved;
    }

    Trace heat() {
        if (ringed) return coarser().heat();
        return Trace.picture(Kind.HEAT, name, scale, x, y, z,
                Trees.map("hovertemplate", "%{x:.4g}, %{y:.4g}: %{z:.4g}<extra></extra>"));
    }

    private Field coarser() {
        double[] fewerX = every(x), fewerY = every(y);
        double[][] fewer = new double[fewerY.length][];
        for (int i = 0; i < fewer.length; i++) fewer[i] = every(z[COARSER * i]);
        return new Field(name, fewerX, fewerY, fewer, scale, step, false);
    }

    private static double[] every(double[] values) {
        double[] fewer = new double[(values.length + COARSER - 1) / COARSER];
        for (int i = 0; i < fewer.length; i++) fewer[i] = values[COARSER * i];
        return fewer;
    }
}
