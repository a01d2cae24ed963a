package momentum;

import static momentum.Linear.vector;

import java.util.List;
import java.util.SplittableRandom;
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
import momentum.problem.PolynomialRegression;
import momentum.problem.Rosenbrock;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;

/** The methods and problems that every law is tried on; step size 0.01 is stable on all of them. */
public final class Gallery {
    private Gallery() {}

    public static Stream<Problem> problems() {
        return Stream.of(
                new Problem("one dimension", Quadratic.diag(1), vector(1)),
                new Problem("ravine", Quadratic.diag(1, 100), vector(1, 1)),
                new Problem("κ = 1", Quadratic.diag(2, 2, 2), vector(1, -2, 3)),
                new Problem("flat mode", Quadratic.diag(0, 1), vector(1, 1)),
                new Problem("shifted", Quadratic.of(new SimpleMatrix(new double[][] {{3, 1}, {1, 2}}), vector(1, -4)),
                        vector(0, 0)),
                new Problem("random, n = 12", random(12), ones(12)),
                new Problem("operator", Quadratic.of(x -> x.scale(3), 4, ones(4)), vector(0, 0, 1, 2)),
                new Problem("least squares", LeastSquares.of(
                        new SimpleMatrix(new double[][] {{1, 0}, {1, 1}, {1, 2}}), vector(0, 1, 3)), vector(0, 0)),
                new Problem("polynomial", PolynomialRegression.twoClusters(), new SimpleMatrix(6, 1)),
                new Problem("chain", new ConvexRosenbrock(6, 50), new SimpleMatrix(6, 1)),
                new Problem("colour", Colourization.of(Graph.path(5), 1), vector(0, 1, 2, 3, 4)),
                new Problem("log cosh", LogCosh.of(1, 4), vector(3, -2)),
                new Problem("shallow Rosenbrock", new Rosenbrock(0.5), vector(-0.5, 0.5)));
    }

    public static List<Optimizer<?>> methods() {
        return List.of(new GradientDescent(0.01), new HeavyBall(0.01, 0.9), new Nesterov(0.01, 0.9),
                Convention.GOH.method(0.01, 0.9), Convention.AVERAGE.method(0.05, 0.8),
                new Scheduled<>("scheduled", k -> new HeavyBall(0.01, k / (k + 3.0))), Nesterov.scheduled(0.01),
                new NormalizedHeavyBall(0.05, 0.8), new TorchSgd(0.01).withMomentum(0.9).withDampening(0.5),
                new TorchSgd(0.01).withMomentum(0.9).withNesterov(), Clipped.byNorm(new Nesterov(0.01, 0.9), 1));
    }

    /** Methods that treat each coordinate on its own, so that a rotation of the problem changes their runs. */
    public static List<Optimizer<?>> coordinatewise() {
        return List.of(new AdaGrad(0.01), new RmsProp(0.01), new RmsProp(0.001).withCentring().withMomentum(0.9),
                new Adam(0.01), new Adam(0.01).withoutBiasCorrection(), new NAdam(0.01), new AmsGrad(0.01),
                Clipped.byValue(new HeavyBall(0.01, 0.9), 1));
    }

    /** Methods that pull towards 0, so that a minimizer is not where they rest. */
    public static List<Optimizer<?>> decaying() {
        return List.of(new WeightDecay<>(new HeavyBall(0.01, 0.9), 0.1), new AdamW(0.01, 0.1),
                new SgdW(new TorchSgd(0.01).withMomentum(0.9), 0.1));
    }

    public static Quadratic random(int n) {
        var random = new SplittableRandom(7);
        SimpleMatrix m = new SimpleMatrix(n, n);
        for (int i = 0; i < m.getNumElements(); i++) m.set(i, random.nextDouble(-1, 1));
        return Quadratic.of(m.mult(m.transpose()).plus(SimpleMatrix.identity(n)), ones(n));
    }

    public static SimpleMatrix ones(int n) {
        return SimpleMatrix.filled(n, 1, 1);
    }
}
