package momentum.check;

import momentum.text.Text;

/**
 * A number beside the largest it may be, with as many digits as it takes that the print never seems to contradict the
 * verdict.
 *
 * <pre>{@code measured ≤ bound}</pre>
 *
 * @param measured the number found; NaN is never below
 * @param bound the largest it may be, not NaN
 */
record Bound(double measured, double bound) {
    /**
     * Checks the bound.
     *
     * @throws IllegalArgumentException if bound is NaN
     */
    Bound {
        if (Double.isNaN(bound)) throw new IllegalArgumentException("bound must be a number, was NaN");
    }

    boolean isKept() {
        return measured <= bound;
    }

    private int digits() {
        return Difference.digits(6, measured, bound, (m, b) -> m <= b);
    }

    String measuredText() {
        return Text.number(measured, digits());
    }

    String boundText() {
        return Text.number(bound, digits());
    }

    /** {@code 0.8, at most 0.9}. */
    String found() {
        return measuredText() + ", at most " + boundText();
    }

    /** {@code expected at most 0.9, got 0.95}. */
    String missed() {
        return "expected at most " + boundText() + ", got " + measuredText();
    }
}
