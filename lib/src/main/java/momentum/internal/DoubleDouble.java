package momentum.internal;

/**
 * A number with twice a double's digits, as the sum of two doubles.
 *
 * <p>Near a repeated root and near the limit of stability numbers cancel that are known to a double's digits only; here
 * their difference keeps its own. Sums and products have a relative error near 10⁻³¹, while they do not under- or
 * overflow.
 *
 * @param high the nearest double
 * @param low what is missing, at most half a unit of high's last place
 * @see <a href="https://doi.org/10.1007/BF01397083">Dekker 1971, A floating-point technique for extending the available
 *     precision</a>
 */
public record DoubleDouble(double high, double low) {
    /** 0. */
    public static final DoubleDouble ZERO = of(0);
    /** 1. */
    public static final DoubleDouble ONE = of(1);

    /**
     * A double, exactly.
     *
     * @param value any number
     * @return the same number
     */
    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /**
     * The product of two doubles, exactly.
     *
     * @param a a number
     * @param b a number
     * @return a b
     */
    public static DoubleDouble product(double a, double b) {
        double product = a * b;
        return normal(product, Rounding.lost(a, b, product));
    }

    /**
     * The sum.
     *
     * @param other a number
     * @return this + other
     */
    public DoubleDouble plus(DoubleDouble other) {
        double sum = high + other.high, part = sum - high;
        double missing = (high - (sum - part)) + (other.high - part);
        return normal(sum, missing + (low + other.low));
    }

    /**
     * The difference.
     *
     * @param other a number
     * @return this − other
     */
    public DoubleDouble minus(DoubleDouble other) {
        return plus(new DoubleDouble(-other.high, -other.low));
    }

    /**
     * The product.
     *
     * @param other a number
     * @return this · other
     */
    public DoubleDouble times(DoubleDouble other) {
        double product = high * other.high;
        return normal(product, Rounding.lost(high, other.high, product) + (high * other.low + low * other.high));
    }

    /**
     * The product with a double.
     *
     * @param factor a number
     * @return this · factor
     */
    public DoubleDouble times(double factor) {
        return times(of(factor));
    }

    /** The sum of a number and a much smaller one; an overflow stays infinite. */
    private static DoubleDouble normal(double large, double small) {
        double sum = large + small;
        return Double.isFinite(sum) ? new DoubleDouble(sum, small - (sum - large)) : of(large);
    }
}
