package momentum.plot;

import static momentum.OneSentence.refused;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import momentum.Series;
import momentum.multistep.StabilityEllipse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What Tablesaw's own figures lack: heat maps, cells, portraits, arrows, graphs, floors, grids, and what hostile input
 * gives.
 */
class VocabularyTest {
    private static final Window UNIT = new Window(0, 1, 0, 2);
    private static final double[] TWO = {0, 1}, ONE = {0};

    @Test
    void aHeatMapFillsItsWindow() {
        JsonNode tree = json(Chart.titled("t").heat(Field.of("xy", UNIT, 3, 5, (x, y) -> x * y)).colourBar("x y"));
        assertEquals("heatmap", tree.at("/data/0/type").asText());
        assertEquals("5, 3", tree.at("/data/0/z/shape").asText());
        double[] z = numbers(tree.at("/data/0/z"));
        assertEquals(0.5 * 1.5, z[3 * 3 + 1], 1e-7, "row 3 is y = 1.5, column 1 is x = 0.5");
        assertArrayEquals(new double[] {0, 2}, numbers(tree.at("/layout/yaxis/range")));
        assertTrue(tree.at("/data/0/showscale").asBoolean());
        assertEquals("x y", tree.at("/data/0/colorbar/title/text").asText());
    }

    @Test
    void aCurveOfTheComplexPlaneHasNoMarks() {
        JsonNode circle = json(Chart.titled("t").curve("circle", new StabilityEllipse(0).boundary(4))).at("/data/0");
        assertArrayEquals(new double[] {0, -1, -2, -1, 0}, numbers(circle.get("x")), 1e-7);
        assertArrayEquals(new double[] {0, 1, 0, -1, 0}, numbers(circle.get("y")), 1e-7);
        assertEquals("lines", circle.get("mode").asText());
        JsonNode dots = json(Chart.titled("t").dots("z", new StabilityEllipse(0).boundary(4))).at("/data/0");
        assertArrayEquals(numbers(circle.get("y")), numbers(dots.get("y")));
        assertEquals("markers", dots.get("mode").asText());
        refused("locus must be given, was null", () -> Chart.titled("t").curve("none", null));
    }

    @Test
    void aPathInTimeHasADotAtEachIterate() {
        Series squares = Series.of("x", 0, 2, k -> k * k);
        JsonNode path = json(Chart.titled("t").path("run", squares.inTime(0.25))).at("/data/0");
        assertArrayEquals(new double[] {0, 0.25, 0.5}, numbers(path.get("x")), 1e-7);
        assertArrayEquals(new double[] {0, 1, 4}, numbers(path.get("y")), 1e-7);
        assertEquals("lines+markers", path.get("mode").asText());
        refused("series must be given, was null", () -> Chart.titled("t").path("none", null));
    }

    @Test
    void contoursAtMultiplesOfTheStep() {
        JsonNode levels =
                json(Chart.titled("t").contour(Field.of("x", new Window(-1, 1, 0, 1), 21, 2, (x, y) -> x).levels(0.4)))
                .at("/data/0/contours");
        assertEquals(-0.8, levels.get("start").asDouble(), 1e-12);
        assertEquals(0.8, levels.get("end").asDouble(), 1e-12);
        assertEquals(0.4, levels.get("size").asDouble());
    }

    @Test
    void aConstantFieldHasOneColourAndAFieldOfNothingIsRefused() {
        JsonNode constant = json(Chart.titled("t").contour(Field.of("c", UNIT, 2, 2, (x, y) -> 3))).at("/data/0");
        assertEquals("heatmap", constant.at("/contours/coloring").asText());
        assertTrue(constant.get("zmin").asDouble() < 3 && constant.get("zmax").asDouble() > 3);
        refused("nothing to draw: c has no finite value for x from 0 to 1 and y from 0 to 2",
                () -> Field.of("c", UNIT, 2, 2, (x, y) -> Double.NaN));
        refused("points along a side must be two or more, were 1", () -> Field.of("c", UNIT, 1, 2, (x, y) -> x));
        double[] holes =
                numbers(json(Chart.titled("t").heat(Field.of("c", UNIT, 2, 2, (x, y) -> 1 / x))).at("/data/0/z"));
        assertTrue(Double.isNaN(holes[0]), "an infinite value is a hole");
    }

