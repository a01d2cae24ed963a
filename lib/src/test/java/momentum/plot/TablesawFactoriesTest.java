package momentum.plot;

import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.BubblePlot;
import tech.tablesaw.plotly.api.CandlestickPlot;
import tech.tablesaw.plotly.api.ContourPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram2D;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.OHLCPlot;
import tech.tablesaw.plotly.api.ParetoPlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.PricePlot;
import tech.tablesaw.plotly.api.QQPlot;
import tech.tablesaw.plotly.api.QuantilePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.TukeyMeanDifferencePlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;
import tech.tablesaw.plotly.api.ViolinPlot;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Marker;

/** Every figure that Tablesaw's own factories make becomes a chart of the same kind with the same data. */
class TablesawFactoriesTest {
    private static final String HOSTILE = "it's \\beta \"q\" </script> α";
    private static final double[] X = {0.5, 1.5, 2.5, 3.5, 4.5, 5.5}, Y = {1e-3, 4, 9, 16, 25, 3e20};

    /**
     * A figure and what a browser must draw of it.
     *
     * @param type of every trace
     * @param marks how many of which, as factories.py looks for them
     * @param words how often the hostile text must stand in the picture: as title, in a legend, under a bar
     */
    record Example(String name, String type, int traces, Map<String, Integer> marks, int words, Figure figure) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Table table(String words) {
        return Table.create("t",
                StringColumn.create("word", words, "b", words, words, "c", "c"),
                StringColumn.create("kind", words, words, "v", "v", words, "v"),
                IntColumn.create("n", 1, 2, 3, 4, 5, 6),
                DoubleColumn.create("x", X),
                DoubleColumn.create("y", Y),
                DoubleColumn.create("gap", 1, Double.NaN, 3, 4, 5, 6),
                DoubleColumn.create(words, X),
                days(),
                DateTimeColumn.create("time", days().asList().stream().map(LocalDate::atStartOfDay).toList()),
                InstantColumn.create("instant", instants()));
    }

    private static DateColumn days() {
        return DateColumn.create("day", Stream.iterate(LocalDate.of(2024, 2, 27), d -> d.plusDays(1)).limit(6));
    }

