package momentum.problem;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import org.ejml.simple.SimpleMatrix;

/**
 * What is connected with what: nodes 0 … n−1 and edges between them, each counted once.
 *
 * <p>An edge that is given again, or backwards, is the same edge. An edge from a node to itself is kept apart: no
 * Laplacian feels it, since it never makes two values differ.
 */
public final class Graph {
    /** Some 1 GB of pairs. */
    private static final int MOST_EDGES = 1 << 27;
    private static final int BETWEEN_POLLS = 1 << 16;

    private final int nodes;
    private final int[] from;
    private final int[] to;
    private final int[] selfLoops;
    private final SimpleMatrix places;

    private Graph(int nodes, long[] pairs, SimpleMatrix places) {
        this.nodes = nodes;
        long[] distinct = distinct(pairs);
        int loops = 0;
        for (long pair : distinct) if (pair / nodes == pair % nodes) loops++;
        this.selfLoops = new int[loops];
        this.from = new int[distinct.length - loops];
        this.to = new int[distinct.length - loops];
        this.places = places;
        int edge = 0, loop = 0;
        for (long pair : distinct) {
            int low = (int) (pair / nodes), high = (int) (pair % nodes);
            if (low == high) {
                selfLoops[loop++] = low;
            } else {
                from[edge] = low;
                to[edge++] = high;
            }
        }
    }

    private static long[] distinct(long[] pairs) {
        Arrays.sort(pairs);
        int kept = 0;
        for (int i = 0; i < pairs.length; i++) if (i == 0 || pairs[i] != pairs[i - 1]) pairs[kept++] = pairs[i];
        return Arrays.copyOf(pairs, kept);
    }

    /**
     * A graph from a list of edges.
     *
     * @param nodes how many nodes, at least one
     * @param edges pairs of nodes, from 0; repeats count once
     * @return the graph
     * @throws IllegalArgumentException if there is no node, or an edge is no pair of nodes
     */
    public static Graph of(int nodes, int[][] edges) {
        return of(nodes, edges, null);
    }

    /** The graph with places to draw its nodes at, n×2, or null. */
    static Graph of(int nodes, int[][] edges, SimpleMatrix places) {
        if (!(nodes > 0)) throw new IllegalArgumentException("nodes must be at least one, were " + nodes);
        Arguments.kept(nodes, "nodes");
        Arguments.present(edges, "edges");
        long[] pairs = new long[edges.length];
        for (int i = 0; i < edges.length; i++) {
            if (Arguments.present(edges[i], "edges[" + i + "]").length != 2) {
                throw new IllegalArgumentException("edges[" + i + "] must be a pair of nodes, was "
                        + edges[i].length + " numbers");
            }
            int low = Math.min(edges[i][0], edges[i][1]), high = Math.max(edges[i][0], edges[i][1]);
            if (!(low >= 0 && high < nodes)) {
                throw new IllegalArgumentException("edges[" + i + "] must join nodes from 0 to "
                        + (nodes - 1) + ", was "
                        + edges[i][0] + "-" + edges[i][1]);
            }
            pairs[i] = (long) low * nodes + high;
        }
        return new Graph(nodes, pairs, places);
    }

    /** The graph of pairs low·n + high, with places. */
    static Graph ofPairs(int nodes, long[] pairs, SimpleMatrix places) {
        return new Graph(nodes, pairs, places);
    }

    /**
     * A graph from a list of edges in words, {@code "0-1 1-2 2-0"}.
     *
     * @param edges pairs of nodes joined by a hyphen, separated by spaces; the largest number is the last node
     * @return the graph
     * @throws IllegalArgumentException if there is no edge or one is no pair
     */
    public static Graph of(String edges) {
        String[] words = Arguments.present(edges, "edges").strip().split("\\s+");
        int[][] pairs = new int[words.length][];
        int last = 0;
        for (int i = 0; i < words.length; i++) {
            if (!words[i].matches("\\d{1,9}-\\d{1,9}")) {
                throw new IllegalArgumentException("edges must be pairs like 0-1 with spaces between them, was "
                        + words[i]);
            }
            pairs[i] = Arrays.stream(words[i].split("-")).mapToInt(Integer::parseInt).toArray();
            last = Math.max(last, Math.max(pairs[i][0], pairs[i][1]));
        }
        return of(last + 1, pairs);
    }

    /**
     * A path, 0–1–…–(n−1).
     *
     * @param nodes n, at least one
     * @return the graph with n − 1 edges
     * @throws IllegalArgumentException if there is no node
     */
    public static Graph path(int nodes) {
        if (!(nodes > 0)) throw new IllegalArgumentException("nodes must be at least one, were " + nodes);
        few(nodes - 1L, "nodes", Integer.toString(nodes));
        return grid(nodes);
    }

