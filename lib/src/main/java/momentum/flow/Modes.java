package momentum.flow;

import java.util.Optional;
import java.util.function.DoubleFunction;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import org.ejml.simple.SimpleMatrix;

/** Exact motions on quadratics: along each eigenvector a number moves alone. */
final class Modes {
    /** An eigenvalue this small against the largest is zero, times n. */
    private static final double ZERO = Math.ulp(1.0);

    private Modes() {}

    /** One mode's motion about its centre. */
    interface Mode {
        /**
         * Position and velocity.
         *
         * @param eigenvalue λ
         * @param z0 the position at the start
         * @param t the time since then
         * @return {z, ż}
         */
        double[] at(double eigenvalue, double z0, double t);
    }

    /** One mode's motion about its centre from any state. */
    interface MovingMode {
        /**
         * Position and velocity.
         *
         * @param eigenvalue λ
         * @param z0 the position at the start
         * @param v0 the velocity at the start
         * @param t the time since then
         * @return {z, ż}
         */
        double[] at(double eigenvalue, double z0, double v0, double t);
    }

    /**
     * The motion from a state, or nothing where the quadratic does not know its spectrum or slopes along a flat
     * direction.
     */
    static Optional<DoubleFunction<double[]>> course(Objective f, SimpleMatrix x0, SimpleMatrix v0,
            MovingMode mode) {
        if (!(f instanceof Quadratic q && q.smoothness().isPresent())) return Optional.empty();
        Spectrum spectrum = q.spectrum();
        int n = x0.getNumRows();
        double[] pull = Linear.array(spectrum.toModes(q.b())), centre = new double[n];
        double flat = n * ZERO * q.smoothness().getAsDouble();
        for (int i = 0; i < n; i++) {
            boolean isFlat = Math.abs(spectrum.eigenvalue(i)) <= flat;
            if (isFlat && Math.abs(pull[i]) > 1e-12 * n * Linear.maxNorm(q.b())) return Optional.empty();
            centre[i] = isFlat ? 0 : pull[i] / spectrum.eigenvalue(i);
        }
        double[] start = Linear.array(spectrum.toModes(x0)), speed = Linear.array(spectrum.toModes(v0));
        return Optional.of(t -> {
            double[] z = new double[n], v = new double[n];
            for (int i = 0; i < n; i++) {
                double[] moved = mode.at(spectrum.eigenvalue(i), start[i] - centre[i], speed[i], t);
                z[i] = centre[i] + moved[0];
                v[i] = moved[1];
            }
            return Reference.joined(Linear.array(spectrum.fromModes(Linear.wrap(z))),
                    Linear.array(spectrum.fromModes(Linear.wrap(v))));
        });
    }

    static Solution solve(Equation equation, Objective f, SimpleMatrix x0, double until, Mode mode) {
        Arguments.point(x0, "x0", Arguments.present(f, "f").dimension());
        Solution.later(0, until);
        MovingMode fromRest = (eigenvalue, z0, v0, t) -> mode.at(eigenvalue, z0, t);
        return course(f, x0.copy(), new SimpleMatrix(x0.getNumRows(), 1), fromRest)
                .map(course -> new Solution(equation, f, 0, until, true, course))
                .orElseGet(() -> equation.reference(f, x0, until));
    }
}
