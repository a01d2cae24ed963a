package momentum.quadratic;

import momentum.Linear;
import momentum.internal.Arguments;
import momentum.method.HeavyBall;
import org.ejml.simple.SimpleMatrix;

/** Where a method stands after k steps on a quadratic, without taking them. */
public final class ClosedForm {
    private ClosedForm() {}

    /**
     * The k-th iterate of the heavy ball, and with β = 0 of gradient descent.
     *
     * <pre>{@code x_k − x* = Σ ((Rᵢᵏ (1, 1)ᵀ)₁ zᵢ) qᵢ,   z = Qᵀ(x_0 − x*);   (1 − αλᵢ)ᵏ zᵢ for β = 0}</pre>
     *
     * @param f a quadratic that knows its spectrum and has a minimizer
     * @param method the parameters α and β
     * @param x0 the starting point, n×1
     * @param k zero or more; a million costs as much as ten
     * @return x_k, n×1
     * @throws IllegalArgumentException if x0 does not fit or k is negative
     * @throws UnsupportedOperationException if f has or knows no minimizer or spectrum
     */
    public static SimpleMatrix iterate(Quadratic f, HeavyBall method, SimpleMatrix x0, long k) {
        SimpleMatrix modes = f.errorModes(Arguments.point(x0, "x0", f.dimension()));
        Spectrum spectrum = f.spectrum();
        double[] later = new double[spectrum.size()];
        for (int i = 0; i < later.length; i++) {
            var mode = new MomentumMatrix(method.stepSize(), method.momentum(), spectrum.eigenvalue(i));
            later[i] = mode.fromRest(k, modes.get(i));
        }
        return Linear.combine(1, f.minimizer().orElseThrow(), 1, spectrum.fromModes(Linear.wrap(later)));
    }
}
