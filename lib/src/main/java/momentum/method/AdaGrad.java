package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * AdaGrad: each coordinate divides its step by the size of all its gradients so far.
 *
 * <pre>{@code G₊ = G + g²,   x₊ = x − α g / (√G₊ + ε),   g = ∇f(x),   G = 0 at the start}</pre>
 *
 * G is a sum and never shrinks: under a constant gradient the k-th step is α/√k. Squares, roots and quotients are taken
 * component by component. The form and the defaults are PyTorch's {@code Adagrad} (α = 0.01, ε = 10⁻¹⁰, no decay of α);
 * Keras has ε inside the root, 10⁻⁷, and starts with G = 0.1.
 *
 * Example:
 * <pre>{@code
 * var f = LogCosh.of(1, 100);
 * var run = new AdaGrad(1).run(f, vector(3, -2), 100);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive; unit: that of x
 * @param epsilon ε, zero or more; unit: that of the gradient
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan and Singer 2011, Adaptive
 *     subgradient methods</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.Adagrad.html">PyTorch's form</a>
 */
public record AdaGrad(double stepSize, double epsilon) implements Optimizer<Squares> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, or epsilon negative or not finite
     */
    public AdaGrad {
        Arguments.positive(stepSize, "stepSize");
        Arguments.notNegative(epsilon, "epsilon");
    }

    /**
     * With PyTorch's ε.
     *
     * @param stepSize α, positive; PyTorch's own is 0.01
     */
    public AdaGrad(double stepSize) {
        this(stepSize, 1e-10);
    }

    /**
     * The same with another ε.
     *
     * @param epsilon ε, zero or more
     * @return the method
     */
    public AdaGrad withEpsilon(double epsilon) {
        return new AdaGrad(stepSize, epsilon);
    }

    @Override
    public Squares start(Objective f, SimpleMatrix x0) {
        return Squares.start(f, x0);
    }

    @Override
    public Squares step(Objective f, Squares state) {
        Arguments.present(f, "f");
        Arguments.present(state, "state");
        double[] x = Linear.array(state.x()), sum = Linear.array(state.squares());
        double[] g = Linear.array(Arguments.column(f.gradient(state.x()), "gradient", x.length));
        double[] nextX = new double[x.length], nextSum = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            nextSum[i] = sum[i] + g[i] * g[i];
            nextX[i] = x[i] - stepSize * g[i] / (Math.sqrt(nextSum[i]) + epsilon);
        }
        return new Squares(state.k() + 1, Linear.wrap(nextX), Linear.wrap(nextSum));
    }

    @Override
    public String label() {
        return Text.words("AdaGrad", this, new AdaGrad(stepSize));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