    @Test
    void wordsOnAHeatMapHaveAGroundOfTheirOwn() {
        Chart map = Chart.titled("t").heat(Field.of("x", UNIT, 2, 2, (x, y) -> x));
        assertTrue(json(map.label("here", 0.5, 1)).at("/layout/annotations/0").has("bgcolor"));
        assertFalse(json(Chart.titled("t").line("l", TWO, TWO).label("here", 0.5, 1))
                .at("/layout/annotations/0").has("bgcolor"));
    }

    @Test
    void cellsWithTheirStaircase() {
        double[][] values = {{0, Double.NaN}, {1, 0.5}, {0.2, 0.7}};
        JsonNode tree = json(Chart.titled("t").cells("w", values, Scale.of("YlGnBu", 0, 1)).staircase(2));
        assertEquals("reversed", tree.at("/layout/yaxis/autorange").asText(), "row 0 on top");
        assertEquals(1, tree.at("/data/0/x0").asInt());
        double[] z = numbers(tree.at("/data/0/z"));
        assertTrue(Double.isNaN(z[1]));
        assertEquals(0.7, z[5], 1e-7);
        // row k = 1 ends after its first column: the border passes (1.5, 0.5) and (1.5, 1.5)
        assertArrayEquals(new double[] {0.5, 0.5, 1.5, 1.5, 2.5}, numbers(tree.at("/data/1/x")));
        assertArrayEquals(new double[] {-0.5, 0.5, 0.5, 1.5, 1.5}, numbers(tree.at("/data/1/y")));
        refused("rows must have the same length, row 1 has 1, row 0 has 2",
                () -> Chart.titled("t").cells("w", new double[][] {{1, 2}, {1}}, Scale.of("YlGnBu", 0, 1)));
        refused("values must have a row and a column, had none",
                () -> Chart.titled("t").cells("w", new double[0][], Scale.of("YlGnBu", 0, 1)));
    }

    @Test
    void aSliderStoresAPictureInOneByteACell() {
        Scale scale = Scale.of("RdPu", 0, 0.1, 1);
        JsonNode tree = json(Chart.slider(new Knob("a", new double[] {0, 1}, 0),
                a -> Chart.titled("t").cells("w", new double[][] {{a, 0.1, Double.NaN, 5}}, scale)));
        JsonNode cells = tree.at("/frames/1/data/0");
        assertEquals("u1", cells.at("/z/dtype").asText());
        assertArrayEquals(new byte[] {(byte) 254, 127, (byte) 255, (byte) 254},
                Base64.getDecoder().decode(cells.at("/z/bdata").asText()),
                "the ends, the middle stop, a hole, and what is beyond the end");
        assertEquals(255, cells.get("zmax").asInt());
        JsonNode colours = cells.get("colorscale");
        assertEquals("#fa9fb5", colours.at("/1/1").asText());
        assertEquals(127 / 255.0, colours.at("/1/0").asDouble(), 1e-7);
        assertEquals("rgba(0,0,0,0)", colours.at("/5/1").asText(), "255 is transparent");
        assertEquals(0.1, numbers(tree.at("/data/0/z"))[1], 1e-7, "the start keeps the numbers");
    }

    @Test
    void aPortraitTakesItsColoursFromTheStep() {
        JsonNode marker = json(Chart.titled("t")
                .portrait("p", new double[] {5, 6, 7}, new double[3], Scale.of("OrRd", 0, 10, 50, 250)))
                .at("/data/0/marker");
        assertArrayEquals(new double[] {0, 1, 2}, numbers(marker.get("color")));
        assertEquals(250, marker.get("cmax").asInt());
        assertEquals(0.04, marker.at("/colorscale/1/0").asDouble(), 1e-7);
    }

