package momentum.noise;

import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.quadratic.LeastSquares;
import org.ejml.simple.SimpleMatrix;

/**
 * Gradients of least squares from a few samples, drawn anew at every step and none twice in one batch.
 *
 * <pre>{@code g = (m/B) Σ_{i in batch} zᵢ (zᵢᵀw − dᵢ)}</pre>
 *
 * The error depends on w, through the residuals; with all m samples it is 0.
 *
 * @param data the problem on all m samples
 * @param batch B, from 1 to m
 */
public record MiniBatch(LeastSquares data, int batch) implements GradientNoise {
    /**
     * Checks the batch.
     *
     * @throws IllegalArgumentException if batch is not positive or more than there are samples
     */
    public MiniBatch {
        Arguments.positive(batch, "batch");
        int samples = data.features().getNumRows();
        if (!(batch <= samples)) {
            throw new IllegalArgumentException("batch must be at most the " + samples + " samples, was " + batch);
        }
    }

    @Override
    public SimpleMatrix gradient(Objective exact, SimpleMatrix w, RandomStream random) {
        int samples = data.features().getNumRows();
        if (batch == samples) return exact.gradient(w);
        int[] order = new int[samples];
        for (int i = 0; i < samples; i++) order[i] = i;
        double[] sum = new double[w.getNumRows()];
        for (int i = 0; i < batch; i++) {
            int drawn = i + random.nextInt(samples - i), sample = order[drawn];
            order[drawn] = order[i];
            order[i] = sample;
            addGradient(sample, w, (double) samples / batch, sum);
        }
        return Linear.wrap(sum);
    }

    /** Adds a multiple of one sample's gradient. */
    private void addGradient(int sample, SimpleMatrix w, double factor, double[] sum) {
        SimpleMatrix z = data.features();
        double residual = -data.targets().get(sample);
        for (int j = 0; j < sum.length; j++) residual += z.get(sample, j) * w.get(j);
        for (int j = 0; j < sum.length; j++) sum[j] += factor * residual * z.get(sample, j);
    }

    /** {@code m²/B · (m − B)/(m − 1)} times the covariance of one sample's gradient. */
    @Override
    public SimpleMatrix covariance(SimpleMatrix w) {
        int samples = data.features().getNumRows(), n = w.getNumRows();
        if (batch == samples) return new SimpleMatrix(n, n);
        SimpleMatrix mean = data.gradient(w).scale(1.0 / samples), covariance = new SimpleMatrix(n, n);
        for (int i = 0; i < samples; i++) {
            double[] g = new double[n];
            addGradient(i, w, 1, g);
            SimpleMatrix deviation = Linear.combine(1, Linear.wrap(g), -1, mean);
            covariance = covariance.plus(deviation.mult(deviation.transpose()));
        }
        return covariance.scale((double) samples / batch * (samples - batch) / (samples - 1));
    }

    @Override
    public String toString() {
        return "batches of " + batch + " of " + data.features().getNumRows() + " samples";
    }
}
