package momentum.flow;

import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * A ball with friction, looked at once every h.
 *
 * @param mass m, positive; unit: curvature × time²
 * @param friction γ, zero or more; unit: curvature × time
 * @param h the step in time, positive
 */
public record Ball(double mass, double friction, double h) {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if mass or h is not positive and finite, or friction negative or not finite
     */
    public Ball {
        new DampedOscillator(mass, friction);
        Arguments.positive(h, "h");
    }

    /**
     * The ball's motion.
     *
     * @return {@code m ẍ + γ ẋ + ∇f(x) = 0}
     */
    public DampedOscillator equation() {
        return new DampedOscillator(mass, friction);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
