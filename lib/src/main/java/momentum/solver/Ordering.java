package momentum.solver;

import java.util.Arrays;
import momentum.internal.Arguments;
import momentum.text.Text;

/** In which order a sweep visits the unknowns. */
public final class Ordering {
    /** First to last. */
    public static final Ordering NATURAL = new Ordering("natural", null);
    /** Last to first. */
    public static final Ordering BACKWARD = new Ordering("backward", null);
    /**
     * First one colour, then the other, where no two unknowns of one colour are coupled: of a grid the squares of a
     * chessboard, starting with that of the first unknown.
     */
    public static final Ordering RED_BLACK = new Ordering("red–black", null);

    private final String name;
    private final int[] order;

    private Ordering(String name, int[] order) {
        this.name = name;
        this.order = order;
    }

    /**
     * An order of one's own.
     *
     * @param order each of 0 … n − 1 once
     * @return the ordering, for systems of n unknowns
     * @throws IllegalArgumentException if one is missing
     */
    public static Ordering of(int... order) {
        int[] sorted = Arguments.indices(order, "order", Arguments.present(order, "order").length).clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] != i) throw new IllegalArgumentException("order must name each unknown once, but not " + i);
        }
        return new Ordering("given", order.clone());
    }

    /** The unknowns in their order; null where there is none, as of a matrix that two colours do not suffice for. */
    int[] places(Coefficients a) {
        int n = a.size();
        if (order != null) {
            if (order.length == n) return order;
            throw new IllegalArgumentException(
                    "order has " + Text.count(order.length, "unknown") + " but the system " + n);
        }
        int[] places = new int[n];
        if (this != RED_BLACK) {
            for (int i = 0; i < n; i++) places[i] = this == NATURAL ? i : n - 1 - i;
            return places;
        }
        int[] colours = a.coloured();
        if (colours == null) return null;
        int next = 0;
        for (int colour = 0; colour < 2; colour++) {
            for (int i = 0; i < n; i++) if (colours[i] == colour) places[next++] = i;
        }
        return places;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ordering that && name.equals(that.name) && Arrays.equals(order, that.order);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(order);
    }

    @Override
    public String toString() {
        return name;
    }
}
