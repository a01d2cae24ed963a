package momentum.internal;

/** What rounding takes away from a product: the one place that asks the processor for it. */
final class Rounding {
    private Rounding() {}

    /** a b − product, exactly, where product is a b rounded. */
    static double lost(double a, double b, double product) {
        return Math.fma(a, b, -product);
    }
}