    private static Stream<Instant> instants() {
        return days().asList().stream().map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    static List<Example> figures() {
        String words = HOSTILE;
        Table t = table(words);
        Map<String, Integer> line = Map.of("lines", 1), twoLines = Map.of("lines", 2), six = Map.of("points", 6);
        return List.of(
                new Example("LinePlot", "scatter", 1, line, 1, LinePlot.create(words, t, "x", "y")),
                new Example("LinePlot, grouped", "scatter", 2, twoLines, 2,
                        LinePlot.create(words, t, "x", "y", "kind")),
                new Example("LinePlot of arrays", "scatter", 1, line, 3, LinePlot.create(words, words, X, words, Y)),
                new Example("ScatterPlot", "scatter", 1, Map.of("points", 5), 1,
                        ScatterPlot.create(words, t, "x", "gap")),
                new Example("ScatterPlot, grouped", "scatter", 2, Map.of("points", 5), 2,
                        ScatterPlot.create(words, t, "x", "gap", "kind")),
                new Example("ScatterPlot of arrays", "scatter", 1, six, 3,
                        ScatterPlot.create(words, words, X, words, Y)),
                new Example("ScatterPlot, hostile axis", "scatter", 1, six, 2,
                        ScatterPlot.create(words, t, words, "y")),
                new Example("AreaPlot", "scatter", 1, Map.of("lines", 1, "fills", 1), 1,
                        AreaPlot.create(words, t, "x", "y")),
                new Example("AreaPlot, grouped", "scatter", 2, Map.of("lines", 2, "fills", 2), 2,
                        AreaPlot.create(words, t, "x", "y", "kind")),
                new Example("BubblePlot", "scatter", 1, six, 1, BubblePlot.create(words, t, "x", "y", "n")),
                new Example("BubblePlot, grouped", "scatter", 2, six, 2,
                        BubblePlot.create(words, t, "x", "y", "n", "kind")),
                new Example("BubblePlot of arrays", "scatter", 1, six, 3, BubblePlot.create(words, words, X, words, Y)),
                new Example("BubblePlot, coloured", "scatter", 1, six, 1,
                        BubblePlot.create(words, t.column("x"), t.column("y"),
                        t.intColumn("n"), X, Marker.SizeMode.DIAMETER, 0.5)),
                new Example("TimeSeriesPlot", "scatter", 1, line, 1, TimeSeriesPlot.create(words, t, "day", "y")),
                new Example("TimeSeriesPlot, grouped", "scatter", 2, twoLines, 2,
                        TimeSeriesPlot.create(words, t, "day", "y", "kind")),
                new Example("TimeSeriesPlot of days", "scatter", 1, line, 3,
                        TimeSeriesPlot.create(words, words, days(), words, t.doubleColumn("y"))),
                new Example("TimeSeriesPlot of times", "scatter", 1, line, 3,
                        TimeSeriesPlot.create(words, words, t.dateTimeColumn("time"), words, t.doubleColumn("y"))),
                new Example("TimeSeriesPlot of instants", "scatter", 1, line, 3,
                        TimeSeriesPlot.create(words, words, t.instantColumn("instant"), words, t.doubleColumn("y"))),
                new Example("TimeSeriesPlot, createDateTimeSeries", "scatter", 1, line, 1,
                        TimeSeriesPlot.createDateTimeSeries(words, t, "time", "y")),
                new Example("QQPlot", "scatter", 2, Map.of("points", 6, "lines", 1), 1,
                        QQPlot.create(words, t, "x", "y")),
                new Example("QQPlot of arrays", "scatter", 2, Map.of("points", 6, "lines", 1), 3,
                        QQPlot.create(words, words, X, words, Y)),
                new Example("TukeyMeanDifferencePlot", "scatter", 2, Map.of("points", 6, "lines", 1), 1,
                        TukeyMeanDifferencePlot.create(words, "measure", t, "x", "y")),
                new Example("TukeyMeanDifferencePlot of arrays", "scatter", 2, Map.of("points", 6, "lines", 1), 1,
                        TukeyMeanDifferencePlot.create(words, "measure", X, Y)),
                new Example("QuantilePlot", "scatter", 1, six, 1, QuantilePlot.create(words, t, "x")),
                new Example("VerticalBarPlot", "bar", 1, Map.of("bars", 6), 2,
                        VerticalBarPlot.create(words, t, "word", "x")),
                new Example("VerticalBarPlot, stacked", "bar", 2, Map.of("bars", 12), 2,
                        VerticalBarPlot.create(words, t, "word", Layout.BarMode.STACK, "x", "n")),
                new Example("HorizontalBarPlot", "bar", 1, Map.of("bars", 6), 2,
                        HorizontalBarPlot.create(words, t, "word", "x")),
                new Example("HorizontalBarPlot, beside each other", "bar", 2, Map.of("bars", 12), 2,
                        HorizontalBarPlot.create(words, t, "word", Layout.BarMode.GROUP, "x", "n")),
                new Example("ParetoPlot", "bar", 1, Map.of("bars", 6), 2,
                        ParetoPlot.createVertical(words, t, "word", "x")),
                new Example("ParetoPlot, horizontal", "bar", 1, Map.of("bars", 6), 2,
                        ParetoPlot.showHorizontal(words, t, "word", "x")),
                new Example("Histogram", "histogram", 1, Map.of("counted", 6), 1, Histogram.create(words, t, "x")),
                new Example("Histogram of a column", "histogram", 1, Map.of("counted", 6), 1,
                        Histogram.create(words, t.doubleColumn("x"))),
                new Example("Histogram of an array", "histogram", 1, Map.of("counted", 6), 1,
                        Histogram.create(words, X)),
                new Example("Histogram2D", "histogram2d", 1, Map.of("images", 1), 1,
                        Histogram2D.create(words, t, "x", "gap")),
                new Example("BoxPlot", "box", 1, Map.of("boxes", 3), 2, BoxPlot.create(words, t, "word", "x")),
                new Example("ViolinPlot", "violin", 1, Map.of("violins", 3), 2,
                        ViolinPlot.create(words, t, "word", "x", true, true)),
                new Example("PiePlot", "pie", 1, Map.of("slices", 2), 2,
                        PiePlot.create(words, t.first(2), "word", "x")),
                new Example("Heatmap", "heatmap", 1, Map.of("images", 1), 2, Heatmap.create(words, t, "word", "kind")),
                new Example("ContourPlot", "contour", 1, Map.of("contours", 1), 2,
                        ContourPlot.create(words, t, "word", "kind")),
                new Example("Scatter3DPlot", "scatter3d", 1, Map.of("scenes", 1), 1,
                        Scatter3DPlot.create(words, t, "x", "y", "n")),
                new Example("Scatter3DPlot, grouped", "scatter3d", 2, Map.of("scenes", 1), 2,
                        Scatter3DPlot.create(words, t, "x", "y", "n", "kind")),
                new Example("Scatter3DPlot, sized", "scatter3d", 2, Map.of("scenes", 1), 1,
                        Scatter3DPlot.create(words, t, "x", "y", "n", "n", "kind")),
                new Example("CandlestickPlot", "candlestick", 1, Map.of("boxes", 5), 1,
                        CandlestickPlot.create(words, t, "day", "x", "y", "gap", "n")),
                new Example("OHLCPlot", "ohlc", 1, Map.of("prices", 5), 1,
                        OHLCPlot.create(words, t, "day", "x", "y", "gap", "n")),
                new Example("PricePlot", "ohlc", 1, Map.of("prices", 5), 1,
                        PricePlot.create(words, t, "day", "x", "y", "gap", "n", "ohlc")));
    }

    /** For notebooks/momentumlab/browser/factories.py, which draws them all in a browser. */
    @Test
    void allAreWrittenForTheBrowser() throws IOException {
        List<Object> all = new ArrayList<>();
        for (Example example : figures()) {
            all.add(Trees.map("name", example.name, "traces", example.traces, "marks", example.marks,
                    "words", example.words,
                    "hostile", HOSTILE, "tree", Chart.of(example.figure).tree()));
        }
        Path file = Path.of("target", "tablesaw-factories.json");
        Files.writeString(file, Json.of(all));
        assertEquals(all.size(), figures().stream().map(Example::name).distinct().count(), "names are unique");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void isTheSameFigure(Example example) {
        JsonNode tree = json(Chart.of(example.figure));
        assertEquals(example.traces, tree.get("data").size());
        assertEquals(HOSTILE, tree.at("/layout/title/text").asText());
        for (JsonNode trace : tree.get("data")) {
            assertEquals(example.type, trace.get("type").asText());
            assertEquals(trace.has("opacity"), trace.path("opacity").isNumber(),
                    "opacity is a number where there is one");
            for (String key : new String[] {"x", "y", "z", "open", "high", "low", "close", "values"}) {
                for (JsonNode entry : trace.path(key)) {
                    assertFalse(entry.isTextual() && entry.asText().matches("-?\\d+(\\.\\d+)?(E-?\\d+)?|NaN|null"),
                            () -> key + " holds the text " + entry);
                }
            }
        }
        assertEquals(json(Chart.of(example.figure)), tree, "the same bytes twice");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void saysWhatItShows(Example example) {
        String words = Chart.of(example.figure).toString();
        assertTrue(words.startsWith(HOSTILE + "."), words);
        assertFalse(words.contains("@") || words.contains("{"), words);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void keepsWordsAndNumbers(Example example) {
        JsonNode trace = json(Chart.of(example.figure)).get("data").get(0);
        switch (example.type) {
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
