package momentum.quadratic;

/** How one mode of a quadratic moves under momentum, by the roots of its {@link MomentumMatrix}. */
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
    UNSTABLE
}
