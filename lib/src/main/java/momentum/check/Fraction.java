package momentum.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import momentum.text.Text;

/**
 * An exact number.
 *
 * @param above the numerator
 * @param below the denominator, positive, without a common factor
 */
record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {
    static final Fraction ZERO = of(0), ONE = of(1);
    private static final int SHORT = 1_000_000_000;

    Fraction {
        BigInteger common = above.gcd(below).max(BigInteger.ONE);
        if (below.signum() < 0) common = common.negate();
        above = above.divide(common);
        below = below.divide(common);
    }

    /** The very number that a double is. */
    static Fraction of(double value) {
        var decimal = new BigDecimal(value);
        BigInteger digits = decimal.unscaledValue();
        return decimal.scale() < 0 ? new Fraction(digits.multiply(BigInteger.TEN.pow(-decimal.scale())), BigInteger.ONE)
                : new Fraction(digits, BigInteger.TEN.pow(decimal.scale()));
    }

    static Fraction of(long above, long below) {
        return new Fraction(BigInteger.valueOf(above), BigInteger.valueOf(below));
    }

    Fraction plus(Fraction other) {
        return new Fraction(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.above.negate(), other.below));
    }

    Fraction times(Fraction other) {
        return new Fraction(above.multiply(other.above), below.multiply(other.below));
    }

    Fraction over(Fraction other) {
        return new Fraction(above.multiply(other.below), below.multiply(other.above));
    }

    Fraction size() {
        return new Fraction(above.abs(), below);
    }

    boolean isLessThan(Fraction other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return above.multiply(other.below).compareTo(other.above.multiply(below));
    }

    double value() {
        return new BigDecimal(above).divide(new BigDecimal(below), MathContext.DECIMAL64).doubleValue();
    }

    @Override
    public String toString() {
        if (below.equals(BigInteger.ONE)) return above.toString();
        boolean small = below.compareTo(BigInteger.valueOf(SHORT)) < 0;
        return small ? above + "/" + below : Text.number(value());
    }
}
