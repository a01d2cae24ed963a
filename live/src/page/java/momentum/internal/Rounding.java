package momentum.internal;

/**
 * What rounding takes away from a product, where no processor is asked: Dekker 1971, equation (5.12). The same to the
 * last bit, while neither the parts overflow nor what is lost underflows.
 */
final class Rounding {
    /** 2²⁷ + 1, which parts 53 digits into 26 and 26 and a sign. */
    private static final double SPLIT = 134_217_729;

    private Rounding() {}

    static double lost(double a, double b, double product) {
        double c = SPLIT * a, aHigh = c - (c - a), aLow = a - aHigh;
        double d = SPLIT * b, bHigh = d - (d - b), bLow = b - bHigh;
        return ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow;
    }
}
