package momentum;

import org.ejml.simple.SimpleMatrix;

/**
 * Nesterov's accelerated gradient: the heavy ball that takes its gradient where the momentum is about to carry it.
 *
 * <pre>{@code y = x + β (x − x₋),   x₊ = y − α ∇f(y),   x₋ = x0 at the start}</pre>
 *
 * On a quadratic with eigenvalues in [μ, L] and {@code 0 ≤ β < 1} it converges iff
 * {@code 0 < αL < 2(1 + β)/(1 + 2β)}; with α = 1/L and β = (√κ − 1)/(√κ + 1) its rate is 1 − 1/√κ.
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

    @Override
    public SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix previous) {
        SimpleMatrix y = Linear.combine(1 + momentum, x, -momentum, previous);
        return Linear.combine(1, y, -stepSize, f.gradient(y));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
