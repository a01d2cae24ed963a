package momentum.method;

import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * AMSGrad: Adam that divides by the largest average of squares so far, so that its steps do not grow again.
 *
 * <pre>{@code m₊ = β₁ m + (1 − β₁) g,   v₊ = β₂ v + (1 − β₂) g²,   w₊ = max(w, v₊),   m = v = w = 0 at the start
 * x₊ = x − α (m₊/(1 − β₁ᵏ⁺¹)) / (√(w₊/(1 − β₂ᵏ⁺¹)) + ε),   g = ∇f(x)}</pre>
 *
 * While v grows it is {@link Adam}. Without the decay of α with k that its proof asks for, and with the divisors that
 * the paper leaves out: the form is PyTorch's {@code Adam(amsgrad=True)}, and Keras's up to the place of ε.
 *
 * Example:
 * <pre>{@code
 * var f = LogCosh.of(1, 4);
 * var run = new AmsGrad(new Adam(0.1).withBeta2(0.9)).run(f, vector(3, -2), 200);
 * f.gap(run.last().x())
 * }</pre>
 *
 * @param adam the Adam that it would be, with α, β₁, β₂, ε and the divisors
 * @see <a href="https://arxiv.org/abs/1904.09237">Reddi, Kale and Kumar 2018, On the convergence of Adam and beyond</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.Adam.html">PyTorch's form</a>
 */
public record AmsGrad(Adam adam) implements Optimizer<AmsGrad.State> {
    /**
     * Checks that there is an Adam.
     *
     * @throws IllegalArgumentException if adam is null
     */
    public AmsGrad {
        Arguments.present(adam, "adam");
    }

    /**
     * With PyTorch's β₁, β₂ and ε.
     *
     * @param stepSize α, positive; PyTorch's own is 0.001
     */
    public AmsGrad(double stepSize) {
        this(new Adam(stepSize));
    }

    @Override
    public State start(Objective f, SimpleMatrix x0) {
        Moments start = adam.start(f, x0);
        return new State(start, start.squares());
    }

    @Override
    public State step(Objective f, State state) {
        Moments next = adam.step(f, Arguments.present(state, "state").moments());
        double[] x = Linear.array(state.x()), m = Linear.array(next.mean()), v = Linear.array(next.squares());
        double[] w = Linear.array(state.largest()), nextX = new double[x.length], nextW = new double[x.length];
        double c = adam.meanDivisor(next.start()), d = adam.squaresDivisor(next.k());
        for (int i = 0; i < x.length; i++) {
            nextW[i] = Math.max(w[i], v[i]);
            nextX[i] = x[i] - adam.stepSize() * (m[i] / c) / (Math.sqrt(nextW[i] / d) + adam.epsilon());
        }
        return new State(next.at(Linear.wrap(nextX)), Linear.wrap(nextW));
    }

    @Override
    public String label() {
        return adam.words("AMSGrad");
    }

    @Override
    public String toString() {
        return Text.record(this);
    }

    /**
     * The state.
     *
     * @param moments Adam's: k, x_k, m_k and v_k
     * @param largest w_k, the largest v so far, component by component, n×1
     */
    public record State(Moments moments, SimpleMatrix largest) implements Iterate {
        /**
         * Checks that there are moments.
         *
         * @throws IllegalArgumentException if moments is null
         */
        public State {
            Arguments.present(moments, "moments");
        }

        @Override
        public int k() {
            return moments.k();
        }

        @Override
        public SimpleMatrix x() {
            return moments.x();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State that && moments.equals(that.moments) && Text.same(largest, that.largest);
        }

        @Override
        public int hashCode() {
            return 31 * moments.hashCode() + Text.hash(largest);
        }

        @Override
        public String toString() {
            return Text.record(this);
        }
    }
}
