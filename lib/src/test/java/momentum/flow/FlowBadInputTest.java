package momentum.flow;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import momentum.OneSentence;
import momentum.method.HeavyBall;
import momentum.multistep.LinearMultistep;
import momentum.multistep.StabilityEllipse;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** Each wrong input gets one sentence with the parameter's name, the rule and the value. */
class FlowBadInputTest implements OneSentence {
    private static final Quadratic F = Quadratic.diag(1, 4);

    static Stream<Arguments> cases() {
        return Stream.of(
                bad("mass must be positive and finite, was 0", () -> new DampedOscillator(0, 1)),
                bad("mass must be positive and finite, was -1", () -> Scheme.BACKWARD.method(-1, 1, 0.1)),
                bad("mass must be positive and finite, was -2",
                        () -> Scheme.BACKWARD.ball(new HeavyBall(0.1, 0.5), -2)),
                bad("friction must be zero or more and finite, was -0.5", () -> new DampedOscillator(1, -0.5)),
                bad("friction must be zero or more and finite, was -0.1",
                        () -> Scheme.BACKWARD.ball(new HeavyBall(1, 1.1), 1)),
                bad("h must be positive and finite, was 0", () -> new Ball(1, 1, 0)),
                bad("h must be positive and finite, was -0.1", () -> Scheme.IMPLICIT_EULER.method(1, 1, -0.1)),
                bad("momentum must be positive and finite, was 0", () -> Scheme.FORWARD.ball(new HeavyBall(0.1, 0), 1)),
                bad("momentum must be above -1 for CENTRAL, was -1",
                        () -> Scheme.CENTRAL.ball(new HeavyBall(0.1, -1), 1)),
                bad("r must be positive and finite, was 0", () -> new NesterovFlow(0)),
                bad("strongConvexity must be positive and finite, was -1", () -> new StronglyConvexFlow(-1)),
                bad("until must be positive and finite, was 0", () -> new GradientFlow().solve(F, vector(1, 1), 0)),
                bad("until must be positive and finite, was NaN",
                        () -> new NesterovFlow(3).reference(F, vector(1, 1), Double.NaN)),
                bad("until must be later than from, were 1 and 2",
                        () -> new DampedOscillator(1, 1).reference(F, 2, vector(1, 1), vector(0, 0), 1)),
                bad("x0 is 3×1 but the problem has dimension 2",
                        () -> new DampedOscillator(1, 1).solve(F, vector(1, 2, 3), 1)),
                bad("v0 is 1×1 but the problem has dimension 2",
                        () -> new DampedOscillator(1, 1).reference(F, 0, vector(1, 1), vector(0), 1)),
                bad("t must lie between 0 and 1, was 2", () -> new GradientFlow().solve(F, vector(1, 1), 1).at(2)),
                bad("count must be 2 or more, was 1", () -> new GradientFlow().solve(F, vector(1, 1), 1).times(1)),
                bad("steps must be at least two counts, were 1", () -> Scheme.BACKWARD.convergence(100)),
                bad("steps must grow, were 200 and 100", () -> Scheme.BACKWARD.convergence(200, 100)),
                bad("momentum must lie between -1 and 1, was 1", () -> new StabilityEllipse(1)),
                bad("momentum must not be 1, where the step η/(1 − β) is infinite", () -> LinearMultistep.heavyBall(1)),
                bad("s must be 1 to 12, was 0", () -> LinearMultistep.bdf(0)),
                bad("n must be 3 or more, was 2", () -> LinearMultistep.bdf(2).boundaryLocus(2)),
                bad("points must be 2, were 1", () -> LinearMultistep.bdf(2).method(0.1)
                        .started(java.util.List.of(vector(1)))),
                bad("a one-leg method needs weights b whose sum is not zero",
                        () -> LinearMultistep.of(new double[] {-1, 1}, new double[] {-1, 1}).oneLeg(0.1)));
    }

    @Test
    void explicitEulerIsNoHeavyBall() {
        assertEquals("EXPLICIT_EULER is not a heavy ball: it has no map to (η, β)",
                assertThrows(UnsupportedOperationException.class, () -> Scheme.EXPLICIT_EULER.heavyBall(1, 1, 0.1))
                .getMessage());
    }
}
