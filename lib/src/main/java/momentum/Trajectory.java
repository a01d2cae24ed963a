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
 * <p>Every iterate is kept up to 10 000 of them (fewer for a large n: 2²⁵ numbers in all); then every other one is let
 * go and only each second, fourth, … iterate is kept from there on, so that a run of any length fits in memory. The
 * first and the last are always kept. A run that diverges is cut before the first iterate where x or f is not finite,
 * and one whose method breaks down where it did.
 *
 * <p>{@link #at} finds an iterate by its k, and what is measured along the run is a {@link Series} that knows its k.
 *
 * @param <S> the method's state
 */
public final class Trajectory<S extends Iterate> {
    private static final int MOST_KEPT = 10_000;
    private static final int MOST_NUMBERS = 1 << 25;

    private final String label;
    private final Objective objective;
    private final List<S> kept;
    private final int stride;
    private final Status ending;
    private final String breakdown;

    private Trajectory(String label, Objective objective, List<S> kept, int stride, Status ending,
            String breakdown) {
        this.label = label;
        this.objective = objective;
        this.kept = kept;
        this.stride = stride;
        this.ending = ending;
        this.breakdown = breakdown;
    }

    static <S extends Iterate> Trajectory<S> of(Optimizer<S> method, Objective f, S start, int steps, StopRule stop) {
        Arguments.present(stop, "stop");
        int most = Math.max(16, Math.min(MOST_KEPT, MOST_NUMBERS / start.x().getNumElements()));
        List<S> kept = new ArrayList<>();
        StepCheck check = new StepCheck();
        S state = start;
        int stride = 1;
        long due = 0;
        Status ending = Status.STEP_LIMIT;
        String breakdown = "";
        for (int taken = 0; ; taken++) {
            if (taken == due && kept.size() > most) {
                kept = everySecond(kept);
                stride *= 2;
                due = (taken + stride - 1L) / stride * stride;
            }
            if (taken == due) {
                kept.add(state);
                due += stride;
            }
            if (stop.isMet(f, state)) {
                ending = Status.CONVERGED;
                break;
            }
            if (taken == steps) break;
            if (Thread.interrupted()) {
                throw new CancellationException("run interrupted after " + taken + " of " + steps + " steps");
            }
            check.before(state);
            S next = method.step(f.atStep(state.k()), state);
            check.after(state, next);
            if (next.breakdown().isPresent()) {
                ending = Status.BROKE_DOWN;
                breakdown = ": " + next.breakdown().get();
                break;
            }
            if (!f.isFiniteAt(next.x())) {
                ending = Status.DIVERGED;
                break;
            }
            state = next;
        }
        if (kept.get(kept.size() - 1) != state) kept.add(state);
        return new Trajectory<>(method.label(), f, Collections.unmodifiableList(kept), stride, ending,
                breakdown);
    }

    /**
     * Steps in place, and looks at what is kept only. Where that is not finite, the run went astray since the one kept
     * before: from there it is run again step by step.
     */
    static <S extends Iterate> Trajectory<S> of(Optimizer<S> method, Objective f, S start, int steps, Keep keep) {
        List<S> kept = new ArrayList<>(List.of(start));
        int stride = Math.min(keep.every(), Math.max(1, steps));
        Walk<S> walk = method.walk(start);
        for (int taken = 0; taken < steps && walk.breakdown().isEmpty(); ) {
            S last = kept.get(kept.size() - 1);
            int here = Math.min(stride, steps - taken);
            for (int end = taken + here; taken < end && walk.breakdown().isEmpty(); taken++) {
                if (Thread.interrupted()) {
                    throw new CancellationException("run interrupted after " + taken + " of " + steps + " steps");
                }
                walk.step(f.atStep(walk.k()));
            }
            if (!f.isFiniteAt(walk.x())) {
                Trajectory<S> end = of(method, f, last, here, StopRule.never());
                if (end.last() != last) kept.add(end.last());
                return new Trajectory<>(method.label(), f, Collections.unmodifiableList(kept), stride,
                        end.ending, end.breakdown);
            }
            if (walk.k() != last.k()) kept.add(walk.state());
        }
        return new Trajectory<>(method.label(), f, Collections.unmodifiableList(kept), stride,
                walk.breakdown().isEmpty() ? Status.STEP_LIMIT : Status.BROKE_DOWN,
                walk.breakdown().map(why -> ": " + why).orElse(""));
    }

    private static <S> List<S> everySecond(List<S> list) {
        List<S> half = new ArrayList<>();
        for (int i = 0; i < list.size(); i += 2) half.add(list.get(i));
        return half;
    }

    /**
     * The run's name in tables and legends.
     *
     * @return the label of the method that ran, unless the run was {@link #named}
     */
    public String label() {
        return label;
    }

    /**
     * The same run under another name.
     *
     * @param label the name in tables and legends
     * @return a run with the same iterates
     */
    public Trajectory<S> named(String label) {
        return new Trajectory<>(Arguments.present(label, "label"), objective, kept, stride, ending, breakdown);
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
     * The state with a given iteration number.
     *
     * @param k one of those that were kept, {@link #first}{@code .k()} the smallest, {@link #last}{@code .k()} the
     *     largest
     * @return iterate k
     * @throws IllegalArgumentException if the run has no such iterate or let it go, naming the nearest that were kept
     */
    public S at(int k) {
        return kept.get(Kept.place(kept.size(), i -> kept.get(i).k(), k));
    }

    /**
     * The kept states, in order. The place in this list is k only as long as none was let go; {@link #at} finds k.
     *
     * @return from the first iterate to the last one, unmodifiable
     */
    public List<S> kept() {
        return kept;
    }

    /**
     * The starting state.
     *
     * @return iterate 0, or the state the run was continued from
     */
    public S first() {
        return kept.get(0);
    }

    /**
     * Where the run ended.
     *
     * @return the last finite iterate
     */
    public S last() {
        return kept.get(kept.size() - 1);
    }

    /**
     * How the run ended.
     *
     * @return the status; whether f grew all along is told from sixteen values of f
     */
    public Status status() {
        return ending == Status.STEP_LIMIT && Growth.isSteady(objective, kept) ? Status.GREW : ending;
    }

    /**
     * How the run ended, in words; of a method that broke down also why.
     *
     * @return the status's sentence, without a full stop
     */
    public String ending() {
        return status().sentence() + breakdown;
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
        return kept.stream().mapToDouble(Iterate::k).toArray();
    }

    /**
     * Anything that can be measured at an iterate, along the run.
     *
     * @param name what is measured, as a legend says it
     * @param measure takes a state
     * @return the number at each kept iterate
     * @throws CancellationException if the thread is interrupted
     */
    public Series measured(String name, ToDoubleFunction<? super S> measure) {
        Arguments.present(measure, "measure");
        double[] values = new double[kept.size()];
        for (int i = 0; i < values.length; i++) {
            Interruption.poll("measuring a run");
            values[i] = measure.applyAsDouble(kept.get(i));
        }
        return new Series(name, k(), values);
    }

    /**
     * One coordinate along the run.
     *
     * @param i the coordinate, counted from 0: coordinate 0 is x₁
     * @return x_k[i] of each kept iterate
     * @throws IllegalArgumentException if there is no such coordinate
     */
    public Series coordinate(int i) {
        Arguments.index(i, "coordinate", first().x().getNumRows());
        return quantity("x" + Text.subscript(i + 1), s -> s.x().get(i));
    }

    /**
     * How often one coordinate changed sides along the run; a zero counts as no side.
     *
     * @param i the coordinate, counted from 0: coordinate 0 is x₁
     * @return changes of sign from one kept iterate to the next that is not 0
     * @throws IllegalArgumentException if there is no such coordinate
     */
    public int signChanges(int i) {
        int changes = 0;
        double side = 0;
        for (double value : coordinate(i).values()) {
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
    public Series values() {
        return quantity("f", s -> objective.value(s.x()));
    }

    /**
     * The gaps.
     *
     * @return f(x_k) − f* of each kept iterate
     * @throws UnsupportedOperationException if the problem knows neither a minimizer nor its least value
     */
    public Series gaps() {
        return quantity("gap", s -> objective.gap(s.x()));
    }

    /**
     * The errors.
     *
     * @return ‖x_k − x*‖ of each kept iterate
     * @throws UnsupportedOperationException if the problem knows no minimizer
     */
    public Series errors() {
        SimpleMatrix best = objective.minimizer().orElseThrow(() ->
                new UnsupportedOperationException(
                        "the error ‖x − x*‖ needs a minimizer, and this objective knows none"));
        return quantity("error", s -> Linear.combine(1, s.x(), -1, best).normF());
    }

    /**
     * The gradients' lengths.
     *
     * @return ‖∇f(x_k)‖ of each kept iterate
     */
    public Series gradNorms() {
        return quantity("gradNorm", s -> objective.gradient(s.x()).normF());
    }

    private Series quantity(String name, ToDoubleFunction<S> measure) {
        return measured(name + ", " + label, measure);
    }

    /**
     * How far two runs are apart at most.
     *
     * <pre>{@code max over k of ‖x_k − y_k‖∞}</pre>
     *
     * @param other a run that kept at least the iterates that this one kept
     * @return the largest distance; infinite if one of the two diverged
     * @throws IllegalArgumentException if the other one lacks an iterate, unless a run diverged
     */
    public double distance(Trajectory<?> other) {
        Arguments.present(other, "other");
        if (status() == Status.DIVERGED || other.status() == Status.DIVERGED) return Double.POSITIVE_INFINITY;
        double largest = 0;
        for (S state : kept) {
            SimpleMatrix difference = Linear.combine(1, state.x(), -1, other.at(state.k()).x());
            largest = Math.max(largest, Linear.maxNorm(difference));
        }
        return largest;
    }

    /**
     * The run as a table, one row a kept iterate.
     *
     * @return columns method, k, f, gradNorm and, where the problem knows f* and x*, gap and error
     */
    public Table table() {
        return table(this);
    }

    /**
     * Several runs as one long table, ready for Tablesaw's grouped figures.
     *
     * @param runs the runs, in the order of the rows
     * @return the columns of {@link #table()}; gap and error are missing where a problem does not know them
     */
    public static Table table(Trajectory<?>... runs) {
        StringColumn method = StringColumn.create("method");
        IntColumn k = IntColumn.create("k");
        DoubleColumn f = DoubleColumn.create("f"), gradNorm = DoubleColumn.create("gradNorm");
        DoubleColumn gap = DoubleColumn.create("gap"), error = DoubleColumn.create("error");
        for (Trajectory<?> run : Arguments.present(runs, "runs")) {
            Arguments.present(run, "runs");
            for (double each : run.k()) {
                method.append(run.label);
                k.append((int) each);
            }
            boolean leastKnown = run.objective.leastValue().isPresent();
            appendAll(f, run.values().values());
            appendAll(gradNorm, run.gradNorms().values());
            if (leastKnown) appendAll(gap, run.gaps().values());
            else for (int i = 0; i < run.kept.size(); i++) gap.appendMissing();
            if (run.objective.minimizer().isPresent()) appendAll(error, run.errors().values());
            else for (int i = 0; i < run.kept.size(); i++) error.appendMissing();
        }
        List<Column<?>> columns = new ArrayList<>(List.<Column<?>>of(method, k, f, gradNorm));
        for (DoubleColumn known : List.of(gap, error)) if (known.countMissing() < known.size()) columns.add(known);
        return Table.create(runs.length == 1 ? runs[0].label : "runs", columns);
    }

    private static void appendAll(DoubleColumn column, double[] values) {
        for (double value : values) column.append(value);
    }

    /** One line: the method, the steps, f from start to end, how it ended. */
    @Override
    public String toString() {
        int steps = last().k() - first().k();
        double from = objective.value(first().x());
        return label + ": " + steps + (steps == 1 ? " step" : " steps")
                + (first().k() == 0 ? "" : " from k = " + first().k())
                + (Double.isNaN(from) ? "" : ", f from " + Text.number(from) + " to "
                        + Text.number(objective.value(last().x())))
                + "; " + ending() + (stride == 1 ? "" : "; one iterate in " + stride + " kept");
    }
}
