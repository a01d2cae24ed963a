package momentum.noise;

import java.util.stream.IntStream;
import momentum.Series;
import momentum.internal.Arguments;
import momentum.text.Text;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The loss to expect along a noisy run on one mode: what is left of the start, and what the noise has put in its place.
 *
 * <pre>{@code E f(x_k) = ½ λ d_k² + ½ λ σ² Σ_{j=0}^{k−1} h_j²}</pre>
 *
 * d is the run without noise and h the answer to one unit of it. The first part fades, the second grows to the plateau
 * {@code ½ λ Var x}.
 *
 * @param mode the method on one mode, with its noise
 * @param start x₀ = x₋₁, finite
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Momentum with Stochastic Gradients, footnote 11, with its
 *     misprints corrected</a>
 */
public record ExpectedLoss(NoisyMode mode, double start) {
    /**
     * Checks the start.
     *
     * @throws IllegalArgumentException if start is not finite
     */
    public ExpectedLoss {
        Arguments.present(mode, "mode");
        Arguments.finite(start, "start");
    }

    /**
     * What is left of the start.
     *
     * @param steps zero or more
     * @return {@code ½ λ d_k²} for k = 0 … steps
     * @throws IllegalArgumentException if steps is negative
     */
    public Series deterministic(int steps) {
        double[] d = mode.errors(steps, start, start);
        return Series.of("deterministic part", 0, steps, k -> 0.5 * mode.eigenvalue() * d[k] * d[k]);
    }

    /**
     * What the noise has put in.
     *
     * @param steps zero or more
     * @return {@code ½ λ σ² Σ_{j<k} h_j²} for k = 0 … steps; it does not depend on the start
     * @throws IllegalArgumentException if steps is negative
     */
    public Series stochastic(int steps) {
        double[] loss = new double[Arguments.kept(Arguments.notNegative(steps, "steps"), "steps") + 1];
        double[] h = mode.impulse(steps);
        double factor = 0.5 * mode.eigenvalue() * mode.deviation() * mode.deviation();
        for (int k = 1; k <= steps; k++) loss[k] = loss[k - 1] + factor * h[k - 1] * h[k - 1];
        return Series.of("stochastic part", 0, steps, k -> loss[k]);
    }

    /**
     * Both parts together.
     *
     * @param steps zero or more
     * @return {@code E f(x_k)} for k = 0 … steps
     * @throws IllegalArgumentException if steps is negative
     */
    public Series total(int steps) {
        Series left = deterministic(steps), noise = stochastic(steps);
        return Series.of("expected loss", 0, steps, k -> left.at(k) + noise.at(k));
    }

    /**
     * Both parts and their sum as a table, one row a step.
     *
     * @param steps zero or more
     * @return columns k, deterministic, stochastic and total for k = 0 … steps
     * @throws IllegalArgumentException if steps is negative
     */
    public Table table(int steps) {
        double[] left = deterministic(steps).values();
        return Table.create("expected loss", IntColumn.create("k", IntStream.range(0, left.length).toArray()),
                DoubleColumn.create("deterministic", left),
                DoubleColumn.create("stochastic", stochastic(steps).values()),
                DoubleColumn.create("total", total(steps).values()));
    }

    /**
     * Where the loss ends up.
     *
     * @return {@code ½ λ Var x}
     * @throws IllegalArgumentException if there is no stationary distribution
     */
    public double plateau() {
        return mode.excessRisk();
    }

    /**
     * The last iterate of the transient phase, in which what is left of the start is more than the noise.
     *
     * @param steps how far to look, zero or more
     * @return the last k before the first at which the noise is as large; steps if that does not happen, −1 if at once
     * @throws IllegalArgumentException if steps is negative
     */
    public int transientEnd(int steps) {
        double[] left = deterministic(steps).values(), noise = stochastic(steps).values();
        int k = 0;
        while (k <= steps && left[k] > noise[k]) k++;
        return k - 1;
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
