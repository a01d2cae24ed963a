package momentum.solver;

import momentum.Linear;
import momentum.Objective;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The heavy ball on the system that Jacobi's method makes of {@code Ax = b}, {@code D⁻¹Ax = D⁻¹b}.
 *
 * <pre>{@code x₊ = x + α D⁻¹(b − Ax) + β (x − x₋),   D = diag(A)}</pre>
 *
 * With α = ω and β = ω − 1 and unknowns of two colours, its red points at odd steps and its black ones at even steps
 * are those of {@link SuccessiveOverRelaxation} sweeping the red first: one sweep is two half steps of it.
 *
 * Example:
 * <pre>{@code
 * var system = LinearSystem.poisson(7);
 * new JacobiMomentum(1.4, 0.4).run(system, new SimpleMatrix(7, 1), 40)
 * }</pre>
 *
 * @param stepSize α, positive; 1 with β = 0 is Jacobi's method
 * @param momentum β
 */
public record JacobiMomentum(double stepSize, double momentum) implements TwoStep {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, or momentum not finite
     */
    public JacobiMomentum {
        Arguments.positive(stepSize, "stepSize");
        Arguments.finite(momentum, "momentum");
    }

    @Override
    public SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix previous) {
        return Linear.step(x, stepSize, Jacobi.correction(f, x), momentum, previous);
    }

    @Override
    public String label() {
        return Text.words("Jacobi with momentum", this);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
