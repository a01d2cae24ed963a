package momentum.flow;

import momentum.Linear;
import momentum.Objective;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The methods whose momentum is the same at each step, and what continuous time knows of them, in the letters of
 * Kovachki and Stuart.
 *
 * <pre>{@code u₊ = u + λ(u − u₋) + h f(u + a(u − u₋)),   f = −∇Φ,   u₁ = u₀ + h f(u₀)}</pre>
 *
 * λ is our β and h our step size α; a = 0 is the heavy ball, a = λ Nesterov's method. With λ̄ = 1/(1 − λ), three
 * equations follow a run whose k-th iterate stands for the time k h, each more closely than the one before: the
 * {@linkplain #limit rescaled flow} and the {@linkplain #secondOrder equation with inertia}, both up to O(h), and the
 * flow of the {@linkplain #modifiedLoss modified loss}, up to O(h²).
 *
 * @param momentum λ, from 0 to below 1
 * @param lookAhead a, zero or more
 * @see <a href="https://jmlr.org/papers/v22/19-466.html">Kovachki and Stuart 2021, equation (7)</a>
 */
public record FixedMomentum(double momentum, double lookAhead) {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if momentum is negative or not below 1, or lookAhead is negative or not finite
     */
    public FixedMomentum {
        Arguments.belowOne(momentum, "momentum");
        Arguments.notNegative(lookAhead, "lookAhead");
    }

    /**
     * The heavy ball.
     *
     * @param momentum λ, from 0 to below 1
     * @return a = 0
     * @throws IllegalArgumentException if momentum is negative or not below 1
     */
    public static FixedMomentum heavyBall(double momentum) {
        return new FixedMomentum(momentum, 0);
    }

    /**
     * Nesterov's method with the same momentum at each step.
     *
     * @param momentum λ, from 0 to below 1
     * @return a = λ
     * @throws IllegalArgumentException if momentum is negative or not below 1
     */
    public static FixedMomentum nesterov(double momentum) {
        return new FixedMomentum(momentum, momentum);
    }

    /**
     * The method itself.
     *
     * @param h the step size, positive
     * @return our heavy ball or Nesterov's method where a is 0 or λ
     * @throws IllegalArgumentException if h is not positive and finite
     */
    public TwoStep method(double h) {
        Arguments.positive(h, "h");
        if (lookAhead == 0) return new HeavyBall(h, momentum);
        if (lookAhead == momentum) return new Nesterov(h, momentum);
        return (f, u, previous) -> {
            SimpleMatrix ahead = Linear.step(u, lookAhead, previous);
            return Linear.step(u, -h, f.gradient(ahead), momentum, previous);
        };
    }

    /**
     * What the method becomes as h shrinks: momentum is only a faster clock.
     *
     * @return {@code u̇ = −λ̄ ∇Φ}
     */
    public RescaledFlow limit() {
        return new RescaledFlow(momentum);
    }

    /**
     * The weight of the inertia that a finite step adds.
     *
     * <pre>{@code α = ½ (1 + λ − 2a(1 − λ))}</pre>
     *
     * @return α, also the error constant C₂ of the multistep method
     */
    public double alpha() {
        return 0.5 * (1 + momentum - 2 * lookAhead * (1 - momentum));
    }

    private double inertia() {
        if (alpha() > 0) return alpha();
        throw tooFarAhead();
    }

    private IllegalArgumentException tooFarAhead() {
        return new IllegalArgumentException("lookAhead must be below (1 + momentum)/(2(1 − momentum)) = "
                + Text.number((1 + momentum) / (2 * (1 - momentum))) + ", where the inertia vanishes, was "
                + Text.number(lookAhead));
    }

    /**
     * The equation with inertia that the method follows.
     *
     * <pre>{@code h α ü + (1 − λ) u̇ + ∇Φ(u) = 0}</pre>
     *
     * @param h the step size, positive
     * @return a ball of mass hα with friction 1 − λ
     * @throws IllegalArgumentException if h is not positive and finite, or the look-ahead leaves no positive α
     */
    public DampedOscillator secondOrder(double h) {
        return new DampedOscillator(Arguments.positive(h, "h") * inertia(), 1 - momentum);
    }

    /**
     * The largest step for which theorem 3 says that the equation with inertia is near.
     *
     * <pre>{@code (1 − λ)² / (2αL)}</pre>
     *
     * @param smoothness L, positive; unit: curvature
     * @return h; beyond it the theorem says nothing
     * @throws IllegalArgumentException if smoothness is not positive and finite, or the look-ahead leaves no positive α
     */
    public double largestStepOfTheorem(double smoothness) {
        return (1 - momentum) * (1 - momentum)
                / (2 * inertia() * Arguments.positive(smoothness, "smoothness"));
    }

    /**
     * Whether theorem 3 says anything about a step.
     *
     * @param h the step size, positive; one that is too long may be run all the same
     * @param smoothness L, positive; unit: curvature
     * @return a sentence with both numbers
     * @throws IllegalArgumentException if h or smoothness is not positive and finite, or the look-ahead leaves no
     *     positive α
     */
    public String theorem(double h, double smoothness) {
        double most = largestStepOfTheorem(smoothness), times = Arguments.positive(h, "h") / most;
        String asks = "theorem 3 asks for h at most " + Text.number(most, 3) + ", and " + Text.number(h, 3) + " is ";
        return times <= 1 ? asks + "no more: it holds" : asks + Text.number(times, 3) + " times that: it says nothing";
    }

    /**
     * The largest step below which the method settles on a quadratic.
     *
     * <pre>{@code 2(1 + λ) / ((1 + 2a) L)}</pre>
     *
     * @param smoothness L, positive; unit: curvature
     * @return h
     * @throws IllegalArgumentException if smoothness is not positive and finite
     */
    public double stabilityLimit(double smoothness) {
        return 2 * (1 + momentum) / ((1 + 2 * lookAhead) * Arguments.positive(smoothness, "smoothness"));
    }

    /**
     * The initial velocity of the equation with inertia as the paper prints it, in its equation (12).
     *
     * <pre>{@code (1 − 2α)/(2α − λ + 1) f(u₀)}</pre>
     *
     * @return the factor of f(u₀); its sign differs from {@link #matchedVelocity}
     */
    public double printedVelocity() {
        return (1 - 2 * alpha()) / (2 * alpha() - momentum + 1);
    }

    /**
     * The initial velocity for which the equation passes, to second order, through the first step u₁.
     *
     * <pre>{@code (2α − 1)/(2α − 1 + λ) f(u₀)}</pre>
     *
     * @return the factor of f(u₀); 0 for gradient descent, whose first step needs no velocity
     */
    public double matchedVelocity() {
        double sum = 2 * alpha() - 1 + momentum;
        return sum == 0 ? 0 : (2 * alpha() - 1) / sum;
    }

    /**
     * The initial velocity for which the slow part of the motion starts as large as that of the run.
     *
     * <pre>{@code λ̄(1 − λ/α) f(u₀)}</pre>
     *
     * @return the factor of f(u₀); with it the error is O(h²) as soon as the fast part has died out
     */
    public double outerVelocity() {
        return (1 - momentum / inertia()) / (1 - momentum);
    }

    /**
     * How much the modified loss differs from the loss.
     *
     * <pre>{@code c = λ̄(λ̄ − a − ½) = α λ̄²}</pre>
     *
     * @return c; ½ for gradient descent
     */
    public double correction() {
        return alpha() / ((1 - momentum) * (1 - momentum));
    }

    /**
     * The same number as the paper prints it, in its theorem 6.
     *
     * <pre>{@code λ̄(λ̄ − a + ½)}</pre>
     *
     * @return with it the modified loss is no better than the loss itself
     */
    public double printedCorrection() {
        double rescaled = 1 / (1 - momentum);
        return rescaled * (rescaled - lookAhead + 0.5);
    }

    /**
     * The loss whose rescaled flow the method follows up to O(h²).
     *
     * @param loss Φ
     * @param h the step size, positive
     * @return {@code Φ + ½ h c ‖∇Φ‖²}
     * @throws IllegalArgumentException if h is not positive and finite, or the look-ahead makes α negative
     */
    public ModifiedLoss modifiedLoss(Objective loss, double h) {
        if (alpha() < 0) throw tooFarAhead();
        return new ModifiedLoss(loss, Arguments.positive(h, "h") * correction());
    }

    /**
     * The road that runs join: a velocity for each point.
     *
     * @param loss Φ
     * @param h the step size, positive
     * @return the graph to leading order
     * @throws IllegalArgumentException if loss is null or h is not positive and finite
     */
    public InvariantManifold manifold(Objective loss, double h) {
        return new InvariantManifold(this, loss, h);
    }

    @Override
    public String toString() {
        String kind = lookAhead == 0 ? "heavy ball" : lookAhead == momentum ? "Nesterov" : "look-ahead "
                + Text.number(lookAhead);
        return kind + ", momentum " + Text.number(momentum);
    }
}
