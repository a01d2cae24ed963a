package momentum.flow;

import java.util.function.ToDoubleFunction;
import momentum.Linear;
import momentum.Objective;
import momentum.Series;
import momentum.Trajectory;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.method.HeavyBall;
import org.ejml.simple.SimpleMatrix;

/** Energies along a run: the discrete counterparts of a motion's. */
public final class Energies {
    private Energies() {}

    /**
     * The energy that a heavy ball never gains if its step is small enough.
     *
     * <pre>{@code E_k = f(x_k) + (β/2η) ‖x_k − x_{k−1}‖²,   never growing if η ≤ 2(1 − β)/L}</pre>
     *
     * @param run of that heavy ball
     * @param method its η and β
     * @return E_k for each kept iterate
     */
    public static Series heavyBall(Trajectory<TwoStep.Pair> run, HeavyBall method) {
        Arguments.present(run, "run");
        double weight = Arguments.present(method, "method").momentum() / (2 * method.stepSize());
        return along(run, state -> {
            SimpleMatrix step = Linear.combine(1, state.x(), -1, state.previous());
            return run.objective().value(state.x()) + weight * Linear.dot(step, step);
        });
    }

    /**
     * The ball's energy along a run, with {@code v = (x − x₋)/h}.
     *
     * <pre>{@code f(x) + ½ m ‖v‖²}</pre>
     *
     * @param run of a discretisation
     * @param ball its m and h
     * @return the energy for each kept iterate
     */
    public static Series plain(Trajectory<TwoStep.Pair> run, Ball ball) {
        Arguments.present(ball, "ball");
        return along(run, state -> ball.equation().energy(run.objective(), 0, state.x(), velocity(state, ball)));
    }

    /**
     * The modified energy of symplectic Euler without friction: exactly constant on a quadratic, to order h² elsewhere.
     *
     * <pre>{@code f(x) + ½ m ‖v‖² − ½ h v·∇f(x),   v = (x − x₋)/h}</pre>
     *
     * @param run of the backward difference
     * @param ball its m and h
     * @return the modified energy for each kept iterate
     */
    public static Series modified(Trajectory<TwoStep.Pair> run, Ball ball) {
        Arguments.present(ball, "ball");
        Objective f = Arguments.present(run, "run").objective();
        return along(run, state -> {
            SimpleMatrix v = velocity(state, ball);
            return ball.equation().energy(f, 0, state.x(), v)
                    - 0.5 * ball.h() * Linear.dot(v, f.gradient(state.x()));
        });
    }

    /** What an energy about the minimizer needs. */
    static SimpleMatrix minimizer(Objective f) {
        return Arguments.present(f, "f").minimizer().orElseThrow(() ->
                new UnsupportedOperationException("this energy needs a minimizer, and the objective knows none"));
    }

    private static SimpleMatrix velocity(TwoStep.Pair state, Ball ball) {
        return Linear.combine(1 / ball.h(), state.x(), -1 / ball.h(), state.previous());
    }

    private static Series along(Trajectory<TwoStep.Pair> run, ToDoubleFunction<TwoStep.Pair> energy) {
        return Arguments.present(run, "run").measured("energy, " + run.label(), energy);
    }

    /**
     * The factor by which one step shrinks volumes of the space (x, v), by differences on any smooth problem.
     *
     * <pre>{@code det ∂(x₊, v₊)/∂(x, v),   v = x − x₋,   the heavy ball's is βᵈ}</pre>
     *
     * @param method any two-step method
     * @param f the problem in d dimensions
     * @param x the point, d×1
     * @param v the velocity x − x₋, d×1
     * @return the determinant, with an error near 10⁻¹⁰ for a well-scaled f
     * @throws IllegalArgumentException if x or v does not fit
     */
    public static double determinant(TwoStep method, Objective f, SimpleMatrix x, SimpleMatrix v) {
        Arguments.present(method, "method");
        int d = Arguments.point(x, "x", Arguments.present(f, "f").dimension()).getNumRows();
        Arguments.column(v, "v", d);
        SimpleMatrix jacobian = new SimpleMatrix(2 * d, 2 * d);
        // differences of order 4 with h = ε^(1/5): both their errors are near 10⁻¹²
        double h = Math.pow(Math.ulp(1.0), 0.2);
        int[] places = {-2, -1, 1, 2};
        double[] weights = {1 / 12.0, -8 / 12.0, 8 / 12.0, -1 / 12.0};
        for (int j = 0; j < 2 * d; j++) {
            for (int p = 0; p < places.length; p++) {
                SimpleMatrix moved = x.copy(), speed = v.copy(), shifted = j < d ? moved : speed;
                shifted.set(j % d, shifted.get(j % d) + places[p] * h);
                SimpleMatrix next = Arguments.column(method.next(f, moved, moved.minus(speed)), "the next point", d);
                SimpleMatrix nextSpeed = next.minus(moved);
                for (int i = 0; i < d; i++) {
                    jacobian.set(i, j, jacobian.get(i, j) + weights[p] * next.get(i) / h);
                    jacobian.set(d + i, j, jacobian.get(d + i, j) + weights[p] * nextSpeed.get(i) / h);
                }
            }
        }
        return jacobian.determinant();
    }
}
