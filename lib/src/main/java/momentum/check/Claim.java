package momentum.check;

import java.util.regex.Pattern;
import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * A sentence of a document that a computation confirms or refutes.
 *
 * <p>Its checks are of what is true: where the verdict is {@code fails}, of the corrected statement or of the
 * counterexample. Each returns the claim, so that a statement's checks are one chain; one that does not hold throws.
 *
 * @param id the identifier, as {@code T3-8b}: part of addresses in the book
 * @param document the document's number, as {@code 003}
 * @param section where in the document
 * @param statement what the document says, in our words
 * @param verdict what becomes of it
 * @param truth what is true
 * @param notebook the notebook that checks it, as {@code 02-quadratics}
 */
public record Claim(String id, String document, String section, String statement, Verdict verdict, String truth,
        String notebook) {
    private static final Pattern ID = Pattern.compile("[A-Z][0-9A-Za-z]*(?:[-.][0-9A-Za-z]+)*");
    private static final Pattern NOTEBOOK = Pattern.compile("[0-9]{2}-[a-z0-9-]+");

    /**
     * A row of claims.csv.
     *
     * @throws IllegalArgumentException if the identifier or the notebook is not written as it must be
     */
    public Claim {
        like(ID, "id", "T3-8b", id);
        like(NOTEBOOK, "notebook", "02-quadratics", notebook);
    }

    private static void like(Pattern rule, String name, String example, String value) {
        if (rule.matcher(Arguments.present(value, name)).matches()) return;
        throw new IllegalArgumentException(name + " must look like " + example + ", was " + value);
    }

    /**
     * {@code |measured − expected| ≤ within}.
     *
     * @param what what is measured, in a few words
     * @param measured the number found
     * @param expected the number it should be, from a second route
     * @param within the tolerance, zero or more, absolute
     * @return this claim
     * @throws AssertionError if it does not hold, or measured is NaN
     * @throws IllegalArgumentException if expected or within is not finite, or within negative
     */
    public Claim is(String what, double measured, double expected, double within) {
        var difference = new Difference(measured, expected, within);
        if (!difference.isSmall()) {
            throw new AssertionError("claim " + id + " does not hold, " + what + ": " + difference.missed());
        }
        return checked(CheckedClaim.of(this, what, difference));
    }

    /**
     * {@code measured ≤ bound}.
     *
     * @param what what is measured, in a few words
     * @param measured the number found
     * @param bound the largest it may be
     * @return this claim
     * @throws AssertionError if it does not hold, or measured is NaN
     * @throws IllegalArgumentException if bound is not finite
     */
    public Claim atMost(String what, double measured, double bound) {
        Arguments.finite(bound, "bound");
        if (!(measured <= bound)) {
            throw new AssertionError("claim " + id + " does not hold, " + what + ": expected at most "
                    + Text.number(bound) + ", got " + Text.number(measured));
        }
        return checked(CheckedClaim.of(this, what, measured, bound));
    }

    /**
     * A condition.
     *
     * @param what what holds, in a few words
     * @param condition whether it holds
     * @return this claim
     * @throws AssertionError if it does not
     */
    public Claim holds(String what, boolean condition) {
        if (!condition) throw new AssertionError("claim " + id + " does not hold: " + what);
        return checked(CheckedClaim.of(this, what));
    }

    /** {@code T3-8 fails: the document says …; true is …}. */
    @Override
    public String toString() {
        return id + " " + verdict + ": the document says: " + statement + "; true is: " + truth;
    }

    private Claim checked(CheckedClaim checked) {
        Claims.show(checked);
        return this;
    }
}
