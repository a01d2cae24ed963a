package momentum.check;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import momentum.Iterate;
import momentum.Objective;
import momentum.OneStep;
import momentum.Optimizer;
import momentum.TwoStep;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import org.ejml.data.MatrixType;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a method does, there is a report with a sentence for it, soon, and nothing on the error stream. */
class AnyMethodTest {
    private static final HeavyBall BALL = new HeavyBall(0.018, 0.7);

    private static final String REMEMBERS = "goes another way at k = 1 when it is run again: it keeps something outside"
            + " its state, such as the velocity in a variable, or draws random numbers";

    private static SimpleMatrix right(Objective f, SimpleMatrix x, SimpleMatrix previous) {
        return BALL.next(f, x, previous);
    }

    private static Optimizer<Iterate> starting(Iterate state) {
        return new Optimizer<>() {
            @Override
            public Iterate start(Objective f, SimpleMatrix x0) {
                return state;
            }

            @Override
            public Iterate step(Objective f, Iterate state) {
                return state;
            }
        };
    }

    private static Arguments method(String sentence, Optimizer<? extends Iterate> method) {
        return Arguments.of(sentence, method);
    }

    private static Arguments two(String sentence, TwoStep method) {
        return Arguments.of(sentence, method);
    }

    private static SimpleMatrix endlessly(SimpleMatrix x) {
        return endlessly(x.scale(1));
    }

    static Stream<Arguments> methods() {
        SimpleMatrix[] velocity = {null};
        var random = new Random(1);
        return Stream.of(
                method("there is no method yet: it is null", null),
                method("returns null at k = 0 instead of the starting state", starting(null)),
                method("returns null at k = 0 instead of the starting state",
                        starting(new TwoStep.Pair(0, null, null))),
                two("returns null at k = 1 instead of the next x", (f, x, p) -> null),
                two("throws UnsupportedOperationException at k = 1: not written yet", (f, x, p) -> {
                    throw new UnsupportedOperationException("not written yet");
                }),
                two("throws Error at k = 1", (f, x, p) -> {
                    throw new Error();
                }),
                two("throws Spiteful at k = 1", (f, x, p) -> {
                    throw new Spiteful();
                }),
                two("calls itself without end at k = 1", (f, x, p) -> endlessly(x)),
                two("asks for more memory than there is at k = 1", (f, x, p) -> {
                    throw new OutOfMemoryError();
                }),
                two("x has shape 1×2 at k = 1, expected 2×1", (f, x, p) -> right(f, x, p).transpose()),
                two("x is no dense matrix of doubles at k = 1", (f, x, p) -> new SimpleMatrix(2, 1, MatrixType.FDRM)),
                two("returns its own x at k = 1: the next x must be a new matrix", (f, x, p) -> x),
                two("returns its own x at k = 1: the next x must be a new matrix", (f, x, p) ->
                        SimpleMatrix.wrap(x.getMatrix())),
                two("changes x or previous in place at k = 1: make a new matrix and leave the old ones as they are",
                        (f, x, p) -> {
                    x.setTo(right(f, x, p));
                    return x;
                }),
                two("changes previous in place at k = 2: make a new matrix and leave the old ones as they are",
                        (f, x, p) -> {
                    SimpleMatrix next = right(f, x, p);
                    p.setTo(x);
                    return next;
                }),
                two("first differs at k = 1: expected (0.982, -0.8), got (NaN, NaN);"
                        + " NaN comes from 0/0, ∞ − ∞ or the root of a negative number", (f, x, p) ->
                                x.scale(Double.NaN)),
                two(REMEMBERS, (f, x, p) -> {
                    if (velocity[0] == null) velocity[0] = new SimpleMatrix(2, 1);
                    velocity[0] = velocity[0].scale(0.7).minus(f.gradient(x).scale(0.018));
                    return x.plus(velocity[0]);
                }),
                two(REMEMBERS, (f, x, p) -> x.plus(random.nextGaussian())));
    }

