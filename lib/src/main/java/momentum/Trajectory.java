package momentum;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What a method did on a problem: its iterates and how the run ended.
 *
 * <p>Every iterate is kept up to 10 000 of them (fewer for a large n: 2²⁵ numbers in all); then every other one is let go
 * and only each second, fourth, … iterate is kept from there on, so that a run of any length fits in memory. The first and
 * the last are always kept. A run that diverges is cut before the first iterate where x or f is not finite.
 *
 * @param <S> the method's state
 */
public final class Trajectory<S extends Iterate> {
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_NUMBERS = 1 << 25;

    private final Optimizer<S> method;
    private final Objective objective;
    private final List<S> iterates;
    private final int stride;
    private final Status status;

    private Trajectory(Optimizer<S> method, Objective objective, List<S> iterates, int stride, Status status) {
        this.method = method;
        this.objective = objective;
        this.iterates = Collections.unmodifiableList(iterates);
        this.stride = stride;
        this.status = status;
    }

    static <S extends Iterate> Trajectory<S> of(
            Optimizer<S> method, Objective f, SimpleMatrix x0, int steps, StopRule stop) {
        Arguments.notNegative(steps, "steps");
        S state = method.start(f, x0);
        if (!f.isFiniteAt(state.x())) {
            throw new IllegalArgumentException("f(x0) must be finite, was " + Text.number(f.value(state.x())));
        }
        int most = Math.max(16, Math.min(MOST_KEPT, MOST_NUMBERS / state.x().getNumElements()));
        List<S> kept = new ArrayList<>();
        int stride = 1;
        Status status = Status.STEP_LIMIT;
        for (int k = 0; ; k++) {
            if (k % stride == 0) {
                if (kept.size() > most) {
                    kept = everySecond(kept);
                    stride *= 2;
                }
                if (k % stride == 0) kept.add(state);
            }
            if (stop.isMet(f, state)) {
                status = Status.CONVERGED;
                break;
            }
            if (k == steps) break;
            if (Thread.interrupted()) {
                throw new CancellationException("run interrupted after " + k + " of " + steps + " steps");
            }
            S next = method.step(f.atStep(k), state);
            if (!f.isFiniteAt(next.x())) {
                status = Status.DIVERGED;
                break;
            }
            state = next;
        }
        if (kept.get(kept.size() - 1) != state) kept.add(state);
        return new Trajectory<>(method, f, kept, stride, status);
    }

    private static <S> List<S> everySecond(List<S> list) {
        List<S> half = new ArrayList<>();
        for (int i = 0; i < list.size(); i += 2) half.add(list.get(i));
        return half;
    }

    /**
     * The method's name.
     *
     * @return the label of the method that ran
     */
    public String method() {
        return method.label();
    }

    /**
     * The same run under another name.
     *
     * @param label the method's name in tables and legends
     * @return a run with the same iterates
     */
    public Trajectory<S> as(String label) {
        return new Trajectory<>(method.named(label), objective, iterates, stride, status);
    }

    /**
     * The problem.
     *
     * @return the objective that was minimized
     */
    public Objective objective() {
        return objective;
    }

    /**
     * The kept iterates, in order.
     *
     * @return from iterate 0 to the last one, unmodifiable
     */
    public List<S> iterates() {
        return iterates;
    }

    /**
     * The starting state.
     *
     * @return iterate 0
     */
    public S first() {
        return iterates.get(0);
    }

    /**
     * Where the run ended.
     *
     * @return the last finite iterate
     */
    public S last() {
        return iterates.get(iterates.size() - 1);
    }

    /**
     * How the run ended.
     *
     * @return the status
     */
    public Status status() {
        return status;
    }

    /**
     * The distance between kept iterates.
     *
     * @return 1 as long as the run was short, then 2, 4, …
     */
    public int stride() {
        return stride;
    }

    /**
     * The iteration numbers.
     *
     * @return k of each kept iterate
     */
    public double[] k() {
        return each(Iterate::k);
    }

    /**
     * One coordinate along the run.
     *
     * @param i the coordinate, from 0
     * @return x_k[i] of each kept iterate
     */
    public double[] coordinate(int i) {
        return each(s -> s.x().get(i));
    }

