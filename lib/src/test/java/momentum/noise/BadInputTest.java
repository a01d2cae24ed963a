package momentum.noise;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;

import java.util.stream.Stream;
import momentum.OneSentence;
import momentum.method.Adam;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.params.provider.Arguments;

/** Each wrong input about noise gets one sentence with the parameter's name, the rule and the value. */
class BadInputTest implements OneSentence {
    private static final SimpleMatrix INDEFINITE = new SimpleMatrix(new double[][] {{1, 2}, {2, 1}});
    private static final Quadratic F = Quadratic.diag(1, 10);
    private static final LeastSquares DATA = LeastSquares.of(SimpleMatrix.identity(3), vector(1, 2, 3));
    private static final NoisyMode BALL = NoisyMode.of(new HeavyBall(0.1, 0.9), 1, 1);
    private static final NoisyMode BALL_WITHOUT_FRICTION = NoisyMode.of(new HeavyBall(0.1, 1), 1, 1);
    private static final NoisyObjective NOISY = NoisyObjective.gaussian(F, 1, 1);
    private static final SettledRuns SETTLED =
            new Ensemble(3, 1).settled(new HeavyBall(0.1, 0.9), NOISY, vector(0, 0), 5, 50);
    private static final SettledRuns STILL = new Ensemble(3, 1).settled(new HeavyBall(0.1, 0.9),
            NoisyObjective.gaussian(F, 0, 1), vector(0, 0), 5, 50);

