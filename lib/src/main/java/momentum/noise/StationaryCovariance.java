package momentum.noise;

import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Where a method settles on a quadratic whose gradients carry noise of any covariance.
 *
 * @param position E x_k x_kᵀ, n×n, about the minimizer
 * @param lag E x_k x_{k−1}ᵀ, n×n; not symmetric where the noise couples modes of different curvature
 */
public record StationaryCovariance(SimpleMatrix position, SimpleMatrix lag) {
    /**
     * In closed form, pair by pair of eigenvectors.
     *
     * <pre>{@code P = qα² / (1 − φψ − φ'ψ' − (φψ'(φ + φ'ψ) + φ'ψ(ψ + ψ'φ))/(1 − φ'ψ')),   E xᵢ(k) xⱼ(k−1) = P (φ +
     * φ'ψ)/(1 − φ'ψ')}</pre>
     *
     * with φ, φ' the two weights of mode i, ψ, ψ' those of mode j, and q the noise's covariance between them.
     *
     * @param method gradient descent, a heavy ball or Nesterov's method
     * @param f a quadratic that knows its spectrum
     * @param noise C, n×n, the covariance of a gradient's error, positive semidefinite
     * @return the covariances
     * @throws IllegalArgumentException if a mode has no stationary distribution, or C does not fit
     */
    public static StationaryCovariance of(Optimizer<?> method, Quadratic f, SimpleMatrix noise) {
        Spectrum spectrum = Arguments.present(f, "f").spectrum();
        int n = spectrum.size();
        SimpleMatrix c = inModes(spectrum, fitting(noise, n)), position = new SimpleMatrix(n, n),
                lag = new SimpleMatrix(n, n);
        for (int i = 0; i < n; i++) {
            NoisyMode one = NoisyMode.of(method, spectrum.eigenvalue(i), 1);
            one.variance();
            for (int j = 0; j < n; j++) {
                NoisyMode other = NoisyMode.of(method, spectrum.eigenvalue(j), 1);
                double together = pair(one, other) * c.get(i, j);
                position.set(i, j, together);
                lag.set(i, j, together * lagged(one, other));
            }
        }
        return new StationaryCovariance(fromModes(spectrum, position), fromModes(spectrum, lag));
    }

    /** E xᵢxⱼ for noise of covariance 1 between two modes; for a mode with itself the form without cancellation. */
    static double pair(NoisyMode one, NoisyMode other) {
        if (one.equals(other)) return one.variance();
        double p = one.first(), pp = one.second(), q = other.first(), qq = other.second();
        double crossed = (p * qq * (p + pp * q) + pp * q * (q + qq * p)) / (1 - pp * qq);
        return one.stepSize() * one.stepSize() / (1 - p * q - pp * qq - crossed);
    }

    /** E xᵢ(k) xⱼ(k−1) over E xᵢxⱼ. */
    static double lagged(NoisyMode one, NoisyMode other) {
        return (one.first() + one.second() * other.first()) / (1 - one.second() * other.second());
    }

    /**
     * From the discrete Lyapunov equation of the pair (x_k, x_{k−1}): the slower route, to check the other by.
     *
     * @param method gradient descent, a heavy ball or Nesterov's method
     * @param f a quadratic that knows its matrix
     * @param noise C, n×n, positive semidefinite
     * @return the covariances
     * @throws IllegalArgumentException if there is no stationary distribution, or C does not fit
     */
    public static StationaryCovariance byLyapunov(Optimizer<?> method, Quadratic f, SimpleMatrix noise) {
        NoisyMode still = NoisyMode.of(method, 0, 1);
        Arguments.present(f, "f");
        int n = f.matrix().getNumRows();
        SimpleMatrix identity = SimpleMatrix.identity(n), s = f.matrix().scale(still.stepSize());
        SimpleMatrix recursion = new SimpleMatrix(2 * n, 2 * n), added = new SimpleMatrix(2 * n, 2 * n);
        recursion.insertIntoThis(0, 0, identity.scale(1 + still.momentum()).minus(s.scale(1 + still.lookAhead())));
        recursion.insertIntoThis(0, n, s.scale(still.lookAhead()).minus(identity.scale(still.momentum())));
        recursion.insertIntoThis(n, 0, identity);
        added.insertIntoThis(0, 0, fitting(noise, n).scale(still.stepSize() * still.stepSize()));
        SimpleMatrix joint = Lyapunov.solve(recursion, added);
        return new StationaryCovariance(joint.extractMatrix(0, n, 0, n), joint.extractMatrix(0, n, n, 2 * n));
    }

    static SimpleMatrix fitting(SimpleMatrix noise, int n) {
        SimpleMatrix c = GaussianNoise.semidefinite(noise, "noise");
        if (c.getNumRows() == n) return c;
        throw new IllegalArgumentException("noise must be " + n + "×" + n + ", was " + Text.shape(noise));
    }

    static SimpleMatrix inModes(Spectrum spectrum, SimpleMatrix c) {
        return spectrum.vectors().transpose().mult(c).mult(spectrum.vectors());
    }

    private static SimpleMatrix fromModes(Spectrum spectrum, SimpleMatrix c) {
        return spectrum.vectors().mult(c).mult(spectrum.vectors().transpose());
    }

    /**
     * The covariance of a step v = x_k − x_{k−1}.
     *
     * @return n×n
     */
    public SimpleMatrix step() {
        return position.scale(2).minus(lag).minus(lag.transpose());
    }

    /**
     * How the cloud turns in each plane, in the mean of a step: twice the area that (xᵢ, xⱼ) sweeps, counterclockwise.
     *
     * <pre>{@code E[xᵢ(k) xⱼ(k+1) − xⱼ(k) xᵢ(k+1)]}</pre>
     *
     * Zero in every plane iff the noise's covariance commutes with A, for the methods of {@link #of}: then a run
     * backwards looks like a run.
     *
     * @return n×n, antisymmetric
     */
    public SimpleMatrix circulation() {
        return lag.transpose().minus(lag);
    }

    /**
     * The current: how a point of the cloud moves in the mean, seen from the step before it to the step after.
     *
     * <pre>{@code E[½(x_{k+1} − x_{k−1}) | x_k = x] = ½ (L − Lᵀ) P⁻¹ x,   P = E x_k x_kᵀ,   L = E x_k x_{k−1}ᵀ}</pre>
     *
     * if the noise is normal, so that conditional means are linear.
     *
     * @return n×n, the matrix before x
     * @throws IllegalArgumentException if P is not invertible
     */
    public SimpleMatrix current() {
        return lag.minus(lag.transpose()).scale(0.5).mult(Regression.inverse(position, "position"));
    }

    /**
     * How far above its least value f stays in the mean.
     *
     * @param f the quadratic
     * @return {@code ½ tr(A E xxᵀ)}
     */
    public double excessRisk(Quadratic f) {
        Arguments.present(f, "f");
        double trace = 0;
        for (int j = 0; j < position.getNumRows(); j++) trace += f.times(position.getColumn(j)).get(j);
        return 0.5 * trace;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StationaryCovariance that && Text.same(position, that.position)
                && Text.same(lag, that.lag);
    }

    @Override
    public int hashCode() {
        return 31 * Text.hash(position) + Text.hash(lag);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
