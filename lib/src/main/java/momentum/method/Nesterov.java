package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.Scheduled;
import momentum.TwoStep;
import momentum.Walk;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Nesterov's accelerated gradient: the heavy ball that takes its gradient where the momentum is about to carry it.
 *
 * <pre>{@code y = x + β (x − x₋),   x₊ = y − α ∇f(y),   x₋ = x0 at the start}</pre>
 *
 * On a quadratic with eigenvalues in [μ, L] and {@code 0 ≤ β < 1} it converges iff
 * {@code 0 < αL < 2(1 + β)/(1 + 2β)}; with α = 1/L and β = (√κ − 1)/(√κ + 1) its rate is 1 − 1/√κ.
 *
 * Example:
 * <pre>{@code
 * var f = LogCosh.of(1, 100);
 * var run = Nesterov.scheduled(0.01).run(f, vector(3, -2), 100);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive, the learning rate; unit: 1/curvature
 * @param momentum β, dimensionless; 0 is gradient descent; |β| ≥ 1 is allowed
 * @see <a href="https://doi.org/10.1007/978-3-319-91578-4">Nesterov, Lectures on Convex Optimization, section 2.2</a>
 */
public record Nesterov(double stepSize, double momentum) implements TwoStep {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, or momentum not finite
     */
    public Nesterov {
        Arguments.positive(stepSize, "stepSize");
        Arguments.finite(momentum, "momentum");
    }

    /**
     * The method with the growing momentum of Nesterov's analysis of convex functions.
     *
     * <pre>{@code βₖ = (k − 1)/(k + 2) for k ≥ 1,   β₀ = 0}</pre>
     *
     * With {@code α ≤ 1/L} the gap after k steps is at most 2‖x0 − x*‖²/(α (k + 1)²).
     *
     * @param stepSize α, positive; unit: 1/curvature
     * @return the method, for any number of steps
     * @throws IllegalArgumentException if stepSize is not positive and finite
     * @see <a href="https://doi.org/10.1137/080716542">Beck and Teboulle 2009, A fast iterative shrinkage-thresholding
     *     algorithm</a>
     */
    public static Scheduled<Pair> scheduled(double stepSize) {
        Arguments.positive(stepSize, "stepSize");
        return new Scheduled<>("Nesterov, step size " + Text.number(stepSize) + ", momentum (k−1)/(k+2)",
                k -> new Nesterov(stepSize, Math.max(0, (k - 1.0) / (k + 2))));
    }

    @Override
    public SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix previous) {
        return next(f, x, previous, Linear.like(x), Linear.like(x));
    }

    private SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix previous, SimpleMatrix into, SimpleMatrix y) {
        Linear.step(x, momentum, previous, y);
        return Linear.combine(1, y, -stepSize, f.gradient(y, into), into);
    }

    @Override
    public Walk<Pair> walk(Pair state) {
        return ((InPlace) this::next).from(state);
    }

    @Override
    public String label() {
        return Text.words("Nesterov", this);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
