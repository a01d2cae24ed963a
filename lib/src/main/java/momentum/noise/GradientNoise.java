package momentum.noise;

import momentum.Objective;
import org.ejml.simple.SimpleMatrix;

/** How a gradient is estimated: without bias, and with an error whose law this is. */
public interface GradientNoise {
    /**
     * One estimate.
     *
     * @param exact the problem
     * @param x n×1
     * @param random where the error comes from; used up by the call
     * @return n×1, new; in the mean the gradient of the problem
     */
    SimpleMatrix gradient(Objective exact, SimpleMatrix x, RandomStream random);

    /**
     * The covariance of the error.
     *
     * @param x where, n×1
     * @return n×n, symmetric and positive semidefinite
     * @throws IllegalArgumentException if the variance is infinite
     */
    SimpleMatrix covariance(SimpleMatrix x);
}
