package momentum.check;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import momentum.Linear;
import momentum.internal.Arguments;

/** Wrong answers about the weights with which momentum remembers old gradients, for {@link Answer#mistakes}. */
public final class MemoryMistakes {
    private MemoryMistakes() {}

    /**
     * Wrong weights of the newest gradients in {@code v ← βv + g}, the newest first.
     *
     * @param momentum β
     * @param count how many weights
     * @return the mistakes
     * @throws IllegalArgumentException if count is not positive or above 10 000
     */
    public static List<Mistake> ofWeights(double momentum, int count) {
        if (!(count >= 1 && count <= 10_000)) {
            throw new IllegalArgumentException("count must be from 1 to 10000, was " + count);
        }
        double b = momentum;
        return List.of(
                each(count, i -> (1 - b) * Math.pow(b, i),
                        "this is what you get with an average, m ← βm + (1 − β)g, in place of the sum"),
                each(count, i -> Math.pow(b, i + 1),
                        "these weights come one step late: the newest gradient has not faded yet"),
                each(count, i -> Math.pow(b, i - 1), "these weights come one step early: the newest is 1/β"),
                each(count, i -> Math.pow(1 - b, i), "this is what you get with 1 − β in place of β"),
                each(count, i -> Math.pow(b, count - 1 - i), "this is the other way round: the oldest weighs most"),
                each(count, i -> i == 0 ? 1 : i * b, "β is taken times the age; each step multiplies by β once more"),
                each(count, i -> 1 - i * (1 - b), "this falls by the same amount each step, not by the same factor"));
    }

    /**
     * Wrong velocities after {@code v ← βv + g} has met some gradients.
     *
     * @param momentum β
     * @param gradients the oldest first
     * @return the mistakes
     * @throws IllegalArgumentException if gradients is null
     */
    public static List<Mistake> ofVelocity(double momentum, double... gradients) {
        double b = momentum;
        int n = Arguments.present(gradients, "gradients").length;
        return List.of(
                sum(gradients, i -> Math.pow(b, i), "the oldest gradient weighs most here; it should be the newest"),
                sum(gradients, i -> (1 - b) * Math.pow(b, n - 1 - i),
                        "this is what you get with an average, m ← βm + (1 − β)g, in place of the sum"),
                sum(gradients, i -> (1 - b) * Math.pow(b, i),
                        "this is an average, and the oldest gradient weighs most in it"),
                sum(gradients, i -> Math.pow(b, n - i), "the newest gradient is multiplied by β already"),
                sum(gradients, i -> i == 0 ? 0 : Math.pow(b, n - 1 - i), "the oldest gradient, g[0], is left out"),
                sum(gradients, i -> i == n - 1 ? 0 : Math.pow(b, n - 1 - i), "the newest gradient is left out"),
                sum(gradients, i -> i == n - 1 ? 0 : Math.pow(b, n - 2 - i),
                        "the newest gradient is left out, and all others are one step too young"),
                sum(gradients, i -> Math.pow(1 - b, n - 1 - i), "this is what you get with 1 − β in place of β"),
                sum(gradients, i -> 1, "all gradients weigh the same here: nothing is forgotten"));
    }

    /**
     * Wrong shares of the whole weight that the last gradients hold.
     *
     * @param momentum β
     * @param last how many gradients
     * @return the mistakes
     */
    public static List<Mistake> ofShare(double momentum, int last) {
        double b = momentum;
        return List.of(
                new Mistake(Math.pow(b, last), "this is the share of all the older ones"),
                new Mistake(1 - Math.pow(b, last - 1), "this is the share of one gradient fewer"),
                new Mistake(1 - Math.pow(b, last + 1), "this is the share of one gradient more"),
                new Mistake((1 - Math.pow(b, last)) / (1 - b), "this is their weight, not yet divided by all there is"),
                new Mistake(last * (1 - b), "this is what they would hold if all weighed as much as the newest"),
                new Mistake(1 - Math.pow(1 - b, last), "this is what you get with 1 − β in place of β"),
                new Mistake((1 - b) * Math.pow(b, last - 1), "this is the share of the last of them alone"));
    }

    /**
     * Wrong numbers of gradients that hold a share of the whole weight.
     *
     * @param momentum β
     * @param share what they should hold, between 0 and 1
     * @return the mistakes
     */
    public static List<Mistake> ofCount(double momentum, double share) {
        double exact = Math.log(1 - share) / Math.log(momentum);
        return List.of(
                new Mistake(Math.floor(exact), "so many are one too few: round up"),
                new Mistake(exact, "this is no whole number: how many gradients are enough?"),
                new Mistake(Math.ceil(exact) + 1, "this is one more than needed"),
                new Mistake(Math.rint(1 / (1 - momentum)), "this is the rule of thumb 1/(1 − β), which holds 63 %"),
                new Mistake(Math.ceil(Math.log(share) / Math.log(momentum)),
                        "so many are enough for the older ones to hold that share, not for the last ones"),
                new Mistake(Math.ceil(Math.log(1 - share) / Math.log(1 - momentum)),
                        "this is what you get with 1 − β in place of β"),
                new Mistake(Math.ceil(share / (1 - momentum)), "the weights are not all as large as the newest"));
    }

    /**
     * Wrong corrections of an average {@code m ← βm + (1 − β)g} that began at 0.
     *
     * @param momentum β
     * @param gradients the oldest first
     * @return the mistakes
     * @throws IllegalArgumentException if gradients is null
     */
    public static List<Mistake> ofCorrectedAverage(double momentum, double... gradients) {
        double b = momentum, average = 0, total = 0;
        int n = Arguments.present(gradients, "gradients").length;
        for (double g : gradients) {
            average = b * average + (1 - b) * g;
            total += g;
        }
        return List.of(
                new Mistake(average, "this is not corrected: its weights do not sum to 1 yet"),
                new Mistake(average / (1 - b), "this is divided by 1 − β, which is right after the first step only"),
                new Mistake(average / (1 - Math.pow(b, n - 1)), "the power of β is that of one step fewer"),
                new Mistake(average / (1 - Math.pow(b, n + 1)), "the power of β is that of one step more"),
                new Mistake(average * (1 - Math.pow(b, n)), "this is multiplied where it should be divided"),
                new Mistake(average / Math.pow(b, n), "this is divided by the weight that is missing"),
                new Mistake(total / n, "in a plain average all weigh the same; here the newest should weigh most"));
    }

    /**
     * Wrong learning rates, where a method moves between an average and a sum of gradients.
     *
     * @param learningRate the one to be translated
     * @param momentum β
     * @return the mistakes
     */
    public static List<Mistake> ofMovedRate(double learningRate, double momentum) {
        return List.of(
                new Mistake(learningRate, "this is the same number, but the one remembers a sum, the other an average"),
                new Mistake(learningRate * (1 - momentum), "the other way round: an average is smaller than a sum"),
                new Mistake(learningRate / (1 - momentum), "the other way round: a sum is larger than an average"),
                new Mistake(learningRate * momentum, "this is what you get with β in place of 1 − β"),
                new Mistake(learningRate / momentum, "this is what you get with β in place of 1 − β"));
    }

    private static Mistake each(int count, IntToDoubleFunction weight, String sentence) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) weights[i] = weight.applyAsDouble(i);
        return new Mistake(Linear.vector(weights), sentence);
    }

    private static Mistake sum(double[] gradients, IntToDoubleFunction weight, String sentence) {
        double sum = 0;
        for (int i = 0; i < gradients.length; i++) sum += weight.applyAsDouble(i) * gradients[i];
        return new Mistake(sum, sentence);
    }
}
