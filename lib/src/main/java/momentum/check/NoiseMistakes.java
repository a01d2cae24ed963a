package momentum.check;

import java.util.List;
import momentum.internal.Arguments;

/** Wrong answers about the variance of a method that sees noisy gradients, for {@link Answer#mistakes}. */
public final class NoiseMistakes {
    private NoiseMistakes() {}

    /**
     * Wrong variances of a long run about 0, as measured.
     *
     * @param path the run's points, from a start that is far away
     * @return the mistakes
     * @throws IllegalArgumentException if path is null or empty
     */
    public static List<Mistake> ofMeasured(double... path) {
        if (Arguments.present(path, "path").length == 0) throw new IllegalArgumentException("path must have points");
        double all = 0, sum = 0, settled = 0;
        int from = path.length / 10, steady = path.length - from;
        for (int k = 0; k < path.length; k++) {
            all += path[k] * path[k];
            if (k >= from) {
                settled += path[k] * path[k];
                sum += path[k];
            }
        }
        double last = path[path.length - 1];
        return List.of(
                new Mistake(all / path.length, "the way from the start is still in it: leave out the first steps"),
                new Mistake(Math.sqrt(settled / steady), "this is the standard deviation: its square is asked for"),
                new Mistake(settled, "this is a sum, not yet divided by how many there are"),
                new Mistake(settled / path.length, "divided by all steps, though some are left out"),
                new Mistake(sum / steady, "this is the mean"),
                new Mistake(last * last, "this is one point, whose square is as random as it is"));
    }

    /**
     * Wrong stationary variances of gradient descent on one mode.
     *
     * <pre>{@code α σ² / (λ (2 − αλ))}</pre>
     *
     * @param stepSize α
     * @param eigenvalue λ
     * @param deviation σ, of the gradient's noise
     * @return the mistakes
     */
    public static List<Mistake> ofDescent(double stepSize, double eigenvalue, double deviation) {
        double a = stepSize, s = a * eigenvalue, c = deviation * deviation, right = a * c / (eigenvalue * (2 - s));
        return List.of(
                new Mistake(Math.sqrt(right), "this is the standard deviation: its square is asked for"),
                new Mistake(a * c / (2 * eigenvalue), "this is the limit for small α: the 2 below must be 2 − αλ"),
                new Mistake(a * a * c, "this is the noise of one step alone: older noise is still there"),
                new Mistake(right * a, "this has one α too many"),
                new Mistake(right / a, "this has one α too few"),
                new Mistake(a * a * c / (1 - (1 - s)), "the factor 1 − αλ of a step is not squared"),
                new Mistake(right / deviation, "the noise enters with its variance σ², not with σ"),
                new Mistake(right * eigenvalue, "the eigenvalue before the bracket is lost"),
                new Mistake(right * eigenvalue / 2, "this is the gap ½λ·Var, not the variance"),
                new Mistake(a * c / (eigenvalue * (2 + s)), "the sign of αλ is the other one"));
    }

    /**
     * Wrong stationary variances of the heavy ball on one mode.
     *
     * <pre>{@code α σ² (1 + β) / (λ (1 − β) (2(1 + β) − αλ))}</pre>
     *
     * @param stepSize α
     * @param momentum β
     * @param eigenvalue λ
     * @param deviation σ, of the gradient's noise
     * @return the mistakes
     */
    public static List<Mistake> ofBall(double stepSize, double momentum, double eigenvalue, double deviation) {
        double a = stepSize, b = momentum, s = a * eigenvalue, c = deviation * deviation;
        double right = a * c * (1 + b) / (eigenvalue * (1 - b) * (2 * (1 + b) - s));
        double descent = a * c / (eigenvalue * (2 - s));
        return List.of(
                new Mistake(descent, "this is gradient descent: where is β?"),
                new Mistake(descent / (1 - b), "this is only nearly so: 1/(1 − β) times gradient descent's"),
                new Mistake(descent * (1 - b),
                        "this says that momentum calms at the same α: it is the other way round"),
                new Mistake(descent / ((1 - b) * (1 - b)), "this has 1/(1 − β) once too often"),
                new Mistake(Math.sqrt(right), "this is the standard deviation: its square is asked for"),
                new Mistake(right * (1 - b), "the 1 − β below is lost"),
                new Mistake(right / (1 + b), "the 1 + β above is lost"),
                new Mistake(a * c / (2 * eigenvalue * (1 - b)), "this is the limit for small α"),
                new Mistake(right / deviation, "the noise enters with its variance σ², not with σ"),
                new Mistake(right * (1 - b) * (1 - b), "this is what you get when the noise is averaged first"));
    }

    /**
     * Wrong ratios of two variances, the heavy ball's with α(1 − β) and gradient descent's with α, on λ = 1.
     *
     * @param stepSize α
     * @param momentum β
     * @return the mistakes
     */
    public static List<Mistake> ofRatio(double stepSize, double momentum) {
        double b = momentum, descent = stepSize / (2 - stepSize);
        double ball = stepSize * (1 + b) / (2 * (1 + b) - stepSize * (1 - b));
        double same = stepSize * (1 + b) / ((1 - b) * (2 * (1 + b) - stepSize));
        return List.of(
                new Mistake(descent / ball, "this is the ratio the other way round"),
                new Mistake(same / descent,
                        "this is the ratio at the same α; here the ball's is (1 − β) times as large"),
                new Mistake(1 - b, "this would be so if the average simply had fewer effective members"),
                new Mistake((1 - b) / (1 + b), "this is the ratio of an average of independent numbers"),
                new Mistake(1, "this is the limit for small α only"),
                new Mistake(Math.sqrt(ball / descent), "this is the ratio of the standard deviations"),
                new Mistake(ball, "this is the ball's variance, not yet divided by gradient descent's"));
    }
}
