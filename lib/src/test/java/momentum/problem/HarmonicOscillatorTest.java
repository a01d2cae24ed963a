package momentum.problem;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.Optimizer;
import momentum.Samples;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.noise.NoisyObjective;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** The perceptron that learns an oscillator's energy: theory.md T2-7. */
class HarmonicOscillatorTest {
    private static final HarmonicOscillator SPRING = new HarmonicOscillator(1, 4);
    private static final LeastSquares ONE = SPRING.perceptron(64, 1);
    private static final SimpleMatrix ZERO = vector(0, 0);

    @Test
    void theCurvaturesOfOneOrbit() {
        // A⁴ [[3/8, ω²/8], [ω²/8, 3ω⁴/8]] with A = 1, ω = 2; sums of 64 cosines are exact to rounding
        SimpleMatrix hessian = ONE.quadratic().matrix();
        assertArrayEquals(new double[] {0.375, 0.5, 0.5, 6}, Linear.array(vector(
                hessian.get(0, 0), hessian.get(0, 1), hessian.get(1, 0), hessian.get(1, 1))), 1e-14);
        assertArrayEquals(new double[] {0.33090128, 6.04409872}, ONE.spectrum().eigenvalues(), 5e-9);
        assertEquals(18.26556, ONE.conditionNumber(), 5e-6);
        SimpleMatrix twice = SPRING.perceptron(64, 2).quadratic().matrix();
        assertEquals(0, Linear.maxNorm(twice.minus(hessian.scale(16))), 1e-12);
    }

    private static int steps(Optimizer<?> method) {
        SimpleMatrix law = vector(2, 0.5);
        return method.run(ONE, ZERO, 1000, (f, each) -> Linear.maxNorm(each.x().minus(law)) < 1e-10).last().k();
    }

    @Test
    void stepsToTheLaw() {
        assertEquals(0, Linear.maxNorm(SPRING.law().minus(vector(2, 0.5))), 0);
        assertEquals(421, steps(new GradientDescent(1 / ONE.smoothness().getAsDouble())));
        assertEquals(217, steps(Tuning.gradientDescent(ONE).method()));
        assertEquals(58, steps(Tuning.heavyBall(ONE).method()));
        assertEquals(101, steps(Tuning.nesterov(ONE).method()));
        assertEquals(0.313725, Tuning.gradientDescent(ONE).stepSize(), 5e-7);
        assertEquals(0.434621, Tuning.heavyBall(ONE).stepSize(), 5e-7);
        assertEquals(0.385354, Tuning.heavyBall(ONE).momentum(), 5e-7);
        assertEquals(0.165451, Tuning.nesterov(ONE).stepSize(), 5e-7);
        assertEquals(0.620768, Tuning.nesterov(ONE).momentum(), 5e-7);
    }

    @Test
    void aBiasAndOneEnergyHideTheLaw() {
        LeastSquares f = SPRING.perceptronWithBias(64, 1);
        assertArrayEquals(new double[] {0, 0.60973, 6.76527}, f.spectrum().eigenvalues(), 5e-6);
        assertTrue(f.strongConvexity().isEmpty());
        SimpleMatrix found = new HeavyBall(0.3, 0.5).run(f, vector(0, 0, 0), 500).last().x();
        assertArrayEquals(new double[] {0.969697, 0.242424, 1.030303}, Linear.array(found), 5e-7);
        assertEquals(0, f.value(found), 1e-20);
        // the law has no loss either
        assertEquals(0, f.value(vector(2, 0.5, 0)), 1e-30);
    }

    @Test
    void threeEnergiesShowIt() {
        LeastSquares f = SPRING.perceptronWithBias(64, 1, 0.5, 1.5);
        assertArrayEquals(new double[] {0.222285, 0.975318, 12.818021}, f.spectrum().eigenvalues(), 5e-7);
        assertEquals(57.66, f.conditionNumber(), 6e-3);
        SimpleMatrix found = Tuning.heavyBall(f).method().run(f, vector(0, 0, 0), 300).last().x();
        assertArrayEquals(new double[] {2, 0.5, 0}, Linear.array(found), 1e-10);
    }

