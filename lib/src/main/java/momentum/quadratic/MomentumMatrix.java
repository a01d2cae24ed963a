package momentum.quadratic;

import momentum.internal.Arguments;
import momentum.internal.DoubleDouble;
import momentum.text.Text;

/**
 * One step of the heavy ball along one eigenvector, as a matrix that acts on the errors (x_k, x_{k−1}).
 *
 * <pre>{@code R = [ 1 + β − αλ   −β ]     z² − (1 + β − αλ) z + β = 0
 *     [     1         0 ]}</pre>
 *
 * Its pull is αλ, its inertia β. The roots are a complex pair of modulus √β iff
 * {@code (1 − √β)² < αλ < (1 + √β)²}; both lie inside the unit circle iff {@code 0 < αλ < 2(1 + β)} and {@code |β| <
 * 1}.
 *
 * @param stepSize α, positive; unit: 1/curvature
 * @param momentum β, finite
 * @param eigenvalue λ, finite, the curvature of the mode
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, The Dynamics of Momentum</a>
 */
public record MomentumMatrix(double stepSize, double momentum, double eigenvalue) implements TwoStepMode {
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
        double root = 1
                - Math.sqrt(Arguments.positive(stepSize, "stepSize") * Arguments.positive(eigenvalue, "eigenvalue"));
        return root * root;
    }

    @Override
    public DoubleDouble pull() {
        return DoubleDouble.product(stepSize, eigenvalue);
    }

    @Override
    public DoubleDouble inertia() {
        return DoubleDouble.of(momentum);
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
        return orbit(steps, x0, velocity, stepSize);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
