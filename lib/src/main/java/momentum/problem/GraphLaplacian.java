package momentum.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import org.ejml.simple.SimpleMatrix;

/**
 * The Laplacian of a graph, which measures how much values at its nodes differ along its edges.
 *
 * <pre>{@code xᵀLx = Σ (x_i − x_j)² over the edges,   L_ii = degree of i,   L_ij = −1 for an edge}</pre>
 *
 * Its eigenvalues are zero or more, and 0 appears once for each component: values that are constant on each of them do
 * not differ along any edge. How well the graph is conditioned is λₙ/λ₂. It is stored by its rows' neighbours alone.
 *
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Example: The Colorization Problem</a>
 */
public final class GraphLaplacian {
    /** A dense matrix of this size takes 200 MB. */
    private static final int MOST_DENSE = 5000;
    /** Nodes in a row that are summed together: enough to pay, and few enough to stay in the nearest cache. */
    private static final int SHORTEST_RUN = 16, LONGEST_RUN = 1024;

    private final Graph graph;
    private final int[] start;
    private final int[] neighbour;
    private final List<int[]> runs;

    private GraphLaplacian(Graph graph) {
        this.graph = graph;
        int n = graph.nodes(), edges = graph.edges();
        this.start = new int[n + 1];
        for (int e = 0; e < edges; e++) {
            start[graph.from(e) + 1]++;
            start[graph.to(e) + 1]++;
        }
        for (int i = 0; i < n; i++) start[i + 1] += start[i];
        this.neighbour = new int[2 * edges];
        int[] next = Arrays.copyOf(start, n);
        for (int e = 0; e < edges; e++) {
            neighbour[next[graph.from(e)]++] = graph.to(e);
            neighbour[next[graph.to(e)]++] = graph.from(e);
        }
        this.runs = runs();
    }

    /**
     * The Laplacian of a graph.
     *
     * @param graph any; self-loops do not count
     * @return its Laplacian
     */
    public static GraphLaplacian of(Graph graph) {
        return new GraphLaplacian(Arguments.present(graph, "graph"));
    }

    /**
     * The graph.
     *
     * @return whose Laplacian it is
     */
    public Graph graph() {
        return graph;
    }

    /**
     * The number of a node's neighbours, {@code L_ii}.
     *
     * @param node from 0
     * @return its degree
     */
    public int degree(int node) {
        Arguments.index(node, "node", graph.nodes());
        return start[node + 1] - start[node];
    }

    /**
     * {@code L x}.
     *
     * @param x n×1
     * @return n×1, new
     * @throws IllegalArgumentException if x does not fit
     */
    public SimpleMatrix times(SimpleMatrix x) {
        SimpleMatrix product = new SimpleMatrix(graph.nodes(), 1);
        times(Arguments.column(x, "x", graph.nodes()), product);
        return product;
    }

    /** Runs of nodes as they come in a grid by vector instructions, all others neighbour by neighbour. */
    private void times(SimpleMatrix x, SimpleMatrix into) {
        double[] p = Linear.array(x), product = Linear.array(into);
        int done = 0;
        for (int[] run : runs) {
            oneByOne(p, product, done, run[0]);
            together(p, product, run[0], run[1]);
            done = run[1];
        }
        oneByOne(p, product, done, graph.nodes());
    }

