package momentum.solver;

import momentum.Objective;
import momentum.Optimizer;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.method.HeavyBall;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Chebyshev's semi-iteration: a heavy ball whose parameters change from step to step, the best for all spectra in an
 * interval at once.
 *
 * <pre>{@code x₊ = x − ηₖ∇f(x) + βₖ(x − x₋),   t = (√L − √μ)/(√L + √μ)
 * ηₖ = 4/(√L + √μ)² (1 + t²ᵏ)/(1 + t²ᵏ⁺²),  half as much for k = 0
 * βₖ = t² (1 + t²ᵏ⁻²)/(1 + t²ᵏ⁺²),  0 for k = 0}</pre>
 *
 * After k steps every mode with an eigenvalue in [μ, L] is at most {@code 2tᵏ/(1 + t²ᵏ)} of what it was, and no other
 * choice of parameters, known beforehand, promises less. For large k it is the best heavy ball.
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.diag(1, 10, 100);
 * new Chebyshev(1, 100).run(f, vector(1, 1, 1), 40)
 * }</pre>
 *
 * @param smallest μ, positive; unit: curvature
 * @param largest L, at least μ
 * @see <a href="https://doi.org/10.1007/BF01386013">Golub and Varga 1961, Chebyshev semi-iterative methods</a>
 */
public record Chebyshev(double smallest, double largest) implements Optimizer<TwoStep.Pair> {
    /**
     * Checks the interval.
     *
     * @throws IllegalArgumentException if smallest is not positive, or largest is smaller or not finite
     */
    public Chebyshev {
        Arguments.positive(smallest, "smallest");
        Arguments.positive(largest, "largest");
        if (!(largest >= smallest)) {
            throw new IllegalArgumentException("largest must be at least smallest = " + Text.number(smallest)
                    + ", was " + Text.number(largest));
        }
    }

    /**
     * For a problem that knows its curvatures.
     *
     * @param f a problem
     * @return the method for its [μ, L]
     * @throws UnsupportedOperationException if it does not know them
     */
    public static Chebyshev of(Objective f) {
        double kappa = Arguments.present(f, "f").conditionNumber(), largest = f.smoothness().getAsDouble();
        return new Chebyshev(largest / kappa, largest);
    }

    /**
     * The heavy ball that takes one step.
     *
     * @param k the step, 0 for the first
     * @return η_k and β_k
     * @throws IllegalArgumentException if k is negative
     */
    public HeavyBall at(int k) {
        Arguments.notNegative(k, "k");
        double a = Math.sqrt(largest), b = Math.sqrt(smallest), t = (a - b) / (a + b), limit = 4 / ((a + b) * (a + b));
        double now = 1 + Math.pow(t, 2.0 * k), next = 1 + Math.pow(t, 2.0 * k + 2);
        if (k == 0) return new HeavyBall(limit / next, 0);
        return new HeavyBall(limit * now / next, (t * t + Math.pow(t, 2.0 * k)) / next);
    }

    @Override
    public TwoStep.Pair start(Objective f, SimpleMatrix x0) {
        return at(0).start(f, x0);
    }

    @Override
    public TwoStep.Pair step(Objective f, TwoStep.Pair state) {
        return at(Arguments.present(state, "state").k()).step(f, state);
    }

    @Override
    public String label() {
        return Text.words("Chebyshev", this);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
