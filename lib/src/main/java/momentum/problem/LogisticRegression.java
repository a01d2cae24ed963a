package momentum.problem;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Samples;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;

/**
 * Logistic regression: which side of a plane, and how surely.
 *
 * <pre>{@code f(w) = Σ log(1 + exp(−dᵢ zᵢᵀw)) + ½ η ‖w‖²,   dᵢ = ±1
 * ∇f(w) = −Σ dᵢ zᵢ σ(−dᵢ zᵢᵀw) + η w,   σ(t) = 1/(1 + e⁻ᵗ)
 * ∇²f(w) = Zᵀ diag(σ(1 − σ)) Z + η I}</pre>
 *
 * It is convex; L is ¼ of Z's largest singular value squared, plus η, and μ is η: far from 0 nothing else curves. With
 * a ridge there is one minimizer. Without one there is none if a plane separates the data, since f falls for ever along
 * its normal; else the minimizer is the shortest there is. A plane that need not go through 0 is a column of ones among
 * the features.
 *
 * Example:
 * <pre>{@code
 * var f = LogisticRegression.of(new SimpleMatrix(new double[][] {{1, 0.5}, {1, 2}, {1, -1}}), vector(1, -1, -1), 0.1);
 * var run = Tuning.nesterov(f).method().run(f, vector(0, 0), 100);
 * run.gaps().last()
 * }</pre>
 *
 * @see <a href="https://web.stanford.edu/~boyd/cvxbook/">Boyd and Vandenberghe, Convex Optimization, section 7.1.1</a>
 */
public final class LogisticRegression implements Samples {
    /** Newton's method doubles its digits a step; where f falls for ever it walks one unit of a margin instead. */
    private static final int MOST_STEPS = 100;
    /** Below this change of a margin its part of the gap is a series of powers. */
    private static final double SMALL = 0.02;

    private final SimpleMatrix features;
    private final double[][] rows;
    private final SimpleMatrix labels;
    private final double ridge;
    private final SimpleMatrix right;
    private final double largest;
    private final SimpleMatrix minimizer;

    private LogisticRegression(SimpleMatrix features, SimpleMatrix labels, double ridge) {
        this.features = features;
        this.rows = Linear.rows(features);
        this.labels = labels;
        this.ridge = ridge;
        SimpleSVD<SimpleMatrix> svd = features.svd(true);
        double[] singular = svd.getSingularValues();
        this.largest = singular[0];
        double zero = largest * Math.ulp(1.0) * Math.max(features.getNumRows(), features.getNumCols());
        int rank = 0;
        while (rank < singular.length && singular[rank] > zero) rank++;
        this.right = svd.getV().extractMatrix(0, features.getNumCols(), 0, rank);
        this.minimizer = newton();
    }

    /**
     * The problem without a ridge.
     *
     * @param features Z, m×n, one row a sample
     * @param labels d, m×1, each 1 or −1
     * @return the problem; Z and d are copied
     * @throws IllegalArgumentException if Z is not finite, a label is neither 1 nor −1, or they do not fit
     */
    public static LogisticRegression of(SimpleMatrix features, SimpleMatrix labels) {
        return of(features, labels, 0);
    }

    /**
     * The problem with a ridge.
     *
     * @param features Z, m×n, one row a sample
     * @param labels d, m×1, each 1 or −1
     * @param ridge η, zero or more
     * @return the problem; Z and d are copied
     * @throws IllegalArgumentException if Z is not finite, a label is neither 1 nor −1, they do not fit, or ridge is
     *     negative
     */
    public static LogisticRegression of(SimpleMatrix features, SimpleMatrix labels, double ridge) {
        Arguments.finite(Arguments.present(features, "features"), "features");
        if (!(features.getNumRows() > 0 && features.getNumCols() > 0)) {
            throw new IllegalArgumentException("features must have rows and columns, was " + Text.shape(features));
        }
        Arguments.present(labels, "labels");
        if (!(labels.getNumRows() == features.getNumRows() && labels.getNumCols() == 1)) {
            throw new IllegalArgumentException("labels must be " + features.getNumRows() + "×1, was "
                    + Text.shape(labels));
        }
        for (int i = 0; i < labels.getNumRows(); i++) {
            if (!(Math.abs(labels.get(i)) == 1)) {
                throw new IllegalArgumentException(
                        "labels must be 1 or -1, but labels[" + i + "] was " + Text.number(labels.get(i)));
            }
        }
        return new LogisticRegression(features.copy(), labels.copy(), Arguments.notNegative(ridge, "ridge"));
    }

