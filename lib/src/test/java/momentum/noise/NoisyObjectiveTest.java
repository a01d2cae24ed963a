package momentum.noise;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import momentum.Linear;
import momentum.Objective;
import momentum.method.Adam;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Problems with random gradients: the same run for the same seed, and errors of the law that they claim. */
class NoisyObjectiveTest {
    private static final Quadratic BOWL = Quadratic.diag(1, 10);
    private static final SimpleMatrix COVARIANCE = new SimpleMatrix(new double[][] {{1, 0.8}, {0.8, 2}});
    private static final SimpleMatrix X = vector(0.5, -1);

    private static LeastSquares data() {
        SimpleMatrix features = new SimpleMatrix(20, 2), targets = new SimpleMatrix(20, 1);
        RandomStream random = RandomStream.of(3);
        for (int i = 0; i < 20; i++) {
            features.setRow(i, 0, 1, random.nextGaussian());
            targets.set(i, random.nextGaussian());
        }
        return LeastSquares.of(features, targets);
    }

    static Stream<NoisyObjective> problems() {
        return Stream.of(NoisyObjective.gaussian(BOWL, 0.5, 1),
                new NoisyObjective(BOWL, GaussianNoise.of(COVARIANCE), 1),
                NoisyObjective.heavyTailed(BOWL, 5, 0.3, 1), NoisyObjective.miniBatch(data(), 4, 1));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void theSameSeedIsTheSameRun(NoisyObjective f) {
        var method = new HeavyBall(0.01, 0.9);
        var run = method.run(f, X, 50);
        assertEquals(run.kept(), method.run(f, X, 50).kept());
        assertEquals(run.kept(), method.iterates(f, X).limit(51).toList());
        assertNotEquals(run.last(), method.run(f.chain(1), X, 50).last());
        assertNotEquals(method.run(f.chain(0), X, 50).last(), method.run(f.chain(1), X, 50).last());
        assertEquals(method.run(f.chain(1), X, 50).last(), method.run(f.chain(1), X, 50).last());
        assertNotEquals(run.last(), method.run(f.exact(), X, 50).last());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void valuesAreExact(NoisyObjective f) {
        assertEquals(f.exact().value(X), f.value(X));
        assertEquals(f.exact().gap(X), f.gap(X));
        assertTrue(momentum.text.Text.same(f.exact().gradient(X), f.gradient(X)));
        double[] gaps = new Adam(0.01).run(f, X, 20).gaps().values();
        for (double gap : gaps) assertTrue(gap >= 0);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void meanAndCovarianceOfTheErrors(NoisyObjective f) {
        int n = 200_000;
        SimpleMatrix exact = f.gradient(X), mean = new SimpleMatrix(2, 1), square = new SimpleMatrix(2, 2);
        for (int k = 0; k < n; k++) {
            SimpleMatrix error = f.atStep(k).gradient(X).minus(exact);
            mean = mean.plus(error);
            square = square.plus(error.mult(error.transpose()));
        }
        SimpleMatrix covariance = f.noise().covariance(X);
        double scale = Linear.maxNorm(covariance);
        // 5 standard errors of a mean; of a variance 5 of √(κ − 1)/√n with the kurtosis κ ≤ 9 of t₅
        assertTrue(Linear.maxNorm(mean) / n <= 5 * Math.sqrt(scale / n), f + ": mean error " + mean);
        double off = Linear.maxNorm(square.divide(n).minus(covariance));
        assertTrue(off <= 5 * Math.sqrt(8.0 / n) * scale, f + ": covariance off by " + off / scale);
    }

    @Test
    void twoMethodsMeetTheSameNoise() {
        // on a slope the difference of two runs with the same momentum is the difference of their step sizes
        NoisyObjective slope = NoisyObjective.gaussian(Objective.of(x -> x.get(0), x -> vector(1)), 1, 5);
        double one = new HeavyBall(0.1, 0.5).run(slope, vector(0), 100).last().x().get(0);
        double two = new HeavyBall(0.2, 0.5).run(slope, vector(0), 100).last().x().get(0);
        assertEquals(2, two / one, 1e-13);
    }

    @Test
    void momentumFollowsDescentWithTheEffectiveStep() {
        // theory.md T1-6d: β = .9, T = 5 in effective time, x0 = λ = σ = 1; the reference's means are over few runs
        double[] step = {1e-2, 1e-3, 1e-4}, expected = {0.4427, 0.0919, 0.0122};
        for (int i = 0; i < 3; i++) {
            double mean = meanDistance(step[i]);
            assertEquals(expected[i], mean, 0.15 * expected[i], "η = " + step[i]);
        }
    }

    private static double meanDistance(double step) {
        double sum = 0;
        int chains = 200, steps = (int) Math.round(0.5 / step);
        for (int chain = 0; chain < chains; chain++) {
            NoisyObjective f = NoisyObjective.gaussian(Quadratic.diag(1), 1, 1).chain(chain);
            double[] ball = new HeavyBall(step, 0.9).run(f, vector(1), steps).coordinate(0).values();
            double[] descent = new GradientDescent(10 * step).run(f, vector(1), steps).coordinate(0).values();
            double largest = 0;
            for (int k = 0; k <= steps; k++) largest = Math.max(largest, Math.abs(ball[k] - descent[k]));
            sum += largest;
        }
        return sum / chains;
    }

    @Test
    void allSamplesAreNoNoise() {
        LeastSquares data = data();
        var run = new HeavyBall(0.01, 0.5).run(NoisyObjective.miniBatch(data, 20, 1), X, 30);
        assertEquals(new HeavyBall(0.01, 0.5).run(data, X, 30).kept(), run.kept());
        assertEquals(0, Linear.maxNorm(new MiniBatch(data, 20).covariance(X)), 0);
    }

    @Test
    void heavyTailsAreHeavy() {
        // Cauchy, ν = 1: a quarter of the numbers is beyond 1 on each side, and 2/π/100 beyond 100
        NoisyObjective f = NoisyObjective.heavyTailed(Objective.of(x -> 0, x -> vector(0)), 1, 1, 2);
        int n = 200_000, beyondOne = 0, beyondHundred = 0;
        for (int k = 0; k < n; k++) {
            double size = Math.abs(f.atStep(k).gradient(vector(0)).get(0));
            if (size > 1) beyondOne++;
            if (size > 100) beyondHundred++;
        }
        assertEquals(0.5, (double) beyondOne / n, 5 * Math.sqrt(0.25 / n));
        double share = 2 / Math.PI * Math.atan(0.01);
        assertEquals(share, (double) beyondHundred / n, 5 * Math.sqrt(share / n));
    }
}
