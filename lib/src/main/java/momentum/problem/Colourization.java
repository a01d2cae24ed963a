package momentum.problem;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Colour that spreads over a graph: a few nodes are pulled to a colour, and neighbours pull at each other.
 *
 * <pre>{@code f(w) = ½ γ Σ (w_i − c)² over the sources + ½ Σ (w_i − w_j)² over the edges}</pre>
 *
 * Its matrix is A = L + γ Σ e_ie_iᵀ, kept sparse; every node has the colour c at the minimizer, with value 0. It is
 * unique iff every component of the graph holds a source.
 *
 * Example:
 * <pre>{@code
 * var colour = Colourization.of(Graph.grid(5, 5), 0);
 * var run = new HeavyBall(0.2, 0.9).run(colour, new SimpleMatrix(25, 1), 100);
 * run.last().x().get(24)
 * }</pre>
 *
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Example: The Colorization Problem</a>
 */
public final class Colourization implements Objective {
    private final GraphLaplacian laplacian;
    private final int[] sources;
    private final double colour;
    private final double pull;
    private final Quadratic sparse;

    private Colourization(GraphLaplacian laplacian, int[] sources, double colour, double pull) {
        this.laplacian = laplacian;
        this.sources = sources;
        this.colour = colour;
        this.pull = pull;
        this.sparse = Quadratic.of(this::times, laplacian.graph().nodes(), linear());
    }

    private SimpleMatrix linear() {
        SimpleMatrix b = new SimpleMatrix(laplacian.graph().nodes(), 1);
        for (int source : sources) b.set(source, pull * colour);
        return b;
    }

    /**
     * The problem as the article prints it: sources are pulled to 1 with strength 1.
     *
     * @param graph where the colour spreads
     * @param sources the nodes that are pulled, at least one; repeats count once
     * @return the problem
     * @throws IllegalArgumentException if there is no source or one is no node
     */
    public static Colourization of(Graph graph, int... sources) {
        Arguments.present(graph, "graph");
        if (Arguments.present(sources, "sources").length == 0) {
            throw new IllegalArgumentException("sources must be at least one, were none");
        }
        for (int i = 0; i < sources.length; i++) {
            if (!(sources[i] >= 0 && sources[i] < graph.nodes())) {
                throw new IllegalArgumentException(
                        "sources[" + i + "] must be a node from 0 to " + (graph.nodes() - 1) + ", was " + sources[i]);
            }
        }
        return new Colourization(GraphLaplacian.of(graph), Arrays.stream(sources).sorted().distinct().toArray(), 1, 1);
    }

    /**
     * The problem that the article's picture solves: two sources at the left edge of the four squares, colour 100, pull
     * 0.1.
     *
     * @return the problem with 1120 nodes
     */
    public static Colourization fourSquares() {
        PixelMask mask = PixelMask.fourSquares();
        return of(mask.graph(), mask.node(7, 0), mask.node(8, 0)).towards(100, 0.1);
    }

    /**
     * The same sources with another colour and strength.
     *
     * @param colour c, finite
     * @param pull γ, positive
     * @return the problem
     * @throws IllegalArgumentException if colour is not finite or pull not positive and finite
     */
    public Colourization towards(double colour, double pull) {
        return new Colourization(laplacian, sources, Arguments.finite(colour, "colour"),
                Arguments.positive(pull, "pull"));
    }

    private SimpleMatrix times(SimpleMatrix x) {
        SimpleMatrix product = laplacian.times(x);
        for (int source : sources) product.set(source, product.get(source) + pull * x.get(source));
        return product;
    }

    /**
     * The same function up to a constant as a sparse quadratic, for any number of nodes.
     *
     * @return the quadratic given as an operator; it computes no spectrum
     */
    public Quadratic sparse() {
        return sparse;
    }

    /**
     * The same function up to a constant as a dense quadratic, with a spectrum.
     *
     * @return the quadratic with A = L + γ Σ e_ie_iᵀ
     * @throws UnsupportedOperationException if the graph has more than 5000 nodes
     */
    public Quadratic quadratic() {
        SimpleMatrix matrix = laplacian.matrix();
        for (int source : sources) matrix.set(source, source, matrix.get(source, source) + pull);
        return Quadratic.of(matrix, linear());
    }

    /**
     * The graph.
     *
     * @return where the colour spreads
     */
    public Graph graph() {
        return laplacian.graph();
    }

    /**
     * What to know before waiting for the colour to arrive: nothing, or that it cannot everywhere.
     *
     * @return a sentence that explains the zero eigenvalues of components without a source
     */
    public Optional<String> warning() {
        int[] component = graph().components();
        boolean[] reached = new boolean[Arrays.stream(component).max().orElse(0) + 1];
        for (int source : sources) reached[component[source]] = true;
        int dry = 0;
        for (boolean one : reached) if (!one) dry++;
        if (dry == 0) return Optional.empty();
        return Optional.of(dry + " of " + reached.length
                + " components of the graph hold no source: the eigenvalue 0 appears "
                + (dry == 1 ? "once" : dry + " times") + ", and what is constant there never changes");
    }

    /** {@code ½ eᵀAe} with e = w − c: the least value is 0. */
    @Override
    public double value(SimpleMatrix w) {
        double[] p = Linear.array(Arguments.column(w, "w", graph().nodes()));
        double sum = 0;
        for (int e = 0; e < graph().edges(); e++) {
            double difference = p[graph().from(e)] - p[graph().to(e)];
            sum += difference * difference;
        }
        for (int source : sources) sum += pull * (p[source] - colour) * (p[source] - colour);
        return 0.5 * sum;
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix w) {
        return sparse.gradient(Arguments.column(w, "w", graph().nodes()));
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix w, SimpleMatrix v) {
        Arguments.column(w, "w", graph().nodes());
        return times(Arguments.column(v, "v", graph().nodes()));
    }

    /** The value itself: the least value is 0. */
    @Override
    public double gap(SimpleMatrix w) {
        return value(w);
    }

    @Override
    public boolean isFiniteAt(SimpleMatrix w) {
        return sparse.isFiniteAt(w);
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(graph().nodes());
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(SimpleMatrix.filled(graph().nodes(), 1, colour));
    }

    @Override
    public String toString() {
        return "colour " + Text.number(colour) + " from " + sources.length
                + (sources.length == 1 ? " source" : " sources")
                + " over a " + graph();
    }
}
