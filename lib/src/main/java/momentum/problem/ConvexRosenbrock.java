package momentum.problem;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The worst problem for methods that add up gradients: a chain along which news travels one link a step.
 *
 * <pre>{@code f(w) = ½ (w₁ − 1)² + ½ Σᵢ (wᵢ − wᵢ₊₁)² + 2/(κ − 1) ‖w‖²,   i = 1 … n,   wₙ₊₁ = 0}</pre>
 *
 * With q = (√κ − 1)/(√κ + 1) its minimizer is wᵢ = (qⁱ − q²⁽ⁿ⁺¹⁾⁻ⁱ)/(1 − q²⁽ⁿ⁺¹⁾), which tends to qⁱ for n → ∞. Its
 * Hessian tridiag(−1, 2, −1) + 4/(κ − 1) has the eigenvalues 4/(κ − 1) + 2 − 2 cos(iπ/(n + 1)); their ratio tends to κ
 * for n → ∞ and is smaller for every n. Starting from 0, a method that adds up gradients cannot reach wᵢ before step i.
 *
 * Example:
 * <pre>{@code
 * var chain = new ConvexRosenbrock(50, 100);
 * var run = new HeavyBall(0.9, 0.6).run(chain, new SimpleMatrix(50, 1), 20);
 * run.last().x().get(20)
 * }</pre>
 *
 * @param n the number of coordinates, at least one
 * @param conditionNumber κ, above 1, of the endless chain; infinite leaves out the last term
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, The Resisting Oracle</a>
 */
public record ConvexRosenbrock(int n, double conditionNumber) implements Objective {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if n is not positive or conditionNumber not above 1
     */
    public ConvexRosenbrock {
        Arguments.positive(n, "n");
        if (!(conditionNumber > 1)) {
            throw new IllegalArgumentException("conditionNumber must be above 1, was " + Text.number(conditionNumber));
        }
    }

    /**
     * {@code q = (√κ − 1)/(√κ + 1)}, the best rate of momentum on the endless chain, and how its minimizer decays along
     * it.
     *
     * @return between 0 and 1; 1 for an infinite κ
     */
    public double decay() {
        double root = Math.sqrt(conditionNumber);
        return Double.isInfinite(root) ? 1 : (root - 1) / (root + 1);
    }

    /** {@code 4/(κ − 1)}, the curvature of the last term. */
    private double floor() {
        return 4 / (conditionNumber - 1);
    }

    /**
     * One eigenvalue of the Hessian.
     *
     * @param i from 0, the smallest
     * @return {@code 4/(κ − 1) + 2 − 2 cos((i + 1)π/(n + 1))}
     * @throws IllegalArgumentException if there is no such eigenvalue
     */
    public double eigenvalue(int i) {
        double half = Math.sin((Arguments.index(i, "i", n) + 1) * Math.PI / (2 * (n + 1.0)));
        return floor() + 4 * half * half;
    }

    /**
     * The problem as a dense quadratic, with its spectrum in closed form; it leaves out the constant ½.
     *
     * @return the quadratic; column i of its eigenvectors is √(2/(n + 1)) sin(ijπ/(n + 1))
     */
    public Quadratic quadratic() {
        double[] eigenvalues = new double[n];
        SimpleMatrix sines = new SimpleMatrix(n, n), b = new SimpleMatrix(n, 1);
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = eigenvalue(i);
            for (int j = 0; j < n; j++) {
                // the angle in whole turns first: sin of a large angle is less exact
                long turn = (long) (i + 1) * (j + 1) % (2L * (n + 1));
                sines.set(j, i, Math.sqrt(2 / (n + 1.0)) * Math.sin(turn * Math.PI / (n + 1)));
            }
        }
        b.set(0, 1);
        return Quadratic.withSpectrum(eigenvalues, sines, b);
    }

    @Override
    public double value(SimpleMatrix w) {
        Arguments.column(w, "w", n);
        double[] p = Linear.array(w);
        double chain = (p[0] - 1) * (p[0] - 1), size = 0;
        for (int i = 0; i < n; i++) {
            double link = p[i] - (i + 1 < n ? p[i + 1] : 0);
            chain += link * link;
            size += p[i] * p[i];
        }
        return 0.5 * chain + 0.5 * floor() * size;
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix w) {
        SimpleMatrix gradient = times(Arguments.column(w, "w", n));
        gradient.set(0, gradient.get(0) - 1);
        return gradient;
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix w, SimpleMatrix v) {
        Arguments.column(w, "w", n);
        return times(Arguments.column(v, "v", n));
    }

    private SimpleMatrix times(SimpleMatrix v) {
        double[] p = Linear.array(v), product = new double[n];
        double diagonal = 2 + floor(), before = 0;
        for (int i = 0; i < n; i++) {
            double after = i + 1 < n ? p[i + 1] : 0;
            product[i] = diagonal * p[i] - before - after;
            before = p[i];
        }
        return Linear.wrap(product);
    }

    /** {@code ½ eᵀAe} with e = w − w*: no difference of values. */
    @Override
    public double gap(SimpleMatrix w) {
        SimpleMatrix e = Linear.combine(1, Arguments.column(w, "w", n), -1, exact());
        return 0.5 * Linear.dot(e, times(e));
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(n);
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(exact());
    }

    /** The minimizer with q = e⁻ᵗ, so that for q near 1 no nearly equal powers are subtracted. */
    private SimpleMatrix exact() {
        double t = -Math.log1p(-2 / (Math.sqrt(conditionNumber) + 1));
        double[] best = new double[n];
        for (int i = 1; i <= n; i++) {
            double left = n + 1.0 - i, all = n + 1.0;
            best[i - 1] = t == 0 ? left / all : Math.exp(-i * t) * Math.expm1(-2 * left * t) / Math.expm1(-2 * all * t);
        }
        return Linear.wrap(best);
    }

    @Override
    public OptionalDouble smoothness() {
        return OptionalDouble.of(eigenvalue(n - 1));
    }

    @Override
    public OptionalDouble strongConvexity() {
        return OptionalDouble.of(eigenvalue(0));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
