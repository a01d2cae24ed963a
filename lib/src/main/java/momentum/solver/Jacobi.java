package momentum.solver;

import momentum.Linear;
import momentum.Objective;
import momentum.OneStep;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Jacobi's method: every equation is solved for its own unknown, all with the old values of the others.
 *
 * <pre>{@code x₊ = x + ω D⁻¹(b − Ax),   D = diag(A)}</pre>
 *
 * It converges iff ρ(I − ωD⁻¹A) is below 1: where the diagonal outweighs each row for instance. It is gradient descent
 * where all aᵢᵢ are the same.
 *
 * Example:
 * <pre>{@code
 * var system = LinearSystem.poisson(7);
 * new Jacobi().run(system, new SimpleMatrix(7, 1), 100)
 * }</pre>
 *
 * @param damping ω, positive; 1 is Jacobi's own
 */
public record Jacobi(double damping) implements OneStep {
    /**
     * Checks the damping.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public Jacobi {
        Arguments.positive(damping, "damping");
    }

    /** Jacobi's method as he left it, undamped. */
    public Jacobi() {
        this(1);
    }

    @Override
    public SimpleMatrix next(Objective f, SimpleMatrix x) {
        return Linear.combine(1, x, damping, correction(f, x));
    }

    /** {@code D⁻¹(b − Ax)}. */
    static SimpleMatrix correction(Objective f, SimpleMatrix x) {
        LinearSystem system = LinearSystem.of(f);
        Coefficients a = system.entries("Jacobi's method");
        SimpleMatrix r = system.residual(x);
        double[] d = Linear.array(r);
        for (int i = 0; i < d.length; i++) d[i] /= notZero(a.diagonal(i), i);
        return r;
    }

    static double notZero(double diagonal, int i) {
        if (diagonal != 0) return diagonal;
        throw new IllegalArgumentException("the diagonal of A must not have a zero, but A[" + i + "][" + i + "] was 0");
    }

    @Override
    public String label() {
        return damping == 1 ? "Jacobi" : Text.words("Jacobi", this);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
