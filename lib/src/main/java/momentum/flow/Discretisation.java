package momentum.flow;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import momentum.Linear;
import momentum.Objective;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.internal.StableSteps;
import momentum.quadratic.Quadratic;
import momentum.quadratic.TwoStepMode;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A way to turn the ball's equation into steps.
 *
 * <pre>{@code m ẍ + γ ẋ + ∇f(x) = 0   ↦   x₊ = next(f, x, x₋)}</pre>
 *
 * In a notebook: {@code Discretisation mine = (m, gamma, h) -> new HeavyBall(h * h / m, 1 - gamma * h / m);} or a
 * lambda that returns a lambda, {@code (m, gamma, h) -> (f, x, previous) -> …}. {@link #table()} measures it. The
 * well-known ones are {@link Scheme}'s.
 */
@FunctionalInterface
public interface Discretisation {
    /**
     * The equation on which {@link #convergence} and {@link #table()} measure: {@code ẍ + ½ẋ + 4x = 0} from rest at 1.
     */
    DampedOscillator TRIAL = new DampedOscillator(1, 0.5);
    /** The curvature of the trial. */
    double TRIAL_EIGENVALUE = 4;
    /** The time over which the trial runs. */
    double TRIAL_TIME = 5;

    /**
     * The method.
     *
     * @param mass m, positive
     * @param friction γ, zero or more
     * @param h the step in time, positive
     * @return one step of it
     */
    TwoStep method(double mass, double friction, double h);

    /**
     * One step along an eigenvector.
     *
     * @param ball m, γ and h
     * @param eigenvalue λ, finite
     * @return the step as two numbers
     * @throws IllegalArgumentException if eigenvalue is not finite or the method is not linear on quadratics
     */
    default TwoStepMode mode(Ball ball, double eigenvalue) {
        Arguments.present(ball, "ball");
        return TwoStepMode.of(method(ball.mass(), ball.friction(), ball.h()), eigenvalue);
    }

    /**
     * The largest step below which a mode stays bounded, found by trying 600 steps and halving.
     *
     * @param equation m and γ
     * @param eigenvalue λ, positive
     * @return h; 0 if no step is small enough, infinite if none up to 1000 √(m/λ) is too large
     * @throws IllegalArgumentException if eigenvalue is not positive and finite
     */
    default double stabilityLimit(DampedOscillator equation, double eigenvalue) {
        double unit = Math.sqrt(Arguments.present(equation, "equation").mass()
                / Arguments.positive(eigenvalue, "eigenvalue"));
        return StableSteps.limit(unit, 600, 1e-12, h -> isBounded(equation, h, eigenvalue));
    }

    private boolean isBounded(DampedOscillator equation, double h, double eigenvalue) {
        // rounding of the roots; without friction they lie on the unit circle
        return mode(new Ball(equation.mass(), equation.friction(), h), eigenvalue).spectralRadius() <= 1 + 1e-12;
    }

    /**
     * The order of convergence on the trial, started with the exact x(h).
     *
     * @param steps how many to the end, each at least 2, at least two of them; none means 100, 200, 400, 800, 1600
     * @return the errors at t = 5
     * @throws IllegalArgumentException if there are too few or too small counts
     * @throws CancellationException if the thread is interrupted
     */
    default Convergence convergence(int... steps) {
        return convergence(TRIAL, TRIAL_EIGENVALUE, TRIAL_TIME, steps);
    }

    /**
     * The order of convergence on a mode from rest at 1, started with the exact x(h).
     *
     * @param equation m and γ
     * @param eigenvalue λ, finite
     * @param time the end, positive
     * @param steps how many to the end, each at least 2, at least two of them; none means 100, 200, 400, 800, 1600
     * @return the errors at the end
     * @throws IllegalArgumentException if there are too few or too small counts
     * @throws CancellationException if the thread is interrupted
     */
    default Convergence convergence(DampedOscillator equation, double eigenvalue, double time, int... steps) {
        Objective f = Quadratic.diag(eigenvalue);
        Solution exact = Arguments.present(equation, "equation").solve(f, Linear.vector(1), time);
        String name = this instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : "a discretisation";
        return Convergence.of(name, time, n -> {
            double h = time / n;
            TwoStep method = method(equation.mass(), equation.friction(), h);
            SimpleMatrix previous = exact.at(0), x = exact.at(h);
            for (int k = 1; k < n; k++) {
                Interruption.poll("measuring an order");
                SimpleMatrix next = method.next(f, x, previous);
                previous = x;
                x = next;
            }
            return x.get(0) - exact.at(time).get(0);
        }, Arguments.present(steps, "steps").length == 0 ? new int[] {100, 200, 400, 800, 1600} : steps);
    }

    /**
     * Order, stability and damping on the trial, at once: rows from a step that is too large for most to small ones.
     *
     * @return for each h the error at t = 5, the order against the row above, the spectral radius, the decay per unit
     *     time (the equation has ¼) and the kind of damping; a heading has the largest stable step
     */
    default Table table() {
        Convergence all = convergence(4, 10, 25, 50, 100, 200, 400, 800, 1600);
        double limit = stabilityLimit(TRIAL, TRIAL_EIGENVALUE);
        double[] h = all.h(), radius = new double[h.length], decay = new double[h.length], order = new double[h.length];
        var damping = StringColumn.create("damping");
        for (int i = 0; i < h.length; i++) {
            TwoStepMode mode = mode(new Ball(TRIAL.mass(), TRIAL.friction(), h[i]), TRIAL_EIGENVALUE);
            radius[i] = mode.spectralRadius();
            decay[i] = -Math.log(radius[i]) / h[i];
            order[i] = i == 0 ? Double.NaN : all.orders()[i - 1];
            damping.append(mode.damping().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        String stable = limit == 0 ? "1 or more for every h" : limit == Double.POSITIVE_INFINITY ? "below 1 for every h"
                : "below 1 up to h = " + Text.number(limit, 4);
        return Table.create("a discretisation of ẍ + ½ẋ + 4x = 0",
                DoubleColumn.create("h", h), DoubleColumn.create("error at t = 5", all.errors()),
                DoubleColumn.create("order", order),
                DoubleColumn.create("spectral radius, " + stable, radius),
                DoubleColumn.create("decay per unit time", decay), damping);
    }
}
