package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.Walk;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Adam: the average gradient over the root of the average squared gradient, component by component.
 *
 * <pre>{@code m₊ = β₁ m + (1 − β₁) g,   v₊ = β₂ v + (1 − β₂) g²,   g = ∇f(x),   m = v = 0 at the start
 * x₊ = x − α (m₊/(1 − β₁ᵏ⁺¹)) / (√(v₊/(1 − β₂ᵏ⁺¹)) + ε)}</pre>
 *
 * The divisors undo the start at zero; with them every step under a constant gradient is α. Without them (1 in their
 * place) the first step is (1 − β₁)/√(1 − β₂) times as long. The form and the defaults are PyTorch's {@code Adam} (α =
 * 0.001, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸); Keras adds its ε = 10⁻⁷ to √v₊ before the division by √(1 − β₂ᵏ⁺¹).
 *
 * Example:
 * <pre>{@code
 * var f = LogCosh.of(1, 100);
 * var run = new Adam(0.1).withBeta2(0.99).run(f, vector(3, -2), 100);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive; unit: that of x
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 * @param epsilon ε, zero or more; unit: that of the gradient
 * @param biasCorrected whether the divisors are there
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, Adam</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.Adam.html">PyTorch's form</a>
 */
public record Adam(double stepSize, double beta1, double beta2, double epsilon, boolean biasCorrected)
        implements Optimizer<Moments> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, beta1 or beta2 not in [0, 1), or
     *     epsilon negative
     */
    public Adam {
        Arguments.positive(stepSize, "stepSize");
        Arguments.belowOne(beta1, "beta1");
        Arguments.belowOne(beta2, "beta2");
        Arguments.notNegative(epsilon, "epsilon");
    }

    /**
     * With PyTorch's β₁, β₂ and ε, bias corrected.
     *
     * @param stepSize α, positive; PyTorch's own is 0.001
     */
    public Adam(double stepSize) {
        this(stepSize, 0.9, 0.999, 1e-8, true);
    }

    /**
     * The same with another β₁.
     *
     * @param beta1 β₁, at least 0 and below 1
     * @return the method
     */
    public Adam withBeta1(double beta1) {
        return new Adam(stepSize, beta1, beta2, epsilon, biasCorrected);
    }

    /**
     * The same with another β₂.
     *
     * @param beta2 β₂, at least 0 and below 1
     * @return the method
     */
    public Adam withBeta2(double beta2) {
        return new Adam(stepSize, beta1, beta2, epsilon, biasCorrected);
    }

    /**
     * The same with another ε.
     *
     * @param epsilon ε, zero or more
     * @return the method
     */
    public Adam withEpsilon(double epsilon) {
        return new Adam(stepSize, beta1, beta2, epsilon, biasCorrected);
    }

    /**
     * The same without the divisors, as if the start at zero were no start.
     *
     * @return the method
     */
    public Adam withoutBiasCorrection() {
        return new Adam(stepSize, beta1, beta2, epsilon, false);
    }

    /** 1 − β₁ᵏ from the weight β₁ᵏ of the start, or 1. */
    double meanDivisor(double start) {
        return biasCorrected ? 1 - start : 1;
    }

    /** 1 − β₂ᵏ, or 1. */
    double squaresDivisor(int k) {
        return biasCorrected ? 1 - Math.pow(beta2, k) : 1;
    }

    /** Its words under the name of a kin of its. */
    String words(String name) {
        return Text.words(name, this, new Adam(stepSize));
    }

    @Override
    public Moments start(Objective f, SimpleMatrix x0) {
        return Moments.start(f, x0);
    }

    @Override
    public Moments step(Objective f, Moments state) {
        Arguments.present(f, "f");
        Arguments.present(state, "state");
        SimpleMatrix x = state.x().copy(), m = state.mean().copy(), v = state.squares().copy();
        double start = state.start() * beta1;
        advance(state.k(), start, f.gradient(state.x()), x, m, v);
        return new Moments(state.k() + 1, x, m, v, start);
    }

    /** Step k on the vectors themselves; a loop that wrote into others would not become vector instructions. */
    private void advance(int k, double start, SimpleMatrix gradient, SimpleMatrix point, SimpleMatrix mean,
            SimpleMatrix squares) {
        int n = point.getNumRows();
        double[] x = Linear.array(point), m = Linear.array(mean), v = Linear.array(squares);
        double[] g = Linear.array(Arguments.column(gradient, "gradient", n));
        double c = meanDivisor(start), d = squaresDivisor(k + 1), fresh = 1 - beta1, freshSquare = 1 - beta2;
        for (int i = 0; i < n; i++) {
            m[i] = beta1 * m[i] + fresh * g[i];
            v[i] = beta2 * v[i] + freshSquare * (g[i] * g[i]);
            x[i] = x[i] - stepSize * (m[i] / c) / (Math.sqrt(v[i] / d) + epsilon);
        }
    }

    @Override
    public Walk<Moments> walk(Moments state) {
        return new Walk<>() {
            private int k = Arguments.present(state, "state").k();
            private double start = state.start();
            private final SimpleMatrix x = state.x().copy(), mean = state.mean().copy();
            private final SimpleMatrix squares = state.squares().copy(), spare = Linear.like(x);

            @Override
            public void step(Objective f) {
                Arguments.present(f, "f");
                start *= beta1;
                advance(k, start, f.gradient(x, spare), x, mean, squares);
                k++;
            }

            @Override
            public Moments state() {
                return new Moments(k, x.copy(), mean.copy(), squares.copy(), start);
            }

            @Override
            public int k() {
                return k;
            }

            @Override
            public SimpleMatrix x() {
                return x;
            }
        };
    }

    @Override
    public String label() {
        return words("Adam");
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
