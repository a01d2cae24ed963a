package momentum.check;

import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * A sentence of a document that a computation confirms or refutes.
 *
 * <p>Its checks are of what is true: where the verdict is {@code fails}, of the corrected statement or of the
 * counterexample. A check that holds shows one line; one that does not throws.
 *
 * @param id the identifier, as {@code T3-8}
 * @param document the document's number, as {@code 003}
 * @param section where in the document
 * @param statement what the document says, in our words
 * @param verdict what becomes of it
 * @param truth what is true
 * @param notebook the notebook that checks it
 */
public record Claim(String id, String document, String section, String statement, Verdict verdict, String truth,
        String notebook) {
    /**
     * {@code |measured − expected| ≤ within}.
     *
     * @param measured the number found
     * @param expected the number it should be, from a second route
     * @param within the tolerance, zero or more, absolute
     * @throws AssertionError if it does not hold, or measured is NaN
     * @throws IllegalArgumentException if expected or within is not finite, or within negative
     */
    public void is(double measured, double expected, double within) {
        is("", measured, expected, within);
    }

    /**
     * {@code |measured − expected| ≤ within}, for one of several numbers of a claim.
     *
     * @param what what is measured, in a few words
     * @param measured the number found
     * @param expected the number it should be, from a second route
     * @param within the tolerance, zero or more, absolute
     * @throws AssertionError if it does not hold, or measured is NaN
     * @throws IllegalArgumentException if expected or within is not finite, or within negative
     */
    public void is(String what, double measured, double expected, double within) {
        var difference = new Difference(measured, expected, within);
        if (!difference.isSmall()) {
            throw new AssertionError("claim " + id + " does not hold" + about(what) + ": " + difference.missed());
        }
        Claims.show(new CheckedClaim(this, what, difference.measuredText(), difference.expectedText(),
                difference.offBy(), difference.withinText()));
    }

    /**
     * {@code measured ≤ bound}.
     *
     * @param measured the number found
     * @param bound the largest it may be
     * @throws AssertionError if it does not hold, or measured is NaN
     * @throws IllegalArgumentException if bound is not finite
     */
    public void atMost(double measured, double bound) {
        atMost("", measured, bound);
    }

    /**
     * {@code measured ≤ bound}, for one of several numbers of a claim.
     *
     * @param what what is measured, in a few words
     * @param measured the number found
     * @param bound the largest it may be
     * @throws AssertionError if it does not hold, or measured is NaN
     * @throws IllegalArgumentException if bound is not finite
     */
    public void atMost(String what, double measured, double bound) {
        Arguments.finite(bound, "bound");
        if (!(measured <= bound)) {
            throw new AssertionError("claim " + id + " does not hold" + about(what) + ": expected at most "
                    + Text.number(bound) + ", got " + Text.number(measured));
        }
        Claims.show(new CheckedClaim(this, what, Text.number(measured, 2), "", "", Text.number(bound)));
    }

    /**
     * A condition.
     *
     * @param condition whether it holds
     * @param what what holds, in a few words
     * @throws AssertionError if it does not
     */
    public void holds(boolean condition, String what) {
        if (!condition) throw new AssertionError("claim " + id + " does not hold: " + what);
        Claims.show(new CheckedClaim(this, what, "", "", "", ""));
    }

    private static String about(String what) {
        return what.isEmpty() ? "" : ", " + what;
    }
}
