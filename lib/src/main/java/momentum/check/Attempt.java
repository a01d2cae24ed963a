package momentum.check;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import momentum.Iterate;
import momentum.Optimizer;
import momentum.TwoStep;
import momentum.text.Text;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;

/** A method that nobody has read yet, run on one problem by itself: whatever it does, there is a sentence. */
final class Attempt {
    private final Optimizer<? extends Iterate> method;
    private final Problems.Example example;
    private final int steps;
    private final List<SimpleMatrix> points = new ArrayList<>();
    private volatile int k;
    private String fault;
    private boolean endless;

    private Attempt(Optimizer<? extends Iterate> method, Problems.Example example, int steps) {
        this.method = method;
        this.example = example;
        this.steps = steps;
    }

    /**
     * Runs a method until it has taken its steps, or has done what it must not, or its time is up.
     *
     * @throws CancellationException if the waiting thread is interrupted
     */
    static Attempt of(Optimizer<? extends Iterate> method, Problems.Example example, int steps, double seconds) {
        var attempt = new Attempt(method, example, steps);
        attempt.await(seconds);
        return attempt;
    }

    /** The points x₀, x₁, … up to the fault, if there was one; copies. */
    List<SimpleMatrix> points() {
        return points;
    }

    /** What it did that it must not, in words that name the step; null if nothing. */
    String fault() {
        return fault;
    }

    boolean isEndless() {
        return endless;
    }

    private void await(double seconds) {
        Watched.Ending ending = Watched.run(this::run, "check on " + example.name(), seconds);
        if (ending == Watched.Ending.DONE) return;
        endless = true;
        points.clear();
        fault = (k == 0 ? "start" : "the step to k = " + k) + " has not come back after "
                + Text.number(seconds, 2) + " s: does a loop in it never end?"
                + (ending == Watched.Ending.STOPPED ? "" : " It cannot be stopped and goes on: restart the kernel");
    }

    private void run() {
        try {
            fault = walk(method);
        } catch (Throwable e) {
            fault = thrown(e);
        }
    }

    private <S extends Iterate> String walk(Optimizer<S> method) throws ReflectiveOperationException {
        SimpleMatrix given = example.x0().copy();
        S state = method.start(example.f(), given);
        if (!Text.same(given, example.x0())) return "changes x0: copy it, and leave what was given as it is";
        for (k = 0; ; ) {
            if (state == null || state.x() == null) {
                return "returns null at k = " + k + " instead of the " + (k == 0 ? "starting state" : "next x");
            }
            String shape = Text.shape(state.x()), wanted = Text.shape(example.x0());
            if (!shape.equals(wanted)) {
                return "x has shape " + shape + " at k = " + k + ", expected " + wanted + forTwo();
            }
            if (!(state.x().getMatrix() instanceof DMatrixRMaj)) return "x is no dense matrix of doubles at k = " + k;
            if (state.k() != k) return "its state says k = " + state.k() + " at k = " + k + ": each step adds 1 to it";
            points.add(state.x().copy());
            if (k == steps) return null;
            Map<String, SimpleMatrix> parts = parts(state), before = new LinkedHashMap<>();
            parts.forEach((name, part) -> before.put(name, part.copy()));
            k++;
            S next = method.step(example.f().atStep(k - 1), state);
            List<String> changed = parts.keySet().stream()
                    .filter(name -> !Text.same(parts.get(name), before.get(name))).toList();
            if (!changed.isEmpty()) {
                return "changes " + String.join(" or ", changed) + " in place at k = " + k
                        + ": make a new matrix and leave the old ones as they are";
            }
            for (String name : points(state)) {
                if (next != null && next.x() != null && next.x().getMatrix() == parts.get(name).getMatrix()) {
                    return "returns its own " + name + " at k = " + k + ": the next x must be a new matrix";
                }
            }
            state = next;
        }
    }

    private static List<String> points(Iterate state) {
        return state instanceof TwoStep.Pair ? List.of("x", "previous") : List.of("x");
    }

    /** The matrices that a state holds, by name: those of its record, and x in any case. */
    private static Map<String, SimpleMatrix> parts(Iterate state) throws ReflectiveOperationException {
        Map<String, SimpleMatrix> parts = new LinkedHashMap<>();
        parts.put("x", state.x());
        if (state instanceof Record) {
            for (RecordComponent component : state.getClass().getRecordComponents()) {
                if (component.getType() != SimpleMatrix.class) continue;
                component.getAccessor().setAccessible(true);
                Object part = component.getAccessor().invoke(state);
                if (part != null) parts.put(component.getName(), (SimpleMatrix) part);
            }
        }
        return parts;
    }

    private String thrown(Throwable e) {
        boolean maybe = e instanceof IndexOutOfBoundsException || e instanceof IllegalArgumentException
                || e.getClass().getSimpleName().equals("MatrixDimensionException");
        return Thrown.sentence(e, " at k = " + k) + (maybe ? forTwo() : "");
    }

    /** What to do about a method that is right in two dimensions only. */
    private String forTwo() {
        if (example.x0().getNumRows() != 1) return "";
        return "; if it is written for two coordinates, compare on Problems.ofDimension(2)";
    }
}
