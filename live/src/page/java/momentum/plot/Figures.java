package momentum.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import momentum.Linear;
import momentum.cells.Index;

/** The live figures by name: what moves them, and what they draw there. The same on the JVM and in a page. */
public final class Figures {
    private static final Map<String, Motion> OPEN = new HashMap<>();
    private static final long FNV_OFFSET = 0xcbf29ce484222325L, FNV_PRIME = 0x100000001b3L;

    private long hash = FNV_OFFSET;

    private Figures() {}

    private static Motion open(String name) throws Exception {
        Motion motion = OPEN.get(name);
        if (motion == null) {
            motion = Index.open(name).motion();
            OPEN.put(name, motion);
        }
        return motion;
    }

    /** How a figure is moved, and its knobs, as a tree of maps and lists. */
    public static Map<String, Object> described(String name) throws Exception {
        return open(name).described();
    }

    /** The figure's tree at a place, its numbers as they are; null where the knobs cannot go. */
    public static Map<String, Object> at(String name, double first, double second) throws Exception {
        return whole(open(name).at(first, second));
    }

    /** The same from another start, where one is dragged. */
    static Map<String, Object> from(String name, double first, double second, double x, double y) throws Exception {
        return whole(open(name).draw().at(first, second, Linear.vector(x, y)));
    }

    private static Map<String, Object> whole(Chart chart) {
        return chart == null ? null : chart.whole();
    }

    /** All of the tree at a place in 64 bits: every bit of every number, and every word. */
    public static String bits(String name, double first, double second) throws Exception {
        Figures of = new Figures();
        of.add(at(name, first, second));
        return Long.toHexString(of.hash);
    }

    private void add(long word) {
        hash = (hash ^ word) * FNV_PRIME;
    }

    private void add(Object value) {
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                add(entry.getKey());
                add(entry.getValue());
            }
        } else if (value instanceof List<?> list) {
            for (Object each : list) add(each);
        } else if (value instanceof double[] numbers) {
            for (double number : numbers) add(Double.doubleToLongBits(number));
        } else if (value instanceof double[][] rows) {
            for (double[] row : rows) add(row);
        } else if (value instanceof Number number) {
            add(Double.doubleToLongBits(number.doubleValue()));
        } else {
            String text = String.valueOf(value);
            for (int i = 0; i < text.length(); i++) add(text.charAt(i));
        }
    }
}
