package momentum.problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/**
 * Goh's three graphs of 36 nodes: an expander, a grid, and a path with three shortcuts.
 *
 * <p>The expander and the shortcuts are drawn with the article's own generator, {@code frac(10⁴ sin s)} for s = 17, 18,
 * …: first the expander's 80 pairs, among them repeats and two self-loops, then the path's three. The places of the
 * nodes are those of the article's force-directed drawing.
 *
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Example: The Colorization Problem</a>
 */
public final class ThreeGraphs {
    private static final int NODES = 36, PAIRS = 80, SHORTCUTS = 3, SEED = 17;

    private ThreeGraphs() {}

    /**
     * Nodes joined at random.
     *
     * @return 68 edges and 2 self-loops
     */
    public static Graph expander() {
        return Graph.of(NODES, drawn(SEED, PAIRS), places(1));
    }

    /**
     * A square grid.
     *
     * @return 6 × 6 nodes, 60 edges
     */
    public static Graph grid() {
        return Graph.of(NODES, Graph.grid(6, 6).pairs(), places(3));
    }

    /**
     * A long path, which the article's picture shortens by three edges.
     *
     * @return 38 edges
     */
    public static Graph path() {
        int[][] edges = new int[NODES - 1 + SHORTCUTS][];
        for (int i = 0; i < NODES - 1; i++) edges[i] = new int[] {i, i + 1};
        System.arraycopy(drawn(SEED + 2 * PAIRS, SHORTCUTS), 0, edges, NODES - 1, SHORTCUTS);
        return Graph.of(NODES, edges, places(5));
    }

    private static int[][] drawn(int seed, int pairs) {
        int[][] edges = new int[pairs][];
        for (int i = 0; i < pairs; i++) edges[i] = new int[] {node(seed + 2 * i), node(seed + 2 * i + 1)};
        return edges;
    }

    private static int node(int seed) {
        double v = 10000 * Math.sin(seed);
        return (int) (NODES * (v - Math.floor(v)));
    }

    private static SimpleMatrix places(int column) {
        try (InputStream csv = ThreeGraphs.class.getResourceAsStream("three-graphs.csv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().skip(1).toList();
            SimpleMatrix places = new SimpleMatrix(NODES, 2);
            for (int i = 0; i < NODES; i++) {
                String[] fields = lines.get(i).split(",");
                // the drawing's y points down
                places.setRow(i, 0, Double.parseDouble(fields[column]), -Double.parseDouble(fields[column + 1]));
            }
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException("three-graphs.csv cannot be read", e);
        }
    }
}
