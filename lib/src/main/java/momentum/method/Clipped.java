package momentum.method;

import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Gradient clipping: any method, with each gradient cut to a size.
 *
 * <pre>{@code by norm:  g = ∇f(x) min(1, c/‖∇f(x)‖)
 * by value: gᵢ = ∂ᵢf(x), but at most c and at least −c}</pre>
 *
 * By norm it keeps the direction, by value it does not. With c = ∞ it is the method itself. These are Keras's
 * {@code clipnorm} and {@code clipvalue}, and PyTorch's {@code clip_grad_value_}; its {@code clip_grad_norm_} adds 10⁻⁶
 * to the norm. As there, a {@link WeightDecay} inside is added after the cut:
 * {@code Clipped.byNorm(new WeightDecay<>(…), 1)}.
 *
 * Example:
 * <pre>{@code
 * var cliff = Rosenbrock.banana();
 * var run = Clipped.byNorm(new HeavyBall(0.002, 0.9), 10).run(cliff, vector(-3, 3), 500);
 * cliff.gap(run.last().x())
 * }</pre>
 *
 * @param method the method that gets these gradients
 * @param bound what is cut
 * @param threshold c, positive, may be infinite; unit: that of the gradient
 * @param <S> what the method carries from step to step
 * @see <a href="https://arxiv.org/abs/1211.5063">Pascanu, Mikolov and Bengio 2013, On the difficulty of training
 *     recurrent neural networks</a>
 */
public record Clipped<S extends Iterate>(Optimizer<S> method, Bound bound, double threshold) implements Optimizer<S> {
    /** What is cut. */
    public enum Bound {
        /** The gradient's length ‖g‖. */
        NORM,
        /** Each component gᵢ. */
        VALUE
    }

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if method or bound is null, or threshold not positive
     */
    public Clipped {
        Arguments.present(method, "method");
        Arguments.present(bound, "bound");
        Arguments.aboveZero(threshold, "threshold");
    }

    /**
     * Clipped by norm.
     *
     * @param method the method that gets these gradients
     * @param threshold c, positive, the largest ‖g‖
     * @param <S> what the method carries from step to step
     * @return the method
     * @throws IllegalArgumentException if method is null, or threshold not positive
     */
    public static <S extends Iterate> Clipped<S> byNorm(Optimizer<S> method, double threshold) {
        return new Clipped<>(method, Bound.NORM, threshold);
    }

    /**
     * Clipped by value.
     *
     * @param method the method that gets these gradients
     * @param threshold c, positive, the largest |gᵢ|
     * @param <S> what the method carries from step to step
     * @return the method
     * @throws IllegalArgumentException if method is null, or threshold not positive
     */
    public static <S extends Iterate> Clipped<S> byValue(Optimizer<S> method, double threshold) {
        return new Clipped<>(method, Bound.VALUE, threshold);
    }

    @Override
    public S start(Objective f, SimpleMatrix x0) {
        return method.start(f, x0);
    }

    @Override
    public S step(Objective f, S state) {
        Arguments.present(f, "f");
        return method.step(Objective.of(f::value, x -> cut(f.gradient(x))), state);
    }

    private SimpleMatrix cut(SimpleMatrix g) {
        if (bound == Bound.NORM) {
            double norm = Arguments.present(g, "gradient").normF();
            return norm > threshold ? g.scale(threshold / norm) : g;
        }
        double[] entries = Linear.array(g.copy());
        for (int i = 0; i < entries.length; i++) entries[i] = Math.min(threshold, Math.max(-threshold, entries[i]));
        return Linear.wrap(entries);
    }

    @Override
    public String label() {
        return method.label() + (bound == Bound.NORM ? ", ‖g‖ at most " : ", |gᵢ| at most ") + Text.number(threshold);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
