package momentum.plot;

import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import momentum.Linear;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** Several pictures on one sheet stand in the order of reading, with a gap between them. */
class PicturesTest {
    @Test
    void theyStandRowByRowWithAGap() {
        SimpleMatrix three = new SimpleMatrix(new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}});
        double[][] sheet = Plots.pictures("three", three, 2).data().get(0).z();
        double gap = Double.NaN;
        assertEquals(5, sheet.length);
        assertArrayEquals(new double[] {1, 2, gap, 5, 6}, sheet[0]);
        assertArrayEquals(new double[] {3, 4, gap, 7, 8}, sheet[1]);
        assertArrayEquals(new double[] {gap, gap, gap, gap, gap}, sheet[2]);
        assertArrayEquals(new double[] {11, 12, gap, gap, gap}, sheet[4]);
        assertEquals(2, Plots.pictures(new SimpleMatrix(1, 4), 9).data().get(0).z()[0].length);
    }

    @Test
    void wrongSheetsAreRefused() {
        refused("pictures must be square, had 3 pixels", () -> Plots.pictures(new SimpleMatrix(2, 3), 2));
        refused("columns must be positive, was 0", () -> Plots.pictures(Linear.vector(1, 2), 0));
    }
}
