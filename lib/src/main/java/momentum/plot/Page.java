package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * What stands around the traces of a chart: titles, axes, words and lines, the legend.
 *
 * <p>Places and ranges are in the axes' own units, in whatever order axes become logarithmic; Plotly, which wants
 * powers of ten
 * for words and ranges there, gets them in {@link #tree}.
 */
final class Page {
    static final Page EMPTY = new Page(Map.of());
    /** Who drew it first: a key of ours, which plotly does not know. */
    static final String CREDIT = "credit";
    private static final int HEIGHT = 440;
    /** Pixels under the plot: ticks and an axis title, then the credit. */
    private static final int BELOW = 60, CREDIT_HEIGHT = 16;

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
            double[] range = powers.stream().mapToDouble(power -> Math.pow(10, ((Number) power).doubleValue()))
                    .toArray();
            Trees.merge(own, Trees.map(axis, Trees.map("range", range)));
        }
        return of(own);
    }

    Page with(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(layout);
        changed.put(key, value);
        return of(changed);
    }

    /** With another title, or none. */
    Page titled(String title) {
        Arguments.present(title, "title");
        Map<String, Object> changed = new LinkedHashMap<>(layout);
        Map<String, Object> own = new LinkedHashMap<>(Trees.child(layout, "title"));
        own.put("text", title);
        if (title.isEmpty()) changed.remove("title");
        else changed.put("title", own);
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

    boolean hasRange(String axis) {
        return Trees.child(layout, axis).containsKey("range");
    }

    /** The ends of an axis that was given any, else null. */
    double[] ends(String axis) {
        return Trees.child(layout, axis).get("range") instanceof double[] ends ? ends : null;
    }

    /** An axis from one end to the other, or back where it runs the other way. */
    Page covering(String axis, double[] range) {
        boolean backwards = "reversed".equals(Trees.child(layout, axis).get("autorange"));
        return axis(axis, Trees.map("autorange", false, "range", backwards ? new double[] {range[1], range[0]}
                : range));
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
            throw new IllegalArgumentException(along + " must be positive on a logarithmic axis, was "
                    + Text.number(place)
                    + (text == null || "".equals(text) ? "" : " for " + text));
        }
    }

    /** Whether a shape or an annotation is placed along this axis, and not in the plot or the figure. */
    private static boolean isOn(String axis, Map<?, ?> one) {
        String along = axis.substring(0, 1);
        Object reference = one.get(along + "ref");
        return axis.replace("axis", "").equals(reference == null ? along : reference);
    }

    /** A line of which one point only can be drawn has a dot there: of a line alone nothing would be seen. */
    Trace seen(Trace trace) {
        if (!trace.kind().isLine() || trace.y() == null) return trace;
        boolean logarithmic = isLogarithmic(String.valueOf(trace.style().getOrDefault("yaxis", "y"))
                .replaceFirst("y", "yaxis"));
        long drawn = Arrays.stream(trace.y()).filter(y -> Double.isFinite(y) && (y > 0 || !logarithmic)).limit(2)
                .count();
        return drawn == 1 ? trace.styled(Trees.map("mode", "lines+markers", "marker", Trees.map("size", 7))) : trace;
    }

    /** In Plotly's words, for these traces. */
    Map<String, Object> tree(List<Trace> data) {
        boolean titled = layout.containsKey("title"), credited = layout.containsKey(CREDIT),
                moved = layout.containsKey("sliders");
        int height = height(), top = titled ? 60 : 24, bottom = BELOW + (credited ? CREDIT_HEIGHT : 0);
        Map<String, Object> page = Trees.map(
                "paper_bgcolor", "rgba(0,0,0,0)", "plot_bgcolor", "rgba(0,0,0,0)",
                "font", Trees.map("color", Palette.INK, "size", 13),
                "colorway", Palette.LINES,
                "height", HEIGHT,
                "margin", Trees.map("l", 70, "r", 20, "t", top, "b", bottom),
                // below the plot, 90 pixels under it: to its side it would leave no plot on a narrow screen
                "legend", Trees.map("bgcolor", "rgba(0,0,0,0)", "orientation", "h", "x", 0, "y",
                        -Math.round(9000.0 / Math.max(100, height - 120)) / 100.0, "yanchor", "top"));
        Trees.merge(page, layout);
        page.remove(CREDIT);
        for (String axis : Panels.axes(layout)) page.put(axis, axis(axis, data));
        if (titled) Trees.merge(page, Trees.map("title", Trees.map("x", 0.02, "xanchor", "left")));
        List<Object> words = new ArrayList<>();
        for (Object one : list("annotations")) words.add(placed((Map<?, ?>) one));
        for (Map<String, Object> foot : Feet.of(data, this)) words.add(placed(foot));
        words.addAll(Remarks.on(data));
        if (credited) {
            // under the sliders, where there are any
            int below = BELOW - 8;
            if (moved) {
                below = (Integer) Trees.child(layout, "margin").get("b");
                page.put("height", height + CREDIT_HEIGHT);
                Trees.merge(page, Trees.map("margin", Trees.map("b", below + CREDIT_HEIGHT)));
            }
            words.add(Trees.map("name", CREDIT, "text", layout.get(CREDIT), "showarrow", false, "xref", "paper",
                    "yref", "paper", "x", 0,
                    "y", 0, "xanchor", "left", "yanchor", "top", "yshift", -below + 2, "font", Trees.map("size", 11)));
        }
        if (!words.isEmpty()) page.put("annotations", words);
        return page;
    }

    private Map<String, Object> axis(String name, List<Trace> data) {
        Map<String, Object> own = Trees.child(layout, name);
        Map<String, Object> axis = Trees.map("gridcolor", Palette.GRID, "zerolinecolor", Palette.GRID, "linecolor",
                Palette.INK,
                "automargin", true);
        // beside the ticks' words, however wide they are
        if (own.containsKey("title")) axis.put("title", Trees.map("standoff", 10));
        if (isLogarithmic(name)) {
            Reach reach = own.get("range") instanceof double[] range ? Reach.ofRange(range)
                    : Reach.of(data, name, true);
            if (reach != null) axis.putAll(Ticks.logarithmic(reach.least(), reach.most()));
        } else {
            // 20 000 instead of 20k, and never 100µ
            axis.put("exponentformat", "power");
        }
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
            if (isLogarithmic(axis) && isOn(axis, annotation)) placed.computeIfPresent(along,
                    (key, value) -> Math.log10((Double) value));
        }
        return placed;
    }
}
