package momentum;

import java.util.stream.Stream;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A method: where it starts and how it takes one step, and so an endless sequence of iterates.
 *
 * <pre>{@code s₀ = start(f, x0),   sₖ₊₁ = step(f, sₖ)}</pre>
 *
 * Stopping, keeping, tabulating and drawing live outside. A method of one's own is usually one lambda of type
 * {@link OneStep} or {@link TwoStep}; one that remembers more implements this interface with a record for its state.
 *
 * @param <S> what the method carries from step to step
 */
public interface Optimizer<S extends Iterate> {
    /**
     * The state before the first step.
     *
     * @param f the problem
     * @param x0 the starting point, n×1; never changed
     * @return the state with k = 0
     * @throws IllegalArgumentException if x0 is no finite column vector or does not fit the problem
     */
    S start(Objective f, SimpleMatrix x0);

    /**
     * One step.
     *
     * @param f the problem
     * @param state the state after k steps; never changed
     * @return the state after k + 1 steps
     */
    S step(Objective f, S state);

    /**
     * A run of which only the present state is there: what {@link #run(Objective, SimpleMatrix, int, Keep)} and
     * {@link #after} use. A method with vectors to reuse overrides this.
     *
     * @param state where to begin; never changed
     * @return the same steps as {@link #step}, to the last bit
     */
    default Walk<S> walk(S state) {
        return Walk.of(this, state);
    }

    /**
     * The iterates, without end and computed as they are asked for.
     *
     * @param f the problem
     * @param x0 the starting point, n×1
     * @return s₀, s₁, …
     */
    default Stream<S> iterates(Objective f, SimpleMatrix x0) {
        return Stream.iterate(start(Arguments.present(f, "f"), x0), state -> step(f.atStep(state.k()), state));
    }

    /**
     * Runs a number of steps.
     *
     * @param f the problem
     * @param x0 the starting point, n×1
     * @param steps how many, zero or more
     * @return the iterates 0 … steps, fewer if the run diverged
     * @throws IllegalArgumentException if steps is negative, or x0 or f(x0) is unusable
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default Trajectory<S> run(Objective f, SimpleMatrix x0, int steps) {
        return run(f, x0, steps, StopRule.never());
    }

    /**
     * Runs until a rule is met, but no longer than a number of steps.
     *
     * @param f the problem
     * @param x0 the starting point, n×1
     * @param steps the limit, zero or more
     * @param stop the rule, asked at every iterate
     * @return the iterates up to the first that meets the rule
     * @throws IllegalArgumentException if steps is negative, or x0 or f(x0) is unusable
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default Trajectory<S> run(Objective f, SimpleMatrix x0, int steps, StopRule stop) {
        Arguments.present(f, "f");
        Arguments.notNegative(steps, "steps");
        return Trajectory.of(this, f, StepCheck.finite(f, start(f, x0)), steps, stop);
    }

    /**
     * Runs a number of steps and keeps few of the iterates; between those the common methods make no new vector, and f
     * is not asked whether it is finite.
     *
     * @param f the problem
     * @param x0 the starting point, n×1
     * @param steps how many, zero or more
     * @param keep which iterates
     * @return iterate 0, those that were to be kept, and the last; a run that diverged ends before the first iterate
     *     that is not finite
     * @throws IllegalArgumentException if steps is negative, or x0 or f(x0) is unusable
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default Trajectory<S> run(Objective f, SimpleMatrix x0, int steps, Keep keep) {
        Arguments.present(f, "f");
        Arguments.notNegative(steps, "steps");
        Arguments.present(keep, "keep");
        S start = StepCheck.finite(f, start(f, x0));
        return Trajectory.of(this, f, start, steps, keep);
    }

    /**
     * Runs a number of steps from a state: goes on where another run ended, or starts with a history of one's own, as
     * {@link TwoStep#from} makes it.
     *
     * @param f the problem
     * @param state where to begin; k counts on from its k, and so do schedules and random gradients
     * @param steps how many, zero or more
     * @return the iterates k … k + steps, fewer if the run diverged
     * @throws IllegalArgumentException if steps is negative, or the state does not fit the problem or is not finite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default Trajectory<S> run(Objective f, S state, int steps) {
        return run(f, state, steps, StopRule.never());
    }

    /**
     * Runs from a state until a rule is met, but no longer than a number of steps.
     *
     * @param f the problem
     * @param state where to begin; k counts on from its k, and so do schedules and random gradients
     * @param steps the limit, zero or more
     * @param stop the rule, asked at every iterate
     * @return the iterates up to the first that meets the rule
     * @throws IllegalArgumentException if steps is negative, or the state does not fit the problem or is not finite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default Trajectory<S> run(Objective f, S state, int steps, StopRule stop) {
        Arguments.notNegative(steps, "steps");
        return Trajectory.of(this, f, StepCheck.fitting(Arguments.present(f, "f"), state), steps, stop);
    }

    /**
     * The state after a number of steps, of a run of which nothing else is kept: for problems so large that a few
     * vectors fill the memory.
     *
     * @param f the problem
     * @param x0 the starting point, n×1
     * @param steps how many, zero or more
     * @return the last state; the one before it, if the method broke down
     * @throws IllegalArgumentException if steps is negative, or x0 is unusable
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    default S after(Objective f, SimpleMatrix x0, int steps) {
        Arguments.notNegative(steps, "steps");
        Walk<S> walk = walk(start(Arguments.present(f, "f"), x0));
        for (int taken = 0; taken < steps && walk.breakdown().isEmpty(); taken++) {
            Interruption.poll("taking steps");
            walk.step(f.atStep(walk.k()));
        }
        return walk.state();
    }

    /**
     * The method's name in tables and legends.
     *
     * @return for a record its words, {@code heavy ball, step size 0.1, momentum 0.9}
     */
    default String label() {
        if (this instanceof Record record) return Text.words(record);
        try {
            boolean named = getClass().getMethod("toString").getDeclaringClass() != Object.class;
            return named ? toString() : "a method";
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every object has toString", e);
        }
    }

    /**
     * The same method under another name.
     *
     * @param label the name in tables and legends
     * @return a method with the same iterates
     */
    default Optimizer<S> named(String label) {
        Arguments.present(label, "label");
        Optimizer<S> method = this;
        return new Optimizer<>() {
            @Override
            public S start(Objective f, SimpleMatrix x0) {
                return method.start(f, x0);
            }

            @Override
            public S step(Objective f, S state) {
                return method.step(f, state);
            }

            @Override
            public Walk<S> walk(S state) {
                return method.walk(state);
            }

            @Override
            public String label() {
                return label;
            }

            @Override
            public String toString() {
                return label;
            }
        };
    }
}
