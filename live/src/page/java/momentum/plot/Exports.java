package momentum.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Float64Array;

/** What the page's script calls. */
public final class Exports {
    private Exports() {}

    /** The figure's tree there; null where the knobs cannot go; what went wrong, under "error", where it did. */
    @JSExport
    public static JSObject at(String name, double first, double second) {
        try {
            return script(Figures.at(name, first, second));
        } catch (Throwable e) {
            return script(error(e));
        }
    }

    /** The same from another start, where one is dragged. */
    @JSExport
    public static JSObject from(String name, double first, double second, double x, double y) {
        try {
            return script(Figures.from(name, first, second, x, y));
        } catch (Throwable e) {
            return script(error(e));
        }
    }

    private static Map<String, Object> error(Throwable e) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("error", e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        return error;
    }

    /** The same tree in 64 bits. */
    @JSExport
    public static String bits(String name, double first, double second) {
        try {
            return Figures.bits(name, first, second);
        } catch (Throwable e) {
            return String.valueOf(e.getMessage());
        }
    }

    @JSBody(script = "return {};")
    private static native JSObject object();

    @JSBody(script = "return [];")
    private static native JSObject array();

    @JSBody(script = "return null;")
    private static native JSObject nothing();

    @JSBody(params = {"object", "key", "value"}, script = "object[key] = value;")
    private static native void put(JSObject object, String key, JSObject value);

    @JSBody(params = {"array", "value"}, script = "array.push(value);")
    private static native void push(JSObject array, JSObject value);

    private static JSObject script(Object value) {
        if (value == null) return nothing();
        if (value instanceof Map<?, ?> map) {
            JSObject object = object();
            for (Map.Entry<?, ?> entry : map.entrySet()) put(object, (String) entry.getKey(), script(entry.getValue()));
            return object;
        }
        if (value instanceof List<?> list) {
            JSObject array = array();
            for (Object each : list) push(array, script(each));
            return array;
        }
        if (value instanceof double[] numbers) return Float64Array.copyFromJavaArray(numbers);
        if (value instanceof double[][] rows) {
            JSObject array = array();
            for (double[] row : rows) push(array, script(row));
            return array;
        }
        if (value instanceof String text) return JSString.valueOf(text);
        if (value instanceof Boolean yes) return JSBoolean.valueOf(yes);
        if (value instanceof Number number) return JSNumber.valueOf(number.doubleValue());
        throw new IllegalArgumentException("a page has nothing for a " + value.getClass().getSimpleName());
    }

    public static void main(String[] arguments) {}
}
