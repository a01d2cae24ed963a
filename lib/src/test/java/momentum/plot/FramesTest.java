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
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;

/** Sliders over frames that are drawn beforehand. */
class FramesTest {
    private static final Knob SLOPE = new Knob("slope a", new double[] {1, 2, 3}, 2);

    private static Chart line(double slope) {
        return Chart.titled("a line").line("y = ax", new double[] {0, 1}, new double[] {0, slope})
                .line("fixed", new double[] {0, 1}, new double[] {1, 1});
    }

    @Test
    void oneSliderStoresOnlyWhatChanges() {
        JsonNode tree = json(Chart.slider(SLOPE, FramesTest::line));
        assertEquals(3, tree.get("frames").size());
        assertArrayEquals(new double[] {0, 2}, numbers(tree.at("/data/0/y")), "the figure starts at the knob's start");
        JsonNode frame = tree.at("/frames/2");
        assertArrayEquals(new double[] {0, 3}, numbers(frame.at("/data/0/y")));
        assertEquals(1, frame.get("data").size(), "the fixed line is not stored again");
        assertFalse(frame.at("/data/0").has("x"), "nor is what stays of the other");
        assertEquals(0, frame.at("/traces/0").asInt());
        JsonNode slider = tree.at("/layout/sliders/0");
        assertEquals(1, slider.get("active").asInt());
        assertEquals(frame.get("name").asText(), slider.at("/steps/2/args/0/0").asText(),
                "the third step leads to the third frame");
    }

    @Test
    void aSliderWritesCountsInFullAndAMinusSign() {
        Knob knob = new Knob("k", new double[] {-2, 2.0 / 3, 219_695}, -2);
        assertEquals("−2", knob.label(0));
        assertEquals("0.6667", knob.label(1));
        assertEquals("219695", knob.label(2), "rounded to four digits it would be another step");
    }

    @Test
    void twoSlidersKnowEachOthersPlaceInEveryFrame() {
        Knob level = new Knob("level b", new double[] {0, 10}, 0);
        JsonNode tree = json(Chart.sliders(SLOPE, level, (a, b) ->
                Chart.titled("t").line("l", new double[] {0, 1}, new double[] {b, a + b})));
        assertEquals(6, tree.get("frames").size());
        for (JsonNode frame : tree.get("frames")) {
            double[] y = numbers(frame.at("/data/0/y"));
            JsonNode sliders = frame.at("/layout/sliders");
            double a = sliders.at("/0/steps").get(sliders.at("/0/active").asInt()).get("label").asDouble();
            double b = sliders.at("/1/steps").get(sliders.at("/1/active").asInt()).get("label").asDouble();
            assertArrayEquals(new double[] {b, a + b}, y, "the sliders of a frame stand where it was drawn");
            assertEquals(3, sliders.at("/0/steps").size());
            for (JsonNode step : sliders.at("/1/steps")) {
                String there = step.at("/args/0/0").asText();
                assertEquals(frame.get("name").asText().split(",")[0], there.split(",")[0],
                        "the lower slider keeps the upper's place");
            }
        }
    }

    @Test
    void placesThatCannotBeReachedAreNotOffered() {
        Knob level = new Knob("level b", new double[] {0, 1, 2}, 0);
        JsonNode tree = json(Chart.sliders(SLOPE, level, (a, b) -> b > a ? null : line(a + b)));
        assertEquals(8, tree.get("frames").size());
        assertEquals(2, tree.at("/frames/0/layout/sliders/1/steps").size(), "at slope 1 level 2 is missing");
    }

    @Test
    void theTeaserStaysUnderItsBudget() {
        var alpha = Knob.even("step size α", 0.0005, 0.006, 12).startingAt(0.003);
        var beta = Knob.even("momentum β", 0, 0.99, 12).with(0.74).startingAt(0.74);
        Chart chart = Chart.sliders(alpha, beta, (a, b) -> Plots.paths("banana", new Window(-2, 2, -0.27, 1.07),
                new HeavyBall(a, b).run(Rosenbrock.banana(), vector(-1.21, 0.853), 150).named("150 steps")));
        JsonNode tree = json(chart);
        assertEquals(12 * 13, tree.get("frames").size());
        assertTrue(chart.toJson().length() < 1_200_000, "was " + chart.toJson().length());
        for (JsonNode frame : tree.get("frames")) {
            for (double x : numbers(frame.at("/data/0/x"))) {
                assertTrue(Math.abs(x) <= 202, "a diverging path is cut: " + x);
            }
        }
        assertTrue(chart.toString().contains("Slider: step size α = 5e-4 to 0.006")
                || chart.toString().contains("Slider: step size α = 0.0005 to 0.006"), chart.toString());
    }

    @Test
    void knobsHoldTheInterestingPlaces() {
        Knob even = Knob.even("β", 0, 0.9, 4);
        assertArrayEquals(new double[] {0, 0.3, 0.6, 0.9}, even.values());
        assertArrayEquals(new double[] {0, 0.3, 0.5, 0.6, 0.9}, even.with(0.5).values());
        assertEquals(even, even.with(0.3));
        assertEquals(0.5, even.with(0.5).startingAt(0.5).start());
        assertEquals("β from 0 to 0.9 in 4 values, starting at 0.6", even.toString());
    }

    @Test
    void aPathThatLeavesIsCut() {
        var run = new HeavyBall(0.05, 0.9).run(Quadratic.diag(1, 100), vector(1, 1), 200);
        double[] y = numbers(json(Plots.paths("off", new Window(-2, 2, -2, 2), run)).at("/data/1/y"));
        assertTrue(y.length < 200 && y.length > 3, "kept " + y.length);
    }

