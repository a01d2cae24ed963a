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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours by word or as CSS writes them, whose they are, and the keys that tell what they mean. */
class ColoursTest {
    private static final double[] TWO = {0, 1}, HALVES = {0, 0.5};
    private static final Chart LINE = Chart.titled("t").line("l", TWO, TWO);
    private static final Scale PINK = Scale.of("RdPu", 0, 1), BLUE = Scale.of("BuPu", 0, 1);
    private static final double[][] CELLS = {{0, 1}};

    @Test
    void wordsAreThePalettes() {
        assertEquals("#0072b2", json(LINE.coloured("blue")).at("/data/0/line/color").asText());
        assertEquals("#d55e00", json(LINE.dots("d", "orange", TWO, TWO)).at("/data/1/marker/color").asText());
        assertEquals("#009e73", json(LINE.stack("s", "green", TWO, TWO)).at("/data/1/marker/color").asText());
        assertEquals("#cc79a7", json(LINE.rule("purple", 0, 1, 0)).at("/data/1/line/color").asText());
        assertEquals("rgb(0,114,178)", Scale.through(0, 1, "blue", "white").at(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ff6600", "#f60", "#ff660080", "rgb(255, 102, 0)", "rgba(255,102,0,0.5)",
            "hsl(24deg, 100%, 50%)", "tomato", "transparent"})
    void cssIsAcceptedAsItIs(String colour) {
        assertEquals(colour, json(LINE.coloured(colour)).at("/data/0/line/color").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"notacolour", "", "#ff66g0", "rgb(1,2)", "Blue "})
    void anythingElseIsRefused(String colour) {
        String said = assertThrows(IllegalArgumentException.class, () -> LINE.coloured(colour)).getMessage();
        assertTrue(said.startsWith("colour must be black, blue, ")
                && said.endsWith("or as in CSS, such as #ff6600, was " + colour), said);
        assertThrows(IllegalArgumentException.class, () -> LINE.dots("d", colour, TWO, TWO));
        assertThrows(IllegalArgumentException.class, () -> LINE.stack("d", colour, TWO, TWO));
        assertThrows(IllegalArgumentException.class, () -> LINE.rule(colour, 0, 1, 0));
    }

    @Test
    void whatWasMeasuredHasTheColourOfItsCurve() {
        Chart curves = Chart.titled("t").curve("a", 0, 1, x -> x).curve("b", 0, 1, x -> x * x);
        JsonNode data = json(curves.errorBars("b, measured", TWO, TWO, TWO).colouredLike("b")).get("data");
        assertEquals(data.at("/1/line/color"), data.at("/2/marker/color"));
        assertEquals(data.at("/1/line/color"), data.at("/2/error_y/color"));
        refused("nothing that was added before has the name c and a colour", () -> curves.colouredLike("c"));
        refused("nothing that was added before has the name b and a colour", () -> curves.colouredLike("b"));
    }

    @Test
    void curvesHaveDashesAndIteratesHaveMarks() {
        Chart chart = Chart.titled("t");
        for (int i = 0; i < 6; i++) chart = chart.curve("c" + i, 0, 1, x -> x);
        JsonNode data = json(chart).get("data");
        for (JsonNode curve : data) assertEquals("lines", curve.get("mode").asText(), "marks would look like iterates");
        assertEquals(6, chart.data().stream().map(trace -> Trees.child(trace.tree(), "line").get("dash")).distinct()
                .count(), "as in grey");
        assertEquals("lines", json(LINE.line("flow", HALVES, TWO)).at("/data/1/mode").asText(),
                "0, 0.5: no whole numbers");
        assertEquals("lines+markers", json(LINE.line("run", TWO, TWO)).at("/data/1/mode").asText());
    }

    @Test
    void whereColourIsANumberAKeyTellsIt() {
        Field field = Field.of("x y", new Window(0, 1, 0, 1), 3, 3, (x, y) -> x * y);
        for (Chart chart : new Chart[] {Chart.empty().heat(field), Chart.empty().cells("x y", CELLS, PINK)}) {
            assertTrue(json(chart).at("/data/0/showscale").asBoolean());
            assertEquals("x y", json(chart).at("/data/0/colorbar/title/text").asText());
            assertEquals("other", json(chart.colourBar("other")).at("/data/0/colorbar/title/text").asText());
            assertFalse(json(chart.withoutColourBar()).at("/data/0/showscale").asBoolean());
        }
        JsonNode nodes = json(Chart.empty().nodes("value", TWO, TWO, TWO, PINK)).at("/data/0/marker");
        assertTrue(nodes.get("showscale").asBoolean());
        assertEquals(1, nodes.get("cmax").asInt());
        assertEquals("value", nodes.at("/colorbar/title/text").asText());
        assertFalse(json(Chart.empty().heat(field).nodes("value", TWO, TWO, TWO, PINK)).at("/data/1/marker/showscale")
                .asBoolean(),
                "two keys would lie on each other");
        assertThrows(IllegalStateException.class, () -> LINE.colourBar("c"));
    }

    @Test
    void panelsThatShareTheirColoursShareTheKey() {
        Chart pink = Chart.titled("p").cells("c", CELLS, PINK), blue = Chart.titled("b").cells("c", CELLS, BLUE);
        JsonNode same = json(Chart.beside("t", pink, pink)), others = json(Chart.beside("t", pink, blue));
        assertTrue(same.at("/data/0/showscale").asBoolean());
        assertFalse(same.at("/data/1/showscale").asBoolean());
        for (int i = 0; i < 2; i++) {
            JsonNode bar = others.at("/data/" + i + "/colorbar");
            double[] domain = numbers(others.at("/layout/xaxis" + (i == 0 ? "" : "2") + "/domain"));
            assertTrue(bar.get("x").asDouble() > domain[1] && bar.get("x").asDouble() < domain[1] + 0.03,
                    "right of its own panel");
        }
        assertTrue(numbers(others.at("/layout/xaxis/domain"))[1] < numbers(same.at("/layout/xaxis/domain"))[1],
                "in a part of its width");
    }

    @Test
    void manyBarsHaveNoOutlines() {
        double[] many = new double[151];
        assertEquals(0, json(Chart.empty().stack("s", "pink", many, many)).at("/data/0/marker/line/width").asDouble());
        assertEquals(0, json(Chart.empty().stack("s", "pink", many, many)).at("/layout/bargap").asDouble());
        assertEquals(0.5, json(Chart.empty().stack("s", "pink", TWO, TWO)).at("/data/0/marker/line/width").asDouble());
    }

    @Test
    void aBandTakesAPaleColour() {
        assertEquals("#0072b240", json(Chart.empty().band("b", TWO, TWO, TWO).coloured("blue")).at("/data/1/fillcolor")
                .asText());
        assertEquals("rgba(128,128,128,0.3)", json(Chart.empty().band("b", TWO, TWO, TWO)).at("/data/1/fillcolor")
                .asText());
        assertArrayEquals(TWO, numbers(json(Chart.empty().band("b", TWO, TWO, TWO)).at("/data/0/y")));
    }
}
