package momentum.noise;

import momentum.internal.Arguments;

/**
 * Random numbers that are the same on every machine and every Java: Steele, Lea and Flood's SplitMix64, and normal
 * numbers from it by the ziggurat of Marsaglia and Tsang.
 *
 * <p>A stream is used up by its calls, so it stays inside one method; {@link #of} makes as many independent ones as are
 * needed from one seed. Java's own {@code nextGaussian} is not used, since its algorithm is not specified.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea and Flood 2014, Fast splittable pseudorandom number
 *     generators</a>
 * @see <a href="https://doi.org/10.18637/jss.v005.i08">Marsaglia and Tsang 2000, The ziggurat method</a>
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1p-53;

    /** The ziggurat: 256 layers of the same area under exp(−x²/2), the lowest with the tail beyond {@code TAIL}. */
    private static final int LAYERS = 256;
    private static final double TAIL = 3.6541528853610088, AREA = 0.004928673233974655;
    /** The right ends of the layers, from the lowest up. */
    private static final double[] EDGE = new double[LAYERS + 1];
    /** The ends in units of 2⁻⁵³, and how many of these units lie wholly under the curve. */
    private static final double[] SCALE = new double[LAYERS];
    private static final long[] LIMIT = new long[LAYERS];

    static {
        EDGE[0] = AREA / height(TAIL);
        EDGE[1] = TAIL;
        for (int i = 2; i < LAYERS; i++) {
            EDGE[i] = StrictMath.sqrt(-2 * StrictMath.log(height(EDGE[i - 1]) + AREA / EDGE[i - 1]));
        }
        EDGE[LAYERS] = 0;
        for (int i = 0; i < LAYERS; i++) {
            SCALE[i] = EDGE[i] * UNIT;
            LIMIT[i] = (long) (EDGE[i + 1] / EDGE[i] / UNIT);
        }
    }

    private long state;

    private RandomStream(long state) {
        this.state = state;
    }

    /**
     * The stream of a seed.
     *
     * @param seed any number
     * @return the stream; its {@link #nextLong} are those of {@code java.util.SplittableRandom}
     */
    public static RandomStream of(long seed) {
        return new RandomStream(seed);
    }

    /**
     * One of many independent streams.
     *
     * @param seed any number
     * @param index which one
     * @return the same stream for the same seed and index
     */
    public static RandomStream of(long seed, long index) {
        return new RandomStream(start(seed, index));
    }

    /** Where stream number {@code index} starts in the generator's cycle of 2⁶⁴. */
    static long start(long seed, long index) {
        return mix(mix(seed) + mix(index * GOLDEN_GAMMA + 1));
    }

    private static double height(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /**
     * 64 random bits.
     *
     * @return any number, each as often
     */
    public long nextLong() {
        return mix(state += GOLDEN_GAMMA);
    }

    /**
     * A uniform number.
     *
     * @return at least 0 and below 1, a multiple of 2⁻⁵³
     */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /**
     * A uniform index.
     *
     * @param bound positive
     * @return at least 0 and below bound
     * @throws IllegalArgumentException if bound is not positive
     */
    public int nextInt(int bound) {
        Arguments.positive(bound, "bound");
        // a product instead of a remainder; its bias is below bound · 2⁻³²
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /**
     * A normal number with mean 0 and variance 1.
     *
     * @return any number; larger than 3.65 in size once in 3900
     */
    public double nextGaussian() {
        long bits = nextLong();
        int layer = (int) bits & (LAYERS - 1);
        long share = bits >> 10;
        // 99 of 100 times the point is inside the rectangle that lies wholly under the curve
        if (Math.abs(share) < LIMIT[layer]) return share * SCALE[layer];
        return edge(layer, share * SCALE[layer]);
    }

    /**
     * Normal numbers one after another.
     *
     * @param numbers filled with them
     */
    void fillGaussian(double[] numbers) {
        long s = state;
        for (int i = 0; i < numbers.length; i++) {
            long bits = mix(s += GOLDEN_GAMMA);
            int layer = (int) bits & (LAYERS - 1);
            long share = bits >> 10;
            if (Math.abs(share) < LIMIT[layer]) {
                numbers[i] = share * SCALE[layer];
            } else {
                state = s;
                numbers[i] = edge(layer, share * SCALE[layer]);
                s = state;
            }
        }
        state = s;
    }

    /** The rest of the ziggurat: the wedge beside a rectangle, or the tail; the curve itself decides. */
    private double edge(int layer, double x) {
        if (layer == 0) return x < 0 ? -tail() : tail();
        double low = height(EDGE[layer]), high = height(EDGE[layer + 1]);
        return low + nextDouble() * (high - low) < height(x) ? x : nextGaussian();
    }

    /** Marsaglia's normal number beyond {@code TAIL}. */
    private double tail() {
        while (true) {
            // 1 − u is never 0
            double x = -StrictMath.log(1 - nextDouble()) / TAIL, y = -StrictMath.log(1 - nextDouble());
            if (2 * y >= x * x) return TAIL + x;
        }
    }
}
