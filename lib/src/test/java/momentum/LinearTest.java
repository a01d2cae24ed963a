package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shared loops against EJML's own algebra. */
class LinearTest {
    private final SplittableRandom random = new SplittableRandom(3);

    private SimpleMatrix random(int rows, int columns) {
        SimpleMatrix m = new SimpleMatrix(rows, columns);
        for (int i = 0; i < m.getNumElements(); i++) m.set(i, random.nextDouble(-1, 1));
        return m;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 5", "4, 4", "5, 3", "7, 9", "8, 8", "230, 230"})
    void productsAreEjmls(int rows, int columns) {
        SimpleMatrix a = random(rows, columns), x = random(columns, 1), y = random(rows, 1);
        // sums of up to 230 products of numbers below 1, added in another order
        assertTrue(Linear.maxNorm(Linear.times(a, x).minus(a.mult(x))) <= 1e-13);
        assertTrue(Linear.maxNorm(Linear.transposeTimes(a, y).minus(a.transpose().mult(y))) <= 1e-13);
        assertEquals(x.dot(x), Linear.dot(x, x), 1e-13);
    }

    @Test
    void combinationsAreEjmls() {
        SimpleMatrix x = random(9, 1), y = random(9, 1), z = random(9, 1);
        assertTrue(Text.same(Linear.combine(2, x, -3, y), x.scale(2).plus(y.scale(-3))));
        assertTrue(Text.same(Linear.combine(2, x, -3, y, 0.5, z), x.scale(2).plus(y.scale(-3)).plus(z.scale(0.5))));
        assertTrue(Text.same(Linear.step(x, -3, y), x.plus(x.minus(y).scale(-3))));
        assertTrue(Text.same(Linear.step(x, 2, y, -3, z), x.plus(y.scale(2).plus(x.minus(z).scale(-3)))));
    }

    @Test
    void aMatrixWithSpareRoomInItsArrayIsReadToItsEnd() {
        SimpleMatrix x = new SimpleMatrix(5, 1);
        x.getDDRM().reshape(2, 1);
        x.set(0, 3);
        x.set(1, -4);
        assertTrue(Text.same(vector(6, -8), Linear.combine(1, x, 1, x)));
        assertEquals(4, Linear.maxNorm(x));
        assertEquals(25, Linear.dot(x, x));
    }

    @Test
    void theMaxNormOfNaNIsNaN() {
        assertTrue(Double.isNaN(Linear.maxNorm(vector(1, Double.NaN, 3))));
        assertEquals(Double.POSITIVE_INFINITY, Linear.maxNorm(vector(1, Double.NEGATIVE_INFINITY)));
    }

    @Test
    void aRotationTurnsCounterClockwise() {
        // a quarter turn takes the first axis to the second; cos π/2 is 6e-17
        assertTrue(Linear.maxNorm(Linear.rotation(Math.PI / 2).mult(vector(3, 1)).minus(vector(-1, 3))) <= 1e-15);
        SimpleMatrix twice = Linear.rotation(0.3).mult(Linear.rotation(0.4));
        assertTrue(Linear.maxNorm(twice.minus(Linear.rotation(0.7))) <= 1e-15);
        OneSentence.refused("angle must be finite, was NaN", () -> Linear.rotation(Double.NaN));
    }
}
