package momentum.quadratic;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Samples;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;

/**
 * Least squares, the quadratic that data make.
 *
 * <pre>{@code f(w) = ½ ‖Zw − d‖²,   ∇f(w) = Zᵀ(Zw − d),   ∇²f = ZᵀZ}</pre>
 *
 * or all of it divided by m, which is the mean over the samples. Its minimizer is the shortest w that fits best, from
 * the singular values of Z and not from ZᵀZ, whose condition number is the square of Z's. L and μ are the squares of
 * Z's largest and smallest singular value, divided by m for the mean.
 *
 * Example:
 * <pre>{@code
 * var f = LeastSquares.of(new SimpleMatrix(new double[][] {{1, 0}, {1, 1}, {1, 2}}), vector(0, 1, 3));
 * var run = new HeavyBall(0.2, 0.5).run(f, vector(0, 0), 100);
 * run.last().x().minus(f.minimizer().get())
 * }</pre>
 */
public final class LeastSquares implements Samples {
    private static final double LARGEST = 1e150;

    private final SimpleMatrix features;
    private final SimpleMatrix targets;
    /** Features and targets, for the mean divided by √m: then f is a sum of squares again. */
    private final SimpleMatrix z;
    private final SimpleMatrix d;
    private final double[][] rows;
    /** The singular values of z, largest first, as many as it has columns; its right singular vectors; and Uᵀd. */
    private final double[] singular;
    private final SimpleMatrix right;
    private final double[] components;
    private final double zero;
    private final SimpleMatrix minimizer;

    private LeastSquares(SimpleMatrix features, SimpleMatrix targets, SimpleMatrix z, SimpleMatrix d) {
        this.features = features;
        this.targets = targets;
        this.z = z;
        this.d = d;
        this.rows = Linear.rows(z);
        int m = features.getNumRows(), n = features.getNumCols();
        double largest = features.elementMaxAbs();
        if (!(largest <= LARGEST)) {
            throw new IllegalArgumentException(
                    "features must be at most 1e150 in size for their squares to be numbers, was "
                    + Text.number(largest));
        }
        // compact only for a tall Z: of a wide one all n right vectors are wanted
        SimpleSVD<SimpleMatrix> svd = z.svd(m >= n);
        this.right = svd.getV();
        this.singular = Arrays.copyOf(svd.getSingularValues(), n);
        this.components = Arrays.copyOf(Linear.array(Linear.transposeTimes(svd.getU(), d)), n);
        this.zero = singular[0] * Math.ulp(1.0) * Math.max(m, n);
        this.minimizer = tikhonov(0);
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
        checkFit(features, targets);
        SimpleMatrix z = features.copy(), d = targets.copy();
        return new LeastSquares(z, d, z, d);
    }

    /**
     * Least squares on average, as machine learning has it: a step size that fits does so for any number of samples.
     *
     * <pre>{@code f(w) = ‖Zw − d‖²/2m}</pre>
     *
     * @param features Z, m×n, one row a sample
     * @param targets d, m×1
     * @return the problem; Z and d are copied
     * @throws IllegalArgumentException if Z or d is not finite or they do not fit
     */
    public static LeastSquares mean(SimpleMatrix features, SimpleMatrix targets) {
        checkFit(features, targets);
        double share = 1 / Math.sqrt(features.getNumRows());
        return new LeastSquares(features.copy(), targets.copy(), features.scale(share), targets.scale(share));
    }

    private static void checkFit(SimpleMatrix features, SimpleMatrix targets) {
        Arguments.finite(Arguments.present(features, "features"), "features");
        if (!(features.getNumRows() > 0 && features.getNumCols() > 0)) {
            throw new IllegalArgumentException("features must have rows and columns, was " + Text.shape(features));
        }
        if (!(Arguments.present(targets, "targets").getNumRows() == features.getNumRows()
                && targets.getNumCols() == 1)) {
            throw new IllegalArgumentException(
                    "targets must be " + features.getNumRows() + "×1, was " + Text.shape(targets));
        }
        Arguments.finite(targets, "targets");
    }

