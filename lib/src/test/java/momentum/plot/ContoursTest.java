package momentum.plot;

import static momentum.Linear.vector;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import momentum.Linear;
import momentum.Objective;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contours lie where the function has their value, and a valley has as many floors as the function has minima. */
class ContoursTest {
    private static double[][] grid(double[] x, double[] y, java.util.function.DoubleBinaryOperator f) {
        double[][] z = new double[y.length][x.length];
        for (int i = 0; i < y.length; i++) for (int j = 0; j < x.length; j++) z[i][j] = f.applyAsDouble(x[j], y[i]);
        return z;
    }

    /** Twice the area inside a ring, positive where the ring runs against the clock. */
    private static double area(double[][] ring) {
        double sum = 0;
        for (int i = 1; i < ring[0].length; i++) sum += ring[0][i - 1] * ring[1][i] - ring[0][i] * ring[1][i - 1];
        return sum;
    }

    @Test
    void aCircleIsOneRingAroundItsDisk() {
        double[] side = Linear.spread(-1, 1, 101);
        List<double[][]> rings = new Contours(side, side, grid(side, side, (x, y) -> x * x + y * y)).rings(0.49);
        assertEquals(1, rings.size());
        double[][] ring = rings.get(0);
        for (int i = 0; i < ring[0].length; i++) {
            // a square function taken as linear over a mesh of 0.02 is off by at most 0.02²/4, the radius by that over
            // 2r
            assertEquals(0.7, Math.hypot(ring[0][i], ring[1][i]), 1e-4);
        }
        // pieces within 5e-4 of the grid's width of 2 from the ring, at most all around it
        assertEquals(Math.PI * 0.49, area(ring) / 2, 2 * Math.PI * 0.7 * 1e-3);
        // the ring crosses 280 edges; a 59-gon stays within the tolerance, halving the pieces needs at most twice that
        assertTrue(ring[0].length < 120, "only the points that its shape needs, were " + ring[0].length);
    }

    @Test
    void aHoleRunsTheOtherWayAndTheBorderClosesWhatLeaves() {
        double[] side = Linear.spread(-1, 1, 101);
        // low outside of a disk: the square's border and the hole
        List<double[][]> rings = new Contours(side, side, grid(side, side, (x, y) -> -x * x - y * y)).rings(-0.25);
        assertEquals(2, rings.size());
        List<Double> areas = new ArrayList<>(rings.stream().map(ring -> area(ring) / 2).sorted().toList());
        assertEquals(-Math.PI * 0.25, areas.get(0), 2 * Math.PI * 0.5 * 1e-3);
        assertEquals(4, areas.get(1), 1e-9, "the whole square, with its corners");
        double[] slope = {0, 1};
        double[][] left = new Contours(slope, slope, grid(slope, slope, (x, y) -> x)).rings(0.25).get(0);
        assertEquals(0.25, area(left) / 2, 1e-12, "the strip x ≤ 0.25");
        assertEquals(0, new Contours(slope, slope, grid(slope, slope, (x, y) -> Double.NaN)).rings(1).size());
    }

    @Test
    void aSaddleIsJoinedThroughItsMiddle() {
        double[] side = {0, 1};
        double[][] low = {{0, 1}, {1, 0.2}}, high = {{0, 1}, {1, 0.9}};
        assertEquals(1, new Contours(side, side, low).rings(0.6).size(), "its middle, 0.55, is low");
        assertEquals(1, new Contours(side, side, high).rings(0.8).size(), "one corner is low");
        assertEquals(2, new Contours(side, side, low).rings(0.5).size(), "its middle is high: two corners apart");
    }

    /** The ravines of the course, turned, and steeper ones: wherever a contour is drawn it is the one ellipse. */
    @ParameterizedTest
    @CsvSource({"1, 0", "10, 0.3", "100, 0", "100, 0.4", "100, 1.1", "1000, 0.4", "10000, 0.7"})
    void aQuadraticHasOneValley(double kappa, double angle) {
        double c = Math.cos(angle), s = Math.sin(angle);
        SimpleMatrix turn = new SimpleMatrix(new double[][] {{c, -s}, {s, c}});
        Quadratic f = Quadratic.withSpectrum(new double[] {1, kappa}, turn);
        JsonNode tree = json(Chart.empty().contour(Field.of(f, new Window(-2.3, 3.1, -2.7, 2.7))));
        JsonNode shapes = tree.at("/layout/shapes");
        // of fifteen factors of two; the narrowest valley still shows five
        assertTrue(shapes.size() >= 5, "drawn levels: " + shapes.size());
        for (JsonNode shape : shapes) {
            assertEquals(1, shape.get("path").asText().split("M").length - 1, shape.get("path").asText());
        }
        assertEquals(shapes.size(), parts(tree.at("/data/0/x")), "a line for each level");
    }

    @Test
    void aBananaHasOneValleyAndTwoWellsHaveTwo() {
        JsonNode banana = json(Chart.empty().contour(Field.of(Rosenbrock.banana(), new Window(-2, 2, -1, 3))))
                .at("/layout/shapes");
        String lowest = banana.get(banana.size() - 1).get("path").asText();
        assertEquals(1, lowest.split("M").length - 1, lowest);
        Objective wells = Objective.of(x -> Math.pow(x.get(0) * x.get(0) - 1, 2) + x.get(1) * x.get(1),
                x -> vector(4 * x.get(0) * (x.get(0) * x.get(0) - 1), 2 * x.get(1)));
        JsonNode two = json(Chart.empty().contour(Field.of(wells, new Window(-2, 2, -2, 2)))).at("/layout/shapes");
        assertEquals(2, two.get(two.size() - 1).get("path").asText().split("M").length - 1);
    }

    private static int parts(JsonNode x) {
        int gaps = 0;
        for (double each : numbers(x)) if (Double.isNaN(each)) gaps++;
        return gaps;
    }
}
