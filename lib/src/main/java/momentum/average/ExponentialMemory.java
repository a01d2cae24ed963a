package momentum.average;

import java.util.stream.IntStream;
import momentum.Series;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.hipparchus.complex.Complex;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * A memory that forgets by a constant factor: the exponentially weighted sum of a series or, with other units, its
 * average.
 *
 * <pre>{@code v_t = β v_{t−1} + c g_t = c Σ_{i=0}^{t−1} βⁱ g_{t−i},   v_0 = 0}</pre>
 *
 * With c = 1 it is a sum, whose weights add to 1/(1 − β) in the end; with c = 1 − β an average, whose weights add to 1.
 * Everything that does not depend on c is the same for both: what they remember and how long.
 *
 * @param momentum β, at least 0 and below 1
 * @param newest c, positive, the weight of the newest element; unit: that of v over that of g
 */
public record ExponentialMemory(double momentum, double newest) {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if momentum is not in [0, 1), or newest not positive and finite
     */
    public ExponentialMemory {
        Arguments.belowOne(momentum, "momentum");
        Arguments.positive(newest, "newest");
    }

    /**
     * The sum, c = 1: the velocity of momentum methods.
     *
     * @param momentum β, at least 0 and below 1
     * @return the memory
     * @throws IllegalArgumentException if momentum is not in [0, 1)
     */
    public static ExponentialMemory sum(double momentum) {
        return new ExponentialMemory(momentum, 1);
    }

    /**
     * The average, c = 1 − β.
     *
     * @param momentum β, at least 0 and below 1
     * @return the memory
     * @throws IllegalArgumentException if momentum is not in [0, 1)
     */
    public static ExponentialMemory average(double momentum) {
        Arguments.belowOne(momentum, "momentum");
        return new ExponentialMemory(momentum, 1 - momentum);
    }

    /**
     * The weights, the newest element's first.
     *
     * @param count how many, zero or more
     * @return {@code c βⁱ} for i = 0 … count − 1
     * @throws IllegalArgumentException if count is negative
     */
    public double[] weights(int count) {
        double[] weights = new double[Arguments.kept(Arguments.notNegative(count, "count"), "count")];
        for (int i = 0; i < weights.length; i++) {
            Interruption.poll("weighing the past");
            weights[i] = newest * Math.pow(momentum, i);
        }
        return weights;
    }

    /**
     * The weights as a table, one row an element.
     *
     * @param count how many, zero or more
     * @return columns age (0 the newest) and weight
     * @throws IllegalArgumentException if count is negative
     */
    public Table table(int count) {
        double[] weights = weights(count);
        return Table.create("weights", IntColumn.create("age", IntStream.range(0, weights.length).toArray()),
                DoubleColumn.create("weight", weights));
    }

    /**
     * What the weights of t elements add to.
     *
     * <pre>{@code c (1 − βᵗ)/(1 − β)}</pre>
     *
     * @param t zero or more
     * @return the sum, the answer to the constant series 1
     * @throws IllegalArgumentException if t is negative
     */
    public double total(long t) {
        Arguments.notNegative(t, "t");
        return newest * (1 - Math.pow(momentum, t)) / (1 - momentum);
    }

    /**
     * What all weights add to, {@code c/(1 − β)}.
     *
     * @return 1 for the average
     */
    public double total() {
        return newest / (1 - momentum);
    }

    /**
     * The memory after each element of a series.
     *
     * @param series g₁ … g_n, at least one, finite
     * @return v₁ … v_n
     * @throws IllegalArgumentException if the series is empty or has an element that is not finite
     */
    public double[] of(double... series) {
        check(series);
        double[] memory = new double[series.length];
        double v = 0;
        for (int t = 0; t < series.length; t++) memory[t] = v = momentum * v + newest * series[t];
        return memory;
    }

    /**
     * The memory after each number of a series.
     *
     * @param series g at ascending k, finite
     * @return v at the same k, of the same name
     * @throws IllegalArgumentException if a number is not finite
     */
    public Series of(Series series) {
        return new Series(Arguments.present(series, "series").name(), series.k(), of(series.values()));
    }

