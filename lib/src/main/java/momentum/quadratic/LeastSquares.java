package momentum.quadratic;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Arguments;
import momentum.Linear;
import momentum.Objective;
import momentum.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Least squares, the quadratic that data make.
 *
 * <pre>{@code f(w) = ½ ‖Zw − d‖²,   ∇f(w) = Zᵀ(Zw − d),   ∇²f = ZᵀZ}</pre>
 *
 * Its minimizer is the shortest w that fits best, from the singular values of Z and not from ZᵀZ, whose condition number
 * is the square of Z's. L and μ are the squares of Z's largest and smallest singular value.
 */
public final class LeastSquares implements Objective {
    private final SimpleMatrix features;
    private final double[][] rows;
    private final SimpleMatrix targets;
    private final SimpleMatrix minimizer;
    private final double smoothness;
    private final double strongConvexity;

    private LeastSquares(SimpleMatrix features, SimpleMatrix targets) {
        this.features = features;
        this.rows = Linear.rows(features);
        this.targets = targets;
        double[] singular = features.svd(true).getSingularValues();
        double largest = 0, smallest = Double.POSITIVE_INFINITY;
        for (double s : singular) {
            largest = Math.max(largest, s);
            smallest = Math.min(smallest, s);
        }
        boolean fullRank = features.getNumRows() >= features.getNumCols()
                && smallest > largest * Math.ulp(1.0) * Math.max(features.getNumRows(), features.getNumCols());
        this.smoothness = largest * largest;
        this.strongConvexity = fullRank ? smallest * smallest : 0;
        this.minimizer = Linear.times(features.pseudoInverse(), targets);
    }

    /**
     * Least squares for a feature matrix and targets.
     *
     * @param features Z, m×n, one row a sample
     * @param targets d, m×1
     * @return the problem; Z and d are copied
     * @throws IllegalArgumentException if Z or d is not finite or they do not fit
     */
    public static LeastSquares of(SimpleMatrix features, SimpleMatrix targets) {
        Arguments.finite(features, "features");
        if (!(features.getNumRows() > 0 && features.getNumCols() > 0)) {
            throw new IllegalArgumentException("features must have rows and columns, was " + Text.shape(features));
        }
        if (!(targets.getNumRows() == features.getNumRows() && targets.getNumCols() == 1)) {
            throw new IllegalArgumentException(
                    "targets must be " + features.getNumRows() + "×1, was " + Text.shape(targets));
        }
        Arguments.finite(targets, "targets");
        return new LeastSquares(features.copy(), targets.copy());
    }

    /**
     * The same function up to the constant ½‖d‖².
     *
     * @return the quadratic with A = ZᵀZ, b = Zᵀd
     */
    public Quadratic quadratic() {
        return Quadratic.of(features.transpose().mult(features), Linear.transposeTimes(features, targets));
    }

    private SimpleMatrix residual(SimpleMatrix w) {
        return Linear.combine(1, Linear.times(features, w), -1, targets);
    }

    @Override
    public double value(SimpleMatrix w) {
        SimpleMatrix r = residual(w);
        return 0.5 * Linear.dot(r, r);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix w) {
        return Linear.transposeTimes(rows, residual(w));
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix w, SimpleMatrix v) {
        return Linear.transposeTimes(rows, Linear.times(features, v));
    }

    /** {@code ½ ‖Z(w − w*)‖²}. */
    @Override
    public double gap(SimpleMatrix w) {
        SimpleMatrix ze = Linear.times(features, Linear.combine(1, w, -1, minimizer));
        return 0.5 * Linear.dot(ze, ze);
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(features.getNumCols());
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(minimizer);
    }

    @Override
    public OptionalDouble smoothness() {
        return OptionalDouble.of(smoothness);
    }

    @Override
    public OptionalDouble strongConvexity() {
        return strongConvexity > 0 ? OptionalDouble.of(strongConvexity) : OptionalDouble.empty();
    }

    @Override
    public String toString() {
        return "least squares, " + features.getNumRows() + " samples, " + features.getNumCols() + " features";
    }
}
