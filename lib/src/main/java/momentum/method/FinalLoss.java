package momentum.method;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import momentum.Linear;
import momentum.Objective;
import momentum.TwoStep.Pair;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Where K steps of the heavy ball end, as a function of its step size and momentum: tuning as a problem of its own.
 *
 * <pre>{@code L_K(α, β) = f(x_K),   vₖ₊₁ = β vₖ − α ∇f(xₖ),   xₖ₊₁ = xₖ + vₖ₊₁,   v₀ = 0}</pre>
 *
 * The chain rule gives both derivatives exactly, either along with the run or back from its end. L_K is not convex and
 * may have several valleys. Its logarithm is an {@link Objective}, so any method of this library can tune the heavy
 * ball. Where the gradients are random, step k has the same draw in every run.
 *
 * Example:
 * <pre>{@code
 * var loss = FinalLoss.of(Quadratic.diag(1, 10), vector(1, 1), 20);
 * loss.reverse(new HeavyBall(0.1, 0.5)).byMomentum()
 * }</pre>
 *
 * @see <a href="https://proceedings.mlr.press/v37/maclaurin15.html">Maclaurin, Duvenaud and Adams 2015, Gradient-based
 *     hyperparameter optimization through reversible learning</a>
 */
public final class FinalLoss {
    private final Objective f;
    private final SimpleMatrix x0;
    private final int steps;

    private FinalLoss(Objective f, SimpleMatrix x0, int steps) {
        this.f = f;
        this.x0 = x0;
        this.steps = steps;
    }

    /**
     * The loss at the end of a run.
     *
     * @param f the problem, twice differentiable; its {@link Objective#hessianTimes} is used
     * @param x0 the starting point, n×1; copied
     * @param steps K, zero or more
     * @return L_K as a function of the step size and the momentum
     * @throws IllegalArgumentException if steps is negative, or x0 or f(x0) is unusable
     */
    public static FinalLoss of(Objective f, SimpleMatrix x0, int steps) {
        Arguments.point(x0, "x0", Arguments.present(f, "f").dimension());
        Arguments.finite(f.value(x0), "f(x0)");
        return new FinalLoss(f, x0.copy(), (int) Arguments.notNegative(steps, "steps"));
    }

    /**
     * How many steps are taken.
     *
     * @return K
     */
    public int steps() {
        return steps;
    }

    /**
     * The loss after K steps.
     *
     * @param method the heavy ball
     * @return L_K; not finite where the run diverged
     */
    public double at(HeavyBall method) {
        return f.value(end(method));
    }

    private SimpleMatrix end(HeavyBall method) {
        return Arguments.present(method, "method").after(f, x0, steps).x();
    }

    private Pair step(HeavyBall method, Pair state) {
        Interruption.poll("running to the final loss");
        return method.step(f.atStep(state.k()), state);
    }

    /**
     * The loss and its derivatives, carried along with the run.
     *
     * <pre>{@code v̇₊ = sₖ + β v̇ − α ∇²f(xₖ) ẋ,   ẋ₊ = ẋ + v̇₊,   dL = ∇f(x_K)ᵀẋ_K
     * by β: sₖ = vₖ,   by α: sₖ = −∇f(xₖ)}</pre>
     *
     * Two Hessian products a step, and the memory of one step.
     *
     * @param method the heavy ball
     * @return L_K with its derivatives
     */
    public Hypergradient forward(HeavyBall method) {
        Pair state = Arguments.present(method, "method").start(f, x0);
        Tangent byStepSize = Tangent.zero(x0), byMomentum = Tangent.zero(x0);
        for (int k = 0; k < steps; k++) {
            SimpleMatrix x = state.x(), velocity = velocity(state), gradient = f.atStep(k).gradient(x);
            byStepSize = byStepSize.next(f.atStep(k), x, method, -1, gradient);
            byMomentum = byMomentum.next(f.atStep(k), x, method, 1, velocity);
            state = step(method, state);
        }
        SimpleMatrix slope = f.gradient(state.x());
        return new Hypergradient(f.value(state.x()), Linear.dot(slope, byStepSize.x), Linear.dot(slope, byMomentum.x));
    }

    private static SimpleMatrix velocity(Pair state) {
        return Linear.combine(1, state.x(), -1, state.previous());
    }

    /** How the point and the velocity change with a parameter. */
    private record Tangent(SimpleMatrix x, SimpleMatrix v) {
        static Tangent zero(SimpleMatrix x0) {
            SimpleMatrix zero = new SimpleMatrix(x0.getNumRows(), 1);
            return new Tangent(zero, zero);
        }

        Tangent next(Objective f, SimpleMatrix at, HeavyBall method, double sign, SimpleMatrix source) {
            SimpleMatrix next = Linear.combine(sign, source, method.momentum(), v, -method.stepSize(),
                    f.hessianTimes(at, x));
            return new Tangent(Linear.combine(1, x, 1, next), next);
        }
    }