    @Override
    public SimpleMatrix features() {
        return features;
    }

    /** The labels, d. */
    @Override
    public SimpleMatrix targets() {
        return labels;
    }

    /**
     * The weight of the squared length.
     *
     * @return η
     */
    public double ridge() {
        return ridge;
    }

    /** {@code dᵢ zᵢᵀw}: positive where the sample is on its side. */
    private double margin(int sample, double[] w) {
        double product = 0;
        for (int j = 0; j < features.getNumCols(); j++) product += rows[sample][j] * w[j];
        return labels.get(sample) * product;
    }

    /** {@code log(1 + e⁻ᵗ)}, which neither overflows nor loses its digits. */
    private static double softplus(double margin) {
        return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
    }

    /** {@code 1/(1 + eᵗ)}, the chance that a sample with this margin is on the other side. */
    private static double miss(double margin) {
        double e = Math.exp(-Math.abs(margin));
        return margin >= 0 ? e / (1 + e) : 1 / (1 + e);
    }

    /** {@code σ(1 − σ)}, the curvature of one sample's loss along its margin. */
    private static double curvature(double margin) {
        return miss(margin) * miss(-margin);
    }

    private double[] fitting(SimpleMatrix w) {
        return Linear.array(Arguments.column(w, "w", features.getNumCols()));
    }

    @Override
    public double value(SimpleMatrix w) {
        double[] p = fitting(w);
        double sum = 0;
        for (int i = 0; i < rows.length; i++) sum += softplus(margin(i, p));
        return sum + 0.5 * ridge * Linear.dot(w, w);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix w) {
        double[] p = fitting(w), sum = new double[p.length];
        for (int i = 0; i < rows.length; i++) addGradient(i, p, 1, sum);
        return Linear.combine(1, Linear.wrap(sum), ridge, w);
    }

    /** Adds a multiple of {@code −dᵢ zᵢ σ(−dᵢ zᵢᵀw)}. */
    private void addGradient(int sample, double[] w, double factor, double[] sum) {
        double pull = -factor * labels.get(sample) * miss(margin(sample, w));
        double[] z = rows[sample];
        for (int j = 0; j < z.length; j++) sum[j] += pull * z[j];
    }

    @Override
    public double loss(int[] batch, SimpleMatrix w) {
        double[] p = fitting(w);
        double sum = 0;
        for (int sample : Arguments.indices(batch, "batch", size())) sum += softplus(margin(sample, p));
        return sum * size() / batch.length + 0.5 * ridge * Linear.dot(w, w);
    }

    @Override
    public SimpleMatrix gradient(int[] batch, SimpleMatrix w) {
        double[] p = fitting(w), sum = new double[p.length];
        for (int sample : Arguments.indices(batch, "batch", size())) {
            addGradient(sample, p, (double) size() / batch.length, sum);
        }
        return Linear.combine(1, Linear.wrap(sum), ridge, w);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix w, SimpleMatrix v) {
        double[] p = fitting(w), product = new double[p.length];
        double[] u = Linear.array(Arguments.column(v, "v", p.length));
        for (int i = 0; i < rows.length; i++) {
            // d² = 1: the label drops out
            double along = curvature(margin(i, p)) * labels.get(i) * margin(i, u);
            for (int j = 0; j < product.length; j++) product[j] += along * rows[i][j];
        }
        return Linear.combine(1, Linear.wrap(product), ridge, v);
    }

