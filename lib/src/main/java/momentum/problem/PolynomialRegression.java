package momentum.problem;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Fitting a polynomial to points, a small problem with a large condition number.
 *
 * <pre>{@code f(w) = ½ Σ (w₁ + w₂ξ_j + … + wₙξ_jⁿ⁻¹ − d_j)²}</pre>
 *
 * In the coordinates of the eigenvectors of ZᵀZ, with Z_ji = ξ_jⁱ⁻¹, the model is a sum of eigenfeatures, polynomials
 * that gradient descent learns independently of each other: the robust ones, with the large eigenvalues, first. As in
 * Goh's figures they are numbered from the largest eigenvalue down, unlike the {@link Spectrum} of a quadratic.
 *
 * Example:
 * <pre>{@code
 * var points = PolynomialRegression.twoClusters();
 * var run = new GradientDescent(1 / points.smoothness().getAsDouble()).run(points, new SimpleMatrix(6, 1), 100);
 * points.model(run.last().x()).applyAsDouble(0.5)
 * }</pre>
 *
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Example: Polynomial Regression</a>
 */
public final class PolynomialRegression implements Objective {
    private final double[] positions;
    private final double[] targets;
    private final int degree;
    private final int[] signs;
    private final LeastSquares problem;
    private final double[] eigenvalues;
    private final SimpleMatrix eigenvectors;

