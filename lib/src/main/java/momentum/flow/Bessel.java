package momentum.flow;

import org.hipparchus.special.BesselJ;
import org.hipparchus.special.Gamma;

/** The Bessel function of the first kind, scaled to be 1 at 0. */
final class Bessel {
    /** Above it Hankel's asymptotic series has an error below 10⁻¹⁶ for orders to 10; Hipparchus stops at 10⁴. */
    private static final double FAR = 2000;

    private Bessel() {}

    /**
     * {@code Γ(ν+1) (2/τ)^ν J_ν(τ)} as a function of s = τ², which may be negative.
     *
     * <pre>{@code Λ_ν(s) = Σ_j (−s/4)^j / (j! (ν+1)(ν+2)…(ν+j))}</pre>
     *
     * @param order ν, zero or more
     * @param s any finite number
     * @return 1 at s = 0
     */
    static double normalised(double order, double s) {
        // for s > 0 the series cancels: its largest term is about e^√s
        if (s < 4) return series(order, s);
        double tau = Math.sqrt(s);
        double j = tau < FAR ? BesselJ.value(order, tau) : far(order, tau);
        return j * Math.exp(Gamma.logGamma(order + 1) + order * Math.log(2 / tau));
    }

    private static double series(double order, double s) {
        double sum = 1, term = 1;
        for (int j = 1; Math.abs(term) > 1e-18 * Math.abs(sum); j++) {
            term *= -s / 4 / (j * (order + j));
            sum += term;
        }
        return sum;
    }

    /** Hankel's expansion, {@code √(2/πτ) (P cos χ − Q sin χ)} with χ = τ − (ν/2 + ¼)π. */
    private static double far(double order, double tau) {
        double mu = 4 * order * order, p = 1, q = 0, term = 1;
        for (int j = 1; j <= 8; j++) {
            term *= (mu - (2 * j - 1) * (2 * j - 1)) / (j * 8 * tau);
            switch (j % 4) {
                case 1 -> q += term;
                case 2 -> p -= term;
                case 3 -> q -= term;
                default -> p += term;
            }
        }
        double phase = tau - (order / 2 + 0.25) * Math.PI;
        return Math.sqrt(2 / (Math.PI * tau)) * (p * Math.cos(phase) - q * Math.sin(phase));
    }
}
