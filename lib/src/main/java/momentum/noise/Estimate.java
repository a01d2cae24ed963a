package momentum.noise;

import momentum.text.Text;

/**
 * A mean over independent chains, and how uncertain it is.
 *
 * @param mean of the chains
 * @param standardError the deviation of the mean, from the spread of the chains; NaN for a single chain
 */
public record Estimate(double mean, double standardError) {
    /** The estimate from one number a chain, added up in their order. */
    static Estimate of(double[] chains) {
        double sum = 0, squares = 0;
        for (double value : chains) sum += value;
        double mean = sum / chains.length;
        for (double value : chains) squares += (value - mean) * (value - mean);
        return new Estimate(mean, Math.sqrt(squares / (chains.length - 1) / chains.length));
    }

    /**
     * How far a value lies from the estimate.
     *
     * @param value what is expected
     * @return the distance in standard errors; below 2 in about 95 of 100 cases if the value is right
     */
    public double errorsFrom(double value) {
        return Math.abs(mean - value) / standardError;
    }

    @Override
    public String toString() {
        return Text.number(mean, 4) + " ± " + Text.number(standardError, 2);
    }
}
