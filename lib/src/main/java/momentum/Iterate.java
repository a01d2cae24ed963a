package momentum;

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
}
