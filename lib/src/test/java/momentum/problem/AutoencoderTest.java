package momentum.problem;

import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import momentum.Batches;
import momentum.Linear;
import momentum.method.HeavyBall;
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
    void wrongNetworksAreRefused() {
        SimpleMatrix images = Autoencoder.blobs(2, 3, 1);
        refused("layers must be three or more, were 2", () -> Autoencoder.of(images, 4, 4));
        refused("layers must begin and end with the 4 pixels of a picture, were [4, 2, 5]",
                () -> Autoencoder.of(images, 4, 2, 5));
        refused("layers[1] must be positive, was 0", () -> Autoencoder.of(images, 4, 0, 4));
        SimpleMatrix bad = images.copy();
        bad.set(1, 2, Double.NaN);
        refused("images must be finite, but images[1][2] was NaN", () -> Autoencoder.of(bad, 4, 2, 4));
        refused("batch must be at most the 3 samples, was 4",
                () -> Batches.inOrder(Autoencoder.of(images, 4, 2, 4), 4));
    }
}
