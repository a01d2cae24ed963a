package momentum.flow;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How fast an error falls with the step: the same time in N, 2N, 4N, … steps.
 *
 * <pre>{@code error ≈ C hᵖ,   p = ln(e(h)/e(h/2)) / ln 2,   on log–log axes a line of slope p}</pre>
 */
public final class Convergence {
    private final String label;
    private final double time;
    private final int[] steps;
    private final double[] signed;

    private Convergence(String label, double time, int[] steps, double[] signed) {
        this.label = label;
        this.time = time;
        this.steps = steps;
        this.signed = signed;
    }

    /**
     * Measures an error for several numbers of steps over the same time.
     *
     * @param label what is measured, for tables and legends
     * @param time T, positive; the step is T/N
     * @param error the error after N steps, with its sign if it has one
     * @param steps N, each at least 2, at least two of them, growing
     * @return the errors and what follows from them; an error that is not finite stays visible and is left out of the
     *     fit
     * @throws IllegalArgumentException if label is null, time is not positive, or there are too few or too small counts
     * @throws CancellationException if the thread is interrupted
     */
    public static Convergence of(String label, double time, IntToDoubleFunction error, int... steps) {
        Arguments.present(label, "label");
        Arguments.positive(time, "time");
        Arguments.present(error, "error");
        if (Arguments.present(steps, "steps").length < 2) {
            throw new IllegalArgumentException("steps must be at least two counts, were " + steps.length);
        }
        double[] signed = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            if (!(steps[i] >= 2)) throw new IllegalArgumentException("steps must be 2 or more, was " + steps[i]);
            if (i > 0 && !(steps[i] > steps[i - 1])) {
                throw new IllegalArgumentException("steps must grow, were " + steps[i - 1] + " and " + steps[i]);
            }
            Interruption.poll("measuring an order");
            signed[i] = error.applyAsDouble(steps[i]);
        }
        return new Convergence(label, time, steps.clone(), signed);
    }

    /**
     * What was measured.
     *
     * @return the name in tables and legends
     */
    public String label() {
        return label;
    }

    /**
     * The same errors under another name.
     *
     * @param label the name in tables and legends
     * @return the same errors
     */
    public Convergence named(String label) {
        return new Convergence(Arguments.present(label, "label"), time, steps, signed);
    }

    /**
     * The steps in time.
     *
     * @return h = T/N, falling
     */
    public double[] h() {
        return Arrays.stream(steps).mapToDouble(n -> time / n).toArray();
    }

    /**
     * The errors.
     *
     * @return zero or more, as many as steps
     */
    public double[] errors() {
        return Arrays.stream(signed).map(Math::abs).toArray();
    }

    /**
     * The errors in units of the step's power.
     *
     * @param order p
     * @return error/hᵖ with the error's sign: near the error's constant if p is the order
     */
    public double[] scaled(double order) {
        double[] h = h(), scaled = new double[h.length];
        for (int i = 0; i < h.length; i++) scaled[i] = signed[i] / Math.pow(h[i], order);
        return scaled;
    }

    /**
     * The order from each pair of neighbours.
     *
     * @return ln(e/e₊)/ln(h/h₊), one fewer than there are steps
     */
    public double[] orders() {
        double[] h = h(), e = errors(), orders = new double[h.length - 1];
        for (int i = 0; i < orders.length; i++) orders[i] = Math.log(e[i] / e[i + 1]) / Math.log(h[i] / h[i + 1]);
        return orders;
    }

    /**
     * The order in the end, from the two smallest steps: the line through all points is bent where steps are large.
     *
     * @return the last of {@link #orders()}; NaN or infinite if one of the last two errors is
     */
    public double order() {
        return orders()[steps.length - 2];
    }

    /**
     * The slope of the line through all points on log–log axes, by least squares.
     *
     * @return near the order if the line is straight; NaN with fewer than two finite, positive errors
     */
    public double slope() {
        double[] h = h(), e = errors();
        int[] good = IntStream.range(0, h.length).filter(i -> e[i] > 0 && Double.isFinite(e[i])).toArray();
        double x = Arrays.stream(good).mapToDouble(i -> Math.log(h[i])).average().orElse(Double.NaN);
        double y = Arrays.stream(good).mapToDouble(i -> Math.log(e[i])).average().orElse(Double.NaN);
        double xx = 0, xy = 0;
        for (int i : good) {
            xx += (Math.log(h[i]) - x) * (Math.log(h[i]) - x);
            xy += (Math.log(h[i]) - x) * (Math.log(e[i]) - y);
        }
        return xy / xx;
    }

    /**
     * The measurement as a table.
     *
     * @return N, h, error and the order against the row above
     */
    public Table table() {
        double[] orders = new double[steps.length];
        orders[0] = Double.NaN;
        System.arraycopy(orders(), 0, orders, 1, steps.length - 1);
        return Table.create(toString(), IntColumn.create("N", steps), DoubleColumn.create("h", h()),
                DoubleColumn.create("error", errors()), DoubleColumn.create("order", orders));
    }

    /**
     * Several measurements as one long table, ready for Tablesaw's grouped figures.
     *
     * @param measured at least one, in the order of the rows
     * @return the columns of {@link #table()} after one with the label, {@code method}
     * @throws IllegalArgumentException if nothing was measured
     */
    public static Table table(Convergence... measured) {
        Arguments.some(measured, "measured");
        return stacked("orders", "method", Arrays.stream(measured).map(Convergence::label).toList(),
                Arrays.stream(measured).map(one -> one.table()).toList());
    }

    /** Tables with the same columns on top of each other, each under its label. */
    static Table stacked(String name, String column, List<String> labels, List<Table> tables) {
        Table all = null;
        for (int i = 0; i < tables.size(); i++) {
            String[] label = new String[tables.get(i).rowCount()];
            Arrays.fill(label, labels.get(i));
            Table rows = tables.get(i).insertColumn(0, StringColumn.create(column, label)).setName(name);
            if (all == null) all = rows;
            else all.append(rows);
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Convergence that && label.equals(that.label) && time == that.time
                && Arrays.equals(steps, that.steps) && Arrays.equals(signed, that.signed);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(signed) + Arrays.hashCode(steps);
    }

    /** {@code backward: order 1.01}. */
    @Override
    public String toString() {
        return label + ": order " + Text.number(order(), 3);
    }
}
