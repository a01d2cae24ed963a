package momentum.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import momentum.Linear;
import momentum.Optimizer;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.method.NormalizedHeavyBall;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where methods settle under noise: theory.md T1-6c and T2-16, closed forms against the Lyapunov equation. */
class StationaryTest {
    @ParameterizedTest
    @CsvSource({"0, .0526316, 5e-8", ".5, .1034483, 5e-8", ".9, .5135135, 5e-8"})
    void heavyBallsVariance(double momentum, double variance, double within) {
        // T1-6c: η = .1, λ = σ = 1
        assertEquals(variance, NoisyMode.of(new HeavyBall(0.1, momentum), 1, 1).variance(), within);
    }

    @Test
    void theOtherNumbersOfTheReference() {
        // T1-6c
        assertEquals(0.0941558, NoisyMode.of(new Nesterov(0.1, 0.5), 1, 1).variance(), 5e-8);
        assertEquals(0.2706, NoisyMode.of(new Nesterov(0.1, 0.9), 1, 1).variance(), 5e-5);
        NoisyMode ball = NoisyMode.of(new HeavyBall(0.1, 0.9), 1, 1);
        assertEquals(0.0540541, ball.stepVariance(), 5e-8);
        assertEquals(0.0105263, NoisyMode.of(new GradientDescent(0.1), 1, 1).stepVariance(), 5e-8);
        assertEquals(0.9473684, ball.correlation(), 5e-8);
        assertEquals(0.5 * ball.variance(), ball.excessRisk(), 1e-16);
        // at equal effective step size
        assertEquals(1, NoisyMode.of(new GradientDescent(1), 1, 1).variance(), 1e-15);
        assertEquals(0.51351, ball.variance() / NoisyMode.of(new GradientDescent(1), 1, 1).variance(), 5e-6);
        assertEquals(0.99526, NoisyMode.of(new HeavyBall(0.001, 0.9), 1, 1).variance()
                / NoisyMode.of(new GradientDescent(0.01), 1, 1).variance(), 5e-6);
        // the average at the same step size
        assertEquals(0.95251, NoisyMode.of(new NormalizedHeavyBall(0.1, 0.9), 1, 1).variance()
                / NoisyMode.of(new GradientDescent(0.1), 1, 1).variance(), 5e-6);
    }

    @Test
    void closedFormsSolveTheLyapunovEquation() {
        // theory.md: 500 random (β, s), 4.7e-14 and 2.7e-13; here the fixed point itself, Σ ← RΣRᵀ + Q
        RandomStream random = RandomStream.of(1);
        int tried = 0;
        while (tried < 500) {
            double beta = random.nextDouble(), s = 4 * random.nextDouble();
            for (Optimizer<?> method : new Optimizer<?>[] {new HeavyBall(s, beta), new Nesterov(s, beta)}) {
                NoisyMode mode = NoisyMode.of(method, 1, 1);
                if (!mode.isStationary()) continue;
                SimpleMatrix sigma = mode.covariance(), r = mode.matrix();
                double off = Linear.maxNorm(r.mult(sigma).mult(r.transpose()).plus(mode.stepNoise()).minus(sigma));
                assertTrue(off <= 1e-13 * Linear.maxNorm(sigma), method.label() + ": off by " + off);
                double root = mode.first() * mode.first() + 4 * mode.second();
                double radius = root < 0 ? Math.sqrt(-mode.second()) : (Math.abs(mode.first()) + Math.sqrt(root)) / 2;
                // the sum over 1/(1 − ρ²) rounds of doubling loses what it amplifies
                double within = 1e-14 / (1 - radius);
                double difference = Linear.maxNorm(Lyapunov.solve(r, mode.stepNoise()).minus(sigma));
                assertTrue(difference <= within * Linear.maxNorm(sigma), method.label() + ": differs by " + difference);
                tried++;
            }
        }
    }

    @Test
    void theVarianceIsRightNextToTheLimit() {
        var digits = new MathContext(50);
        for (double beta : new double[] {0, 0.5, 0.9, 1 - 1e-9}) {
            for (double a : new double[] {0, beta}) {
                for (double below : new double[] {0.1, 1e-6, 1e-10, 1e-13}) {
                    double s = 2 * (1 + beta) / (1 + 2 * a) * (1 - below);
                    BigDecimal p = new BigDecimal(s), d = new BigDecimal(beta).subtract(p.multiply(new BigDecimal(a)));
                    BigDecimal one = BigDecimal.ONE, sum = one.add(d);
                    BigDecimal margin = sum.multiply(new BigDecimal(2)).subtract(p);
                    double right = sum.divide(p.multiply(one.subtract(d)).multiply(margin), digits).doubleValue();
                    NoisyMode mode = NoisyMode.of(a == 0 ? new HeavyBall(s, beta) : new Nesterov(s, beta), 1, 1);
                    // α² and five operations
                    assertEquals(right * s * s, mode.variance(), 1e-15 * mode.variance(),
                            "β = " + beta + ", a = " + a + ", below by " + below);
                }
            }
        }
    }

