package momentum;

import java.util.Optional;
import org.ejml.simple.SimpleMatrix;

/** Where a method stands after k steps; a method that remembers more keeps it in its own record beside these two. */
public interface Iterate {
    /**
     * The iteration.
     *
     * @return k: iterate k has seen k gradients
     */
    int k();

    /**
     * The point.
     *
     * @return x_k, n×1
     */
    SimpleMatrix x();

    /**
     * Why the method could not come here: the step would have divided by zero, or the problem is none of its kind. A
     * run ends before such a state.
     *
     * @return a sentence without a full stop; nothing for a method that went on
     */
    default Optional<String> breakdown() {
        return Optional.empty();
    }
}
