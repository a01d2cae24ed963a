package momentum.quadratic;

import momentum.Linear;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.method.HeavyBall;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** Where a method stands after k steps on a quadratic, without taking them. */
public final class ClosedForm {
    private ClosedForm() {}

    /**
     * The k-th iterate of a linear two-step method: heavy ball (gradient descent for β = 0), Nesterov's, one's own.
     *
     * <pre>{@code x_k − x* = Σ ((Rᵢᵏ (1, 1)ᵀ)₁ zᵢ) qᵢ,   z = Qᵀ(x_0 − x*);   (1 − αλᵢ)ᵏ zᵢ for gradient descent}</pre>
     *
     * @param f a quadratic that knows its spectrum and has a minimizer
     * @param method linear on quadratics, at rest at the minimizer, with the same parameters whatever f is
     * @param x0 the starting point, n×1
     * @param k zero or more; a million costs as much as ten
     * @return x_k, n×1
     * @throws IllegalArgumentException if x0 does not fit, k is negative or the method is not of this kind
     * @throws UnsupportedOperationException if f has or knows no minimizer or spectrum
     */
    public static SimpleMatrix iterate(Quadratic f, TwoStep method, SimpleMatrix x0, long k) {
        SimpleMatrix start = f.errorModes(Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()));
        Spectrum spectrum = f.spectrum();
        var modes = new TwoStepMode[spectrum.size()];
        for (int i = 0; i < modes.length; i++) modes[i] = TwoStepMode.of(method, spectrum.eigenvalue(i));
        if (!(method instanceof HeavyBall)) requireSameSteps(f, method, x0, modes, start);
        return after(f, modes, start, k);
    }

    private static SimpleMatrix after(Quadratic f, TwoStepMode[] modes, SimpleMatrix start, long k) {
        double[] later = new double[modes.length];
        for (int i = 0; i < later.length; i++) {
            Interruption.poll("summing modes");
            later[i] = modes[i].fromRest(k, start.get(i));
        }
        return Linear.combine(1, f.minimizer().orElseThrow(), 1, f.spectrum().fromModes(Linear.wrap(later)));
    }

    /** A method that takes its parameters from f has others on each mode alone. */
    private static void requireSameSteps(Quadratic f, TwoStep method, SimpleMatrix x0, TwoStepMode[] modes,
            SimpleMatrix start) {
        SimpleMatrix one = method.next(f, x0, x0), two = method.next(f, one, x0);
        double off = Math.max(Linear.maxNorm(one.minus(after(f, modes, start, 1))),
                Linear.maxNorm(two.minus(after(f, modes, start, 2))));
        // rounding of Q and of two steps; NaN where a step overflows
        double scale = Linear.maxNorm(x0) + Linear.maxNorm(one) + Linear.maxNorm(two)
                + Linear.maxNorm(f.minimizer().orElseThrow());
        if (off > 1e-9 * scale) {
            throw new IllegalArgumentException("method must have the same parameters on every mode, "
                    + "but its first two steps were off by " + Text.number(off) + " from those of its modes");
        }
    }
}
