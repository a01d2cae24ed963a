package momentum.noise;

import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.internal.DoubleDouble;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.method.NormalizedHeavyBall;
import momentum.quadratic.TwoStepMode;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * One mode of a method on a quadratic whose gradients carry white noise: where it settles, exactly.
 *
 * <pre>{@code x₊ = x + β (x − x₋) − α (λ (x + a (x − x₋)) + ξ),   E ξ = 0,   E ξ² = σ²
 *    = φ₁ x + φ₂ x₋ − α ξ,   φ₁ = 1 + β − s (1 + a),   φ₂ = −(β − s a),   s = αλ}</pre>
 *
 * a = 0 is the heavy ball (gradient descent for β = 0), a = β Nesterov's method. Stationary iff {@code |φ₂| < 1} and
 * {@code 0 < s < 2(1 + β)/(1 + 2a)}, whatever the law of ξ.
 *
 * <p>Made from a method, {@code NoisyMode.of(new HeavyBall(0.1, 0.9), eigenvalue, deviation)}; the constructor is for
 * look-aheads between the two.
 *
 * @param stepSize α, positive
 * @param momentum β, finite
 * @param lookAhead a, zero or more
 * @param eigenvalue λ, finite; 0 is a slope without curvature, on which x walks at random
 * @param deviation σ, zero or more
 */
