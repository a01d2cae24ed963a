package momentum.check;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import java.util.stream.Stream;
import momentum.Objective;
import momentum.OneSentence;
import momentum.TwoStep;
import momentum.flow.DampedOscillator;
import momentum.flow.Discretisation;
import momentum.flow.Scheme;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Remembering;
import momentum.problem.BentParabola;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** Games and their referees: who arrives, with how many looks, of which order, and who goes round for ever. */
class RefereesTest implements OneSentence {
    private static final BentParabola BENT = BentParabola.curvature(25).from(1, 1).from(2, 25);

    private static void says(double points, String line, Supplier<Double> cell) throws Throwable {
        double[] given = {0};
        assertEquals(line, ChecksTest.printed(() -> given[0] = cell.get()));
        assertEquals(points, given[0]);
    }

    @Test
    void aBentParabolaIsWhatItsPiecesSay() {
        // Lessard, Recht and Packard's example: 25x up to 1, x + 24 up to 2, 25x − 24 beyond
        for (double x : new double[] {-3, -0.5, 0, 0.5, 1, 1.5, 2, 3.3}) {
            double slope = x < 1 ? 25 * x : x < 2 ? x + 24 : 25 * x - 24;
            assertEquals(slope, BENT.gradient(vector(x)).get(0), 1e-13);
            assertTrue(BENT.checkGradient(vector(x + 0.01)).passed());
        }
        BentParabola mirrored = BentParabola.curvature(25).from(-2, 1).from(-1, 25);
        for (double x : new double[] {-3, -1.5, 0.5}) {
            assertEquals(BENT.value(vector(-x)), mirrored.value(vector(x)), 1e-13);
            assertEquals(-BENT.gradient(vector(-x)).get(0), mirrored.gradient(vector(x)).get(0), 1e-13);
        }
        assertEquals(25, BENT.conditionNumber());
        assertEquals("bent parabola, curvature 25, from 1 on 1, from 2 on 25", BENT.toString());
    }

    @Test
    void theKnownCycleIsFoundExactly() throws Throwable {
        String cycle = "a cycle of 3 points, 792/1225 → -2208/1225 → 2592/1225";
        says(4, "not yet: " + cycle
                + ", but a curvature is 1 or 25 exactly: the last points are for a function strictly between",
                () -> Checks.cycle(() -> BENT, () -> 3.3).points(3, 1, 2));
        assertTrue(ChecksTest.printed(() -> assertEquals(6.0, Checks.cycle(() ->
                BentParabola.curvature(24.5).from(1, 1.25).from(2, 24.5), () -> 3.3).points(3, 1, 2)))
                .startsWith("right: a cycle of 3 points, "));
    }

    @Test
    void whoArrivesOrCheatsGetsNothing() throws Throwable {
        String arrives = "not yet: the heavy ball arrives: it is nearer than 0.001 within 300 steps";
        says(0, arrives, () -> Checks.cycle(() -> BENT, () -> 3).points(3, 1, 2));
        says(0, arrives, () -> Checks.cycle(() -> BENT, () -> 0).points(3, 1, 2));
        says(0, arrives, () -> Checks.cycle(() -> BentParabola.curvature(25), () -> 1).points(3, 1, 2));
        says(0, "not yet: f has a curvature outside of 1 to 25, for which this heavy ball is not made",
                () -> Checks.cycle(() -> BentParabola.curvature(Math.nextUp(25)), () -> 1).points(3, 1, 2));
        says(0, "not yet: f is still missing", () -> Checks.cycle(() -> null, () -> 1).points(3, 1, 2));
        says(0, "not yet: x0 is not Infinity", () -> Checks.cycle(() -> BENT, () -> 1 / 0.0).points(3, 1, 2));
        says(0, "not yet: f: the code throws IllegalArgumentException: kinks must ascend, but 2 stood before 1",
                () -> Checks.cycle(() -> BentParabola.curvature(25).from(2, 1).from(1, 25), () -> 1).points(3, 1, 2));
    }

    @Test
    void fractionsAreExact() {
        assertEquals("1/10", Fraction.of(1, 10).toString());
        assertEquals(0.1, Fraction.of(0.1).value());
        assertTrue(Fraction.of(1, 10).isLessThan(Fraction.of(0.1)), "0.1 is a little more than a tenth");
        assertEquals(Fraction.of(1, 6), Fraction.of(1, 2).minus(Fraction.of(1, 3)));
        assertEquals(Fraction.of(-3, 2), Fraction.of(1, 2).over(Fraction.of(1, -3)));
        assertEquals(Fraction.of(1e300), Fraction.of(1e300).plus(Fraction.of(1)).minus(Fraction.ONE));
    }

    @Test
    void looksAreCountedAndEnd() {
        var blind = new Blind(Quadratic.diag(1, 4), 3);
        blind.gradient(vector(1, 1));
        blind.value(vector(1, 1));
        blind.gradient(vector(1, 1));
        assertEquals(3, blind.looks());
        assertEquals("all 3 looks are used up",
                assertThrows(IllegalStateException.class, () -> blind.gradient(vector(1, 1))).getMessage());
        assertTrue(blind.smoothness().isEmpty() && blind.minimizer().isEmpty() && blind.leastValue().isEmpty());
    }

