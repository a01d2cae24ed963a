package momentum;

import java.util.function.IntFunction;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A method whose parameters change from step to step.
 *
 * <pre>{@code sₖ₊₁ = schedule(k).step(f, sₖ)}</pre>
 *
 * For example {@code new Scheduled<>("Nesterov, (k−1)/(k+2)", k -> new Nesterov(s, Math.max(0, (k - 1.0) / (k + 2))))}.
 *
 * @param label the name in tables and legends
 * @param schedule the method that takes step k, for k = 0, 1, …
 * @param <S> what the method carries from step to step
 */
public record Scheduled<S extends Iterate>(String label, IntFunction<? extends Optimizer<S>> schedule)
        implements Optimizer<S> {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if label or schedule is null
     */
    public Scheduled {
        Arguments.present(label, "label");
        Arguments.present(schedule, "schedule");
    }

    private Optimizer<S> method(int k) {
        Optimizer<S> method = schedule.apply(k);
        if (method != null) return method;
        throw new IllegalArgumentException("schedule must give a method for each k, was null for k = " + k);
    }

    @Override
    public S start(Objective f, SimpleMatrix x0) {
        return method(0).start(f, x0);
    }

    @Override
    public S step(Objective f, S state) {
        return method(Arguments.present(state, "state").k()).step(f, state);
    }

    @Override
    public String toString() {
        return label;
    }
}
