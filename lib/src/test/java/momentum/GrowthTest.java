package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.noise.NoisyObjective;
import momentum.problem.LogCosh;
import momentum.problem.MultiWell;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that explodes says so before it overflows, and no other run does. */
class GrowthTest {
    private static final Quadratic RAVINE = Quadratic.diag(1, 100);

    @ParameterizedTest
    @ValueSource(doubles = {0.021, 0.03, 0.1, 1})
    void stepsBeyondTheLimitGrow(double stepSize) {
        // f grows by (1 − 100α)² a step, from 1.21 to 9801: more than 10¹⁰ over the run
        int steps = (int) Math.ceil(5 / Math.log10(Math.abs(1 - 100 * stepSize)));
        var run = new GradientDescent(stepSize).run(RAVINE, vector(1, 1), steps);
        assertEquals(Status.GREW, run.status());
        assertTrue(run.toString().endsWith("; all steps were taken, and f grew all along: the run diverges"),
                run.toString());
    }

    @Test
    void alsoWithMomentumFromAnyConstantAndThinned() {
        assertEquals(Status.GREW, new HeavyBall(0.04, 0.9).run(RAVINE, vector(1, 1), 200).status());
        assertEquals(Status.GREW, new Nesterov(0.02, 0.9).run(RAVINE, vector(1, 1), 100).status());
        Objective low = Objective.univariate(x -> x * x - 1000, x -> 2 * x);
        assertEquals(Status.GREW, new GradientDescent(1.1).run(low, vector(1e-3), 100).status());
        assertEquals(Status.GREW, new GradientDescent(2.001).run(Quadratic.diag(1), vector(1), 20_000).status());
    }

    @Test
    void convergingRunsDoNot() {
        for (double kappa : new double[] {10, 1e3, 1e6}) {
            Spectrum spectrum = Spectrum.of(1, kappa);
            for (int steps : new int[] {3, 10, 100, 3000}) {
                for (Tuning best : new Tuning[] {
                        Tuning.gradientDescent(spectrum), Tuning.heavyBall(spectrum), Tuning.nesterov(spectrum)}) {
                    var run = best.method().run(Quadratic.diag(1, kappa), vector(1, 1), steps);
                    assertEquals(Status.STEP_LIMIT, run.status(), best + ", κ = " + kappa + ", steps = " + steps);
                }
            }
        }
    }

    @Test
    void neutralMotionFallsWithoutEndAndRestDoNot() {
        assertEquals(Status.STEP_LIMIT, new HeavyBall(0.01, 1).run(Quadratic.diag(1), vector(1), 5000).status());
        assertEquals(Status.STEP_LIMIT, new GradientDescent(0.02).run(RAVINE, vector(1, 1), 500).status(),
                "at the limit");
        assertEquals(Status.STEP_LIMIT,
                new GradientDescent(0.1).run(Quadratic.diag(1, -1), vector(1, 1e-9), 500).status(),
                "f falls to −∞: the method does what it was asked to");
        assertEquals(Status.STEP_LIMIT, new GradientDescent(0.1).run(RAVINE, vector(0, 0), 100).status());
        assertEquals(Status.STEP_LIMIT, new HeavyBall(0.05, 0.97).run(MultiWell.bumps(), vector(7), 300).status());
        assertEquals(Status.STEP_LIMIT,
                new GradientDescent(0.1).run(Objective.gradients(k -> 1), vector(0), 100).status(), "no values");
    }

    @Test
    void noiseFromAStartAtTheMinimizerIsNoExplosion() {
        long alarms = IntStream.range(0, 2000)
                .filter(seed -> new HeavyBall(0.1, 0.9)
                        .run(NoisyObjective.gaussian(LogCosh.of(1), 1, seed), vector(0), 40).status() == Status.GREW)
                .count();
        long heavy = IntStream.range(0, 2000)
                .filter(seed -> new GradientDescent(0.1)
                        .run(NoisyObjective.heavyTailed(Quadratic.diag(1), 1.5, 1, seed), vector(0), 40)
                        .status() == Status.GREW)
                .count();
        long few = IntStream.range(0, 2000)
                .filter(seed -> new GradientDescent(0.1)
                        .run(NoisyObjective.gaussian(Quadratic.diag(1, 1), 1, seed), vector(0, 0), 5)
                        .status() == Status.GREW)
                .count();
        assertTrue(few <= 2, "five noisy steps, of 2000 runs: " + few);
        // with seeds 0 … 1999 the runs are the same on every machine
        assertEquals(0, alarms, "normal noise");
        assertTrue(heavy <= 2, "noise without variance, of 2000 runs: " + heavy);
    }
}
