package momentum.noise;

import momentum.Linear;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The discrete Lyapunov equation: which covariance a linear recursion with noise leaves unchanged.
 *
 * <pre>{@code Σ = R Σ Rᵀ + Q,   Σ = Σ_{j ≥ 0} Rʲ Q (Rᵀ)ʲ}</pre>
 */
public final class Lyapunov {
    /** 2⁶⁰ terms of the sum: more than any spectral radius below 1 in double precision needs. */
    private static final int DOUBLINGS = 60;

    private Lyapunov() {}

    /**
     * Solves it by doubling: each round has the sum of twice as many terms.
     *
     * <pre>{@code Σ ← Σ + P Σ Pᵀ,   P ← P²,   from Σ = Q, P = R}</pre>
     *
     * @param recursion R, n×n, any matrix with spectral radius below 1
     * @param noise Q, n×n, the covariance that each step adds, positive semidefinite
     * @return Σ, n×n, symmetric
     * @throws IllegalArgumentException if the shapes differ, Q is not positive semidefinite, or R's spectral radius is
     *     not below 1
     */
    public static SimpleMatrix solve(SimpleMatrix recursion, SimpleMatrix noise) {
        SimpleMatrix q = GaussianNoise.semidefinite(noise, "noise");
        int n = q.getNumRows();
        if (!(Arguments.present(recursion, "recursion").getNumRows() == n && recursion.getNumCols() == n)) {
            throw new IllegalArgumentException(
                    "recursion must be " + n + "×" + n + " like the noise, was " + Text.shape(recursion));
        }
        double radius = spectralRadius(Arguments.finite(recursion, "recursion"));
        if (!(radius < 1)) {
            throw new IllegalArgumentException(
                    "recursion must have a spectral radius below 1 for a stationary covariance, was "
                    + Text.number(radius));
        }
        SimpleMatrix sum = q, power = recursion;
        for (int round = 0; round < DOUBLINGS; round++) {
            Interruption.poll("solving a Lyapunov equation");
            SimpleMatrix more = power.mult(sum).mult(power.transpose());
            sum = sum.plus(more);
            if (Linear.maxNorm(more) <= 0.1 * Math.ulp(1.0) * Linear.maxNorm(sum)) break;
            power = power.mult(power);
        }
        return Regression.symmetric(sum);
    }

    private static double spectralRadius(SimpleMatrix matrix) {
        double radius = 0;
        for (var eigenvalue : matrix.eig().getEigenvalues()) radius = Math.max(radius, eigenvalue.getMagnitude());
        return radius;
    }
}
