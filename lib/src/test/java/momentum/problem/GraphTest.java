package momentum.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import momentum.Linear;
import momentum.quadratic.Spectrum;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs and their Laplacians, numbers from distill-figures.md F16 and its appendix. */
class GraphTest {
    /** The expander's pairs in drawing order, appendix A. */
    private static final String EXPANDER = """
            0-4 27-16 20-17 28-7 17-21 27-2 23-24 22-9 4-29 6-7 22-24 34-4 27-28 9-0 1-31 26-16 17-9 10-9 9-3 16-17
            23-26 13-32 29-6 20-9 10-17 28-26 5-32 19-8 10-19 6-2 7-28 31-4 4-10 23-32 8-14 29-35 24-34 31-12 6-17
            22-31 2-6 33-12 9-9 31-27 23-20 29-6 15-20 17-1 6-28 12-22 0-17 34-4 5-4 34-4 21-32 10-13 9-33 34-30 23-8
            24-24 30-17 28-14 25-1 19-28 16-24 15-23 18-8 17-7 0-28 31-5 18-8 7-9 33-17 32-11 35-32 17-9 0-17 32-21
            32-13 23-18""";

    @Test
    void f16TheGeneratorDrawsTheGraphs() {
        assertEquals(Graph.of(EXPANDER), ThreeGraphs.expander());
        assertEquals("graph of 36 nodes and 68 edges, 2 self-loops", ThreeGraphs.expander().toString());
        assertArrayEquals(new int[] {9, 24}, ThreeGraphs.expander().selfLoops());
        assertEquals("graph of 36 nodes and 60 edges", ThreeGraphs.grid().toString());
        StringBuilder path = new StringBuilder("32-27 7-17 17-6");
        for (int i = 0; i < 35; i++) path.append(' ').append(i).append('-').append(i + 1);
        assertEquals(Graph.of(path.toString()), ThreeGraphs.path());
    }

    private static Graph named(String name) {
        return switch (name) {
            case "expander" -> ThreeGraphs.expander();
            case "grid" -> ThreeGraphs.grid();
            default -> ThreeGraphs.path();
        };
    }

    @ParameterizedTest
    @CsvSource({"expander, 0.53543295, 12.23674430, 22.85392, 0.06559941, 0.53564138, 12.26444956",
        "grid, 0.26794919, 7.46410162, 27.85641, 0.01392770, 0.26794919, 7.46472828",
        "path, 0.01298538, 5.33331314, 410.71677, 0.00314984, 0.01875367, 5.33331322"})
    void f16Eigenvalues(String name, double second, double last, double ratio, double grounded1, double grounded2,
            double groundedLast) {
        GraphLaplacian laplacian = GraphLaplacian.of(named(name));
        Spectrum pure = laplacian.spectrum(), grounded = Spectrum.of(laplacian.grounded());
        assertEquals(0, pure.eigenvalue(0), 1e-14);
        assertEquals(second, pure.eigenvalue(1), 5e-9);
        assertEquals(last, pure.largest(), 5e-9);
        assertEquals(ratio, laplacian.conditionNumber(), 5e-6);
        assertEquals(grounded1, grounded.eigenvalue(0), 5e-9);
        assertEquals(grounded2, grounded.eigenvalue(1), 5e-9);
        assertEquals(groundedLast, grounded.largest(), 5e-9);
    }

    /** The colours of node 0 and of the nodes with the largest entry; the sign is the drawing's. */
    @ParameterizedTest
    @CsvSource({"expander, 0, -0.002545, 25, 0.815039", "expander, 11, -0.232101, 1, 0.378471",
            "grid, 5, -0.321975, 30, 0.321975",
        "grid, 0, 0, 7, 0", "path, 0, 0.029449, 12, 0.237805", "path, 22, 0.010911, 35, -0.202819"})
    void f16Colours(String name, int node, double entry, int other, double otherEntry) {
        SimpleMatrix vector = Spectrum.of(GraphLaplacian.of(named(name)).grounded()).vectors().getColumn(1);
        double sign = name.equals("grid") ? Math.signum(vector.get(30)) : 1;
        assertEquals(entry, sign * vector.get(node), 5e-7);
        assertEquals(otherEntry, sign * vector.get(other), 5e-7);
    }

    @Test
    void f16Places() {
        assertEquals(133.2, ThreeGraphs.expander().places().get(0, 0));
        assertEquals(-104.6, ThreeGraphs.expander().places().get(0, 1));
        assertEquals(70.1, ThreeGraphs.grid().places().get(35, 0));
        assertEquals(-115.4, ThreeGraphs.path().places().get(35, 1));
    }

