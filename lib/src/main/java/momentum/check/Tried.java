package momentum.check;

import java.util.function.Supplier;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * What became of somebody's code: what it gave, or what it did instead.
 *
 * @param value what it gave; null if nothing
 * @param fault what it did that it must not, a sentence without its subject; null if nothing
 */
record Tried(Object value, String fault) {
    private static final double SECONDS = 3;

    /** Runs it; whatever it does, there is a value, no value, or a fault. */
    static Tried of(String what, Supplier<?> code) {
        Arguments.present(code, "mine");
        Tried[] result = {null};
        Watched.Ending ending = Watched.run(() -> result[0] = now(code), "check of " + what, SECONDS);
        if (ending == Watched.Ending.DONE && result[0] != null) return result[0];
        return new Tried(null, "has not come back after " + Text.number(SECONDS, 2)
                + " s: does a loop in it never end?"
                + (ending == Watched.Ending.GOES_ON ? " It cannot be stopped and goes on: restart the kernel" : ""));
    }

    private static Tried now(Supplier<?> code) {
        try {
            return new Tried(code.get(), null);
        } catch (UnsupportedOperationException e) {
            // a stub that says that it is one
            return new Tried(null, null);
        } catch (Throwable e) {
            return new Tried(null, Thrown.sentence(e, ""));
        }
    }

    /** The value as numbers, n×1 or what shape it has; null where there is none, or one that is no number. */
    SimpleMatrix numbers() {
        if (value instanceof Number number) return Linear.vector(number.doubleValue());
        if (value instanceof double[] several) return Linear.vector(several);
        return value instanceof SimpleMatrix matrix ? matrix.copy() : null;
    }

    /** The fault, also that of a value which is no number. */
    String faultOfNumbers() {
        if (fault != null || value == null || numbers() != null) return fault;
        return "gives " + value.getClass().getSimpleName() + " where a number is asked for";
    }
}