    /**
     * Newton's method with halved steps, in the coordinates that the data see; null where f falls for ever.
     *
     * <p>An f below log 2 has every sample on its side: w separates the data. Where samples remain on the plane itself
     * the steps never become short.
     */
    private SimpleMatrix newton() {
        int rank = right.getNumCols();
        if (rank == 0) return new SimpleMatrix(features.getNumCols(), 1);
        SimpleMatrix seen = features.mult(right), w = new SimpleMatrix(features.getNumCols(), 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(rank);
        for (int k = 0; k < MOST_STEPS; k++) {
            Interruption.poll("looking for the minimizer of a logistic regression");
            double f = value(w);
            if (ridge == 0 && f < Math.log(2)) return null;
            SimpleMatrix gradient = Linear.transposeTimes(right, gradient(w)), along = new SimpleMatrix(rank, 1);
            if (!solver.setA(hessian(seen, Linear.array(w)).getDDRM())) return null;
            solver.solve(gradient.getDDRM(), along.getDDRM());
            SimpleMatrix step = Linear.times(right, along);
            double fall = Linear.dot(gradient, along), length = 1;
            // near the minimizer f no longer tells whether a step helps
            while (fall > 1e-10 * f
                    && value(Linear.combine(1, w, -length, step)) > f - 1e-4 * length * fall) length /= 2;
            w = Linear.combine(1, w, -length, step);
            if (step.normF() <= 1e-13 * w.normF() || gradient.normF() == 0) return w;
            if (fall <= 1e-26 * f && step.normF() <= 1e-9 * w.normF()) return w;
        }
        return null;
    }

    private SimpleMatrix hessian(SimpleMatrix seen, double[] w) {
        SimpleMatrix weighted = seen.copy();
        for (int i = 0; i < rows.length; i++) {
            double curvature = curvature(margin(i, w));
            for (int j = 0; j < seen.getNumCols(); j++) weighted.set(i, j, curvature * seen.get(i, j));
        }
        SimpleMatrix hessian = seen.transpose().mult(weighted);
        for (int j = 0; j < seen.getNumCols(); j++) hessian.set(j, j, hessian.get(j, j) + ridge);
        return hessian;
    }

    /**
     * {@code Σ D(tᵢ, tᵢ*) + ½ η ‖w − w*‖²}, D the distance of log(1 + e⁻ᵗ) from its tangent at w*: no difference of
     * values.
     */
    @Override
    public double gap(SimpleMatrix w) {
        double[] p = fitting(w), best = Linear.array(minimizer().orElseThrow(() -> new UnsupportedOperationException(
                "the gap f − f* needs a minimizer, but a plane separates the data: a ridge gives them one")));
        double[] e = Linear.array(Linear.combine(1, w, -1, minimizer));
        double sum = 0;
        for (int i = 0; i < rows.length; i++) sum += aboveTangent(margin(i, best), margin(i, e));
        return sum + 0.5 * ridge * Linear.dot(Linear.wrap(e), Linear.wrap(e));
    }

    /** {@code log(1 + e⁻ᵗ⁻ᵈ) − log(1 + e⁻ᵗ) + p d}, p = σ(−t); for a small d by the cumulants of a coin of chance p. */
    private static double aboveTangent(double t, double d) {
        double p = miss(t), v = p * miss(-t);
        if (Math.abs(d) >= SMALL) return softplus(t + d) - softplus(t) + p * d;
        double c3 = -(1 - 2 * p), c4 = 1 - 6 * v, c5 = -(1 - 2 * p) * (1 - 12 * v), c6 = 1 - 30 * v + 120 * v * v;
        return v * d * d * (1 / 2.0 + d * (c3 / 6 + d * (c4 / 24 + d * (c5 / 120 + d * c6 / 720))));
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(features.getNumCols());
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.ofNullable(minimizer);
    }

    @Override
    public OptionalDouble smoothness() {
        return OptionalDouble.of(0.25 * largest * largest + ridge);
    }

    @Override
    public OptionalDouble strongConvexity() {
        return ridge > 0 ? OptionalDouble.of(ridge) : OptionalDouble.empty();
    }

    @Override
    public String toString() {
        return "logistic regression, " + Text.count(size(), "sample") + ", "
                + Text.count(features.getNumCols(), "feature")
                + (ridge > 0 ? ", ridge " + Text.number(ridge) : "")
                + (minimizer == null ? "; a plane separates the data, so without a ridge there is no minimizer" : "");
    }
}
