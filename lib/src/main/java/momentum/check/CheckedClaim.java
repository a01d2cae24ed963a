package momentum.check;

import java.util.LinkedHashMap;
import java.util.Map;
import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * A check of a claim that held.
 *
 * @param claim the claim
 * @param what what was measured, or what holds
 * @param found the numbers in words, empty where only a condition was judged
 * @param numbers the numbers as they are shown, by name: measured, and expected, difference and within, or bound
 * @param share the difference in units of the largest allowed, 0 to 1; 0 where it is rounding
 */
public record CheckedClaim(Claim claim, String what, String found, Map<String, String> numbers, double share) {
    /**
     * Checks that all of it is there.
     *
     * @throws IllegalArgumentException if something is null
     */
    public CheckedClaim {
        Arguments.present(claim, "claim");
        Arguments.present(what, "what");
        Arguments.present(found, "found");
        Arguments.present(numbers, "numbers");
    }

    static CheckedClaim of(Claim claim, String what, Difference difference) {
        Map<String, String> numbers = new LinkedHashMap<>();
        numbers.put("measured", difference.measuredText());
        numbers.put("expected", difference.expectedText());
        numbers.put("difference", difference.offBy());
        numbers.put("within", difference.withinText());
        return new CheckedClaim(claim, what, difference.found(), numbers, difference.share());
    }

    static CheckedClaim of(Claim claim, String what, double measured, double bound) {
        String most = Text.number(bound);
        String shown = upTo(measured, Math.max(bound, Double.parseDouble(most)));
        return new CheckedClaim(claim, what, shown + ", at most " + most, Map.of("measured", shown, "bound", most), 0);
    }

    /** Two digits, and more where fewer would read as beyond the bound. */
    private static String upTo(double value, double bound) {
        for (int digits = 2; digits < 17; digits++) {
            String text = Text.number(value, digits);
            if (Double.parseDouble(text) <= bound) return text;
        }
        return Double.toString(value);
    }

    static CheckedClaim of(Claim claim, String what) {
        return new CheckedClaim(claim, what, "", Map.of(), 0);
    }

    /**
     * The check as the runner and the book read it.
     *
     * @return id, what, and the numbers
     */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("id", claim.id());
        map.put("what", what);
        map.putAll(numbers);
        return map;
    }

    /** {@code after 5 steps: 0.00697632, expected 0.006976 within 5e-7 (off by 3.2e-7)}. */
    @Override
    public String toString() {
        return found.isEmpty() ? what : what + ": " + found;
    }
}
