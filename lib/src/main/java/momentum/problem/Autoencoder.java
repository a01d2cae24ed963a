package momentum.problem;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import momentum.Linear;
import momentum.Samples;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A small network that learns to repeat pictures through a narrow middle.
 *
 * <pre>{@code y₀ = z,   y_l = tanh(W_l y_{l−1} + b_l),   the last one without tanh,
 * Φ(w) = 1/(m p) Σ_{i=1}^m ‖y_last(zᵢ) − zᵢ‖²}</pre>
 *
 * The parameters w are the entries of W₁ (row by row), b₁, W₂, b₂, …; the gradient is found by back-propagation. Φ is
 * neither convex nor does it know its minimizer; it is drawn by its value.
 *
 * Example:
 * <pre>{@code
 * var network = Autoencoder.of(Autoencoder.blobs(8, 40, 1), 64, 6, 64);
 * var run = new HeavyBall(0.1, 0.9).run(Batches.inOrder(network, 20), network.start(1), 20);
 * run.values().last()
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1126/science.1127647">Hinton and Salakhutdinov 2006</a>
 */
public final class Autoencoder implements Samples {
    private final SimpleMatrix images;
    private final double[][] rows;
    private final int[] layers;
    private final int parameters;

    private Autoencoder(SimpleMatrix images, int[] layers, int parameters) {
        this.images = images;
        this.rows = Linear.rows(images);
        this.layers = layers;
        this.parameters = parameters;
    }

    /**
     * A network for some pictures.
     *
     * @param images Z, m×p, one row a picture
     * @param layers how many units each layer has, from p over the narrow middle back to p; at least three
     * @return the problem; Z is copied
     * @throws IllegalArgumentException if Z is empty or not finite, or the layers are fewer than three, empty, or do
     *     not begin and end with p
     */
    public static Autoencoder of(SimpleMatrix images, int... layers) {
        Arguments.finite(Arguments.present(images, "images"), "images");
        if (!(images.getNumRows() > 0 && images.getNumCols() > 0)) {
            throw new IllegalArgumentException("images must have rows and columns, was " + Text.shape(images));
        }
        if (!(Arguments.present(layers, "layers").length >= 3)) {
            throw new IllegalArgumentException("layers must be three or more, were " + layers.length);
        }
        for (int l = 0; l < layers.length; l++) Arguments.positive(layers[l], "layers[" + l + "]");
        int pixels = images.getNumCols();
        if (!(layers[0] == pixels && layers[layers.length - 1] == pixels)) {
            throw new IllegalArgumentException("layers must begin and end with the " + Text.count(pixels, "pixel")
                    + " of a picture, were " + Arrays.toString(layers));
        }
        long count = 0;
        for (int l = 1; l < layers.length; l++) count += (layers[l - 1] + 1L) * layers[l];
        return new Autoencoder(images.copy(), layers.clone(), Arguments.kept(count, "parameters"));
    }

    /**
     * Made pictures, each a round spot of light in a dark square, anywhere and of any width.
     *
     * <pre>{@code exp(−((x − c)² + (y − d)²) / 2s²)}</pre>
     *
     * @param side how many pixels a side has, positive
     * @param count how many pictures, positive
     * @param seed any number; the same gives the same pictures
     * @return count × side², one row a picture, row by row
     * @throws IllegalArgumentException if side or count is not positive
     */
    public static SimpleMatrix blobs(int side, int count, long seed) {
        long pixels = (long) Arguments.positive(side, "side") * side * Arguments.positive(count, "count");
        if (!(side <= 1 << 13 && pixels <= 1 << 27)) {
            throw new IllegalArgumentException("side² × count must be at most 2^27, were " + side + "² × " + count);
        }
        SimpleMatrix images = new SimpleMatrix(count, side * side);
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            double c = side * (0.2 + 0.6 * random.nextDouble()), d = side * (0.2 + 0.6 * random.nextDouble());
            double s = side * (0.1 + 0.1 * random.nextDouble());
            for (int pixel = 0; pixel < side * side; pixel++) {
                double x = pixel % side + 0.5 - c, y = pixel / side + 0.5 - d;
                images.set(i, pixel, Math.exp(-(x * x + y * y) / (2 * s * s)));
            }
        }
        return images;
    }

    /**
     * Pictures of one's own, ready for {@link #of}.
     *
     * @param pictures at least one, each r×c
     * @return one row a picture, row by row
     * @throws IllegalArgumentException if there is none, or they differ in size
     */
    public static SimpleMatrix rows(SimpleMatrix... pictures) {
        SimpleMatrix first = Arguments.some(pictures, "pictures")[0];
        SimpleMatrix rows = new SimpleMatrix(pictures.length, first.getNumElements());
        for (int i = 0; i < pictures.length; i++) {
            if (!Text.shape(pictures[i]).equals(Text.shape(first))) {
                throw new IllegalArgumentException("pictures must all have the size of the first, "
                        + Text.shape(first) + ", but pictures[" + i + "] is " + Text.shape(pictures[i]));
            }
            for (int j = 0; j < rows.getNumCols(); j++) rows.set(i, j, pictures[i].get(j));
        }
        return rows;
    }

    /**
     * Random weights to begin with, by Glorot and Bengio's rule; the offsets are zero.
     *
     * <pre>{@code W_l uniform within ± √(6 / (units before + units after))}</pre>
     *
     * @param seed any number; the same gives the same weights
     * @return w, n×1
     */
    public SimpleMatrix start(long seed) {
        Random random = new Random(seed);
        double[] w = new double[parameters];
        int at = 0;
        for (int l = 1; l < layers.length; l++) {
            double bound = Math.sqrt(6.0 / (layers[l - 1] + layers[l]));
            for (int i = 0; i < layers[l - 1] * layers[l]; i++) w[at++] = bound * (2 * random.nextDouble() - 1);
            at += layers[l];
        }
        return Linear.wrap(w);
    }

    /**
     * What the network makes of a picture.
     *
     * @param w the parameters, n×1
     * @param sample the picture's number, counted from 0
     * @return p×1
     * @throws IllegalArgumentException if w does not fit or there is no such picture
     */
    public SimpleMatrix reconstruction(SimpleMatrix w, int sample) {
        double[] weights = parameters(w);
        double[][] units = units();
        forward(weights, rows[Arguments.index(sample, "sample", size())], units);
        return Linear.wrap(units[layers.length - 1].clone());
    }

    /**
     * What the network makes of the first pictures.
     *
     * @param w the parameters, n×1
     * @param count how many, from 1 to the number of pictures
     * @return count×p, one row a picture
     * @throws IllegalArgumentException if w does not fit or there are not that many pictures
     */
    public SimpleMatrix reconstructions(SimpleMatrix w, int count) {
        if (!(count >= 1 && count <= size())) {
            throw new IllegalArgumentException("count must be from 1 to " + size() + ", was " + count);
        }
        SimpleMatrix made = new SimpleMatrix(count, images.getNumCols());
        for (int i = 0; i < count; i++) made.insertIntoThis(i, 0, reconstruction(w, i).transpose());
        return made;
    }

    private double[] parameters(SimpleMatrix w) {
        return Linear.array(Arguments.column(w, "w", parameters));
    }

    private double[][] units() {
        return IntStream.of(layers).mapToObj(double[]::new).toArray(double[][]::new);
    }

    private void forward(double[] w, double[] image, double[][] units) {
        System.arraycopy(image, 0, units[0], 0, image.length);
        int at = 0;
        for (int l = 1; l < layers.length; l++) {
            double[] before = units[l - 1], after = units[l];
            int offsets = at + before.length * after.length;
            for (int j = 0; j < after.length; j++) {
                double sum = w[offsets + j];
                for (int i = 0; i < before.length; i++) sum += w[at++] * before[i];
                after[j] = l == layers.length - 1 ? sum : Math.tanh(sum);
            }
            at = offsets + after.length;
        }
    }

    /** Adds a sample's gradient; `errors` holds a layer's derivatives of the loss by what goes into tanh. */
    private void backward(double[] w, double[][] units, double[][] errors, double factor, double[] sum) {
        int last = layers.length - 1, at = w.length;
        for (int j = 0; j < layers[last]; j++) errors[last][j] = factor * (units[last][j] - units[0][j]);
        for (int l = last; l > 0; l--) {
            double[] before = units[l - 1], error = errors[l], earlier = errors[l - 1];
            at -= error.length;
            for (int j = 0; j < error.length; j++) sum[at + j] += error[j];
            at -= before.length * error.length;
            Arrays.fill(earlier, 0);
            for (int j = 0; j < error.length; j++) {
                int row = at + j * before.length;
                for (int i = 0; i < before.length; i++) {
                    sum[row + i] += error[j] * before[i];
                    earlier[i] += error[j] * w[row + i];
                }
            }
            // the derivative of tanh by its own value
            if (l > 1) for (int i = 0; i < before.length; i++) earlier[i] *= 1 - before[i] * before[i];
        }
    }

    private double loss(double[] w, IntStream batch, int count) {
        double[][] units = units();
        double sum = 0;
        for (int sample : batch.toArray()) {
            forward(w, rows[sample], units);
            double[] made = units[layers.length - 1];
            for (int j = 0; j < made.length; j++) sum += (made[j] - rows[sample][j]) * (made[j] - rows[sample][j]);
        }
        return sum / count / images.getNumCols();
    }

    private SimpleMatrix gradient(double[] w, IntStream batch, int count) {
        double[][] units = units(), errors = units();
        double[] sum = new double[parameters];
        double factor = 2.0 / count / images.getNumCols();
        for (int sample : batch.toArray()) {
            Interruption.poll("back-propagation");
            forward(w, rows[sample], units);
            backward(w, units, errors, factor, sum);
        }
        return Linear.wrap(sum);
    }

    @Override
    public SimpleMatrix features() {
        return images;
    }

    /** The pictures themselves, m×p. */
    @Override
    public SimpleMatrix targets() {
        return images;
    }

    @Override
    public double value(SimpleMatrix w) {
        return loss(parameters(w), IntStream.range(0, size()), size());
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix w) {
        return gradient(parameters(w), IntStream.range(0, size()), size());
    }

    @Override
    public double loss(int[] batch, SimpleMatrix w) {
        double[] weights = parameters(w);
        return loss(weights, IntStream.of(Arguments.indices(batch, "batch", size())), batch.length);
    }

    @Override
    public SimpleMatrix gradient(int[] batch, SimpleMatrix w) {
        double[] weights = parameters(w);
        return gradient(weights, IntStream.of(Arguments.indices(batch, "batch", size())), batch.length);
    }

    @Override
    public SimpleMatrix gradient(int sample, SimpleMatrix w) {
        double[] weights = parameters(w);
        return gradient(weights, IntStream.of(Arguments.index(sample, "sample", size())), size());
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(parameters);
    }

    /** Only the parameters are looked at: with finite pictures a finite w has a finite value, or a very large one. */
    @Override
    public boolean isFiniteAt(SimpleMatrix w) {
        // beyond this a square overflows
        return Linear.maxNorm(w) < 1e150;
    }

    @Override
    public String toString() {
        return "autoencoder " + Arrays.toString(layers).replaceAll("[\\[\\],]", "").replace(' ', '–') + ", "
                + Text.count(size(), "picture");
    }
}
