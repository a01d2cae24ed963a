package momentum.plot;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import momentum.method.HeavyBall;
import momentum.plot.Motion.Way;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** What moves in a chart is kept with it, drawn beforehand or not, whatever is added to the chart afterwards. */
class MotionTest {
    private static final Window SQUARE = new Window(-2, 2, -1, 1);
    private static final Knob A = new Knob("a", new double[] {1, 2, 4}, 2), B = new Knob("b", new double[] {0, 1}, 0);

    private static Chart line(double a, double b) {
        return Chart.titled("t").line("l", new double[] {0, 1}, new double[] {b, a});
    }

    private static Chart path(SimpleMatrix x0) {
        return Plots.paths("t", SQUARE, new HeavyBall(0.1, 0.5).run(Quadratic.diag(1, 4), x0, 20));
    }

    @Test
    void aChartDrawsBetweenItsFramesToo() {
        Motion motion = Chart.slider(A, a -> line(a, 0)).title("another").credit("c").motion();
        assertEquals(Way.SLIDERS, motion.way());
        assertEquals(3, motion.frames().size());
        assertArrayEquals(new double[] {0, 3}, numbers(json(motion.at(3, 0)).at("/data/0/y")));
        assertEquals(Way.PLAYED, Chart.play(A, a -> line(a, 0)).motion().way());
        assertEquals(Way.STILL, line(1, 0).motion().way());
    }

    @Test
    void aPadHasTheFramesOfItsTwoSliders() {
        Chart pad = Chart.pad(A, B, MotionTest::line), sliders = Chart.sliders(A, B, MotionTest::line);
        assertEquals(sliders, pad, "where it is not live");
        assertEquals(Way.PAD, pad.motion().way());
        Chart map = Chart.hovered(A, B, MotionTest::line);
        assertEquals(sliders, map, "where nothing can be pointed at");
        assertEquals(Way.HOVERED, map.motion().way());
        refused("the chart at the start must not be null", () -> Chart.pad(A, B, (a, b) -> null));
        refused("draw must be given, was null", () -> Chart.pad(A, B, null));
    }

    @Test
    void aDraggedStartHasFewPlacesWithinTheAxes() {
        Chart chart = Chart.draggable(vector(-1.2, 0.8), MotionTest::path);
        Motion motion = chart.motion();
        assertEquals(Way.DRAGGED, motion.way());
        assertEquals(-1.2, motion.knobs().get(0).start());
        assertEquals(0.8, motion.knobs().get(1).start());
        for (double x : motion.knobs().get(0).values()) assertTrue(x > -2 && x < 2, "inside: " + x);
        JsonNode tree = json(chart), path = tree.at("/data/1/x");
        assertTrue(tree.get("frames").size() <= 16, "few: each has a whole path");
        assertEquals(-1.2, numbers(path)[0], 1e-6, "single precision");
        assertFalse(tree.at("/frames/0/data").isEmpty());
        assertEquals(1.5, numbers(json(motion.at(1.5, 0.5)).at("/data/1/x"))[0], 1e-6, "single precision");
    }

    @Test
    void aStartBesideTwoSlidersHasTheirFrames() {
        Chart chart = Chart.draggable(vector(1, 0.5), A, B, (a, b, x0) -> path(x0).line("l", new double[] {0, a},
                new double[] {0, b}));
        Motion motion = chart.motion();
        assertEquals(Way.SLIDERS, motion.way());
        assertEquals(6, motion.frames().size());
        assertEquals(1, numbers(json(motion.at(2, 0)).at("/data/1/x"))[0], "from the start");
        assertEquals(-1, numbers(json(motion.draw().at(2, 0, vector(-1, 0.5))).at("/data/1/x"))[0], "from another");
        refused("start must lie within the axes of its chart, was 7 where they go from -2 to 2",
                () -> Chart.draggable(vector(7, 0), A, B, (a, b, x0) -> path(x0)));
        refused("start must be 2×1, was 1×1", () -> Chart.draggable(vector(7), A, B, (a, b, x0) -> path(x0)));
        refused("the chart at the start must not be null",
                () -> Chart.draggable(vector(1, 0), A, B, (a, b, x) -> null));
        refused("draw must be given, was null", () -> Chart.draggable(vector(1, 0), A, B, null));
        refused("first must be given, was null", () -> Chart.draggable(vector(1, 0), null, B, (a, b, x) -> null));
    }

