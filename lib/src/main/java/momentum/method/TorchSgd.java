package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.method.Convention.Velocity;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * PyTorch's {@code SGD} with all its switches.
 *
 * <pre>{@code b₊ = β b + (1 − τ) g,   b₊ = g in the first step,   g = ∇f(x)
 * x₊ = x − α b₊,   with Nesterov's momentum x₊ = x − α (g + β b₊)}</pre>
 *
 * Without dampening it is the heavy ball. The first step is never dampened, so even τ = β is not quite the normalized
 * heavy ball. With Nesterov's momentum the point that is kept is the look-ahead {@code y = x + β (x − x₋)} of {@link
 * Nesterov}, from the same start. The defaults are PyTorch's: α = 0.001, no momentum, no dampening, no Nesterov.
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.diag(1, 100);
 * var run = new TorchSgd(0.01).withMomentum(0.8).withNesterov().run(f, vector(1, 1), 100);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive; unit: 1/curvature
 * @param momentum β, zero or more
 * @param dampening τ, finite; 0 in textbooks
 * @param nesterov whether the gradient is added once more in the step; PyTorch allows it without dampening only
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.SGD.html">PyTorch's form</a>
 */
public record TorchSgd(double stepSize, double momentum, double dampening, boolean nesterov)
        implements Optimizer<Velocity> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, momentum negative, dampening not finite,
     *     or not 0 with nesterov
     */
    public TorchSgd {
        Arguments.positive(stepSize, "stepSize");
        Arguments.notNegative(momentum, "momentum");
        Arguments.finite(dampening, "dampening");
        if (nesterov && dampening != 0) {
            throw new IllegalArgumentException("dampening must be 0 with nesterov, was " + Text.number(dampening));
        }
    }

    /**
     * Without momentum, as PyTorch's is if nothing else is said.
     *
     * @param stepSize α, positive; PyTorch's own is 0.001
     */
    public TorchSgd(double stepSize) {
        this(stepSize, 0, 0, false);
    }

    /**
     * The same with another β.
     *
     * @param momentum β, zero or more
     * @return the method
     */
    public TorchSgd withMomentum(double momentum) {
        return new TorchSgd(stepSize, momentum, dampening, nesterov);
    }

    /**
     * The same with another τ.
     *
     * @param dampening τ, finite; 0 with Nesterov's momentum
     * @return the method
     */
    public TorchSgd withDampening(double dampening) {
        return new TorchSgd(stepSize, momentum, dampening, nesterov);
    }

    /**
     * The same with Nesterov's momentum.
     *
     * @return the method
     */
    public TorchSgd withNesterov() {
        return new TorchSgd(stepSize, momentum, dampening, true);
    }

    @Override
    public Velocity start(Objective f, SimpleMatrix x0) {
        return Velocity.start(f, x0);
    }

    @Override
    public Velocity step(Objective f, Velocity state) {
        SimpleMatrix g = Arguments.present(f, "f").gradient(Arguments.present(state, "state").x());
        SimpleMatrix b = Linear.combine(momentum, state.velocity(), state.k() == 0 ? 1 : 1 - dampening, g);
        SimpleMatrix x = nesterov
                ? Linear.combine(1, state.x(), -stepSize, g, -stepSize * momentum, b)
                : Linear.combine(1, state.x(), -stepSize, b);
        return new Velocity(state.k() + 1, x, b);
    }

    /** Its words under the name of a kin of its. */
    String words(String name) {
        return Text.words(name, this, new TorchSgd(stepSize));
    }

    @Override
    public String label() {
        return words("PyTorch SGD");
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
