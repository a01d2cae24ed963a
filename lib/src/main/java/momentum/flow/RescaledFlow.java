package momentum.flow;

import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Steepest descent on a faster clock: what every method with fixed momentum becomes as its steps shrink.
 *
 * <pre>{@code u̇ = −∇Φ(u) / (1 − λ)}</pre>
 *
 * @param momentum λ, from 0 to below 1
 * @see <a href="https://jmlr.org/papers/v22/19-466.html">Kovachki and Stuart 2021, theorem 2</a>
 */
public record RescaledFlow(double momentum) implements FirstOrder {
    /**
     * Checks the parameter.
     *
     * @throws IllegalArgumentException if momentum is negative or not below 1
     */
    public RescaledFlow {
        Arguments.belowOne(momentum, "momentum");
    }

    @Override
    public SimpleMatrix velocity(Objective f, double t, SimpleMatrix u) {
        return Arguments.present(f.gradient(u), "gradient").scale(-1 / (1 - momentum));
    }

    @Override
    public Solution solve(Objective f, SimpleMatrix u0, double until) {
        return Modes.solve(this, f, u0, until, (eigenvalue, z0, t) -> {
            double rate = eigenvalue / (1 - momentum), z = z0 * Math.exp(-rate * t);
            return new double[] {z, -rate * z};
        });
    }

    @Override
    public String toString() {
        return "u̇ + " + Text.number(1 / (1 - momentum)) + " ∇Φ(u) = 0";
    }
}
