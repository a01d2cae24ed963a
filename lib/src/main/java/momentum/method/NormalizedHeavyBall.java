package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The normalized heavy ball: the velocity is an average of past gradients, not their sum.
 *
 * <pre>{@code m₊ = β m + (1 − β) ∇f(x),   x₊ = x − α m₊,   m = 0 at the start
 * or x₊ = x − (1 − β) α ∇f(x) + β (x − x₋),   x₋ = x0 at the start}</pre>
 *
 * It is {@link HeavyBall} with step size (1 − β)α, so that α alone says how far a constant gradient carries. Also known
 * as SGD with an exponential moving average, and as quasi-hyperbolic momentum with ν = 1; in PyTorch it is dampening =
 * momentum, but for the first step.
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.diag(1, 100);
 * var run = new NormalizedHeavyBall(0.1, 0.67).run(f, vector(1, 1), 60);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive; unit: 1/curvature
 * @param momentum β, at least 0 and below 1
 * @see <a href="https://arxiv.org/abs/1910.13962">Gitman et al. 2019, Understanding the role of momentum in stochastic
 *     gradient methods</a>
 * @see <a href="https://arxiv.org/abs/1810.06801">Ma and Yarats 2019, Quasi-hyperbolic momentum</a>
 */
public record NormalizedHeavyBall(double stepSize, double momentum) implements TwoStep {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, or momentum not in [0, 1)
     */
    public NormalizedHeavyBall {
        Arguments.positive(stepSize, "stepSize");
        Arguments.belowOne(momentum, "momentum");
    }

    /**
     * The same method in Polyak's form.
     *
     * @return the heavy ball with step size (1 − β)α
     */
    public HeavyBall polyak() {
        return new HeavyBall((1 - momentum) * stepSize, momentum);
    }

    @Override
    public SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix previous) {
        return Linear.step(x, -(1 - momentum) * stepSize, f.gradient(x), momentum, previous);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
