package momentum.noise;

import java.util.Arrays;
import java.util.stream.IntStream;
import momentum.Series;
import momentum.internal.Arguments;
import momentum.text.Text;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What an ensemble measured at every step: the mean over its chains, and how uncertain it is.
 *
 * @param mean for k = 0 … steps
 * @param standardError of each mean, from the spread of the chains; NaN for a single chain
 */
public record MeanCurve(double[] mean, double[] standardError) {
    /**
     * Checks that each mean has its error.
     *
     * @throws IllegalArgumentException if there is no mean, or not one error for each
     */
    public MeanCurve {
        if (Arguments.present(mean, "mean").length == 0) {
            throw new IllegalArgumentException("mean must be at least one, was none");
        }
        if (Arguments.present(standardError, "standardError").length != mean.length) {
            throw new IllegalArgumentException(
                    "standardError must be one for each mean, were " + standardError.length + " for " + mean.length);
        }
    }

    /**
     * The iteration numbers.
     *
     * @return k = 0 … steps
     */
    public double[] k() {
        double[] k = new double[mean.length];
        for (int i = 0; i < k.length; i++) k[i] = i;
        return k;
    }

    /**
     * What was measured at one step.
     *
     * @param k from 0 to the last step
     * @return the mean and its error
     * @throws IllegalArgumentException if the curve has no such step
     */
    public Estimate at(int k) {
        if (!(k >= 0 && k < mean.length)) {
            throw new IllegalArgumentException("k must lie between 0 and " + (mean.length - 1) + ", was " + k);
        }
        return new Estimate(mean[k], standardError[k]);
    }

    /**
     * The means as numbers that know their k.
     *
     * @param name what they are, as a legend says it
     * @return the mean for k = 0 … steps
     */
    public Series series(String name) {
        return new Series(name, k(), mean);
    }

    /**
     * The curve in another unit.
     *
     * @param factor any number
     * @return every mean times factor, every error times its size
     */
    public MeanCurve times(double factor) {
        double[] scaled = mean.clone(), errors = standardError.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
            errors[i] *= Math.abs(factor);
        }
        return new MeanCurve(scaled, errors);
    }

    /**
     * The curve as a table, one row a step.
     *
     * @return columns k, mean and standardError
     */
    public Table table() {
        int[] k = IntStream.range(0, mean.length).toArray();
        return Table.create("mean over chains", IntColumn.create("k", k), DoubleColumn.create("mean", mean),
                DoubleColumn.create("standardError", standardError));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MeanCurve that && Arrays.equals(mean, that.mean)
                && Arrays.equals(standardError, that.standardError);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(standardError);
    }

    @Override
    public String toString() {
        int last = mean.length - 1;
        return "mean over chains, from " + Text.number(mean[0]) + " at k = 0 to "
                + new Estimate(mean[last], standardError[last]) + " at k = " + last;
    }
}