    @Test
    void runsThatArePlayedStartWholeAndGrow() {
        var run = new HeavyBall(0.01, 0.5).run(Quadratic.diag(1, 100), vector(1, 1), 150);
        JsonNode tree = json(Plots.played("grow", run));
        assertEquals(151, numbers(tree.at("/data/1/x")).length, "the static image shows the whole path");
        assertEquals(51, tree.get("frames").size(), "every third of 150 iterates");
        JsonNode fourth = tree.at("/frames/3/data/0");
        assertEquals(10, numbers(fourth.get("x")).length);
        assertEquals(1, tree.at("/frames/3/traces/0").asInt(), "only the path changes, not the contours");
        assertTrue(tree.toString().length() < 150_000, "was " + tree.toString().length());
    }

    @Test
    void wrongInputGetsOneSentence() {
        refused("values must be at least one, were none", () -> new Knob("k", new double[0], 1));
        refused("values must ascend, but 2 stood before 1", () -> new Knob("k", new double[] {2, 1}, 1));
        refused("start must be one of the values, was 5", () -> new Knob("k", new double[] {1, 2}, 5));
        refused("values[1] must be finite, was NaN", () -> new Knob("k", new double[] {1, Double.NaN}, 1));
        refused("steps must be two or more, was 1", () -> Knob.even("k", 0, 1, 1));
        refused("the chart at the start must not be null", () -> Chart.slider(SLOPE, a -> null));
        refused("every frame must have 2 traces like the first, one had 1",
                () -> Chart.slider(SLOPE, a -> a == 2 ? line(a)
                        : Chart.titled("t").line("l", new double[1], new double[1])));
    }

    @Test
    void aTitleGivenAfterwardsHasTheSameRoom() {
        Knob knob = new Knob("a", new double[] {1, 2}, 1);
        Chart first = Chart.slider(knob,
                a -> Chart.titled("a title").line("line", new double[] {0, a}, new double[] {0, 1}));
        Chart later = Chart.slider(knob, a -> Chart.empty().line("line", new double[] {0, a}, new double[] {0, 1}));
        assertEquals(first.tree(), later.title("a title").tree());
        assertEquals(first.title("another").title("a title").tree(), first.tree());
        assertEquals(later.tree(), first.title("").tree());
    }

    @Test
    void aLegendOfLongNamesHasItsRows() {
        Knob knob = new Knob("a", new double[] {1, 2}, 1);
        String wide = "a method whose name takes more than half of the width";
        int[] top = new int[2];
        for (int i = 0; i < 2; i++) {
            String name = i == 0 ? "short" : wide;
            Chart chart = Chart.slider(knob, a -> Chart.titled("t")
                    .line(name + 1, new double[] {0, a}, new double[] {0, 1})
                    .line(name + 2, new double[] {0, a}, new double[] {0, 1})
                    .line(name + 3, new double[] {0, a}, new double[] {0, 1}));
            top[i] = ((Number) Trees.child(chart.page().layout(), "margin").get("t")).intValue();
        }
        // three rows in place of one, two of which had their room already
        assertEquals(1, (top[1] - top[0]) / 19);
    }

    @Test
    void aLineOfOnePointMayBecomeACurve() {
        for (double start : new double[] {0, 2}) {
            Knob end = new Knob("time t", new double[] {0, 0.5, 2}, start);
            JsonNode tree = json(Chart.slider(end, t -> {
                double[] x = t == 0 ? new double[] {0} : new double[] {0, t / 4, t};
                return Chart.titled("t").line("first", x, x).line("second", x, x).xRange(0, 2).yRange(0, 2);
            }));
            assertEquals(3, tree.get("frames").size());
            JsonNode first = tree.at("/frames/0/data/1"), last = tree.at("/frames/2/data/1"), base = tree.at("/data/1");
            // what a frame shares with the figure at its start is not stored again
            assertEquals("lines+markers", (first.has("mode") ? first : base).get("mode").asText(), "a point is seen");
            assertEquals("lines", (last.has("mode") ? last : base).get("mode").asText(), "a curve has no marks");
            assertEquals(Palette.DASHES.get(1), (last.has("line") ? last : base).at("/line/dash").asText(), "dashes");
        }
    }

    @Test
    void aLineOfIteratesMayBeginWithOnePoint() {
        Knob count = new Knob("k", new double[] {0, 1, 2}, 2);
        JsonNode tree = json(Chart.slider(count, n -> {
            double[] k = n == 0 ? new double[] {0} : n == 1 ? new double[] {0, 1} : new double[] {0, 1, 2};
            return Chart.titled("t").line("first", k, k).line("second", k, k);
        }));
        assertEquals("lines+markers", tree.at("/data/1/mode").asText(), "iterates keep their marks");
    }

    @Test
    void iteratesAndACurveAreNotTheSame() {
        Knob end = new Knob("end", new double[] {1, 1.5}, 1);
        refused("every frame must draw the same, trace 0 was iterates in the first and a curve in another",
                () -> Chart.slider(end, t -> Chart.titled("t").line("l", new double[] {0, t}, new double[] {0, t})));
    }

    @Test
    void aLegendThatIsLeftOutNeedsNoRoom() {
        Chart many = Chart.titled("t");
        for (int i = 0; i < 12; i++) many = many.line("a line with a long name " + i, new double[] {0, 1},
                new double[] {i, i});
        Chart chart = many;
        int with = json(Chart.slider(SLOPE, a -> chart)).at("/layout/margin/t").asInt();
        int without = json(Chart.slider(SLOPE, a -> chart.withoutLegend())).at("/layout/margin/t").asInt();
        int none = json(Chart.slider(SLOPE, FramesTest::line)).at("/layout/margin/t").asInt();
        assertTrue(with > without, with + " above " + without);
        assertEquals(none, without, "as of a legend of one row");
    }
}
