package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.OneStep;
import momentum.Walk;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Gradient descent: a step downhill, proportional to the slope.
 *
 * <pre>{@code x₊ = x − α ∇f(x)}</pre>
 *
 * On a quadratic with eigenvalues in [μ, L] it converges iff {@code 0 < αL < 2}; its best rate is (κ − 1)/(κ + 1).
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.diag(1, 100);
 * var run = new GradientDescent(0.019).run(f, vector(1, 1), 200);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive, the learning rate; unit: 1/curvature
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, First Steps: Gradient Descent</a>
 */
public record GradientDescent(double stepSize) implements OneStep {
    /**
     * Checks the step size.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite
     */
    public GradientDescent {
        Arguments.positive(stepSize, "stepSize");
    }

    @Override
    public SimpleMatrix next(Objective f, SimpleMatrix x) {
        return next(f, x, Linear.like(x));
    }

    private SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix into) {
        return Linear.combine(1, x, -stepSize, f.gradient(x, into), into);
    }

    @Override
    public Walk<Point> walk(Point state) {
        return ((InPlace) this::next).from(state);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
