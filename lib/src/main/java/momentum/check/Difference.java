package momentum.check;

import java.util.function.BiPredicate;
import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * A number beside the one it should be, written with as many digits as it takes that the print never seems to
 * contradict the verdict: six as a rule, more where six would make 0.5135135 and 0.513513514 look a millionth apart.
 *
 * <pre>{@code |measured − expected| ≤ within}</pre>
 *
 * @param measured the number found; NaN is never near
 * @param expected the number it should be
 * @param within the tolerance, zero or more, absolute
 */
record Difference(double measured, double expected, double within) {
    /** The last bits of sin, tanh or log differ from one Java to the next. */
    private static final double ROUNDING = 1e-13;
    private static final int MOST_DIGITS = 17;

    /**
     * Checks what can be compared.
     *
     * @throws IllegalArgumentException if expected or within is not finite, or within negative
     */
    Difference {
        Arguments.finite(expected, "expected");
        Arguments.notNegative(within, "within");
    }

    /** {@code |measured − expected|}. */
    double size() {
        return Math.abs(measured - expected);
    }

    boolean isSmall() {
        return size() <= within;
    }

    private int digits() {
        return digits(6, measured, expected, (m, e) -> Math.abs(m - e) <= within);
    }

    String measuredText() {
        return Text.number(measured, digits());
    }

    String expectedText() {
        return Text.number(expected, digits());
    }

    String withinText() {
        return Text.number(within);
    }

    private boolean isRounding() {
        double scale = Math.max(Math.abs(measured), Math.abs(expected));
        return within > 0 && isSmall() && size() <= ROUNDING * scale;
    }

    /** The size in units of the tolerance, 0 where it is rounding or nothing is allowed. */
    double share() {
        return within == 0 || isRounding() ? 0 : size() / within;
    }

    /** The size in two digits or a few more, or the word rounding. */
    String offBy() {
        return isRounding() ? "rounding" : Text.number(size(), digits(2, size(), within, (s, w) -> s <= w));
    }

    /** What was measured, for a check that holds: {@code 0.95, expected 0.9 within 0.1 (off by 0.05)}. */
    String found() {
        if (within == 0) return measuredText() + ", exactly as expected";
        return measuredText() + ", expected " + expectedText() + " within " + withinText()
                + " (off by " + offBy() + ")";
    }

    /** What was asked, for a check that does not: {@code expected 0.9 within 0.01, got 0.95 (off by 0.05)}. */
    String missed() {
        String asked = within == 0 ? "exactly " + expectedText() : expectedText() + " within " + withinText();
        return "expected " + asked + ", got " + measuredText() + " (off by " + offBy() + ")";
    }

    /**
     * The fewest digits with which two numbers, as printed, are related as the numbers are.
     *
     * @param fewest where to begin
     * @param a a number
     * @param b a number
     * @param relation what holds or not
     * @return from fewest to 17, which tell any two doubles apart
     */
    static int digits(int fewest, double a, double b, BiPredicate<Double, Double> relation) {
        boolean holds = relation.test(a, b);
        int digits = fewest;
        while (digits < MOST_DIGITS && relation.test(printed(a, digits), printed(b, digits)) != holds) digits++;
        return digits;
    }

    private static double printed(double value, int digits) {
        return Double.parseDouble(Text.number(value, digits));
    }
}
