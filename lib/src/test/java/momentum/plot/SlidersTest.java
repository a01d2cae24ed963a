package momentum.plot;

import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import momentum.problem.Saddle;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of trace under one slider and under two: a frame shows what would have been drawn there. */
class SlidersTest {
    private static final Knob SIZE = new Knob("size a", new double[] {1, 2, 5}, 1),
            SHIFT = new Knob("shift b", new double[] {0, 3}, 0);
    private static final Window SQUARE = new Window(-1, 1, -1, 1);
    private static final Scale SCALE = Scale.of("YlGnBu", 0, 10);
    private static final double[] X = {0, 1, 2, 3};

    /** @param draws for a and b, numbers that grow with both */
    private record Example(String name, ChartOfTwo draws) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static double[] y(double a, double b) {
        return Arrays.stream(X).map(x -> a * (x + 1) + b).toArray();
    }

    private static Example on(String name, ChartOfTwo draws) {
        return new Example(name, draws);
    }

    private static Chart empty() {
        return Chart.titled("t");
    }

    static List<Example> examples() {
        return List.of(
                on("line", (a, b) -> empty().line("l", X, y(a, b))),
                on("curve", (a, b) -> empty().curve("c", -1, 1, x -> a * x * x + b)),
                on("line on logarithmic axes", (a, b) -> empty().logX().logY()
                        .line("l", new double[] {1, 10, 100 * a}, new double[] {1, 1e-3, Math.pow(10, -4 * a - b)})),
                on("path", (a, b) -> empty().path("p", y(a, b), X)),
                on("prediction", (a, b) -> empty().dots("d", "#0072b2", X, X).prediction("p", x -> a * x + b)),
                on("mark", (a, b) -> empty().line("l", X, X).mark("m", a, b + 1)),
                on("dots", (a, b) -> empty().dots("d", "#0072b2", y(a, b), y(a, b))),
                on("errorBars", (a, b) -> empty().errorBars("e", X, X, new double[] {a, b, a, b})),
                on("stems", (a, b) -> empty().stems("s", X, y(a, b))),
                on("bars", (a, b) -> empty().bars("b", X, y(a, b))),
                on("stack", (a, b) -> empty().stack("one", "#0072b2", X, y(a, b)).stack("two", "#d55e00", X, y(a, b))),
                on("lengths", (a, b) -> empty().lengths("l", X, y(a, b))),
                on("rule", (a, b) -> empty().line("l", X, X).rule("#d55e00", 0, a + b, 1)),
                on("segment", (a, b) -> empty().segment("s", 0, a + b, 1)),
                on("band", (a, b) -> empty().band("b", X, X, y(a, b))),
                on("region", (a, b) -> empty().region("r", new double[] {0, a + b, a, 0},
                        new double[] {0, 0, a + b, 0})),
                on("portrait", (a, b) -> empty().portrait("p", y(a, b), X, Scale.of("RdPu", 0, 1, 3))),
                on("arrows", (a, b) -> empty().arrows("v", SQUARE, (x, y) -> new double[] {a * y + b, -x})),
                on("edges", (a, b) -> empty().edges(new double[] {0, a}, new double[] {0, a + b},
                        new int[][] {{0, 1}})),
                on("nodes", (a, b) -> empty().nodes("n", X, X, y(a, b), SCALE)),
                on("cells", (a, b) -> empty().cells("c", new double[][] {{a, b, Double.NaN}, {a + b, 1, 2}}, SCALE)),
                on("more cells", (a, b) -> empty().cells("c", new double[(int) a + 1][2 + (int) b], SCALE)),
                on("staircase", (a, b) -> empty().cells("c", new double[8][8], SCALE).staircase((int) (a + b))),
                on("contour", (a, b) -> empty().contour(Field.of("f", SQUARE, 31, 31, (x, y) -> a * x * x + b * x
                        + y * y))),
                on("contour of fixed levels", (a, b) -> empty().contour(
                        Field.of("f", SQUARE, 31, 31, (x, y) -> a * x * x + b * x + y * y).colours(SCALE).levels(1))),
                on("contours of a problem", (a, b) -> empty().contour(Field.of(Quadratic.diag(1, 1 + a + b), SQUARE))),
                on("contours without a minimizer", (a, b) -> empty().contour(Field.of(new Saddle(a + b), SQUARE))),
                on("heat", (a, b) -> empty().heat(Field.of("f", SQUARE, 21, 21, (x, y) -> a * x + b * y))),
                on("heat of one scale", (a, b) -> empty().heat(
                        Field.of("f", SQUARE, 21, 21, (x, y) -> a * x + b * y)
                                .colours(Scale.through(-8, 8, "#0072b2", "#f7f7f7", "#d55e00")))),
                on("heat of a problem", (a, b) -> empty().heat(Field.of(Quadratic.diag(1, 1 + a + b), SQUARE))),
                on("words and lines", (a, b) -> empty().line("l", X, X).vertical("v", a / 2).horizontal("h", a / 3)
                        .label("here", 1, a / 4)),
                on("words that come and go", (a, b) -> a > 1 ? empty().line("l", X, X).note("n", 1, 1) : empty()
                        .line("l", X, X)),
                on("words that go and come", (a, b) -> a < 5 ? empty().line("l", X, X).note("n", 1, 1)
                        .horizontal("h", 2) : empty().line("l", X, X)
                        .label("other", 1, 2)),
                on("panels", (a, b) -> Chart.beside("t", empty().line("l", X, y(a, b)),
                        empty().heat(Field.of("f", SQUARE, 11, 11, (x, y) -> a * x + b * y)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void aFrameIsTheChartThatWouldBeDrawnThere(Example example) {
        JsonNode one = json(Chart.slider(SIZE, a -> example.draws.at(a, 0))),
                two = json(Chart.sliders(SIZE, SHIFT, example.draws));
        assertEquals(SIZE.values().length, one.get("frames").size());
        for (int i = 0; i < SIZE.values().length; i++) {
            compare(example.name + ", one slider, frame " + i, one, one.get("frames").get(i),
                    json(example.draws.at(SIZE.values()[i], 0)));
            for (int j = 0; j < SHIFT.values().length; j++) {
                compare(example.name + ", two sliders, frame " + i + ", " + j, two, two.get("frames").get(2 * i + j),
                        json(example.draws.at(SIZE.values()[i], SHIFT.values()[j])));
            }
        }
    }

    /** What the figure shows after a frame, and what a chart of its own shows. */
    private static void compare(String where, JsonNode figure, JsonNode frame, JsonNode alone) {
        JsonNode data = figure.get("data").deepCopy(), layout = figure.get("layout").deepCopy();
        for (int n = 0; n < frame.get("traces").size(); n++) {
            merge((ObjectNode) data.get(frame.get("traces").get(n).asInt()), (ObjectNode) frame.get("data").get(n));
        }
        if (frame.has("layout")) merge((ObjectNode) layout, (ObjectNode) frame.get("layout"));
        for (int t = 0; t < data.size(); t++) {
            JsonNode shown = data.get(t), expected = alone.get("data").get(t);
            if (shown.at("/z/dtype").asText().equals("u1")) {
                sameColours(where, shown, expected);
            } else {
                for (String key : names(expected)) assertEquals(expected.get(key), shown.get(key), where + ", " + key);
            }
            inside(where, shown, layout);
        }
        for (String key : List.of("annotations", "shapes", "barmode")) {
            JsonNode expected = alone.get("layout").path(key), shown = seen(layout.path(key));
            assertTrue(expected.equals(shown) || expected.isMissingNode() && shown.size() == 0, () -> where + ", "
                    + key + ": " + shown);
        }
    }

    /** Of a list the entries that are visible, with what they have. */
    private static JsonNode seen(JsonNode list) {
        if (!list.isArray()) return list;
        ArrayNode seen = new ObjectMapper().createArrayNode();
        for (JsonNode each : list) {
            if (!each.path("visible").asBoolean(true)) continue;
            ObjectNode entry = each.deepCopy();
            entry.remove("visible");
            seen.add(entry);
        }
        return seen;
    }

    /**
     * As plotly merges a frame: map into map, lists of words and lines entry by entry, other arrays as a whole; null
     * takes away.
     */
    private static void merge(ObjectNode into, ObjectNode more) {
        for (String key : names(more)) {
            if (more.get(key).isNull()) into.remove(key);
            else if ((key.equals("annotations") || key.equals("shapes"))
                    && into.has(key)) mergeList((ArrayNode) into.get(key), more.get(key));
            else if (more.get(key).isObject() && !more.get(key).has("bdata") && into.path(key)
                    .isObject()) merge((ObjectNode) into.get(key), (ObjectNode) more.get(key));
            else into.set(key, more.get(key));
        }
    }

    private static void mergeList(ArrayNode into, JsonNode more) {
        for (int i = 0; i < more.size(); i++) {
            if (i == into.size()) into.addObject();
            merge((ObjectNode) into.get(i), (ObjectNode) more.get(i));
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) names.add(each.next());
        return names;
    }

    /** A picture in bytes has in each cell the colour, to one in 254, that the numbers would have. */
    private static void sameColours(String where, JsonNode shown, JsonNode expected) {
        byte[] bytes = Base64.getDecoder().decode(shown.at("/z/bdata").asText());
        double[] values = numbers(expected.get("z"));
        double first = expected.get("zmin").asDouble(), last = expected.get("zmax").asDouble();
        assertEquals(values.length, bytes.length, where);
        assertEquals(expected.at("/z/shape"), shown.at("/z/shape"), where);
        assertEquals(0, shown.get("zmin").asInt(), where);
        assertEquals(255, shown.get("zmax").asInt(), where);
        for (int i = 0; i < values.length; i++) {
            int step = Byte.toUnsignedInt(bytes[i]);
            if (Double.isNaN(values[i])) assertEquals(255, step, where);
            // all scales here are even; a half for rounding
            else assertEquals(Math.max(0, Math.min(1, (values[i] - first) / (last - first))) * 254, step, 0.5 + 1e-4,
                    where);
        }
        double[] places = numbers(shown.at("/colorbar/tickvals"));
        for (int i = 0; i < places.length; i++) {
            double named = shown.at("/colorbar/ticktext/" + i).asDouble();
            // three digits are shown
            assertEquals((named - first) / (last - first) * 254, places[i], 0.3, where + ": the bar names true values");
        }
    }

    /** What is drawn lies between the ends of its axes, where these do not follow it by themselves. */
    private static void inside(String where, JsonNode trace, JsonNode layout) {
        for (String along : List.of("x", "y")) {
            JsonNode axis = layout.path(trace.path(along + "axis").asText(along).replaceFirst("[xy]", along + "axis"));
            if (!axis.has("range") || !trace.has(along)) continue;
            double[] range = numbers(axis.get("range"));
            for (double place : numbers(trace.get(along))) {
                double drawn = axis.path("type").asText().equals("log") ? Math.log10(place) : place;
                assertTrue(Double.isNaN(drawn) || drawn >= Math.min(range[0], range[1]) - 1e-6
                        && drawn <= Math.max(range[0], range[1]) + 1e-6,
                        () -> where + ": " + along + " = " + drawn + " lies beyond " + Arrays.toString(range));
            }
        }
    }

    @Test
    void axesHoldAllFramesUnlessARangeWasGiven() {
        JsonNode free = json(Chart.slider(SIZE, a -> empty().line("l", X, y(a, 0)))).at("/layout/yaxis/range");
        assertTrue(free.get(0).asDouble() < 1 && free.get(1).asDouble() > 20, free::toString);
        assertTrue(free.get(0).asDouble() > -1 && free.get(1).asDouble() < 22, free::toString);
        JsonNode given = json(Chart.slider(SIZE, a -> empty().line("l", X, y(a, 0)).yRange(0, 3)))
                .at("/layout/yaxis/range");
        assertEquals(3, given.get(1).asInt());
        JsonNode logarithmic = json(Chart.slider(SIZE, a -> empty().logY()
                .line("l", X, new double[] {1, 0.1, 0.01, Math.pow(10, -3 * a)})))
                .at("/layout/yaxis/range");
        assertTrue(logarithmic.get(0).asDouble() < -15 && logarithmic.get(1).asDouble() > 0, logarithmic::toString);
    }

    @Test
    void aSliderStandsWhereItStartsThoughPlacesBeforeItCannotBeReached() {
        JsonNode sliders = json(Chart.sliders(new Knob("a", new double[] {1, 2, 3, 4}, 4), SHIFT,
                (a, b) -> a == 2 ? null : empty().line("l", X, y(a, b)))).at("/layout/sliders");
        assertEquals(2, sliders.at("/0/active").asInt(), "of the three places that can be reached");
        assertEquals("4", sliders.at("/0/steps/2/label").asText());
    }

    /** For notebooks/momentumlab/sliders.py, which moves them all in a browser and looks at the pixels. */
    @Test
    void allAreWrittenForTheBrowser() throws IOException {
        List<Object> all = new ArrayList<>();
        for (Example example : examples()) {
            all.add(Trees.map("name", example.name, "figure", Chart.sliders(SIZE, SHIFT, example.draws).tree(),
                    "alone", example.draws.at(5, 3).tree()));
        }
        Files.writeString(Path.of("target", "sliders.json"), Json.of(all));
        assertEquals(all.size(), examples().stream().map(Example::name).distinct().count(), "names are unique");
        Set<Kind> seen = examples().stream().flatMap(example -> example.draws.at(1, 0).data().stream()).map(Trace::kind)
                .collect(Collectors.toSet());
        assertEquals(Arrays.stream(Kind.values()).filter(kind -> kind != Kind.OTHER).collect(Collectors.toSet()), seen,
                "every kind is there");
    }
}
