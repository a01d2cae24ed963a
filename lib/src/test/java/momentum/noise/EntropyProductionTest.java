package momentum.noise;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import momentum.Optimizer;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How irreversible stationary runs are: theory.md T2-17, in closed form, by its integral and from runs. */
class EntropyProductionTest {
    private static final SimpleMatrix CORRELATED = new SimpleMatrix(new double[][] {{1, 0.8}, {0.8, 1}});
    private static final Quadratic F = Quadratic.diag(1, 5);

    private static double perStep(Optimizer<?> method) {
        return EntropyProduction.of(method, F, CORRELATED).perStep();
    }

    @ParameterizedTest
    @CsvSource({"0, .1, .517172", "0, .01, .047806", ".5, .1, .729345", ".9, .1, .348899"})
    void theNumbersOfTheReference(double beta, double eta, double production) {
        assertEquals(production, perStep(new HeavyBall(eta, beta)), 5e-7);
        double s = 1 * eta, t = 5 * eta, left = 1 - beta;
        assertEquals(0.64 / 0.36 * (s - t) * (s - t) * (1 - beta * beta)
                / (left * left * ((1 + beta) * (s + t) - s * t) + beta * (s - t) * (s - t)),
                perStep(new HeavyBall(eta, beta)), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"0, 5.172", ".9, 2.099", ".99, .332"})
    void perTimeMomentumReducesIt(double beta, double production) {
        // T2-17: at an effective step of .1
        assertEquals(production, EntropyProduction.of(new HeavyBall(0.1 * (1 - beta), beta), F, CORRELATED).perTime(),
                5e-4);
    }

    @Test
    void gradientDescentIsAMarkovChain() {
        // T2-17: ½ tr(Q⁻¹ (back − Q)) with x' = Φx + ξ, back the errors of the same prediction backwards: .5171717172
        SimpleMatrix phi = SimpleMatrix.diag(0.9, 0.5), q = CORRELATED.scale(0.01);
        SimpleMatrix p = Lyapunov.solve(phi, q), lag = phi.mult(p);
        SimpleMatrix back = p.minus(lag.transpose().mult(phi.transpose())).minus(phi.mult(lag))
                .plus(phi.mult(p).mult(phi.transpose()));
        double direct = 0.5 * (q.invert().mult(back).trace() - 2);
        assertEquals(0.5171717172, direct, 5e-11);
        assertEquals(direct, perStep(new GradientDescent(0.1)), 1e-13);
    }

    /** T2-17 as it stands there, for several modes: sin² of the difference of phases, over all frequencies. */
    private static double byPhases(Optimizer<?> method, double[] eigenvalues, SimpleMatrix c) {
        int pieces = 1 << 16;
        double sum = 0;
        SimpleMatrix inverse = c.invert();
        for (int piece = 0; piece < pieces; piece++) {
            double w = 2 * Math.PI * piece / pieces;
            Complex[] answer = new Complex[eigenvalues.length];
            for (int i = 0; i < answer.length; i++) {
                NoisyMode mode = NoisyMode.of(method, eigenvalues[i], 1);
                answer[i] = Complex.ONE.subtract(new Complex(0, -w).exp().multiply(mode.first()))
                        .subtract(new Complex(0, -2 * w).exp().multiply(mode.second())).reciprocal();
                for (int j = 0; j < i; j++) {
                    double sin = Math.sin(answer[i].getArgument() - answer[j].getArgument());
                    sum -= 2.0 / pieces * inverse.get(i, j) * c.get(i, j) * sin * sin;
                }
            }
        }
        return sum;
    }

