package momentum.check;

import static momentum.Linear.vector;
import static momentum.check.Checks.answer;
import static momentum.check.Checks.condition;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import momentum.OneSentence;
import momentum.TwoStep;
import momentum.method.HeavyBall;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cell that is marked gives: points and one sentence, whatever stands in the cell that it marks. */
class PointsTest implements OneSentence {
    private static final HeavyBall BALL = new HeavyBall(0.018, 0.7);

    /** The points, and the line that is printed for them. */
    private record Marked(double points, String line) {
        static Marked of(Supplier<Double> cell) throws Throwable {
            double[] points = {0};
            String line = ChecksTest.printed(() -> points[0] = cell.get());
            return new Marked(points[0], line);
        }
    }

    @Test
    void aRightAnswerGetsItsPoints() throws Throwable {
        assertEquals(new Marked(2, "right: β is 0.9"), Marked.of(() -> answer("β", () -> 0.9).points(2, 0.9, 0)));
        assertEquals(new Marked(2, "right: the count is 3"),
                Marked.of(() -> answer("the count", () -> 3).points(2, 3, 0)));
        assertEquals(new Marked(1.5, "right: x is (1, 2)"),
                Marked.of(() -> answer("x", () -> new double[] {1, 2}).points(1.5, vector(1, 2), 0)));
        assertEquals(new Marked(1, "right: it converges"),
                Marked.of(() -> condition("it converges", () -> true, "it does not").points(1)));
    }

    @Test
    void aWrongOneGetsNoneAndTheSentenceOfItsMistake() throws Throwable {
        assertEquals(new Marked(0, "not yet: β is not 0.1: this is what you get with 1 − β in place of β"),
                Marked.of(() -> answer("β", () -> 0.1).mistake(right -> 1 - right,
                        "this is what you get with 1 − β in place of β").points(2, 0.9, 1e-9)));
        assertEquals(new Marked(0, "not yet: it does not"),
                Marked.of(() -> condition("it converges", () -> false, "it does not").points(1)));
    }

    private static double endlessly(double x) {
        return endlessly(x) + 1;
    }

