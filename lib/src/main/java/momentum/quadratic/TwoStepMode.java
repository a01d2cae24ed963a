package momentum.quadratic;

import java.util.List;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.internal.DoubleDouble;
import momentum.internal.Interruption;
import momentum.method.HeavyBall;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;

/**
 * One step of a linear two-step method along one eigenvector: two numbers, from which everything about it follows.
 *
 * <pre>{@code x₊ = a x + b x₋,   z² − a z − b = 0       a = 1 + d − p,   b = −d
 * v₊ = d v − p x,   x₊ = x + v₊              v = x − x₋}</pre>
 *
 * x is the error. The pull p is how much of it a step from rest takes away, the inertia d how much of the last step is
 * kept. Both roots lie inside the unit circle iff {@code p > 0}, {@code d < 1} and {@code p < 2(1 + d)}; they are a
 * complex pair of modulus √d iff {@code (1 − √d)² < p < (1 + √d)²}.
 *
 * <p>The heavy ball has p = αλ and d = β ({@link MomentumMatrix}), Nesterov's method p = αλ and d = β(1 − αλ).
 */
public interface TwoStepMode {
    /** Rounding of p and d by a handful of operations, in units of their size. */
    double ROUNDING = 8 * Math.ulp(1.0);

    /**
     * p, how much of the error a step from rest takes away: {@code 1 − a − b}.
     *
     * @return with twice a double's digits, since {@code 1 + d − p} has to remember a p near 0
     */
    DoubleDouble pull();

    /**
     * d, how much of the last step is kept: {@code −b}, the product of the roots.
     *
     * @return with twice a double's digits
     */
    DoubleDouble inertia();

    /**
     * The mode of a method, which is asked for three steps.
     *
     * @param method linear on quadratics, at rest at the minimizer
     * @param eigenvalue λ, finite
     * @return its step on {@code ½λx²}
     * @throws IllegalArgumentException if eigenvalue is not finite or the method is not of this kind
     */
    static TwoStepMode of(TwoStep method, double eigenvalue) {
        Arguments.finite(eigenvalue, "eigenvalue");
        if (Arguments.present(method, "method") instanceof HeavyBall ball) {
            return new MomentumMatrix(ball.stepSize(), ball.momentum(), eigenvalue);
        }
        return MeasuredMode.of(method, eigenvalue);
    }

    /** {@code 1 + d − p}. */
    private DoubleDouble sum() {
        return inertia().minus(pull()).plus(DoubleDouble.ONE);
    }

    /**
     * The sum of the roots, {@code a = 1 + d − p}.
     *
     * @return the trace of the matrix
     */
    default double trace() {
        return sum().high();
    }

    /**
     * The product of the roots, {@code −b = d}: the factor by which a step shrinks areas of the plane (x, x₋).
     *
     * @return the determinant of the matrix
     */
    default double determinant() {
        return inertia().high();
    }

    /**
     * The weight of x in the next x.
     *
     * @return a
     */
    default double first() {
        return trace();
    }

    /**
     * The weight of x₋ in the next x.
     *
     * @return b
     */
    default double second() {
        return -determinant();
    }

    /**
     * The mode as a matrix that acts on the errors (x_k, x_{k−1}).
     *
     * @return {@code [a b; 1 0]}
     */
    default SimpleMatrix matrix() {
        return new SimpleMatrix(new double[][] {{first(), second()}, {1, 0}});
    }

    /**
     * {@code a² + 4b}; exactly 0 at a repeated root, which is where rounding of p or d could make it 0.
     *
     * @return positive for two real roots, negative for a complex pair
     */
    default double discriminant() {
        return discriminant(pull(), inertia(), sum());
    }

