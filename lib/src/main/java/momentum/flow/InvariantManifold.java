package momentum.flow;

import momentum.Linear;
import momentum.Objective;
import momentum.Series;
import momentum.Trajectory;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The road that runs of a method with fixed momentum join: the velocity {@code v = (u − u₋)/h} that belongs to a point,
 * to leading order.
 *
 * <pre>{@code v = λ̄ f(u) + h g(u),   g = λ̄² (a − λ̄) ∇²Φ ∇Φ + O(h),   λ̄ = 1/(1 − λ)}</pre>
 *
 * Runs are drawn to it by a factor near λ a step; on it they follow the flow of the
 * {@linkplain FixedMomentum#modifiedLoss modified loss}.
 *
 * @param family λ and a
 * @param loss Φ
 * @param h the step size, positive
 * @see <a href="https://jmlr.org/papers/v22/19-466.html">Kovachki and Stuart 2021, theorem 5</a>
 */
public record InvariantManifold(FixedMomentum family, Objective loss, double h) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if family or loss is null, or h is not positive and finite
     */
    public InvariantManifold {
        Arguments.present(family, "family");
        Arguments.present(loss, "loss");
        Arguments.positive(h, "h");
    }

    private double rescaled() {
        return 1 / (1 - family.momentum());
    }

    /**
     * The velocity on it.
     *
     * @param u n×1
     * @return v, n×1
     * @throws IllegalArgumentException if u does not fit
     */
    public SimpleMatrix velocity(SimpleMatrix u) {
        SimpleMatrix g = loss.gradient(Arguments.point(u, "u", loss.dimension()));
        double curved = h * rescaled() * rescaled() * (family.lookAhead() - rescaled());
        return Linear.combine(-rescaled(), g, curved, loss.hessianTimes(u, g));
    }

    /**
     * A start that is on it already.
     *
     * @param u u₀, n×1
     * @return the state with {@code u₋₁ = u₀ − h v(u₀)}
     * @throws IllegalArgumentException if u does not fit
     */
    public TwoStep.Pair start(SimpleMatrix u) {
        return TwoStep.from(u, Linear.combine(1, u, -h, velocity(u)));
    }

    /**
     * How far a run is from it, as the paper measures it in its equation (34).
     *
     * <pre>{@code e_n = ‖(u_n − u_{n−1})/h − v(u_n)‖₂}</pre>
     *
     * @param run a run of {@link FixedMomentum#method} with this h
     * @return a number for each kept iterate
     * @throws IllegalArgumentException if the run is null or has another dimension
     */
    public Series distances(Trajectory<TwoStep.Pair> run) {
        return Arguments.present(run, "run").measured("distance from the manifold", state -> Linear
                .combine(1 / h, state.x(), -1 / h, state.previous(), -1, velocity(state.x())).normF());
    }

    /**
     * How large g can be: the least γ with which the map that makes the manifold keeps {@code ‖g‖ ≤ γ}.
     *
     * <pre>{@code γ = λγ + h a B₁γ + a B₁λ̄B₀ + λ̄B₁(λ̄B₀ + hλγ)
     *   = λ̄B₀B₁(λ̄ + a) / (1 − λ − hB₁(a + λλ̄))}</pre>
     *
     * @param steepness B₀, the largest ‖∇Φ‖, positive
     * @param smoothness B₁, the largest curvature, positive
     * @return γ
     * @throws IllegalArgumentException if a bound is not positive and finite, or h is too large for any γ
     */
    public double bound(double steepness, double smoothness) {
        double room = 1 - family.momentum() - h * taken(smoothness);
        if (room > 0) return pull(steepness, smoothness) / room;
        throw new IllegalArgumentException("h must be below (1 − λ)/(B₁(a + λλ̄)) = "
                + Text.number((1 - family.momentum()) / taken(smoothness)) + ", where no bound is left, was "
                + Text.number(h));
    }

    /**
     * The same number with the sign that the paper prints, in the proof of its lemma 9.
     *
     * <pre>{@code λ̄B₀B₁(λ̄ + a) / (1 − λ + hB₁(a + λλ̄))}</pre>
     *
     * @param steepness B₀, the largest ‖∇Φ‖, positive
     * @param smoothness B₁, the largest curvature, positive
     * @return a number that the map exceeds
     * @throws IllegalArgumentException if a bound is not positive and finite
     */
    public double printedBound(double steepness, double smoothness) {
        return pull(steepness, smoothness) / (1 - family.momentum() + h * taken(smoothness));
    }

    private double pull(double steepness, double smoothness) {
        return rescaled() * Arguments.positive(steepness, "steepness") * Arguments.positive(smoothness, "smoothness")
                * (rescaled() + family.lookAhead());
    }

    private double taken(double smoothness) {
        return Arguments.positive(smoothness, "smoothness") * (family.lookAhead() + family.momentum() * rescaled());
    }

    @Override
    public String toString() {
        return "invariant manifold of " + family + ", step " + Text.number(h);
    }
}
