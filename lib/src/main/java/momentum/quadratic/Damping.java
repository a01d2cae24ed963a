package momentum.quadratic;

/** How one mode of a quadratic moves under momentum, by the roots of its {@link TwoStepMode}. */
public enum Damping {
    /** Two real roots, the larger one positive: the error shrinks without changing sign in the long run. */
    OVERDAMPED,
    /** A repeated root: the fastest decay that this β allows, k·ρᵏ. */
    CRITICALLY_DAMPED,
    /** A complex pair of modulus √β: the error spirals in, at a rate that depends neither on α nor on λ. */
    UNDERDAMPED,
    /** Two real roots, the one larger in modulus negative: the error changes sign at every step. */
    ALTERNATING,
    /** A root of modulus 1 or more: the error does not shrink. */
    UNSTABLE;

    /**
     * How a mode moves whose roots solve {@code z² − trace z + determinant = 0}.
     *
     * @param trace the sum of the roots
     * @param discriminant {@code trace² − 4 determinant}, exactly 0 for a repeated root
     * @param stable whether both roots lie inside the unit circle
     * @return the kind of damping
     */
    static Damping of(double trace, double discriminant, boolean stable) {
        if (!stable) return UNSTABLE;
        if (discriminant < 0) return UNDERDAMPED;
        if (discriminant == 0) return CRITICALLY_DAMPED;
        return trace > 0 ? OVERDAMPED : ALTERNATING;
    }
}
