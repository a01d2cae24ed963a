package momentum.noise;

import momentum.internal.Arguments;
import momentum.quadratic.Spectrum;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The linear regression of one vector on another, from their covariances.
 *
 * <pre>{@code y = B z + e,   B = Cov(y, z) Cov(z)⁻¹,   Cov(e) = Cov(y) − B Cov(z, y)}</pre>
 *
 * @param slope B
 * @param residual Cov(e)
 */
record Regression(SimpleMatrix slope, SimpleMatrix residual) {
    /**
     * Regresses Yw on Zw, where w is what was measured.
     *
     * @param covariance of w
     * @param y the rows Y
     * @param z the rows Z
     */
    static Regression of(SimpleMatrix covariance, SimpleMatrix y, SimpleMatrix z) {
        SimpleMatrix together = y.mult(covariance).mult(z.transpose());
        SimpleMatrix spread = symmetric(z.mult(covariance).mult(z.transpose()));
        SimpleMatrix slope = together.mult(inverse(spread, "the spread of the runs"));
        SimpleMatrix all = y.mult(covariance).mult(y.transpose());
        return new Regression(slope, symmetric(all.minus(slope.mult(together.transpose()))));
    }

    static SimpleMatrix symmetric(SimpleMatrix matrix) {
        return matrix.plus(matrix.transpose()).scale(0.5);
    }

    /** The inverse of a covariance; coordinates are brought to one unit first, so that units do not decide. */
    static SimpleMatrix inverse(SimpleMatrix covariance, String name) {
        int n = covariance.getNumRows();
        SimpleMatrix unit = new SimpleMatrix(n, n);
        for (int i = 0; i < n; i++) {
            double variance = covariance.get(i, i);
            unit.set(i, i, variance > 0 ? 1 / Math.sqrt(variance) : 0);
        }
        SimpleMatrix correlation = symmetric(unit.mult(covariance).mult(unit));
        double smallest = Spectrum.of(Arguments.symmetric(correlation, name)).smallest();
        // what is left of a zero after rounding
        if (!(smallest > 1e-13 * n)) {
            throw new IllegalArgumentException(name + " must be invertible, the smallest eigenvalue of its "
                    + "correlations was " + Text.number(smallest));
        }
        return unit.mult(correlation.invert()).mult(unit);
    }
}
