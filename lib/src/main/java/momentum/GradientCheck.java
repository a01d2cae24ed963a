package momentum;

import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * What a comparison of a gradient with central differences found.
 *
 * <p>Each component is measured by what it can tell itself: a slope of 1 beside one of 10⁶ must be right as well.
 *
 * @param component the worst component, counted from 0
 * @param expected the central difference there
 * @param got what the gradient said there
 * @param resolution how far rounding and truncation may have moved the central difference
 * @param error {@code (|expected − got| − resolution) / s}, at least 0; s is the component's own largest slope near x
 */
public record GradientCheck(int component, double expected, double got, double resolution, double error) {
    /** A wrong formula is off by far more, and a right one by less than the differences can tell. */
    private static final double TOLERANCE = 1e-6;
    private static final int WIDER = 3;

    static GradientCheck of(Objective f, SimpleMatrix x) {
        SimpleMatrix gradient = f.gradient(x);
        if (!(gradient != null && gradient.getNumRows() == x.getNumRows() && gradient.getNumCols() == 1)) {
            throw new IllegalArgumentException("gradient must be " + Text.shape(x) + " like x, was "
                    + (gradient == null ? "null" : Text.shape(gradient)));
        }
        GradientCheck worst = null;
        for (int i = 0; i < x.getNumRows(); i++) {
            Interruption.poll("checking a gradient");
            GradientCheck check = of(f, x, i, gradient.get(i));
            if (worst == null || !(check.error <= worst.error)) worst = check;
            if (Double.isNaN(worst.error)) break;
        }
        return worst;
    }

    private static GradientCheck of(Objective f, SimpleMatrix x, int i, double got) {
        double h = Math.sqrt(Math.sqrt(Math.ulp(1.0))) * Math.max(1, Math.abs(x.get(i)));
        Slope slope = Slope.of(f, x, i, h);
        // where f is large and this slope small, rounding hides it: a wider step tells more, unless f curves too much
        for (int wider = 0; wider < WIDER && slope.resolution > TOLERANCE * slope.scale(got); wider++) {
            h *= 10;
            Slope next = Slope.of(f, x, i, h);
            if (next.resolution < slope.resolution) slope = next;
        }
        double difference = Math.abs(slope.value - got), beyond = Math.max(0, difference - slope.resolution);
        // 0/0: where nothing differs, nothing is wrong
        double error = beyond == 0 ? 0 : beyond / slope.scale(got);
        return new GradientCheck(i, slope.value, got, slope.resolution, error);
    }

    /**
     * A slope by central differences of sixth order.
     *
     * @param value {@code (45 (f₁ − f₋₁) − 9 (f₂ − f₋₂) + (f₃ − f₋₃)) / 60h, fⱼ = f(x + jheᵢ)}
     * @param sides the larger of {@code |f₁ − f₀|/h} and {@code |f₀ − f₋₁|/h}: at a minimum they are all there is
     * @param resolution how far value may be off
     */
    private record Slope(double value, double sides, double resolution) {
        static Slope of(Objective f, SimpleMatrix x, int i, double h) {
            double[] values = new double[7];
            double largest = 0;
            for (int j = -3; j <= 3; j++) {
                SimpleMatrix moved = x.copy();
                moved.set(i, x.get(i) + j * h);
                values[3 + j] = f.value(moved);
                largest = Math.max(largest, Math.abs(values[3 + j]));
            }
            double one = values[4] - values[2], two = values[5] - values[1], three = values[6] - values[0];
            double fourth = (8 * one - two) / (12 * h), sixth = (45 * one - 9 * two + three) / (60 * h);
            double sides = Math.max(Math.abs(values[4] - values[3]), Math.abs(values[3] - values[2])) / h;
            double noise = Math.max(Math.ulp(1.0) * largest, noise(values));
            // the weights of sixth let noise through 1.1 times; six of its standard deviations are never reached
            return new Slope(sixth, sides, Math.abs(sixth - fourth) + 7 * noise / h);
        }

        /** The standard deviation of f's rounding, from fourth differences: of a smooth f they are h⁴f⁗, near ε. */
        private static double noise(double[] values) {
            double[] differences = values.clone();
            int count = values.length;
            for (int order = 1; order <= 4; order++) {
                count--;
                for (int j = 0; j < count; j++) differences[j] = differences[j + 1] - differences[j];
            }
            double squares = 0;
            for (int j = 0; j < count; j++) squares += differences[j] * differences[j];
            // 1² + 4² + 6² + 4² + 1² = 70
            return Math.sqrt(squares / count / 70);
        }

        double scale(double got) {
            return Math.max(sides, Math.max(Math.abs(value), Math.abs(got)));
        }
    }

    /**
     * Whether gradient and differences agree.
     *
     * @return true if the error is at most 10⁻⁶
     */
    public boolean passed() {
        return error <= TOLERANCE;
    }

    @Override
    public String toString() {
        String wanted = Text.number(expected), found = Text.number(got);
        boolean blurred = Math.abs(expected - got) <= resolution && !wanted.equals(found);
        String doubt = blurred ? " (differences tell it to ±" + Text.number(resolution, 2) + ")" : "";
        return (passed() ? "gradient agrees with central differences: worst component "
                : "gradient differs from central differences: worst component ")
                + component + ", expected " + wanted + doubt + ", got " + found;
    }
}
