package momentum.quadratic;

import java.util.List;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;

/**
 * One step of the heavy ball along one eigenvector, as a matrix that acts on the errors (x_k, x_{k−1}).
 *
 * <pre>{@code R = [ 1 + β − αλ   −β ]     z² − (1 + β − αλ) z + β = 0
 *     [     1         0 ]}</pre>
 *
 * Its trace is 1 + β − αλ, its determinant β. The roots are a complex pair of modulus √β iff
 * {@code (1 − √β)² < αλ < (1 + √β)²}; both lie inside the unit circle iff {@code 0 < αλ < 2(1 + β)} and {@code |β| < 1}.
 *
 * @param stepSize α, positive; unit: 1/curvature
 * @param momentum β, finite
 * @param eigenvalue λ, finite, the curvature of the mode
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, The Dynamics of Momentum</a>
 */
public record MomentumMatrix(double stepSize, double momentum, double eigenvalue) {
    /** Rounding of the factors of the discriminant, in units of their size. */
    private static final double ROUNDING = 8 * Math.ulp(1.0);

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, or another parameter not finite
     */
    public MomentumMatrix {
        Arguments.positive(stepSize, "stepSize");
        Arguments.finite(momentum, "momentum");
        Arguments.finite(eigenvalue, "eigenvalue");
    }

    /**
     * The largest stable step for a momentum.
     *
     * <pre>{@code αλ < 2(1 + β)}</pre>
     *
     * @param momentum β, with |β| &lt; 1
     * @return the limit of αλ, dimensionless
     * @throws IllegalArgumentException if |β| ≥ 1, where no step is stable
     */
    public static double stabilityLimit(double momentum) {
        if (!(Math.abs(momentum) < 1)) {
            throw new IllegalArgumentException("momentum must lie between -1 and 1, was " + Text.number(momentum));
        }
        return 2 * (1 + momentum);
    }

    /**
     * The momentum that damps a mode critically, the best for this mode alone.
     *
     * <pre>{@code β = (1 − √(αλ))²}</pre>
     *
     * @param stepSize α, positive
     * @param eigenvalue λ, positive
     * @return β, zero or more; below 1 iff {@code αλ < 4}
     * @throws IllegalArgumentException if a parameter is not positive and finite
     */
    public static double criticalMomentum(double stepSize, double eigenvalue) {
        double root = 1 - Math.sqrt(Arguments.positive(stepSize, "stepSize") * Arguments.positive(eigenvalue, "eigenvalue"));
        return root * root;
    }

    /**
     * The matrix.
     *
     * @return R, 2×2
     */
    public SimpleMatrix matrix() {
        return new SimpleMatrix(new double[][] {{trace(), -momentum}, {1, 0}});
    }

    /**
     * {@code 1 + β − αλ}, the sum of the roots.
     *
     * @return the trace of R
     */
    public double trace() {
        return 1 + momentum - stepSize * eigenvalue;
    }

    /**
     * {@code β}, the product of the roots.
     *
     * @return the determinant of R
     */
    public double determinant() {
        return momentum;
    }

    /**
     * {@code (1 + β − αλ)² − 4β}; exactly 0 where it is 0 up to rounding, at a repeated root.
     *
     * @return positive for two real roots, negative for a complex pair
     */
    public double discriminant() {
        double s = stepSize * eigenvalue;
        if (momentum < 0) return trace() * trace() - 4 * momentum;
        // by its factors: the square and 4β are nearly equal just where the sign of their difference matters
        double root = Math.sqrt(momentum);
        double low = (1 - root) * (1 - root), high = (1 + root) * (1 + root);
        boolean repeated = Math.abs(low - s) <= ROUNDING * Math.max(root, Math.abs(s))
                || Math.abs(high - s) <= ROUNDING * high;
        return repeated ? 0 : (low - s) * (high - s);
    }

    /**
     * The two roots in closed form, the one larger in modulus first; of a complex pair the one above the axis.
     *
     * @return two complex numbers
     */
    public List<Complex> eigenvalues() {
        return roots(trace(), momentum, discriminant());
    }

