package momentum.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random numbers: where they come from, that they stay the same, and that they are normal. */
class RandomStreamTest {
    @Test
    void theBitsAreThoseOfSplittableRandom() {
        RandomStream ours = RandomStream.of(42);
        SplittableRandom javas = new SplittableRandom(42);
        for (int i = 0; i < 1000; i++) assertEquals(javas.nextLong(), ours.nextLong());
        RandomStream uniform = RandomStream.of(7);
        SplittableRandom expected = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) assertEquals((expected.nextLong() >>> 11) * 0x1p-53, uniform.nextDouble());
    }

    @Test
    void normalNumbersOneByOneAndInBulkAreTheSame() {
        RandomStream single = RandomStream.of(5), bulk = RandomStream.of(5);
        double[] numbers = new double[10_000];
        for (int round = 0; round < 20; round++) {
            bulk.fillGaussian(numbers);
            for (double number : numbers) assertEquals(single.nextGaussian(), number);
        }
    }

    @Test
    void theSameOnEveryJava() {
        // from the same algorithm written in Python, whose exp and log may differ in the last bit
        double[] first = {0.12072829468986085, -1.6649249799604133, 1.1856617154160418, -1.020951052684776};
        RandomStream random = RandomStream.of(2026, 7), again = RandomStream.of(2026, 7);
        for (double expected : first) assertEquals(expected, random.nextGaussian(), 1e-14);
        double sum = 0, largest = 0;
        // and pinned to the bit, because committed notebooks depend on it: 100 000 normal numbers, folded
        long fold = 0;
        for (int i = 0; i < 100_000; i++) {
            double x = again.nextGaussian();
            sum += x;
            largest = Math.max(largest, x);
            fold = 31 * fold + Double.doubleToLongBits(x);
        }
        assertEquals(516.6776916144419, sum, 1e-11);
        assertEquals(4.3482384531799445, largest, 1e-14);
        assertEquals(-8335763479990029773L, fold);
    }

    @Test
    void moments() {
        // N = 4e6: errors of the first four moments are √(1, 2, 15, 96)/2000 and so on; asserted 5 of them
        int n = 4_000_000;
        RandomStream random = RandomStream.of(1);
        double first = 0, second = 0, third = 0, fourth = 0;
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian(), square = x * x;
            first += x;
            second += square;
            third += square * x;
            fourth += square * square;
        }
        assertEquals(0, first / n, 5 * Math.sqrt(1.0 / n));
        assertEquals(1, second / n, 5 * Math.sqrt(2.0 / n));
        assertEquals(0, third / n, 5 * Math.sqrt(15.0 / n));
        assertEquals(3, fourth / n, 5 * Math.sqrt(96.0 / n));
    }

    @Test
    void quantilesUpToTheTail() {
        // P(x > q) of the normal law; beyond 3.6541 the ziggurat's tail takes over
        double[] quantiles = {-2, -1, -0.2152, 0, 0.1, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 3.7, 4};
        double[] beyond = {0.977249868, 0.841344746, 0.585194327, 0.5, 0.460172163, 0.308537539,
                0.158655254, 0.0668072013,
            0.0227501319, 0.00620966533, 0.00134989803, 2.32629079e-4, 1.07799733e-4, 3.16712418e-5};
        int n = 4_000_000;
        int[] counts = new int[quantiles.length];
        RandomStream random = RandomStream.of(3);
        for (int i = 0; i < n; i++) {
            double x = random.nextGaussian();
            for (int q = 0; q < quantiles.length && x > quantiles[q]; q++) counts[q]++;
        }
        for (int q = 0; q < quantiles.length; q++) {
            double expected = n * beyond[q], within = 5 * Math.sqrt(expected * (1 - beyond[q]));
            assertEquals(expected, counts[q], within, "numbers beyond " + quantiles[q]);
        }
    }

    @Test
    void streamsOfOneSeedAreIndependent() {
        int n = 1_000_000;
        RandomStream one = RandomStream.of(9, 0), two = RandomStream.of(9, 1), again = RandomStream.of(9, 0);
        assertNotEquals(one.nextLong(), two.nextLong());
        again.nextLong();
        double product = 0;
        for (int i = 0; i < n; i++) {
            double x = one.nextGaussian();
            assertEquals(x, again.nextGaussian());
            product += x * two.nextGaussian();
        }
        assertEquals(0, product / n, 5 / Math.sqrt(n));
    }

    @Test
    void indicesAreEquallyOften() {
        int n = 700_000;
        int[] counts = new int[7];
        RandomStream random = RandomStream.of(11);
        for (int i = 0; i < n; i++) counts[random.nextInt(7)]++;
        for (int count : counts) assertEquals(100_000, count, 5 * Math.sqrt(100_000 * 6.0 / 7));
        assertTrue(random.nextInt(1) == 0);
    }
}
