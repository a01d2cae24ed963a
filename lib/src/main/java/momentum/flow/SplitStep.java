package momentum.flow;

import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.method.Convention.Velocity;
import momentum.method.HeavyBall;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The ball of the {@linkplain StronglyConvexFlow flow with friction 2√μ} in two halves: it rolls for the time √h with
 * friction alone, solved exactly, then the slope kicks it.
 *
 * <pre>{@code x₊ = x + (1 − e^(−2√(μh)))/(2√μ) v,   v₊ = e^(−2√(μh)) v − √h ∇f(x₊),   v = 0 at the start}</pre>
 *
 * It is a {@linkplain #ball heavy ball} that begins one step late, and approaches the flow, whose time is √h a step,
 * with order 1 in √h.
 *
 * Example:
 * <pre>{@code
 * var run = new SplitStep(0.01, 1).run(Quadratic.diag(1, 20), vector(1, 1), 50);
 * run.gaps().last()
 * }</pre>
 *
 * @param stepSize h, positive; unit: 1/curvature
 * @param strongConvexity μ, positive; unit: curvature
 * @see <a href="https://jmlr.org/papers/v22/19-466.html">Kovachki and Stuart 2021, equation (36), after Wilson</a>
 */
public record SplitStep(double stepSize, double strongConvexity) implements Optimizer<Velocity> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize or strongConvexity is not positive and finite
     */
    public SplitStep {
        Arguments.positive(stepSize, "stepSize");
        Arguments.positive(strongConvexity, "strongConvexity");
    }

    /**
     * What friction leaves of the velocity in a step.
     *
     * @return {@code e^(−2√(μh))}, below 1; the momentum that belongs to h and μ
     */
    public double momentum() {
        return Math.exp(-2 * Math.sqrt(strongConvexity * stepSize));
    }

    private double drift() {
        return -Math.expm1(-2 * Math.sqrt(strongConvexity * stepSize)) / (2 * Math.sqrt(strongConvexity));
    }

    /**
     * The heavy ball whose iterates from rest are these, one step earlier.
     *
     * @return the step size {@code √h (1 − e^(−2√(μh)))/(2√μ)}, at most h, and the momentum {@code e^(−2√(μh))}
     */
    public HeavyBall ball() {
        return new HeavyBall(Math.sqrt(stepSize) * drift(), momentum());
    }

    @Override
    public Velocity start(Objective f, SimpleMatrix x0) {
        OptionalInt dimension = Arguments.present(f, "f").dimension();
        Arguments.point(x0, "x0", dimension);
        return Velocity.from(x0, new SimpleMatrix(x0.getNumRows(), 1));
    }

    @Override
    public Velocity step(Objective f, Velocity state) {
        SimpleMatrix x = Linear.combine(1, Arguments.present(state, "state").x(), drift(), state.velocity());
        SimpleMatrix g = Arguments.present(f, "f").gradient(x);
        return new Velocity(state.k() + 1, x, Linear.combine(momentum(), state.velocity(), -Math.sqrt(stepSize), g));
    }

    @Override
    public String label() {
        return Text.words("split step", this);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
