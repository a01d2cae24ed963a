package momentum.noise;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import momentum.internal.Interruption;
import org.ejml.simple.SimpleMatrix;

/**
 * What a statistic of all chains is, and what it is without each of them: from this, its error.
 *
 * <pre>{@code mean = m θ − (m − 1) θ̄₍₎,   error² = (m − 1)/m Σ (θ₍ᵢ₎ − θ̄₍₎)²}</pre>
 *
 * Chains are independent, so the error is right however much the steps of one chain resemble each other.
 *
 * @param all θ, from all m chains
 * @param without θ₍ᵢ₎, from all but chain i
 */
record Jackknife(SimpleMatrix all, SimpleMatrix[] without) {
    /** Of sums that chains contribute. */
    static Jackknife of(SimpleMatrix[] chains, UnaryOperator<SimpleMatrix> statistic) {
        SimpleMatrix total = chains[0].copy();
        for (int i = 1; i < chains.length; i++) total = total.plus(chains[i]);
        SimpleMatrix[] without = new SimpleMatrix[chains.length];
        for (int i = 0; i < chains.length; i++) {
            Interruption.poll("estimating errors");
            without[i] = statistic.apply(total.minus(chains[i]));
        }
        return new Jackknife(statistic.apply(total), without);
    }

    Estimate estimate(ToDoubleFunction<SimpleMatrix> number) {
        int m = without.length;
        double[] each = new double[m];
        double mean = 0, squares = 0;
        for (int i = 0; i < m; i++) mean += each[i] = number.applyAsDouble(without[i]);
        mean /= m;
        for (double value : each) squares += (value - mean) * (value - mean);
        return new Estimate(m * number.applyAsDouble(all) - (m - 1) * mean, Math.sqrt(squares * (m - 1) / m));
    }

    Estimate entry(int i, int j) {
        return estimate(matrix -> matrix.get(i, j));
    }

    /** The estimates of all entries, without their errors. */
    SimpleMatrix means() {
        SimpleMatrix means = all.copy();
        for (int i = 0; i < all.getNumRows(); i++) {
            for (int j = 0; j < all.getNumCols(); j++) means.set(i, j, entry(i, j).mean());
        }
        return means;
    }
}