    @Test
    void theLyapunovEquationOfAnyMatrix() {
        RandomStream random = RandomStream.of(4);
        for (int n = 1; n <= 8; n++) {
            SimpleMatrix r = new SimpleMatrix(n, n), root = new SimpleMatrix(n, n);
            for (int i = 0; i < n * n; i++) {
                r.set(i, random.nextGaussian() / (2 * Math.sqrt(n)));
                root.set(i, random.nextGaussian());
            }
            SimpleMatrix q = root.mult(root.transpose()), sigma = Lyapunov.solve(r, q);
            double off = Linear.maxNorm(r.mult(sigma).mult(r.transpose()).plus(q).minus(sigma));
            assertTrue(off <= 1e-14 * n * Linear.maxNorm(sigma), "n = " + n + ": off by " + off);
        }
        // a singular recursion and noise of low rank are no obstacle
        SimpleMatrix nilpotent = new SimpleMatrix(new double[][] {{0, 1}, {0, 0}});
        SimpleMatrix sigma = Lyapunov.solve(nilpotent, SimpleMatrix.diag(0, 2));
        assertEquals(2, sigma.get(0, 0), 0);
        assertEquals(2, sigma.get(1, 1), 0);
    }

    @ParameterizedTest
    @CsvSource({"0, .1, .014545, 5.818e-3", ".5, .1, .020513, 1.641e-2", ".9, .1, .009813, 3.925e-2",
            ".9, .01, .005903, 2.361e-3"})
    void correlatedNoiseBetweenModesOfDifferentCurvature(double beta, double eta, double together, double asymmetry) {
        // T2-16: λ = (1, 5), C = [[1, .8], [.8, 1]]
        SimpleMatrix c = new SimpleMatrix(new double[][] {{1, 0.8}, {0.8, 1}});
        var settled = StationaryCovariance.of(new HeavyBall(eta, beta), Quadratic.diag(1, 5), c);
        assertEquals(together, settled.position().get(0, 1), 5e-7);
        assertEquals(asymmetry, settled.lag().get(0, 1) - settled.lag().get(1, 0), 5e-6);
        double s1 = eta, s2 = 5 * eta;
        double closed = eta * eta * 0.8 * (1 - beta * beta)
                / ((1 - beta) * (1 - beta) * ((1 + beta) * (s1 + s2) - s1 * s2) + beta * (s1 - s2) * (s1 - s2));
        assertEquals(closed, settled.position().get(0, 1), 1e-14);
    }

    @Test
    void bothRoutesInSeveralRotatedDimensions() {
        RandomStream random = RandomStream.of(8);
        for (int n = 1; n <= 5; n++) {
            SimpleMatrix m = new SimpleMatrix(n, n), root = new SimpleMatrix(n, n);
            for (int i = 0; i < n * n; i++) {
                m.set(i, random.nextGaussian());
                root.set(i, random.nextGaussian());
            }
            Quadratic f = Quadratic.of(m.mult(m.transpose()).plus(SimpleMatrix.identity(n)));
            SimpleMatrix c = root.mult(root.transpose());
            double alpha = 0.5 / f.smoothness().getAsDouble();
            for (Optimizer<?> method : new Optimizer<?>[] {
                new GradientDescent(alpha), new HeavyBall(alpha, 0.8), new Nesterov(alpha, 0.8)}) {
                var closed = StationaryCovariance.of(method, f, c);
                var solved = StationaryCovariance.byLyapunov(method, f, c);
                double scale = Linear.maxNorm(closed.position());
                assertEquals(0, Linear.maxNorm(closed.position().minus(solved.position())),
                        1e-12 * scale, method.label());
                assertEquals(0, Linear.maxNorm(closed.lag().minus(solved.lag())), 1e-12 * scale, method.label());
                assertEquals(closed.excessRisk(f), solved.excessRisk(f), 1e-12 * Math.abs(closed.excessRisk(f)));
                double trace = 0;
                for (int i = 0; i < n; i++) trace += f.matrix().mult(closed.position()).get(i, i);
                assertEquals(trace / 2, closed.excessRisk(f), 1e-13 * trace);
                assertTrue(Linear.maxNorm(closed.step().minus(closed.step().transpose())) <= 1e-13 * scale);
            }
        }
    }

    @Test
    void oneModeIsItsOwnMatrix() {
        var mode = NoisyMode.of(new HeavyBall(0.1, 0.9), 2, 3);
        var matrix = StationaryCovariance.of(new HeavyBall(0.1, 0.9), Quadratic.diag(2), SimpleMatrix.diag(9));
        assertEquals(mode.variance(), matrix.position().get(0), 1e-14);
        assertEquals(mode.variance() * mode.correlation(), matrix.lag().get(0), 1e-14);
        assertEquals(mode.stepVariance(), matrix.step().get(0), 1e-14);
        assertEquals(mode.excessRisk(), matrix.excessRisk(Quadratic.diag(2)), 1e-14);
    }
}
