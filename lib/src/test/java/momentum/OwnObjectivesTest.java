package momentum;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.problem.LogCosh;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** A problem of one's own is as good as one of the library's: it runs, is measured, and methods are tuned to it. */
class OwnObjectivesTest implements OneSentence {
    /** f = x⁴/4 − x²/2 with f* = −1/4 at ±1. */
    private static final Objective WELL =
            Objective.univariate(x -> x * x * x * x / 4 - x * x / 2, x -> x * x * x - x);

    @Test
    void twoFunctionsOfANumberAreAProblemInOneDimension() {
        assertEquals(OptionalInt.of(1), WELL.dimension());
        assertTrue(WELL.checkGradient(vector(0.7)).passed());
        assertEquals(0.0, WELL.value(vector(0)));
        assertEquals("x0 is 2×1 but the problem has dimension 1",
                assertThrows(IllegalArgumentException.class, () ->
                        new GradientDescent(0.1).run(WELL, vector(1, 2), 1)).getMessage());
    }

    @Test
    void theGapNeedsTheLeastValueAloneAndTheErrorTheMinimizer() {
        var run = new GradientDescent(0.1).run(WELL.withLeastValue(-0.25), vector(0.5), 200);
        assertEquals(0.5 * 0.5 * 0.5 * 0.5 / 4 - 0.5 * 0.5 / 2 + 0.25, run.gaps().first(), 1e-16, "one rounding");
        assertEquals(List.of("method", "k", "f", "gradNorm", "gap"), run.table().columnNames());
        assertThrows(UnsupportedOperationException.class, run::errors);
        var located = new GradientDescent(0.1).run(WELL.withMinimizer(1), vector(0.5), 200);
        assertEquals(0.5, located.errors().first());
        assertEquals(run.gaps(), located.gaps(), "f(1) is −1/4 exactly");
        assertEquals(List.of("method", "k", "f", "gradNorm", "gap", "error"), located.table().columnNames());
        assertEquals("the gap f − f* needs a minimizer or the least value, and this objective knows neither",
                assertThrows(UnsupportedOperationException.class, () -> WELL.gap(vector(1))).getMessage());
    }

    @Test
    void whatIsAddedLeavesTheRestAsItWas() {
        Objective f = LogCosh.of(1, 4).withCurvature(0.1, 4);
        assertEquals(LogCosh.of(1, 4).gap(vector(1e-9, 0)), f.gap(vector(1e-9, 0)),
                "its own gap, which subtracts nothing");
        assertEquals(OptionalDouble.of(4), f.smoothness());
        assertEquals(LogCosh.of(1, 4).toString(), f.toString());
        Objective all = WELL.withCurvature(2, 3).withMinimizer(1).withLeastValue(-0.25);
        assertEquals(1.5, all.conditionNumber());
        assertEquals(1, all.minimizer().orElseThrow().get(0));
        assertEquals(OptionalDouble.of(-0.25), all.leastValue());
    }

    @Test
    void methodsAreTunedToAnyProblemThatKnowsItsCurvatures() {
        Quadratic ravine = Quadratic.diag(1, 100);
        assertEquals(100, ravine.conditionNumber());
        for (Objective f : List.of(ravine, WELL.withCurvature(1, 100))) {
            assertEquals(Tuning.gradientDescent(Spectrum.of(1, 100)), Tuning.gradientDescent(f));
            assertEquals(Tuning.heavyBall(Spectrum.of(1, 100)), Tuning.heavyBall(f));
            assertEquals(Tuning.nesterov(Spectrum.of(1, 100)), Tuning.nesterov(f));
        }
        Tuning ahead = Tuning.nesterov(ravine);
        assertEquals(new Nesterov(0.01, ahead.momentum()), ahead.method());
        assertEquals(9 / 11.0, ahead.momentum(), 1e-16);
        assertEquals(0.9, ahead.rate(), 1e-16, "1 − 1/√κ");
        assertEquals("Nesterov, step size 0.01, momentum 0.818182, rate 0.9 a step".toLowerCase(),
                ahead.toString().toLowerCase());
    }

    @Test
    void nesterovsRateIsTheRateOfItsSlowestMode() {
        var run = Tuning.nesterov(Quadratic.diag(1, 30, 100)).method().run(Quadratic.diag(1, 30, 100), vector(1, 1, 1),
                400);
        Series errors = run.errors();
        // a repeated root: the error goes like (a + bk) ρᵏ, so the ratio is ρ (1 + 1/k)
        assertEquals(0.9 * (1 + 1 / 400.0), errors.at(400) / errors.at(399), 1e-4);
    }

    @Test
    void aMethodFedWithGivenGradients() {
        // z ← βz + g, x ← x − αz by hand: β = 1/2, α = 1, g = 4, 0, −2
        var run = new HeavyBall(1, 0.5).run(Objective.gradients(4, 0, -2), vector(0), 3);
        assertEquals(List.of(0.0, -4.0, -6.0, -5.0), run.kept().stream().map(s -> s.x().get(0)).toList());
        assertEquals("heavy ball, step size 1, momentum 0.5: 3 steps; all steps were taken", run.toString());
        assertEquals(run.coordinate(0), new HeavyBall(1, 0.5)
                .run(Objective.gradients(k -> new double[] {4, 0, -2}[k]), vector(0), 3).coordinate(0));
        var plane = new GradientDescent(1).run(Objective.gradients(2, k -> vector(k, 1)), vector(0, 0), 3);
        assertEquals(List.of(-3.0, -3.0), List.of(plane.last().x().get(0), plane.last().x().get(1)),
                "−(0 + 1 + 2) and −3");
    }

    static Stream<Arguments> cases() {
        var ball = new HeavyBall(0.1, 0.5);
        return Stream.of(
                bad("f must be given, was null", () -> Objective.of(null, null)),
                bad("gradient must be given, was null", () -> Objective.of(x -> 0, null)),
                bad("slope must be given, was null", () -> Objective.univariate(x -> x, null)),
                bad("f must be given, was null", () -> ball.run(null, vector(1), 3)),
                bad("x must be finite, but x[0] was NaN", () -> WELL.withMinimizer(Double.NaN)),
                bad("x is 2×1 but the problem has dimension 1", () -> WELL.withMinimizer(vector(1, 2))),
                bad("value must be finite, was NaN", () -> WELL.withLeastValue(Double.NaN)),
                bad("strongConvexity must be positive and finite, was 0", () -> WELL.withCurvature(0, 1)),
                bad("smoothness must be at least strongConvexity = 2, was 1", () -> WELL.withCurvature(2, 1)),
                bad("steps must be at most 2, as many as there are gradients",
                        () -> ball.run(Objective.gradients(1, 2), vector(0), 3)),
                bad("slopes[1] must be finite, was NaN", () -> Objective.gradients(1, Double.NaN)),
                bad("gradient is 1×1 but the problem has dimension 2",
                        () -> ball.run(Objective.gradients(2, k -> vector(k)), vector(0, 0), 1)));
    }

    @Test
    void whatIsNotKnownIsNamed() {
        assertEquals("conditionNumber needs the problem's smoothness L, and this objective knows none: "
                        + "withCurvature adds it",
                assertThrows(UnsupportedOperationException.class, () -> Tuning.heavyBall(WELL)).getMessage());
        assertThrows(UnsupportedOperationException.class, () -> Tuning.nesterov(Quadratic.diag(-1, 2)));
    }
}
