package momentum.problem;

import java.util.Optional;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Rosenbrock's valley, curved like a banana: easy to reach, slow to follow.
 *
 * <pre>{@code f(x, y) = (1 − x)² + a (c y − x²)²}</pre>
 *
 * Its minimizer is (1, 1/c) with value 0. It is neither smooth in the sense of one L for all of R² nor convex. At the
 * minimizer its Hessian is [[2 + 8a, −4ac], [−4ac, 2ac²]].
 *
 * Example:
 * <pre>{@code
 * var banana = Rosenbrock.banana();
 * var run = new HeavyBall(0.0015, 0.9).run(banana, vector(-1.21, 0.853), 150);
 * banana.gap(run.last().x())
 * }</pre>
 *
 * @param steepness a, positive, the height of the walls
 * @param stretch c, positive, the scale of the second axis; 1 in the classical form
 * @see <a href="https://doi.org/10.1093/comjnl/3.3.175">Rosenbrock 1960, An automatic method for finding the greatest or
 *     least value of a function</a>
 */
public record Rosenbrock(double steepness, double stretch) implements Objective {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not positive and finite
     */
    public Rosenbrock {
        Arguments.positive(steepness, "steepness");
        Arguments.positive(stretch, "stretch");
    }

    /**
     * The classical form, c = 1.
     *
     * @param steepness a, positive; Rosenbrock's own is 100
     */
    public Rosenbrock(double steepness) {
        this(steepness, 1);
    }

    /**
     * The banana that opens Goh's article: a = 20, c = 3, minimizer (1, 1/3).
     *
     * @return that problem
     * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, the opening figure</a>
     */
    public static Rosenbrock banana() {
        return new Rosenbrock(20, 3);
    }

    @Override
    public double value(SimpleMatrix point) {
        Arguments.column(point, "x", 2);
        double x = point.get(0), wall = stretch * point.get(1) - x * x;
        return (1 - x) * (1 - x) + steepness * wall * wall;
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix point) {
        Arguments.column(point, "x", 2);
        double x = point.get(0), wall = stretch * point.get(1) - x * x;
        return Linear.vector(-2 * (1 - x) - 4 * steepness * x * wall, 2 * steepness * stretch * wall);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix point, SimpleMatrix v) {
        Arguments.column(point, "x", 2);
        Arguments.column(v, "v", 2);
        double x = point.get(0), wall = stretch * point.get(1) - x * x;
        double xx = 2 - 4 * steepness * wall + 8 * steepness * x * x;
        double xy = -4 * steepness * stretch * x, yy = 2 * steepness * stretch * stretch;
        return Linear.vector(xx * v.get(0) + xy * v.get(1), xy * v.get(0) + yy * v.get(1));
    }

    /** The value itself: the least value is 0. */
    @Override
    public double gap(SimpleMatrix point) {
        return value(point);
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(2);
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(Linear.vector(1, 1 / stretch));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
