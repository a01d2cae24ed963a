package momentum;

import momentum.internal.Arguments;

/**
 * Which iterates of a run are kept: every m-th and the last, for runs of which few are looked at.
 *
 * @param every m, positive: 1 keeps all
 */
public record Keep(int every) {
    /**
     * Checks the distance.
     *
     * @throws IllegalArgumentException if every is not positive
     */
    public Keep {
        Arguments.positive(every, "every");
    }

    /**
     * Every m-th iterate and the last.
     *
     * @param m positive
     * @return what is kept
     * @throws IllegalArgumentException if m is not positive
     */
    public static Keep every(int m) {
        return new Keep(m);
    }

    /**
     * The first iterate and the last.
     *
     * @return what is kept
     */
    public static Keep ends() {
        return new Keep(Integer.MAX_VALUE);
    }
}
