package momentum.method;

import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.method.Convention.Velocity;
import org.ejml.simple.SimpleMatrix;

/**
 * A method of one's own that remembers one vector beside its point: two lambdas.
 *
 * <pre>{@code v₊ = push(f, x, v),   x₊ = move(x, v₊),   v = 0 at the start}</pre>
 *
 * <pre>{@code new Remembering((f, x, v) -> v.scale(0.9).minus(f.gradient(x).scale(0.01)), (x, v) -> x.plus(v))}</pre>
 *
 * Example:
 * <pre>{@code
 * var mine = new Remembering((f, x, v) -> v.scale(0.9).minus(f.gradient(x).scale(0.001)), (x, v) -> x.plus(v));
 * var run = mine.run(Rosenbrock.banana(), vector(0.9, 0.9), 100);
 * run.last().x()
 * }</pre>
 *
 * @param push how the velocity changes
 * @param move how the point then moves
 */
public record Remembering(Push push, Move move) implements Optimizer<Velocity> {
    /** How a velocity changes. */
    @FunctionalInterface
    public interface Push {
        /**
         * The next velocity.
         *
         * @param f the problem
         * @param x the point, n×1
         * @param v the velocity so far, n×1
         * @return a new vector, n×1
         */
        SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix v);
    }

    /** How a point moves. */
    @FunctionalInterface
    public interface Move {
        /**
         * The next point.
         *
         * @param x the point, n×1
         * @param v the new velocity, n×1
         * @return a new vector, n×1
         */
        SimpleMatrix next(SimpleMatrix x, SimpleMatrix v);
    }

    /**
     * Checks that both are there.
     *
     * @throws IllegalArgumentException if push or move is null
     */
    public Remembering {
        Arguments.present(push, "push");
        Arguments.present(move, "move");
    }

    @Override
    public Velocity start(Objective f, SimpleMatrix x0) {
        return Velocity.start(f, x0);
    }

    @Override
    public Velocity step(Objective f, Velocity state) {
        Arguments.present(f, "f");
        SimpleMatrix v = push.next(f, Arguments.present(state, "state").x(), state.velocity());
        SimpleMatrix x = v == null ? null : move.next(state.x(), v);
        return x == null ? null : new Velocity(state.k() + 1, x, v);
    }

    @Override
    public String label() {
        return "a method that remembers a velocity";
    }

    @Override
    public String toString() {
        return label();
    }
}