    @Test
    void f16PathAndCompleteGraph() {
        double quarter = Math.PI / 72;
        Spectrum path = GraphLaplacian.of(Graph.path(36)).spectrum();
        assertEquals(0.00761060, path.eigenvalue(1), 5e-9);
        assertEquals(3.99238940, path.largest(), 5e-9);
        assertEquals(524.58248, GraphLaplacian.of(Graph.path(36)).conditionNumber(), 5e-6);
        assertEquals(1 / Math.pow(Math.tan(quarter), 2), GraphLaplacian.of(Graph.path(36)).conditionNumber(), 1e-9);
        Spectrum complete = GraphLaplacian.of(Graph.complete(36)).spectrum();
        assertEquals(36, complete.eigenvalue(1), 1e-12);
        assertEquals(36, complete.largest(), 1e-12);
        assertEquals(1, GraphLaplacian.of(Graph.complete(36)).conditionNumber(), 1e-13);
    }

    @Test
    void aPlaneGridIsDrawnAsItIsRead() {
        // the last side moves fastest: to the right; a row below another is lower
        SimpleMatrix places = Graph.grid(2, 3).places();
        double[][] expected = {{0, 0}, {1, 0}, {2, 0}, {0, -1}, {1, -1}, {2, -1}};
        for (int i = 0; i < 6; i++) {
            assertEquals(expected[i][0], places.get(i, 0), 0, "x of node " + i);
            assertEquals(expected[i][1], places.get(i, 1), 0, "y of node " + i);
        }
    }

    /** {@code λₙ/λ₂ = d cot²(π/2m)} for a cube grid of side m in d dimensions. */
    @ParameterizedTest
    @CsvSource({"1, 16", "2, 6", "2, 9", "3, 5", "4, 3", "6, 2"})
    void f16GridsInOtherDimensions(int dimensions, int side) {
        int[] sides = new int[dimensions];
        Arrays.fill(sides, side);
        double expected = dimensions / Math.pow(Math.tan(Math.PI / (2 * side)), 2);
        assertEquals(expected, GraphLaplacian.of(Graph.grid(sides)).conditionNumber(), 1e-10 * expected);
    }

    /** The reference's numbers for 4096 nodes, by that formula. */
    @ParameterizedTest
    @CsvSource({"1, 4096, 6.80e6, 5e3", "2, 64, 3318.8, 0.05", "3, 16, 309.26, 0.005", "4, 8, 101.10, 0.005",
            "6, 4, 34.97, 0.005",
        "12, 2, 12, 1e-12"})
    void f16DimensionsOf4096Nodes(int dimensions, int side, double ratio, double digits) {
        assertEquals(ratio, dimensions / Math.pow(Math.tan(Math.PI / (2 * side)), 2), digits);
    }

