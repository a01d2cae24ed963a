package momentum;

import java.util.Optional;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A method under way: one state that moves on, where {@link Optimizer#step} makes a new one. It takes the same steps,
 * to the last bit, and a method that can takes them in vectors that were made once.
 *
 * <p>What it lends changes with its next step; {@link #state} is a copy that stays.
 *
 * @param <S> the method's state
 */
public interface Walk<S extends Iterate> extends Iterate {
    /**
     * One step; a method that breaks down stays where it is, and {@link #breakdown} says why.
     *
     * @param f the problem; as {@link Objective#atStep} sees it, if its gradients are random
     */
    void step(Objective f);

    /**
     * The state that it has come to.
     *
     * @return a state of its own, which no later step changes
     */
    S state();

    /** The walk of a method that only knows how to make a new state. */
    static <S extends Iterate> Walk<S> of(Optimizer<S> method, S start) {
        Arguments.present(method, "method");
        Arguments.present(start, "start");
        return new Walk<>() {
            private final StepCheck check = new StepCheck();
            private S state = start;
            private Optional<String> breakdown = start.breakdown();

            @Override
            public void step(Objective f) {
                check.before(state);
                S next = method.step(f, state);
                check.after(state, next);
                breakdown = next.breakdown();
                if (breakdown.isEmpty()) state = next;
            }

            @Override
            public S state() {
                return state;
            }

            @Override
            public int k() {
                return state.k();
            }

            @Override
            public SimpleMatrix x() {
                return state.x();
            }

            @Override
            public Optional<String> breakdown() {
                return breakdown;
            }
        };
    }
}
