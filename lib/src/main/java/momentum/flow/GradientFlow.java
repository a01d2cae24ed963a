package momentum.flow;

import momentum.Objective;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * The curve of steepest descent, which gradient descent follows in straight pieces.
 *
 * <pre>{@code ẋ = −∇f(x)}</pre>
 *
 * f never grows along it, {@code d f/dt = −‖∇f‖²}. On a quadratic each mode decays alone, {@code e^(−λt)}.
 */
public record GradientFlow() implements FirstOrder {
    @Override
    public SimpleMatrix velocity(Objective f, double t, SimpleMatrix x) {
        return Arguments.present(f.gradient(x), "gradient").scale(-1);
    }

    @Override
    public Solution solve(Objective f, SimpleMatrix x0, double until) {
        return Modes.solve(this, f, x0, until, (eigenvalue, z0, t) -> {
            double z = z0 * Math.exp(-eigenvalue * t);
            return new double[] {z, -eigenvalue * z};
        });
    }

    @Override
    public String toString() {
        return "ẋ + ∇f(x) = 0";
    }
}
