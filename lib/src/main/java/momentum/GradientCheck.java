package momentum;

import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * What a comparison of a gradient with central differences found.
 *
 * @param component the worst component, counted from 0
 * @param expected the central difference there
 * @param got what the gradient said there
 * @param error {@code |expected − got|}, relative to the largest slope around x
 */
public record GradientCheck(int component, double expected, double got, double error) {
    /** Truncation h⁴ and rounding ε/h are both near 10⁻¹² for a well-scaled f; a wrong formula is off by far more. */
    private static final double TOLERANCE = 1e-6;

    static GradientCheck of(Objective f, SimpleMatrix x) {
        SimpleMatrix gradient = f.gradient(x);
        if (!(gradient.getNumRows() == x.getNumRows() && gradient.getNumCols() == 1)) {
            throw new IllegalArgumentException(
                    "gradient must be " + Text.shape(x) + " like x, was " + Text.shape(gradient));
        }
        double value = f.value(x);
        double[] differences = new double[x.getNumRows()];
        double scale = larger(Double.MIN_NORMAL, 1e-5 * value);
        for (int i = 0; i < differences.length; i++) {
            double h = Math.sqrt(Math.sqrt(Math.ulp(1.0))) * Math.max(1, Math.abs(x.get(i)));
            double ahead = f.value(moved(x, i, h)), behind = f.value(moved(x, i, -h));
            double far = f.value(moved(x, i, 2 * h)) - f.value(moved(x, i, -2 * h));
            differences[i] = (8 * (ahead - behind) - far) / (12 * h);
            // the slopes to both sides: at a minimum they are all there is to compare with
            scale = larger(larger(scale, (ahead - value) / h), (value - behind) / h);
            scale = larger(larger(scale, differences[i]), gradient.get(i));
        }
        int worst = 0;
        double worstError = -1;
        for (int i = 0; i < differences.length; i++) {
            double error = Math.abs(differences[i] - gradient.get(i)) / scale;
            if (!(error <= worstError)) {
                worst = i;
                worstError = error;
                if (Double.isNaN(error)) break;
            }
        }
        return new GradientCheck(worst, differences[worst], gradient.get(worst), worstError);
    }

    /** The larger in size of a scale and a number, which is ignored where it is NaN. */
    private static double larger(double scale, double number) {
        return Math.abs(number) > scale ? Math.abs(number) : scale;
    }

    private static SimpleMatrix moved(SimpleMatrix x, int i, double h) {
        SimpleMatrix copy = x.copy();
        copy.set(i, x.get(i) + h);
        return copy;
    }

    /**
     * Whether gradient and differences agree.
     *
     * @return true if the relative error is at most 10⁻⁶
     */
    public boolean passed() {
        return error <= TOLERANCE;
    }

    @Override
    public String toString() {
        return (passed() ? "gradient agrees with central differences: worst component "
                : "gradient differs from central differences: worst component ")
                + component + ", expected " + Text.number(expected) + ", got " + Text.number(got);
    }
}
