package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * NAdam: Adam with Nesterov's look-ahead, and a momentum that grows from one half of β₁ to β₁.
 *
 * <pre>{@code m₊ = β₁ m + (1 − β₁) g,   v₊ = β₂ v + (1 − β₂) g²,   g = ∇f(x),   m = v = 0 at the start
 * m̂ = μₜ₊₁ m₊ / (1 − μ₁…μₜ₊₁) + (1 − μₜ) g / (1 − μ₁…μₜ),   μₜ = β₁ (1 − ½ · 0.96^(tψ)),   t = k + 1
 * x₊ = x − α m̂ / (√(v₊/(1 − β₂ᵗ)) + ε)}</pre>
 *
 * The form and the defaults are PyTorch's {@code NAdam} (α = 0.002, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, ψ = 0.004); Keras's
 * {@code Nadam} is the same method with ψ = 1 (its schedule is 0.96ᵗ), ε = 10⁻⁷ and α = 0.001.
 *
 * Example:
 * <pre>{@code
 * var f = LogCosh.of(1, 100);
 * var run = new NAdam(0.1).withWarmUp(1).run(f, vector(3, -2), 100);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive; unit: that of x
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 * @param epsilon ε, zero or more; unit: that of the gradient
 * @param warmUp ψ, zero or more; the momentum has come half the way to β₁ after about 17/ψ steps
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat 2016, Incorporating Nesterov momentum into
 *     Adam</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.NAdam.html">PyTorch's form</a>
 */
public record NAdam(double stepSize, double beta1, double beta2, double epsilon, double warmUp)
        implements Optimizer<Moments> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, beta1 or beta2 not in [0, 1), or
     *     epsilon or warmUp negative
     */
    public NAdam {
        Arguments.positive(stepSize, "stepSize");
        Arguments.belowOne(beta1, "beta1");
        Arguments.belowOne(beta2, "beta2");
        Arguments.notNegative(epsilon, "epsilon");
        Arguments.notNegative(warmUp, "warmUp");
    }

    /**
     * With PyTorch's β₁, β₂, ε and ψ.
     *
     * @param stepSize α, positive; PyTorch's own is 0.002
     */
    public NAdam(double stepSize) {
        this(stepSize, 0.9, 0.999, 1e-8, 0.004);
    }

    /** μₜ, the momentum of step t, counted from 1. */
    private double momentumAt(int t) {
        return beta1 * (1 - 0.5 * Math.pow(0.96, t * warmUp));
    }

    /**
     * The same with another β₁.
     *
     * @param beta1 β₁, at least 0 and below 1
     * @return the method
     */
    public NAdam withBeta1(double beta1) {
        return new NAdam(stepSize, beta1, beta2, epsilon, warmUp);
    }

    /**
     * The same with another β₂.
     *
     * @param beta2 β₂, at least 0 and below 1
     * @return the method
     */
    public NAdam withBeta2(double beta2) {
        return new NAdam(stepSize, beta1, beta2, epsilon, warmUp);
    }

    /**
     * The same with another ε.
     *
     * @param epsilon ε, zero or more
     * @return the method
     */
    public NAdam withEpsilon(double epsilon) {
        return new NAdam(stepSize, beta1, beta2, epsilon, warmUp);
    }

    /**
     * The same with another ψ.
     *
     * @param warmUp ψ, zero or more; Keras has 1
     * @return the method
     */
    public NAdam withWarmUp(double warmUp) {
        return new NAdam(stepSize, beta1, beta2, epsilon, warmUp);
    }

    @Override
    public Moments start(Objective f, SimpleMatrix x0) {
        return Moments.start(f, x0);
    }

    @Override
    public Moments step(Objective f, Moments state) {
        Arguments.present(f, "f");
        Arguments.present(state, "state");
        double[] x = Linear.array(state.x()), m = Linear.array(state.mean()), v = Linear.array(state.squares());
        double[] g = Linear.array(Arguments.column(f.gradient(state.x()), "gradient", x.length));
        int t = state.k() + 1;
        double now = momentumAt(t), ahead = momentumAt(t + 1), start = state.start() * now;
        double c = 1 - start * ahead, e = 1 - start, d = 1 - Math.pow(beta2, t);
        double[] nextX = new double[x.length], nextM = new double[x.length], nextV = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            nextM[i] = beta1 * m[i] + (1 - beta1) * g[i];
            nextV[i] = beta2 * v[i] + (1 - beta2) * (g[i] * g[i]);
            double mean = ahead * nextM[i] / c + (1 - now) * g[i] / e;
            nextX[i] = x[i] - stepSize * mean / (Math.sqrt(nextV[i] / d) + epsilon);
        }
        return new Moments(t, Linear.wrap(nextX), Linear.wrap(nextM), Linear.wrap(nextV), start);
    }

    @Override
    public String label() {
        return Text.words("NAdam", this, new NAdam(stepSize));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
