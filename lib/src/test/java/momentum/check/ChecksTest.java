package momentum.check;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import momentum.Objective;
import momentum.OneStep;
import momentum.TwoStep;
import momentum.method.Convention;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a cell is told. */
class ChecksTest {
    static String printed(Executable call) throws Throwable {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            call.execute();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private static String refused(Executable call) {
        return assertThrows(AssertionError.class, call).getMessage();
    }

    @Test
    void aCheckThatHoldsPrintsOneLine() throws Throwable {
        assertEquals("holds: rate is 0.818182, expected 0.818182 within 1e-12 (off by rounding)",
                printed(() -> Checks.is("rate", 9 / 11.0, 0.8181818181818, 1e-12)));
        assertEquals("holds: rate is 0.75, expected 0.8 within 0.1 (off by 0.05)",
                printed(() -> Checks.is("rate", 0.75, 0.8, 0.1)));
        assertEquals("holds: count is 97, exactly as expected", printed(() -> Checks.is("count", 97, 97, 0)));
        assertEquals("holds: rate is 0.8, at most 0.9", printed(() -> Checks.atMost("rate", 0.8, 0.9)));
        assertEquals("holds: 1 is less than 2", printed(() -> Checks.holds("1 is less than 2", true)));
    }

    @Test
    void aCheckThatFailsThrowsOneSentence() {
        assertEquals("rate: expected 0.9 within 0.001, got 0.95 (off by 0.05)",
                refused(() -> Checks.is("rate", 0.95, 0.9, 1e-3)));
        assertEquals("rate: expected 0.9 within 0.001, got NaN (off by NaN)",
                refused(() -> Checks.is("rate", Double.NaN, 0.9, 1e-3)));
        assertEquals("rate: expected at most 0.9, got 0.95", refused(() -> Checks.atMost("rate", 0.95, 0.9)));
        assertEquals("rate: expected at most 0.9, got NaN", refused(() -> Checks.atMost("rate", Double.NaN, 0.9)));
        assertEquals("does not hold: 2 is less than 1", refused(() -> Checks.holds("2 is less than 1", false)));
        Objective wrong = Objective.of(x -> x.get(0), x -> vector(2));
        assertEquals("gradient differs from central differences: worst component 0, expected 1, got 2",
                refused(() -> Checks.gradient(wrong, vector(3))));
    }

    @Test
    void theToleranceIsTheOneThatIsGiven() throws Throwable {
        // by exact binary fractions: a distance of 1/8 is within 1/8, and not within the next smaller double
        printed(() -> Checks.is("rate", 0.625, 0.5, 0.125));
        refused(() -> Checks.is("rate", 0.625, 0.5, Math.nextDown(0.125)));
        printed(() -> Checks.atMost("rate", 0.5, 0.5));
        refused(() -> Checks.atMost("rate", Math.nextUp(0.5), 0.5));
    }

    @Test
    void thePrintNeverSeemsToContradictTheVerdict() throws Throwable {
        assertEquals("holds: gap is 0.5135135, expected 0.5135135 within 5e-8 (off by 1.4e-8)",
                printed(() -> Checks.is("gap", 0.513513514, 0.5135135, 5e-8)));
        assertEquals("gap: expected 0.5 within 1e-9, got 0.500000002 (off by 2e-9)",
                refused(() -> Checks.is("gap", 0.500000002, 0.5, 1e-9)));
        assertEquals("gap: expected 0.5 within 0.1, got 0.601 (off by 0.101)",
                refused(() -> Checks.is("gap", 0.601, 0.5, 0.1)));
        assertEquals("gap: expected exactly 1, got 1.0000000000000002 (off by 2.2e-16)",
                refused(() -> Checks.is("gap", Math.nextUp(1.0), 1, 0)));
        assertEquals("gap: expected at most 0.9, got 0.90000001", refused(() -> Checks.atMost("gap", 0.90000001, 0.9)));
    }

    @Test
    void aCheckThatCannotMeanAnythingIsRefused() {
        assertEquals("expected must be finite, was NaN", assertThrows(IllegalArgumentException.class,
                () -> Checks.is("rate", 1, Double.NaN, 1)).getMessage());
        assertEquals("within must be zero or more and finite, was Infinity",
                assertThrows(IllegalArgumentException.class,
                () -> Checks.is("rate", 1, 1, Double.POSITIVE_INFINITY)).getMessage());
        assertEquals("bound must be a number, was NaN", assertThrows(IllegalArgumentException.class,
                () -> Checks.atMost("rate", 1, Double.NaN)).getMessage());
    }

    @Test
    void theSameMethodMatches() {
        TwoStep mine = (f, x, previous) -> x.plus(x.minus(previous).scale(0.9)).minus(f.gradient(x).scale(0.01));
        Report report = Checks.compare(mine, new HeavyBall(0.01, 0.9));
        assertTrue(report.passed(), report.toString());
        assertDoesNotThrow(report::orThrow);
        assertEquals(5, report.table().rowCount());
        // 0.1 diverges on the valley: the same way as the reference
        assertTrue(Checks.compare(Convention.GOH.method(0.1, 0.9), new HeavyBall(0.1, 0.9)).passed());
    }

    @Test
    void aWrongSignIsNamedByProblemAndStep() {
        TwoStep mine = (f, x, previous) -> x.minus(x.minus(previous).scale(0.9)).minus(f.gradient(x).scale(0.01));
        Report report = Checks.compare(mine, new HeavyBall(0.01, 0.9));
        assertFalse(report.passed());
        // by hand for x₂: x₁ ∓ 0.9(x₁ − x₀) − 0.01·1·x₁ = 0.99·0.99 ± 0.009; for λ = 100, x₁ = 0
        assertEquals("first differs at k = 2: expected (0.9711, -0.9), got (0.9891, 0.9)",
                report.rows().get(1).detail());
        assertTrue(refused(report::orThrow).startsWith("differs from heavy ball, step size 0.01, momentum 0.9\n"
                + "  this is what you get when β (x − x₋) is subtracted instead of added\n"
                + "  bowl: first differs at k = 2: "));
    }

    @Test
    void aMethodThatChangesItsStartIsFound() {
        OneStep thief = (f, x) -> {
            x.set(0, x.get(0) - 0.1 * f.gradient(x).get(0));
            return x;
        };
        assertFalse(Checks.compare(thief, new GradientDescent(0.1)).passed());
    }

    @Test
    void aMethodOfTheWrongShapeIsFound() {
        OneStep row = (f, x) -> x.transpose();
        assertEquals("x has shape 1×2 at k = 1, expected 2×1",
                Checks.compare(row, new GradientDescent(0.1)).rows().get(1).detail());
    }
}
