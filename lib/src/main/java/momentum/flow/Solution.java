package momentum.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.Status;
import momentum.Trajectory;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** A motion in time: where it is and how fast it goes, at every time of its interval. */
public final class Solution {
    private final Equation equation;
    private final Objective objective;
    private final double from, until;
    private final boolean exact;
    private final DoubleFunction<double[]> course;
    private final String label;

    /** @param course from t to the n positions followed by the n velocities */
    Solution(Equation equation, Objective objective, double from, double until, boolean exact,
            DoubleFunction<double[]> course) {
        this(equation, objective, from, until, exact, course, Reference.name(equation));
    }

    private Solution(Equation equation, Objective objective, double from, double until, boolean exact,
            DoubleFunction<double[]> course, String label) {
        this.label = label;
        this.equation = equation;
        this.objective = objective;
        this.from = from;
        this.until = until;
        this.exact = exact;
        this.course = course;
    }

    /** The last time of a motion, or a sentence on why it cannot be. */
    static double later(double from, double until) {
        Arguments.finite(from, "from");
        if (until > from && until < Double.POSITIVE_INFINITY) return until;
        throw new IllegalArgumentException(from == 0
                ? "until must be positive and finite, was " + Text.number(until)
                : "until must be later than from, were " + Text.number(until) + " and " + Text.number(from));
    }

    /** The same motion as a solution of the same equation under another name. */
    Solution equation(Equation other) {
        return new Solution(other, objective, from, until, exact, course);
    }

    /**
     * What moves.
     *
     * @return the name in tables and legends: the equation, unless another was given
     */
    public String label() {
        return label;
    }

    /**
     * The same motion under another name.
     *
     * @param label the name in tables and legends
     * @return the same motion
     */
    public Solution named(String label) {
        return new Solution(equation, objective, from, until, exact, course, Arguments.present(label, "label"));
    }

    /**
     * The equation that is solved.
     *
     * @return as it was given
     */
    public Equation equation() {
        return equation;
    }

    /**
     * The problem that drives the motion.
     *
     * @return as it was given
     */
    public Objective objective() {
        return objective;
    }

    /**
     * The first time.
     *
     * @return 0 unless chosen otherwise
     */
    public double from() {
        return from;
    }

    /**
     * The last time.
     *
     * @return the end of the interval
     */
    public double until() {
        return until;
    }

    /**
     * Whether this is a formula's value or a numerical solution within the tolerances of {@link Equation}.
     *
     * @return true for a formula
     */
    public boolean isExact() {
        return exact;
    }

    /**
     * Where it is.
     *
     * @param t a time of the interval
     * @return x(t), n×1
     * @throws IllegalArgumentException if t lies outside
     */
    public SimpleMatrix at(double t) {
        return half(t, 0);
    }

    /**
     * How fast it goes.
     *
     * @param t a time of the interval
     * @return ẋ(t), n×1
     * @throws IllegalArgumentException if t lies outside
     */
    public SimpleMatrix velocity(double t) {
        return half(t, 1);
    }

    private SimpleMatrix half(double t, int which) {
        double[] both = state(t);
        int n = both.length / 2;
        double[] part = new double[n];
        System.arraycopy(both, which * n, part, 0, n);
        return Linear.wrap(part);
    }

    private double[] state(double t) {
        // k·h may pass the end by rounding
        double forgiven = 1e-9 * (until - from);
        if (!(t >= from - forgiven && t <= until + forgiven)) {
            throw new IllegalArgumentException("t must lie between " + Text.number(from) + " and " + Text.number(until)
                    + ", was " + Text.number(t));
        }
        return course.apply(Math.min(until, Math.max(from, t)));
    }

    /**
     * Times at even distances over the whole interval.
     *
     * @param count how many, at least 2
     * @return from the first to the last
     * @throws IllegalArgumentException if count is below 2
     */
    public double[] times(int count) {
        if (!(count >= 2)) throw new IllegalArgumentException("count must be 2 or more, was " + count);
        return Linear.spread(from, until, count);
    }

    /**
     * One coordinate at several times, to draw.
     *
     * @param i the coordinate, counted from 0: coordinate 0 is x₁
     * @param times in the interval
     * @return x_{i+1}(t) for each
     * @throws IllegalArgumentException if there is no such coordinate or a time lies outside
     */
    public double[] coordinate(int i, double... times) {
        Arguments.index(i, "i", state(from).length / 2);
        return along(times, t -> state(t)[i]);
    }

    private static double[] along(double[] times, DoubleUnaryOperator quantity) {
        double[] values = new double[Arguments.present(times, "times").length];
        for (int j = 0; j < times.length; j++) {
            Interruption.poll("following a motion");
            values[j] = quantity.applyAsDouble(times[j]);
        }
        return values;
    }

