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
 * Successive over-relaxation: equation after equation is solved for its own unknown, with the newest values of the
 * others, and the unknown is moved ω times as far.
 *
 * <pre>{@code xᵢ ← xᵢ + ω (bᵢ − Σⱼ aᵢⱼxⱼ) / aᵢᵢ,   i in the order of the sweep}</pre>
 *
 * For a symmetric positive definite A it converges iff {@code 0 < ω < 2}, and outside it runs and diverges. Where two
 * colours suffice for the unknowns ({@link Ordering#RED_BLACK}; also a tridiagonal A in its natural order) its rate is
 * {@link #rate}, least at {@link #best}. A matrix for which they do not suffice breaks a red–black sweep down.
 *
 * Example:
 * <pre>{@code
 * var system = LinearSystem.poisson(7);
 * var best = SuccessiveOverRelaxation.best(system.jacobiRadius());
 * new SuccessiveOverRelaxation(best).run(system, new SimpleMatrix(7, 1), 20)
 * }</pre>
 *
 * @param relaxation ω; 1 is Gauss and Seidel's method
 * @param ordering the order of the sweep
 * @see <a href="https://doi.org/10.1090/S0002-9947-1954-0059635-7">Young 1954, Iterative methods for solving partial
 *     difference equations of elliptic type</a>
 */
public record SuccessiveOverRelaxation(double relaxation, Ordering ordering)
        implements Optimizer<SuccessiveOverRelaxation.Sweep> {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if relaxation is not finite, or ordering null
     */
    public SuccessiveOverRelaxation {
        Arguments.finite(relaxation, "relaxation");
        Arguments.present(ordering, "ordering");
    }

    /**
     * In the natural order.
     *
     * @param relaxation ω
     */
    public SuccessiveOverRelaxation(double relaxation) {
        this(relaxation, Ordering.NATURAL);
    }

    /**
     * The best relaxation where two colours suffice.
     *
     * <pre>{@code ω = 2 / (1 + √(1 − ρ²))}</pre>
     *
     * @param jacobiRadius ρ of Jacobi's method, see {@link LinearSystem#jacobiRadius}, at least 0 and below 1
     * @return ω, from 1 to 2
     * @throws IllegalArgumentException if ρ is not in that range
     */
    public static double best(double jacobiRadius) {
        double rho = Arguments.belowOne(jacobiRadius, "jacobiRadius");
        return 2 / (1 + Math.sqrt((1 - rho) * (1 + rho)));
    }

    /**
     * The rate where two colours suffice and A is symmetric, by Young's relation.
     *
     * <pre>{@code ξ² − ωρξ + (ω − 1) = 0,   the rate a sweep is max |ξ|²}</pre>
     *
     * The equation is that of a heavy ball with momentum ω − 1.
     *
     * @param relaxation ω
     * @param jacobiRadius ρ of Jacobi's method, at least 0 and below 1
     * @return the error's factor a sweep; |ω − 1| from the best ω on
     * @throws IllegalArgumentException if ω is not finite or ρ not in that range
     */
    public static double rate(double relaxation, double jacobiRadius) {
        double omega = Arguments.finite(relaxation, "relaxation");
        double half = omega * Arguments.belowOne(jacobiRadius, "jacobiRadius") / 2;
        double discriminant = half * half - (omega - 1);
        // the modes with small eigenvalues of Jacobi's matrix have |ξ|² = |ω − 1|
        if (discriminant <= 0) return Math.abs(omega - 1);
        double xi = Math.abs(half) + Math.sqrt(discriminant);
        return xi * xi;
    }

    @Override
    public Sweep start(Objective f, SimpleMatrix x0) {
        return new Sweep(0, Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy(), Optional.empty());
    }

    @Override
    public Sweep step(Objective f, Sweep state) {
        LinearSystem system = LinearSystem.of(f);
        Coefficients a = system.entries("successive over-relaxation");
        SimpleMatrix next = Arguments.present(state, "state").x().copy();
        int[] places = ordering.places(a);
        if (places == null) {
            return new Sweep(state.k() + 1, next, Optional.of("no red–black ordering: unknowns are coupled in a ring of"
                    + " odd length"));
        }
        double[] x = Linear.array(next), b = Linear.array(system.b());
        for (int i : places) {
            x[i] += relaxation * (b[i] - a.rowTimes(i, x)) / Jacobi.notZero(a.diagonal(i), i);
        }
        return new Sweep(state.k() + 1, next, Optional.empty());
    }

    @Override
    public String label() {
        return "SOR, ω " + Text.number(relaxation) + (ordering == Ordering.NATURAL ? "" : ", " + ordering);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }

    /**
     * The state: a point.
     *
     * @param k the number of sweeps
     * @param x x_k, n×1
     * @param breakdown why there was no sweep to here, if there was none
     */
    public record Sweep(int k, SimpleMatrix x, Optional<String> breakdown) implements Iterate {
        /**
         * Checks that nothing is missing.
         *
         * @throws IllegalArgumentException if breakdown is null
         */
        public Sweep {
            Arguments.present(breakdown, "breakdown");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Sweep that && k == that.k && Text.same(x, that.x)
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