    /**
     * The weights that fit best while staying short, the damped solution.
     *
     * <pre>{@code argmin ½‖Zw − d‖² + ½η‖w‖² = Σ vᵢ sᵢ/(sᵢ² + η) (uᵢᵀd)}</pre>
     *
     * @param damping η, zero or more; 0 gives the shortest minimizer
     * @return w, n×1
     * @throws IllegalArgumentException if damping is negative or not finite
     */
    public SimpleMatrix tikhonov(double damping) {
        if (!(Arguments.finite(damping, "damping") >= 0)) {
            throw new IllegalArgumentException("damping must be zero or more, was " + Text.number(damping));
        }
        double[] along = new double[singular.length];
        for (int i = 0; i < along.length; i++) {
            if (singular[i] > zero) along[i] = components[i] * singular[i] / (singular[i] * singular[i] + damping);
        }
        return Linear.times(right, Linear.wrap(along));
    }

    /**
     * The eigenvalues and eigenvectors of ZᵀZ, from the singular values of Z: right to rounding even where ZᵀZ itself
     * has lost its small eigenvalues.
     *
     * @return the spectrum; an eigenvalue of a direction that the data do not see is 0
     */
    public Spectrum spectrum() {
        double[] squares = new double[singular.length];
        for (int i = 0; i < squares.length; i++) squares[i] = singular[i] > zero ? singular[i] * singular[i] : 0;
        return Spectrum.sorted(squares, right);
    }

    /**
     * The same function up to the constant ½‖d‖².
     *
     * @return the quadratic with A = ZᵀZ, b = Zᵀd, and the spectrum and minimizer known here
     */
    public Quadratic quadratic() {
        SimpleMatrix gram = z.transpose().mult(z);
        return Quadratic.dense(gram.plus(gram.transpose()).scale(0.5), Linear.transposeTimes(z, d),
                this::spectrum, minimizer);
    }

    @Override
    public SimpleMatrix features() {
        return features;
    }

    @Override
    public SimpleMatrix targets() {
        return targets;
    }

    @Override
    public double loss(int[] batch, SimpleMatrix w) {
        double sum = 0;
        for (int sample : present(batch, w)) sum += 0.5 * residual(sample, w) * residual(sample, w);
        return sum * size() / batch.length;
    }

    @Override
    public SimpleMatrix gradient(int[] batch, SimpleMatrix w) {
        double[] sum = new double[features.getNumCols()];
        for (int sample : present(batch, w)) addGradient(sample, w, (double) size() / batch.length, sum);
        return Linear.wrap(sum);
    }

    @Override
    public SimpleMatrix gradient(int sample, SimpleMatrix w) {
        double[] sum = new double[features.getNumCols()];
        addGradient(present(new int[] {sample}, w)[0], w, 1, sum);
        return Linear.wrap(sum);
    }

    private int[] present(int[] batch, SimpleMatrix w) {
        Arguments.column(w, "w", features.getNumCols());
        return Arguments.indices(batch, "batch", size());
    }

    private double residual(int sample, SimpleMatrix w) {
        double residual = -d.get(sample);
        for (int j = 0; j < features.getNumCols(); j++) residual += rows[sample][j] * w.get(j);
        return residual;
    }

    /** Adds a multiple of {@code zᵢ (zᵢᵀw − dᵢ)}. */
    private void addGradient(int sample, SimpleMatrix w, double factor, double[] sum) {
        double residual = residual(sample, w);
        for (int j = 0; j < sum.length; j++) sum[j] += factor * residual * rows[sample][j];
    }

    private SimpleMatrix residual(SimpleMatrix w) {
        return Linear.combine(1, Linear.times(z, w), -1, d);
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
        return Linear.transposeTimes(rows, Linear.times(z, v));
    }

    /** {@code ½ ‖Z(w − w*)‖²}. */
    @Override
    public double gap(SimpleMatrix w) {
        SimpleMatrix ze = Linear.times(z, Linear.combine(1, w, -1, minimizer));
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
        return OptionalDouble.of(singular[0] * singular[0]);
    }

    @Override
    public OptionalDouble strongConvexity() {
        double smallest = singular[singular.length - 1];
        return smallest > zero ? OptionalDouble.of(smallest * smallest) : OptionalDouble.empty();
    }

    @Override
    public String toString() {
        return (z == features ? "least squares, " : "least squares on average, ") + Text.count(size(), "sample") + ", "
                + Text.count(features.getNumCols(), "feature");
    }
}
