package momentum.flow;

import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The limit of Nesterov's method for strongly convex functions: a ball with mass 1, critically damped for the curvature
 * μ.
 *
 * <pre>{@code ẍ + 2√μ ẋ + ∇f(x) = 0}</pre>
 *
 * If f − ½ μ‖x‖² is convex, {@code e^(√μ t) (f − f* + ½ ‖ẋ + √μ (x − x*)‖²)} never grows, so f − f* falls at least like
 * e^(−√μ t).
 *
 * @param strongConvexity μ, positive; unit: curvature
 */
public record StronglyConvexFlow(double strongConvexity) implements SecondOrder {
    /**
     * Checks the parameter.
     *
     * @throws IllegalArgumentException if strongConvexity is not positive and finite
     */
    public StronglyConvexFlow {
        Arguments.positive(strongConvexity, "strongConvexity");
    }

    /**
     * The same equation as a ball with friction.
     *
     * @return m = 1, γ = 2√μ
     */
    public DampedOscillator oscillator() {
        return new DampedOscillator(1, 2 * Math.sqrt(strongConvexity));
    }

    @Override
    public SimpleMatrix acceleration(Objective f, double t, SimpleMatrix x, SimpleMatrix v) {
        return oscillator().acceleration(f, t, x, v);
    }

    @Override
    public Solution solve(Objective f, SimpleMatrix x0, double until) {
        Solution motion = oscillator().solve(f, x0, until);
        return motion.equation(this);
    }

    /** {@code e^(√μ t) (f − f* + ½ ‖ẋ + √μ (x − x*)‖²)}. */
    @Override
    public double energy(Objective f, double t, SimpleMatrix x, SimpleMatrix velocity) {
        SimpleMatrix best = Energies.minimizer(f);
        double root = Math.sqrt(strongConvexity);
        SimpleMatrix p = Linear.combine(1, velocity, root, x, -root, best);
        return Math.exp(root * t) * (f.gap(x) + 0.5 * Linear.dot(p, p));
    }

    @Override
    public String toString() {
        return "ẍ + " + Text.number(2 * Math.sqrt(strongConvexity)) + " ẋ + ∇f(x) = 0";
    }
}