    /**
     * The motion as a table, one row a time, at even distances over the whole interval.
     *
     * @param count how many times, at least 2
     * @return columns t, f, gap where the problem knows f*, and the coordinates x₁ … xₙ
     * @throws IllegalArgumentException if count is below 2
     */
    public Table table(int count) {
        double[] t = times(count);
        Table table = Table.create(toString(), DoubleColumn.create("t", t), DoubleColumn.create("f", values(t)));
        if (objective.leastValue().isPresent()) table.addColumns(DoubleColumn.create("gap", gaps(t)));
        int n = at(from).getNumRows();
        for (int i = 0; i < n; i++) {
            table.addColumns(DoubleColumn.create("x" + Text.subscript(i + 1), coordinate(i, t)));
        }
        return table;
    }

    /**
     * Several motions as one long table, ready for Tablesaw's grouped figures.
     *
     * @param count how many times of each, at least 2
     * @param motions at least one, in the order of the rows
     * @return a column with the label, {@code motion}, and those of {@link #table(int)} that all of them have
     * @throws IllegalArgumentException if count is below 2 or there is no motion
     */
    public static Table table(int count, Solution... motions) {
        List<Table> tables = Arrays.stream(Arguments.some(motions, "motions")).map(one -> one.table(count)).toList();
        List<String> common = new ArrayList<>(tables.get(0).columnNames());
        for (Table each : tables) common.retainAll(each.columnNames());
        return Convergence.stacked("motions", "motion", Arrays.stream(motions).map(Solution::label).toList(),
                tables.stream().map(each -> each.selectColumns(common.toArray(String[]::new))).toList());
    }

    /**
     * f along the motion.
     *
     * @param times in the interval
     * @return f(x(t)) for each
     */
    public double[] values(double... times) {
        return along(times, t -> objective.value(at(t)));
    }

    /**
     * The gap along the motion.
     *
     * @param times in the interval
     * @return f(x(t)) − f* for each
     * @throws UnsupportedOperationException if the problem knows no minimizer
     */
    public double[] gaps(double... times) {
        return along(times, t -> objective.gap(at(t)));
    }

    /**
     * The equation's energy along the motion, which never grows.
     *
     * @param times in the interval
     * @return {@link Equation#energy} for each
     */
    public double[] energies(double... times) {
        return along(times, t -> equation.energy(objective, t, at(t), velocity(t)));
    }

    /**
     * How far a run is from the motion at worst, if iterate k stands for the time k h.
     *
     * <pre>{@code max over k with k h ≤ until of ‖x_k − x(k h)‖∞}</pre>
     *
     * @param run a run on the same problem
     * @param h the time that one step stands for, positive
     * @return the largest distance, infinite if the run diverged within the interval
     * @throws IllegalArgumentException if h is not positive and finite
     * @throws CancellationException if the thread is interrupted
     */
    public double distance(Trajectory<?> run, double h) {
        return distance(run, Arguments.positive(h, "h"), 0);
    }

    /** With iterate 0 at the time start. */
    private double distance(Trajectory<?> run, double h, double start) {
        double largest = 0, reached = from;
        for (Iterate iterate : Arguments.present(run, "run").kept()) {
            Interruption.poll("comparing a run with its motion");
            reached = start + iterate.k() * h;
            if (reached > until * (1 + 1e-9)) break;
            if (reached < from) continue;
            largest = Math.max(largest, Linear.maxNorm(Linear.combine(1, iterate.x(), -1, at(reached))));
        }
        boolean cut = run.status() == Status.DIVERGED && reached + h <= until;
        return cut ? Double.POSITIVE_INFINITY : largest;
    }

    /**
     * How a method comes closer to this motion as its steps get smaller.
     *
     * @param label what is measured, for tables and legends
     * @param method the method whose step stands for the time h, for each h
     * @param steps how many to the end, each at least 2, at least two of them, growing; none means 100, 200, 400, 800,
     *     1600
     * @return the largest distances, from runs that start where the motion does
     * @throws IllegalArgumentException if there are too few or too small counts
     * @throws CancellationException if the thread is interrupted
     */
    public Convergence convergence(String label, DoubleFunction<? extends Optimizer<?>> method, int... steps) {
        Arguments.present(method, "method");
        int[] counts = Arguments.present(steps, "steps").length == 0 ? new int[] {100, 200, 400, 800, 1600} : steps;
        return Convergence.of(label, until - from, n -> {
            double h = (until - from) / n;
            return distance(Arguments.present(method.apply(h), "method").run(objective, at(from), n), h, from);
        }, counts);
    }

    @Override
    public String toString() {
        return (exact ? "exact solution of " : "reference solution of ") + Reference.name(equation)
                + " from t = " + Text.number(from) + " to " + Text.number(until);
    }
}
