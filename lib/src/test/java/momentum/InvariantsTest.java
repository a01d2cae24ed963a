package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import momentum.method.HeavyBall;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method on every problem. */
class InvariantsTest {
    static Stream<Arguments> pairs() {
        return pairs(Stream.concat(Gallery.methods().stream(), Gallery.coordinatewise().stream()));
    }

    static Stream<Arguments> decayingPairs() {
        return pairs(Gallery.decaying().stream());
    }

    private static Stream<Arguments> pairs(Stream<Optimizer<?>> methods) {
        return methods.flatMap(method -> Gallery.problems().map(problem -> Arguments.of(method, problem)));
    }

    static Stream<Problem> problems() {
        return Gallery.problems();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void theGradientFitsTheFunction(Problem problem) {
        GradientCheck check = problem.f().checkGradient(problem.x0());
        assertTrue(check.passed(), check.toString());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aMinimizerStaysWhereItIs(Optimizer<?> method, Problem problem) {
        problem.f().minimizer().ifPresent(best -> {
            boolean exact = Linear.maxNorm(problem.f().gradient(best)) == 0;
            // a gradient of rounding errors, divided by its own size, is no longer small
            if (!exact && Gallery.coordinatewise().contains(method)) return;
            SimpleMatrix end = method.run(problem.f(), best, 100).last().x();
            // ∇f(x*) is 0 up to rounding
            double moved = Linear.maxNorm(end.minus(best));
            assertTrue(moved <= 1e-13 * Math.max(1, Linear.maxNorm(best)), () -> "moved by " + moved);
        });
    }

    @ParameterizedTest
    @MethodSource({"pairs", "decayingPairs"})
    void inputsStayUntouched(Optimizer<?> method, Problem problem) {
        SimpleMatrix x0 = problem.x0().copy();
        problem.f().minimizer().ifPresent(best -> {
            SimpleMatrix frozen = best.copy();
            method.run(problem.f(), x0, 50).table();
            assertTrue(Text.same(frozen, best), "the minimizer was changed");
        });
        var run = method.run(problem.f(), x0, 50);
        assertTrue(Text.same(problem.x0(), x0), "x0 was changed");
        var second = run.at(1);
        SimpleMatrix frozen = second.x().copy();
        step(method, problem.f(), second);
        assertTrue(Text.same(frozen, second.x()), "a step changed its state");
    }

    @SuppressWarnings("unchecked")
    private static <S extends Iterate> void step(Optimizer<S> method, Objective f, Iterate state) {
        method.step(f, (S) state);
    }

    @Test
    void aRunKeepsItsStartWhenTheCallerReusesX0() {
        SimpleMatrix x0 = vector(1, 1);
        var run = new HeavyBall(0.01, 0.9).run(Quadratic.diag(1, 10), x0, 5);
        x0.set(0, 99);
        assertEquals(1, run.first().x().get(0));
    }

    @Test
    void aProblemKeepsItsDataWhenTheCallerReusesThem() {
        SimpleMatrix a = SimpleMatrix.identity(2), b = vector(1, 2);
        Quadratic f = Quadratic.of(a, b);
        a.set(0, 0, 50);
        b.set(0, 50);
        assertEquals(1 * 0.5 * 2 - 3, f.value(vector(1, 1)), 0);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSameRunGivesTheSameNumbers(Optimizer<?> method, Problem problem) {
        assertEquals(method.run(problem.f(), problem.x0(), 60).kept(),
                method.run(problem.f(), problem.x0(), 60).kept());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theGapIsNeverNegative(Optimizer<?> method, Problem problem) {
        if (problem.f().minimizer().isEmpty()) return;
        var run = method.run(problem.f(), problem.x0(), 2000);
        double[] gaps = run.gaps().values();
        for (int k = 0; k < gaps.length; k++) {
            int at = k;
            assertTrue(gaps[k] >= 0, () -> "gap " + gaps[at] + " at k = " + at);
        }
    }

    @Test
    void theGapIsTheDifferenceOfValues() {
        Gallery.problems().filter(problem -> problem.f().minimizer().isPresent()).forEach(problem -> {
            Objective f = problem.f();
            double difference = f.value(problem.x0()) - f.value(f.minimizer().orElseThrow());
            assertEquals(difference, f.gap(problem.x0()), 1e-11 * Math.max(1, Math.abs(difference)), problem.name());
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void iterateKHasSeenKGradients(Optimizer<?> method, Problem problem) {
        int[] calls = {0};
        Objective counted = new Objective() {
            @Override
            public double value(SimpleMatrix x) {
                return problem.f().value(x);
            }

            @Override
            public SimpleMatrix gradient(SimpleMatrix x) {
                calls[0]++;
                return problem.f().gradient(x);
            }
        };
        assertEquals(25, method.run(counted, problem.x0(), 25).last().k());
        assertEquals(25, calls[0]);
    }
}
