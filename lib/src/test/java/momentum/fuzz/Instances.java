package momentum.fuzz;

import static momentum.Linear.vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import momentum.Objective;
import momentum.OneStep;
import momentum.Scheduled;
import momentum.Series;
import momentum.Status;
import momentum.StopRule;
import momentum.TwoStep;
import momentum.average.ExponentialMemory;
import momentum.check.CheckedClaim;
import momentum.check.Checks;
import momentum.check.Claims;
import momentum.check.Mistake;
import momentum.check.Problems;
import momentum.check.Proof;
import momentum.check.Report;
import momentum.check.Verdict;
import momentum.flow.Ball;
import momentum.flow.DampedOscillator;
import momentum.flow.GradientFlow;
import momentum.flow.NesterovFlow;
import momentum.flow.Scheme;
import momentum.flow.StronglyConvexFlow;
import momentum.method.AdaGrad;
import momentum.method.Adam;
import momentum.method.AdamW;
import momentum.method.AmsGrad;
import momentum.method.Clipped;
import momentum.method.Convention;
import momentum.method.FinalLoss;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Hypergradient;
import momentum.method.NAdam;
import momentum.method.Nesterov;
import momentum.method.NormalizedHeavyBall;
import momentum.method.RmsProp;
import momentum.method.SgdW;
import momentum.method.TorchSgd;
import momentum.method.WeightDecay;
import momentum.multistep.LinearMultistep;
import momentum.multistep.StabilityEllipse;
import momentum.noise.Ensemble;
import momentum.noise.Estimate;
import momentum.noise.ExpectedLoss;
import momentum.noise.GaussianNoise;
import momentum.noise.MeanCurve;
import momentum.noise.MiniBatch;
import momentum.noise.NoisyMode;
import momentum.noise.NoisyObjective;
import momentum.noise.RandomStream;
import momentum.noise.Settled;
import momentum.noise.StationaryCovariance;
import momentum.noise.StudentNoise;
import momentum.plot.Chart;
import momentum.plot.ChartOfTwo;
import momentum.plot.Field;
import momentum.plot.Knob;
import momentum.plot.Scale;
import momentum.plot.VectorField;
import momentum.plot.Window;
import momentum.problem.Colourization;
import momentum.problem.ConvexRosenbrock;
import momentum.problem.Graph;
import momentum.problem.GraphLaplacian;
import momentum.problem.HarmonicOscillator;
import momentum.problem.LogCosh;
import momentum.problem.LogisticRegression;
import momentum.problem.MultiWell;
import momentum.problem.NarrowBowl;
import momentum.problem.PixelMask;
import momentum.problem.PolynomialRegression;
import momentum.problem.Rosenbrock;
import momentum.problem.Saddle;
import momentum.quadratic.Contributions;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import momentum.quadratic.TwoStepMode;
import org.ejml.simple.SimpleMatrix;

/** Sound values of the library's own types, most of them of dimension 2, made anew for each call: a chart changes. */
final class Instances {
    private static final Map<Class<?>, List<Supplier<?>>> BY_CLASS = new LinkedHashMap<>();

    private Instances() {}

    private static void a(Supplier<?> value) {
        BY_CLASS.computeIfAbsent(value.get().getClass(), c -> new ArrayList<>()).add(value);
    }

    /** Those that are of a type. */
    static List<Supplier<?>> of(Class<?> type) {
        List<Supplier<?>> values = new ArrayList<>();
        BY_CLASS.forEach((c, those) -> {
            if (type.isAssignableFrom(c)) values.addAll(those);
        });
        return values;
    }

