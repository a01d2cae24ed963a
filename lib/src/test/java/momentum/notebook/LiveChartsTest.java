package momentum.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import momentum.plot.Chart;
import momentum.plot.Knob;
import org.junit.jupiter.api.Test;

/** What a kernel answers to a page that moves a figure. */
class LiveChartsTest {
    private static final Knob A = new Knob("a", new double[] {0, 1, 2}, 1);
    private final LiveCharts charts = new LiveCharts(1);

    private static Chart line(double a) {
        return Chart.titled("t").line("l", new double[] {0, 1}, new double[] {0, a})
                .line("m", new double[] {0, 1}, new double[] {0, 1});
    }

    private UnaryOperator<Map<String, Object>> open(DoubleFunction<Chart> draw) {
        return charts.open(Map.of("id", charts.keep(Chart.slider(A, draw))));
    }

    private static Map<String, Object> ask(int n, Double... place) {
        return Map.of("n", n, "place", List.of(place));
    }

    @Test
    void aPlaceBetweenTheFramesIsDrawnAndOnlyWhatChangesIsSent() {
        var answers = open(LiveChartsTest::line);
        var controls = (Map<?, ?>) answers.apply(Map.of("n", 1)).get("controls");
        assertEquals("sliders", controls.get("way"));
        var first = answers.apply(ask(2, 0.5));
        assertEquals(2, first.get("n"));
        assertEquals(line(0.5).tree().get("data"), first.get("data"));
        assertEquals(line(0.5).tree().get("layout"), first.get("layout"));
        var second = answers.apply(ask(3, 0.25));
        assertEquals(Arrays.asList(((List<?>) line(0.25).tree().get("data")).get(0), null), second.get("data"));
        assertNull(second.get("layout"), "as before");
    }

    @Test
    void whatCannotBeDrawnIsASentence() {
        var answers = open(a -> {
            if (a == 0.5) throw new IllegalStateException("nothing is known of 0.5");
            return a == 0.25 ? null : line(a);
        });
        assertEquals("nothing is known of 0.5", answers.apply(ask(1, 0.5)).get("error"));
        assertEquals(Map.of("n", 2), answers.apply(ask(2, 0.25)), "the cell says that nothing is drawn there");
        assertEquals("place must have 1 value, had 2", answers.apply(ask(3, 0.1, 0.2)).get("error"));
        assertEquals(line(0.75).tree().get("data"), answers.apply(ask(4, 0.75)).get("data"), "and it goes on");
    }

    @Test
    void aDrawingThatDoesNotEndIsStopped() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        var answers = open(a -> {
            if (a != 0.5) return line(a);
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                stopped.countDown();
            }
            return null;
        });
        assertEquals("Drawing this place took longer than 1 seconds and was stopped.",
                answers.apply(ask(1, 0.5)).get("error"));
        assertTrue(stopped.await(10, TimeUnit.SECONDS), "the drawing has heard of it");
    }

    @Test
    void aChartHasTheSameNameInEachRunAndAnotherOneAnother() {
        String name = charts.keep(Chart.slider(A, LiveChartsTest::line));
        assertEquals(name, new LiveCharts(1).keep(Chart.slider(A, LiveChartsTest::line)));
        assertNotEquals(name, charts.keep(Chart.slider(A, a -> line(2 * a))));
        assertNotEquals(name, charts.keep(Chart.play(A, LiveChartsTest::line)));
        assertEquals(Map.of("n", 1), charts.open(Map.of("id", "of another kernel")).apply(Map.of("n", 1)));
    }

    @Test
    void ofMoreThanAHundredTheFirstIsForgotten() {
        String first = charts.keep(Chart.slider(A, LiveChartsTest::line));
        for (int i = 0; i < 100; i++) {
            int factor = i + 2;
            charts.keep(Chart.slider(A, a -> line(factor * a)));
        }
        assertNull(charts.open(Map.of("id", first)).apply(Map.of("n", 1)).get("controls"));
    }
}