    static Stream<Arguments> cases() {
        String stationary = " for a stationary distribution, was ";
        return Stream.of(
                bad("covariance must be positive semidefinite, its smallest eigenvalue was -1",
                        () -> GaussianNoise.of(INDEFINITE)),
                bad("covariance must be positive semidefinite, its smallest eigenvalue was -1e-9",
                        () -> GaussianNoise.of(SimpleMatrix.diag(1, -1e-9))),
                bad("covariance must be symmetric, but covariance[1][0] was 2e-9 and covariance[0][1] was 1e-9",
                        () -> GaussianNoise.of(new SimpleMatrix(new double[][] {{1, 1e-9}, {2e-9, 1}}))),
                bad("mean must be at least one, was none", () -> new MeanCurve(new double[0], new double[0])),
                bad("standardError must be one for each mean, were 1 for 2",
                        () -> new MeanCurve(new double[2], new double[1])),
                bad("covariance must be symmetric, but covariance[1][0] was 3 and covariance[0][1] was 2",
                        () -> GaussianNoise.of(new SimpleMatrix(new double[][] {{1, 2}, {3, 4}}))),
                bad("noise must be positive semidefinite, its smallest eigenvalue was -1",
                        () -> Lyapunov.solve(SimpleMatrix.identity(2).scale(0.5), INDEFINITE)),
                bad("noise must be positive semidefinite, its smallest eigenvalue was -1",
                        () -> StationaryCovariance.of(new HeavyBall(0.1, 0.5), F, INDEFINITE)),
                bad("noise must be 2×2, was 3×3",
                        () -> StationaryCovariance.of(new HeavyBall(0.1, 0.5), F, SimpleMatrix.identity(3))),
                bad("recursion must be 2×2 like the noise, was 3×3",
                        () -> Lyapunov.solve(SimpleMatrix.identity(3), SimpleMatrix.identity(2))),
                bad("recursion must have a spectral radius below 1 for a stationary covariance, was 1",
                        () -> Lyapunov.solve(SimpleMatrix.identity(2), SimpleMatrix.identity(2))),
                bad("degreesOfFreedom must be above 2 for a finite variance, was 1.5",
                        () -> new StudentNoise(1.5, 1).covariance(vector(0))),
                bad("degreesOfFreedom must be positive and finite, was 0",
                        () -> NoisyObjective.heavyTailed(F, 0, 1, 1)),
                bad("stepSize · eigenvalue must lie between 0 and 2(1 + momentum) = 3.8" + stationary + "4",
                        () -> NoisyMode.of(new HeavyBall(0.4, 0.9), 10, 1).variance()),
                bad("stepSize · eigenvalue must lie between 0 and 2(1 + momentum) = 2" + stationary + "0",
                        () -> NoisyMode.of(new GradientDescent(0.4), 0, 1).excessRisk()),
                bad("stepSize · eigenvalue must lie between 0 and 2(1 + momentum)/(1 + 2 lookAhead) = 1.35714"
                        + stationary + "2",
                        () -> NoisyMode.of(new Nesterov(0.2, 0.9), 10, 1).correlation()),
                bad("momentum must lie between -1 and 1" + stationary + "1",
                        () -> NoisyMode.of(new HeavyBall(0.1, 1), 1, 1).stepVariance()),
                bad("stepSize · eigenvalue must lie between 0 and 2(1 + momentum) = 3.8" + stationary + "4",
                        () -> StationaryCovariance.of(new HeavyBall(0.4, 0.9), F, SimpleMatrix.identity(2))),
                bad("method must be gradient descent, a heavy ball or Nesterov's, was Adam, step size 0.1",
                        () -> NoisyMode.of(new Adam(0.1), 1, 1)),
                bad("deviation must be zero or more and finite, was -1", () -> NoisyObjective.gaussian(F, -1, 1)),
                bad("exact must have exact gradients, was quadratic in 2 dimensions with Gaussian noise of "
                        + "deviation 1, seed 3",
                        () -> NoisyObjective.gaussian(NoisyObjective.gaussian(F, 1, 3), 1, 1)),
                bad("batch must be positive, was 0", () -> NoisyObjective.miniBatch(DATA, 0, 1)),
                bad("batch must be at most the 3 samples, was 4", () -> NoisyObjective.miniBatch(DATA, 4, 1)),
                bad("chains must be positive, was 0", () -> new Ensemble(0, 1)),
                bad("threads must be positive, was 0", () -> new Ensemble(1, 1, 0)),
                bad("steps must be positive, was 0", () -> new Ensemble(1, 1).settled(BALL, 5, 0)),
                bad("settling must be zero or more, was -1", () -> new Ensemble(1, 1).settled(BALL, -1, 5)),
                bad("x0 is 1×1 but the problem has dimension 2", () -> new Ensemble(1, 1).along(
                        new HeavyBall(0.1, 0.9), NoisyObjective.gaussian(F, 1, 1), vector(1), 5, s -> 0)),
                bad("chains must be two or more to know their errors, was 1", () -> new Ensemble(1, 1).settled(
                        new HeavyBall(0.1, 0.9), NOISY, vector(0, 0), 5, 5)),
                bad("steps must be positive, was 0", () -> new Ensemble(2, 1).settled(
                        new HeavyBall(0.1, 0.9), NOISY, vector(0, 0), 5, 0)),
                bad("x0 is 1×1 but the problem has dimension 2", () -> new Ensemble(2, 1).settled(
                        new HeavyBall(0.1, 0.9), NOISY, vector(0), 5, 5)),
                bad("stepSize · eigenvalue must lie between 0 and 2(1 + momentum) = 3.8" + stationary + "4",
                        () -> new Ensemble(2, 1).settled(new HeavyBall(0.4, 0.9), NOISY, vector(0, 0), 5, 5)),
                bad("momentum must lie between -1 and 1" + stationary + "1",
                        () -> new Ensemble(2, 1).settled(new HeavyBall(0.1, 1), NOISY, vector(0, 0), 5, 5)),
                bad("momentum must lie between -1 and 1" + stationary + "1", BALL_WITHOUT_FRICTION::circulation),
                bad("momentum must lie between -1 and 1" + stationary + "1", BALL_WITHOUT_FRICTION::phaseCovariance),
                bad("one must be one of x₁, x₂, v₁, v₂, was x", () -> SETTLED.covariance("x", "x1")),
                bad("coordinates[1] must be one of x₁, x₂, v₁, v₂, was x3", () -> SETTLED.kramersMoyal("x1", "x3")),
                bad("the spread of the runs must be invertible, the smallest eigenvalue of its correlations was 0",
                        () -> STILL.kramersMoyal()),
                bad("the spread of the runs must be invertible, the smallest eigenvalue of its correlations was 0",
                        () -> STILL.entropyProduction()),
                bad("a cloud must spread in x₁, but all runs are at 0", () -> STILL.cloud("x1", "x2")),
                bad("z must have 4 coordinates, had 1", () -> SETTLED.kramersMoyal().driftAt(1)),
                bad("of must be one of x₁, v₁, was x2", () -> SETTLED.kramersMoyal("x1", "v1").drift("x2", "v1")),
                bad("noise must be positive semidefinite, its smallest eigenvalue was -1",
                        () -> EntropyProduction.of(new HeavyBall(0.1, 0.5), F, INDEFINITE)),
                bad("noise must be positive definite for a finite entropy production, its smallest eigenvalue was 0",
                        () -> EntropyProduction.of(new HeavyBall(0.1, 0.5), F, SimpleMatrix.diag(1, 0))),
                bad("noise must be 2×2, was 3×3",
                        () -> EntropyProduction.of(new HeavyBall(0.1, 0.5), F, SimpleMatrix.identity(3))),
                bad("stepSize · eigenvalue must lie between 0 and 2(1 + momentum) = 2" + stationary + "4",
                        () -> EntropyProduction.of(new GradientDescent(0.4), F, SimpleMatrix.identity(2))),
                bad("perStep must be finite, was NaN", () -> new EntropyProduction(Double.NaN, 1)),
                bad("start must be finite, was NaN", () -> new ExpectedLoss(BALL, Double.NaN)),
                bad("steps must be zero or more, was -1", () -> new ExpectedLoss(BALL, 1).total(-1)),
                bad("bound must be positive, was 0", () -> RandomStream.of(1).nextInt(0)));
    }
}