    static {
        Quadratic f = Quadratic.diag(1, 10);
        SimpleMatrix x = vector(1, -0.5), features = new SimpleMatrix(new double[][] {{1, 2}, {0, 1}, {-1, 1}});
        var ball = new HeavyBall(0.1, 0.5);
        var mode = new MomentumMatrix(0.1, 0.5, 1);
        var noisy = NoisyMode.of(ball, 1, 0.1);
        a(() -> f);
        a(() -> Objective.of(y -> 0.5 * y.dot(y), y -> y));
        a(() -> Objective.univariate(y -> y * y, y -> 2 * y));
        a(() -> Objective.gradients(1, 2, 3));
        a(() -> f.withMinimizer(vector(0, 0)));
        a(Rosenbrock::banana);
        a(() -> new Saddle(1));
        a(() -> new NarrowBowl(1, 10, 1));
        a(MultiWell::bumps);
        a(() -> LogCosh.of(1, 4));
        a(() -> new ConvexRosenbrock(2, 10));
        a(PolynomialRegression::twoClusters);
        a(() -> LeastSquares.of(features, vector(1, -1, 1)));
        a(() -> LeastSquares.mean(features, vector(1, -1, 1)));
        a(() -> new HarmonicOscillator(1, 4));
        a(() -> FinalLoss.of(f, x, 3));
        a(() -> new Hypergradient(1, 2, 3));
        a(() -> LogisticRegression.of(features, vector(1, -1, 1), 0.1));
        a(() -> Colourization.of(Graph.path(2), 0));
        a(() -> NoisyObjective.gaussian(f, 0.1, 1));
        a(() -> ball);
        a(() -> new Nesterov(0.1, 0.5));
        a(() -> new GradientDescent(0.1));
        a(() -> new NormalizedHeavyBall(0.1, 0.5));
        a(() -> new TorchSgd(0.1));
        a(() -> new Adam(0.1));
        a(() -> new NAdam(0.1));
        a(() -> new AdamW(0.1, 0.1));
        a(() -> new AmsGrad(0.1));
        a(() -> new RmsProp(0.1));
        a(() -> new AdaGrad(0.1));
        a(() -> new SgdW(new TorchSgd(0.1), 0.1));
        a(() -> new WeightDecay<>(ball, 0.1));
        a(() -> Clipped.byNorm(ball, 1));
        a(() -> Convention.GOH.method(0.1, 0.5));
        a(() -> Nesterov.scheduled(0.1));
        a(() -> new Scheduled<>("own", k -> ball));
        a(() -> LinearMultistep.heavyBall(0.5).method(0.1));
        a(() -> ball.named("ours"));
        a(() -> (OneStep) (g, y) -> y.minus(g.gradient(y).scale(0.1)));
        a(() -> (TwoStep) (g, y, before) -> y.minus(g.gradient(y).scale(0.1)));
        a(() -> Convention.GOH);
        a(() -> Clipped.Bound.NORM);
        for (var method : List.of(ball, new GradientDescent(0.1), new Adam(0.1), new AmsGrad(0.1),
                new RmsProp(0.1), new AdaGrad(0.1),
                new TorchSgd(0.1), LinearMultistep.heavyBall(0.5).method(0.1))) {
            a(() -> method.run(f, x, 3).last());
        }
        a(() -> ball.run(f, x, 20));
        a(() -> new Adam(0.1).run(f, x, 5));
        a(() -> new GradientDescent(0.1).run(MultiWell.bumps(), vector(1), 5));
        a(() -> Status.STEP_LIMIT);
        a(() -> StopRule.gradientBelow(1e-3));
        a(() -> ball.run(f, x, 20).gaps());
        a(() -> Series.of("s", 0, 5, k -> k + 1));
        a(() -> f.checkGradient(x));
        a(() -> mode);
        a(() -> noisy);
        a(() -> TwoStepMode.of(new Nesterov(0.1, 0.5), 1));
        a(() -> Spectrum.of(1, 10));
        a(() -> Tuning.heavyBall(f));
        a(() -> Contributions.of(ball.run(f, x, 20)));
        a(() -> mode.damping());
        a(() -> Graph.path(3));
        a(() -> Graph.grid(2, 2));
        a(() -> GraphLaplacian.of(Graph.path(2)));
        a(() -> PixelMask.of("##", "#."));
        a(() -> ExponentialMemory.average(0.5));
        a(() -> new DampedOscillator(1, 0.5));
        a(() -> new NesterovFlow(3));
        a(GradientFlow::new);
        a(() -> new StronglyConvexFlow(1));
        a(() -> new GradientFlow().solve(f, x, 5));
        a(() -> new DampedOscillator(1, 0.5).solve(f, x, 5));
        a(() -> new Ball(1, 0.5, 0.1));
        a(() -> Scheme.CENTRAL);
        a(() -> Scheme.EXPLICIT_EULER);
        a(() -> Scheme.CENTRAL.convergence(10, 20, 40));
        a(() -> LinearMultistep.heavyBall(0.5));
        a(() -> LinearMultistep.bdf(2));
        a(() -> new StabilityEllipse(0.5));
        a(() -> new StabilityEllipse(0.5).boundary(8));
        a(() -> GaussianNoise.of(0.1));
        a(() -> new StudentNoise(5, 0.1));
        a(() -> new MiniBatch(LeastSquares.of(features, vector(1, -1, 1)), 2));
        a(() -> RandomStream.of(1));
        a(() -> new Ensemble(4, 1, 1));
        a(() -> new Estimate(1, 0.1));
        a(() -> new ExpectedLoss(noisy, 1));
        a(() -> new MeanCurve(new double[] {1, 2}, new double[] {0.1, 0.1}));
        a(() -> new Settled(new Estimate(1, 0.1), new Estimate(1, 0.1), new Estimate(1, 0.1)));
        a(() -> StationaryCovariance.of(ball, f, SimpleMatrix.identity(2)));
        a(() -> Chart.titled("a chart").line("one", new double[] {1, 2}, new double[] {1, 2}));
        a(Chart::empty);
        a(() -> Chart.empty().curve("one", 0, 1, t -> t).curve("two", 0, 1, t -> t));
        a(() -> Chart.empty().portrait("p", new double[] {1, 2}, new double[] {1, 2}, Scale.of("OrRd", 0, 1)));
        a(() -> Chart.slider(Knob.even("α", 0.1, 1, 3), c -> Chart.empty().curve("c", 0, 1, t -> c * t)));
        a(() -> new Window(-1, 1, -1, 1));
        a(() -> Scale.of("OrRd", 0, 1));
        a(() -> Field.of(f, new Window(-1, 1, -1, 1)));
        a(() -> Field.of("F", new Window(-1, 1, -1, 1), 5, 5, (s, t) -> s * t));
        a(() -> Knob.even("α", 0.1, 1, 3));
        a(() -> (ChartOfTwo) (s, t) -> Chart.empty().mark("m", s, t));
        a(() -> (VectorField) (s, t) -> new double[] {t, -s});
        a(() -> Claims.all().iterator().next());
        a(() -> new CheckedClaim(Claims.all().iterator().next(), "what", "found", Map.of("measured", "1"), 0.5));
        a(() -> new Proof(List.of(new CheckedClaim(Claims.all().iterator().next(), "what", "found", Map.of(), 0.5))));
        a(() -> new Mistake(1, "that is the other one"));
        a(() -> Problems.ofDimension(2).steps(3));
        a(() -> new Report("a", List.of(new Report.Row("p", true, "d")), Optional.empty()));
        a(() -> new Report.Row("p", true, "d"));
        a(() -> Checks.answer("α", 1.0));
        a(() -> Checks.answer("x", x));
        a(() -> Verdict.HOLDS);
    }
}