public record NoisyMode(double stepSize, double momentum, double lookAhead, double eigenvalue, double deviation)
        implements TwoStepMode {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public NoisyMode {
        Arguments.positive(stepSize, "stepSize");
        Arguments.finite(momentum, "momentum");
        Arguments.notNegative(lookAhead, "lookAhead");
        Arguments.finite(eigenvalue, "eigenvalue");
        Arguments.notNegative(deviation, "deviation");
    }

    /**
     * The mode of a method.
     *
     * @param method gradient descent, a heavy ball or Nesterov's method
     * @param eigenvalue λ
     * @param deviation σ
     * @return the mode
     * @throws IllegalArgumentException if the method is none of them, or a parameter out of range
     */
    public static NoisyMode of(Optimizer<?> method, double eigenvalue, double deviation) {
        if (method instanceof GradientDescent m) return new NoisyMode(m.stepSize(), 0, 0, eigenvalue, deviation);
        if (method instanceof NormalizedHeavyBall m) return of(m.polyak(), eigenvalue, deviation);
        if (method instanceof HeavyBall m) return new NoisyMode(m.stepSize(), m.momentum(), 0, eigenvalue, deviation);
        if (method instanceof Nesterov m) {
            return new NoisyMode(m.stepSize(), m.momentum(), m.momentum(), eigenvalue, deviation);
        }
        throw new IllegalArgumentException("method must be gradient descent, a heavy ball or Nesterov's, was "
                + Arguments.present(method, "method").label());
    }

    @Override
    public DoubleDouble pull() {
        return DoubleDouble.product(stepSize, eigenvalue);
    }

    @Override
    public DoubleDouble inertia() {
        return DoubleDouble.of(momentum).minus(pull().times(lookAhead));
    }

    /**
     * Whether there is a stationary distribution.
     *
     * @return true if both roots are inside the unit circle
     */
    public boolean isStationary() {
        return isStable();
    }

    private void requireStationary() {
        String purpose = " for a stationary distribution, was ";
        if (isStationary()) return;
        if (!(Math.abs(second()) < 1)) {
            throw new IllegalArgumentException(
                    (lookAhead == 0 ? "momentum" : "momentum − stepSize · eigenvalue · lookAhead")
                    + " must lie between -1 and 1" + purpose + Text.number(-second()));
        }
        throw new IllegalArgumentException("stepSize · eigenvalue must lie between 0 and 2(1 + momentum)"
                + (lookAhead == 0 ? "" : "/(1 + 2 lookAhead)") + " = "
                + Text.number(2 * (1 + momentum) / (1 + 2 * lookAhead)) + purpose + Text.number(pull().high()));
    }

    /**
     * The stationary variance.
     *
     * <pre>{@code Var x = α²σ² (1 + β − sa) / (s (1 − β + sa) (2(1 + β) − s(1 + 2a)))
     * heavy ball: ασ² (1 + β) / (λ (1 − β) (2(1 + β) − s))}</pre>
     *
     * @return E x²
     * @throws IllegalArgumentException if there is no stationary distribution; the sentence names the limit
     */
    public double variance() {
        requireStationary();
        return scale() * (1 + determinant()) / pull().high();
    }

    /** α²σ² / ((1 − d)(2(1 + β) − s(1 + 2a))), which all moments share. */
    private double scale() {
        double noise = stepSize * deviation;
        return noise * noise / (DoubleDouble.ONE.minus(inertia()).high() * margin());
    }

    /**
     * The stationary correlation of an iterate with the one before it.
     *
     * @return {@code φ₁/(1 − φ₂)}
     * @throws IllegalArgumentException if there is no stationary distribution
     */
    public double correlation() {
        requireStationary();
        return trace() / (1 + determinant());
    }

    /**
     * The stationary variance of a step v = x − x₋; half of it is the covariance of x with v.
     *
     * @return {@code 2α²σ² / ((1 − β + sa)(2(1 + β) − s(1 + 2a)))}
     * @throws IllegalArgumentException if there is no stationary distribution
     */
    public double stepVariance() {
        requireStationary();
        return 2 * scale();
    }

    /**
     * How far above its least value f stays in the mean.
     *
     * @return {@code ½ λ Var x}
     * @throws IllegalArgumentException if there is no stationary distribution
     */
    public double excessRisk() {
        return 0.5 * eigenvalue * variance();
    }

    /**
     * The stationary covariance of (x_k, x_{k−1}).
     *
     * @return 2×2
     * @throws IllegalArgumentException if there is no stationary distribution
     */
    public SimpleMatrix covariance() {
        double variance = variance(), lag = variance * correlation();
        return new SimpleMatrix(new double[][] {{variance, lag}, {lag, variance}});
    }

    /**
     * The covariance that one step's noise adds to (x_k, x_{k−1}).
     *
     * @return 2×2, α²σ² in its first entry
     */
    public SimpleMatrix stepNoise() {
        return SimpleMatrix.diag(stepSize * deviation * stepSize * deviation, 0);
    }

    /**
     * The stationary covariance of (x, v) with the step v = x − x₋.
     *
     * @return 2×2; {@code E xv = ½ Var v}
     * @throws IllegalArgumentException if there is no stationary distribution
     */
    public SimpleMatrix phaseCovariance() {
        double step = stepVariance();
        return new SimpleMatrix(new double[][] {{variance(), step / 2}, {step / 2, step}});
    }

    /**
     * The drift in phase space: the mean change of (x, v) in one step is this matrix times (x, v).
     *
     * <pre>{@code E(Δx, Δv) = [−s  β − sa; −s  β − sa − 1] (x, v)}</pre>
     *
     * @return 2×2
     */
    public SimpleMatrix drift() {
        double s = pull().high(), kept = inertia().high();
        return new SimpleMatrix(new double[][] {{-s, kept}, {-s, kept - 1}});
    }

    /**
     * The diffusion in phase space: half the covariance of one step's change about its mean.
     *
     * <pre>{@code ½ α²σ² [1 1; 1 1],   of rank one: the same error enters x and v}</pre>
     *
     * @return 2×2
     */
    public SimpleMatrix diffusion() {
        double half = stepSize * deviation * stepSize * deviation / 2;
        return new SimpleMatrix(new double[][] {{half, half}, {half, half}});
    }

    /**
     * The curl of the drift, with or without noise.
     *
     * @return {@code ∂D_v/∂x − ∂D_x/∂v = −(s + β − sa)}; {@code −(αλ + β)} for the heavy ball
     */
    public double curl() {
        return -inertia().plus(pull()).high();
    }

    /**
     * The stationary circulation in phase space, in the mean of a step: twice the area that (x, v) sweeps,
     * counterclockwise.
     *
     * <pre>{@code E[x_k v_{k+1} − v_k x_{k+1}] = −α²σ²/(1 − β + sa)}</pre>
     *
     * For the heavy ball it is the same for every curvature. It is no sign of irreversibility: v changes its sign when
     * time does.
     *
     * @return zero or less
     * @throws IllegalArgumentException if there is no stationary distribution
     */
    public double circulation() {
        requireStationary();
        double noise = stepSize * deviation;
        return -noise * noise / DoubleDouble.ONE.minus(inertia()).high();
    }

    /**
     * The answer to one unit of noise, k steps later.
     *
     * <pre>{@code h₀ = −α,   h_{j+1} = φ₁ h_j + φ₂ h_{j−1}}</pre>
     *
     * @param count how many, zero or more
     * @return h₀ … h_{count−1}
     * @throws IllegalArgumentException if count is negative
     */
    public double[] impulse(int count) {
        if (Arguments.notNegative(count, "count") == 0) return new double[0];
        return errors(count - 1, -stepSize, 0);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