    @Test
    void arrowsPointAlongTheFieldAndTheLongestFillsItsCell() {
        JsonNode trace = json(Chart.titled("t").arrows("a", new Window(0, 16, 0, 12), (x, y) -> new double[] {x, 0}))
                .at("/data/0");
        double[] x = numbers(trace.get("x")), y = numbers(trace.get("y"));
        assertEquals(16 * 12 * 3, x.length);
        double longest = 0;
        for (int i = 0; i < x.length; i += 3) {
            assertEquals(y[i], y[i + 1]);
            assertEquals(0.9 * x[i] / 15.5, x[i + 1] - x[i], 1e-5, "proportional to the field");
            longest = Math.max(longest, x[i + 1] - x[i]);
        }
        assertEquals(0.9, longest, 1e-5);
        refused("a vector field gives two numbers, gave 1",
                () -> Chart.titled("t").arrows("a", UNIT, (a, b) -> new double[1]));
        double[] still = numbers(json(Chart.titled("t").arrows("a", UNIT, (a, b) -> new double[2])).at("/data/0/x"));
        assertTrue(Arrays.stream(still).allMatch(Double::isNaN), "a field of zeros has no arrows");
    }

    /** Cells of the window are 2 wide and 1 high: an arrow across may be twice as long as one upwards. */
    @Test
    void anArrowFillsItsCellInItsOwnDirection() {
        Window wide = new Window(0, 32, 0, 12);
        double[] x = numbers(json(Chart.titled("t").arrows("a", wide, (a, b) -> new double[] {1, 0})).at("/data/0/x"));
        double[] y = numbers(json(Chart.titled("t").arrows("a", wide, (a, b) -> new double[] {0, 1})).at("/data/0/y"));
        assertEquals(0.9 * 2, x[1] - x[0], 1e-5);
        assertEquals(0.9, y[1] - y[0], 1e-5);
        assertEquals(1, x[0], 1e-6, "the first arrow stands in the middle of the first cell");
        assertEquals(0.5, y[0], 1e-6);
    }

    @Test
    void graphsOfNodesAndEdges() {
        double[] x = {0, 1, 2}, y = {0, 1, 0};
        JsonNode tree = json(Chart.titled("t").edges(x, y, new int[][] {{0, 2}, {1, 1}})
                .nodes("n", x, y, new double[] {0, 1, 2}, Scale.of("RdPu", 0, 1, 2)));
        JsonNode along = tree.at("/data/0/x");
        assertEquals(2, along.get(1).asInt());
        assertTrue(along.get(2).isNull(), "a gap between two edges");
        assertEquals("rgb(197,27,138)", tree.at("/data/1/marker/color/2").asText());
        refused("an edge must join nodes 0 to 2, pairs[0] named 3",
                () -> Chart.titled("t").edges(x, y, new int[][] {{0, 3}}));
        refused("x and values must have the same length, were 3 and 1",
                () -> Chart.titled("t").nodes("n", x, y, ONE, Scale.of("RdPu", 0, 1)));
    }

    @Test
    void barsThatStandOrLieAndTheirUncertainty() {
        JsonNode tree = json(Chart.titled("t").bars("b", TWO, TWO).lengths("l", TWO, TWO)
                .errorBars("e", TWO, TWO, new double[] {0.1, 0.2}));
        assertEquals("h", tree.at("/data/1/orientation").asText());
        assertArrayEquals(new double[] {0.1, 0.2}, numbers(tree.at("/data/2/error_y/array")));
        refused("y and error must have the same length, were 2 and 1",
                () -> Chart.titled("t").errorBars("e", TWO, TWO, ONE));
    }

    @Test
    void theLastTraceTakesAnotherColourAndDashes() {
        Chart two = Chart.titled("t").line("a", TWO, TWO).path("b", TWO, TWO);
        JsonNode tree = json(two.coloured("#ff6600").dashed());
        assertEquals("#0072b2", tree.at("/data/0/line/color").asText());
        assertEquals("#ff6600", tree.at("/data/1/line/color").asText());
        assertEquals("#ff6600", tree.at("/data/1/marker/color").asText());
        assertEquals("dash", tree.at("/data/1/line/dash").asText());
        assertEquals("#d55e00", json(two).at("/data/1/line/color").asText(), "the chart itself stays as it was");
        assertEquals("nothing was added yet that could be changed",
                assertThrows(IllegalStateException.class, () -> Chart.titled("t").dashed()).getMessage());
    }

