package momentum.check;

import java.util.List;
import momentum.Linear;
import momentum.internal.Arguments;

/** Wrong answers about a method as the discretisation of a motion, for {@link Answer#mistakes}. */
public final class FlowMistakes {
    private FlowMistakes() {}

    /**
     * Wrong orders of accuracy, from the last two of a list of errors.
     *
     * @param h the step lengths, the shortest last; at least three
     * @param errors the errors
     * @return the mistakes
     * @throws IllegalArgumentException if one is null, they are fewer than three, or not as many
     */
    public static List<Mistake> ofOrder(double[] h, double[] errors) {
        int n = Arguments.present(h, "h").length;
        if (n < 3 || Arguments.present(errors, "errors").length != n) {
            throw new IllegalArgumentException("h and errors must be three or more each, and as many, were " + n
                    + " and " + Arguments.present(errors, "errors").length);
        }
        double ratio = errors[n - 2] / errors[n - 1], steps = h[n - 2] / h[n - 1];
        return List.of(
                new Mistake(ratio, "this is the ratio of the errors: which power of the ratio of the steps is it?"),
                new Mistake(Math.log(ratio), "this is not yet divided by the logarithm of the ratio of the steps"),
                new Mistake(Math.log10(ratio), "this is not yet divided by the logarithm of the ratio of the steps"),
                new Mistake(Math.log(ratio) / Math.log(2), "this is right only where the step is halved"),
                new Mistake(-Math.log(ratio) / Math.log(steps), "the sign is the other one: errors shrink with h"),
                new Mistake(ratio / steps, "this divides the ratios; the order is a power"),
                new Mistake(Math.log(errors[0] / errors[1]) / Math.log(h[0] / h[1]),
                        "this is from the two longest steps, where the order does not show yet"),
                new Mistake(Math.log(errors[0] / errors[n - 1]) / Math.log(h[0] / h[n - 1]),
                        "this is from the longest and the shortest step: take the two shortest"));
    }

    /**
     * Wrong friction and step of the ball whose backward discretisation a heavy ball is.
     *
     * <pre>{@code h = √(η m),   γ = (1 − β) m / h}</pre>
     *
     * @param stepSize η
     * @param momentum β
     * @param mass m
     * @return the mistakes
     */
    public static List<Mistake> ofBall(double stepSize, double momentum, double mass) {
        double h = Math.sqrt(stepSize * mass), friction = (1 - momentum) * mass / h;
        return List.of(
                new Mistake(Linear.vector(h, friction), "these are h and γ: the friction was asked for first"),
                new Mistake(Linear.vector(momentum * mass / h, h),
                        "momentum is what friction leaves: γh/m is 1 − β"),
                new Mistake(Linear.vector((1 - momentum) * mass / (stepSize * mass), stepSize * mass),
                        "h² is ηm: the root is missing"),
                new Mistake(Linear.vector((1 - momentum) / h, h), "γh/m = 1 − β: the mass is lost in γ"),
                new Mistake(Linear.vector((1 - momentum) * mass, h), "this is γh, not yet divided by h"),
                new Mistake(Linear.vector((1 - momentum) * mass / Math.sqrt(stepSize), Math.sqrt(stepSize)),
                        "the mass is lost in h² = ηm"));
    }
}
