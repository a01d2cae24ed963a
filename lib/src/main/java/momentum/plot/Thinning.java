package momentum.plot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fewer points where a browser would stand still: of each group of neighbours the lowest and the highest are kept, so
 * that the outline stays; the trace says so.
 */
final class Thinning {
    /** A line is one shape in a page, but each marker is one of its own. */
    static final int LINE_POINTS = 100_000, MARKERS = 10_000;

    private Thinning() {}

    /** The trace as it is, or with fewer points and the words for it as its remark. */
    static Trace thinned(Trace trace) {
        int most = trace.kind().marksPoints() ? MARKERS : LINE_POINTS, points = trace.points();
        if (!trace.kind().isOfPoints() || points <= most) return trace;
        int[] kept = kept(trace.y(), points, most);
        return new Trace(trace.kind(), trace.name(), trace.colour(), trace.scale(), trace.key(),
                picked(trace.x(), points, kept),
                picked(trace.y(), points, kept), trace.z(), kept.length + " of " + points + " points are drawn",
                picked(trace.style(), points, kept));
    }

    private static int[] kept(double[] y, int points, int most) {
        int groups = most / 2;
        int[] kept = new int[2 * groups];
        int count = 0;
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) g * points / groups), to = (int) ((long) (g + 1) * points / groups),
                    low = from, high = from;
            if (y != null) {
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

    private static double[] picked(double[] numbers, int points, int[] kept) {
        if (numbers == null || numbers.length != points) return numbers;
        double[] fewer = new double[kept.length];
        for (int i = 0; i < fewer.length; i++) fewer[i] = numbers[kept[i]];
        return fewer;
    }

    /** Every array of the style that has an entry for each point, with the chosen entries only. */
    private static Map<String, Object> picked(Map<String, Object> tree, int points, int[] kept) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) copy.put(key, picked(Trees.child(tree, key), points, kept));
            else if (value instanceof double[] numbers) copy.put(key, picked(numbers, points, kept));
            else if (value instanceof List<?> list && list.size() == points) {
                copy.put(key, Arrays.stream(kept).mapToObj(list::get).toList());
            }
            else copy.put(key, value);
        });
        return copy;
    }
}
