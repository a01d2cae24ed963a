package momentum.problem;

import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import momentum.Batches;
import momentum.Linear;
import momentum.Optimizer;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** The network's gradient is its loss's, batches add up to it, and it learns. */
class AutoencoderTest {
    private static final Autoencoder SMALL = Autoencoder.of(Autoencoder.blobs(3, 7, 1), 9, 4, 2, 4, 9);

    @Test
    void theReferencesNetworkHasItsParameters() {
        // theory.md, the experiment of figure 6
        Autoencoder network = Autoencoder.of(Autoencoder.blobs(8, 2, 1), 64, 24, 6, 24, 64);
        assertEquals(3478, network.dimension().getAsInt());
        assertEquals("autoencoder 64–24–6–24–64, 2 pictures", network.toString());
    }

    @Test
    void backPropagationIsTheDerivative() {
        SimpleMatrix w = SMALL.start(5);
        for (int i = 0; i < w.getNumRows(); i++) w.set(i, w.get(i) + 0.1 * Math.sin(i)); // offsets that are not zero
        SimpleMatrix gradient = SMALL.gradient(w);
        double h = 1e-5, scale = Linear.maxNorm(gradient);
        for (int i = 0; i < w.getNumRows(); i++) {
            SimpleMatrix up = w.copy(), down = w.copy();
            up.set(i, w.get(i) + h);
            down.set(i, w.get(i) - h);
            // h² and ε/h
            assertEquals((SMALL.value(up) - SMALL.value(down)) / (2 * h), gradient.get(i), 1e-7 * scale, "w" + i);
        }
        assertTrue(SMALL.checkGradient(w).passed());
    }

    @Test
    void theLossIsTheMeanSquaredError() {
        SimpleMatrix w = SMALL.start(5);
        double sum = 0;
        for (int i = 0; i < 7; i++) {
            SimpleMatrix off = SMALL.reconstruction(w, i).minus(SMALL.features().extractVector(true, i).transpose());
            sum += Linear.dot(off, off);
        }
        assertEquals(sum / 7 / 9, SMALL.value(w), 1e-14);
        double parts = 0;
        SimpleMatrix gradients = new SimpleMatrix(w.getNumRows(), 1);
        for (int i = 0; i < 7; i++) {
            parts += SMALL.loss(i, w);
            gradients = gradients.plus(SMALL.gradient(i, w));
        }
        assertEquals(SMALL.value(w), parts, 1e-14);
        assertEquals(0, Linear.maxNorm(gradients.minus(SMALL.gradient(w))), 1e-14);
    }

    @Test
    void batchesLookAtEachSampleOnceAnEpoch() {
        for (Batches batches : new Batches[] {Batches.inOrder(SMALL, 3), Batches.shuffled(SMALL, 3, 4)}) {
            assertEquals(3, batches.epoch());
            for (int epoch = 0; epoch < 4; epoch++) {
                int[] seen = new int[7];
                int at = 0;
                for (int k = 0; k < 3; k++) for (int sample : batches.batch(3 * epoch + k)) seen[at++] = sample;
                Arrays.sort(seen);
                assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6}, seen, batches + ", epoch " + epoch);
            }
        }
        assertArrayEquals(new int[] {3, 4, 5}, Batches.inOrder(SMALL, 3).batch(4));
        assertArrayEquals(new int[] {6}, Batches.inOrder(SMALL, 3).batch(5));
        Batches one = Batches.shuffled(SMALL, 7, 4);
        assertTrue(!Arrays.equals(one.batch(0), one.batch(1)), "another order in the next epoch");
        SimpleMatrix w = SMALL.start(1);
        SimpleMatrix step = Batches.inOrder(SMALL, 3).atStep(4).gradient(w);
        assertEquals(0, Linear.maxNorm(step.minus(SMALL.gradient(new int[] {3, 4, 5}, w))), 0);
    }

    @Test
    void itLearnsTheSameBytesEachTime() {
        Autoencoder network = Autoencoder.of(Autoencoder.blobs(8, 60, 3), 64, 12, 3, 12, 64);
        var run = new HeavyBall(0.5, 0.9).run(Batches.inOrder(network, 20), network.start(3), 400);
        var again = new HeavyBall(0.5, 0.9).run(Batches.inOrder(network, 20), network.start(3), 400);
        assertTrue(network.value(run.last().x()) < 0.5 * network.value(run.first().x()), run.toString());
        assertTrue(run.last().x().isIdentical(again.last().x(), 0));
    }

    @Test
    void picturesOfOnesOwnAreItsRows() {
        SimpleMatrix one = new SimpleMatrix(new double[][] {{1, 2}, {3, 4}});
        SimpleMatrix rows = Autoencoder.rows(one, one.scale(2));
        assertTrue(rows.isIdentical(new SimpleMatrix(new double[][] {{1, 2, 3, 4}, {2, 4, 6, 8}}), 0));
        SimpleMatrix made = SMALL.reconstructions(SMALL.start(2), 3);
        for (int i = 0; i < 3; i++) {
            assertTrue(made.extractVector(true, i).transpose()
                    .isIdentical(SMALL.reconstruction(SMALL.start(2), i), 0));
        }
    }

    @Test
    void theLongestStepThatTrainsIsTheBallsThenNesterovsThenDescents() {
        // theory.md, the experiment of figure 6: the order, as T4-8 has it for a quadratic
        Autoencoder network = Autoencoder.of(Autoencoder.blobs(8, 60, 1), 64, 12, 3, 12, 64);
        double ball = longest(network, h -> new HeavyBall(h, 0.9));
        double ahead = longest(network, h -> new Nesterov(h, 0.9));
        double descent = longest(network, h -> new GradientDescent(10 * h));
        assertTrue(ball > ahead && ahead > descent, ball + ", " + ahead + ", " + descent);
    }

    private static double longest(Autoencoder network, DoubleFunction<Optimizer<?>> method) {
        SimpleMatrix w = network.start(1);
        for (double h = 16; h > 0.01; h /= 2) {
            SimpleMatrix last = method.apply(h).run(Batches.inOrder(network, 20), w, 150).last().x();
            if (network.value(last) < network.value(w)) return h;
        }
        return 0;
    }

    @Test
    void wrongNetworksAreRefused() {
        SimpleMatrix images = Autoencoder.blobs(2, 3, 1);
        refused("layers must be three or more, were 2", () -> Autoencoder.of(images, 4, 4));
        refused("layers must begin and end with the 4 pixels of a picture, were [4, 2, 5]",
                () -> Autoencoder.of(images, 4, 2, 5));
        refused("layers[1] must be positive, was 0", () -> Autoencoder.of(images, 4, 0, 4));
        refused("layers must be three or more, were 0", () -> Autoencoder.of(images));
        refused("pictures must all have the size of the first, 2×2, but pictures[1] is 2×3",
                () -> Autoencoder.rows(new SimpleMatrix(2, 2), new SimpleMatrix(2, 3)));
        refused("pictures must be at least one, were none", Autoencoder::rows);
        SimpleMatrix w = Autoencoder.of(images, 4, 2, 4).start(1);
        refused("count must be from 1 to 3, was 4", () -> Autoencoder.of(images, 4, 2, 4).reconstructions(w, 4));
        SimpleMatrix bad = images.copy();
        bad.set(1, 2, Double.NaN);
        refused("images must be finite, but images[1][2] was NaN", () -> Autoencoder.of(bad, 4, 2, 4));
        refused("batch must be at most the 3 samples, was 4",
                () -> Batches.inOrder(Autoencoder.of(images, 4, 2, 4), 4));
    }
}
