package momentum.problem;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A bowl near its minimizer, a funnel far away: curvature that fades along the path.
 *
 * <pre>{@code f(x) = Σ wᵢ log cosh xᵢ,   ∂ᵢf = wᵢ tanh xᵢ,   ∂ᵢᵢf = wᵢ / cosh² xᵢ}</pre>
 *
 * Convex with minimizer 0, value 0 and L = max wᵢ; not strongly convex, since the curvature vanishes at infinity.
 *
 * Example:
 * <pre>{@code
 * var f = LogCosh.of(1, 4);
 * var run = new GradientDescent(0.25).run(f, vector(3, -2), 20);
 * f.gap(run.last().x())
 * }</pre>
 */
public final class LogCosh implements Objective {
    private final double[] weights;

    private LogCosh(double[] weights) {
        this.weights = weights;
    }

    /**
     * The problem with given weights.
     *
     * @param weights w₁ … wₙ, positive, at least one; the curvatures at the minimizer
     * @return the problem in n dimensions
     * @throws IllegalArgumentException if there is no weight or one is not positive and finite
     */
    public static LogCosh of(double... weights) {
        if (Arguments.present(weights, "weights").length == 0) {
            throw new IllegalArgumentException("weights must be at least one, were none");
        }
        for (int i = 0; i < weights.length; i++) Arguments.positive(weights[i], "weights[" + i + "]");
        return new LogCosh(weights.clone());
    }

    @Override
    public double value(SimpleMatrix x) {
        Arguments.column(x, "x", weights.length);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * logCosh(x.get(i));
        return sum;
    }

    private static double logCosh(double x) {
        double size = Math.abs(x);
        if (size > 20) return size - Math.log(2);
        double sinh = Math.sinh(size);
        return 0.5 * Math.log1p(sinh * sinh);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x) {
        Arguments.column(x, "x", weights.length);
        double[] gradient = new double[weights.length];
        for (int i = 0; i < gradient.length; i++) gradient[i] = weights[i] * Math.tanh(x.get(i));
        return Linear.wrap(gradient);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix x, SimpleMatrix v) {
        Arguments.column(x, "x", weights.length);
        Arguments.column(v, "v", weights.length);
        double[] product = new double[weights.length];
        for (int i = 0; i < product.length; i++) {
            double cosh = Math.cosh(x.get(i));
            product[i] = weights[i] * v.get(i) / (cosh * cosh);
        }
        return Linear.wrap(product);
    }

    /** The value itself: the least value is 0. */
    @Override
    public double gap(SimpleMatrix x) {
        return value(x);
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(weights.length);
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(new SimpleMatrix(weights.length, 1));
    }

    @Override
    public OptionalDouble smoothness() {
        return Arrays.stream(weights).max();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogCosh that && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "log cosh with weights " + Text.numbers(weights);
    }
}
