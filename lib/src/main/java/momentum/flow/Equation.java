package momentum.flow;

import momentum.Objective;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A differential equation that an objective drives, and so a motion from every start.
 *
 * <p>On a quadratic that knows its spectrum the motions of this package are solved exactly, mode by mode. Anything else
 * has a reference solution, computed by Dormand and Prince's method of order 8 with steps of its own choosing. An
 * equation of one's own is one lambda of type {@link FirstOrder} or {@link SecondOrder}.
 */
public interface Equation {
    /** The relative error that a reference solution allows itself in a step. */
    double RELATIVE_TOLERANCE = 1e-12;
    /** The absolute error that a reference solution allows itself in a step. */
    double ABSOLUTE_TOLERANCE = 1e-13;

    /**
     * The motion that starts at rest at t = 0 (a first-order equation has no say in its velocity).
     *
     * @param f the problem
     * @param x0 where it starts, n×1
     * @param until the last time, positive
     * @return exact where that is known, a reference solution elsewhere
     * @throws IllegalArgumentException if x0 does not fit the problem or until is not positive and finite
     * @throws ArithmeticException if a reference solution cannot meet its tolerance, as on a stiff problem
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    Solution solve(Objective f, SimpleMatrix x0, double until);

    /**
     * The same motion, always by numerical integration: the second route to an exact solution.
     *
     * @param f the problem
     * @param x0 where it starts, n×1
     * @param until the last time, positive
     * @return a reference solution
     * @throws IllegalArgumentException if x0 does not fit the problem or until is not positive and finite
     * @throws ArithmeticException if it cannot meet its tolerance, as on a stiff problem
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    Solution reference(Objective f, SimpleMatrix x0, double until);

    /**
     * What never grows along the motion; f itself unless the equation knows better.
     *
     * @param f the problem
     * @param t the time
     * @param x the position, n×1
     * @param velocity ẋ, n×1
     * @return a Lyapunov function's value
     */
    default double energy(Objective f, double t, SimpleMatrix x, SimpleMatrix velocity) {
        return Arguments.present(f, "f").value(x);
    }
}