    /** Whose message cannot be had. */
    private static final class Spiteful extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    private static Report quietly(Supplier<Report> compare) {
        PrintStream before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            return assertTimeoutPreemptively(Duration.ofSeconds(60), compare::get);
        } finally {
            System.setErr(before);
            assertEquals("", bytes.toString(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void thereIsASentence(String sentence, Optimizer<? extends Iterate> method) {
        Report report = quietly(() -> Checks.compare(method, BALL));
        assertFalse(report.passed());
        assertEquals(List.of("bowl", "valley", "rotated valley", "log cosh", "banana"),
                report.rows().stream().map(Report.Row::problem).toList());
        assertEquals(sentence, report.rows().get(1).detail(), report.toString());
    }

    @Test
    void aMethodForTwoCoordinatesIsJudgedOnThem() {
        TwoStep mine = (f, x, p) -> vector(
                x.get(0) - 0.018 * f.gradient(x).get(0) + 0.7 * (x.get(0) - p.get(0)),
                x.get(1) - 0.018 * f.gradient(x).get(1) + 0.7 * (x.get(1) - p.get(1)));
        Report all = quietly(() -> Checks.compare(mine, BALL));
        assertEquals("throws ArrayIndexOutOfBoundsException at k = 1: Index 1 out of bounds for length 1;"
                + " if it is written for two coordinates, compare on Problems.ofDimension(2)",
                all.rows().get(0).detail());
        assertTrue(all.rows().subList(1, 5).stream().allMatch(Report.Row::passed), all.toString());
        assertTrue(Checks.compare(mine, BALL, Problems.ofDimension(2).seeded(42)).passed());
        TwoStep minus = (f, x, p) -> vector(
                x.get(0) - 0.018 * f.gradient(x).get(0) - 0.7 * (x.get(0) - p.get(0)),
                x.get(1) - 0.018 * f.gradient(x).get(1) - 0.7 * (x.get(1) - p.get(1)));
        assertEquals("this is what you get when β (x − x₋) is subtracted instead of added",
                Checks.compare(minus, BALL, Problems.ofDimension(2)).diagnosis().orElseThrow());
    }

    @Test
    void whatIsKeptOutsideIsSaidForTheWholeReport() {
        SimpleMatrix[] velocity = {new SimpleMatrix(2, 1)};
        OneStep mine = (f, x) -> {
            velocity[0] = velocity[0].scale(0.7).minus(f.gradient(x).scale(0.018));
            return x.plus(velocity[0]);
        };
        // the right steps on the first problem, and yet no right method
        Report report = Checks.compare(mine, BALL, Problems.ofDimension(2));
        assertFalse(report.rows().get(0).passed());
        assertEquals("a method that is right keeps nothing outside its state:"
                + " a velocity in a variable is still there on the next problem", report.diagnosis().orElseThrow());
    }

    @Test
    void aStateThatIsCountedWrongIsFound() {
        var miscounted = new Optimizer<TwoStep.Pair>() {
            @Override
            public TwoStep.Pair start(Objective f, SimpleMatrix x0) {
                return BALL.start(f, x0);
            }

            @Override
            public TwoStep.Pair step(Objective f, TwoStep.Pair state) {
                return new TwoStep.Pair(0, BALL.next(f, state.x(), state.previous()), state.x());
            }
        };
        assertEquals("its state says k = 0 at k = 1: each step adds 1 to it",
                Checks.compare(miscounted, BALL).rows().get(0).detail());
    }

    @Test
    void theStartThatWasGivenStaysAsItIs() {
        var thief = new Optimizer<TwoStep.Pair>() {
            @Override
            public TwoStep.Pair start(Objective f, SimpleMatrix x0) {
                TwoStep.Pair right = BALL.start(f, x0);
                x0.zero();
                return right;
            }

            @Override
            public TwoStep.Pair step(Objective f, TwoStep.Pair state) {
                return BALL.step(f, state);
            }
        };
        Report report = Checks.compare(thief, BALL);
        assertTrue(report.rows().stream().noneMatch(Report.Row::passed), report.toString());
        assertEquals("changes x0: copy it, and leave what was given as it is", report.rows().get(0).detail());
    }

    static Stream<TwoStep> endless() {
        return Stream.of((f, x, p) -> {
            while (true) x = x.plus(1);
        }, (f, x, p) -> {
            for (long i = 0; ; i++) if (i == Long.MIN_VALUE) return x;
        }, (f, x, p) -> {
            while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
            return x;
        }, (f, x, p) -> {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return x;
        });
    }

    private static boolean isSpinning() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(thread ->
                thread.getName().startsWith("check on "));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void aLoopThatNeverEndsIsEnded(TwoStep method) {
        Report report = quietly(() -> Checks.compare(method, BALL, Problems.standard().seconds(0.1)));
        assertTrue(report.rows().get(0).detail().startsWith(
                "the step to k = 1 has not come back after 0.1 s: does a loop in it never end?"), report.toString());
        assertEquals("not tried, since the method did not come back before", report.rows().get(4).detail());
        // from Java 20 on nothing ends a thread that does not listen, and the report says so
        assertEquals(report.toString().contains("restart the kernel"), isSpinning());
        if (Runtime.version().feature() < 20) assertFalse(isSpinning());
    }

    @Test
    void theReaderCanInterrupt() throws InterruptedException {
        var reader = new Thread(() -> assertThrows(CancellationException.class, () ->
                Checks.compare((OneStep) (f, x) -> {
            while (!Thread.currentThread().isInterrupted()) Thread.onSpinWait();
            return x;
        }, BALL, Problems.standard().seconds(1000))));
        reader.start();
        Thread.sleep(200);
        reader.interrupt();
        reader.join(10_000);
        assertFalse(reader.isAlive());
        assertFalse(isSpinning());
    }

    @Test
    void roundingIsForgivenAndNothingElse() {
        Optimizer<?> near = new GradientDescent(0.018 * (1 + 1e-5)), rounded = new GradientDescent(0.018 * (1 + 1e-14));
        // on the bowls, where a hundred thousandth of a step stays one
        assertFalse(Checks.compare(near, new GradientDescent(0.018), Problems.ofDimension(1)).passed());
        assertTrue(Checks.compare(rounded, new GradientDescent(0.018)).passed());
    }
}
