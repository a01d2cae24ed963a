package momentum;

import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A problem that is a sum over samples, so that a method can look at a few of them at a time.
 *
 * <pre>{@code f(w) = Σ_{i=0}^{m−1} fᵢ(w) + r(w),   ∇f = Σ ∇fᵢ + ∇r}</pre>
 *
 * Row i of the features and entry i of the targets are sample i. A part r that belongs to no sample, as a ridge, is
 * spread evenly: each sample's loss has r/m in it, so that the losses of all samples add up to f.
 */
public interface Samples extends Objective {
    /**
     * What is known of each sample.
     *
     * @return Z, m×n, one row a sample; not to be changed
     */
    SimpleMatrix features();

    /**
     * What is to be found for each sample.
     *
     * @return d, m×1; not to be changed
     */
    SimpleMatrix targets();

    /**
     * How many samples there are.
     *
     * @return m
     */
    default int size() {
        return Arguments.present(features(), "features").getNumRows();
    }

    /**
     * What a batch makes believe f is.
     *
     * <pre>{@code (m/B) Σ_{i in batch} fᵢ(w) + r(w)}</pre>
     *
     * @param batch B samples, counted from 0, at least one
     * @param w n×1
     * @return f(w) for a batch of all samples
     * @throws IllegalArgumentException if there is no such sample or the batch is empty, or w does not fit
     */
    double loss(int[] batch, SimpleMatrix w);

    /**
     * What a batch makes believe the gradient of f is.
     *
     * <pre>{@code (m/B) Σ_{i in batch} ∇fᵢ(w) + ∇r(w)}</pre>
     *
     * @param batch B samples, counted from 0, at least one
     * @param w n×1
     * @return n×1, new; {@code ∇f(w)} up to rounding for a batch of all samples
     * @throws IllegalArgumentException if there is no such sample or the batch is empty, or w does not fit
     */
    SimpleMatrix gradient(int[] batch, SimpleMatrix w);

    /**
     * The loss of one sample.
     *
     * @param sample i, counted from 0
     * @param w n×1
     * @return fᵢ(w) + r(w)/m
     * @throws IllegalArgumentException if there is no such sample, or w does not fit
     */
    default double loss(int sample, SimpleMatrix w) {
        return loss(new int[] {sample}, w) / size();
    }

    /**
     * The gradient of one sample's loss.
     *
     * @param sample i, counted from 0
     * @param w n×1
     * @return {@code ∇fᵢ(w) + ∇r(w)/m}, n×1, new
     * @throws IllegalArgumentException if there is no such sample, or w does not fit
     */
    default SimpleMatrix gradient(int sample, SimpleMatrix w) {
        return gradient(new int[] {sample}, w).scale(1.0 / size());
    }
}
