package momentum.quadratic;

import momentum.internal.Arguments;
import momentum.method.HeavyBall;
import momentum.text.Text;

/**
 * The parameters that make the slowest mode of a quadratic as fast as it can be.
 *
 * <pre>{@code minimize over α, β:   max over λ in [μ, L] of ρ(R(α, β, λ))}</pre>
 *
 * @param stepSize α; unit: 1/curvature
 * @param momentum β
 * @param rate ρ, the factor by which the error shrinks a step in the long run
 */
public record Tuning(double stepSize, double momentum, double rate) {
    /**
     * The best gradient descent.
     *
     * <pre>{@code α = 2/(μ + L),   β = 0,   ρ = (κ − 1)/(κ + 1)}</pre>
     *
     * @param spectrum positive and not empty
     * @return the tuning
     * @throws IllegalArgumentException if the spectrum is empty or its smallest eigenvalue not positive
     * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Choosing a Step-size</a>
     */
    public static Tuning gradientDescent(Spectrum spectrum) {
        double mu = positive(spectrum), smoothness = spectrum.largest();
        return new Tuning(2 / (mu + smoothness), 0, (smoothness - mu) / (smoothness + mu));
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
        double low = Math.sqrt(positive(spectrum)), high = Math.sqrt(spectrum.largest());
        double step = 2 / (low + high), rate = (high - low) / (high + low);
        return new Tuning(step * step, rate * rate, rate);
    }

    private static double positive(Spectrum spectrum) {
        if (spectrum.smallest() > 0) return spectrum.smallest();
        throw new IllegalArgumentException(
                "spectrum must be positive, its smallest eigenvalue was " + Text.number(spectrum.smallest()));
    }

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if stepSize is not positive and finite, or another parameter not finite
     */
    public Tuning {
        Arguments.positive(stepSize, "stepSize");
        Arguments.finite(momentum, "momentum");
        Arguments.finite(rate, "rate");
    }

    /**
     * The method with these parameters.
     *
     * @return a heavy ball, which for β = 0 is gradient descent
     */
    public HeavyBall method() {
        return new HeavyBall(stepSize, momentum);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