    /** The same from numbers that the caller has: each costs as much as the rest. */
    private static double discriminant(DoubleDouble pull, DoubleDouble inertia, DoubleDouble sum) {
        double p = pull.high(), d = inertia.high(), t = sum.high();
        double value = sum.times(sum).minus(inertia.times(4)).high();
        // its derivatives 2t and 2t − 4 by p and d, times the rounding of p and of d as a square, (1 − √p)²
        double rounding = ROUNDING
                * (Math.abs(t * p) + Math.abs(2 - t) * Math.max(Math.sqrt(Math.abs(d)), Math.abs(d)));
        return Math.abs(value) < rounding ? 0 : value;
    }

    /**
     * The two roots, the one larger in modulus first; of a complex pair the one above the axis.
     *
     * @return two complex numbers
     */
    default List<Complex> eigenvalues() {
        double t = trace(), discriminant = discriminant();
        if (discriminant < 0) {
            Complex above = new Complex(t / 2, Math.sqrt(-discriminant) / 2);
            return List.of(above, above.conjugate());
        }
        double larger = (t + Math.copySign(Math.sqrt(discriminant), t)) / 2;
        // by the product of the roots: no difference of nearly equal numbers
        return List.of(new Complex(larger), new Complex(larger == 0 ? 0 : determinant() / larger));
    }

    /**
     * The modulus of the larger root: the factor by which the error shrinks a step in the long run.
     *
     * @return √d for a complex pair or a repeated root, (|a| + √discriminant)/2 otherwise
     */
    default double spectralRadius() {
        DoubleDouble pull = pull(), inertia = inertia();
        double d = inertia.high();
        if (isClearlyComplex(pull.high(), d)) return Math.sqrt(d);
        DoubleDouble sum = inertia.minus(pull).plus(DoubleDouble.ONE);
        double discriminant = discriminant(pull, inertia, sum);
        if (discriminant < 0 || (discriminant == 0 && d > 0)) return Math.sqrt(d);
        return (Math.abs(sum.high()) + Math.sqrt(discriminant)) / 2;
    }

    /** Whether a² + 4b is negative by far more than the rounding of a double, and so needs no more digits. */
    private static boolean isClearlyComplex(double p, double d) {
        double t = 1 + d - p, size = 1 + Math.abs(d) + Math.abs(p);
        return t * t - 4 * d < -1e-12 * size * size;
    }

    /**
     * {@code 2(1 + d) − p}, how far the pull is below the largest stable one; for the heavy ball {@code 2(1 + β) − αλ}.
     *
     * @return negative beyond the limit; right to rounding however near to it
     */
    default double margin() {
        return inertia().plus(DoubleDouble.ONE).times(2).minus(pull()).high();
    }

    /**
     * Whether both roots lie inside the unit circle: {@code p > 0}, {@code d < 1} and a positive margin.
     *
     * @return true if the error vanishes in the long run; false also at a limit that is missed by rounding only
     */
    default boolean isStable() {
        double d = determinant();
        return pull().high() > 0 && d < 1 - ROUNDING && margin() > ROUNDING * (1 + d);
    }

    /**
     * How the mode moves.
     *
     * @return the kind of damping
     */
    default Damping damping() {
        return Damping.of(trace(), discriminant(), isStable());
    }

    /**
     * {@code U_k = (z₁ᵏ − z₂ᵏ)/(z₁ − z₂)} and U_{k+1}, by doubling; at a repeated root z that is k zᵏ⁻¹.
     *
     * <pre>{@code U_{2k} = U_k (2U_{k+1} − a U_k),   U_{2k+1} = U_{k+1}² − d U_k²,   U_{k+1} = a U_k − d U_{k−1}}</pre>
     */
    private DoubleDouble[] lucas(long k) {
        DoubleDouble a = sum(), d = inertia(), u = DoubleDouble.ZERO, next = DoubleDouble.ONE;
        for (long bit = Long.highestOneBit(k); bit > 0; bit >>= 1) {
            DoubleDouble even = u.times(next.times(2).minus(a.times(u)));
            DoubleDouble odd = next.times(next).minus(d.times(u).times(u));
            boolean one = (k & bit) != 0;
            u = one ? odd : even;
            next = one ? a.times(odd).minus(d.times(even)) : odd;
        }
        return new DoubleDouble[] {u, next};
    }

