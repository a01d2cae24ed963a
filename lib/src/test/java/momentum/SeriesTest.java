package momentum;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import tech.tablesaw.api.Table;

/** A k is a k: what belongs to iterate k is found by k, whatever a run let go, and never by its place. */
class SeriesTest implements OneSentence {
    private static final Quadratic BOWL = Quadratic.diag(1);
    /** 20 000 steps: every second iterate was let go. */
    private static final Trajectory<OneStep.Point> THINNED = new GradientDescent(1e-4).run(BOWL, vector(1), 20_000);

    @Test
    void afterThinningAnIterateIsStillFoundByItsK() {
        assertEquals(2, THINNED.stride());
        for (int k : new int[] {0, 2, 5000, 12_344, 20_000}) {
            assertEquals(k, THINNED.at(k).k());
            // (1 − α)ᵏ by repeated multiplication: k roundings of half an ulp each
            double expected = Math.pow(1 - 1e-4, k);
            assertEquals(expected, THINNED.coordinate(0).at(k), k * 1.2e-16 * expected);
            assertEquals(THINNED.values().at(k), BOWL.value(THINNED.at(k).x()));
            assertEquals(THINNED.errors().at(k), Math.abs(THINNED.at(k).x().get(0)));
        }
        assertNotEquals(THINNED.at(5000), THINNED.kept().get(5000), "the place in the list is another k");
    }

    @Test
    void inTimeAStepHasALength() {
        Series over = new GradientDescent(0.1).run(BOWL, vector(1), 10).coordinate(0).inTime(0.5);
        assertArrayEquals(new double[] {0, 0.5, 1, 1.5}, Arrays.copyOf(over.k(), 4), 0);
        assertEquals(Math.pow(0.9, 3), over.at(1.5), 1e-15);
        var wrong = assertThrows(IllegalArgumentException.class, () -> over.inTime(0));
        assertEquals("h must be positive and finite, was 0", wrong.getMessage());
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                bad("k must be one that was kept, the nearest are 12344 and 12346, was 12345", () ->
                        THINNED.at(12_345)),
                bad("k must be one that was kept, the nearest are 12344 and 12346, was 12345", () ->
                        THINNED.gaps().at(12_345)),
                bad("k must be from 0 to 20000, was 20001", () -> THINNED.at(20_001)),
                bad("k must be from 0 to 20000, was -1", () -> THINNED.values().at(-1)),
                bad("k must be from 0 to 20000, was NaN", () -> THINNED.values().at(Double.NaN)),
                bad("coordinate is counted from 0 and must be at most 1, was 2",
                        () -> new HeavyBall(0.1, 0.5).run(Quadratic.diag(1, 2), vector(1, 1), 3).coordinate(2)),
                bad("coordinate is counted from 0 and must be 0, was -1", () -> THINNED.signChanges(-1)),
                bad("k must ascend, but 1 stood before 1", () -> new Series("a", new double[] {1, 1}, new double[2])),
                bad("values must be one for each k, were 2 for 1", () -> new Series("a", new double[1], new double[2])),
                bad("values must be at least one, were none", () -> new Series("a", new double[0], new double[0])),
                bad("values must be given, was null", () -> new Series("a", new double[0], null)),
                bad("name must be given, was null", () -> new Series(null, new double[1], new double[1])),
                bad("formula must be given, was null", () -> Series.of("a", 0, 1, null)),
                bad("to must be at least from = 3, was 2", () -> Series.of("a", 3, 2, k -> k)));
    }

    @Test
    void aFormulaOverTheIntegers() {
        Series squares = Series.of("k²", -2, 3, k -> k * k);
        assertArrayEquals(new double[] {-2, -1, 0, 1, 2, 3}, squares.k());
        assertArrayEquals(new double[] {4, 1, 0, 1, 4, 9}, squares.values());
        assertEquals(List.of(4.0, 9.0, 0.0, 9.0, 6.0),
                List.of(squares.first(), squares.last(), squares.min(), squares.max(),
                (double) squares.size()));
        assertEquals(-9, squares.map(v -> -v).at(3));
        assertEquals("k²: 6 values, from 4 at k = -2 to 9 at k = 3", squares.toString());
        assertEquals("k²: one value, 1e6 at k = 1000",
                Series.of("k²", 1000, 1000, k -> k * k).toString().replace("1000000", "1e6"));
        assertTrue(Double.isNaN(new Series("a", new double[] {0, 1}, new double[] {Double.NaN, 1}).max()));
    }

    @Test
    void whatIsGivenOutIsACopyAndEqualityIsByContent() {
        double[] k = {0, 1}, values = {5, 6};
        Series series = new Series("a", k, values);
        values[0] = 7;
        series.values()[1] = 8;
        series.k()[1] = 9;
        assertEquals(new Series("a", new double[] {0, 1}, new double[] {5, 6}), series);
        assertNotEquals(series, series.named("b"));
        assertEquals(series.hashCode(), series.named("b").named("a").hashCode());
    }

    @Test
    void theTableHasKAndTheNumbersUnderTheirName() {
        Table table = THINNED.gaps().named("gap").table();
        assertEquals(List.of("k", "gap"), table.columnNames());
        assertEquals(10_001, table.rowCount());
        assertEquals(20_000, table.intColumn("k").get(10_000));
        assertEquals(THINNED.gaps().last(), table.doubleColumn("gap").get(10_000));
        Table times = new Series("x", new double[] {0, 0.5}, new double[] {1, 2}).table();
        assertEquals(0.5, times.doubleColumn("k").get(1));
    }

    @Test
    void aFormulaAtChosenPlaces() {
        Series roots = Series.of("√k", new double[] {1, 4, 9}, Math::sqrt);
        assertEquals(new Series("√k", new double[] {1, 4, 9}, new double[] {1, 2, 3}), roots);
        assertThrows(IllegalArgumentException.class, () -> Series.of("√k", new double[] {4, 1}, Math::sqrt));
        assertThrows(IllegalArgumentException.class, () -> Series.of("√k", new double[0], Math::sqrt));
    }

    @Test
    void namesSayWhatAndOfWhichRun() {
        var run = new HeavyBall(0.1, 0.5).run(Quadratic.diag(1, 2), vector(1, 1), 3).named("ball");
        assertEquals(List.of("f, ball", "gap, ball", "error, ball", "gradNorm, ball", "x₂, ball"),
                Stream.of(run.values(), run.gaps(), run.errors(), run.gradNorms(),
                        run.coordinate(1)).map(Series::name).toList());
        assertThrows(IllegalArgumentException.class, () -> run.named(null));
    }
}
