package momentum.check;

import java.util.Locale;

/** What becomes of a document's sentence when it is computed. */
public enum Verdict {
    /** It is true as it stands. */
    HOLDS,
    /** It is true in a region, which the notebook draws. */
    HOLDS_WHERE,
    /** It is nearly true, or true of something near it. */
    IMPRECISE,
    /** It is not true as it stands. */
    FAILS;

    /**
     * The verdict as claims.csv writes it.
     *
     * @param text {@code holds}, {@code holds where}, {@code imprecise} or {@code fails}
     * @return the verdict
     * @throws IllegalArgumentException if it is none of these
     */
    public static Verdict of(String text) {
        for (Verdict verdict : values()) if (verdict.toString().equals(text)) return verdict;
        throw new IllegalArgumentException("verdict must be holds, holds where, imprecise or fails, was " + text);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
