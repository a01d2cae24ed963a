package momentum;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ejml.simple.SimpleMatrix;

/**
 * A problem of which each step sees other gradients than its own: noisy ones, or those of a batch.
 *
 * <p>Whatever is asked of it beside a step, it answers as the exact problem does.
 */
public interface InexactObjective extends Objective {
    /**
     * The problem by itself.
     *
     * @return f with its own gradient
     */
    Objective exact();

    /** The problem as step k of a run sees it: f's value with the gradient of that step. */
    @Override
    Objective atStep(int k);

    @Override
    default double value(SimpleMatrix x) {
        return exact().value(x);
    }

    @Override
    default SimpleMatrix gradient(SimpleMatrix x) {
        return exact().gradient(x);
    }

    @Override
    default SimpleMatrix hessianTimes(SimpleMatrix x, SimpleMatrix v) {
        return exact().hessianTimes(x, v);
    }

    @Override
    default OptionalInt dimension() {
        return exact().dimension();
    }

    @Override
    default Optional<SimpleMatrix> minimizer() {
        return exact().minimizer();
    }

    @Override
    default OptionalDouble leastValue() {
        return exact().leastValue();
    }

    @Override
    default OptionalDouble smoothness() {
        return exact().smoothness();
    }

    @Override
    default OptionalDouble strongConvexity() {
        return exact().strongConvexity();
    }

    @Override
    default double gap(SimpleMatrix x) {
        return exact().gap(x);
    }

    @Override
    default boolean isFiniteAt(SimpleMatrix x) {
        return exact().isFiniteAt(x);
    }
}
