package momentum.solver;

import java.util.Optional;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The stabilized bi-conjugate gradients: short steps with a memory for any A, without an energy that falls.
 *
 * <pre>{@code α = r̂ᵀr / r̂ᵀAp,   s = r − αAp,   ω = sᵀAs / ‖As‖²
 * x₊ = x + αp + ωs,   r₊ = s − ωAs,   p₊ = r₊ + (r̂ᵀr₊ / r̂ᵀr)(α/ω) (p − ωAp)
 * p = r = r̂ = b − Ax at the start}</pre>
 *
 * Two products with A a step. The residual may grow at any step; where r̂ᵀr, r̂ᵀAp or sᵀAs is 0 the method breaks
 * down. Where the residual has become 0 it stays.
 *
 * Example:
 * <pre>{@code
 * var system = LinearSystem.convectionDiffusion(50, 200);
 * var run = new BiCgStab().run(system, new SimpleMatrix(50, 1), 100);
 * system.residuals(run)
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1137/0913035">van der Vorst 1992, Bi-CGSTAB</a>
 */
public record BiCgStab() implements Optimizer<BiCgStab.State> {
    @Override
    public State start(Objective f, SimpleMatrix x0) {
        LinearSystem system = LinearSystem.of(f);
        SimpleMatrix x = Arguments.point(x0, "x0", f.dimension()).copy(), r = system.residual(x);
        return new State(0, x, r, r, r, Optional.empty());
    }

    @Override
    public State step(Objective f, State state) {
        LinearSystem system = LinearSystem.of(f);
        SimpleMatrix r = Arguments.present(state, "state").residual(), shadow = state.shadow(), p = state.direction();
        if (!(Products.dot(r, r) >= Double.MIN_NORMAL)) return state.resting();
        double rho = Products.dot(shadow, r);
        if (rho == 0) return state.broken("the residual is orthogonal to the first one, r̂ᵀr was 0");
        SimpleMatrix ap = system.times(p);
        double along = Products.dot(shadow, ap);
        if (along == 0) return state.broken("the direction's image is orthogonal to the first residual, r̂ᵀAp was 0");
        double alpha = rho / along;
        SimpleMatrix half = Linear.combine(1, state.x(), alpha, p), s = Linear.combine(1, r, -alpha, ap);
        if (Linear.maxNorm(s) == 0) return new State(state.k() + 1, half, s, shadow, s, Optional.empty());
        SimpleMatrix as = system.times(s);
        double omega = Products.dot(as, s) / Products.dot(as, as);
        if (!(omega != 0 && Double.isFinite(omega))) {
            return state.broken("the image of s is orthogonal to it, sᵀAs was "
                    + Text.number(Products.dot(as, s)));
        }
        SimpleMatrix x = Linear.combine(1, half, omega, s), next = Linear.combine(1, s, -omega, as);
        double beta = Products.dot(shadow, next) / rho * (alpha / omega);
        return new State(state.k() + 1, x, next, shadow, Linear.combine(1, next, beta, p, -beta * omega, ap),
                Optional.empty());
    }

    @Override
    public String label() {
        return "BiCGSTAB";
    }

    /**
     * The state.
     *
     * @param k the iteration; each has two products with A
     * @param x x_k, n×1
     * @param residual b − Ax_k as the recurrence has it, n×1
     * @param shadow r̂, n×1: the first residual
     * @param direction p_k, n×1
     * @param breakdown why there was no step to here, if there was none
     */
    public record State(int k, SimpleMatrix x, SimpleMatrix residual, SimpleMatrix shadow, SimpleMatrix direction,
            Optional<String> breakdown) implements Iterate {
        /**
         * Checks that nothing is missing.
         *
         * @throws IllegalArgumentException if breakdown is null
         */
        public State {
            Arguments.present(breakdown, "breakdown");
        }

        State broken(String why) {
            return new State(k + 1, x.copy(), residual, shadow, direction, Optional.of(why));
        }

        State resting() {
            return new State(k + 1, x.copy(), residual, shadow, direction, breakdown);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State that && k == that.k && Text.same(x, that.x)
                    && Text.same(residual, that.residual) && Text.same(direction, that.direction)
                    && breakdown.equals(that.breakdown);
        }

        @Override
        public int hashCode() {
            return 31 * k + Text.hash(x);
        }

        @Override
        public String toString() {
            return Text.record(this);
        }
    }
}
