package momentum.problem;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A narrow steep bowl at the bottom of a wide flat one: curvature that changes drastically along the path.
 *
 * <pre>{@code f(x) = ½ μ x² + (L − μ) w² log cosh(x/w)
 * f′(x) = μ x + (L − μ) w tanh(x/w),   f″(x) = μ + (L − μ)/cosh²(x/w)}</pre>
 *
 * One dimension; minimizer 0, value 0, smoothness L, strong convexity μ.
 *
 * Example:
 * <pre>{@code
 * var bowl = new NarrowBowl(0.1, 10, 0.2);
 * var run = new HeavyBall(0.15, 0.7).run(bowl, vector(5), 100);
 * bowl.gap(run.last().x())
 * }</pre>
 *
 * @param flat μ, positive, the curvature far away
 * @param steep L, larger than μ, the curvature at the minimizer
 * @param width w, positive, how far the steep part reaches
 */
public record NarrowBowl(double flat, double steep, double width) implements Objective {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not positive and finite, or steep not larger than flat
     */
    public NarrowBowl {
        Arguments.positive(flat, "flat");
        Arguments.positive(steep, "steep");
        Arguments.positive(width, "width");
        if (!(steep > flat)) {
            throw new IllegalArgumentException(
                    "steep must be larger than flat, were " + Text.number(steep) + " and " + Text.number(flat));
        }
    }

    private LogCosh core() {
        return LogCosh.of((steep - flat) * width * width);
    }

    @Override
    public double value(SimpleMatrix point) {
        double x = Arguments.column(point, "x", 1).get(0);
        return 0.5 * flat * x * x + core().value(Linear.vector(x / width));
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix point) {
        double x = Arguments.column(point, "x", 1).get(0);
        return Linear.vector(flat * x + (steep - flat) * width * Math.tanh(x / width));
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix point, SimpleMatrix v) {
        Arguments.column(point, "x", 1);
        Arguments.column(v, "v", 1);
        double cosh = Math.cosh(point.get(0) / width);
        return Linear.vector((flat + (steep - flat) / (cosh * cosh)) * v.get(0));
    }

    /** The value itself: the least value is 0. */
    @Override
    public double gap(SimpleMatrix x) {
        return value(x);
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(1);
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(new SimpleMatrix(1, 1));
    }

    @Override
    public OptionalDouble smoothness() {
        return OptionalDouble.of(steep);
    }

    @Override
    public OptionalDouble strongConvexity() {
        return OptionalDouble.of(flat);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
