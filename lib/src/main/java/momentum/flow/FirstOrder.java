package momentum.flow;

import momentum.Objective;
import org.ejml.simple.SimpleMatrix;

/**
 * A motion whose velocity depends on where it is.
 *
 * <pre>{@code ẋ = velocity(f, t, x)}</pre>
 *
 * In a notebook: {@code FirstOrder mine = (f, t, x) -> f.gradient(x).scale(-1 / (1 + t));}
 */
@FunctionalInterface
public interface FirstOrder extends Equation {
    /**
     * The right-hand side.
     *
     * @param f the problem
     * @param t the time
     * @param x the position, n×1; not to be changed
     * @return ẋ, n×1
     */
    SimpleMatrix velocity(Objective f, double t, SimpleMatrix x);

    @Override
    default Solution solve(Objective f, SimpleMatrix x0, double until) {
        return reference(f, x0, until);
    }

    @Override
    default Solution reference(Objective f, SimpleMatrix x0, double until) {
        return Reference.solve(this, f, 0, x0, until);
    }
}
