package momentum;

import java.util.function.IntToDoubleFunction;
import momentum.text.Text;

/** Finds k among those that were kept, and says which there are if it is not. */
final class Kept {
    private Kept() {}

    /**
     * The place of k among ascending ones.
     *
     * @throws IllegalArgumentException if it is not there, naming the nearest
     */
    static int place(int size, IntToDoubleFunction k, double wanted) {
        int low = 0, high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            double there = k.applyAsDouble(middle);
            if (there == wanted) return middle;
            if (there < wanted) low = middle + 1;
            else high = middle - 1;
        }
        throw new IllegalArgumentException(missing(size, k, wanted, low));
    }

    /** Why k is not there, where the one at {@code next} is the first larger one. */
    private static String missing(int size, IntToDoubleFunction k, double wanted, int next) {
        String first = text(k.applyAsDouble(0)), last = text(k.applyAsDouble(size - 1));
        if (!(next > 0 && next < size)) {
            return "k must be from " + first + " to " + last + ", was " + text(wanted);
        }
        return "k must be one that was kept, the nearest are " + text(k.applyAsDouble(next - 1)) + " and "
                + text(k.applyAsDouble(next)) + ", was " + text(wanted);
    }

    /** k with all its digits. */
    static String text(double k) {
        return k == Math.rint(k) && Math.abs(k) < 1e15 ? Long.toString((long) k) : Text.number(k);
    }
}
