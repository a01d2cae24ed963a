package momentum.noise;

import momentum.InexactObjective;
import momentum.Objective;
import momentum.Samples;
import momentum.internal.Arguments;

/**
 * A problem whose gradients a run sees with an error; everything else about it is exact.
 *
 * <pre>{@code step k sees ∇f(x) + ξ_k,   E ξ_k = 0,   ξ_k from the seed and k alone}</pre>
 *
 * A method runs on it as on any other problem, and the same seed gives the same run on every machine. Two methods on
 * the same problem meet the same noise; {@link #chain} gives independent noise. Values, gaps and the gradient outside a
 * run are those of f itself.
 *
 * @param exact f
 * @param noise the law of ξ
 * @param seed any number
 */
public record NoisyObjective(Objective exact, GradientNoise noise, long seed) implements InexactObjective {
    /**
     * Checks that there is something to disturb.
     *
     * @throws IllegalArgumentException if the problem is noisy already
     */
    public NoisyObjective {
        Arguments.present(noise, "noise");
        if (Arguments.present(exact, "exact") instanceof NoisyObjective) {
            throw new IllegalArgumentException("exact must have exact gradients, was " + exact);
        }
    }

    /**
     * Independent normal errors in every coordinate.
     *
     * @param exact f
     * @param deviation σ, zero or more; unit: that of the gradient
     * @param seed any number
     * @return the noisy problem
     * @throws IllegalArgumentException if deviation is negative or not finite
     */
    public static NoisyObjective gaussian(Objective exact, double deviation, long seed) {
        return new NoisyObjective(exact, GaussianNoise.of(deviation), seed);
    }

    /**
     * Gradients from a few of the samples at a time.
     *
     * @param exact the problem on all samples, as least squares or logistic regression
     * @param batch how many samples each step looks at, from one to all
     * @param seed any number
     * @return the noisy problem
     * @throws IllegalArgumentException if batch is not positive or more than there are samples
     */
    public static NoisyObjective miniBatch(Samples exact, int batch, long seed) {
        return new NoisyObjective(exact, new MiniBatch(exact, batch), seed);
    }

    /**
     * Independent errors with rare huge values.
     *
     * @param exact f
     * @param degreesOfFreedom ν, positive: the smaller, the heavier the tails; the variance is infinite up to 2
     * @param scale s, positive; unit: that of the gradient
     * @param seed any number
     * @return the noisy problem
     * @throws IllegalArgumentException if a parameter is not positive and finite
     */
    public static NoisyObjective heavyTailed(Objective exact, double degreesOfFreedom, double scale, long seed) {
        return new NoisyObjective(exact, new StudentNoise(degreesOfFreedom, scale), seed);
    }

    /**
     * The same problem with independent noise.
     *
     * @param index which of the endlessly many
     * @return the noisy problem of that chain
     */
    public NoisyObjective chain(long index) {
        return new NoisyObjective(exact, noise, RandomStream.start(seed, index));
    }

    @Override
    public Objective atStep(int k) {
        // the same draw wherever step k looks: its gradients differ by x alone
        return Objective.of(exact::value, x -> noise.gradient(exact, x, RandomStream.of(seed, k)));
    }

    @Override
    public String toString() {
        return exact + " with " + noise + ", seed " + seed;
    }
}