    private static double loop() {
        double x = 0;
        while (x >= 0) x++;
        return x;
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                code(" is still missing", () -> null),
                code(" is still missing", () -> {
                    throw new UnsupportedOperationException("not written yet");
                }),
                code(" is still missing (NaN: no number yet, or the root of a negative one)", () -> Double.NaN),
                code(" has 2 numbers, 1 number is asked for", () -> new double[] {1, 2}),
                code(" has 2×2, 1 number is asked for", () -> SimpleMatrix.identity(2)),
                code(": the code gives String where a number is asked for", () -> "0.9"),
                code(": the code throws ArithmeticException: / by zero", () -> 1 / (int) Math.floor(0.5)),
                code(": the code throws NullPointerException", () -> {
                    throw new NullPointerException();
                }),
                code(": the code calls itself without end", () -> endlessly(1)),
                code(": the code has not come back after 3 s: does a loop in it never end?", PointsTest::loop));
    }

    private static Arguments code(String sentence, Supplier<?> mine) {
        return Arguments.of(sentence, mine);
    }

    @ParameterizedTest(name = "β{0}")
    @MethodSource("codes")
    void whateverTheCodeDoesThereIsASentence(String sentence, Supplier<?> mine) throws Throwable {
        assertEquals(new Marked(0, "not yet: β" + sentence), Marked.of(() -> answer("β", mine).points(2, 0.9, 1e-9)));
    }

    @Test
    void aConditionMayThrow() throws Throwable {
        assertEquals(new Marked(0, "not yet: it converges: the code throws IllegalStateException: no"),
                Marked.of(() -> condition("it converges", () -> {
                    throw new IllegalStateException("no");
                }, "it does not").points(1)));
        assertEquals(new Marked(0, "not yet: it converges: this is still missing"),
                Marked.of(() -> condition("it converges", () -> null, "it does not").points(1)));
    }

    @Test
    void aMethodGetsTheShareOfTheProblemsThatItSolves() throws Throwable {
        TwoStep mine = (f, x, p) -> x.minus(f.gradient(x).scale(0.018)).plus(x.minus(p).scale(0.7));
        Marked right = Marked.of(() -> Checks.compare(() -> mine, BALL, Problems.standard()).points(4));
        assertEquals(4, right.points);
        assertTrue(right.line.startsWith("right: it matches heavy ball"), right.line);
        TwoStep wrong = (f, x, p) -> x.minus(f.gradient(x).scale(0.018)).minus(x.minus(p).scale(0.7));
        Marked sign = Marked.of(() -> Checks.compare(() -> wrong, BALL, Problems.standard()).points(4));
        assertEquals(0, sign.points);
        assertTrue(sign.line.startsWith("not yet: this is what you get when β (x − x₋) is subtracted instead of added"),
                sign.line);
        // right in the plane only: four of the five problems, 3.2 rounded down to a quarter
        TwoStep plane = (f, x, p) -> {
            SimpleMatrix next = mine.next(f, x, p);
            return vector(next.get(0), next.get(1));
        };
        assertEquals(3, Marked.of(() -> Checks.compare(() -> plane, BALL, Problems.standard()).points(4)).points);
    }

    @Test
    void codeThatMakesNoMethodGetsASentence() throws Throwable {
        assertEquals(new Marked(0, "not yet: there is no method yet: it is null"),
                Marked.of(() -> Checks.compare(() -> null, BALL, Problems.standard()).points(4)));
        assertEquals(new Marked(0, "not yet: there is no method yet: it is null"),
                Marked.of(() -> Checks.compare(() -> {
                    throw new UnsupportedOperationException("not written yet");
                }, BALL, Problems.standard()).points(4)));
        assertEquals(new Marked(0, "not yet: the code that makes the method throws Error: no"),
                Marked.of(() -> Checks.compare(() -> {
                    throw new Error("no");
                }, BALL, Problems.standard()).points(4)));
    }

    @Test
    void numbersOfOnesOwnGoByTheName() {
        var ada = new Student("ada");
        assertEquals(ada.drawn("β", 0.5, 0.9), new Student("ada").drawn("β", 0.5, 0.9));
        assertNotEquals(ada.drawn("β", 0.5, 0.9), ada.drawn("α", 0.5, 0.9));
        assertNotEquals(ada.drawn("β", 0.5, 0.9), new Student("bob").drawn("β", 0.5, 0.9));
        for (int i = 0; i < 1000; i++) {
            double drawn = new Student("student " + i).drawn("β", 0.5, 0.9);
            assertTrue(drawn >= 0.5 && drawn <= 0.9, "drawn " + drawn);
        }
    }

    @Test
    void theGraderSaysWhoseTurnItIs() {
        String before = System.getProperty("momentum.student");
        try {
            System.setProperty("momentum.student", "ada");
            assertEquals(new Student("ada").drawn("β", 0, 1), Checks.drawn("β", 0, 1));
            List<String> adas = starts(Problems.unseen(2, 1));
            assertEquals(adas, starts(Problems.unseen(2, 1)));
            System.setProperty("momentum.student", "bob");
            assertNotEquals(adas, starts(Problems.unseen(2, 1)));
        } finally {
            if (before == null) System.clearProperty("momentum.student");
            else System.setProperty("momentum.student", before);
        }
    }

    private static List<String> starts(Problems problems) {
        return problems.examples().stream().map(each -> each.x0().toString()).toList();
    }

    @Test
    void aMistakeIsNamedOnUnseenProblemsToo() {
        TwoStep wrong = (f, x, p) -> x.minus(f.gradient(x).scale(0.018)).plus(x.minus(p).scale(0.3));
        Report report = Checks.compare(() -> wrong, BALL, Problems.unseen(2, 1 / 0.018));
        assertEquals("this is what you get with 1 − β in place of β", report.diagnosis().orElseThrow());
        assertTrue(Checks.compare(() -> BALL, BALL, Problems.unseen(3, 1 / 0.018)).passed());
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                OneSentence.bad("mine must be given, was null", () -> answer("β", (Supplier<?>) null)),
                OneSentence.bad("worth must be zero or more and finite, was -1", () ->
                        answer("β", () -> 1).points(-1, 1, 1)),
                OneSentence.bad("worth must be zero or more and finite, was NaN", () ->
                        condition("it is", () -> true, "it is not").points(Double.NaN)),
                OneSentence.bad("otherwise must be given, was null", () -> condition("it is", () -> true, null)),
                OneSentence.bad("to must be at least from, was 0.1 with from 0.2", () -> Checks.drawn("β", 0.2, 0.1)),
                OneSentence.bad("n must be positive, was 0", () -> Problems.unseen(0, 1)),
                OneSentence.bad("curvature must be positive and finite, was NaN", () -> Problems.unseen(1, Double.NaN)),
                OneSentence.bad("count must be from 1 to 10000, was 0", () -> MemoryMistakes.ofWeights(0.9, 0)));
    }
}
