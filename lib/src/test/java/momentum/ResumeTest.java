package momentum;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import momentum.flow.Scheme;
import momentum.method.Adam;
import momentum.method.AmsGrad;
import momentum.method.Convention;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Moments;
import momentum.method.NAdam;
import momentum.method.Nesterov;
import momentum.method.TorchSgd;
import momentum.multistep.LinearMultistep;
import momentum.noise.NoisyObjective;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run can begin anywhere: two runs, the second from the first one's last state, are one run. */
class ResumeTest implements OneSentence {
    private static final Quadratic RAVINE = Quadratic.diag(1, 30);
    private static final SimpleMatrix X0 = vector(1, -1);

    static Stream<Optimizer<?>> methods() {
        return Stream.of(new GradientDescent(0.03), new HeavyBall(0.03, 0.7), Nesterov.scheduled(0.03), new Adam(0.01),
                new NAdam(0.01, 0.9, 0.99, 0, 1), Convention.AVERAGE.method(0.1, 0.8),
                        new TorchSgd(0.02, 0.9, 0.5, false),
                LinearMultistep.heavyBall(0.9).method(0.1), Scheme.STORMER_VERLET.method(1, 0.3, 0.1));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aRunGoesOnWhereAnotherEnded(Optimizer<?> method) {
        for (Objective f : List.of(RAVINE, NoisyObjective.gaussian(RAVINE, 0.1, 7))) check(method, f);
    }

    private static <S extends Iterate> void check(Optimizer<S> method, Objective f) {
        var whole = method.run(f, X0, 50);
        var second = method.run(f, method.run(f, X0, 20).last(), 30);
        assertEquals(20, second.first().k());
        assertEquals(whole.kept().subList(20, 51), second.kept());
        assertEquals(whole.values().at(37), second.values().at(37));
        assertEquals(whole.last(), second.at(50));
    }

    @Test
    void aBallWithAPushFollowsItsMatrix() {
        var run = new HeavyBall(0.1, 0.9).run(Quadratic.diag(2), TwoStep.from(vector(1), vector(0.5)), 40);
        double[] exact = new MomentumMatrix(0.1, 0.9, 2).errors(40, 1, 0.5);
        for (int k = 0; k <= 40; k++) assertEquals(exact[k], run.at(k).x().get(0), 1e-14, "k = " + k);
    }

    @Test
    void aVelocityIsTheStepBehind() {
        // v subtracted: v₀ = −(x₀ − x₋₁)
        var pushed = Convention.SUBTRACTED.method(0.1, 0.9)
                .run(RAVINE, Convention.Velocity.from(X0, vector(-0.2, -0.1)), 40);
        var ball = new HeavyBall(0.1, 0.9).run(RAVINE, TwoStep.from(X0, vector(0.8, -1.1)), 40);
        for (int k = 0; k <= 40; k++) {
            double size = Linear.maxNorm(ball.at(k).x());
            assertEquals(0, Linear.maxNorm(pushed.at(k).x().minus(ball.at(k).x())), 1e-13 * (1 + size), "k = " + k);
        }
    }

    @Test
    void aRuleStopsAContinuedRunToo() {
        var method = new HeavyBall(0.03, 0.7);
        var short_ = method.run(RAVINE, X0, 10);
        var rest = method.run(RAVINE, short_.last(), 10_000, StopRule.gapBelow(1e-9));
        assertEquals(method.run(RAVINE, X0, 10_000, StopRule.gapBelow(1e-9)).last(), rest.last());
        assertEquals(Status.CONVERGED, rest.status());
    }

    @Test
    void aContinuedRunIsThinnedByItsOwnSteps() {
        var method = new GradientDescent(1e-4);
        var run = method.run(RAVINE, method.run(RAVINE, X0, 7).last(), 30_000);
        assertEquals(4, run.stride());
        assertEquals(7 + 400, run.at(407).k());
        assertEquals(30_007, run.last().k());
        assertEquals("GradientDescent: 30000 steps from k = 7".length(),
                run.named("GradientDescent").toString().indexOf(", f from"));
    }

    static Stream<Arguments> cases() {
        var ball = new HeavyBall(0.1, 0.5);
        var flat = vector(1, 1);
        return Stream.of(
                bad("state must be given, was null", () -> ball.run(RAVINE, (TwoStep.Pair) null, 3)),
                bad("state's x is 3×1 but the problem has dimension 2",
                        () -> ball.run(RAVINE, TwoStep.from(vector(1, 2, 3), vector(1, 2, 3)), 3)),
                bad("state's previous is 1×1 but the problem has dimension 2",
                        () -> ball.run(RAVINE, new TwoStep.Pair(0, flat, vector(1)), 3)),
                bad("state's previous must be a column vector, was null", () ->
                        ball.run(RAVINE, new TwoStep.Pair(0, flat, null), 3)),
                bad("state's previous must be finite, but state's previous[1] was NaN",
                        () -> ball.run(RAVINE, new TwoStep.Pair(0, flat, vector(1, Double.NaN)), 3)),
                bad("state's k must be zero or more, was -1", () ->
                        ball.run(RAVINE, new TwoStep.Pair(-1, flat, flat), 3)),
                bad("f(state's x) must be finite, was Infinity",
                        () -> ball.run(Objective.of(x -> 1 / x.get(0), x -> x), TwoStep.from(vector(0), vector(0)), 3)),
                bad("steps must be zero or more, was -1", () -> ball.run(RAVINE, TwoStep.from(flat, flat), -1)),
                bad("stop must be given, was null", () -> ball.run(RAVINE, flat, 3, (StopRule) null)),
                bad("state's velocity is 1×1 but the problem has dimension 2", () -> Convention.GOH.method(0.1, 0.5)
                        .run(RAVINE, new Convention.Velocity(0, flat, vector(1)), 3)),
                bad("state's squares is 1×1 but the problem has dimension 2", () -> new AmsGrad(0.1).run(RAVINE,
                        new AmsGrad.State(new Moments(0, flat, flat, vector(1), 1), flat), 3)),
                bad("moments must be given, was null", () -> new AmsGrad.State(null, flat)),
                bad("previous is 1×1 but the problem has dimension 2", () -> TwoStep.from(flat, vector(1))),
                bad("previous must be a column vector, was null", () -> TwoStep.from(flat, null)),
                bad("velocity is 1×1 but the problem has dimension 2", () ->
                        Convention.Velocity.from(flat, vector(1))));
    }
}
