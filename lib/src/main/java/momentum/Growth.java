package momentum;

import java.util.List;

/**
 * Whether a run explodes although nothing has overflowed yet.
 *
 * <pre>{@code M₁ … M₄ = largest f − min f in each quarter of the run
 * M₄ > 10 |f(x₀)|,   and either   M₃ > 16 M₂,  M₄ > 16 M₃,  M₄ > 256 M₁   or   M₄ > 10⁶ max(M₁, M₂)}</pre>
 *
 * An exploding mode grows by the same factor in each quarter; the second case is for a few steps. What noise shakes up,
 * also from a start at the minimizer, grows no faster than k; a single thrown iterate, a hump that is crossed, and the
 * rise of a heavy ball before it falls, like k², stay below the bound in one quarter or the other; and an f that falls
 * without end has its largest values at the start.
 */
final class Growth {
    private static final int QUARTERS = 4, LOOKS = 4;
    private static final double FACTOR = 16, AT_ONCE = 1e6;

    private Growth() {}

    static boolean isSteady(Objective f, List<? extends Iterate> kept) {
        int last = kept.size() - 1;
        if (last < QUARTERS - 1) return false;
        double least = Double.POSITIVE_INFINITY;
        double[] largest = new double[QUARTERS];
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            largest[quarter] = Double.NEGATIVE_INFINITY;
            for (int look = 1; look <= LOOKS; look++) {
                int at = (int) ((long) last * (quarter * LOOKS + look) / (QUARTERS * LOOKS));
                double value = f.value(kept.get(at).x());
                largest[quarter] = Math.max(largest[quarter], value);
                least = Math.min(least, value);
            }
        }
        double first = f.value(kept.get(0).x());
        least = Math.min(least, first);
        largest[0] = Math.max(largest[0], first);
        double early = largest[0] - least, second = largest[1] - least;
        double third = largest[2] - least, late = largest[3] - least;
        boolean steadily = third > FACTOR * second && late > FACTOR * third && late > FACTOR * FACTOR * early;
        return late > 10 * Math.abs(first) && (steadily || late > AT_ONCE * Math.max(early, second));
    }
}
