package momentum.quadratic;

import java.util.List;
import momentum.Linear;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.hipparchus.complex.Complex;

/**
 * One step of any two-step method along one eigenvector.
 *
 * <pre>{@code x₊ = a x + b x₋,   z² − a z − b = 0}</pre>
 *
 * @param a the weight of the current point
 * @param b the weight of the one before
 */
public record ModeMap(double a, double b) {
    /** Rounding of the discriminant, in units of its terms. */
    private static final double ROUNDING = 8 * Math.ulp(1.0);

    /**
     * Reads the two weights off a method by letting it take three steps.
     *
     * @param method linear on quadratics
     * @param eigenvalue λ, finite
     * @return its step on ½λx²
     * @throws IllegalArgumentException if eigenvalue is not finite or the method is not linear on quadratics
     */
    public static ModeMap of(TwoStep method, double eigenvalue) {
        Quadratic f = Quadratic.diag(Arguments.finite(eigenvalue, "eigenvalue"));
        double a = next(method, f, 1, 0), b = next(method, f, 0, 1), sum = next(method, f, 2, -3);
        double expected = 2 * a - 3 * b;
        // rounding of a handful of operations; where a step overflows there is nothing to compare
        if (Math.abs(sum - expected) > 1e-9 * (1 + Math.abs(a) + Math.abs(b))) {
            throw new IllegalArgumentException("method must be linear on quadratics, but from (2, -3) it went to "
                    + Text.number(sum) + " instead of " + Text.number(expected));
        }
        return new ModeMap(a, b);
    }

    private static double next(TwoStep method, Quadratic f, double x, double previous) {
        return method.next(f, Linear.vector(x), Linear.vector(previous)).get(0);
    }

    /**
     * {@code a² + 4b}; exactly 0 where it is 0 up to rounding.
     *
     * @return positive for two real roots, negative for a complex pair
     */
    public double discriminant() {
        double d = a * a + 4 * b;
        return Math.abs(d) <= ROUNDING * (a * a + 4 * Math.abs(b)) ? 0 : d;
    }

    /**
     * The two roots, the one larger in modulus first; of a complex pair the one above the axis.
     *
     * @return two complex numbers
     */
    public List<Complex> eigenvalues() {
        return MomentumMatrix.roots(a, determinant(), discriminant());
    }

    /**
     * The modulus of the larger root: the factor by which the error shrinks a step in the long run.
     *
     * @return zero or more
     */
    public double spectralRadius() {
        double d = discriminant();
        return d < 0 ? Math.sqrt(-b) : (Math.abs(a) + Math.sqrt(d)) / 2;
    }

    /**
     * The product of the roots: the factor by which a step shrinks areas of the plane (x, x₋).
     *
     * @return −b
     */
    public double determinant() {
        return -b;
    }

    /**
     * How the mode moves.
     *
     * @return the kind of damping
     */
    public Damping damping() {
        return Damping.of(a, discriminant(), spectralRadius());
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
