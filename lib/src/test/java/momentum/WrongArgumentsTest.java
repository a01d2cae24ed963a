package momentum;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import momentum.flow.GradientFlow;
import momentum.method.HeavyBall;
import momentum.noise.Ensemble;
import momentum.noise.GaussianNoise;
import momentum.noise.MeanCurve;
import momentum.noise.NoisyObjective;
import momentum.problem.Colourization;
import momentum.problem.ConvexRosenbrock;
import momentum.problem.Graph;
import momentum.problem.GraphLaplacian;
import momentum.problem.LogCosh;
import momentum.problem.MultiWell;
import momentum.problem.NarrowBowl;
import momentum.problem.PixelMask;
import momentum.problem.PolynomialRegression;
import momentum.problem.Rosenbrock;
import momentum.problem.Saddle;
import momentum.quadratic.Contributions;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.Arguments;

/** What is null, has another shape or does not exist is refused in one sentence that names it. */
class WrongArgumentsTest implements OneSentence {
    private static final SimpleMatrix ONE = vector(1), TWO = vector(1, 2);
    private static final Graph PATH = Graph.path(3);

    static Stream<Arguments> cases() {
        return Stream.of(runs(), loops(), problems(), graphs(), results()).flatMap(each -> each);
    }

    private static Stream<Arguments> runs() {
        var ball = new HeavyBall(0.1, 0.5);
        return Stream.of(
                bad("label must be given, was null", () -> ball.named(null)),
                bad("f must be given, was null", () -> ball.iterates(null, ONE)),
                bad("label must be given, was null", () -> new Scheduled<>(null, k -> ball)),
                bad("schedule must be given, was null", () -> new Scheduled<TwoStep.Pair>("a", null)),
                bad("schedule must give a method for each k, was null for k = 3",
                        () -> new Scheduled<>("a", k -> k < 3 ? ball : null).run(Quadratic.diag(1), ONE, 5)),
                bad("runs must be given, was null", () -> Trajectory.table((Trajectory<?>) null)),
                bad("measure must be given, was null", () -> ball.run(Quadratic.diag(1), ONE, 1).measured("a", null)),
                bad("f must be given, was null", () -> Tuning.heavyBall((Objective) null)),
                bad("spectrum must be given, was null", () -> Tuning.nesterov((Spectrum) null)));
    }

    private static Stream<Arguments> loops() {
        return Stream.of(
                bad("count must be two or more, was 1", () -> Linear.spread(0, 1, 1)),
                bad("count must be two or more, was -1", () -> Linear.spread(0, 1, -1)),
                bad("entries must be given, was null", () -> vector((double[]) null)),
                bad("entries must be given, was null", () -> Linear.wrap(null)),
                bad("x must be given, was null", () -> Linear.dot(null, ONE)),
                bad("y must be given, was null", () -> Linear.combine(1, ONE, 1, null)),
                bad("x must be given, was null", () -> Linear.maxNorm(null)),
                bad("matrix must be given, was null", () -> Linear.times(null, ONE)),
                bad("x must be given, was null", () -> Linear.times(SimpleMatrix.identity(2), null)),
                bad("matrix must be given, was null", () -> Linear.rows(null)),
                bad("rows must be at least one, were none", () -> Linear.transposeTimes(new double[0][], ONE)));
    }

    private static Stream<Arguments> problems() {
        Stream<Arguments> shapes = Stream.of(new Rosenbrock(1), new Saddle(1), LogCosh.of(1, 1),
                new ConvexRosenbrock(2, 9),
                        MultiWell.bumps(), new NarrowBowl(1, 2, 1), Colourization.of(Graph.path(2), 0))
                .flatMap(f -> {
                    int n = f.dimension().getAsInt();
                    SimpleMatrix fits = new SimpleMatrix(n, 1), wrong = new SimpleMatrix(n + 1, 1);
                    String x = f instanceof ConvexRosenbrock || f instanceof Colourization ? "w" : "x";
                    return Stream.of(
                            bad(x + " is " + (n + 1) + "×1 but the problem has dimension " + n, () ->
                                    f.hessianTimes(wrong, fits)),
                            bad("v is " + (n + 1) + "×1 but the problem has dimension " + n, () ->
                                    f.hessianTimes(fits, wrong)),
                            bad("v must be a column vector, was null", () -> f.hessianTimes(fits, null)),
                            bad(x + " must be a column vector, was null", () -> f.value(null)),
                            bad(x + " must be a column vector, was null", () -> f.gradient(null)));
                });
        return Stream.concat(shapes, Stream.of(
                bad("weights must be given, was null", () -> LogCosh.of((double[]) null)),
                bad("i is counted from 0 and must be at most 4, was -1", () ->
                        new ConvexRosenbrock(5, 9).eigenvalue(-1)),
                bad("i is counted from 0 and must be at most 4, was 5", () -> new ConvexRosenbrock(5, 9).eigenvalue(5)),
                bad("positions must be given, was null", () -> PolynomialRegression.of(null, new double[1], 1)),
                bad("targets must be given, was null", () -> PolynomialRegression.of(new double[1], null, 1)),
                bad("i is counted from 0 and must be at most 5, was 6", () ->
                        PolynomialRegression.twoClusters().eigenfeature(6)),
                bad("graph must be given, was null", () -> Colourization.of(null, 1)),
                bad("sources must be given, was null", () -> Colourization.of(PATH, (int[]) null)),
                bad("rows[1] must be given, was null", () -> PixelMask.of("#", null)),
                bad("present must be given, was null", () -> PixelMask.of((boolean[][]) null))));
    }

