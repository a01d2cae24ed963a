package momentum.quadratic;

import momentum.Objective;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.text.Text;

/**
 * Parameters for a problem whose curvatures lie in [μ, L], and the rate that they give.
 *
 * <pre>{@code minimize over α, β:   max over λ in [μ, L] of ρ(R(α, β, λ))}</pre>
 *
 * Gradient descent and the heavy ball are the fastest that a quadratic allows. On other strongly convex functions
 * gradient descent keeps its rate; the heavy ball has it near the minimizer only, and from further away it may even
 * circle for ever. Nesterov's parameters are his own, which work on any of them.
 *
 * @param method the method with these parameters
 * @param stepSize α; unit: 1/curvature
 * @param momentum β
 * @param rate ρ, the factor by which the error shrinks a step in the long run, on a quadratic
 */
public record Tuning(TwoStep method, double stepSize, double momentum, double rate) {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if method is null, stepSize not positive and finite, or another parameter not
     *     finite
     */
    public Tuning {
        Arguments.present(method, "method");
        Arguments.positive(stepSize, "stepSize");
        Arguments.finite(momentum, "momentum");
        Arguments.finite(rate, "rate");
    }

    /**
     * The best gradient descent, as a heavy ball with β = 0.
     *
     * <pre>{@code α = 2/(μ + L),   β = 0,   ρ = (κ − 1)/(κ + 1)}</pre>
     *
     * @param spectrum positive and not empty
     * @return the tuning
     * @throws IllegalArgumentException if the spectrum is empty or its smallest eigenvalue not positive
     * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Choosing a Step-size</a>
     */
    public static Tuning gradientDescent(Spectrum spectrum) {
        return gradientDescent(positive(spectrum), spectrum.largest());
    }

    /**
     * The best gradient descent for any problem that knows its curvatures.
     *
     * @param f with L and μ
     * @return α = 2/(μ + L), β = 0
     * @throws UnsupportedOperationException if f does not know L or μ
     */
    public static Tuning gradientDescent(Objective f) {
        return gradientDescent(strongConvexity(f), f.smoothness().getAsDouble());
    }

    private static Tuning gradientDescent(double mu, double smoothness) {
        double step = 2 / (mu + smoothness);
        return new Tuning(new HeavyBall(step, 0), step, 0, (smoothness - mu) / (smoothness + mu));
    }

    /**
     * The best heavy ball.
     *
     * <pre>{@code α = (2/(√μ + √L))²,   β = ((√κ − 1)/(√κ + 1))²,   ρ = √β}</pre>
     *
     * At these parameters both ends of the spectrum have a repeated root: the error there goes like k·ρᵏ, not ρᵏ.
     *
     * @param spectrum positive and not empty
     * @return the tuning
     * @throws IllegalArgumentException if the spectrum is empty or its smallest eigenvalue not positive
     * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Optimal parameters</a>
     */
    public static Tuning heavyBall(Spectrum spectrum) {
        return heavyBall(positive(spectrum), spectrum.largest());
    }

    /**
     * The best heavy ball for any problem that knows its curvatures.
     *
     * @param f with L and μ
     * @return α = (2/(√μ + √L))², β = ((√κ − 1)/(√κ + 1))²
     * @throws UnsupportedOperationException if f does not know L or μ
     */
    public static Tuning heavyBall(Objective f) {
        return heavyBall(strongConvexity(f), f.smoothness().getAsDouble());
    }

    private static Tuning heavyBall(double mu, double smoothness) {
        double low = Math.sqrt(mu), high = Math.sqrt(smoothness);
        double root = 2 / (low + high), rate = (high - low) / (high + low);
        double step = root * root, momentum = rate * rate;
        return new Tuning(new HeavyBall(step, momentum), step, momentum, rate);
    }

    /**
     * Nesterov's constant parameters.
     *
     * <pre>{@code α = 1/L,   β = (√κ − 1)/(√κ + 1),   ρ = 1 − 1/√κ on a quadratic}</pre>
     *
     * On every μ-strongly convex f with smoothness L the gap shrinks by 1 − 1/√κ a step, the error by its root.
     *
     * @param spectrum positive and not empty
     * @return the tuning
     * @throws IllegalArgumentException if the spectrum is empty or its smallest eigenvalue not positive
     * @see <a href="https://doi.org/10.1007/978-3-319-91578-4">Nesterov, Lectures on Convex Optimization, section
     *     2.2</a>
     */
    public static Tuning nesterov(Spectrum spectrum) {
        return nesterov(positive(spectrum), spectrum.largest());
    }

    /**
     * Nesterov's constant parameters for any problem that knows its curvatures.
     *
     * @param f with L and μ
     * @return α = 1/L, β = (√κ − 1)/(√κ + 1)
     * @throws UnsupportedOperationException if f does not know L or μ
     */
    public static Tuning nesterov(Objective f) {
        return nesterov(strongConvexity(f), f.smoothness().getAsDouble());
    }

    private static Tuning nesterov(double mu, double smoothness) {
        double low = Math.sqrt(mu), high = Math.sqrt(smoothness);
        double step = 1 / smoothness, momentum = (high - low) / (high + low);
        return new Tuning(new Nesterov(step, momentum), step, momentum, 1 - low / high);
    }

    /** μ of a problem that knows L as well. */
    private static double strongConvexity(Objective f) {
        Arguments.present(f, "f").conditionNumber();
        return f.strongConvexity().getAsDouble();
    }

    private static double positive(Spectrum spectrum) {
        if (Arguments.present(spectrum, "spectrum").smallest() > 0) return spectrum.smallest();
        throw new IllegalArgumentException(
                "spectrum must be positive, its smallest eigenvalue was " + Text.number(spectrum.smallest()));
    }

    @Override
    public String toString() {
        String label = momentum == 0 ? new GradientDescent(stepSize).label() : method.label();
        return label + ", rate " + Text.number(rate) + " a step";
    }
}
