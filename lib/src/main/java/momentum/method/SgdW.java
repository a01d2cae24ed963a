package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.method.Convention.Velocity;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * SGDW: gradient descent with momentum, and beside its step the point shrinks by a fixed fraction.
 *
 * <pre>{@code x₊ = (SGD's x₊) − α w x}</pre>
 *
 * The decay is decoupled: it does not enter the velocity, as {@link WeightDecay} would have it, and so gains no
 * momentum. Without momentum the two are the same. The form is that of Keras's {@code SGD(weight_decay=w)}; the paper's
 * decay is not multiplied by α.
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.diag(1, 100);
 * var run = new SgdW(new TorchSgd(0.01).withMomentum(0.8), 0.1).run(f, vector(1, 1), 300);
 * run.last().x()
 * }</pre>
 *
 * @param sgd the method whose step it takes
 * @param weightDecay w, zero or more; unit: 1/α
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, Decoupled weight decay regularization</a>
 * @see <a href="https://keras.io/api/optimizers/sgd/">Keras's form</a>
 */
public record SgdW(TorchSgd sgd, double weightDecay) implements Optimizer<Velocity> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if sgd is null, or weightDecay negative or not finite
     */
    public SgdW {
        Arguments.present(sgd, "sgd");
        Arguments.notNegative(weightDecay, "weightDecay");
    }

    @Override
    public Velocity start(Objective f, SimpleMatrix x0) {
        return sgd.start(f, x0);
    }

    @Override
    public Velocity step(Objective f, Velocity state) {
        Velocity next = sgd.step(f, state);
        return next.at(Linear.combine(1, next.x(), -sgd.stepSize() * weightDecay, state.x()));
    }

    @Override
    public String label() {
        return sgd.words("SGDW") + ", weight decay " + Text.number(weightDecay);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
