package momentum.check;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.Scheduled;
import momentum.TwoStep;
import momentum.method.Convention;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import org.ejml.simple.SimpleMatrix;

/**
 * A method taken apart, so that each part can be got wrong.
 *
 * @param rule how a step is made
 * @param stepSize α at step k
 * @param momentum β at step k
 */
record Recipe(Rule rule, IntToDoubleFunction stepSize, IntToDoubleFunction momentum) {
    /** Steps looked at: a schedule's first ones tell its formula. */
    static final int STEPS = 5;

    /** One step, from x, the last step s = x − x₋, and the parameters of the moment. */
    @FunctionalInterface
    interface Rule {
        SimpleMatrix next(Objective f, double a, double b, SimpleMatrix x, SimpleMatrix s);
    }

    static final Rule HEAVY_BALL = (f, a, b, x, s) -> Linear.combine(1, x, b, s, -a, f.gradient(x));
    static final Rule NESTEROV = (f, a, b, x, s) ->
            Linear.combine(1, x, b, s, -a, f.gradient(Linear.combine(1, x, b, s)));
    static final Rule AHEAD_THE_WRONG_WAY =
            (f, a, b, x, s) -> Linear.combine(1, x, b, s, -a, f.gradient(Linear.combine(1, x, -b, s)));
    static final Rule FROM_X = (f, a, b, x, s) -> Linear.combine(1, x, -a, f.gradient(Linear.combine(1, x, b, s)));

    /** What a library method is made of, if it is one of the three that are taught first. */
    static Optional<Recipe> of(Optimizer<?> method) {
        double[] steps = new double[STEPS + 2], momenta = new double[STEPS + 2];
        Rule rule = null;
        boolean moves = false;
        for (int k = 0; k < steps.length; k++) {
            Optimizer<?> now = method instanceof Scheduled<?> scheduled ? scheduled.schedule().apply(k) : method;
            if (now instanceof Convention.VelocityForm form) {
                now = form.convention().polyak(form.stepSize(), form.momentum());
            }
            Rule its = HEAVY_BALL;
            if (now instanceof GradientDescent descent) {
                steps[k] = descent.stepSize();
            } else if (now instanceof HeavyBall ball) {
                steps[k] = ball.stepSize();
                momenta[k] = ball.momentum();
            } else if (now instanceof Nesterov nesterov) {
                steps[k] = nesterov.stepSize();
                momenta[k] = nesterov.momentum();
                its = NESTEROV;
            } else {
                return Optional.empty();
            }
            if (rule != null && rule != its) return Optional.empty();
            rule = its;
            moves |= momenta[k] != 0;
        }
        return Optional.of(new Recipe(moves ? rule : HEAVY_BALL, at(steps), at(momenta)));
    }

    private static IntToDoubleFunction at(double[] values) {
        return k -> values[Math.max(0, Math.min(k, values.length - 1))];
    }

    boolean hasMomentum() {
        for (int k = 0; k <= STEPS; k++) if (momentum.applyAsDouble(k) != 0) return true;
        return false;
    }

    Recipe with(Rule other) {
        return new Recipe(other, stepSize, momentum);
    }

    Recipe withStepSize(IntToDoubleFunction other) {
        return new Recipe(rule, other, momentum);
    }

    Recipe withMomentum(IntToDoubleFunction other) {
        return new Recipe(rule, stepSize, other);
    }

    /** The method that this makes. */
    Optimizer<TwoStep.Pair> method() {
        return new Scheduled<>("a method", k -> {
            double a = stepSize.applyAsDouble(k), b = momentum.applyAsDouble(k);
            return (TwoStep) (f, x, previous) -> rule.next(f, a, b, x, x.minus(previous));
        });
    }

    /** The method that takes another velocity than 0 to its first step: {@code v₀ = −α ∇f(x₀)}. */
    Optimizer<TwoStep.Pair> methodPushedAtTheStart() {
        Optimizer<TwoStep.Pair> method = method();
        return new Optimizer<>() {
            @Override
            public TwoStep.Pair start(Objective f, SimpleMatrix x0) {
                SimpleMatrix push = f.gradient(x0).scale(stepSize.applyAsDouble(0));
                return new TwoStep.Pair(0, x0, x0.plus(push));
            }

            @Override
            public TwoStep.Pair step(Objective f, TwoStep.Pair state) {
                return method.step(f, state);
            }
        };
    }

    /** The method that moves x by the old velocity; its state's second point is that velocity. */
    Optimizer<TwoStep.Pair> methodOneVelocityLate() {
        return new Optimizer<>() {
            @Override
            public TwoStep.Pair start(Objective f, SimpleMatrix x0) {
                return new TwoStep.Pair(0, x0, new SimpleMatrix(x0.getNumRows(), 1));
            }

            @Override
            public TwoStep.Pair step(Objective f, TwoStep.Pair state) {
                SimpleMatrix x = state.x(), v = state.previous();
                double a = stepSize.applyAsDouble(state.k()), b = momentum.applyAsDouble(state.k());
                return new TwoStep.Pair(state.k() + 1, x.plus(v), rule.next(f, a, b, x, v).minus(x));
            }
        };
    }
}
