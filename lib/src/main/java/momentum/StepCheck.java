package momentum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import momentum.internal.Arguments;
import momentum.text.Components;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Refuses what would make a run's iterates wrong without a word: a step that gives its own x back or writes into an
 * earlier one.
 *
 * <p>Whether x is the same object is asked at every step. Its entries are compared in the first two steps only, after
 * which a method that changes x, or the x before it, has shown itself; of a long x only some at even distances, so that
 * it costs less than a step.
 */
final class StepCheck {
    private static final int WATCHED = 2;
    private static final int MOST_COMPARED = 1 << 16;

    private final List<SimpleMatrix> seen = new ArrayList<>();
    private final List<double[]> entries = new ArrayList<>();
    private int steps;

    void before(Iterate state) {
        if (steps == WATCHED) {
            seen.clear();
            entries.clear();
        } else if (steps < WATCHED) {
            seen.add(state.x());
            entries.add(entries(state.x()));
        }
    }

    /**
     * A copy of all entries, or of some at even distances: with an odd stride, so that both parities are among them.
     */
    private static double[] entries(SimpleMatrix x) {
        int n = x.getNumElements(), stride = n <= MOST_COMPARED ? 1 : n / MOST_COMPARED | 1;
        double[] all = Linear.array(x);
        if (stride == 1) return Arrays.copyOf(all, n);
        double[] some = new double[(n + stride - 1) / stride];
        for (int i = 0; i < some.length; i++) some[i] = all[i * stride];
        return some;
    }

    /** Accepts the state after a step. */
    void after(Iterate state, Iterate next) {
        int k = state.k();
        if (next == null || next.x() == null) {
            throw new IllegalArgumentException("the method must return the next x, was null at k = " + k);
        }
        SimpleMatrix x = state.x(), moved = next.x();
        for (int i = 0; i < seen.size(); i++) {
            if (!Arrays.equals(entries(seen.get(i)), entries.get(i))) {
                throw new IllegalArgumentException("the method, or the gradient, changed an x in place at k = " + k
                        + ": it must leave x as it is and return a new vector");
            }
        }
        if (moved == x || Linear.array(moved) == Linear.array(x)) {
            throw new IllegalArgumentException(
                    "the method returned its own x at k = " + k + ": it must return a new vector");
        }
        if (moved.getNumRows() != x.getNumRows() || moved.getNumCols() != 1) {
            throw new IllegalArgumentException("the method must return " + Text.shape(x) + " like x, was "
                    + Text.shape(moved) + " at k = " + k);
        }
        if (next.k() != k + 1) {
            throw new IllegalArgumentException(
                    "the method must return the state with k = " + (k + 1) + ", was k = " + next.k());
        }
        steps++;
    }

    /** Accepts a first state where f is finite. */
    static <S extends Iterate> S finite(Objective f, S start) {
        if (f.isFiniteAt(start.x())) return start;
        throw new IllegalArgumentException("f(x0) must be finite, was " + Text.number(f.value(start.x())));
    }

    /** Accepts a state to start from: every vector in it must be finite and fit the problem. */
    static <S extends Iterate> S fitting(Objective f, S state) {
        Arguments.present(state, "state");
        Arguments.notNegative(state.k(), "state's k");
        int n = Arguments.point(state.x(), "state's x", f.dimension()).getNumRows();
        if (state instanceof Record record) fitting(record, n);
        if (!f.isFiniteAt(state.x())) {
            throw new IllegalArgumentException("f(state's x) must be finite, was " + Text.number(f.value(state.x())));
        }
        return state;
    }

    private static void fitting(Record state, int n) {
        for (Components.Part part : Components.of(state)) {
            Object value = part.value();
            String name = "state's " + part.name();
            if (part.type() == SimpleMatrix.class) fitting((SimpleMatrix) value, name, n);
            if (value instanceof Record inner) fitting(inner, n);
            if (value instanceof List<?> several) {
                for (Object each : several) if (each instanceof SimpleMatrix vector) fitting(vector, name, n);
            }
        }
    }

    private static void fitting(SimpleMatrix vector, String name, int n) {
        Arguments.finite(Arguments.column(vector, name, n), name);
    }
}