    /**
     * The average of what was seen so far: each {@code v_t} over the weights it is made of, which undoes the start at
     * zero.
     *
     * <pre>{@code v_t / (c (1 − βᵗ)/(1 − β))}</pre>
     *
     * @param series g₁ … g_n, at least one, finite
     * @return n averages, exact for a constant series, the same whatever c
     * @throws IllegalArgumentException if the series is empty or has an element that is not finite
     */
    public double[] corrected(double... series) {
        double[] memory = of(series);
        for (int t = 0; t < memory.length; t++) memory[t] /= total(t + 1);
        return memory;
    }

    private static void check(double[] series) {
        if (Arguments.present(series, "series").length == 0) {
            throw new IllegalArgumentException("series must have at least one element, was empty");
        }
        for (int t = 0; t < series.length; t++) Arguments.finite(series[t], "series[" + t + "]");
    }

    /**
     * How old an element is in the mean, weighted: {@code Σ i βⁱ / Σ βⁱ = β/(1 − β)}.
     *
     * @return steps, 0 for the newest
     */
    public double meanAge() {
        return momentum / (1 - momentum);
    }

    /**
     * How many equally weighted elements would average noise as well: {@code (Σ βⁱ)² / Σ β²ⁱ = (1 + β)/(1 − β)}.
     *
     * @return a count
     */
    public double varianceWindow() {
        return (1 + momentum) / (1 - momentum);
    }

    /**
     * The variance in the long run where the series is white noise of variance 1: {@code c²/(1 − β²)}.
     *
     * @return a factor
     */
    public double varianceFactor() {
        return newest * newest / ((1 - momentum) * (1 + momentum));
    }

    /**
     * The share of all weight that the last m elements have: {@code 1 − βᵐ}.
     *
     * @param m zero or more
     * @return between 0 and 1
     * @throws IllegalArgumentException if m is negative
     */
    public double massInLast(long m) {
        return 1 - Math.pow(momentum, Arguments.notNegative(m, "m"));
    }

    /**
     * After how many steps the answer to a constant series is within a factor e of its limit: {@code −1/ln β}.
     *
     * @return steps, 0 without momentum
     */
    public double timeConstant() {
        return -1 / Math.log(momentum);
    }

    /**
     * After how many steps half of a constant series' limit is reached: {@code −ln 2/ln β}.
     *
     * @return steps, 0 without momentum
     */
    public double halfLife() {
        return timeTo(0.5);
    }

    /**
     * After how many steps a share of a constant series' limit is reached: {@code ln(1 − share)/ln β}.
     *
     * @param share at least 0 and below 1
     * @return steps, in general between two whole numbers
     * @throws IllegalArgumentException if share is not in [0, 1)
     */
    public double timeTo(double share) {
        return Math.log1p(-Arguments.belowOne(share, "share")) / Math.log(momentum);
    }

    /**
     * The answer to an oscillation, relative to it: the series {@code e^{iωt}} becomes {@code H(ω) e^{iωt}}.
     *
     * <pre>{@code H(ω) = c / (1 − β e^{−iω})}</pre>
     *
     * @param omega ω, radians a step; 0 is a constant series, π one that alternates
     * @return its size is the gain, its argument the delay in radians (negative: later)
     * @throws IllegalArgumentException if omega is not finite
     */
    public Complex response(double omega) {
        Arguments.finite(omega, "omega");
        return new Complex(1 - momentum * Math.cos(omega), momentum * Math.sin(omega)).reciprocal().multiply(newest);
    }

    /**
     * The size of {@link #response}: {@code c / √(1 − 2β cos ω + β²)}.
     *
     * @param omega ω, radians a step
     * @return from c/(1 − β) at 0 to c/(1 + β) at π
     * @throws IllegalArgumentException if omega is not finite
     */
    public double gain(double omega) {
        double half = Math.sin(Arguments.finite(omega, "omega") / 2);
        // (1 − β)² + 4β sin²(ω/2): the same without cancellation
        return newest / Math.sqrt((1 - momentum) * (1 - momentum) + 4 * momentum * half * half);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