    @Test
    void aStartBesideOneSliderHasItsFrames() {
        Motion motion = Chart.draggable(vector(1, 0.5), A, (a, x0) -> path(x0).line("l", new double[] {0, a},
                new double[] {0, 1})).motion();
        assertEquals(Way.SLIDERS, motion.way());
        assertEquals(3, motion.frames().size());
        assertEquals(-1, numbers(json(motion.draw().at(2, 0, vector(-1, 0.5))).at("/data/1/x"))[0], "from another");
        refused("knob must be given, was null", () -> Chart.draggable(vector(1, 0), null, (a, x0) -> path(x0)));
        refused("start must lie within the axes of its chart, was 7 where they go from -2 to 2",
                () -> Chart.draggable(vector(7, 0), A, (a, x0) -> path(x0)));
    }

    @Test
    void aStartThatCannotBeDraggedGetsASentence() {
        refused("start must lie within the axes of its chart, was 3 where they go from -2 to 2",
                () -> Chart.draggable(vector(3, 0), MotionTest::path));
        refused("start must be 2×1, was 3×1", () -> Chart.draggable(vector(1, 2, 3), x -> line(1, 0)));
        refused("start must be given, was null", () -> Chart.draggable(null, x -> line(1, 0)));
        refused("draw must be given, was null", () -> Chart.draggable(vector(0, 0), null));
        refused("the chart at the start must not be null", () -> Chart.draggable(vector(0, 0), x -> null));
    }

    @Test
    void aKnobThatCountsHasWholeNumbers() {
        assertTrue(A.counting().whole());
        assertTrue(A.counting().startingAt(4).marked("m", 3).whole(), "and keeps it");
        refused("values must be whole numbers, was 0.5", () -> B.with(0.5).counting());
        refused("values must be whole numbers, was 0.5", () -> B.counting().with(0.5));
    }

    @Test
    void aKnobThatChoosesKeepsToItsValues() {
        assertFalse(A.choice());
        assertTrue(A.choosing().with(3).startingAt(3).spoken("a").marked("m", 4).choice());
    }

    @Test
    void aLogarithmicKnobGoesByRatios() {
        Knob knob = Knob.logarithmic("κ", 1, 1000, 4);
        assertArrayEquals(new double[] {1, 10, 100, 1000}, knob.values(), 1e-9 * 1000, "rounded to six digits");
        assertTrue(knob.byRatio() && knob.with(20).byRatio());
        refused("from must be positive and finite, was 0", () -> Knob.logarithmic("κ", 0, 1, 3));
        refused("steps must be two or more, was 1", () -> Knob.logarithmic("κ", 1, 10, 1));
        refused("values of a logarithmic knob must be positive, was -1",
                () -> knob.with(-1));
    }

    @Test
    void aKnobMayHaveWordsForAScreenReader() {
        assertEquals("", A.spoken());
        assertEquals("step size", A.spoken("step size").with(3).spoken());
        refused("words must be given, was null", () -> A.spoken(null));
    }

    @Test
    void aChartIsDrawnAtAnyPlaceOfItsControls() {
        Chart slider = Chart.slider(A, a -> line(a, 0)), both = Chart.draggable(vector(0.5, 0.5), A, B,
                (a, b, x0) -> path(x0.scale(a)));
        assertEquals(line(3, 0), slider.at(3));
        assertEquals(path(vector(1.5, 1.5)), both.at(3, 0), "from where the point lies first");
        assertEquals(path(vector(0.3, 0.6)), both.at(3, 0, 0.1, 0.2));
        refused("this chart has no place but one: nothing moves in it", () -> line(1, 0).at(1));
        refused("place must have 1 value, had 2", () -> slider.at(1, 2));
        refused("place must have 2 values, or two more for the start, had 3", () -> both.at(1, 2, 3));
        refused("place must be finite, was NaN", () -> slider.at(Double.NaN));
        assertTrue(line(1, 0).controls().isEmpty());
        assertEquals("pad", Chart.pad(A, B, MotionTest::line).controls().get("way"));
    }
}
