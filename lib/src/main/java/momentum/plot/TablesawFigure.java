package momentum.plot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import momentum.internal.Arguments;
import tech.tablesaw.plotly.components.Figure;

/**
 * Reads Tablesaw's figures back from the JavaScript that they write.
 *
 * <p>That text is nearly JSON: keys are bare, numbers are often quoted, texts in single quotes are HTML-escaped and
 * lose their backslashes in a browser, and every contour is called {@code trace0}. Traces are therefore taken by
 * position.
 */
record TablesawFigure(List<Map<String, Object>> data, Map<String, Object> layout) {
    private static final Pattern VARIABLE = Pattern.compile("var (layout|trace\\d+|data)\\s*=\\s*");
    private static final ObjectMapper NEARLY_JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_MISSING_VALUES)
            .build();
    /** Arrays of words, whatever they look like. */
    private static final Set<String> WORDS = Set.of("text", "labels", "ticktext");
    /** What jsplot writes when nobody chose a size, the second for bars; a chart then fills the width of its cell. */
    private static final Set<List<Object>> DEFAULT_SIZES = Set.of(List.of(800, 600), List.of(900, 700));
    /** What has colours for numbers; Plotly's own run from blue to red, through grey. */
    private static final Set<String> PICTURES = Set.of("heatmap", "contour", "histogram2d");

    static TablesawFigure read(Figure figure) {
        String script = Arguments.present(figure, "figure").asJavascript("figure");
        List<Map<String, Object>> data = new ArrayList<>();
        Map<String, Object> layout = new LinkedHashMap<>();
        int position = 0;
        for (Matcher next = VARIABLE.matcher(script); next.find(position); ) {
            if (next.group(1).equals("data")) break;
            int end = end(script, next.end());
            Map<String, Object> tree = parse(script.substring(next.end(), end));
            if (next.group(1).equals("layout")) layout = layout(tree);
            else data.add(inOurColours(trace(tree)));
            position = end;
        }
        if (data.stream().allMatch(trace -> "histogram".equals(trace.get("type")))) count(data, layout);
        if (data.size() == 1) name(data.get(0), layout);
        return new TablesawFigure(data, layout);
    }

    private static Map<String, Object> inOurColours(Map<String, Object> trace) {
        if (PICTURES.contains(trace.get("type"))) trace.putIfAbsent("colorscale", Scale.of("YlGnBu", 0, 1).forPlotly());
        return trace;
    }

    /** Tablesaw leaves the axes of a histogram without titles; what is counted only the cell knows. */
    private static void count(List<Map<String, Object>> data, Map<String, Object> layout) {
        if (data.isEmpty()) return;
        String axis = data.get(0).containsKey("x") ? "yaxis" : "xaxis";
        Map<String, Object> counted = new LinkedHashMap<>(Trees.child(layout, axis));
        counted.putIfAbsent("title", Trees.map("text", "count"));
        layout.put(axis, counted);
    }

    /** Tablesaw leaves a single line or its dots without a name, which the legend needs beside what a chart adds. */
    private static void name(Map<String, Object> trace, Map<String, Object> layout) {
        Object column = Trees.child(Trees.child(layout, "yaxis"), "title").get("text");
        boolean named = !"".equals(trace.getOrDefault("name", ""));
        if ("scatter".equals(trace.get("type")) && !named && column != null) trace.put("name", column);
    }

    /** The end of the object that begins at {@code start}: braces outside of texts balance there. */
    private static int end(String script, int start) {
        int depth = 0;
        for (int i = start; i < script.length(); i++) {
            char c = script.charAt(i);
            if (c == '"' || c == '\'') i = endOfText(script, i);
            else if (c == '{' || c == '[') depth++;
            else if ((c == '}' || c == ']') && --depth == 0) return i + 1;
        }
        throw new IllegalArgumentException("the figure's script ends inside an object");
    }

    private static int endOfText(String script, int start) {
        char quote = script.charAt(start);
        for (int i = start + 1; i < script.length(); i++) {
            if (script.charAt(i) == quote) return i;
            // only texts in double quotes escape with backslashes: the others come from a template that does not
            if (quote == '"' && script.charAt(i) == '\\') i++;
        }
        throw new IllegalArgumentException("the figure's script ends inside a text");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parse(String object) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < object.length(); i++) {
            char c = object.charAt(i);
            if (c == '"') {
                int end = endOfText(object, i);
                json.append(object, i, end + 1);
                i = end;
            } else if (c == '\'') {
                int end = endOfText(object, i);
                json.append(Json.of(unescaped(object.substring(i + 1, end))));
                i = end;
            } else {
                json.append(c);
            }
        }
        try (JsonParser parser = NEARLY_JSON.createParser(json.toString())) {
            return parser.readValueAs(LinkedHashMap.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("the figure's script could not be read: " + e.getMessage(), e);
        }
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** The trace with its arrays of numbers as such, at every level: marker sizes and colours too. */
    private static Map<String, Object> trace(Map<String, Object> tree) {
        Map<String, Object> trace = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?>) trace.put(key, trace(Trees.child(tree, key)));
            else if (value instanceof List<?> list && !WORDS.contains(key)) trace.put(key, numbers(list));
            else if (key.equals("opacity")) trace.put(key, Double.parseDouble(String.valueOf(value)));
            else trace.put(key, value);
        });
        return trace;
    }

    /** A list of numbers as an array, rows of numbers as a matrix, anything else as a list of words. */
    private static Object numbers(List<?> list) {
        if (!list.isEmpty() && list.stream().allMatch(part -> part instanceof List<?>)) {
            double[][] rows = new double[list.size()][];
            for (int i = 0; i < rows.length; i++) {
                if (!(numbers((List<?>) list.get(i)) instanceof double[] row)) return list;
                if (i > 0 && row.length != rows[0].length) return list;
                rows[i] = row;
            }
            return rows;
        }
        double[] numbers = new double[list.size()];
        boolean some = false;
        for (int i = 0; i < numbers.length; i++) {
            String word = String.valueOf(list.get(i));
            try {
                numbers[i] = word.equals("null") ? Double.NaN : Double.parseDouble(word);
            } catch (NumberFormatException e) {
                return words(list);
            }
            some |= !word.equals("null");
        }
        return some ? numbers : words(list);
    }

    private static List<Object> words(List<?> list) {
        List<Object> words = new ArrayList<>();
        for (Object word : list) words.add("null".equals(word) ? null : word);
        return words;
    }

    private static Map<String, Object> layout(Map<String, Object> tree) {
        Map<String, Object> layout = titled(tree);
        if (tree.get("width") instanceof Integer width && tree.get("height") instanceof Integer height
                && DEFAULT_SIZES.contains(List.<Object>of(width, height))) {
            layout.remove("width");
            layout.remove("height");
        }
        return layout;
    }

    /** Titles as plotly.js 3 and later want them, at every level: {@code title: {text, font}}. */
    private static Map<String, Object> titled(Map<String, Object> tree) {
        Map<String, Object> copy = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            if (key.equals("title") && value instanceof String text) copy.put(key, Trees.map("text", text));
            else if (value instanceof Map<?, ?>) copy.put(key, titled(Trees.child(tree, key)));
            else if (!key.equals("titlefont")) copy.put(key, value);
        });
        if (tree.get("titlefont") != null && copy.get("title") instanceof Map<?, ?>) {
            Trees.merge(copy, Trees.map("title", Trees.map("font", tree.get("titlefont"))));
        }
        return copy;
    }
}
