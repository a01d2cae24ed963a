package momentum.plot;

import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.BubblePlot;
import tech.tablesaw.plotly.api.CandlestickPlot;
import tech.tablesaw.plotly.api.ContourPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.Histogram2D;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.OHLCPlot;
import tech.tablesaw.plotly.api.ParetoPlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.QQPlot;
import tech.tablesaw.plotly.api.QuantilePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.TukeyMeanDifferencePlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;
import tech.tablesaw.plotly.api.ViolinPlot;
import tech.tablesaw.plotly.components.Figure;

/** Every figure that Tablesaw's own factories make becomes a chart of the same kind with the same data. */
class TablesawFactoriesTest {
    private static final String HOSTILE = "it's \\beta \"q\" </script> α";

    private static Table table() {
        return Table.create("t",
                StringColumn.create("word", HOSTILE, "b", HOSTILE, "b", "c", "c"),
                StringColumn.create("kind", "u", "u", "v", "v", "u", "v"),
                IntColumn.create("n", 1, 2, 3, 4, 5, 6),
                DoubleColumn.create("x", 0.5, 1.5, 2.5, 3.5, 4.5, 5.5),
                DoubleColumn.create("y", 1e-3, 4, 9, 16, 25, 3e20),
                DoubleColumn.create("gap", 1, Double.NaN, 3, 4, 5, 6),
                DateColumn.create("day", Stream.iterate(LocalDate.of(2024, 2, 27), d -> d.plusDays(1)).limit(6)));
    }

    static Stream<Arguments> figures() {
        Table t = table();
        return Stream.of(
                Arguments.of("scatter", 1, LinePlot.create(HOSTILE, t, "x", "y")),
                Arguments.of("scatter", 2, LinePlot.create(HOSTILE, t, "x", "y", "kind")),
                Arguments.of("scatter", 1, ScatterPlot.create(HOSTILE, t, "x", "gap")),
                Arguments.of("scatter", 2, ScatterPlot.create(HOSTILE, t, "x", "gap", "kind")),
                Arguments.of("scatter", 1, AreaPlot.create(HOSTILE, t, "x", "y")),
                Arguments.of("scatter", 2, AreaPlot.create(HOSTILE, t, "x", "y", "kind")),
                Arguments.of("scatter", 1, BubblePlot.create(HOSTILE, t, "x", "y", "n")),
                Arguments.of("scatter", 1, TimeSeriesPlot.create(HOSTILE, t, "day", "y")),
                Arguments.of("scatter", 2, TimeSeriesPlot.create(HOSTILE, t, "day", "y", "kind")),
                Arguments.of("scatter", 2, QQPlot.create(HOSTILE, t, "x", "y")),
                Arguments.of("scatter", 2, TukeyMeanDifferencePlot.create(HOSTILE, "measure", t, "x", "y")),
                Arguments.of("scatter", 1, QuantilePlot.create(HOSTILE, t, "x")),
                Arguments.of("bar", 1, VerticalBarPlot.create(HOSTILE, t, "word", "x")),
                Arguments.of("bar", 1, HorizontalBarPlot.create(HOSTILE, t, "word", "x")),
                Arguments.of("bar", 1, ParetoPlot.createVertical(HOSTILE, t, "word", "x")),
                Arguments.of("histogram", 1, Histogram.create(HOSTILE, t, "x")),
                Arguments.of("histogram2d", 1, Histogram2D.create(HOSTILE, t, "x", "gap")),
                Arguments.of("box", 1, BoxPlot.create(HOSTILE, t, "word", "x")),
                Arguments.of("violin", 1, ViolinPlot.create(HOSTILE, t, "word", "x", true, true)),
                Arguments.of("pie", 1, PiePlot.create(HOSTILE, t.first(2), "word", "x")),
                Arguments.of("heatmap", 1, Heatmap.create(HOSTILE, t, "word", "kind")),
                Arguments.of("contour", 1, ContourPlot.create(HOSTILE, t, "word", "kind")),
                Arguments.of("scatter3d", 1, Scatter3DPlot.create(HOSTILE, t, "x", "y", "n")),
                Arguments.of("scatter3d", 2, Scatter3DPlot.create(HOSTILE, t, "x", "y", "n", "kind")),
                Arguments.of("candlestick", 1, CandlestickPlot.create(HOSTILE, t, "day", "x", "y", "gap", "n")),
                Arguments.of("ohlc", 1, OHLCPlot.create(HOSTILE, t, "day", "x", "y", "gap", "n")));
    }

    @ParameterizedTest(name = "{0}, {1} traces, {index}")
    @MethodSource("figures")
    void isTheSameFigure(String type, int traces, Figure figure) {
        JsonNode tree = json(Chart.of(figure));
        assertEquals(traces, tree.get("data").size());
        assertEquals(HOSTILE, tree.at("/layout/title/text").asText());
        for (JsonNode trace : tree.get("data")) {
            assertEquals(type, trace.get("type").asText());
            assertEquals(trace.has("opacity"), trace.path("opacity").isNumber(), "opacity is a number where there is one");
            for (String key : new String[] {"x", "y", "z", "open", "high", "low", "close", "values"}) {
                for (JsonNode entry : trace.path(key)) {
                    assertFalse(entry.isTextual() && entry.asText().matches("-?\\d+(\\.\\d+)?(E-?\\d+)?|NaN|null"),
                            () -> key + " holds the text " + entry);
                }
            }
        }
        assertEquals(json(Chart.of(figure)), tree, "the same bytes twice");
    }

    @ParameterizedTest(name = "{0}, {1} traces, {index}")
    @MethodSource("figures")
    void saysWhatItShows(String type, int traces, Figure figure) {
        String words = Chart.of(figure).toString();
        assertTrue(words.startsWith(HOSTILE + "."), words);
        assertFalse(words.contains("@") || words.contains("{"), words);
    }

    @ParameterizedTest(name = "{0}, {1} traces, {index}")
    @MethodSource("figures")
    void keepsWordsAndNumbers(String type, int traces, Figure figure) {
        JsonNode trace = json(Chart.of(figure)).get("data").get(0);
        switch (type) {
            case "pie" -> {
                assertEquals(HOSTILE, trace.get("labels").get(0).asText());
                assertArrayEquals(new double[] {0.5, 1.5}, numbers(trace.get("values")));
            }
            case "candlestick", "ohlc" -> {
                assertEquals("2024-02-27", trace.get("x").get(0).asText());
                assertArrayEquals(new double[] {1, Double.NaN, 3, 4, 5, 6}, numbers(trace.get("low")));
            }
            case "scatter3d" -> assertTrue(numbers(trace.get("z")).length > 2);
            case "heatmap", "contour" -> assertTrue(numbers(trace.get("z")).length >= 6);
            default -> assertTrue(trace.has("x") || trace.has("y"));
        }
    }
}
