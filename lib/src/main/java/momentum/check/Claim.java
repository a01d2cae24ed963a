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
    private static final double ROUNDING = 1e-13;

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
        double residual = Checks.residual(measured, expected, within);
        if (!(residual <= within)) {
            throw new AssertionError("claim " + id + " does not hold" + about(what) + ": expected " + Text.number(expected)
                    + " within " + Text.number(within) + ", got " + Text.number(measured)
                    + " (off by " + Text.number(residual, 3) + ")");
        }
        Claims.show(new CheckedClaim(this, what, Text.number(measured), Text.number(expected),
                residual(residual, Math.max(Math.abs(measured), Math.abs(expected)), within), Text.number(within)));
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

    /** Two digits, or the word rounding: the last bits of sin, tanh or log differ from one Java to the next. */
    private static String residual(double residual, double scale, double within) {
        boolean exact = within == 0;
        return !exact && residual <= ROUNDING * scale ? "rounding" : Text.number(residual, 2);
    }

    private static String about(String what) {
        return what.isEmpty() ? "" : ", " + what;
    }
}
