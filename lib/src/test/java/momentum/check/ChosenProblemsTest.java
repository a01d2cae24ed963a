package momentum.check;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import momentum.Objective;
import momentum.OneSentence;
import momentum.method.GradientDescent;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ValueSource;

/** On which problems a method is compared. */
class ChosenProblemsTest implements OneSentence {
    private static List<SimpleMatrix> starts(Problems problems) {
        return problems.examples().stream().map(Problems.Example::x0).toList();
    }

    private static boolean same(List<SimpleMatrix> a, List<SimpleMatrix> b) {
        for (int i = 0; i < a.size(); i++) if (!Text.same(a.get(i), b.get(i))) return false;
        return a.size() == b.size();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void aDimensionIsTheDimensionOfAll(int n) {
        Problems problems = Problems.ofDimension(n);
        assertTrue(problems.examples().size() >= 3);
        for (Problems.Example example : problems.examples()) {
            assertEquals(n, example.x0().getNumRows());
            assertEquals(n, example.f().dimension().orElseThrow());
            assertTrue(example.f().checkGradient(example.x0()).passed(), example.name());
        }
        assertTrue(Checks.compare(new GradientDescent(0.01), new GradientDescent(0.01), problems).passed());
    }

    @Test
    void aMinimizerIsNotAlwaysZero() {
        assertTrue(Problems.standard().examples().stream()
                .anyMatch(each -> each.f() instanceof Quadratic f && f.minimizer().orElseThrow().normF() > 0.1));
    }

    @Test
    void aSeedChoosesTheStarts() {
        Problems standard = Problems.standard();
        assertTrue(same(starts(standard.seeded(42)), starts(standard.seeded(42))));
        assertFalse(same(starts(standard.seeded(42)), starts(standard.seeded(43))));
        assertFalse(same(starts(standard), starts(standard.seeded(42))));
    }

    @Test
    void ownProblemsAndTheirSteps() {
        Objective f = Quadratic.diag(1, 4);
        Problems own = Problems.of("mine", f, vector(1, 1)).and("from afar", f, vector(100, 1)).steps(7);
        Report report = Checks.compare(new GradientDescent(0.1), new GradientDescent(0.1), own);
        assertEquals("matches gradient descent, step size 0.1\n  mine, from afar: ok, the same 7 steps",
                report.toString());
        assertEquals(List.of("problem", "passed", "detail"), report.table().columnNames());
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                OneSentence.bad("f must be given, was null", () -> Problems.of("f", null, vector(1))),
                OneSentence.bad("f must be given, was null", () -> Mistakes.ofStepSize(null)),
                OneSentence.bad("problems must be given, was null", () ->
                        Checks.compare(new GradientDescent(1), new GradientDescent(1), null)),
                OneSentence.bad("reference must be given, was null", () ->
                        Checks.compare(new GradientDescent(1), null)),
                OneSentence.bad("value must be given, was null", () ->
                        Checks.answer("x", 1).mistake((SimpleMatrix) null, "nothing")),
                OneSentence.bad("n must be positive, was 0", () -> Problems.ofDimension(0)),
                OneSentence.bad("steps must be positive, was 0", () -> Problems.standard().steps(0)),
                OneSentence.bad("seconds must be positive and finite, was NaN", () ->
                        Problems.standard().seconds(Double.NaN)),
                OneSentence.bad("x0 is 1×1 but the problem has dimension 2", () ->
                        Problems.of("f", Quadratic.diag(1, 2), vector(1))),
                OneSentence.bad("f must know its strong convexity μ, and this objective does not",
                        () -> Mistakes.ofRate(Quadratic.diag(0, 1))));
    }
}