    private static Stream<Arguments> graphs() {
        return Stream.of(
                bad("edge is counted from 0 and must be at most 1, was 2", () -> PATH.from(2)),
                bad("edge is counted from 0 and must be at most 1, was -1", () -> PATH.to(-1)),
                bad("node is counted from 0 and must be at most 2, was 3", () -> GraphLaplacian.of(PATH).degree(3)),
                bad("graph must be given, was null", () -> GraphLaplacian.of(null)),
                bad("edges must be given, was null", () -> Graph.of(2, null)),
                bad("edges must be given, was null", () -> Graph.of(null)),
                bad("edges[1] must be given, was null", () -> Graph.of(2, new int[][] {{0, 1}, null})),
                bad("sides must be given, was null", () -> Graph.grid((int[]) null)),
                bad("sides must make at most 2147483647 nodes, were [100000, 100000]", () ->
                        Graph.grid(100_000, 100_000)),
                bad("nodes must be at least one, were 0", () -> Graph.path(0)),
                bad("nodes must be at least one, were -1", () -> Graph.complete(-1)),
                bad("nodes must make at most 134217728 edges, was 2000000000", () -> Graph.path(2_000_000_000)),
                bad("nodes must make at most 134217728 edges, was 100000", () -> Graph.complete(100_000)));
    }

    private static Stream<Arguments> results() {
        var parts = Contributions.of(new HeavyBall(0.1, 0.5).run(Quadratic.diag(1, 2), TWO, 3));
        var motion = new GradientFlow().solve(Quadratic.diag(1, 2), TWO, 1);
        return Stream.of(
                bad("run must be given, was null", () -> Contributions.of(null)),
                bad("mode is counted from 0 and must be at most 1, was 2", () -> parts.of(2)),
                bad("mode is counted from 0 and must be at most 1, was -1", () -> parts.milestone(-1, 1)),
                bad("i is counted from 0 and must be at most 1, was 2", () -> parts.spectrum().eigenvalue(2)),
                bad("i is counted from 0 and must be at most 1, was 2", () -> motion.coordinate(2, 0.5)),
                bad("times must be given, was null", () -> motion.values((double[]) null)),
                bad("mean must be at least one, was none", () -> new MeanCurve(new double[0], new double[0])),
                bad("standardError must be one for each mean, were 2 for 1", () ->
                        new MeanCurve(new double[1], new double[2])),
                bad("exact must be given, was null", () -> new NoisyObjective(null, GaussianNoise.of(1), 1)),
                bad("noise must be given, was null", () -> new NoisyObjective(Quadratic.diag(1), null, 1)),
                bad("measure must be given, was null", () -> new Ensemble(2, 1).along(new HeavyBall(0.1, 0.5),
                        NoisyObjective.gaussian(Quadratic.diag(1), 1, 1), ONE, 3, null)));
    }

    @Test
    @Timeout(10)
    void moreWellsThanCanBeListedAreRefused() {
        assertEquals("wells are listed if they are at most 1000000, here they are about Infinity",
                assertThrows(UnsupportedOperationException.class,
                        new MultiWell(Double.MIN_VALUE, 1, 1)::wells).getMessage());
        assertEquals(1 / (0.01 * Math.PI), new MultiWell(0.01, 1, 1).wells().size(), 2,
                "the bowl is flatter than the bumps for |x| < hω/c");
    }

    @Test
    @Timeout(10)
    void largeGraphsCanBeInterrupted() {
        for (Runnable build : new Runnable[] {() -> Graph.path(10_000_000), () -> Graph.complete(5000),
            new MultiWell(1e-5, 1, 1)::wells}) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, build::run);
            assertTrue(!Thread.currentThread().isInterrupted(), "the interruption is taken");
        }
    }
}
