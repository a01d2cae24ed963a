package momentum;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A smooth function to minimize, with whatever is known of it.
 *
 * <pre>{@code f : Rⁿ → R,   ∇f : Rⁿ → Rⁿ}</pre>
 *
 * A problem of one's own is two lambdas, {@link #of}, and {@link #checkGradient} tells whether they fit together.
 */
public interface Objective {
    /**
     * {@code f(x)}.
     *
     * @param x n×1
     * @return the value
     */
    double value(SimpleMatrix x);

    /**
     * {@code ∇f(x)}.
     *
     * @param x n×1
     * @return n×1, new
     */
    SimpleMatrix gradient(SimpleMatrix x);

    /**
     * {@code ∇²f(x) v}, by central differences of the gradient unless the problem knows better.
     *
     * <pre>{@code (∇f(x + hv) − ∇f(x − hv)) / 2h,   h‖v‖ = ∛ε max(1, ‖x‖)}</pre>
     *
     * @param x n×1
     * @param v n×1, a direction
     * @return n×1, with a relative error near 10⁻¹⁰ for a well-scaled f
     */
    default SimpleMatrix hessianTimes(SimpleMatrix x, SimpleMatrix v) {
        double length = v.normF();
        if (length == 0) return new SimpleMatrix(v.getNumRows(), 1);
        double h = Math.cbrt(Math.ulp(1.0)) * Math.max(1, x.normF()) / length;
        SimpleMatrix ahead = gradient(Linear.combine(1, x, h, v)), behind = gradient(Linear.combine(1, x, -h, v));
        return Linear.combine(1 / (2 * h), ahead, -1 / (2 * h), behind);
    }

    /**
     * The dimension.
     *
     * @return n, or nothing if the function takes any
     */
    default OptionalInt dimension() {
        return OptionalInt.empty();
    }

    /**
     * A point where f is least.
     *
     * @return x*, n×1, if there is one and it is known
     */
    default Optional<SimpleMatrix> minimizer() {
        return Optional.empty();
    }

    /**
     * The smallest L with {@code ‖∇f(x) − ∇f(y)‖ ≤ L ‖x − y‖} everywhere.
     *
     * @return L, if it exists and is known; unit: curvature
     */
    default OptionalDouble smoothness() {
        return OptionalDouble.empty();
    }

    /**
     * The largest μ &gt; 0 for which {@code f(x) − ½ μ‖x‖²} is convex.
     *
     * @return μ, if it exists and is known; unit: curvature
     */
    default OptionalDouble strongConvexity() {
        return OptionalDouble.empty();
    }

    /**
     * The problem as step k of a run sees it. A problem with random gradients answers with those of its draw k, so that a
     * run is the same each time it is run.
     *
     * @param k the step, 0 for the first
     * @return this problem, unless its gradients are random
     */
    default Objective atStep(int k) {
        return this;
    }

    /**
     * {@code f(x) − f*}, computed without subtracting nearly equal values where the problem can.
     *
     * @param x n×1
     * @return zero or more, up to rounding
     * @throws UnsupportedOperationException if the problem knows no minimizer
     */
    default double gap(SimpleMatrix x) {
        SimpleMatrix best = minimizer().orElseThrow(() ->
                new UnsupportedOperationException("the gap f − f* needs a minimizer, and this objective knows none"));
        return value(x) - value(best);
    }

    /**
     * Whether x and f(x) are finite; a problem that can tell without evaluating f says so.
     *
     * @param x n×1
     * @return false where a run has diverged
     */
    default boolean isFiniteAt(SimpleMatrix x) {
        return Double.isFinite(Linear.maxNorm(x)) && Double.isFinite(value(x));
    }

    /**
     * Compares the gradient with central differences of f, component by component, each by what it can tell.
     *
     * <pre>{@code (45 (f₁ − f₋₁) − 9 (f₂ − f₋₂) + (f₃ − f₋₃)) / 60hᵢ,   fⱼ = f(x + jhᵢeᵢ),   hᵢ = ∜ε max(1, |xᵢ|) or wider}</pre>
     *
     * @param x n×1, the point at which to compare
     * @return the worst component, and whether it is good enough
     * @throws IllegalArgumentException if x or the gradient has the wrong shape
     */
    default GradientCheck checkGradient(SimpleMatrix x) {
        return GradientCheck.of(this, Arguments.point(x, "x", this.dimension()));
    }

    /**
     * A problem from two lambdas.
     *
     * @param f the value, from n×1
     * @param gradient its gradient, n×1 from n×1; it must not change its argument
     * @return a problem that knows nothing else of itself
     */
    static Objective of(ToDoubleFunction<SimpleMatrix> f, UnaryOperator<SimpleMatrix> gradient) {
        return new Objective() {
            @Override
            public double value(SimpleMatrix x) {
                return f.applyAsDouble(x);
            }

            @Override
            public SimpleMatrix gradient(SimpleMatrix x) {
                return gradient.apply(x);
            }

            @Override
            public String toString() {
                return "objective from two functions";
            }
        };
    }
}
