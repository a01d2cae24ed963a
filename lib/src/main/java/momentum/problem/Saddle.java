package momentum.problem;

import java.util.Optional;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A saddle between two valleys: downhill on both sides, but hardly so at the top.
 *
 * <pre>{@code f(x, y) = ½ x² − ½ ε y² + ¼ y⁴,   ∇f = (x, y³ − ε y)}</pre>
 *
 * The saddle is at 0, where the curvatures are 1 and −ε; the minimizers are (0, ±√ε) with value −ε²/4, and
 * {@link #minimizer} is the one with positive y. {@code Quadratic.diag(1, −ε)} is the saddle alone, without valleys.
 *
 * Example:
 * <pre>{@code
 * var saddle = new Saddle(0.5);
 * var run = new HeavyBall(0.1, 0.9).run(saddle, vector(1, 1e-6), 200);
 * run.last().x().minus(saddle.minimizer().get())
 * }</pre>
 *
 * @param escape ε, positive, the curvature along which a method must leave
 */
public record Saddle(double escape) implements Objective {
    /**
     * Checks the parameter.
     *
     * @throws IllegalArgumentException if escape is not positive and finite
     */
    public Saddle {
        Arguments.positive(escape, "escape");
    }

    @Override
    public double value(SimpleMatrix point) {
        return gap(point) - escape * escape / 4;
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix point) {
        Arguments.column(point, "x", 2);
        double y = point.get(1);
        return Linear.vector(point.get(0), (y * y - escape) * y);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix point, SimpleMatrix v) {
        Arguments.column(point, "x", 2);
        Arguments.column(v, "v", 2);
        double y = point.get(1);
        return Linear.vector(v.get(0), (3 * y * y - escape) * v.get(1));
    }

    /** {@code ½ x² + ¼ (y² − ε)²}: no difference of values. */
    @Override
    public double gap(SimpleMatrix point) {
        Arguments.column(point, "x", 2);
        double x = point.get(0), y = point.get(1), off = y * y - escape;
        return 0.5 * x * x + 0.25 * off * off;
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(2);
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(Linear.vector(0, Math.sqrt(escape)));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
