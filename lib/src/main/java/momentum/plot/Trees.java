package momentum.plot;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Ordered maps and lists: how a chart's tree is built, merged and made ready for JSON. */
final class Trees {
    /** One digit more than a screen shows, so that a rounding that falls the other way stays within 10⁻⁶. */
    private static final MathContext ROUNDING = new MathContext(7);
    /** Arrays longer than this go as base64: a third of the bytes, and a notebook file keeps them on one line. */
    private static final int LONG = 40;

    private Trees() {}

    /** An ordered map of key, value, key, value, …; values may be null. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return map;
    }

    /** The map under a key, or an empty one. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> child(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Adds the entries of one map to another, map into map. */
    static void merge(Map<String, Object> into, Map<String, Object> more) {
        more.forEach((key, value) -> {
            if (value instanceof Map<?, ?> && into.get(key) instanceof Map<?, ?>) {
                Map<String, Object> both = new LinkedHashMap<>(child(into, key));
                merge(both, child(more, key));
                into.put(key, both);
            } else {
                into.put(key, value);
            }
        });
    }

    /** Whether two trees are equal, arrays by content. */
    static boolean same(Object one, Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> that) {
            return map.size() == that.size() && map.entrySet().stream()
                    .allMatch(entry -> that.containsKey(entry.getKey())
                            && same(entry.getValue(), that.get(entry.getKey())));
        }
        if (one instanceof List<?> list && other instanceof List<?> that && list.size() == that.size()) {
            for (int i = 0; i < list.size(); i++) if (!same(list.get(i), that.get(i))) return false;
            return true;
        }
        return Objects.deepEquals(one, other);
    }

    /**
     * Arrays as lists or typed arrays, bytes as the whole numbers 0 to 255, numbers rounded, what is not finite as
     * null.
     *
     * @throws IllegalArgumentException if the rows of a matrix differ in length
     */
    static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, part) -> copy.put((String) key, plain(part)));
            return copy;
        }
        if (value instanceof double[] numbers) return numbers.length > LONG ? typed(numbers, null) : list(numbers);
        if (value instanceof byte[] numbers) return numbers.length > 0 ? typed("u1", numbers, null) : List.of();
        if (value instanceof double[][] rows) {
            String shape = shape(rows);
            return shape == null ? List.of() : typed(flat(rows), shape);
        }
        if (value instanceof byte[][] rows) {
            String shape = shape(rows);
            return shape == null ? List.of() : typed("u1", flat(rows), shape);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object part : list) copy.add(plain(part));
            return copy;
        }
        if (value instanceof Double number) return rounded(number);
        if (value instanceof String text) return text(text);
        return value;
    }

    /** A dollar is a dollar: between two of them plotly would read TeX, where a page has MathJax. */
    private static String text(String text) {
        return text.indexOf('$') == text.lastIndexOf('$') ? text : text.replace("$", "&#36;");
    }

    private static List<Object> list(double[] numbers) {
        List<Object> list = new ArrayList<>();
        for (double number : numbers) list.add(rounded(number));
        return list;
    }

    /** How many rows of how many entries, as plotly writes it; null for a matrix without entries. */
    private static String shape(Object[] rows) {
        if (rows.length == 0) return null;
        int columns = Array.getLength(rows[0]);
        for (int i = 1; i < rows.length; i++) {
            int length = Array.getLength(rows[i]);
            if (length != columns) {
                throw new IllegalArgumentException(
                        "rows must have " + columns + " entries like the first, row " + i + " had " + length);
            }
        }
        return columns == 0 ? null : rows.length + ", " + columns;
    }

    private static double[] flat(double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        return flat;
    }

    private static byte[] flat(byte[][] rows) {
        byte[] flat = new byte[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        return flat;
    }

    private static Number rounded(double value) {
        if (!Double.isFinite(value)) return null;
        if (value == Math.rint(value) && Math.abs(value) < 1e15) return (long) value;
        return new BigDecimal(value).round(ROUNDING).doubleValue();
    }

    /** Four bytes a number where that is exact enough (seven digits), eight where a float would overflow or vanish. */
    private static Map<String, Object> typed(double[] numbers, String shape) {
        boolean floats = true;
        for (double number : numbers) {
            double size = Math.abs(number);
            if (Double.isFinite(number) && size != 0 && !(size > Float.MIN_NORMAL && size < Float.MAX_VALUE)) {
                floats = false;
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * (floats ? 4 : 8)).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            double finite = Double.isFinite(number) ? number : Double.NaN;
            if (floats) bytes.putFloat((float) finite);
            else bytes.putDouble(finite);
        }
        return typed(floats ? "f4" : "f8", bytes.array(), shape);
    }

    private static Map<String, Object> typed(String type, byte[] bytes, String shape) {
        Map<String, Object> typed = map("dtype", type, "bdata", Base64.getEncoder().encodeToString(bytes));
        if (shape != null) typed.put("shape", shape);
        return typed;
    }
}
