package momentum.noise;

/**
 * Moments of a mode after it has settled, measured by an ensemble.
 *
 * @param variance of x
 * @param lagCovariance of x with the x before it
 * @param stepVariance of x − x₋
 */
public record Settled(Estimate variance, Estimate lagCovariance, Estimate stepVariance) {}
