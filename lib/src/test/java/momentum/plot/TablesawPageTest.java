package momentum.plot;

import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import momentum.Linear;
import momentum.Trajectory;
import momentum.method.GradientDescent;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.Plot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Page;

/** Tablesaw first: its figure of a table of ours, a word or two more, and back into its own page. */
class TablesawPageTest {
    private final Quadratic ravine = Quadratic.diag(1, 10);
    private final Trajectory<?> quick = new GradientDescent(0.15).run(ravine, Linear.vector(1, 1), 5).named("quick");
    private final Trajectory<?> slow = new GradientDescent(0.05).run(ravine, Linear.vector(1, 1), 60).named("slow");

    private Chart gaps() {
        // the first trace is the shorter one
        return Chart.of(LinePlot.create("Descent", Trajectory.table(quick, slow), "k", "gap", "method"))
                .logY().prediction("ρᵏ", k -> 0.5 * Math.pow(0.9, k));
    }

    private static String page(Figure figure) {
        return Page.pageBuilder(figure, "here").build().asJavascript();
    }

    @Test
    void aPredictionReachesOverAllGroupsOfAFigure() {
        var data = json(gaps()).get("data");
        assertEquals(3, data.size());
        double[] k = numbers(data.at("/2/x")), predicted = numbers(data.at("/2/y"));
        assertArrayEquals(Linear.spread(0, 60, 61), k, 1e-6, "every k of the longer run, once");
        // a prediction of more than 40 points is stored in floats
        assertEquals(0.5 * Math.pow(0.9, 60), predicted[60], 1e-9);
        assertEquals("log", json(gaps()).at("/layout/yaxis/type").asText());
        assertEquals("gap", json(gaps()).at("/layout/yaxis/title/text").asText());
    }

    @Test
    void aPredictionOverDaysIsRefused() {
        Table days = Table.create("t", DateColumn.create("day", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 2)),
                DoubleColumn.create("v", 1, 2));
        assertEquals("a prediction is a function of a number, but the horizontal axis has words or days",
                assertThrows(IllegalStateException.class,
                        () -> Chart.of(TimeSeriesPlot.create("days", days, "day", "v"))
                        .prediction("p", x -> x)).getMessage());
    }

    @Test
    void tablesawsPageHoldsOurNumbers() {
        String page = page(gaps().figure());
        assertTrue(page.contains("id='here'"), "the place to draw in");
        String call = page.substring(page.indexOf("Plotly.newPlot("), page.indexOf(";\n</script>"));
        var arguments = json("[" + call.substring("Plotly.newPlot(".length(), call.length() - 1) + "]");
        assertEquals("here", arguments.at("/0").asText());
        assertEquals(61, arguments.at("/1/1/y").size(), "a list of numbers, which the plotly.js of that page reads");
        assertEquals((float) slow.objective().gap(slow.last().x()), arguments.at("/1/1/y/60").asDouble(), 1e-9);
        assertEquals("Descent", arguments.at("/2/title/text").asText());
        assertFalse(page.contains("bdata"), page);
    }

    @Test
    void framesAndHeatMapsGoAlongAndNoTextEndsTheScript() {
        Chart moving = Chart.slider(Knob.even("a", 0, 1, 2), a -> Chart.titled("</script>")
                .heat(Field.of("f", new Window(0, 1, 0, 1), 8, 7, (x, y) -> a + x)));
        String page = page(moving.figure());
        assertTrue(page.contains("Plotly.addFrames"), page);
        assertEquals(-1, page.indexOf("</script>\"}"), "a title cannot end the script");
        String call = page.substring(page.indexOf("Plotly.newPlot("), page.indexOf(").then("));
        var z = json("[" + call.substring("Plotly.newPlot(".length()) + "]").at("/1/0/z");
        assertEquals(7, z.size());
        assertEquals(8, z.get(0).size());
    }

    @Test
    void comingBackItIsTheSameChart() {
        Chart chart = gaps();
        assertSame(chart, Chart.of(chart.figure()));
    }

    @Test
    void plotShowWritesTheFile(@TempDir Path folder) throws IOException {
        assumeTrue(GraphicsEnvironment.isHeadless(), "on a desktop this would open a browser");
        Path file = folder.resolve("page.html");
        // without a desktop Tablesaw finds no browser, after it has written the page
        assertThrows(UnsupportedOperationException.class, () -> Plot.show(gaps().figure(), "here", file.toFile()));
        assertEquals(page(gaps().figure()), Files.readString(file));
    }
}
