package momentum;

import java.util.Arrays;
import momentum.method.GradientDescent;
import momentum.problem.Graph;
import momentum.problem.GraphLaplacian;
import momentum.solver.ConjugateGradient;
import momentum.solver.LinearSystem;
import org.ejml.simple.SimpleMatrix;

/** Large sparse problems, for {@link SpeedBenchmark}; the same in Python is in sparse.py. */
final class SparseBenchmark {
    /** An edge of the mesh is missing where this remainder of its number is zero. */
    private static final int MISSING = 10;

    private SparseBenchmark() {}

    /** Twenty steps on the five-point Laplacian of a grid of unknowns. */
    static void conjugateGradients(int side) {
        LinearSystem system = LinearSystem.laplacian(side, side);
        var x0 = new SimpleMatrix(side * side, 1);
        Stopwatch.measure(() -> new ConjugateGradient().after(system, x0, 20));
        Stopwatch.report(new ConjugateGradient().after(system, x0, 20).x());
    }

    static void grid(int side) {
        descent(Graph.grid(side, side));
    }

    /** A grid that lost some of its edges, in no order that helps. */
    static void mesh(int side) {
        int[][] edges = Arrays.stream(Graph.grid(side, side).pairs())
                .filter(edge -> (7919L * edge[0] + 104_729L * edge[1]) / 64 % MISSING != 0).toArray(int[][]::new);
        descent(Graph.of(side * side, edges));
    }

    /** A step of gradient descent on the graph's Laplacian. */
    private static void descent(Graph graph) {
        Objective f = GraphLaplacian.of(graph).quadratic();
        SimpleMatrix x0 = SpeedBenchmark.remainders(11, graph.nodes());
        var method = new GradientDescent(0.1);
        Walk<OneStep.Point> walk = method.walk(method.start(f, x0));
        Stopwatch.measure(() -> {
            walk.step(f);
            return walk;
        });
        Stopwatch.report(method.after(f, x0, 3).x());
    }
}