    /**
     * How often one coordinate changed sides along the run; a zero counts as no side.
     *
     * @param i the coordinate, from 0
     * @return changes of sign from one kept iterate to the next that is not 0
     */
    public int signChanges(int i) {
        int changes = 0;
        double side = 0;
        for (double value : coordinate(i)) {
            if (value * side < 0) changes++;
            if (value != 0) side = Math.signum(value);
        }
        return changes;
    }

    /**
     * The values.
     *
     * @return f(x_k) of each kept iterate
     */
    public double[] values() {
        return each(s -> objective.value(s.x()));
    }

    /**
     * The gaps.
     *
     * @return f(x_k) − f* of each kept iterate
     * @throws UnsupportedOperationException if the problem knows no minimizer
     */
    public double[] gaps() {
        return each(s -> objective.gap(s.x()));
    }

    /**
     * The errors.
     *
     * @return ‖x_k − x*‖ of each kept iterate
     * @throws UnsupportedOperationException if the problem knows no minimizer
     */
    public double[] errors() {
        SimpleMatrix best = objective.minimizer().orElseThrow(() ->
                new UnsupportedOperationException("the error ‖x − x*‖ needs a minimizer, and this objective knows none"));
        return each(s -> Linear.combine(1, s.x(), -1, best).normF());
    }

    /**
     * The gradients' lengths.
     *
     * @return ‖∇f(x_k)‖ of each kept iterate
     */
    public double[] gradNorms() {
        return each(s -> objective.gradient(s.x()).normF());
    }

    private double[] each(ToDoubleFunction<S> measure) {
        double[] result = new double[iterates.size()];
        for (int i = 0; i < result.length; i++) {
            Interruption.poll("measuring a run");
            result[i] = measure.applyAsDouble(iterates.get(i));
        }
        return result;
    }

    /**
     * The run as a table, one row a kept iterate.
     *
     * @return columns method, k, f, gradNorm and, where the problem knows its minimizer, gap and error
     */
    public Table table() {
        return table(this);
    }

    /**
     * Several runs as one long table, ready for Tablesaw's grouped figures.
     *
     * @param runs the runs, in the order of the rows
     * @return the columns of {@link #table()}; gap and error are missing where a problem knows no minimizer
     */
    public static Table table(Trajectory<?>... runs) {
        StringColumn method = StringColumn.create("method");
        IntColumn k = IntColumn.create("k");
        DoubleColumn f = DoubleColumn.create("f"), gradNorm = DoubleColumn.create("gradNorm");
        DoubleColumn gap = DoubleColumn.create("gap"), error = DoubleColumn.create("error");
        boolean minimizerKnown = false;
        for (Trajectory<?> run : runs) {
            boolean known = run.objective.minimizer().isPresent();
            minimizerKnown |= known;
            String name = run.method();
            for (Iterate s : run.iterates) {
                method.append(name);
                k.append(s.k());
                if (!known) {
                    gap.appendMissing();
                    error.appendMissing();
                }
            }
            appendAll(f, run.values());
            appendAll(gradNorm, run.gradNorms());
            if (known) {
                appendAll(gap, run.gaps());
                appendAll(error, run.errors());
            }
        }
        List<Column<?>> columns = new ArrayList<>(List.<Column<?>>of(method, k, f, gradNorm));
        if (minimizerKnown) columns.addAll(List.of(gap, error));
        return Table.create(runs.length == 1 ? runs[0].method() : "runs", columns);
    }

    private static void appendAll(DoubleColumn column, double[] values) {
        for (double value : values) column.append(value);
    }

    /** One line: the method, the steps, f from start to end, how it ended. */
    @Override
    public String toString() {
        return method() + ": " + last().k() + (last().k() == 1 ? " step, " : " steps, ")
                + "f from " + Text.number(objective.value(first().x()))
                + " to " + Text.number(objective.value(last().x())) + "; " + status.sentence()
                + (stride == 1 ? "" : "; one iterate in " + stride + " kept");
    }
}
