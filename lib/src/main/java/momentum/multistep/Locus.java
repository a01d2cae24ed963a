package momentum.multistep;

import java.util.Arrays;
import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * A curve of the complex plane, to draw.
 *
 * @param real the real parts
 * @param imaginary the imaginary parts, as many
 */
public record Locus(double[] real, double[] imaginary) {
    /**
     * Checks the lengths and copies the parts.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public Locus {
        real = Arguments.present(real, "real").clone();
        imaginary = Arguments.present(imaginary, "imaginary").clone();
        if (real.length != imaginary.length) {
            throw new IllegalArgumentException(
                    "real and imaginary must have the same length, were " + real.length + " and " + imaginary.length);
        }
    }

    /**
     * The same curve in another unit.
     *
     * @param factor finite
     * @return both parts times the factor
     * @throws IllegalArgumentException if factor is not finite
     */
    public Locus times(double factor) {
        Arguments.finite(factor, "factor");
        return new Locus(Arrays.stream(real).map(x -> x * factor).toArray(),
                Arrays.stream(imaginary).map(x -> x * factor).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Locus that && Arrays.equals(real, that.real)
                && Arrays.equals(imaginary, that.imaginary);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(real) + Arrays.hashCode(imaginary);
    }

    @Override
    public String toString() {
        return "curve of " + real.length + " points from " + Text.number(Arrays.stream(real).min().orElse(Double.NaN))
                + " to " + Text.number(Arrays.stream(real).max().orElse(Double.NaN)) + " along the real axis";
    }
}
