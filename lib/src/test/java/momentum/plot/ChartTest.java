package momentum.plot;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Collections;
import momentum.Objective;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.problem.Graph;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** Charts as values and as Plotly's tree. */
class ChartTest {
    private final Quadratic ravine = Quadratic.diag(1, 100);

    static JsonNode json(Chart chart) {
        return json(chart.toJson());
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static double[] numbers(JsonNode array) {
        if (array.isArray()) {
            double[] numbers = new double[array.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
            }
            return numbers;
        }
        byte[] bytes = Base64.getDecoder().decode(array.get("bdata").asText());
        boolean floats = array.get("dtype").asText().equals("f4");
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.length / (floats ? 4 : 8)];
        for (int i = 0; i < numbers.length; i++) numbers[i] = floats ? buffer.getFloat() : buffer.getDouble();
        return numbers;
    }

    @Test
    void addingLeavesTheChartAsItWas() {
        Chart empty = Chart.titled("nothing yet");
        Chart line = empty.line("one", new double[] {0, 1}, new double[] {2, 3});
        assertEquals(0, json(empty).get("data").size());
        assertEquals(1, json(line).get("data").size());
        assertEquals(line, empty.line("one", new double[] {0, 1}, new double[] {2, 3}));
    }

    @Test
    void gapsOverIterationsWithAPredictionOnTop() {
        var run = new GradientDescent(0.01).run(ravine, vector(1, 1), 100);
        Chart chart = Plots.gap("The slow mode sets the pace", run)
                .prediction("½(1 − α)²ᵏ", k -> 0.5 * Math.pow(0.99, 2 * k));
        JsonNode tree = json(chart);
        assertEquals("log", tree.at("/layout/yaxis/type").asText());
        assertEquals("iteration k", tree.at("/layout/xaxis/title/text").asText());
        assertEquals("dash", tree.at("/data/1/line/dash").asText());
        double[] measured = numbers(tree.at("/data/0/y")), predicted = numbers(tree.at("/data/1/y"));
        double[] gaps = run.gaps().values();
        for (int k = 0; k <= 100; k++) {
            assertEquals(gaps[k], measured[k], 1e-6 * gaps[k]);
            if (k > 0) {
                assertEquals(predicted[k], measured[k], 1e-6 * predicted[k], "αλ = 1 kills the fast mode in one step");
            }
        }
        assertEquals("The slow mode sets the pace. x: iteration k, y: gap f − f* (logarithmic). "
                + "gradient descent, step size 0.01: lines, 101 points, x from 0 to 100, y from 0.067 to 50.5. "
                + "½(1 − α)²ᵏ: lines, 101 points, x from 0 to 100, y from 0.067 to 0.5.", chart.toString());
    }