    @Test
    void zerosOnALogarithmicAxisLieOnTheFloorAndTheFigureSaysSo() {
        Chart chart = Chart.titled("t").line("l", new double[] {0, 1, 2}, new double[] {1, 1e-20, 0}).logY(1e-16);
        JsonNode tree = json(chart);
        assertArrayEquals(new double[] {1, 1e-16, 1e-16}, numbers(tree.at("/data/0/y")));
        assertEquals("10⁻¹⁶ or less", tree.at("/layout/annotations/0/text").asText());
        assertEquals(-16, tree.at("/layout/annotations/0/y").asDouble(), 1e-12, "by its power of ten");
        assertFalse(json(Chart.titled("t").line("l", TWO, new double[] {1, 2}).logY(1e-16)).at("/layout")
                .has("annotations"));
        refused("floor must be positive and finite, was 0", () -> Chart.titled("t").logY(0));
    }

    @Test
    void bothAxesCanBeLogarithmic() {
        JsonNode layout =
                json(Chart.titled("t").line("l", new double[] {1, 1000}, new double[] {1, 2}).logX().xRange(1, 1000)
                .note("here", 100, 2).vertical("there", 10)).get("layout");
        assertArrayEquals(new double[] {0, 3}, numbers(layout.at("/xaxis/range")));
        assertEquals(2, layout.at("/annotations/0/x").asDouble());
        assertEquals(10, layout.at("/shapes/0/x0").asDouble(), "shapes are placed in the axis's own units");
        assertEquals(1, layout.at("/annotations/1/x").asDouble());
    }

    @Test
    void smallMultiplesInRows() {
        Chart one = Chart.titled("one").line("l", TWO, TWO).xAxis("x").yAxis("y");
        JsonNode layout = json(Chart.grid("all", 2, List.of(one, one, one))).get("layout");
        double[] upper = numbers(layout.at("/yaxis/domain")), lower = numbers(layout.at("/yaxis3/domain"));
        assertTrue(lower[0] == 0 && lower[1] < upper[0] && upper[1] == 1, "the third panel stands in the second row");
        assertFalse(layout.at("/xaxis").has("title"), "the panel below has the same title");
        assertEquals("x", layout.at("/xaxis2/title/text").asText());
        assertFalse(layout.at("/yaxis2").has("title"), "the panel to the left has the same title");
        assertEquals(3, layout.get("annotations").size());
        refused("columns must be positive, was 0", () -> Chart.grid("all", 0, List.of(one)));
        refused("panels must be at least one, were none", () -> Chart.grid("all", 2, List.of()));
    }

    @Test
    void aMarkedValueIsStarredAndHasAButton() {
        Knob a = Knob.even("a", 0, 1, 3).marked("optimal", 0.7), b = Knob.even("b", 0, 1, 3).marked("ignored", 0.25);
        assertArrayEquals(new double[] {0, 0.5, 0.7, 1}, a.values());
        assertEquals("a from 0 to 1 in 4 values, starting at 0.5, optimal at 0.7", a.toString());
        JsonNode layout = json(Chart.sliders(a, b, (x, y) -> Chart.titled("t").line("l", TWO, new double[] {x, y})))
                .get("layout");
        assertEquals("0.7 ★", layout.at("/sliders/0/steps/2/label").asText());
        JsonNode button = layout.at("/updatemenus/0/buttons/0");
        assertEquals("★ optimal", button.get("label").asText());
        assertEquals("2,1", button.at("/args/0/0").asText(), "the frame of both marked values");
        JsonNode beyond = json(Chart.sliders(a, b, (x, y) -> x + y > 0.9 && x > 0.5 ? null
                : Chart.titled("t").line("l", TWO, new double[] {x, y})))
                .get("layout");
        assertFalse(beyond.has("updatemenus"), "no button to a place that cannot be reached");
        refused("the marked value must be one of the values, was 5",
                () -> new Knob("k", TWO, 0, 5, "m", false, false, "", false));
    }