    /**
     * A grid in any number of dimensions, each node joined with its next neighbours.
     *
     * @param sides how many nodes along each dimension, at least one each
     * @return the graph; the last side's index moves fastest
     * @throws IllegalArgumentException if there is no side or one is not positive
     */
    public static Graph grid(int... sides) {
        if (Arguments.present(sides, "sides").length == 0) {
            throw new IllegalArgumentException("sides must be at least one, were none");
        }
        long nodes = 1, edges = 0;
        for (int i = 0; i < sides.length; i++) {
            Arguments.positive(sides[i], "sides[" + i + "]");
            nodes *= sides[i];
            if (!(nodes <= Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("sides must make at most " + Integer.MAX_VALUE + " nodes, were "
                        + Arrays.toString(sides));
            }
        }
        for (int side : sides) edges += nodes / side * (side - 1);
        long[] pairs = new long[few(edges, "sides", Arrays.toString(sides))];
        int stride = (int) nodes, at = 0;
        for (int side : sides) {
            stride /= side;
            for (int node = 0; node < nodes; node++) {
                if (node % BETWEEN_POLLS == 0) Interruption.poll("joining nodes");
                if (node / stride % side + 1 < side) pairs[at++] = node * nodes + node + stride;
            }
        }
        return new Graph((int) nodes, pairs, sides.length == 2 ? lattice(sides[0], sides[1]) : null);
    }

    private static SimpleMatrix lattice(int rows, int columns) {
        SimpleMatrix places = new SimpleMatrix(rows * columns, 2);
        for (int i = 0; i < rows * columns; i++) places.setRow(i, 0, i % columns, -(i / columns));
        return places;
    }

    /**
     * Every node joined with every other.
     *
     * @param nodes n, at least one
     * @return the graph with n(n − 1)/2 edges
     * @throws IllegalArgumentException if there is no node
     */
    public static Graph complete(int nodes) {
        if (!(nodes > 0)) throw new IllegalArgumentException("nodes must be at least one, were " + nodes);
        long[] pairs = new long[few(nodes * (nodes - 1L) / 2, "nodes", Integer.toString(nodes))];
        int at = 0;
        for (int i = 0; i < nodes; i++) {
            Interruption.poll("joining nodes");
            for (int j = i + 1; j < nodes; j++) pairs[at++] = (long) i * nodes + j;
        }
        return new Graph(nodes, pairs, null);
    }

    /** Accepts a number of edges that fits in an array. */
    private static int few(long edges, String name, String was) {
        if (edges <= MOST_EDGES) return (int) edges;
        throw new IllegalArgumentException(name + " must make at most " + MOST_EDGES + " edges, was " + was);
    }

    /**
     * The number of nodes.
     *
     * @return n
     */
    public int nodes() {
        return nodes;
    }

    /**
     * The number of edges between different nodes.
     *
     * @return each counted once
     */
    public int edges() {
        return from.length;
    }

    /**
     * One end of an edge.
     *
     * @param edge from 0
     * @return the smaller of the two nodes
     */
    public int from(int edge) {
        return from[Arguments.index(edge, "edge", from.length)];
    }

    /**
     * The other end of an edge.
     *
     * @param edge from 0
     * @return the larger of the two nodes
     */
    public int to(int edge) {
        return to[Arguments.index(edge, "edge", to.length)];
    }

    /**
     * All edges between different nodes.
     *
     * @return pairs of nodes, the smaller first, in ascending order
     */
    public int[][] pairs() {
        int[][] pairs = new int[from.length][];
        for (int e = 0; e < pairs.length; e++) pairs[e] = new int[] {from[e], to[e]};
        return pairs;
    }

    /**
     * The nodes that are joined with themselves.
     *
     * @return ascending, each once
     */
    public int[] selfLoops() {
        return selfLoops.clone();
    }

    /**
     * Which nodes hang together.
     *
     * @return for each node the number of its component, from 0, in the order of their first nodes
     */
    public int[] components() {
        int[][] near = neighbours();
        int[] component = new int[nodes];
        Arrays.fill(component, -1);
        int count = 0;
        for (int start = 0; start < nodes; start++) {
            if (component[start] >= 0) continue;
            Interruption.poll("looking for components");
            var open = new ArrayDeque<Integer>(List.of(start));
            component[start] = count;
            while (!open.isEmpty()) {
                for (int next : near[open.pop()]) {
                    if (component[next] >= 0) continue;
                    component[next] = count;
                    open.push(next);
                }
            }
            count++;
        }
        return component;
    }

    private int[][] neighbours() {
        int[] degrees = new int[nodes];
        for (int e = 0; e < from.length; e++) {
            degrees[from[e]]++;
            degrees[to[e]]++;
        }
        int[][] near = new int[nodes][];
        for (int i = 0; i < nodes; i++) near[i] = new int[degrees[i]];
        for (int e = from.length - 1; e >= 0; e--) {
            near[from[e]][--degrees[from[e]]] = to[e];
            near[to[e]][--degrees[to[e]]] = from[e];
        }
        return near;
    }

    /**
     * Places to draw the nodes at: those of a picture or a plane grid, and for any other graph the two slowest
     * eigenvectors of its Laplacian, which put neighbours close to each other.
     *
     * @return n×2, y up; in a unit of its own
     * @throws UnsupportedOperationException if the eigenvectors of so many nodes would be needed
     */
    public SimpleMatrix places() {
        if (places != null) return places.copy();
        SimpleMatrix vectors = GraphLaplacian.of(this).spectrum().vectors();
        SimpleMatrix drawn = new SimpleMatrix(nodes, 2);
        for (int i = 0; i < nodes; i++) {
            for (int c = 0; c < 2; c++) drawn.set(i, c, vectors.get(i, Math.min(c + 1, nodes - 1)));
        }
        return drawn;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Graph that && nodes == that.nodes && Arrays.equals(from, that.from)
                && Arrays.equals(to, that.to) && Arrays.equals(selfLoops, that.selfLoops);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * nodes + Arrays.hashCode(from)) + Arrays.hashCode(to);
    }

    @Override
    public String toString() {
        int parts = Arrays.stream(components()).max().orElse(0) + 1;
        return "graph of " + nodes + (nodes == 1 ? " node" : " nodes") + " and " + from.length
                + (from.length == 1 ? " edge" : " edges")
                + (selfLoops.length > 0 ? ", " + selfLoops.length
                        + (selfLoops.length == 1 ? " self-loop" : " self-loops") : "")
                + (parts > 1 ? ", in " + parts + " components" : "");
    }
}
