package momentum.multistep;

import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;

/**
 * Where the heavy ball is stable for complex curvatures: an open ellipse in the plane of z = −ηλ.
 *
 * <pre>{@code z(θ) = (1 + β)(cos θ − 1) + i (1 − β) sin θ}</pre>
 *
 * Its centre is −(1 + β), its semi-axes 1 + β and 1 − β; β = 0 gives gradient descent's circle. In units of the
 * effective step h = η/(1 − β) it is 1/(1 − β) times as large, so that its height is always that of the circle.
 *
 * @param momentum β, with |β| &lt; 1
 */
public record StabilityEllipse(double momentum) {
    /**
     * Checks the parameter.
     *
     * @throws IllegalArgumentException if |β| ≥ 1, where no step is stable
     */
    public StabilityEllipse {
        if (!(Math.abs(momentum) < 1)) {
            throw new IllegalArgumentException("momentum must lie between -1 and 1, was " + Text.number(momentum));
        }
    }

    /**
     * Whether a point lies inside.
     *
     * @param real of z = −ηλ
     * @param imaginary of z
     * @return true inside, false on the boundary and outside
     */
    public boolean contains(double real, double imaginary) {
        double x = real / (1 + momentum) + 1, y = imaginary / (1 - momentum);
        return x * x + y * y < 1;
    }

    /**
     * The boundary, in units of η.
     *
     * @param n pieces, at least 3
     * @return n + 1 points, the last equal to the first
     * @throws IllegalArgumentException if n is below 3
     */
    public Locus boundary(int n) {
        if (!(n >= 3)) throw new IllegalArgumentException("n must be 3 or more, was " + n);
        double[] x = new double[Arguments.kept(n, "n") + 1], y = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            Interruption.poll("following a boundary");
            double theta = 2 * Math.PI * i / n;
            x[i] = (1 + momentum) * (Math.cos(theta) - 1);
            y[i] = (1 - momentum) * Math.sin(theta);
        }
        return new Locus(x, y);
    }

    /**
     * The boundary, in units of the effective step.
     *
     * @param n pieces, at least 3
     * @return the boundary, 1/(1 − β) times as large
     * @throws IllegalArgumentException if n is below 3
     */
    public Locus effectiveBoundary(int n) {
        return boundary(n).times(1 / (1 - momentum));
    }

    @Override
    public String toString() {
        return "ellipse about " + Text.number(-(1 + momentum)) + " with semi-axes "
                + Text.number(1 + momentum) + " and " + Text.number(1 - momentum);
    }
}
