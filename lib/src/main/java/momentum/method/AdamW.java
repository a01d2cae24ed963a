package momentum.method;

import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * AdamW: Adam, and beside its step the point shrinks by a fixed fraction.
 *
 * <pre>{@code x₊ = (Adam's x₊) − α w x}</pre>
 *
 * The decay is decoupled: it enters neither average, so that no coordinate's is divided by the size of its gradients,
 * as {@link WeightDecay} of an Adam would have it. Where it rests is no minimizer of {@code f + ½ w ‖x‖²}. The form is
 * that of PyTorch's {@code AdamW} (w = 0.01); the paper's decay is not multiplied by α.
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.diag(1, 100);
 * var run = new AdamW(0.01, 0.1).run(f, vector(1, 1), 300);
 * run.last().x()
 * }</pre>
 *
 * @param adam the Adam whose step it takes
 * @param weightDecay w, zero or more; unit: 1/α
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, Decoupled weight decay regularization</a>
 * @see <a href="https://pytorch.org/docs/stable/generated/torch.optim.AdamW.html">PyTorch's form</a>
 */
public record AdamW(Adam adam, double weightDecay) implements Optimizer<Moments> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if adam is null, or weightDecay negative or not finite
     */
    public AdamW {
        Arguments.present(adam, "adam");
        Arguments.notNegative(weightDecay, "weightDecay");
    }

    /**
     * With PyTorch's β₁, β₂ and ε.
     *
     * @param stepSize α, positive; PyTorch's own is 0.001
     * @param weightDecay w, zero or more; PyTorch's own is 0.01
     */
    public AdamW(double stepSize, double weightDecay) {
        this(new Adam(stepSize), weightDecay);
    }

    @Override
    public Moments start(Objective f, SimpleMatrix x0) {
        return adam.start(f, x0);
    }

    @Override
    public Moments step(Objective f, Moments state) {
        Moments next = adam.step(f, state);
        return next.at(Linear.combine(1, next.x(), -adam.stepSize() * weightDecay, state.x()));
    }

    @Override
    public String label() {
        return adam.words("AdamW") + ", weight decay " + Text.number(weightDecay);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
