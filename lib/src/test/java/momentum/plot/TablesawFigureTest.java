package momentum.plot;

import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.ContourPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.Histogram2D;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ContourTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** Tablesaw's own figures, read back unharmed. */
class TablesawFigureTest {
    private static final String HOSTILE = "it's \\beta, \"q\" </script> <b> &amp; α; var data = [";

    private final Table table = Table.create("t",
            StringColumn.create("name", "a'b", HOSTILE, "e\\nf"),
            DoubleColumn.create("v", 1.5, Double.NaN, 3e-20),
            DateColumn.create("day", LocalDate.of(2020, 1, 1), null, LocalDate.of(2020, 1, 3)));

    @Test
    void numbersAreNumbersAndMissingOnesAreGaps() {
        JsonNode tree = json(Chart.of(LinePlot.create("line", table, "v", "v")));
        assertArrayEquals(new double[] {1.5, Double.NaN, 3e-20}, numbers(tree.at("/data/0/y")));
        assertEquals("scatter", tree.at("/data/0/type").asText());
        assertEquals("v", tree.at("/layout/xaxis/title/text").asText());
    }

    @Test
    void aSingleLineIsCalledLikeItsColumn() {
        Chart two = Chart.of(LinePlot.create("line", table, "v", "v")).yAxis("height").prediction("2v", x -> 2 * x);
        assertEquals("v", json(two).at("/data/0/name").asText());
        assertEquals("2v", json(two).at("/data/1/name").asText());
        Chart grouped = Chart.of(LinePlot.create("g", table, "v", "v", "name"));
        assertEquals("e\\nf", json(grouped).at("/data/2/name").asText());
    }

    @Test
    void textsKeepTheirQuotesBackslashesAndBrackets() {
        JsonNode bars = json(Chart.of(HorizontalBarPlot.create(HOSTILE, table, "name", "v")));
        assertEquals(HOSTILE, bars.at("/layout/title/text").asText());
        assertEquals(HOSTILE, bars.at("/data/0/y/1").asText());
        assertEquals("e\\nf", bars.at("/data/0/y/2").asText());
        JsonNode grouped = json(Chart.of(LinePlot.create("g", table, "v", "v", "name")));
        assertEquals(3, grouped.get("data").size());
        assertTrue(grouped.get("data").toString()
                .contains("it's \\\\beta, \\\"q\\\" </script> <b> &amp; α; var data = ["),
                grouped.get("data").toString());
    }

    @Test
    void datesStayDates() {
        JsonNode x = json(Chart.of(TimeSeriesPlot.create("days", table, "day", "v"))).at("/data/0/x");
        assertEquals("2020-01-01", x.get(0).asText());
        assertTrue(x.get(1).isNull());
    }

    @Test
    void aContourUnderAPathKeepsBoth() {
        ContourTrace contour = ContourTrace.builder(new Double[] {0.0, 1.0}, new Double[] {0.0, 2.0},
                new double[][] {{1, 2}, {3, 4}}).build();
        ScatterTrace path = ScatterTrace.builder(new double[] {0, 1}, new double[] {0, 2})
                .mode(ScatterTrace.Mode.LINE).build();
        JsonNode tree = json(Chart.of(new Figure(Layout.builder("both").build(), contour, path)));
        assertEquals("contour", tree.at("/data/0/type").asText());
        assertArrayEquals(new double[] {1, 2, 3, 4}, numbers(tree.at("/data/0/z")));
        assertEquals("2, 2", tree.at("/data/0/z/shape").asText());
        assertEquals("scatter", tree.at("/data/1/type").asText());
    }

    @Test
    void layoutsKeepWhatWasChosen() {
        Axis log = Axis.builder().title("f").type(Axis.Type.LOG).build();
        Layout layout = Layout.builder("t").yAxis(log).width(500).height(300).build();
        ScatterTrace line = ScatterTrace.builder(new double[] {0, 1}, new double[] {1, 2}).build();
        JsonNode tree = json(Chart.of(new Figure(layout, line)));
        assertEquals("log", tree.at("/layout/yaxis/type").asText());
        assertEquals("f", tree.at("/layout/yaxis/title/text").asText());
        assertEquals(500, tree.at("/layout/width").asInt());
        assertTrue(json(Chart.of(new Figure(Layout.builder("t").build(), line))).at("/layout/width").isMissingNode(),
                "a size that nobody chose is left to the page");
    }

    @Test
    void everythingAChartCanDoWorksOnIt() {
        ScatterTrace line = ScatterTrace.builder(new double[] {0, 1, 2}, new double[] {1, 0.5, 0.25}).build();
        Chart chart = Chart.of(new Figure(Layout.builder("t").build(), line)).logY()
                .prediction("2⁻ᵏ", k -> Math.pow(2, -k));
        assertArrayEquals(new double[] {1, 0.5, 0.25}, numbers(json(chart).at("/data/1/y")));
        assertEquals(4, json(chart.line("another", new double[] {0}, new double[] {1}).mark("end", 2, 0.25))
                .get("data").size());
    }

    @Test
    void barsFillTheirCellAndTheirWordsAreNotCutOff() {
        JsonNode layout = json(Chart.of(HorizontalBarPlot.create("bars", table, "name", "v"))).get("layout");
        assertTrue(layout.at("/width").isMissingNode(), "nobody chose the size that jsplot writes for bars");
        assertTrue(layout.at("/yaxis/automargin").asBoolean(), "room for long words beside the axis");
    }

    @Test
    void picturesTakeOurColours() {
        Table pairs = Table.create("p", StringColumn.create("u", "a", "b", "a"),
                StringColumn.create("v", "x", "x", "y"));
        for (Figure figure : new Figure[] {Heatmap.create("h", pairs, "u", "v"),
                ContourPlot.create("c", pairs, "u", "v"),
                Histogram2D.create("two", table, "v", "v")}) {
            assertEquals("#ffffcc", json(Chart.of(figure)).at("/data/0/colorscale/0/1").asText());
        }
    }

    @Test
    void aHistogramCounts() {
        assertEquals("count", json(Chart.of(Histogram.create("h", table, "v")))
                .at("/layout/yaxis/title/text").asText());
        assertEquals("share", json(Chart.of(Histogram.create("h", table, "v")).yAxis("share").xAxis("v"))
                .at("/layout/yaxis/title/text").asText());
        assertTrue(json(Chart.of(LinePlot.create("l", table, "v", "v"))).at("/layout/yaxis/title/text")
                .asText().equals("v"));
    }
}