    private PolynomialRegression(double[] positions, double[] targets, int degree, int[] signs) {
        this.positions = positions;
        this.targets = targets;
        this.degree = degree;
        this.signs = signs;
        SimpleMatrix powers = new SimpleMatrix(positions.length, degree + 1);
        for (int j = 0; j < positions.length; j++) {
            double power = 1;
            for (int i = 0; i <= degree; i++, power *= positions[j]) powers.set(j, i, power);
        }
        this.problem = LeastSquares.of(powers, Linear.wrap(targets));
        Spectrum ascending = problem.spectrum();
        int n = ascending.size();
        this.eigenvalues = new double[n];
        this.eigenvectors = new SimpleMatrix(n, n);
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = ascending.eigenvalue(n - 1 - i);
            SimpleMatrix vector = ascending.vectors().getColumn(n - 1 - i);
            eigenvectors.setColumn(i, i < signs.length && signs[i] < 0 ? vector.negative() : vector);
        }
    }

    /**
     * A polynomial of a degree through points.
     *
     * @param positions ξ₁ … ξ_m, at least one
     * @param targets d₁ … d_m
     * @param degree of the polynomial, zero or more; n = degree + 1 weights
     * @return the problem; each eigenvector has its largest component positive
     * @throws IllegalArgumentException if there are no points, a number is not finite, the arrays differ in length or
     *     degree is negative
     */
    public static PolynomialRegression of(double[] positions, double[] targets, int degree) {
        Arguments.notNegative(degree, "degree");
        if (Arguments.present(positions, "positions").length == 0) {
            throw new IllegalArgumentException("positions must be at least one, were none");
        }
        if (positions.length != Arguments.present(targets, "targets").length) {
            throw new IllegalArgumentException("targets must be " + positions.length
                    + " like the positions, were " + targets.length);
        }
        Arguments.finite(Linear.wrap(positions), "positions");
        Arguments.kept(positions.length * (degree + 1L), "positions · (degree + 1)");
        return new PolynomialRegression(positions.clone(), targets.clone(), degree, new int[0]);
    }

    /**
     * Goh's ten points in two clusters, to be fitted by a polynomial of degree 5.
     *
     * @return the problem, its eigenvectors with the signs of the article
     */
    public static PolynomialRegression twoClusters() {
        return new PolynomialRegression(
                new double[] {-0.6, -0.55, -0.5, -0.45, -0.4, 0.4, 0.45, 0.5, 0.55, 0.6},
                new double[] {-1.5, -2, -2.5, -1.5, -1, 0.5, 1, 1.5, 1, 0.5}, 5, new int[] {1, -1, 1, 1, -1, -1});
    }

    /**
     * The same points with one of them moved up or down.
     *
     * @param point its number, from 0
     * @param target its new d
     * @return the problem with the other target
     * @throws IllegalArgumentException if there is no such point or target is not finite
     */
    public PolynomialRegression with(int point, double target) {
        if (!(point >= 0 && point < targets.length)) {
            throw new IllegalArgumentException("point must be from 0 to " + (targets.length - 1) + ", was " + point);
        }
        double[] moved = targets.clone();
        moved[point] = target;
        return new PolynomialRegression(positions, moved, degree, signs);
    }

    /**
     * What to know before trusting the weights: nothing, or that the data cannot tell them apart.
     *
     * @return a sentence with the condition number where ZᵀZ is singular in double precision
     */
    public Optional<String> warning() {
        int n = eigenvalues.length, m = (int) Arrays.stream(positions).distinct().count();
        if (m < n) {
            return Optional.of("a polynomial of degree " + degree + " has " + n + " weights but there are " + m
                    + " different positions: ZᵀZ is singular, its condition number is infinite and many "
                            + "polynomials fit equally well");
        }
        if (conditionNumber() * Math.ulp(1.0) < 1) return Optional.empty();
        String size = Double.isInfinite(conditionNumber()) ? "beyond 1e30" : Text.number(conditionNumber(), 2);
        return Optional.of("a polynomial of degree " + degree
                + " makes ZᵀZ numerically singular: its condition number is "
                + size + ", beyond the " + Text.number(1 / Math.ulp(1.0), 2)
                + " of double precision, so rounding decides its smallest eigenvalues and the weights "
                        + "that belong to them");
    }

    /**
     * {@code κ = λ₁/λₙ} of ZᵀZ.
     *
     * @return 1 or more; infinite if the smallest eigenvalue is lost in rounding
     */
    public double conditionNumber() {
        double smallest = eigenvalues[eigenvalues.length - 1];
        return smallest == 0 ? Double.POSITIVE_INFINITY : eigenvalues[0] / smallest;
    }

    /**
     * The eigenvalues of ZᵀZ.
     *
     * @return largest first, a copy
     */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /**
     * The eigenvectors of ZᵀZ.
     *
     * @return n×n, column i belongs to eigenvalue i, largest first
     */
    public SimpleMatrix eigenvectors() {
        return eigenvectors.copy();
    }

    /**
     * The i-th eigenfeature, {@code p̄ᵢ(ξ) = Σ u_ji ξʲ⁻¹}.
     *
     * @param i from 0, the largest eigenvalue
     * @return the polynomial
     */
    public DoubleUnaryOperator eigenfeature(int i) {
        return model(eigenvectors.getColumn(Arguments.index(i, "i", degree + 1)));
    }

    /**
     * The polynomial with given weights.
     *
     * @param weights w, n×1, the constant first
     * @return {@code ξ ↦ w₁ + w₂ξ + … + wₙξⁿ⁻¹}
     * @throws IllegalArgumentException if there are not n weights
     */
    public DoubleUnaryOperator model(SimpleMatrix weights) {
        double[] w = Linear.array(Arguments.column(weights, "weights", degree + 1).copy());
        return xi -> {
            double sum = 0;
            for (int i = w.length - 1; i >= 0; i--) sum = sum * xi + w[i];
            return sum;
        };
    }

    /**
     * The weights of the eigenfeatures in a model, {@code x = Uᵀw}.
     *
     * @param weights w, n×1
     * @return x, n×1, the largest eigenvalue first
     */
    public SimpleMatrix toEigenfeatures(SimpleMatrix weights) {
        return Linear.transposeTimes(eigenvectors, Arguments.column(weights, "weights", degree + 1));
    }

    /**
     * The way back, {@code w = Ux}.
     *
     * @param along x, n×1, the largest eigenvalue first
     * @return w, n×1
     */
    public SimpleMatrix fromEigenfeatures(SimpleMatrix along) {
        return Linear.times(eigenvectors, Arguments.column(along, "along", degree + 1));
    }

    /**
     * The damped fit, see {@link LeastSquares#tikhonov}.
     *
     * @param damping η, zero or more
     * @return {@code argmin f(w) + ½η‖w‖²}, n×1
     * @throws IllegalArgumentException if damping is negative or not finite
     */
    public SimpleMatrix tikhonov(double damping) {
        return problem.tikhonov(damping);
    }

    /**
     * The same function up to the constant ½‖d‖², for closed forms.
     *
     * @return the quadratic with A = ZᵀZ, b = Zᵀd and an accurate spectrum
     */
    public Quadratic quadratic() {
        return problem.quadratic();
    }

    /**
     * The points' positions.
     *
     * @return ξ, a copy
     */
    public double[] positions() {
        return positions.clone();
    }

    /**
     * The points' heights.
     *
     * @return d, a copy
     */
    public double[] targets() {
        return targets.clone();
    }

    @Override
    public double value(SimpleMatrix w) {
        return problem.value(w);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix w) {
        return problem.gradient(w);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix w, SimpleMatrix v) {
        return problem.hessianTimes(w, v);
    }

    @Override
    public double gap(SimpleMatrix w) {
        return problem.gap(w);
    }

    @Override
    public OptionalInt dimension() {
        return problem.dimension();
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return problem.minimizer();
    }

    @Override
    public OptionalDouble smoothness() {
        return problem.smoothness();
    }

    @Override
    public OptionalDouble strongConvexity() {
        return problem.strongConvexity();
    }

    @Override
    public String toString() {
        return "polynomial of degree " + degree + " through " + Text.count(positions.length, "point")
                + ", condition number "
                + Text.number(conditionNumber());
    }
}
