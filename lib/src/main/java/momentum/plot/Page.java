package momentum.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import momentum.text.Text;

/**
 * What stands around the traces of a chart: titles, axes, words and lines, the legend.
 *
 * <p>Places and ranges are in the axes' own units, in whatever order axes become logarithmic; Plotly, which wants powers of ten
 * for words and ranges there, gets them in {@link #tree}.
 */
final class Page {
    static final Page EMPTY = new Page(Map.of());
    private static final int HEIGHT = 440;

    private final Map<String, Object> layout;

    private Page(Map<String, Object> layout) {
        this.layout = Collections.unmodifiableMap(layout);
    }

    static Page of(Map<String, Object> layout) {
        return new Page(new LinkedHashMap<>(layout)).checked();
    }

    /** A layout of Tablesaw's, whose logarithmic ranges are powers already. */
    static Page adopted(Map<String, Object> layout) {
        Map<String, Object> own = new LinkedHashMap<>(layout);
        for (String axis : Panels.axes(layout)) {
            Map<String, Object> settings = Trees.child(layout, axis);
            if (!"log".equals(settings.get("type")) || !(settings.get("range") instanceof List<?> powers)) continue;
            double[] range = powers.stream().mapToDouble(power -> Math.pow(10, ((Number) power).doubleValue())).toArray();
            Trees.merge(own, Trees.map(axis, Trees.map("range", range)));
        }
        return of(own);
    }

    Page with(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(layout);
        changed.put(key, value);
        return of(changed);
    }

    Page axis(String name, Map<String, Object> settings) {
        Map<String, Object> axis = new LinkedHashMap<>(Trees.child(layout, name));
        axis.putAll(settings);
        return with(name, axis);
    }

    /** One more annotation or shape. */
    Page plus(String key, Map<String, Object> one) {
        List<Object> all = new ArrayList<>(list(key));
        all.add(one);
        return with(key, all);
    }

    Map<String, Object> layout() {
        return layout;
    }

    boolean isLogarithmic(String axis) {
        return "log".equals(Trees.child(layout, axis).get("type"));
    }

    int height() {
        return layout.get("height") instanceof Integer chosen ? chosen : HEIGHT;
    }

    private List<?> list(String key) {
        return layout.get(key) instanceof List<?> list ? list : List.of();
    }

    /** Refuses what a logarithmic axis cannot show. */
    private Page checked() {
        for (String axis : Panels.axes(layout)) {
            if (!isLogarithmic(axis)) continue;
            String along = axis.substring(0, 1);
            if (Trees.child(layout, axis).get("range") instanceof double[] range && !(range[0] > 0 && range[1] > 0)) {
                throw new IllegalArgumentException(along + " must be positive on a logarithmic axis, the range was "
                        + Text.number(range[0]) + " to " + Text.number(range[1]));
            }
            for (Object one : list("annotations")) {
                if (isOn(axis, (Map<?, ?>) one)) requirePositive((Map<?, ?>) one, along, along);
            }
            for (Object one : list("shapes")) {
                if (!isOn(axis, (Map<?, ?>) one)) continue;
                for (String end : List.of("0", "1")) requirePositive((Map<?, ?>) one, along + end, along);
            }
        }
        return this;
    }

    private static void requirePositive(Map<?, ?> one, String key, String along) {
        if (one.get(key) instanceof Double place && !(place > 0)) {
            Object text = one.get("text");
            throw new IllegalArgumentException(along + " must be positive on a logarithmic axis, was " + Text.number(place)
                    + (text == null || "".equals(text) ? "" : " for " + text));
        }
    }

    /** Whether a shape or an annotation is placed along this axis, and not in the plot or the figure. */
    private static boolean isOn(String axis, Map<?, ?> one) {
        String along = axis.substring(0, 1);
        Object reference = one.get(along + "ref");
        return axis.replace("axis", "").equals(reference == null ? along : reference);
    }

    /** In Plotly's words, for these traces. */
    Map<String, Object> tree(List<Trace> data) {
        Map<String, Object> page = Trees.map(
                "paper_bgcolor", "rgba(0,0,0,0)", "plot_bgcolor", "rgba(0,0,0,0)",
                "font", Trees.map("color", Palette.INK, "size", 13),
                "colorway", Palette.LINES,
                "height", HEIGHT,
                "margin", Trees.map("l", 70, "r", 20, "t", Trees.child(layout, "title").isEmpty() ? 24 : 60, "b", 60),
                // below the plot: to its side it would leave no plot on a narrow screen
                "legend", Trees.map("bgcolor", "rgba(0,0,0,0)", "orientation", "h", "x", 0, "y", -0.28, "yanchor", "top"));
        Trees.merge(page, layout);
        for (String axis : Panels.axes(layout)) page.put(axis, axis(axis, data));
        Trees.merge(page, Trees.map("title", Trees.map("x", 0.02, "xanchor", "left")));
        List<Object> words = new ArrayList<>();
        for (Object one : list("annotations")) words.add(placed((Map<?, ?>) one));
        words.addAll(Remarks.on(data));
        if (!words.isEmpty()) page.put("annotations", words);
        return page;
    }

    private Map<String, Object> axis(String name, List<Trace> data) {
        Map<String, Object> own = Trees.child(layout, name);
        Map<String, Object> axis = Trees.map("gridcolor", Palette.GRID, "zerolinecolor", Palette.GRID, "linecolor", Palette.INK,
                "automargin", true);
        // beside the ticks' words, however wide they are
        if (own.containsKey("title")) axis.put("title", Trees.map("standoff", 10));
        if (isLogarithmic(name)) axis.putAll(logTicks(name.substring(0, 1), data));
        Trees.merge(axis, own);
        if (isLogarithmic(name) && own.get("range") instanceof double[] range) {
            axis.put("range", new double[] {Math.log10(range[0]), Math.log10(range[1])});
        }
        return axis;
    }

    /** Plotly places shapes in an axis's own units, but annotations on a logarithmic axis by the power of ten. */
    private Map<String, Object> placed(Map<?, ?> annotation) {
        Map<String, Object> placed = new LinkedHashMap<>();
        annotation.forEach((key, value) -> placed.put((String) key, value));
        for (String axis : Panels.axes(layout)) {
            String along = axis.substring(0, 1);
            if (isLogarithmic(axis) && isOn(axis, annotation)) placed.computeIfPresent(along, (key, value) -> Math.log10((Double) value));
        }
        return placed;
    }

    /** Powers of ten, at most eight of them; where the data span less than two decades plotly's own ticks serve better. */
    private static Map<String, Object> logTicks(String coordinate, List<Trace> data) {
        double least = Double.POSITIVE_INFINITY, most = 0;
        for (Trace trace : data) {
            double[] numbers = coordinate.equals("x") ? trace.x() : trace.y();
            if (numbers == null) continue;
            for (double number : numbers) {
                if (!(number > 0 && number < Double.POSITIVE_INFINITY)) continue;
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
        }
        double decades = Math.log10(most / least);
        if (!(decades >= 2)) return Map.of();
        // plotly writes powers a quarter larger than other ticks
        return Trees.map("exponentformat", "power", "dtick", Math.ceil(decades / 8), "tickfont", Trees.map("size", 10.5));
    }
}