    @Test
    void pathsOverContoursInEqualUnits() {
        var run = new HeavyBall(0.003, 0.74).run(Rosenbrock.banana(), vector(-1.21, 0.853), 150);
        Chart chart = Plots.paths("A banana", new Window(-2, 2, -0.27, 1.07), run);
        JsonNode tree = json(chart);
        assertEquals("f, contours a factor of 2 apart", tree.at("/data/0/name").asText());
        assertEquals("x", tree.at("/layout/yaxis/scaleanchor").asText());
        double[] x = numbers(tree.at("/data/0/x")), y = numbers(tree.at("/data/0/y"));
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Math.abs(x[i]) > 1.999 || y[i] < -0.269 || y[i] > 1.069) continue;
            double level = Math.log(Rosenbrock.banana().value(vector(x[i], y[i]))) / Math.log(2);
            // along an edge of the grid, a 240th of the window, the logarithm is taken to be linear
            assertEquals(Math.rint(level), level, 0.05, "at " + x[i] + ", " + y[i]);
        }
        assertEquals(1 / 3.0, numbers(tree.at("/data/2/y"))[0], 1e-6, "the ring lies at the minimizer");
        // kernels.md: a notebook's figure and its image together at most 300 kB
        assertTrue(chart.toJson().length() < 30_000, "was " + chart.toJson().length());
    }

    @Test
    void withoutAWindowTheRunsAndTheMinimizerFit() {
        var run = new GradientDescent(0.01).run(ravine, vector(5, -3), 10);
        JsonNode x = json(Plots.paths("fit", run)).at("/layout/xaxis/range");
        assertTrue(x.get(0).asDouble() < 0 && x.get(1).asDouble() > 5);
    }

    @Test
    void contoursOfAFunctionWithoutAKnownMinimizer() {
        Objective f = Objective.of(x -> x.get(0) * x.get(0) - x.get(1), x -> vector(2 * x.get(0), -1));
        JsonNode tree = json(Plots.paths("a slope", new GradientDescent(0.1).run(f, vector(1, 0), 5)));
        assertEquals(2, tree.get("data").size(), "contours and path, no ring");
        assertTrue(numbers(tree.at("/data/0/x")).length > 100, "contours above the least value in the window");
    }

    @Test
    void numbersSurviveOrBecomeNull() {
        JsonNode data = json(Chart.titled("t").line("l", new double[] {0, 1, 2, 3, 4},
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 123456789.123, -0.0})).get("data").get(0);
        assertTrue(data.get("y").get(0).isNull() && data.get("y").get(1).isNull());
        assertEquals(1e-300, data.get("y").get(2).asDouble());
        assertEquals(123456800.0, data.get("y").get(3).asDouble(), "seven digits");
        assertEquals("0", data.get("y").get(4).asText());
        double[] tiny = new double[50], large = new double[50];
        for (int i = 0; i < 50; i++) {
            tiny[i] = Math.pow(10, -6 * i);
            large[i] = i;
        }
        JsonNode typed = json(Chart.titled("t").line("l", large, tiny)).get("data").get(0);
        assertEquals("f8", typed.at("/y/dtype").asText(), "a float would lose what is below 1e-38");
        assertEquals("f4", typed.at("/x/dtype").asText());
        assertEquals(1e-240, numbers(typed.get("y"))[40], 1e-250);
    }

    @Test
    void wrongInputGetsOneSentence() {
        Chart chart = Chart.titled("t");
        assertEquals("x and y must have the same length, were 2 and 1", assertThrows(IllegalArgumentException.class,
                () -> chart.line("l", new double[2], new double[1])).getMessage());
        assertEquals("a prediction is drawn over a line: add the line first", assertThrows(IllegalStateException.class,
                () -> chart.prediction("p", k -> k)).getMessage());
        assertEquals("left must be smaller than right, were 1 and 1", assertThrows(IllegalArgumentException.class,
                () -> new Window(1, 1, 0, 1)).getMessage());
        assertEquals("paths need a problem in one or two dimensions, was in 3",
                assertThrows(IllegalArgumentException.class,
                () -> Plots.paths("p", new GradientDescent(1).run(Quadratic.diag(1, 1, 1), vector(1, 1, 1), 1)))
                .getMessage());
        assertEquals("runs must be at least one, were none",
                assertThrows(IllegalArgumentException.class, () -> Plots.paths("p")).getMessage());
    }

    @Test
    void titlesAreObjectsAndNothingIsStyledOpaque() {
        JsonNode layout = json(Chart.titled("a title").xAxis("x").yAxis("y")).get("layout");
        assertEquals("a title", layout.at("/title/text").asText());
        assertEquals("rgba(0,0,0,0)", layout.get("paper_bgcolor").asText());
        assertFalse(layout.toString().contains("titlefont"));
        assertNull(layout.get("width"), "a figure fills the width of its cell");
    }

    @Test
    void whatHasNoNameInPanelsHasNoLegendEntry() {
        Chart bare = Chart.titled("left").line("", new double[] {0, 1}, new double[] {1, 0.1});
        JsonNode tree = json(Chart.beside("both", bare, bare.line("run", new double[] {0, 1}, new double[] {0, 1})));
        assertFalse(tree.at("/data/0/showlegend").asBoolean(true));
        assertFalse(tree.at("/data/1/showlegend").asBoolean(true));
        assertTrue(tree.at("/data/2/showlegend").asBoolean(true));
    }

    @Test
    void panelsKeepTheirAxesApart() {
        Chart left = Chart.titled("left").xAxis("k").logY().line("run", new double[] {0, 1}, new double[] {1, 0.1});
        Chart right = Chart.titled("right").xAxis("x₁").equalAxes()
                .line("run", new double[] {0, 1}, new double[] {0, 1});
        JsonNode tree = json(Chart.beside("both", left, right));
        assertEquals("x2", tree.at("/data/1/xaxis").asText());
        assertEquals("log", tree.at("/layout/yaxis/type").asText());
        assertTrue(tree.at("/layout/yaxis2/type").isMissingNode());
        assertEquals("x2", tree.at("/layout/yaxis2/scaleanchor").asText());
        assertEquals("right", tree.at("/layout/annotations/1/text").asText());
        assertFalse(tree.at("/data/1/showlegend").asBoolean(true), "the same name is one legend entry");
        assertTrue(tree.at("/layout/xaxis/domain/1").asDouble() < tree.at("/layout/xaxis2/domain/0").asDouble());
        assertEquals("panels must be at least one, were none",
                assertThrows(IllegalArgumentException.class, () -> Chart.beside("none")).getMessage());
    }

    @Test
    void bothViewsShowTheSameRunTwice() {
        Quadratic tilted = Quadratic.of(new SimpleMatrix(new double[][] {{50.5, 49.5}, {49.5, 50.5}}), vector(1, -1));
        var run = new GradientDescent(0.018).run(tilted, vector(2, 1), 30);
        JsonNode tree = json(Plots.bothViews("two", 3, run));
        double[] w1 = numbers(tree.at("/data/1/x")), x1 = numbers(tree.at("/data/4/x"));
        double first = x1[0];
        for (int k = 0; k <= 30; k++) {
            assertEquals(run.coordinate(0).at(k), w1[k], 1e-6);
            assertEquals(first * Math.pow(0.982, k), x1[k], 1e-5, "along the first eigenvector, k = " + k);
        }
        assertEquals("both views need a quadratic in two dimensions, was quadratic in 1 dimension",
                assertThrows(IllegalArgumentException.class, () -> Plots.bothViews("one", 3,
                        new GradientDescent(0.1).run(Quadratic.diag(1), vector(1), 3))).getMessage());
    }

    @Test
    void contributionsAreAStackWithTheGapOnTop() {
        var run = new GradientDescent(1.5).run(Quadratic.diag(0.01, 0.1, 1), vector(10, 3, 1), 60);
        JsonNode data = json(Plots.contributions("stack", 0.01, run)).get("data");
        double[] total = numbers(data.get(3).get("y"));
        for (int k = 0; k <= 60; k++) {
            double sum = 0;
            for (int i = 0; i < 3; i++) sum += numbers(data.get(i).get("y"))[k];
            assertEquals(run.gaps().at(k), sum, 1e-6);
            assertEquals(sum, total[k], 1e-6);
        }
        assertEquals("bar", data.get(0).get("type").asText());
        assertEquals(9, data.size(), "three contributions, their total, three rules, shafts, milestones");
        double[] at = numbers(data.get(8).get("x")), top = numbers(data.get(8).get("y"));
        assertTrue(Double.isNaN(at[0]), "the flattest is still above the level when the run ends");
        for (int i = 1; i < 3; i++) {
            assertEquals(total[(int) at[i]], top[i], 1e-6, "a milestone is a dot of the total");
            assertEquals(at[i], numbers(data.get(4 + i).get("x"))[1], "above the end of its rule");
            assertEquals(at[i], numbers(data.get(7).get("x"))[3 * i]);
        }
    }

    @Test
    void aGraphHasItsEdgesAndAColourForEachNode() {
        Graph graph = Graph.of("0-1 1-2 0-2 2-3");
        Scale scale = Scale.through(-1, 1, "#fc8d59", "#e6e600", "#99d594");
        JsonNode tree = json(Plots.graph("four nodes", graph, vector(-1, 0, 0.5, 1), scale)),
                nodes = tree.at("/data/1");
        assertEquals(3 * graph.edges(), numbers(tree.at("/data/0/x")).length);
        for (int i = 0; i < 4; i++) {
            assertEquals(scale.at(new double[] {-1, 0, 0.5, 1}[i]), nodes.at("/marker/color/" + i).asText());
        }
        assertEquals(graph.places().get(2, 1), numbers(nodes.get("y"))[2], 1e-6);
        assertFalse(tree.at("/layout/xaxis/visible").asBoolean(true), "places are no coordinates");
        assertEquals("values is 2×1 but the problem has dimension 4", assertThrows(IllegalArgumentException.class,
                () -> Plots.graph("g", graph, vector(1, 2), scale)).getMessage());
    }

    @Test
    void everyOneOfManyPanelsHasQuietAxes() {
        Chart one = Chart.titled("one").line("l", new double[] {0, 1}, new double[] {0, 1});
        JsonNode layout = json(Chart.grid("many", 4, Collections.nCopies(12, one))).get("layout");
        for (int i = 2; i <= 12; i++) assertTrue(layout.at("/xaxis" + i).has("zerolinecolor"), "panel " + i);
    }

    @Test
    void curvesAndMarks() {
        Chart chart = Chart.titled("t").curve("x²", -1, 3, x -> x * x).mark("a", 0, 0).mark("b", 1, 1);
        JsonNode data = json(chart).get("data");
        double[] x = numbers(data.get(0).get("x")), y = numbers(data.get(0).get("y"));
        assertEquals(3, x[x.length - 1]);
        for (int i = 0; i < x.length; i++) assertEquals(x[i] * x[i], y[i], 2e-6);
        assertFalse(data.get(1).at("/marker/symbol").equals(data.get(2).at("/marker/symbol")), "marks differ in shape");
        assertEquals("from must be smaller than to, were 1 and 1",
                assertThrows(IllegalArgumentException.class, () -> chart.curve("c", 1, 1, v -> v)).getMessage());
    }

    @Test
    void linesAndNotesStandInTheAxisOwnUnits() {
        Chart chart = Chart.titled("t").logY().line("l", new double[] {0, 1}, new double[] {1, 1e-4})
                .horizontal("a hundredth", 0.01).vertical("half", 0.5).note("here", 1, 1e-4)
                .shade("left", new Window(0, 0.5, 1e-3, 1));
        JsonNode layout = json(chart).get("layout");
        assertEquals(0.01, layout.at("/shapes/0/y0").asDouble(), "a shape on a logarithmic axis");
        assertEquals(-2, layout.at("/annotations/0/y").asDouble(), 1e-12,
                "an annotation there goes by the power of ten");
        assertEquals(0.5, layout.at("/shapes/1/x1").asDouble());
        assertEquals("here", layout.at("/annotations/2/text").asText());
        assertEquals("rect", layout.at("/shapes/2/type").asText());
        JsonNode panels =
                json(Chart.beside("two", Chart.titled("a").line("l", new double[] {0, 1}, new double[] {0, 1}), chart))
                .get("layout");
        assertEquals("y2", panels.at("/shapes/0/yref").asText(), "a line keeps to its panel");
        assertEquals("x2 domain", panels.at("/shapes/0/xref").asText());
        assertEquals("y must be finite, was NaN",
                assertThrows(IllegalArgumentException.class, () -> chart.horizontal("h", Double.NaN)).getMessage());
    }

    @Test
    void bandsAndStems() {
        double[] x = {0, 1, 2}, low = {0, 1, 2}, high = {1, 3, 5};
        JsonNode data = json(Chart.titled("t").band("range", x, low, high).stems("weights", x, high)).get("data");
        assertEquals("tonexty", data.get(1).get("fill").asText());
        assertEquals(3, data.get(1).get("y").get(1).asDouble());
        assertEquals(5, data.get(2).at("/error_y/arrayminus/2").asDouble(), "a stem reaches down to zero");
        assertFalse(data.get(0).get("showlegend").asBoolean(), "a band is one legend entry");
    }
}