    @Test
    void theIntegralOverPhasesIsTheClosedForm() {
        RandomStream random = RandomStream.of(17);
        for (int n = 2; n <= 4; n++) {
            SimpleMatrix root = new SimpleMatrix(n, n);
            double[] eigenvalues = new double[n];
            for (int i = 0; i < n * n; i++) root.set(i, random.nextGaussian());
            // ascending, as a spectrum has them
            for (int i = 0; i < n; i++) eigenvalues[i] = i + 0.5 + random.nextDouble();
            SimpleMatrix c = root.mult(root.transpose()).plus(SimpleMatrix.identity(n));
            for (Optimizer<?> method : List.of(new GradientDescent(0.1), new HeavyBall(0.1, 0.8),
                    new Nesterov(0.1, 0.8), new HeavyBall(0.05, -0.3))) {
                double closed = EntropyProduction.of(method, Quadratic.diag(eigenvalues), c).perStep();
                // sums over a periodic analytic function converge faster than any power of the pieces
                assertEquals(byPhases(method, eigenvalues, c), closed, 1e-11, method.label());
                assertTrue(closed > 0, method.label() + ": " + closed);
            }
        }
    }

    @Test
    void reversibleIffNoiseAndCurvatureCommute() {
        for (double beta : new double[] {0, 0.5, 0.9}) {
            var ball = new HeavyBall(0.1, beta);
            assertEquals(0, EntropyProduction.of(ball, Quadratic.diag(2), SimpleMatrix.diag(3)).perStep(), 0);
            assertEquals(0, EntropyProduction.of(ball, F, SimpleMatrix.diag(1, 9)).perStep(), 0);
            assertEquals(0, EntropyProduction.of(ball, Quadratic.diag(3, 3), CORRELATED).perStep(), 0);
            Quadratic aslant = Quadratic.of(new SimpleMatrix(new double[][] {{3, 2}, {2, 3}}));
            assertEquals(0, EntropyProduction.of(ball, aslant, CORRELATED).perStep(), 1e-14);
            assertTrue(EntropyProduction.of(ball, aslant, SimpleMatrix.diag(1, 2)).perStep() > 1e-3);
        }
    }

    @Test
    void turningTheAxesChangesNothing() {
        SimpleMatrix turn = new SimpleMatrix(new double[][] {{0.6, -0.8}, {0.8, 0.6}});
        var turned = EntropyProduction.of(new HeavyBall(0.1, 0.9),
                Quadratic.of(turn.mult(F.matrix()).mult(turn.transpose())),
                turn.mult(CORRELATED).mult(turn.transpose()));
        assertEquals(perStep(new HeavyBall(0.1, 0.9)), turned.perStep(), 1e-13);
        assertEquals(1, turned.effectiveStepSize(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"0, .1, .517172", ".5, .1, .729345", ".9, .1, .348899"})
    void measuredFromRuns(double beta, double eta, double production) {
        Estimate measured = new Ensemble(100, 19).settled(new HeavyBall(eta, beta),
                new NoisyObjective(F, GaussianNoise.of(CORRELATED), 1), vector(0, 0), 300, 2000).entropyProduction();
        assertTrue(measured.errorsFrom(production) < 4, "expected " + production + ", measured " + measured);
        assertTrue(measured.standardError() < 0.02 * production, "an error small enough to tell: " + measured);
    }

    @Test
    void reversibleRunsMeasureZero() {
        for (double beta : new double[] {0, 0.9}) {
            Estimate alone = new Ensemble(100, 23).settled(new HeavyBall(0.1, beta),
                    NoisyObjective.gaussian(F, 1, 1), vector(0, 0), 300, 2000).entropyProduction();
            // quadratic in what is zero: the estimate is of the size of its bias, not of its error
            assertEquals(0, alone.mean(), 5e-4, "β = " + beta);
        }
        // T2-15: one mode, though it circulates in phase space
        var single = new Ensemble(100, 23).settled(new HeavyBall(0.1, 0.9),
                NoisyObjective.gaussian(Quadratic.diag(1), 1, 1), vector(0), 300, 2000);
        assertEquals(0, single.entropyProduction().mean(), 5e-4);
        assertTrue(single.circulation("x", "v").errorsFrom(0) > 50, "it turns");
    }
}
