package momentum.plot;

import java.util.List;
import java.util.TreeSet;

/** Where something was measured: the places of a prediction. */
final class Measured {
    private Measured() {}

    /**
     * The horizontal coordinates of all traces, each once, ascending; what only decorates, such as edges, counts for
     * nothing.
     *
     * @throws IllegalStateException if there is none, or only words
     */
    static double[] places(List<Trace> data) {
        TreeSet<Double> places = new TreeSet<>();
        boolean words = false;
        for (Trace trace : data) {
            if (!trace.kind().isMeasured()) continue;
            words |= trace.style().get("x") instanceof List<?> list && !list.isEmpty();
            if (trace.x() != null) for (double each : trace.x()) if (Double.isFinite(each)) places.add(each);
        }
        if (!places.isEmpty()) return places.stream().mapToDouble(each -> each).toArray();
        throw new IllegalStateException(words
                ? "a prediction is a function of a number, but the horizontal axis has words or days"
                : "a prediction is drawn over a line: add the line first");
    }
}
