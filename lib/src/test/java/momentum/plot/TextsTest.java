package momentum.plot;

import static momentum.plot.ChartTest.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What texts in a figure mean, and where they have their room. */
class TextsTest {
    private static final double[] TWO = {0, 1};
    private static final Chart LINE = Chart.titled("t").line("l", TWO, TWO);
    /** What plotly.js takes for TeX where MathJax is on the page: svg_text_utils.js, FIND_TEX. */
    private static final Pattern TEX = Pattern.compile("([^$]*)([$]+[^$]*[$]+)([^$]*)");

    @Test
    void aDollarIsADollar() {
        String costs = "Costs 5$ and 6$, $\\alpha$";
        Chart chart = Chart.titled(costs).line(costs, TWO, TWO).xAxis(costs).label(costs, 0, 0);
        Chart slider = Chart.slider(new Knob(costs, TWO, 0), a -> chart);
        for (Chart each : new Chart[] {chart, slider, Chart.beside(costs, chart, chart)}) {
            assertFalse(TEX.matcher(each.toJson()).find(), each.toJson());
            assertEquals(costs.replace("$", "&#36;"), json(each).at("/layout/title/text").asText(),
                    "plotly decodes it and shows a dollar");
        }
        assertTrue(chart.toString().startsWith(costs), "words for people who read them elsewhere stay as they are");
        assertEquals("5$", json(Chart.titled("5$")).at("/layout/title/text").asText(), "a single one is safe");
    }

    @Test
    void theSourceStandsUnderThePlotAboveTheLegend() {
        JsonNode layout = json(LINE.credit("after Goh")).get("layout"), without = json(LINE).get("layout");
        JsonNode credit = layout.at("/annotations/0");
        assertEquals("after Goh", credit.get("text").asText());
        assertEquals("paper", credit.get("yref").asText());
        assertEquals(0, credit.get("y").asInt());
        assertTrue(credit.get("yshift").asInt() < -40, "below the ticks and the axis title");
        assertTrue(layout.at("/margin/b").asInt() > without.at("/margin/b").asInt(), "it has room of its own");
        assertFalse(layout.has("credit"), "plotly does not know the word");
    }

    @Test
    void underSlidersTheSourceStandsBelowThem() {
        JsonNode layout = json(Chart.slider(new Knob("a", TWO, 0), a -> LINE.credit("after Goh"))).get("layout");
        int slider = layout.at("/sliders/0/pad/t").asInt(), credit = -layout.at("/annotations/0/yshift").asInt();
        assertTrue(credit > slider + 60 && credit < layout.at("/margin/b").asInt(), credit + " below " + slider);
        JsonNode after = json(Chart.slider(new Knob("a", TWO, 0), a -> LINE).credit("after Goh")).get("layout");
        assertEquals(layout.get("annotations"), after.get("annotations"));
        assertEquals(layout.get("margin"), after.get("margin"));
    }

    @Test
    void aFigureWithoutATitleKeepsNoRoomForIt() {
        JsonNode titled = json(LINE).get("layout"), untitled = json(LINE.title("")).get("layout");
        assertFalse(untitled.has("title"));
        assertTrue(untitled.at("/margin/t").asInt() < titled.at("/margin/t").asInt());
        assertFalse(json(Chart.beside(LINE, LINE)).get("layout").has("title"));
        Knob knob = new Knob("a", TWO, 0);
        assertTrue(json(Chart.slider(knob, a -> LINE.title(""))).at("/layout/margin/t").asInt()
                < json(Chart.slider(knob, a -> LINE)).at("/layout/margin/t").asInt());
    }

    @Test
    void manyLegendEntriesUnderATitleHaveTheirRows() {
        Knob knob = new Knob("a", TWO, 0);
        Chart many = Chart.titled("t");
        for (int i = 0; i < 12; i++) many = many.line("a rather long name of a line, " + i, TWO, TWO);
        Chart long12 = many;
        int few = json(Chart.slider(knob, a -> LINE)).at("/layout/margin/t").asInt();
        assertTrue(json(Chart.slider(knob, a -> long12)).at("/layout/margin/t").asInt() >= few + 4 * 19);
    }
}
