package momentum.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A parabola whose curvature changes at some points: smooth, strongly convex, and no quadratic.
 *
 * <pre>{@code f″ = the curvature of the piece,   f′(0) = 0,   f(0) = 0}</pre>
 *
 * {@code BentParabola.curvature(25).from(1, 1).from(2, 25)} has curvature 25 up to 1, 1 from there to 2, and 25 beyond.
 *
 * Example:
 * <pre>{@code
 * var f = BentParabola.curvature(25).from(1, 1).from(2, 25);
 * var run = new HeavyBall(0.111, 0.444).run(f, vector(3.3), 60);
 * f.gap(run.last().x())
 * }</pre>
 */
public final class BentParabola implements Objective {
    private final double[] kinks, curvatures;

    private BentParabola(double[] kinks, double[] curvatures) {
        this.kinks = kinks;
        this.curvatures = curvatures;
    }

    /**
     * A parabola that is not bent yet.
     *
     * @param curvature its curvature everywhere, positive
     * @return the parabola
     * @throws IllegalArgumentException if curvature is not positive and finite
     */
    public static BentParabola curvature(double curvature) {
        return new BentParabola(new double[0], new double[] {Arguments.positive(curvature, "curvature")});
    }

    /**
     * Another curvature to the right of a point.
     *
     * @param kink where it begins, to the right of all other kinks
     * @param curvature the curvature from there on, positive
     * @return the parabola, bent once more
     * @throws IllegalArgumentException if the kinks do not ascend, or curvature is not positive and finite
     */
    public BentParabola from(double kink, double curvature) {
        double[] more = Arrays.copyOf(kinks, kinks.length + 1), curved = Arrays.copyOf(curvatures, kinks.length + 2);
        more[kinks.length] = kink;
        curved[kinks.length + 1] = Arguments.positive(curvature, "curvature");
        return new BentParabola(Arguments.ascending(more, "kinks"), curved);
    }

    /**
     * Where the curvature changes.
     *
     * @return the points, ascending
     */
    public double[] kinks() {
        return kinks.clone();
    }

    /**
     * The curvatures of the pieces.
     *
     * @return one more than there are kinks, from the left
     */
    public double[] curvatures() {
        return curvatures.clone();
    }

    @Override
    public double value(SimpleMatrix x) {
        double to = only(x), value = 0, slope = 0, at = 0;
        for (double next : stops(to)) {
            double h = next - at, c = curvatureBetween(at, next);
            value += slope * h + c * h * h / 2;
            slope += c * h;
            at = next;
        }
        return value;
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x) {
        double to = only(x), slope = 0, at = 0;
        for (double next : stops(to)) {
            slope += curvatureBetween(at, next) * (next - at);
            at = next;
        }
        return Linear.vector(slope);
    }

    private static double only(SimpleMatrix x) {
        return Arguments.point(x, "x", OptionalInt.of(1)).get(0);
    }

    /** The kinks on the way from 0 to a point, and that point. */
    private List<Double> stops(double to) {
        List<Double> stops = new ArrayList<>();
        for (int i = 0; i < kinks.length; i++) {
            double kink = to > 0 ? kinks[i] : kinks[kinks.length - 1 - i];
            if (to > 0 ? kink > 0 && kink < to : kink < 0 && kink > to) stops.add(kink);
        }
        stops.add(to);
        return stops;
    }

    private double curvatureBetween(double a, double b) {
        double middle = (a + b) / 2;
        int piece = 0;
        while (piece < kinks.length && middle >= kinks[piece]) piece++;
        return curvatures[piece];
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(1);
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(Linear.vector(0));
    }

    @Override
    public OptionalDouble smoothness() {
        return Arrays.stream(curvatures).max();
    }

    @Override
    public OptionalDouble strongConvexity() {
        return Arrays.stream(curvatures).min();
    }

    @Override
    public String toString() {
        var text = new StringBuilder("bent parabola, curvature " + Text.number(curvatures[0]));
        for (int i = 0; i < kinks.length; i++) {
            text.append(", from ").append(Text.number(kinks[i])).append(" on ").append(Text.number(curvatures[i + 1]));
        }
        return text.toString();
    }
}
