package momentum.solver;

import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Gauss and Seidel's method: equation after equation is solved for its own unknown, with the newest values of the
 * others.
 *
 * <pre>{@code xᵢ ← xᵢ + (bᵢ − Σⱼ aᵢⱼxⱼ) / aᵢᵢ,   i in the order of the sweep}</pre>
 *
 * For a symmetric positive definite A each move goes to where the energy is least along one coordinate, and it
 * converges. It is {@link SuccessiveOverRelaxation} with ω = 1.
 *
 * Example:
 * <pre>{@code
 * var system = LinearSystem.poisson(7);
 * new GaussSeidel().run(system, new SimpleMatrix(7, 1), 50)
 * }</pre>
 *
 * @param ordering the order of the sweep
 */
public record GaussSeidel(Ordering ordering) implements Optimizer<SuccessiveOverRelaxation.Sweep> {
    /**
     * Checks that there is an ordering.
     *
     * @throws IllegalArgumentException if it is null
     */
    public GaussSeidel {
        Arguments.present(ordering, "ordering");
    }

    /** In the natural order. */
    public GaussSeidel() {
        this(Ordering.NATURAL);
    }

    private SuccessiveOverRelaxation unrelaxed() {
        return new SuccessiveOverRelaxation(1, ordering);
    }

    @Override
    public SuccessiveOverRelaxation.Sweep start(Objective f, SimpleMatrix x0) {
        return unrelaxed().start(f, x0);
    }

    @Override
    public SuccessiveOverRelaxation.Sweep step(Objective f, SuccessiveOverRelaxation.Sweep state) {
        return unrelaxed().step(f, state);
    }

    @Override
    public String label() {
        return ordering == Ordering.NATURAL ? "Gauss–Seidel" : "Gauss–Seidel, " + ordering;
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
