package momentum.flow;

import momentum.Objective;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A motion with inertia: its acceleration depends on where it is and how fast it goes.
 *
 * <pre>{@code ẍ = acceleration(f, t, x, ẋ)}</pre>
 *
 * In a notebook: {@code SecondOrder mine = (f, t, x, v) -> v.scale(-3 / (1 + t)).minus(f.gradient(x));}
 */
@FunctionalInterface
public interface SecondOrder extends Equation {
    /**
     * The right-hand side.
     *
     * @param f the problem
     * @param t the time
     * @param x the position, n×1; not to be changed
     * @param v the velocity ẋ, n×1; not to be changed
     * @return ẍ, n×1
     */
    SimpleMatrix acceleration(Objective f, double t, SimpleMatrix x, SimpleMatrix v);

    @Override
    default Solution solve(Objective f, SimpleMatrix x0, double until) {
        return reference(f, x0, until);
    }

    @Override
    default Solution reference(Objective f, SimpleMatrix x0, double until) {
        Arguments.point(x0, "x0", Arguments.present(f, "f").dimension());
        return reference(f, 0, x0, new SimpleMatrix(x0.getNumRows(), 1), until);
    }

    /**
     * The motion from any state, by numerical integration.
     *
     * @param f the problem
     * @param from the first time
     * @param x0 the position then, n×1
     * @param v0 the velocity then, n×1
     * @param until the last time, later
     * @return a reference solution
     * @throws IllegalArgumentException if a state does not fit the problem or the times are not in order
     * @throws ArithmeticException if it cannot meet its tolerance, as on a stiff problem
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default Solution reference(Objective f, double from, SimpleMatrix x0, SimpleMatrix v0, double until) {
        return Reference.solve(this, f, from, x0, v0, until);
    }
}
