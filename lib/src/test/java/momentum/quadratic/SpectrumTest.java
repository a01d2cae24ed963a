package momentum.quadratic;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import momentum.Linear;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A = QΛQᵀ, in order and with fixed signs. */
class SpectrumTest {
    private static SimpleMatrix symmetric(int n, long seed) {
        var random = new SplittableRandom(seed);
        SimpleMatrix m = new SimpleMatrix(n, n);
        for (int i = 0; i < m.getNumElements(); i++) m.set(i, random.nextDouble(-1, 1));
        return m.plus(m.transpose());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 50})
    void decomposesEverySymmetricMatrix(int n) {
        SimpleMatrix a = symmetric(n, n);
        Spectrum spectrum = Spectrum.of(a);
        SimpleMatrix q = spectrum.vectors();
        assertTrue(Linear.maxNorm(a.mult(q).minus(q.mult(SimpleMatrix.diag(spectrum.eigenvalues())))) <= 1e-13 * n);
        assertTrue(Linear.maxNorm(q.transpose().mult(q).minus(SimpleMatrix.identity(n))) <= 1e-13 * n);
        for (int i = 1; i < n; i++) assertTrue(spectrum.eigenvalue(i - 1) <= spectrum.eigenvalue(i), "ascending");
        for (int i = 0; i < n; i++) {
            SimpleMatrix column = q.getColumn(i);
            double most = 0;
            for (int j = 0; j < n; j++) if (Math.abs(column.get(j)) > Math.abs(most) + 1e-9) most = column.get(j);
            assertTrue(most > 0, "the largest component of eigenvector " + i + " is positive");
        }
        SimpleMatrix x = SimpleMatrix.filled(n, 1, 0.3);
        assertTrue(Linear.maxNorm(spectrum.fromModes(spectrum.toModes(x)).minus(x)) <= 1e-13 * n);
    }

    @Test
    void diagonalsKeepTheirAxes() {
        Spectrum spectrum = Quadratic.diag(3, 1, 2).spectrum();
        assertArrayEquals(new double[] {1, 2, 3}, spectrum.eigenvalues());
        assertTrue(Text.same(vector(5, 6, 4), spectrum.toModes(vector(4, 5, 6))));
        assertEquals("eigenvalues (1, 2, 3), condition number 3", spectrum.toString());
    }

    @Test
    void aRotatedQuadraticKnowsItsSpectrum() {
        SimpleMatrix rotation = new SimpleMatrix(new double[][] {{0.6, -0.8}, {0.8, 0.6}});
        Quadratic f = Quadratic.withSpectrum(new double[] {100, 1}, rotation);
        assertArrayEquals(new double[] {1, 100}, f.spectrum().eigenvalues(), 0);
        Spectrum computed = Spectrum.of(f.matrix());
        assertArrayEquals(f.spectrum().eigenvalues(), computed.eigenvalues(), 1e-12);
        assertTrue(Linear.maxNorm(f.spectrum().vectors().minus(computed.vectors())) <= 1e-13,
                "the same vectors and signs");
    }

    @Test
    void aFlatDirectionMakesTheConditionNumberInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, Spectrum.of(0, 1).conditionNumber());
        assertEquals(1, Spectrum.of(7).conditionNumber());
    }
}
