package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import momentum.method.Adam;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.TwoStepMode;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of theory.md section 4, document 002, T2-1 to T2-8, that no other test has. */
class PopularSentencesTest {
    private static final int POINTS = 200_000;

    @Test
    void theVelocityIsAWeightedSum() {
        // T2-1, T2-3: v ← βv − ηg, unrolled with weights 1, β, β², …
        double[] g = {3, -1, 4, 1, -5};
        var run = new HeavyBall(1, 0.5).run(Objective.gradients(g), vector(0), 5);
        double sum = 0, weight = 1;
        for (int j = 4; j >= 0; j--, weight *= 0.5) sum += weight * g[j];
        assertEquals(-sum, run.last().x().get(0) - run.at(4).x().get(0), 1e-15);
    }

    @Test
    void withoutMomentumItIsGradientDescent() {
        // T2-2, bit for bit
        Quadratic f = Quadratic.diag(1, 10);
        var ball = new HeavyBall(0.07, 0).run(f, vector(1, -2), 50);
        var descent = new GradientDescent(0.07).run(f, vector(1, -2), 50);
        for (int k = 0; k <= 50; k++) assertEquals(0, Linear.maxNorm(ball.at(k).x().minus(descent.at(k).x())), 0);
    }

    @Test
    void theStableStepsAreATrapezoidAndATriangle() {
        // T2-5: areas 3 and 4; 2e5 points of a box of area 8 leave a standard error of .009
        var random = new SplittableRandom(1);
        int triangle = 0, trapezoid = 0, wrong = 0;
        for (int i = 0; i < POINTS; i++) {
            double s = 4 * random.nextDouble(), beta = 2 * random.nextDouble() - 1;
            boolean stable = s > 0 && s < 2 * (1 + beta);
            if (stable != new MomentumMatrix(1, beta, s).spectralRadius() < 1) wrong++;
            if (stable) triangle++;
            if (stable && beta >= 0) trapezoid++;
        }
        assertEquals(0, wrong);
        assertEquals(4, 8.0 * triangle / POINTS, 0.03);
        assertEquals(3, 8.0 * trapezoid / POINTS, 0.03);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", ".5, 3", ".9, 3.8", ".99, 3.98"})
    void theLargestStep(double momentum, double limit) {
        // T2-5, λ = 2
        Quadratic f = Quadratic.diag(2);
        assertEquals(limit, MomentumMatrix.stabilityLimit(momentum), 1e-15);
        var below = new HeavyBall(0.999 * limit / 2, momentum).run(f, vector(1), 40_000);
        assertTrue(below.gaps().last() < 1e-20);
        assertEquals(Status.DIVERGED, new HeavyBall(1.02 * limit / 2, momentum).run(f, vector(1), 400_000).status());
    }

    private static double overshoot(Optimizer<?> method, double eigenvalue) {
        return Math.max(0, -method.run(Quadratic.diag(eigenvalue), vector(1), 400).coordinate(0).min());
    }

    @ParameterizedTest
    @CsvSource({".01, .153, .119", ".1, .604, .355", ".3, .778, .299", ".5, .842, .202", "1, .900, 0"})
    void overshoots(double s, double ball, double nesterov) {
        // T2-6, β = .9
        assertEquals(ball, overshoot(new HeavyBall(s, 0.9), 1), 5e-4);
        assertEquals(nesterov, overshoot(new Nesterov(s, 0.9), 1), 5e-4);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", ".9, 1.357143", ".99, 1.335570"})
    void nesterovsLargestStep(double momentum, double limit) {
        // T2-6: 2(1 + β)/(1 + 2β), below the heavy ball's
        assertEquals(1, TwoStepMode.of(new Nesterov(limit, momentum), 1).spectralRadius(), 2e-6);
        assertTrue(TwoStepMode.of(new Nesterov(1.001 * limit, momentum), 1).spectralRadius() > 1);
        assertTrue(limit <= MomentumMatrix.stabilityLimit(momentum));
    }

    private static double cosine(Quadratic f, SimpleMatrix x0, Optimizer<?> method) {
        SimpleMatrix step = Linear.combine(1, method.run(f, x0, 1).last().x(), -1, x0);
        // the Newton direction of a quadratic with minimizer 0 is −x0
        return -Linear.dot(step, x0) / (step.normF() * x0.normF());
    }

    @Test
    void adamKnowsTheAxes() {
        // T2-8: f = ½(100x² + y²) from (1, 1)
        var adam = new Adam(0.001).withEpsilon(1e-300);
        var ball = new HeavyBall(0.001, 0.9);
        Quadratic f = Quadratic.diag(100, 1);
        assertEquals(1, cosine(f, vector(1, 1), adam), 1e-12);
        assertEquals(0.7141421, cosine(f, vector(1, 1), ball), 5e-8);
        SimpleMatrix turn = Linear.rotation(0.6);
        Quadratic turned = Quadratic.withSpectrum(new double[] {100, 1}, turn);
        SimpleMatrix start = turn.mult(vector(1, 1));
        assertEquals(0.7141421, cosine(turned, start, ball), 5e-8);
        // the signs of the turned gradient are (+, +): cos of the angle from (1, 1) to the turned diagonal
        assertEquals(Math.cos(0.6), cosine(turned, start, adam), 1e-12);
    }

    @Test
    void adamsFirstStepIsASignForAllDecays() {
        // T2-8; 44.4271° between it and momentum's
        Objective slope = Objective.of(x -> 100 * x.get(0) + x.get(1), x -> vector(100, 1));
        for (double decay : new double[] {0, 0.5, 0.99}) {
            var adam = new Adam(0.001).withBeta1(decay).withBeta2(0.3 + 0.5 * decay).withEpsilon(1e-300);
            SimpleMatrix step = adam.run(slope, vector(0, 0), 1).last().x();
            assertEquals(0, Linear.maxNorm(step.minus(vector(-0.001, -0.001))), 1e-15);
        }
        assertEquals(44.4271, 45 - Math.toDegrees(Math.atan2(1, 100)), 5e-5);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0, .2293", "10, 1, .9950, 0", "1, 1, .7073, 0", ".1, 1, .1003, 0"})
    void adamUnderNoise(double signal, double deviation, double mean, double rms) {
        // T2-8: the mean step of α = 1, in theory signal/√(signal² + deviation²), and the rms of pure noise
        int steps = 400_000;
        double[] numbers = new double[steps];
        var random = new java.util.Random(3);
        for (int k = 0; k < steps; k++) numbers[k] = signal + deviation * random.nextGaussian();
        var adam = new Adam(1).withEpsilon(1e-300);
        Objective f = Objective.gradients(numbers);
        var state = adam.start(f, vector(0));
        double sum = 0, squares = 0;
        int settled = 20_000;
        for (int k = 0; k < steps; k++) {
            var next = adam.step(f.atStep(k), state);
            double step = state.x().get(0) - next.x().get(0);
            if (k >= settled) {
                sum += step;
                squares += step * step;
            }
            state = next;
        }
        int counted = steps - settled;
        // a step remembers ten others, so its mean errs by deviation √(19 (1 − .9)/(1 + .9)/n) < .002 of α
        if (signal > 0) assertEquals(mean, sum / counted, 0.006);
        else assertEquals(rms, Math.sqrt(squares / counted), 0.003);
    }
}
