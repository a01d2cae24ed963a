package momentum.flow;

import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The limit of Nesterov's method for convex functions: a ball whose friction fades like r/t.
 *
 * <pre>{@code ẍ + (r/t) ẋ + ∇f(x) = 0,   x(0) = x0,   ẋ(0) = 0}</pre>
 *
 * On a quadratic each mode is a Bessel function, {@code Γ(ν+1) (2/τ)^ν J_ν(τ) z0} with τ = √λ t and ν = (r − 1)/2,
 * computed so for r from 1 to 601 with a relative error near 10⁻¹⁵ r; other r get a reference solution, and say so. For
 * r = 3 and a convex f, {@code t² (f − f*) ≤ 2 ‖x0 − x*‖²}.
 *
 * <p>At t = 0 the friction is infinite; a numerical solution starts a little later, from the first terms of
 * {@code x0 − t² g/(2(1+r)) + t⁴ H g/(8(1+r)(3+r)) + O(t⁶)}, where g and H are gradient and Hessian at x0.
 *
 * @param r the strength of the friction, positive; 3 is Nesterov's; dimensionless
 * @see <a href="https://jmlr.org/papers/v17/15-084.html">Su, Boyd and Candès 2016, A differential equation for modeling
 *     Nesterov's accelerated gradient method</a>
 */
public record NesterovFlow(double r) implements SecondOrder {
    /**
     * Checks the parameter.
     *
     * @throws IllegalArgumentException if r is not positive and finite
     */
    public NesterovFlow {
        Arguments.positive(r, "r");
    }

    @Override
    public SimpleMatrix acceleration(Objective f, double t, SimpleMatrix x, SimpleMatrix v) {
        return Linear.combine(-r / t, v, -1, f.gradient(x));
    }

    @Override
    public Solution solve(Objective f, SimpleMatrix x0, double until) {
        double order = (r - 1) / 2;
        // the velocity needs the next order as well
        if (!(order >= 0 && order + 1 <= Bessel.LARGEST_ORDER)) return reference(f, x0, until);
        return Modes.solve(this, f, x0, until, (eigenvalue, z0, t) -> {
            double z = z0 * Bessel.normalised(order, eigenvalue * t * t);
            // Λ_ν′(s) = −Λ_{ν+1}(s) / (4(ν+1))
            return new double[] {z, -z0 * eigenvalue * t / (2 * (order + 1))
                    * Bessel.normalised(order + 1, eigenvalue * t * t)};
        });
    }

    @Override
    public Solution reference(Objective f, SimpleMatrix x0, double until) {
        Arguments.point(x0, "x0", Arguments.present(f, "f").dimension());
        Solution.later(0, until);
        SimpleMatrix start = x0.copy(), g = f.gradient(start), hg = f.hessianTimes(start, g);
        double slope = g.normF(), curvature = slope == 0 ? 0 : hg.normF() / slope;
        // λ t² ≤ 10⁻⁵: the terms left out are below 10⁻¹⁵
        double begin = Math.min(until / 2, Math.sqrt(1e-5 / Math.max(1, curvature)));
        Solution later = reference(f, begin, seriesAt(begin, start, g, hg), seriesVelocity(begin, g, hg), until);
        return new Solution(this, f, 0, until, false, t -> t < begin
                ? Reference.joined(Linear.array(seriesAt(t, start, g, hg)), Linear.array(seriesVelocity(t, g, hg)))
                : Reference.joined(Linear.array(later.at(t)), Linear.array(later.velocity(t))));
    }

    private SimpleMatrix seriesAt(double t, SimpleMatrix x0, SimpleMatrix g, SimpleMatrix hg) {
        return Linear.combine(1, x0, -t * t / (2 * (1 + r)), g, Math.pow(t, 4) / (8 * (1 + r) * (3 + r)), hg);
    }

    private SimpleMatrix seriesVelocity(double t, SimpleMatrix g, SimpleMatrix hg) {
        return Linear.combine(-t / (1 + r), g, Math.pow(t, 3) / (2 * (1 + r) * (3 + r)), hg);
    }

    /** {@code (2t²/(r−1)) (f − f*) + (r−1) ‖x + tẋ/(r−1) − x*‖²}, which never grows if r ≥ 3 and f is convex. */
    @Override
    public double energy(Objective f, double t, SimpleMatrix x, SimpleMatrix velocity) {
        if (!(r > 1)) throw new UnsupportedOperationException("this energy needs r > 1, was " + Text.number(r));
        SimpleMatrix best = Energies.minimizer(f);
        SimpleMatrix p = Linear.combine(1, x, t / (r - 1), velocity, -1, best);
        return 2 * t * t / (r - 1) * f.gap(x) + (r - 1) * Linear.dot(p, p);
    }

    @Override
    public String toString() {
        return "ẍ + (" + Text.number(r) + "/t) ẋ + ∇f(x) = 0";
    }
}
