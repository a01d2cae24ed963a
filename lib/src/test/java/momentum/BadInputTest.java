package momentum;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;

import java.util.stream.Stream;
import momentum.method.AdaGrad;
import momentum.method.Adam;
import momentum.method.AdamW;
import momentum.method.AmsGrad;
import momentum.method.Clipped;
import momentum.method.Convention;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.NAdam;
import momentum.method.Nesterov;
import momentum.method.NormalizedHeavyBall;
import momentum.method.RmsProp;
import momentum.method.SgdW;
import momentum.method.TorchSgd;
import momentum.method.WeightDecay;
import momentum.problem.Colourization;
import momentum.problem.ConvexRosenbrock;
import momentum.problem.Graph;
import momentum.problem.LogCosh;
import momentum.problem.MultiWell;
import momentum.problem.NarrowBowl;
import momentum.problem.PixelMask;
import momentum.problem.PolynomialRegression;
import momentum.problem.Rosenbrock;
import momentum.problem.Saddle;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.params.provider.Arguments;

/** Each wrong input gets one sentence with the parameter's name, the rule and the value. */
class BadInputTest implements OneSentence {
    private static final Quadratic F = Quadratic.diag(1, 100);
    private static final SimpleMatrix X0 = vector(1, 1);

    static Stream<Arguments> cases() {
        return Stream.of(
                bad("stepSize must be positive and finite, was NaN", () -> new GradientDescent(Double.NaN)),
                bad("stepSize must be positive and finite, was 0", () -> new HeavyBall(0, 0.9)),
                bad("stepSize must be positive and finite, was -0.1", () -> new Nesterov(-0.1, 0.9)),
                bad("stepSize must be positive and finite, was Infinity",
                        () -> new MomentumMatrix(Double.POSITIVE_INFINITY, 0, 1)),
                bad("stepSize must be positive and finite, was NaN", () -> Convention.GOH.method(Double.NaN, 0.9)),
                bad("momentum must be at least 0 and below 1, was 1", () -> new NormalizedHeavyBall(0.1, 1)),
                bad("momentum must be at least 0 and below 1, was 1.5", () -> Convention.AVERAGE.method(0.1, 1.5)),
                bad("momentum must be at least 0 and below 1, was -0.1", () -> Convention.AVERAGE.polyak(0.1, -0.1)),
                bad("beta1 must be at least 0 and below 1, was -0.1", () -> new Adam(0.1).withBeta1(-0.1)),
                bad("decay must be at least 0 and below 1, was NaN", () -> new RmsProp(0.1).withDecay(Double.NaN)),
                bad("epsilon must be zero or more and finite, was -1", () -> new AdaGrad(0.1, -1)),
                bad("warmUp must be zero or more and finite, was Infinity",
                        () -> new NAdam(0.1).withWarmUp(Double.POSITIVE_INFINITY)),
                bad("momentum must be zero or more and finite, was -1", () -> new RmsProp(0.1).withMomentum(-1)),
                bad("weightDecay must be zero or more and finite, was NaN", () -> new AdamW(0.1, Double.NaN)),
                bad("weightDecay must be zero or more and finite, was -1", () -> new SgdW(new TorchSgd(0.1), -1)),
                bad("weightDecay must be zero or more and finite, was -1", () -> new WeightDecay<>(new Adam(0.1), -1)),
                bad("threshold must be positive, was 0", () -> Clipped.byNorm(new Adam(0.1), 0)),
                bad("threshold must be positive, was NaN", () -> Clipped.byValue(new Adam(0.1), Double.NaN)),
                bad("bound must be given, was null", () -> new Clipped<>(new Adam(0.1), null, 1)),
                bad("method must be given, was null", () -> Clipped.byNorm((HeavyBall) null, 1)),
                bad("method must be given, was null", () -> new WeightDecay<>((HeavyBall) null, 1)),
                bad("adam must be given, was null", () -> new AmsGrad(null)),
                bad("adam must be given, was null", () -> new AdamW(null, 0)),
                bad("sgd must be given, was null", () -> new SgdW(null, 0)),
                bad("convention must be given, was null", () -> new Convention.VelocityForm(null, 0.1, 0.9)),
                bad("method must be given, was null", () -> Convention.GOH.from(null)),
                bad("gradient must be a column vector, was null",
                        () -> new Adam(0.1).run(Objective.of(x -> 0, x -> null), X0, 5)),
                bad("stepSize must be positive and finite, was 0", () -> Nesterov.scheduled(0)),
                bad("dampening must be 0 with nesterov, was 0.5",
                        () -> new TorchSgd(0.1).withDampening(0.5).withNesterov()),
                bad("gradient is 1×1 but the problem has dimension 2",
                        () -> new Adam(0.1).run(Objective.of(x -> 0, x -> vector(1)), X0, 5)),
                bad("curvature must be positive and finite, was 0", () -> new MultiWell(0, 1, 1)),
                bad("escape must be positive and finite, was -1", () -> new Saddle(-1)),
                bad("steep must be larger than flat, were 1 and 2", () -> new NarrowBowl(2, 1, 1)),
                bad("momentum must be finite, was NaN", () -> new HeavyBall(0.1, Double.NaN)),
                bad("momentum must be finite, was Infinity", () -> new Nesterov(0.1, Double.POSITIVE_INFINITY)),
                bad("momentum must be below 1 in the AVERAGE convention, was 1",
                        () -> Convention.AVERAGE.from(new HeavyBall(0.1, 1))),
                bad("x0 is 3×1 but the problem has dimension 2",
                        () -> new HeavyBall(0.1, 0.9).run(F, vector(1, 2, 3), 5)),
                bad("x0 is 1×2 but the problem has dimension 2",
                        () -> new GradientDescent(0.1).run(F, X0.transpose(), 5)),
                bad("x0 must be a column vector, was 1×2", () -> new GradientDescent(0.1).run(
                        Objective.of(x -> 0, x -> x), X0.transpose(), 5)),
                bad("x0 must be finite, but x0[1] was NaN",
                        () -> new HeavyBall(0.1, 0.9).run(F, vector(1, Double.NaN), 5)),
                bad("x0 must be a column vector, was null", () ->
                        new HeavyBall(0.1, 0.9).run(F, (SimpleMatrix) null, 5)),
                bad("f(x0) must be finite, was Infinity",
                        () -> new GradientDescent(0.1).run(Quadratic.diag(1e308), vector(1e200), 5)),
                bad("steps must be zero or more, was -1", () -> new HeavyBall(0.1, 0.9).run(F, X0, -1)),
                bad("tolerance must be positive and finite, was 0", () -> StopRule.gradientBelow(0)),
                bad("A must be square, was 2×3", () -> Quadratic.of(new SimpleMatrix(2, 3), X0)),
                bad("A must be symmetric, but A[1][0] was 3 and A[0][1] was 2",
                        () -> Quadratic.of(new SimpleMatrix(new double[][] {{1, 2}, {3, 4}}), X0)),
                bad("A must be finite, but A[0][1] was NaN",
                        () -> Quadratic.of(new SimpleMatrix(new double[][] {{1, Double.NaN}, {3, 4}}), X0)),
                bad("b must be 2×1, was 3×1", () -> Quadratic.of(SimpleMatrix.identity(2), vector(1, 2, 3))),
                bad("eigenvalues must be at least one, were none", () -> Quadratic.diag()),
                bad("n must be positive, was 0", () -> Quadratic.of(x -> x, 0, X0)),
                bad("the operator's result is 2×2 but the problem has dimension 2",
                        () -> Quadratic.of(x -> SimpleMatrix.identity(2), 2, X0).gradient(X0)),
                bad("rotation must be 2×2 for 2 eigenvalues, was 3×3",
                        () -> Quadratic.withSpectrum(new double[] {1, 2}, SimpleMatrix.identity(3))),
                bad("rotation must be orthogonal, but QᵀQ differed from the identity by 3",
                        () -> Quadratic.withSpectrum(new double[] {1, 2}, SimpleMatrix.identity(2).scale(2))),
                bad("spectrum must hold at least one eigenvalue, was empty", () -> Tuning.heavyBall(Spectrum.of())),
                bad("spectrum must hold at least one eigenvalue, was empty",
                        () -> Tuning.gradientDescent(Spectrum.of())),
                bad("spectrum must be positive, its smallest eigenvalue was -1",
                        () -> Tuning.heavyBall(Spectrum.of(-1, 3))),
                bad("spectrum must be positive, its smallest eigenvalue was 0",
                        () -> Tuning.gradientDescent(Spectrum.of(0, 3))),
                bad("conditionNumber needs eigenvalues of zero or more, the smallest was -1",
                        () -> Spectrum.of(-1, 3).conditionNumber()),
                bad("momentum must lie between -1 and 1, was 1", () -> MomentumMatrix.stabilityLimit(1)),
                bad("k must be zero or more, was -1", () -> new MomentumMatrix(0.1, 0.9, 1).power(-1)),
                bad("features must be finite, but features[0] was NaN",
                        () -> LeastSquares.of(vector(Double.NaN), vector(1).transpose())),
                bad("targets must be 2×1, was 1×1", () -> LeastSquares.of(X0, vector(1))),
                bad("steepness must be positive and finite, was -1", () -> new Rosenbrock(-1)),
                bad("x is 3×1 but the problem has dimension 2", () -> Rosenbrock.banana().value(vector(1, 2, 3))),
                bad("weights[1] must be positive and finite, was 0", () -> LogCosh.of(1, 0)),
                bad("damping must be zero or more, was -1", () -> LeastSquares.of(X0, X0).tikhonov(-1)),
                bad("b must be 2×1, was 3×1",
                        () -> Quadratic.withSpectrum(new double[] {1, 2}, SimpleMatrix.identity(2), vector(1, 2, 3))),
                bad("degree must be zero or more, was -1",
                        () -> PolynomialRegression.of(new double[1], new double[1], -1)),
                bad("positions must be at least one, were none",
                        () -> PolynomialRegression.of(new double[0], new double[0], 1)),
                bad("targets must be 2 like the positions, were 1",
                        () -> PolynomialRegression.of(new double[2], new double[1], 1)),
                bad("positions must be finite, but positions[0] was NaN",
                        () -> PolynomialRegression.of(new double[] {Double.NaN}, new double[1], 1)),
                bad("targets must be finite, but targets[0] was NaN",
                        () -> PolynomialRegression.of(new double[1], new double[] {Double.NaN}, 0)),
                bad("point must be from 0 to 9, was 10", () -> PolynomialRegression.twoClusters().with(10, 0)),
                bad("weights is 2×1 but the problem has dimension 6",
                        () -> PolynomialRegression.twoClusters().model(X0)),
                bad("n must be positive, was 0", () -> new ConvexRosenbrock(0, 10)),
                bad("conditionNumber must be above 1, was 1", () -> new ConvexRosenbrock(5, 1)),
                bad("conditionNumber must be above 1, was NaN", () -> new ConvexRosenbrock(5, Double.NaN)),
                bad("w is 2×1 but the problem has dimension 5", () -> new ConvexRosenbrock(5, 10).value(X0)),
                bad("nodes must be at least one, were 0", () -> Graph.of(0, new int[0][])),
                bad("edges[1] must join nodes from 0 to 2, was 1-3", () -> Graph.of(3, new int[][] {{0, 1}, {1, 3}})),
                bad("edges[0] must join nodes from 0 to 2, was -1-0", () -> Graph.of(3, new int[][] {{-1, 0}})),
                bad("edges[0] must be a pair of nodes, was 3 numbers", () -> Graph.of(3, new int[][] {{0, 1, 2}})),
                bad("edges must be pairs like 0-1 with spaces between them, was 1,2", () -> Graph.of("0-1 1,2")),
                bad("sides must be at least one, were none", () -> Graph.grid()),
                bad("sides[1] must be positive, was 0", () -> Graph.grid(3, 0)),
                bad("mask must have at least one pixel, had none", () -> PixelMask.of("..", " ")),
                bad("mask must have at least one pixel, had none", () -> PixelMask.of(new boolean[0][])),
                bad("row and column must be those of a pixel, were 0 and 2", () -> PixelMask.of("##.").node(0, 2)),
                bad("row and column must be those of a pixel, were 5 and 0", () -> PixelMask.of("##.").node(5, 0)),
                bad("values is 3×1 but the problem has dimension 2", () -> PixelMask.of("##").picture(vector(1, 2, 3))),
                bad("sources must be at least one, were none", () -> Colourization.of(Graph.path(3))),
                bad("sources[1] must be a node from 0 to 2, was 3", () -> Colourization.of(Graph.path(3), 0, 3)),
                bad("pull must be positive and finite, was 0", () -> Colourization.of(Graph.path(3), 0).towards(1, 0)),
                bad("colour must be finite, was NaN", () -> Colourization.of(Graph.path(3), 0).towards(Double.NaN, 1)),
                bad("w is 2×1 but the problem has dimension 3", () -> Colourization.of(Graph.path(3), 0).value(X0)),
                bad("vectors must have the same shape, were 2×1 and 3×1",
                        () -> Linear.combine(1, X0, 1, vector(1, 2, 3))),
                bad("x is 3×1 but the problem has dimension 2", () -> F.spectrum().toModes(vector(1, 2, 3))),
                bad("gradient must be 2×1 like x, was 1×1",
                        () -> Objective.of(x -> 0, x -> vector(1)).checkGradient(X0)));
    }
}
