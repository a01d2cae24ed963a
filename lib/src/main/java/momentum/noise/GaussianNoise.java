package momentum.noise;

import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.quadratic.Spectrum;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Normal errors of constant covariance.
 *
 * <pre>{@code ξ = S ζ,   ζ ~ N(0, I),   SSᵀ = C}</pre>
 */
public final class GaussianNoise implements GradientNoise {
    private final double deviation;
    private final SimpleMatrix covariance, root;

    private GaussianNoise(double deviation, SimpleMatrix covariance, SimpleMatrix root) {
        this.deviation = deviation;
        this.covariance = covariance;
        this.root = root;
    }

    /**
     * Independent errors, in any dimension.
     *
     * @param deviation σ, zero or more; C = σ²I
     * @return the noise
     * @throws IllegalArgumentException if deviation is negative or not finite
     */
    public static GaussianNoise of(double deviation) {
        return new GaussianNoise(Arguments.notNegative(deviation, "deviation"), null, null);
    }

    /**
     * Correlated errors.
     *
     * @param covariance C, n×n, symmetric and positive semidefinite
     * @return the noise
     * @throws IllegalArgumentException if C is not symmetric, not finite or not positive semidefinite
     */
    public static GaussianNoise of(SimpleMatrix covariance) {
        SimpleMatrix c = semidefinite(covariance, "covariance");
        Spectrum spectrum = Spectrum.of(c);
        SimpleMatrix root = spectrum.vectors().copy();
        for (int j = 0; j < spectrum.size(); j++) {
            double deviation = Math.sqrt(Math.max(0, spectrum.eigenvalue(j)));
            for (int i = 0; i < spectrum.size(); i++) root.set(i, j, root.get(i, j) * deviation);
        }
        return new GaussianNoise(Double.NaN, c, root);
    }

    /** Accepts a symmetric matrix without negative eigenvalues; rounding of 10⁻¹² of the largest is forgiven. */
    static SimpleMatrix semidefinite(SimpleMatrix matrix, String name) {
        SimpleMatrix symmetric = Arguments.symmetric(matrix, name);
        Spectrum spectrum = Spectrum.of(symmetric);
        if (!(spectrum.smallest() >= -1e-12 * Math.abs(spectrum.largest()))) {
            throw new IllegalArgumentException(name + " must be positive semidefinite, its smallest eigenvalue was "
                    + Text.number(spectrum.smallest()));
        }
        return symmetric;
    }

    @Override
    public SimpleMatrix gradient(Objective exact, SimpleMatrix x, RandomStream random) {
        Arguments.present(exact, "exact");
        double[] normal = new double[Arguments.present(x, "x").getNumRows()];
        Arguments.present(random, "random");
        random.fillGaussian(normal);
        SimpleMatrix g = exact.gradient(x);
        return root == null
                ? Linear.combine(1, g, deviation, Linear.wrap(normal))
                : Linear.combine(1, g, 1, Linear.times(root, Linear.wrap(normal)));
    }

    @Override
    public SimpleMatrix covariance(SimpleMatrix x) {
        if (covariance != null) return covariance;
        return SimpleMatrix.identity(Arguments.present(x, "x").getNumRows()).scale(deviation * deviation);
    }

    @Override
    public String toString() {
        return covariance == null
                ? "Gaussian noise of deviation " + Text.number(deviation)
                : "Gaussian noise of covariance " + Text.matrix(covariance);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GaussianNoise that && Double.compare(deviation, that.deviation) == 0
                && Text.same(covariance, that.covariance);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(deviation) + Text.hash(covariance);
    }
}
