package momentum.flow;

import org.hipparchus.special.BesselJ;
import org.hipparchus.special.Gamma;

/** The Bessel function of the first kind, scaled to be 1 at 0. */
final class Bessel {
    /** Above it Hankel's asymptotic series has an error below 10⁻¹⁶ for orders below 2; Hipparchus stops at 10⁴. */
    private static final double FAR = 9999;
    /** Up to here J_ν(τ) does not underflow where the power series cancels, at τ² = 4(ν + 1). */
    static final double LARGEST_ORDER = 301;

    private Bessel() {}

    /**
     * {@code Γ(ν+1) (2/τ)^ν J_ν(τ)} as a function of s = τ², which may be negative.
     *
     * <pre>{@code Λ_ν(s) = Σ_j (−s/4)^j / (j! (ν+1)(ν+2)…(ν+j))}</pre>
     *
     * @param order ν, from 0 to {@link #LARGEST_ORDER}
     * @param s any finite number
     * @return 1 at s = 0; its relative error grows with ν, from 10⁻¹⁶ to 10⁻¹²
     */
    static double normalised(double order, double s) {
        // the terms of the series alternate for s > 0; below this limit they fall from the first on
        if (s < 4 * (order + 1)) return series(order, s);
        double tau = Math.sqrt(s);
        double j = tau < FAR ? BesselJ.value(order, tau) : far(order, tau);
        // Γ(ν+1) overflows and J_ν is tiny, not their product
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

    /** From the two orders below 2 by {@code J_{ν+1} = (2ν/τ) J_ν − J_{ν−1}}; stable for {@code ν < τ}. */
    private static double far(double order, double tau) {
        double nu = order - Math.floor(order), below = hankel(nu, tau), j = hankel(nu + 1, tau);
        if (order < 1) return below;
        for (nu++; nu < order - 0.5; nu++) {
            double above = 2 * nu / tau * j - below;
            below = j;
            j = above;
        }
        return j;
    }

    /** Hankel's expansion, {@code √(2/πτ) (P cos χ − Q sin χ)} with χ = τ − (ν/2 + ¼)π. */
    private static double hankel(double order, double tau) {
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