    /**
     * The loss and its derivatives, by going back from the end of the run.
     *
     * <pre>{@code p = ∇f(x_K),   w = 0;   for k = K − 1 … 0:
     * w += p,   dL/dβ += wᵀvₖ,   dL/dα −= wᵀ∇f(xₖ),   p −= α ∇²f(xₖ) w,   w *= β}</pre>
     *
     * One Hessian product a step. Of the run every √K-th state is kept, and what lies between is run again when it is
     * needed: about 3√K vectors of memory, and three gradients a step.
     *
     * @param method the heavy ball
     * @return L_K with its derivatives
     */
    public Hypergradient reverse(HeavyBall method) {
        return back(method, remembered(method));
    }

    /** A run's last point, and its states √K steps apart, from which all others are found again. */
    private record Remembered(SimpleMatrix end, List<Pair> checkpoints, int apart) {}

    private Remembered remembered(HeavyBall method) {
        Pair state = Arguments.present(method, "method").start(f, x0);
        int apart = (int) Math.ceil(Math.sqrt(steps));
        List<Pair> checkpoints = new ArrayList<>();
        for (int k = 0; k < steps; k++) {
            if (k % apart == 0) checkpoints.add(state);
            state = step(method, state);
        }
        return new Remembered(state.x(), checkpoints, apart);
    }

    private Hypergradient back(HeavyBall method, Remembered run) {
        double loss = f.value(run.end), byStepSize = 0, byMomentum = 0;
        SimpleMatrix p = f.gradient(run.end), w = new SimpleMatrix(x0.getNumRows(), 1);
        for (int segment = run.checkpoints.size() - 1; segment >= 0; segment--) {
            List<Pair> states = from(run.checkpoints.remove(segment), run.apart, method);
            for (int i = states.size() - 1; i >= 0; i--) {
                SimpleMatrix x = states.get(i).x();
                Objective seen = f.atStep(states.get(i).k());
                w = Linear.combine(1, w, 1, p);
                byMomentum += Linear.dot(w, velocity(states.get(i)));
                byStepSize -= Linear.dot(w, seen.gradient(x));
                p = Linear.combine(1, p, -method.stepSize(), seen.hessianTimes(x, w));
                w = w.scale(method.momentum());
            }
        }
        return new Hypergradient(loss, byStepSize, byMomentum);
    }

    private List<Pair> from(Pair checkpoint, int most, HeavyBall method) {
        List<Pair> states = new ArrayList<>(List.of(checkpoint));
        while (states.size() < Math.min(most, steps - checkpoint.k())) {
            states.add(step(method, states.get(states.size() - 1)));
        }
        return states;
    }

    /**
     * The logarithm of the loss over the momentum, to be minimized by any method: far from a valley L_K itself is flat.
     *
     * <pre>{@code β ↦ log L_K(α, β),   slope (dL_K/dβ)/L_K}</pre>
     *
     * L_K is the gap f(x_K) − f* where f knows its least value.
     *
     * @param stepSize α, positive; it stays as it is
     * @return a problem in one dimension
     * @throws IllegalArgumentException if stepSize is not positive and finite
     */
    public Objective logOverMomentum(double stepSize) {
        Arguments.positive(stepSize, "stepSize");
        return logarithm(1, beta -> new HeavyBall(stepSize, beta.get(0)), slope -> Linear.vector(slope.byMomentum()));
    }

    /**
     * The logarithm of the loss over the step size and the momentum, to be minimized by any method.
     *
     * <pre>{@code (α, β) ↦ log L_K(α, β)}</pre>
     *
     * L_K is the gap f(x_K) − f* where f knows its least value. Where α is not positive the value is infinite, so that
     * a run that steps there ends as one that diverged.
     *
     * @return a problem in two dimensions
     */
    public Objective logOverBoth() {
        return logarithm(2, both -> both.get(0) > 0 ? new HeavyBall(both.get(0), both.get(1)) : null,
                slope -> Linear.vector(slope.byStepSize(), slope.byMomentum()));
    }

    /** With no method where there is none. */
    private Objective logarithm(int n, Function<SimpleMatrix, HeavyBall> method,
            Function<Hypergradient, SimpleMatrix> slope) {
        UnaryOperator<SimpleMatrix> fitting = parameters -> Arguments.column(parameters, "parameters", n);
        return new Objective() {
            @Override
            public double value(SimpleMatrix parameters) {
                HeavyBall ball = method.apply(fitting.apply(parameters));
                return ball == null ? Double.POSITIVE_INFINITY : Math.log(positive(end(ball)));
            }

            @Override
            public SimpleMatrix gradient(SimpleMatrix parameters) {
                HeavyBall ball = method.apply(fitting.apply(parameters));
                if (ball == null) return new SimpleMatrix(n, 1);
                Remembered run = remembered(ball);
                return slope.apply(back(ball, run)).scale(1 / positive(run.end));
            }

            @Override
            public OptionalInt dimension() {
                return OptionalInt.of(n);
            }

            @Override
            public String toString() {
                return "log of the loss after " + Text.count(steps, "step");
            }
        };
    }

    private double positive(SimpleMatrix end) {
        double loss = f.leastValue().isPresent() ? f.gap(end) : f.value(end);
        if (!(loss < 0)) return loss;
        throw new UnsupportedOperationException("the logarithm needs a positive loss, was " + Text.number(loss)
                + ": withLeastValue tells what to measure it from");
    }

    @Override
    public String toString() {
        return "the loss after " + Text.count(steps, "step") + " of the heavy ball";
    }
}
