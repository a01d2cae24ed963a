package momentum.noise;

import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * How irreversible a method's stationary runs on a quadratic are, seen in x: by how much a step more, in the mean, a
 * run is likelier than itself backwards.
 *
 * <pre>{@code lim (1/T) E ln( p(x₀, x₁, …, x_T) / p(x_T, …, x₁, x₀) )}</pre>
 *
 * <p>For normal noise, with C in the basis of eigenvectors, K = C⁻¹, and xᵢ the answer of mode i to one and the same
 * noise of unit size:
 *
 * <pre>{@code − Σ_{i<j} Kᵢⱼ Cᵢⱼ δᵀ M δ,   δ = (φ₁, φ₂)ᵢ − (φ₁, φ₂)ⱼ,   M = E (xᵢ, xᵢ₋)(xⱼ, xⱼ₋)ᵀ}</pre>
 *
 * where M is the block between the modes of the joint state's Lyapunov equation. For two modes of the heavy ball, with
 * ϱ the correlation of their noise:
 *
 * <pre>{@code ϱ²/(1 − ϱ²) · (s₁ − s₂)²(1 − β²) / ((1 − β)²((1 + β)(s₁ + s₂) − s₁s₂) + β(s₁ − s₂)²)}</pre>
 *
 * Zero iff C commutes with A. One mode, or independent modes, are reversible with any momentum.
 *
 * @param perStep in nats a step, zero or more
 * @param effectiveStepSize α/(1 − β): how much time of the gradient flow a step stands for
 */
public record EntropyProduction(double perStep, double effectiveStepSize) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if perStep is not finite or effectiveStepSize not positive
     */
    public EntropyProduction {
        Arguments.finite(perStep, "perStep");
        Arguments.positive(effectiveStepSize, "effectiveStepSize");
    }

    /**
     * In closed form.
     *
     * @param method gradient descent, a heavy ball or Nesterov's method
     * @param f a quadratic that knows its spectrum
     * @param noise C, n×n, the covariance of a gradient's normal error, positive definite
     * @return the entropy production
     * @throws IllegalArgumentException if a mode has no stationary distribution, or C does not fit or is singular: what
     *     noise cannot do forwards, a run backwards never does
     */
    public static EntropyProduction of(Optimizer<?> method, Quadratic f, SimpleMatrix noise) {
        Spectrum spectrum = Arguments.present(f, "f").spectrum();
        int n = spectrum.size();
        SimpleMatrix c = StationaryCovariance.inModes(spectrum, definite(StationaryCovariance.fitting(noise, n)));
        SimpleMatrix inverse = c.invert();
        NoisyMode[] modes = new NoisyMode[n];
        for (int i = 0; i < n; i++) {
            modes[i] = NoisyMode.of(method, spectrum.eigenvalue(i), 1);
            modes[i].variance();
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) sum -= inverse.get(i, j) * c.get(i, j) * apart(modes[i], modes[j]);
        }
        return new EntropyProduction(sum, modes[0].stepSize() / (1 - modes[0].momentum()));
    }

    private static SimpleMatrix definite(SimpleMatrix noise) {
        Spectrum spectrum = Spectrum.of(noise);
        if (spectrum.smallest() > 1e-12 * spectrum.largest()) return noise;
        throw new IllegalArgumentException("noise must be positive definite for a finite entropy production, its "
                + "smallest eigenvalue was " + Text.number(spectrum.smallest()));
    }

    /** δᵀMδ, in units in which a step adds noise of unit size. */
    private static double apart(NoisyMode one, NoisyMode other) {
        double first = one.first() - other.first(), second = one.second() - other.second();
        double together = StationaryCovariance.pair(one, other) / (one.stepSize() * one.stepSize());
        double lags = StationaryCovariance.lagged(one, other) + StationaryCovariance.lagged(other, one);
        return together * (first * first + first * second * lags + second * second);
    }

    /**
     * Per unit of the time in which methods of different momentum go equally far.
     *
     * @return {@code perStep / effectiveStepSize}
     */
    public double perTime() {
        return perStep / effectiveStepSize;
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
