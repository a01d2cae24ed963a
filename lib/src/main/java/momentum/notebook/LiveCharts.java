package momentum.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import momentum.plot.Chart;

/**
 * The moving charts that cells have shown, which a page may ask for at any place of their controls.
 *
 * <p>A page opens a conversation about one chart by its name. To {@code {"n": 1}} the answer is {@code controls}, or
 * nothing where this kernel has not shown the chart; to {@code {"n": 2, "place": [0.1, 0.9]}} what has changed since
 * the last answer: {@code data}, a list of traces with null for each that is as before, and {@code layout}, null if it
 * is; or {@code error}, a sentence; or nothing where the chart does not go. Each answer has its question's n.
 */
final class LiveCharts {
    static final String TARGET = "momentum.live";
    static final LiveCharts OF_THIS_KERNEL = new LiveCharts(5);

    /** More moving figures than a notebook has; the one that was shown first is forgotten first. */
    private static final int KEPT = 100;

    private final Map<String, Chart> charts = new LinkedHashMap<>();
    private final int seconds;

    /**
     * No charts yet.
     *
     * @param seconds how long the drawing of one place may take
     */
    LiveCharts(int seconds) {
        this.seconds = seconds;
    }

    /**
     * Keeps a chart for the pages that show it.
     *
     * @return its name, the same for the same chart in each run, so that a page that comes back finds it
     */
    String keep(Chart chart) {
        String name = Integer.toHexString(31 * chart.hashCode() + chart.controls().get("way").hashCode());
        charts.remove(name);
        charts.put(name, chart);
        if (charts.size() > KEPT) charts.remove(charts.keySet().iterator().next());
        return name;
    }

    /** What answers a page's messages about the chart that it names when it opens the conversation. */
    UnaryOperator<Map<String, Object>> open(Map<String, Object> opening) {
        Chart chart = charts.get(String.valueOf(opening.get("id")));
        return chart == null ? asked -> answer(asked, Map.of()) : new Conversation(chart)::next;
    }

    private static Map<String, Object> answer(Map<String, Object> asked, Map<String, Object> parts) {
        Map<String, Object> answer = new LinkedHashMap<>(parts);
        answer.put("n", asked.get("n"));
        return answer;
    }

    private final class Conversation {
        private final Chart chart;
        private List<?> traces = List.of();
        private Object layout;

        Conversation(Chart chart) {
            this.chart = chart;
        }

        Map<String, Object> next(Map<String, Object> asked) {
            if (!(asked.get("place") instanceof List<?> place)) {
                return answer(asked, Map.of("controls", chart.controls()));
            }
            try {
                Chart there = drawn(place.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray());
                return answer(asked, there == null ? Map.of() : changes(there.tree()));
            } catch (ExecutionException e) {
                return answer(asked, error(sentence(e.getCause())));
            } catch (TimeoutException e) {
                return answer(asked, error("Drawing this place took longer than " + seconds
                        + " seconds and was stopped."));
            } catch (InterruptedException e) {
                return answer(asked, error("Drawing this place was interrupted."));
            }
        }

        private Map<String, Object> error(String sentence) {
            return Map.of("error", sentence);
        }

        /** In a thread of its own, since the kernel has no way to interrupt what no cell runs. */
        private Chart drawn(double[] place) throws ExecutionException, InterruptedException, TimeoutException {
            FutureTask<Chart> drawing = new FutureTask<>(() -> chart.at(place));
            Thread thread = new Thread(drawing, "momentum: draws a live figure");
            thread.setDaemon(true);
            thread.start();
            try {
                return drawing.get(seconds, TimeUnit.SECONDS);
            } finally {
                drawing.cancel(true);
            }
        }

        private Map<String, Object> changes(Map<String, Object> tree) {
            List<?> now = (List<?>) tree.get("data");
            List<Object> changed = new ArrayList<>();
            for (int i = 0; i < now.size(); i++) {
                changed.add(i < traces.size() && now.get(i).equals(traces.get(i)) ? null : now.get(i));
            }
            Map<String, Object> changes = new LinkedHashMap<>();
            changes.put("data", changed);
            changes.put("layout", tree.get("layout").equals(layout) ? null : tree.get("layout"));
            traces = now;
            layout = tree.get("layout");
            return changes;
        }
    }

    private static String sentence(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message;
    }
}
