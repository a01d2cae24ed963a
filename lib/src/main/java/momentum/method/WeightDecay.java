package momentum.method;

import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Weight decay as a penalty: any method, with a pull towards 0 added to each gradient.
 *
 * <pre>{@code g = ∇f(x) + w x}</pre>
 *
 * That is the gradient of {@code f + ½ w ‖x‖²}, which the method minimizes in place of f; a run still reports f. It is
 * the {@code weight_decay} of PyTorch's SGD, Adam, RMSprop and Adagrad, and is called coupled, since it goes wherever
 * the gradient goes: into the velocity, and into the squares by which Adam divides. {@link AdamW} and {@link SgdW}
 * decouple it.
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.of(new SimpleMatrix(new double[][] {{3, 1}, {1, 2}}), vector(1, 1));
 * var run = new WeightDecay<>(new HeavyBall(0.1, 0.5), 0.2).run(f, vector(0, 0), 100);
 * run.last().x()
 * }</pre>
 *
 * @param method the method that gets these gradients
 * @param weightDecay w, zero or more; unit: curvature
 * @param <S> what the method carries from step to step
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, Decoupled weight decay regularization</a>
 */
public record WeightDecay<S extends Iterate>(Optimizer<S> method, double weightDecay) implements Optimizer<S> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if method is null, or weightDecay negative or not finite
     */
    public WeightDecay {
        Arguments.present(method, "method");
        Arguments.notNegative(weightDecay, "weightDecay");
    }

    @Override
    public S start(Objective f, SimpleMatrix x0) {
        return method.start(f, x0);
    }

    @Override
    public S step(Objective f, S state) {
        Arguments.present(f, "f");
        return method.step(Objective.of(
                x -> f.value(x) + 0.5 * weightDecay * Linear.dot(x, x),
                x -> Linear.combine(1, f.gradient(x), weightDecay, x)), state);
    }

    @Override
    public String label() {
        return method.label() + ", weight decay " + Text.number(weightDecay);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