    private void oneByOne(double[] p, double[] product, int from, int to) {
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int e = start[i]; e < start[i + 1]; e++) sum += p[neighbour[e]];
            product[i] = (start[i + 1] - start[i]) * p[i] - sum;
        }
    }

    /** Nodes whose neighbours are at the same distances from them, which are those of the first one. */
    private void together(double[] p, double[] product, int from, int to) {
        int degree = start[from + 1] - start[from];
        if (degree == 4) {
            fourTogether(p, product, from, to);
            return;
        }
        Arrays.fill(product, from, to, 0);
        for (int e = start[from]; e < start[from + 1]; e++) {
            int distance = neighbour[e] - from;
            for (int i = from; i < to; i++) product[i] += p[i + distance];
        }
        for (int i = from; i < to; i++) product[i] = degree * p[i] - product[i];
    }

    /** The same for the inside of a grid in one pass, with the sums in the same order. */
    private void fourTogether(double[] p, double[] product, int from, int to) {
        int e = start[from];
        int first = neighbour[e] - from, second = neighbour[e + 1] - from, third = neighbour[e + 2] - from,
                fourth = neighbour[e + 3] - from;
        for (int i = from; i < to; i++) {
            product[i] = 4 * p[i] - (p[i + first] + p[i + second] + p[i + third] + p[i + fourth]);
        }
    }

    /** The runs [from, to) of nodes whose neighbours are at the same distances, if they are long enough to pay. */
    private List<int[]> runs() {
        List<int[]> runs = new ArrayList<>();
        for (int from = 0, to; from < graph.nodes(); from = to) {
            to = from + 1;
            while (to < graph.nodes() && to - from < LONGEST_RUN && isLike(from, to)) to++;
            if (to - from >= SHORTEST_RUN) runs.add(new int[] {from, to});
        }
        return runs;
    }

    private boolean isLike(int first, int node) {
        int degree = start[first + 1] - start[first], distance = node - first;
        if (start[node + 1] - start[node] != degree) return false;
        for (int e = 0; e < degree; e++) {
            if (neighbour[start[node] + e] != neighbour[start[first] + e] + distance) return false;
        }
        return true;
    }

    /**
     * The Laplacian as a dense matrix.
     *
     * @return L, n×n
     * @throws UnsupportedOperationException if the graph has more than 5000 nodes
     */
    public SimpleMatrix matrix() {
        int n = graph.nodes();
        if (n > MOST_DENSE) {
            throw new UnsupportedOperationException(
                    "a dense matrix is made for at most " + MOST_DENSE + " nodes, the graph has " + n);
        }
        SimpleMatrix matrix = new SimpleMatrix(n, n);
        for (int i = 0; i < n; i++) {
            matrix.set(i, i, degree(i));
            for (int e = start[i]; e < start[i + 1]; e++) matrix.set(i, neighbour[e], -1);
        }
        return matrix;
    }

    /**
     * The matrix whose second eigenvector colours Goh's three graphs: node 0 is tied to zero, and a self-loop counts.
     *
     * <pre>{@code L + e₀e₀ᵀ + Σ e_ie_iᵀ over the self-loops}</pre>
     *
     * @return the grounded Laplacian, n×n, positive definite for a connected graph
     * @throws UnsupportedOperationException if the graph has more than 5000 nodes
     */
    public SimpleMatrix grounded() {
        SimpleMatrix matrix = matrix();
        matrix.set(0, 0, matrix.get(0, 0) + 1);
        for (int node : graph.selfLoops()) matrix.set(node, node, matrix.get(node, node) + 1);
        return matrix;
    }

    /**
     * The function {@code ½ xᵀLx}, half the sum of the squared differences.
     *
     * @return a sparse quadratic of any size, which computes no spectrum
     */
    public Quadratic quadratic() {
        return Quadratic.inPlace((x, into) -> times(x, into), graph.nodes(), new SimpleMatrix(graph.nodes(), 1));
    }

    /**
     * The eigenvalues and eigenvectors.
     *
     * @return the spectrum of L, its first eigenvalue 0 up to rounding
     * @throws UnsupportedOperationException if the graph has more than 5000 nodes
     */
    public Spectrum spectrum() {
        return Spectrum.of(matrix());
    }

    /**
     * {@code λₙ/λ₂}: how much slower the smoothest way to differ dies out than the roughest.
     *
     * @return 1 or more; infinite if the graph is not connected, see {@link #warning}
     * @throws UnsupportedOperationException if the graph has more than 5000 nodes
     * @throws IllegalArgumentException if the graph has one node only
     */
    public double conditionNumber() {
        if (graph.nodes() == 1) throw new IllegalArgumentException("graph must have at least two nodes, had 1");
        if (parts() > 1) return Double.POSITIVE_INFINITY;
        Spectrum spectrum = spectrum();
        return spectrum.largest() / spectrum.eigenvalue(1);
    }

    private int parts() {
        return Arrays.stream(graph.components()).max().orElse(0) + 1;
    }

    /**
     * What to know before asking for a condition number: nothing, or that the graph falls apart.
     *
     * @return a sentence that explains the zero eigenvalues of a graph that is not connected
     */
    public Optional<String> warning() {
        int parts = parts();
        if (parts == 1) return Optional.empty();
        return Optional.of("the graph has " + parts + " components, so the eigenvalue 0 appears " + parts
                + " times, once for the values that are constant on one of them; λ₂ = 0, and no step brings the "
                        + "components together");
    }

    @Override
    public String toString() {
        return "Laplacian of a " + graph;
    }
}
