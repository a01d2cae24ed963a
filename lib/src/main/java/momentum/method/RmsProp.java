package momentum.method;

import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * RMSprop: each coordinate divides its step by the recent size of its gradients.
 *
 * <pre>{@code v₊ = ϱ v + (1 − ϱ) g²,   g = ∇f(x),   v = m = b = 0 at the start
 * m₊ = ϱ m + (1 − ϱ) g if centred, m₊ = 0 otherwise
 * b₊ = β b + g / (√(v₊ − m₊²) + ε),   x₊ = x − α b₊}</pre>
 *
 * v is a weighted average, of squares and, unless centred, not of deviations. It starts at zero, so the first step
 * under a constant gradient is α/√(1 − ϱ), and the steps fall to α. With momentum b is a sum, and they grow to
 * α/(1 − β). The form and the defaults are PyTorch's {@code RMSprop} (α = 0.01, ϱ = 0.99, ε = 10⁻⁸, neither centred nor
 * with momentum); Keras has ϱ = 0.9, and ε = 10⁻⁷ inside the root.
 *
 * Example:
 * <pre>{@code
 * var valley = Rosenbrock.banana();
 * var run = new RmsProp(0.01).withDecay(0.9).run(valley, vector(-1, 1), 500);
 * valley.gap(run.last().x())
 * }</pre>
 *
 * @param stepSize α, positive; unit: that of x
 * @param decay ϱ, at least 0 and below 1, the share of the average that is kept
 * @param epsilon ε, zero or more; unit: that of the gradient
 * @param momentum β, zero or more; 0 in the lecture
 * @param centred whether the squares are taken about the average gradient
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012,
 *     lecture 6</a>
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves 2013, Generating sequences with recurrent neural networks:
 *     centred, with momentum</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.RMSprop.html">PyTorch's form</a>
 */
public record RmsProp(double stepSize, double decay, double epsilon, double momentum, boolean centred)
        implements Optimizer<RmsProp.State> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, decay not in [0, 1), or epsilon or
     *     momentum negative
     */
    public RmsProp {
        Arguments.positive(stepSize, "stepSize");
        Arguments.belowOne(decay, "decay");
        Arguments.notNegative(epsilon, "epsilon");
        Arguments.notNegative(momentum, "momentum");
    }

    /**
     * With PyTorch's ϱ and ε, neither centred nor with momentum.
     *
     * @param stepSize α, positive; PyTorch's own is 0.01
     */
    public RmsProp(double stepSize) {
        this(stepSize, 0.99, 1e-8, 0, false);
    }

    /**
     * The same with another ϱ.
     *
     * @param decay ϱ, at least 0 and below 1
     * @return the method
     */
    public RmsProp withDecay(double decay) {
        return new RmsProp(stepSize, decay, epsilon, momentum, centred);
    }

    /**
     * The same with another ε.
     *
     * @param epsilon ε, zero or more
     * @return the method
     */
    public RmsProp withEpsilon(double epsilon) {
        return new RmsProp(stepSize, decay, epsilon, momentum, centred);
    }

    /**
     * The same with momentum.
     *
     * @param momentum β, zero or more
     * @return the method
     */
    public RmsProp withMomentum(double momentum) {
        return new RmsProp(stepSize, decay, epsilon, momentum, centred);
    }

    /**
     * The same with the squares taken about the average gradient.
     *
     * @return the method
     */
    public RmsProp withCentring() {
        return new RmsProp(stepSize, decay, epsilon, momentum, true);
    }

    @Override
    public State start(Objective f, SimpleMatrix x0) {
        SimpleMatrix x = Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy();
        SimpleMatrix zero = new SimpleMatrix(x.getNumRows(), 1);
        return new State(0, x, zero, zero, zero);
    }

    @Override
    public State step(Objective f, State state) {
        Arguments.present(f, "f");
        Arguments.present(state, "state");
        double[] x = Linear.array(state.x()), b = Linear.array(state.velocity());
        double[] v = Linear.array(state.squares()), m = Linear.array(state.mean());
        double[] g = Linear.array(Arguments.column(f.gradient(state.x()), "gradient", x.length));
        double[] nextX = new double[x.length], nextB = new double[x.length];
        double[] nextV = new double[x.length], nextM = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            nextV[i] = decay * v[i] + (1 - decay) * (g[i] * g[i]);
            nextM[i] = centred ? decay * m[i] + (1 - decay) * g[i] : 0;
            // a variance, but after many equal gradients rounding may leave it below 0
            double spread = Math.max(0, nextV[i] - nextM[i] * nextM[i]);
            nextB[i] = momentum * b[i] + g[i] / (Math.sqrt(spread) + epsilon);
            nextX[i] = x[i] - stepSize * nextB[i];
        }
        return new State(state.k() + 1, Linear.wrap(nextX), Linear.wrap(nextV), Linear.wrap(nextM), Linear.wrap(nextB));
    }

    @Override
    public String label() {
        return Text.words("RMSprop", this, new RmsProp(stepSize));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }

    /**
     * The state.
     *
     * @param k the iteration
     * @param x x_k, n×1
     * @param squares v_k, the weighted average of squared gradient components, n×1
     * @param mean m_k, that of the components themselves, n×1; 0 unless centred
     * @param velocity b_k, n×1, in units of α
     */
    public record State(int k, SimpleMatrix x, SimpleMatrix squares, SimpleMatrix mean, SimpleMatrix velocity)
            implements Iterate {
        @Override
        public boolean equals(Object other) {
            return other instanceof State that && k == that.k && Text.same(x, that.x)
                    && Text.same(squares, that.squares) && Text.same(mean, that.mean)
                    && Text.same(velocity, that.velocity);
        }

        @Override
        public int hashCode() {
            int point = 31 * k + Text.hash(x), averages = 31 * Text.hash(squares) + Text.hash(mean);
            return 31 * (31 * point + averages) + Text.hash(velocity);
        }

        @Override
        public String toString() {
            return Text.record(this);
        }
    }
}
