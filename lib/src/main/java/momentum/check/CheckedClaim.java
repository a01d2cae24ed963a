package momentum.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A claim that was checked and held, with the numbers as they are shown; those that a check does not have are empty.
 *
 * @param claim the claim
 * @param what what was measured
 * @param measured the number found
 * @param expected the number it should be
 * @param residual their distance
 * @param within the tolerance, or the bound
 */
public record CheckedClaim(Claim claim, String what, String measured, String expected, String residual, String within) {
    /**
     * The check as the runner and the book read it.
     *
     * @return id, and whatever is not empty of what, measured, expected, residual, within
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("id", claim.id());
        map.put("what", what);
        map.put("measured", measured);
        map.put("expected", expected);
        map.put("residual", residual);
        map.put("within", within);
        map.values().removeIf(String::isEmpty);
        return map;
    }

    /** {@code T3-8 (fails as written), after 5 steps: 0.00697632, expected 0.006976 within 5e-7, residual 3.2e-7}. */
    @Override
    public String toString() {
        String verdict = switch (claim.verdict()) {
            case HOLDS -> "holds";
            case HOLDS_WHERE -> "holds where the notebook says";
            case IMPRECISE -> "imprecise as written";
            case FAILS -> "fails as written";
        };
        String start = claim.id() + " (" + verdict + ")" + (what.isEmpty() ? "" : ", " + what);
        if (measured.isEmpty()) return start;
        if (expected.isEmpty()) return start + ": " + measured + ", at most " + within;
        return start + ": " + measured + ", expected " + expected + " within " + within + ", residual " + residual;
    }
}