    private static Budget.Search tuned(Quadratic known, int steps) {
        return (f, x0) -> Tuning.heavyBall(known).method().run(f, x0, steps).last().x();
    }

    @Test
    void aBudgetIsKeptOrNot() throws Throwable {
        Quadratic valley = Budget.valley();
        assertEquals(400, valley.conditionNumber(), 1e-6);
        String stopped = ChecksTest.printed(() ->
                assertEquals(0, Checks.budget((f, x0) -> x0, valley).points(1000, 500)));
        assertEquals("not yet: it stops too early: the gradient is 1 times that at the start, 1e-6 is asked for",
                stopped);
        Budget.Search descent = (f, x0) -> {
            SimpleMatrix x = x0;
            for (int k = 0; k < 4000; k++) x = new GradientDescent(2.0 / 401).next(f, x);
            return x;
        };
        says(1, "not yet: it arrives, but takes 4000 looks; the next point is for 2000",
                () -> Checks.budget(descent, valley).points(9000, 2000, 1000));
        says(0, "not yet: the point is 1×1, 60×1 is asked for",
                () -> Checks.budget((f, x0) -> vector(0), valley).points(1000));
        says(0, "not yet: it runs away: is the step longer than 2/L?",
                () -> Checks.budget((f, x0) -> x0.scale(Double.NaN), valley).points(1000));
        says(0, "not yet: the point is still missing", () -> Checks.budget((f, x0) -> null, valley).points(1000));
        says(0, "not yet: the code throws IllegalStateException: all 20000 looks are used up",
                () -> Checks.budget((f, x0) -> {
                    while (true) f.gradient(x0);
                }, valley).points(1000));
        says(0, "not yet: the code throws NoSuchElementException: No value present", () ->
                Checks.budget((f, x0) -> f.minimizer().orElseThrow(), valley).points(1000));
    }

    @Test
    void theUnseenValleyPunishesNumbersThatWereLearntByHeart() {
        // a step of 2/401 is too long for it, whoever the student is
        for (String name : new String[] {"ada", "bob", "solution"}) {
            double scale = new Student(name).drawn("scale of the valley", 2.2, 4);
            assertTrue(2.0 / 401 * scale * 400 > 2, "scale " + scale);
        }
        assertEquals(400, Budget.unseenValley().conditionNumber(), 1e-6);
    }

    @Test
    void anOrderIsMeasured() throws Throwable {
        var ball = new DampedOscillator(1, 0.5);
        says(2, "right: the scheme is of order 2", () -> Checks.scheme(() -> Scheme.CENTRAL, ball, 4).points(2, 2));
        says(2, "right: the scheme is of order 1", () -> Checks.scheme(() -> Scheme.BACKWARD, ball, 4).points(2, 1));
        assertTrue(ChecksTest.printed(() -> Checks.scheme(() -> Scheme.BACKWARD, ball, 4).points(2, 2))
                .endsWith(" and 2 is asked for: which of the differences is one-sided?"));
        says(0, "not yet: the scheme is still missing", () -> Checks.scheme(() -> null, ball, 4).points(2, 1));
        // as long a step as h/m makes a map that has its own limit, and an order which means nothing
        Discretisation wrong = (m, c, h) -> new HeavyBall(h / m, 1 - c * h / m);
        assertTrue(ChecksTest.printed(() -> assertEquals(0, Checks.scheme(() -> wrong, ball, 4).points(2, 1)))
                .startsWith("not yet: the scheme does not follow the ball: "));
    }

    @Test
    void twoLambdasAreAMethod() {
        var rolling = new Remembering((f, x, v) -> v.scale(0.7).minus(f.gradient(x).scale(0.018)), (x, v) -> x.plus(v));
        assertTrue(Checks.compare(rolling, new HeavyBall(0.018, 0.7)).passed());
    }

    @Test
    void familiesAreComparedSeenAndUnseen() {
        assertTrue(Checks.compare((a, b) -> new HeavyBall(a, b), HeavyBall::new).passed());
        assertTrue(Checks.compareUnseen((a, b) -> new HeavyBall(a, b), HeavyBall::new).passed());
        // right for the numbers of the visible check alone
        TwoStep learnt = new HeavyBall(0.018, 0.7);
        assertTrue(Checks.compare((a, b) -> learnt, HeavyBall::new).passed());
        assertTrue(!Checks.compareUnseen((a, b) -> learnt, HeavyBall::new).passed());
    }

    static Stream<Arguments> cases() {
        Objective f = Quadratic.diag(1);
        return Stream.of(
                OneSentence.bad("most must be positive, was 0", () -> new Blind(f, 0)),
                OneSentence.bad("curvature must be positive and finite, was 0", () -> BentParabola.curvature(0)),
                OneSentence.bad("kinks must ascend, but 1 stood before 1", () ->
                        BentParabola.curvature(1).from(1, 2).from(1, 3)),
                OneSentence.bad("x is 2×1 but the problem has dimension 1", () -> BENT.value(vector(1, 2))),
                OneSentence.bad("push must be given, was null", () -> new Remembering(null, (x, v) -> x)),
                OneSentence.bad("eigenvalue must be positive and finite, was 0", () ->
                        Checks.scheme(() -> Scheme.CENTRAL, new DampedOscillator(1, 1), 0)),
                OneSentence.bad("search must be given, was null", () -> Checks.budget(null, Budget.valley())));
    }
}