    @Test
    void repeatedBackwardAndLoopingEdges() {
        Graph graph = Graph.of(3, new int[][] {{0, 1}, {1, 0}, {0, 1}, {2, 2}, {2, 2}, {1, 2}});
        assertEquals("graph of 3 nodes and 2 edges, 1 self-loop", graph.toString());
        assertTrue(GraphLaplacian.of(graph).matrix().isIdentical(
                new SimpleMatrix(new double[][] {{1, -1, 0}, {-1, 2, -1}, {0, -1, 1}}), 0));
        assertTrue(GraphLaplacian.of(graph).grounded().isIdentical(
                new SimpleMatrix(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}}), 0));
    }

    @Test
    void aGraphInPiecesHasAZeroForEach() {
        Graph graph = Graph.of(6, new int[][] {{0, 1}, {2, 3}, {3, 4}});
        assertArrayEquals(new int[] {0, 0, 1, 1, 1, 2}, graph.components());
        GraphLaplacian laplacian = GraphLaplacian.of(graph);
        Spectrum spectrum = laplacian.spectrum();
        for (int i = 0; i < 6; i++) {
            assertEquals(i < 3, Math.abs(spectrum.eigenvalue(i)) <= 1e-14, "eigenvalue " + (i + 1));
        }
        assertEquals(Double.POSITIVE_INFINITY, laplacian.conditionNumber());
        assertEquals(
                "the graph has 3 components, so the eigenvalue 0 appears 3 times, once for the values that are "
                        + "constant on one of "
                + "them; λ₂ = 0, and no step brings the components together", laplacian.warning().orElseThrow());
        assertTrue(GraphLaplacian.of(Graph.path(4)).warning().isEmpty());
        assertEquals("graph of 6 nodes and 3 edges, in 3 components", graph.toString());
    }

    @Test
    void theSparseProductIsTheDenseOne() {
        GraphLaplacian laplacian = GraphLaplacian.of(ThreeGraphs.expander());
        SimpleMatrix x = new SimpleMatrix(36, 1);
        for (int i = 0; i < 36; i++) x.set(i, Math.sin(7 * i));
        assertTrue(Linear.maxNorm(laplacian.times(x).minus(laplacian.matrix().mult(x))) <= 1e-14);
        double sum = 0;
        for (int e = 0; e < laplacian.graph().edges(); e++) {
            sum += Math.pow(x.get(laplacian.graph().from(e)) - x.get(laplacian.graph().to(e)), 2);
        }
        assertEquals(0.5 * sum, laplacian.quadratic().value(x), 1e-13);
    }

    @Test
    void oneNode() {
        Graph one = Graph.of(1, new int[0][]);
        assertEquals("graph of 1 node and 0 edges", one.toString());
        assertEquals(0, GraphLaplacian.of(one).spectrum().largest());
        assertEquals(1, one.places().getNumRows());
        assertEquals("graph must have at least two nodes, had 1",
                assertThrows(IllegalArgumentException.class, () -> GraphLaplacian.of(one).conditionNumber())
                .getMessage());
    }

    @Test
    void tooLargeForADenseMatrix() {
        assertEquals("a dense matrix is made for at most 5000 nodes, the graph has 5001", assertThrows(
                UnsupportedOperationException.class, () -> GraphLaplacian.of(Graph.path(5001)).matrix()).getMessage());
    }

    @Test
    void aMaskOfCharacters() {
        PixelMask mask = PixelMask.of("##.", ".#", "..#");
        assertEquals("mask of 4 pixels in 3 rows and 3 columns", mask.toString());
        assertEquals(Graph.of(4, new int[][] {{0, 1}, {1, 2}}), mask.graph());
        double[][] picture = mask.picture(Linear.vector(1, 2, 3, 4));
        assertArrayEquals(new double[] {1, 2, Double.NaN}, picture[0]);
        assertArrayEquals(new double[] {Double.NaN, 3, Double.NaN}, picture[1]);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, 4}, picture[2]);
        assertEquals(2, mask.graph().places().get(3, 0));
        assertEquals(-2, mask.graph().places().get(3, 1));
    }

    /** Runs of alike nodes are summed together: to the last bit as one neighbour after another, from the lowest. */
    @ParameterizedTest
    @CsvSource({"1, 3000", "3, 40", "40, 3", "17, 1500", "2, 2"})
    void nodesThatAreSummedTogetherHaveTheSameSums(int rows, int columns) {
        for (Graph graph : List.of(Graph.grid(rows, columns), Graph.grid(2, rows, columns), thinned(rows, columns))) {
            SimpleMatrix x = new SimpleMatrix(graph.nodes(), 1);
            for (int i = 0; i < graph.nodes(); i++) x.set(i, i % 7 == 0 ? -0.0 : Math.sin(i));
            double[] sums = new double[graph.nodes()];
            int[] degrees = new int[graph.nodes()];
            for (int[] edge : graph.pairs()) {
                sums[edge[1]] += x.get(edge[0]);
                degrees[edge[0]]++;
                degrees[edge[1]]++;
            }
            for (int[] edge : graph.pairs()) sums[edge[0]] += x.get(edge[1]);
            double[] expected = new double[graph.nodes()];
            for (int i = 0; i < expected.length; i++) expected[i] = degrees[i] * x.get(i) - sums[i];
            GraphLaplacian laplacian = GraphLaplacian.of(graph);
            assertArrayEquals(expected, Linear.array(laplacian.times(x)), graph.toString());
            SimpleMatrix into = SimpleMatrix.filled(graph.nodes(), 1, Double.NaN);
            assertArrayEquals(expected, Linear.array(laplacian.quadratic().gradient(x, into)), graph.toString());
        }
    }

    /** A grid that lost some of its edges. */
    private static Graph thinned(int rows, int columns) {
        int[][] kept = Arrays.stream(Graph.grid(rows, columns).pairs())
                .filter(edge -> (31 * edge[0] + edge[1]) % 50 != 3).toArray(int[][]::new);
        return Graph.of(rows * columns, kept);
    }
}