    @Test
    void anOrbitKeepsItsEnergy() {
        SimpleMatrix orbit = SPRING.orbit(1.5, 12);
        for (int i = 0; i < 12; i++) {
            assertEquals(0.5 * 4 * 1.5 * 1.5, SPRING.energy(orbit.get(i, 0), orbit.get(i, 1)), 1e-14);
        }
        // a quarter of the period on: at the centre with all speed
        assertEquals(0, orbit.get(3, 0), 1e-15);
        assertEquals(-3, orbit.get(3, 1), 1e-15);
    }

    @Test
    void itIsSamplesLikeAnyOther() {
        Samples data = ONE;
        assertEquals(64, data.size());
        SimpleMatrix w = vector(0.3, -0.2);
        double sum = 0;
        SimpleMatrix slope = new SimpleMatrix(2, 1);
        for (int i = 0; i < 64; i++) {
            sum += data.loss(i, w);
            slope = slope.plus(data.gradient(i, w));
            double x2 = data.features().get(i, 0), v2 = data.features().get(i, 1);
            double residual = 0.3 * x2 - 0.2 * v2 - data.targets().get(i);
            assertEquals(residual * residual / 128, data.loss(i, w), 1e-15);
        }
        assertEquals(data.value(w), sum, 1e-14);
        assertEquals(0, Linear.maxNorm(data.gradient(w).minus(slope)), 1e-14);
        assertTrue(data.checkGradient(w).passed());
        assertEquals("least squares on average, 64 samples, 2 features", data.toString());
        // every sample fits the law, so the noise of batches dies out on the way
        var run = new HeavyBall(0.02, 0.5).run(NoisyObjective.miniBatch(data, 4, 1), ZERO, 5000);
        assertEquals(0, Linear.maxNorm(run.last().x().minus(SPRING.law())), 1e-8);
    }

    @Test
    void theMeanIsTheSumDividedByTheirNumber() {
        LeastSquares sum = LeastSquares.of(ONE.features(), ONE.targets());
        SimpleMatrix w = vector(0.3, -0.2), v = vector(1, 2);
        assertEquals(sum.value(w) / 64, ONE.value(w), 1e-15);
        assertEquals(sum.gap(w) / 64, ONE.gap(w), 1e-15);
        assertEquals(sum.smoothness().getAsDouble() / 64, ONE.smoothness().getAsDouble(), 1e-13);
        assertEquals(sum.strongConvexity().getAsDouble() / 64, ONE.strongConvexity().getAsDouble(), 1e-13);
        assertEquals(0, Linear.maxNorm(sum.hessianTimes(w, v).scale(1.0 / 64).minus(ONE.hessianTimes(w, v))), 1e-14);
        assertEquals(0, Linear.maxNorm(sum.tikhonov(64).minus(ONE.tikhonov(1))), 1e-14);
        assertEquals(0, Linear.maxNorm(sum.minimizer().get().minus(ONE.minimizer().get())), 1e-14);
        assertEquals(ONE.value(w) - ONE.value(ZERO), ONE.quadratic().value(w), 1e-14);
    }

    @Test
    void badInput() {
        refused("mass must be positive and finite, was 0", () -> new HarmonicOscillator(0, 1));
        refused("stiffness must be positive and finite, was -1", () -> new HarmonicOscillator(1, -1));
        refused("amplitudes must be at least one, were none", () -> SPRING.perceptron(64));
        refused("amplitudes[1] must be positive and finite, was NaN", () -> SPRING.perceptron(64, 1, Double.NaN));
        refused("samples must be positive, was 0", () -> SPRING.perceptronWithBias(0, 1));
        refused("amplitude must be positive and finite, was 0", () -> SPRING.orbit(0, 3));
        refused("features must be finite, but features[0] was NaN",
                () -> LeastSquares.mean(vector(Double.NaN), vector(1)));
        refused("targets must be 2×1, was 1×1", () -> LeastSquares.mean(vector(1, 2), vector(1)));
    }
}