    @Test
    void aChartThatPlays() {
        JsonNode tree = json(Chart.play(new Knob("k", new double[] {0, 1, 2}, 0),
                k -> Chart.titled("t").line("l", TWO, new double[] {0, k})));
        JsonNode buttons = tree.at("/layout/updatemenus/0/buttons");
        assertEquals(2, buttons.size());
        assertTrue(buttons.at("/0/args/0").isNull(), "null: all frames");
        assertTrue(buttons.at("/0/args/1/frame/duration").asInt() > 0);
        assertTrue(buttons.at("/1/args/0/0").isNull(), "an array of null: stop");
        assertEquals(3, tree.get("frames").size());
    }

    @Test
    void aSliderWithOneFrameStandsStill() {
        JsonNode tree =
                json(Chart.slider(new Knob("k", new double[] {1}, 1), k -> Chart.titled("t").line("l", TWO, TWO)));
        assertEquals(1, tree.get("frames").size());
        assertEquals(1, tree.at("/layout/sliders/0/steps").size());
    }

    @Test
    void aMillionPointsAreThinnedAndTheOutlineStays() {
        double[] x = new double[1_000_000], y = new double[x.length];
        var random = new SplittableRandom(7);
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
            y[i] = random.nextDouble();
        }
        y[123_456] = 9;
        y[654_321] = -9;
        Chart chart = Chart.titled("t").line("noise", x, y);
        JsonNode trace = json(chart).at("/data/0");
        double[] drawn = numbers(trace.get("y"));
        assertEquals(100_000, drawn.length);
        assertEquals(9, Arrays.stream(drawn).max().getAsDouble());
        assertEquals(-9, Arrays.stream(drawn).min().getAsDouble());
        assertTrue(chart.toString().contains("100000 of 1000000 points are drawn"), chart.toString());
        assertTrue(json(chart).at("/layout/annotations/0/text").asText().contains("100000 of 1000000"));
        assertEquals(10_000, numbers(json(Chart.titled("t").dots("d", "#ff6600", x, y)).at("/data/0/x")).length);
        assertEquals(100_000, numbers(json(Chart.titled("t").line("as it is", new double[100_000], new double[100_000]))
                .at("/data/0/x")).length);
    }

    @Test
    void aFigureWithNothingToSeeSaysSo() {
        assertEquals("nothing was added to this figure",
                json(Chart.titled("t")).at("/layout/annotations/0/text").asText());
        Chart nan = Chart.titled("t").line("l", TWO, new double[] {Double.NaN, Double.POSITIVE_INFINITY});
        assertEquals("nothing to draw: no value is finite", json(nan).at("/layout/annotations/0/text").asText());
        assertEquals(
                "t. nothing to draw: no value is finite. l: lines, 2 points, x from 0 to 1, y without a finite value.",
                nan.toString());
        assertFalse(json(nan.line("m", TWO, TWO)).get("layout").has("annotations"));
    }

    /** One row may be as long as a picture: the interruption comes while it is drawn. */
    @Test
    void aRowCanBeInterrupted() {
        AtomicInteger asked = new AtomicInteger();
        assertThrows(CancellationException.class, () -> Field.of("c", UNIT, 1_000_000, 2, (x, y) -> {
            if (asked.incrementAndGet() == 10) Thread.currentThread().interrupt();
            return x;
        }));
        assertEquals(10, asked.get());
        assertFalse(Thread.interrupted(), "the interruption was taken");
    }

    @Test
    void drawingCanBeInterrupted() {
        for (Executable drawing : List.<Executable>of(
                () -> Field.of("c", UNIT, 2, 2, (x, y) -> x),
                () -> Chart.titled("t").arrows("a", UNIT, (x, y) -> new double[2]),
                () -> Knob.even("k", 0, 1, 1000),
                () -> Chart.play(Knob.even("k", 0, 1, 3), k -> Chart.titled("t").line("l", TWO, TWO)))) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, drawing);
            assertFalse(Thread.interrupted(), "the interruption was taken");
        }
    }

    @Test
    void legendsAndHeightsAreChosen() {
        assertFalse(json(Chart.titled("t").line("l", TWO, TWO).withoutLegend()).at("/layout/showlegend").asBoolean());
        assertEquals(300, json(Chart.titled("t").line("l", TWO, TWO).height(300)).at("/layout/height").asInt());
        refused("pixels must be positive, was 0", () -> Chart.titled("t").height(0));
    }
}
