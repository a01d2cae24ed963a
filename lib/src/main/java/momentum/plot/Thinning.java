package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fewer points where a browser would stand still: of each group of neighbours the lowest and the highest are kept, so that
 * the outline stays; the trace says so.
 */
final class Thinning {
    /** A line is one shape in a page, but each marker is one of its own. */
    static final int LINE_POINTS = 100_000, MARKERS = 10_000;

    private Thinning() {}

    /** The trace as it is, or with fewer points and the words for it under {@code meta}. */
    static Map<String, Object> thinned(Map<String, Object> trace) {
        if (!"scatter".equals(trace.get("type"))) return trace;
        boolean markers = String.valueOf(trace.getOrDefault("mode", "markers")).contains("markers")
                && !Trees.child(trace, "marker").containsKey("maxdisplayed");
        int most = markers ? MARKERS : LINE_POINTS, points = length(trace.get("y"));
        if (points <= most) return trace;
        int[] kept = kept(trace.get("y"), points, most);
        Map<String, Object> fewer = picked(trace, points, kept);
        fewer.put("meta", kept.length + " of " + points + " points are drawn");
        return fewer;
    }

    private static int length(Object values) {
        return values instanceof double[] numbers ? numbers.length : values instanceof List<?> list ? list.size() : 0;
    }

    private static int[] kept(Object values, int points, int most) {
        int groups = most / 2;
        int[] kept = new int[2 * groups];
        int count = 0;
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) g * points / groups), to = (int) ((long) (g + 1) * points / groups), low = from, high = from;
            if (values instanceof double[] y) {
                for (int i = from; i < to; i++) {
                    // NaN is neither: a gap shorter than a group is lost
                    if (y[i] < y[low] || Double.isNaN(y[low])) low = i;
                    if (y[i] > y[high] || Double.isNaN(y[high])) high = i;
                }
            }
            kept[count++] = Math.min(low, high);
            if (low != high) kept[count++] = Math.max(low, high);
        }
        return Arrays.copyOf(kept, count);
    }

    /** Every array of the trace that has an entry for each point, with the chosen entries only. */
    private static Map<String, Object> picked(Map<String, Object> tree, int points, int[] kept) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) {
                copy.put(key, picked(Trees.child(tree, key), points, kept));
            } else if (value instanceof double[] numbers && numbers.length == points) {
                double[] fewer = new double[kept.length];
                for (int i = 0; i < fewer.length; i++) fewer[i] = numbers[kept[i]];
                copy.put(key, fewer);
            } else if (value instanceof List<?> list && list.size() == points) {
                List<Object> fewer = new ArrayList<>();
                for (int i : kept) fewer.add(list.get(i));
                copy.put(key, fewer);
            } else {
                copy.put(key, value);
            }
        });
        return copy;
    }
}
