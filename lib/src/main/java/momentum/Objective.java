package momentum;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A smooth function to minimize, with whatever is known of it.
 *
 * <pre>{@code f : Rⁿ → R,   ∇f : Rⁿ → Rⁿ}</pre>
 *
 * A problem of one's own is two lambdas, {@link #of} or {@link #univariate}; {@link #checkGradient} tells whether they
 * fit together, and {@link #withMinimizer}, {@link #withLeastValue} and {@link #withCurvature} add what the caller
 * knows.
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
     * {@code ∇f(x)}, for a loop that has a vector to spare: a problem that can writes the gradient there instead of
     * making a new vector at every step.
     *
     * @param x n×1
     * @param into n×1, which may be written over; not x
     * @return the gradient, in {@code into} or, if the problem only knows {@link #gradient(SimpleMatrix)}, in a vector
     *     of its own; the same numbers
     */
    default SimpleMatrix gradient(SimpleMatrix x, SimpleMatrix into) {
        return gradient(x);
    }

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
        double length = Arguments.present(v, "v").normF();
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
     * The least value of f.
     *
     * @return f*, if there is one and it is known; with a minimizer it is
     */
    default OptionalDouble leastValue() {
        Optional<SimpleMatrix> best = minimizer();
        return best.isPresent() ? OptionalDouble.of(value(best.get())) : OptionalDouble.empty();
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
     * {@code κ = L/μ}.
     *
     * @return the condition number, at least 1
     * @throws UnsupportedOperationException if the problem does not know L or μ
     */
    default double conditionNumber() {
        return Known.smoothness(this, "conditionNumber") / Known.strongConvexity(this, "conditionNumber");
    }

    /**
     * The problem as step k of a run sees it. A problem with random gradients answers with those of its draw k, so that
     * a run is the same each time it is run.
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
     * @throws UnsupportedOperationException if the problem knows neither a minimizer nor its least value
     */
    default double gap(SimpleMatrix x) {
        return value(x) - leastValue().orElseThrow(() -> new UnsupportedOperationException(
                "the gap f − f* needs a minimizer or the least value, and this objective knows neither"));
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
     * <pre>{@code (45 (f₁ − f₋₁) − 9 (f₂ − f₋₂) + (f₃ − f₋₃)) / 60hᵢ,   fⱼ = f(x + jhᵢeᵢ),   hᵢ = ∜ε max(1, |xᵢ|) or
     * wider}</pre>
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
     * @throws IllegalArgumentException if one of them is null
     */
    static Objective of(ToDoubleFunction<SimpleMatrix> f, UnaryOperator<SimpleMatrix> gradient) {
        return new OfFunctions(Arguments.present(f, "f"), Arguments.present(gradient, "gradient"), OptionalInt.empty());
    }

    /**
     * A problem in one dimension, from two functions of a number.
     *
     * @param f the value, f(x)
     * @param slope f′(x)
     * @return a problem that knows its dimension and nothing else
     * @throws IllegalArgumentException if one of them is null
     */
    static Objective univariate(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
        Arguments.present(f, "f");
        Arguments.present(slope, "slope");
        return new OfFunctions(x -> f.applyAsDouble(Arguments.column(x, "x", 1).get(0)),
                x -> Linear.vector(slope.applyAsDouble(Arguments.column(x, "x", 1).get(0))), OptionalInt.of(1));
    }

    /**
     * Slopes that are given one after the other, whatever x is: what a method makes of g₀, g₁, … in one dimension.
     *
     * @param slopes g₀, g₁, …: step k sees gₖ, and there is no step after the last
     * @return a problem without values
     * @throws IllegalArgumentException if one is not finite
     */
    static Objective gradients(double... slopes) {
        double[] given = Arguments.present(slopes, "slopes").clone();
        for (int k = 0; k < given.length; k++) Arguments.finite(given[k], "slopes[" + k + "]");
        return new GivenGradients(1, given.length, k -> Linear.vector(given[k]));
    }

    /**
     * Slopes that are a function of the step alone, in one dimension.
     *
     * @param slope k ↦ gₖ for k = 0, 1, …
     * @return a problem without values
     * @throws IllegalArgumentException if slope is null
     */
    static Objective gradients(IntToDoubleFunction slope) {
        Arguments.present(slope, "slope");
        return new GivenGradients(1, Integer.MAX_VALUE, k -> Linear.vector(slope.applyAsDouble(k)));
    }

    /**
     * Gradients that are a function of the step alone.
     *
     * @param n the dimension, positive
     * @param gradient k ↦ gₖ, n×1, for k = 0, 1, …
     * @return a problem without values
     * @throws IllegalArgumentException if n is not positive or gradient null
     */
    static Objective gradients(int n, IntFunction<SimpleMatrix> gradient) {
        return new GivenGradients(Arguments.positive(n, "n"), Integer.MAX_VALUE,
                Arguments.present(gradient, "gradient"));
    }

    /**
     * The same problem with a minimizer that the caller knows, so that gap and error can be measured.
     *
     * @param x x*, n×1
     * @return a problem that knows it
     * @throws IllegalArgumentException if x is no finite column vector, does not fit, or f is not finite there
     */
    default Objective withMinimizer(SimpleMatrix x) {
        return Known.of(this).withMinimizer(x);
    }

    /**
     * The same problem in one dimension with a minimizer that the caller knows.
     *
     * @param x x*
     * @return a problem that knows it
     * @throws IllegalArgumentException if x is not finite, f has another dimension, or is not finite there
     */
    default Objective withMinimizer(double x) {
        return withMinimizer(Linear.vector(x));
    }

    /**
     * The same problem with a least value that the caller knows, so that the gap can be measured.
     *
     * @param value f*
     * @return a problem that knows it
     * @throws IllegalArgumentException if value is not finite
     */
    default Objective withLeastValue(double value) {
        return Known.of(this).withLeastValue(value);
    }

    /**
     * The same problem with curvatures that the caller knows, so that methods can be tuned to it.
     *
     * @param strongConvexity μ, positive
     * @param smoothness L, at least μ
     * @return a problem that knows them
     * @throws IllegalArgumentException if μ is not positive, or L smaller or not finite
     */
    default Objective withCurvature(double strongConvexity, double smoothness) {
        return Known.of(this).withCurvature(strongConvexity, smoothness);
    }
}