    /**
     * The roots of {@code z² − trace z + determinant}, of any two-step method on a mode.
     *
     * @param trace the sum of the roots
     * @param determinant their product
     * @param discriminant {@code trace² − 4 determinant}, exactly 0 for a repeated root
     * @return the one larger in modulus first; of a complex pair the one above the axis
     */
    public static List<Complex> roots(double trace, double determinant, double discriminant) {
        if (discriminant < 0) {
            Complex above = new Complex(trace / 2, Math.sqrt(-discriminant) / 2);
            return List.of(above, above.conjugate());
        }
        double larger = (trace + Math.copySign(Math.sqrt(discriminant), trace)) / 2;
        // by the product of the roots: no difference of nearly equal numbers
        return List.of(new Complex(larger), new Complex(larger == 0 ? 0 : determinant / larger));
    }

    /**
     * The modulus of the larger root, ρ(R): the factor by which the error shrinks a step in the long run.
     *
     * @return √β for a complex pair or a repeated root, (|1 + β − αλ| + √discriminant)/2 otherwise
     */
    public double spectralRadius() {
        double d = discriminant();
        if (d < 0 || (d == 0 && momentum > 0)) return Math.sqrt(momentum);
        return (Math.abs(trace()) + Math.sqrt(d)) / 2;
    }

    /**
     * How the mode moves.
     *
     * @return the kind of damping
     */
    public Damping damping() {
        return Damping.of(trace(), discriminant(), spectralRadius());
    }

    /**
     * {@code Rᵏ}, by repeated squaring: exact at a repeated root too, and as cheap for k = 10⁶ as for k = 10.
     *
     * @param k zero or more
     * @return 2×2
     * @throws IllegalArgumentException if k is negative
     */
    public SimpleMatrix power(long k) {
        Arguments.notNegative(k, "k");
        double a = 1, b = 0, c = 0, d = 1;
        double p = trace(), q = -momentum, r = 1, s = 0;
        for (long left = k; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                double a1 = a * p + b * r, b1 = a * q + b * s, c1 = c * p + d * r;
                d = c * q + d * s;
                a = a1;
                b = b1;
                c = c1;
            }
            double p1 = p * p + q * r, q1 = p * q + q * s, r1 = r * p + s * r;
            s = r * q + s * s;
            p = p1;
            q = q1;
            r = r1;
        }
        return new SimpleMatrix(new double[][] {{a, b}, {c, d}});
    }

    /**
     * The error of the mode after k steps from rest, {@code x_k = (Rᵏ (1, 1)ᵀ)₁ x_0}.
     *
     * @param k zero or more
     * @param x0 the error at the start
     * @return the error x_k
     * @throws IllegalArgumentException if k is negative
     */
    public double fromRest(long k, double x0) {
        SimpleMatrix r = power(k);
        return (r.get(0, 0) + r.get(0, 1)) * x0;
    }

    /**
     * The errors of the mode one after the other, from a start that may already be moving.
     *
     * <pre>{@code x_{k+1} = (1 + β − αλ) x_k − β x_{k−1}}</pre>
     *
     * @param steps K, zero or more
     * @param x0 the error at the start
     * @param previous x_{−1}; x0 for a start from rest, x0 + αz for a start with Goh's velocity z
     * @return x_0 … x_K
     * @throws IllegalArgumentException if steps is negative
     */
    public double[] errors(int steps, double x0, double previous) {
        double[] errors = new double[(int) Arguments.notNegative(steps, "steps") + 1];
        double before = previous;
        errors[0] = x0;
        for (int k = 0; k < steps; k++) {
            errors[k + 1] = trace() * errors[k] - momentum * before;
            before = errors[k];
        }
        return errors;
    }

    /**
     * Velocity and error of the mode, the phase portrait of a damped spring.
     *
     * <pre>{@code v_k = (x_k − x_{k−1})/α = −y_k,   y Goh's sum of gradients}</pre>
     *
     * @param steps K, zero or more
     * @param x0 the error at the start
     * @param velocity v_0; 0 for a start from rest
     * @return two rows of K + 1 numbers, the velocities and the errors
     * @throws IllegalArgumentException if steps is negative
     */
    public double[][] orbit(int steps, double x0, double velocity) {
        double[] x = errors(steps, x0, x0 - stepSize * velocity), v = new double[x.length];
        v[0] = velocity;
        for (int k = 1; k < v.length; k++) v[k] = (x[k] - x[k - 1]) / stepSize;
        return new double[][] {v, x};
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
