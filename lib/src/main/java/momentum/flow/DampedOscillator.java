package momentum.flow;

import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The ball with friction: Newton's law for a mass that the slope of f drives.
 *
 * <pre>{@code m ẍ + γ ẋ + ∇f(x) = 0,   E = f(x) + ½ m ‖ẋ‖²,   dE/dt = −γ ‖ẋ‖²}</pre>
 *
 * A mode of curvature λ is critically damped iff {@code γ = 2√(mλ)}; its slowest part decays like e^(at) with the
 * abscissa
 * {@code a = Re(−γ + √(γ² − 4mλ)) / 2m}.
 *
 * @param mass m, positive; unit: curvature × time²
 * @param friction γ, zero or more; unit: curvature × time
 */
public record DampedOscillator(double mass, double friction) implements SecondOrder {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if mass is not positive and finite, or friction negative or not finite
     */
    public DampedOscillator {
        Arguments.positive(mass, "mass");
        Arguments.notNegative(friction, "friction");
    }

    @Override
    public SimpleMatrix acceleration(Objective f, double t, SimpleMatrix x, SimpleMatrix v) {
        return Linear.combine(-friction / mass, v, -1 / mass, f.gradient(x));
    }

    @Override
    public Solution solve(Objective f, SimpleMatrix x0, double until) {
        return Modes.solve(this, f, x0, until, (eigenvalue, z0, t) -> mode(eigenvalue, z0, 0, t));
    }

    /**
     * The motion that starts with a push.
     *
     * @param f the problem
     * @param x0 where it starts, n×1
     * @param v0 its velocity there, n×1
     * @param until the last time, positive
     * @return exact on a quadratic that knows its spectrum, a reference solution elsewhere
     * @throws IllegalArgumentException if x0 or v0 does not fit the problem or until is not positive and finite
     * @throws ArithmeticException if a reference solution cannot meet its tolerance, as on a stiff problem
     */
    public Solution solve(Objective f, SimpleMatrix x0, SimpleMatrix v0, double until) {
        Arguments.point(x0, "x0", Arguments.present(f, "f").dimension());
        Arguments.column(v0, "v0", x0.getNumRows());
        Solution.later(0, until);
        return Modes.course(f, x0.copy(), v0.copy(), this::mode)
                .map(course -> new Solution(this, f, 0, until, true, course))
                .orElseGet(() -> reference(f, 0, x0, v0, until));
    }

    /** {z, ż}; two real exponents are written without a difference of nearly equal numbers. */
    private double[] mode(double eigenvalue, double z0, double v0, double t) {
        double delta = friction / (2 * mass), square = eigenvalue / mass, discriminant = delta * delta - square;
        if (discriminant < 0) {
            double frequency = Math.sqrt(-discriminant), decay = Math.exp(-delta * t);
            double cosine = Math.cos(frequency * t), sine = Math.sin(frequency * t) / frequency;
            return new double[] {decay * (z0 * (cosine + delta * sine) + v0 * sine),
                decay * (v0 * (cosine - delta * sine) - z0 * square * sine)};
        }
        double root = Math.sqrt(discriminant), slow = delta + root == 0 ? 0 : -square / (delta + root);
        double e = Math.exp(slow * t), both = e * (root == 0 ? t : -Math.expm1(-2 * root * t) / (2 * root));
        double fast = Math.exp((slow - 2 * root) * t);
        return new double[] {z0 * (e - slow * both) + v0 * both,
            z0 * slow * (e - fast - slow * both) + v0 * (slow * both + fast)};
    }

    /**
     * How fast the slowest part of a mode decays.
     *
     * <pre>{@code a = Re(−γ + √(γ² − 4mλ)) / 2m}</pre>
     *
     * @param eigenvalue λ, finite
     * @return the abscissa, negative where the mode decays like e^(at); unit: 1/time
     * @throws IllegalArgumentException if eigenvalue is not finite
     */
    public double abscissa(double eigenvalue) {
        double delta = friction / (2 * mass), square = Arguments.finite(eigenvalue, "eigenvalue") / mass;
        double discriminant = delta * delta - square;
        if (discriminant <= 0) return 0 - delta;
        double sum = delta + Math.sqrt(discriminant);
        return sum == 0 ? 0 : -square / sum;
    }

    /**
     * The damping ratio of a mode: below 1 it swings, at 1 it is critically damped.
     *
     * <pre>{@code ζ = γ / (2√(mλ))}</pre>
     *
     * @param eigenvalue λ, positive
     * @return ζ, dimensionless
     * @throws IllegalArgumentException if eigenvalue is not positive and finite
     */
    public double dampingRatio(double eigenvalue) {
        return friction / (2 * Math.sqrt(mass * Arguments.positive(eigenvalue, "eigenvalue")));
    }

    /** {@code f(x) + ½ m ‖ẋ‖²}. */
    @Override
    public double energy(Objective f, double t, SimpleMatrix x, SimpleMatrix velocity) {
        Arguments.present(f, "f");
        return f.value(x) + 0.5 * mass * Linear.dot(velocity, velocity);
    }

    /**
     * The work that friction has done along a motion, by Simpson's rule on 8000 pieces.
     *
     * <pre>{@code γ ∫ ‖ẋ‖² dt}</pre>
     *
     * @param motion a solution of this equation
     * @return the energy lost from its first to its last time
     */
    public double dissipated(Solution motion) {
        double[] times = Arguments.present(motion, "motion").times(8001);
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            SimpleMatrix v = motion.velocity(times[i]);
            double weight = i == 0 || i == times.length - 1 ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Linear.dot(v, v);
        }
        return friction * sum * (motion.until() - motion.from()) / (3 * (times.length - 1));
    }

    @Override
    public String toString() {
        return Text.number(mass) + " ẍ + " + Text.number(friction) + " ẋ + ∇f(x) = 0";
    }
}
