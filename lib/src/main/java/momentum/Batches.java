package momentum;

import java.util.Random;
import momentum.internal.Arguments;

/**
 * Samples in batches, each looked at once an epoch: the usual way to train.
 *
 * <pre>{@code g_k = (m/B) Σ_{i in batch k mod ⌈m/B⌉} ∇fᵢ(w) + ∇r(w)}</pre>
 *
 * Value, Hessian and gap are those of all samples; only the gradient of step k is the batch's. The last batch of an
 * epoch has what is left.
 *
 * Example:
 * <pre>{@code
 * var f = LogisticRegression.of(new SimpleMatrix(new double[][] {{1, 0.5}, {1, 2}, {1, -1}}), vector(1, -1, -1), 0.1);
 * var run = new HeavyBall(0.05, 0.9).run(Batches.inOrder(f, 2), vector(0, 0), 100);
 * run.values().last()
 * }</pre>
 */
public final class Batches implements InexactObjective {
    private final Samples data;
    private final int batch;
    private final boolean shuffled;
    private final long seed;

    private Batches(Samples data, int batch, boolean shuffled, long seed) {
        this.batch = Arguments.batch(batch, Arguments.present(data, "data").size());
        this.data = data;
        this.shuffled = shuffled;
        this.seed = seed;
    }

    /**
     * Batches of neighbours, the same in every epoch.
     *
     * @param data the problem on all m samples
     * @param batch B, from 1 to m
     * @return the problem in batches
     * @throws IllegalArgumentException if batch is not positive or more than there are samples
     */
    public static Batches inOrder(Samples data, int batch) {
        return new Batches(data, batch, false, 0);
    }

    /**
     * Batches from a deck that is shuffled before each epoch.
     *
     * @param data the problem on all m samples
     * @param batch B, from 1 to m
     * @param seed any number; the same gives the same batches
     * @return the problem in batches
     * @throws IllegalArgumentException if batch is not positive or more than there are samples
     */
    public static Batches shuffled(Samples data, int batch, long seed) {
        return new Batches(data, batch, true, seed);
    }

    /**
     * How many steps look at each sample once.
     *
     * @return ⌈m/B⌉
     */
    public int epoch() {
        return (data.size() + batch - 1) / batch;
    }

    /**
     * The samples that step k looks at.
     *
     * @param k the step, zero or more
     * @return their numbers, counted from 0
     * @throws IllegalArgumentException if k is negative
     */
    public int[] batch(int k) {
        int number = (int) Arguments.notNegative(k, "k") % epoch(), first = number * batch;
        int[] chosen = shuffled ? deck(k / epoch()) : null;
        int[] samples = new int[Math.min(batch, data.size() - first)];
        for (int i = 0; i < samples.length; i++) samples[i] = shuffled ? chosen[first + i] : first + i;
        return samples;
    }

    private int[] deck(int epoch) {
        Random random = new Random(seed + 0x9E3779B97F4A7C15L * epoch);
        int[] deck = new int[data.size()];
        for (int i = 0; i < deck.length; i++) {
            int at = random.nextInt(i + 1);
            deck[i] = deck[at];
            deck[at] = i;
        }
        return deck;
    }

    @Override
    public Samples exact() {
        return data;
    }

    @Override
    public Objective atStep(int k) {
        int[] samples = batch(k);
        return Objective.of(data::value, w -> data.gradient(samples, w));
    }

    @Override
    public String toString() {
        return data + " in batches of " + batch + (shuffled ? ", shuffled" : ", in order");
    }
}
