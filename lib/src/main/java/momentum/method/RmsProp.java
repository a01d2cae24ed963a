package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * RMSprop: each coordinate divides its step by the recent size of its gradients.
 *
 * <pre>{@code v₊ = ϱ v + (1 − ϱ) g²,   x₊ = x − α g / (√v₊ + ε),   g = ∇f(x),   v = 0 at the start}</pre>
 *
 * v is a weighted average, of squares and not of deviations. It starts at zero, so the first step under a constant gradient
 * is α/√(1 − ϱ), and the steps fall to α. The form and the defaults are PyTorch's {@code RMSprop} (α = 0.01, ϱ = 0.99,
 * ε = 10⁻⁸, neither centred nor with momentum); Keras has ϱ = 0.9, and ε = 10⁻⁷ inside the root.
 *
 * @param stepSize α, positive; unit: that of x
 * @param decay ϱ, at least 0 and below 1, the share of the average that is kept
 * @param epsilon ε, zero or more; unit: that of the gradient
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012, lecture 6</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.RMSprop.html">PyTorch's form</a>
 */
public record RmsProp(double stepSize, double decay, double epsilon) implements Optimizer<Squares> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, decay not in [0, 1), or epsilon negative
     */
    public RmsProp {
        Arguments.positive(stepSize, "stepSize");
        Arguments.belowOne(decay, "decay");
        Arguments.notNegative(epsilon, "epsilon");
    }

    /**
     * With PyTorch's ϱ and ε.
     *
     * @param stepSize α, positive; PyTorch's own is 0.01
     */
    public RmsProp(double stepSize) {
        this(stepSize, 0.99, 1e-8);
    }

    @Override
    public Squares start(Objective f, SimpleMatrix x0) {
        return Squares.start(f, x0);
    }

    @Override
    public Squares step(Objective f, Squares state) {
        double[] x = Linear.array(state.x()), v = Linear.array(state.squares());
        double[] g = Linear.array(Arguments.column(f.gradient(state.x()), "gradient", x.length));
        double[] nextX = new double[x.length], nextV = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            nextV[i] = decay * v[i] + (1 - decay) * (g[i] * g[i]);
            nextX[i] = x[i] - stepSize * g[i] / (Math.sqrt(nextV[i]) + epsilon);
        }
        return new Squares(state.k() + 1, Linear.wrap(nextX), Linear.wrap(nextV));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
