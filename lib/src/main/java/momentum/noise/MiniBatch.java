package momentum.noise;

import momentum.Linear;
import momentum.Objective;
import momentum.Samples;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Gradients from a few samples, drawn anew at every step and none twice in one batch.
 *
 * <pre>{@code g = (m/B) Σ_{i in batch} ∇fᵢ(w) + ∇r(w)}</pre>
 *
 * The error depends on w, through how well each sample fits; with all m samples it is 0.
 *
 * @param data the problem on all m samples
 * @param batch B, from 1 to m
 */
public record MiniBatch(Samples data, int batch) implements GradientNoise {
    /**
     * Checks the batch.
     *
     * @throws IllegalArgumentException if data is null, or batch not positive or more than there are samples
     */
    public MiniBatch {
        Arguments.batch(batch, Arguments.present(data, "data").size());
    }

    @Override
    public SimpleMatrix gradient(Objective exact, SimpleMatrix w, RandomStream random) {
        int samples = data.size();
        return batch == samples ? exact.gradient(w) : data.gradient(draw(samples, random), w);
    }

    /** The first B of a shuffled deck. */
    private int[] draw(int samples, RandomStream random) {
        Arguments.present(random, "random");
        int[] order = new int[samples], drawn = new int[batch];
        for (int i = 0; i < samples; i++) order[i] = i;
        for (int i = 0; i < batch; i++) {
            int at = i + random.nextInt(samples - i);
            drawn[i] = order[at];
            order[at] = order[i];
        }
        return drawn;
    }

    /** {@code m²/B · (m − B)/(m − 1)} times the covariance of one sample's gradient. */
    @Override
    public SimpleMatrix covariance(SimpleMatrix w) {
        int samples = data.size(), n = Arguments.present(w, "w").getNumRows();
        if (batch == samples) return new SimpleMatrix(n, n);
        SimpleMatrix mean = data.gradient(w).scale(1.0 / samples), covariance = new SimpleMatrix(n, n);
        for (int i = 0; i < samples; i++) {
            SimpleMatrix deviation = Linear.combine(1, data.gradient(i, w), -1, mean);
            covariance = covariance.plus(deviation.mult(deviation.transpose()));
        }
        return covariance.scale((double) samples / batch * (samples - batch) / (samples - 1));
    }

    @Override
    public String toString() {
        return "batches of " + batch + " of " + Text.count(data.size(), "sample");
    }
}