    /**
     * The k-th power of the matrix, as cheap for k = 10⁶ as for k = 10 and right to rounding for any roots.
     *
     * <p>That is, for p and d as they are stored: near a repeated root a relative change ε of theirs, such as their own
     * rounding, changes the power by up to k²ε.
     *
     * @param k zero or more
     * @return 2×2
     * @throws IllegalArgumentException if k is negative
     */
    default SimpleMatrix power(long k) {
        if (Arguments.notNegative(k, "k") == 0) return SimpleMatrix.identity(2);
        DoubleDouble[] u = lucas(k - 1);
        DoubleDouble next = sum().times(u[1]).minus(inertia().times(u[0]));
        return new SimpleMatrix(new double[][] {
            {next.high(), -inertia().times(u[1]).high()}, {u[1].high(), -inertia().times(u[0]).high()}});
    }

    /**
     * The error after k steps from rest, as cheap for k = 10⁶ as for k = 10 and as right as {@link #power}.
     *
     * @param k zero or more
     * @param x0 the error at the start
     * @return the error x_k
     * @throws IllegalArgumentException if k is negative
     */
    default double fromRest(long k, double x0) {
        DoubleDouble[] u = lucas(Arguments.notNegative(k, "k"));
        return u[1].minus(inertia().times(u[0])).times(x0).high();
    }

    /** x_{−1}, x_0 … x_K. */
    private DoubleDouble[] sequence(int steps, double x0, double previous) {
        DoubleDouble[] x = new DoubleDouble[Arguments.kept(Arguments.notNegative(steps, "steps"), "steps") + 2];
        x[0] = DoubleDouble.of(previous);
        x[1] = DoubleDouble.of(x0);
        DoubleDouble a = sum(), d = inertia();
        for (int k = 2; k < x.length; k++) {
            Interruption.poll("iterating a mode");
            x[k] = a.times(x[k - 1]).minus(d.times(x[k - 2]));
        }
        return x;
    }

    /**
     * The errors one after the other, from a start that may already be moving.
     *
     * <pre>{@code x_{k+1} = a x_k + b x_{k−1}}</pre>
     *
     * @param steps K, zero or more
     * @param x0 the error at the start
     * @param previous x_{−1}; x0 for a start from rest, x0 + αz for a start with Goh's velocity z
     * @return x_0 … x_K
     * @throws IllegalArgumentException if steps is negative
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default double[] errors(int steps, double x0, double previous) {
        DoubleDouble[] x = sequence(steps, x0, previous);
        double[] errors = new double[x.length - 1];
        for (int k = 0; k < errors.length; k++) errors[k] = x[k + 1].high();
        return errors;
    }

    /**
     * Velocity and error, the phase portrait of a damped spring.
     *
     * <pre>{@code v_k = (x_k − x_{k−1})/h}</pre>
     *
     * @param steps K, zero or more
     * @param x0 the error at the start
     * @param velocity v_0; 0 for a start from rest
     * @param h the time that a step stands for, positive
     * @return two rows of K + 1 numbers, the velocities and the errors
     * @throws IllegalArgumentException if steps is negative or h not positive and finite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default double[][] orbit(int steps, double x0, double velocity, double h) {
        DoubleDouble[] x = sequence(steps, x0, x0 - Arguments.positive(h, "h") * velocity);
        double[][] orbit = new double[2][x.length - 1];
        for (int k = 0; k < orbit[0].length; k++) {
            orbit[0][k] = k == 0 ? velocity : x[k + 1].minus(x[k]).high() / h;
            orbit[1][k] = x[k + 1].high();
        }
        return orbit;
    }
}
