package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.TwoStep;
import momentum.Walk;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Polyak's heavy ball: gradient descent plus a fraction of the last step.
 *
 * <pre>{@code x₊ = x − α ∇f(x) + β (x − x₋),   x₋ = x0 at the start}</pre>
 *
 * On a quadratic with eigenvalues in [μ, L] it converges iff {@code 0 < αL < 2(1 + β)} and {@code |β| < 1};
 * its best rate is (√κ − 1)/(√κ + 1).
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.diag(1, 100);
 * var run = new HeavyBall(0.033, 0.67).run(f, vector(1, 1), 60);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive, the learning rate; unit: 1/curvature
 * @param momentum β, dimensionless; 0 is gradient descent; |β| ≥ 1 is allowed and does not converge
 * @see <a href="https://doi.org/10.1016/0041-5553(64)90137-5">Polyak 1964, Some methods of speeding up the convergence
 *     of iteration methods</a>
 */
public record HeavyBall(double stepSize, double momentum) implements TwoStep {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, or momentum not finite
     */
    public HeavyBall {
        Arguments.positive(stepSize, "stepSize");
        Arguments.finite(momentum, "momentum");
    }

    @Override
    public SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix previous) {
        return next(f, x, previous, Linear.like(x));
    }

    private SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix previous, SimpleMatrix into) {
        return Linear.step(x, -stepSize, f.gradient(x, into), momentum, previous, into);
    }

    @Override
    public Walk<Pair> walk(Pair state) {
        return ((InPlace) (f, x, previous, into, spare) -> next(f, x, previous, into)).from(state);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
