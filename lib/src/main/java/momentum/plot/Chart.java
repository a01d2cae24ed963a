package momentum.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import momentum.Arguments;
import momentum.Text;
import tech.tablesaw.plotly.components.Figure;

/**
 * A figure as a value: Plotly's tree of data and layout, written once, drawn by whoever shows it.
 *
 * <p>Every method returns a new chart with one thing added. Names, titles and colours are chosen to be read in a light and
 * in a dark page: the background is left transparent and colours keep apart for colour-blind readers.
 *
 * @see <a href="https://plotly.com/javascript/reference/">Plotly's figure reference</a>
 */
public final class Chart {
    static final int HEIGHT = 440;
    private static final int CURVE_POINTS = 401;
    private static final List<String> MARKS = List.of("circle-open", "square-open", "diamond-open", "triangle-up-open");

    private static final Map<String, Object> REFERENCE =
            Trees.map("color", Palette.INK, "width", 1.5, "dash", "dot");

    private final List<Map<String, Object>> data;
    private final Map<String, Object> layout;
    private final List<Map<String, Object>> frames;

    private Chart(List<Map<String, Object>> data, Map<String, Object> layout) {
        this(data, layout, List.of());
    }

    private Chart(List<Map<String, Object>> data, Map<String, Object> layout, List<Map<String, Object>> frames) {
        this.frames = Collections.unmodifiableList(frames);
        this.data = Collections.unmodifiableList(data);
        this.layout = Collections.unmodifiableMap(layout);
    }

    /**
     * An empty chart.
     *
     * @param title what the figure shows, as a sentence would say it
     * @return a chart to add to
     */
    public static Chart titled(String title) {
        Map<String, Object> layout = new LinkedHashMap<>();
        layout.put("title", Trees.map("text", title));
        return new Chart(List.of(), layout);
    }

    /**
     * Any Tablesaw figure, with numbers as numbers and its texts unharmed.
     *
     * @param figure made by Tablesaw's own API
     * @return the same figure as a chart
     */
    public static Chart of(Figure figure) {
        TablesawFigure read = TablesawFigure.read(figure);
        return new Chart(read.data(), read.layout());
    }

    /**
     * Adds a line.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many; NaN leaves a gap
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart line(String name, double[] x, double[] y) {
        return with(trace(name, "lines", x, y, Trees.map("color", nextColour(), "width", 2)));
    }

    /**
     * Adds the graph of a function.
     *
     * @param name its legend entry
     * @param from left end
     * @param to right end, larger
     * @param f the function
     * @return a new chart with the function at 401 points
     * @throws IllegalArgumentException if the ends are not finite and in order
     */
    public Chart curve(String name, double from, double to, DoubleUnaryOperator f) {
        Arguments.finite(from, "from");
        Arguments.finite(to, "to");
        if (!(from < to)) {
            throw new IllegalArgumentException(
                    "from must be smaller than to, were " + Text.number(from) + " and " + Text.number(to));
        }
        double[] x = new double[CURVE_POINTS], y = new double[CURVE_POINTS];
        for (int i = 0; i < x.length; i++) {
            x[i] = from + (to - from) * i / (x.length - 1);
            y[i] = f.applyAsDouble(x[i]);
        }
        return line(name, x, y);
    }

    /**
     * Adds a line with a dot at each point, the way a path of iterates is drawn.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart path(String name, double[] x, double[] y) {
        Map<String, Object> trace = trace(name, "lines+markers", x, y, Trees.map("color", nextColour(), "width", 1.5));
        trace.put("marker", Trees.map("size", 4));
        return with(trace);
    }

    /**
     * Adds a mark at one point; each further mark has another shape and colour.
     *
     * @param name its legend entry
     * @param x horizontal coordinate
     * @param y vertical coordinate
     * @return a new chart
     */
    public Chart mark(String name, double x, double y) {
        int marks = (int) data.stream().filter(trace -> Trees.child(trace, "marker").containsKey("symbol")).count();
        String colour = marks == 0 ? Palette.INK : Palette.LINES.get(marks % Palette.LINES.size());
        Map<String, Object> trace = trace(name, "markers", new double[] {x}, new double[] {y}, Map.of());
        trace.remove("line");
        trace.put("marker", Trees.map("symbol", MARKS.get(marks % MARKS.size()), "size", 12, "color", colour,
                "line", Trees.map("width", 2)));
        return with(trace);
    }

    /**
     * Adds a predicted curve, dashed, over what was measured: at the horizontal coordinates of the first trace.
     *
     * @param name its legend entry, the formula
     * @param formula the prediction as a function of the horizontal coordinate
     * @return a new chart
     * @throws IllegalStateException if there is nothing measured to draw it over
     */
    public Chart prediction(String name, DoubleUnaryOperator formula) {
        if (!(data.size() > 0 && data.get(0).get("x") instanceof double[] x)) {
            throw new IllegalStateException("a prediction is drawn over a line: add the line first");
        }
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) y[i] = formula.applyAsDouble(x[i]);
        return with(trace(name, "lines", x, y, Trees.map("color", Palette.INK, "width", 2.5, "dash", "dash")));
    }

    /**
     * Adds bars to a stack.
     *
     * @param name its legend entry
     * @param colour as in CSS
     * @param x horizontal coordinates
     * @param y heights, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart stack(String name, String colour, double[] x, double[] y) {
        Map<String, Object> trace = trace(name, "", x, y, Map.of());
        trace.keySet().removeAll(List.of("mode", "line"));
        trace.put("type", "bar");
        trace.put("marker", Trees.map("color", colour));
        return with(trace).layout("barmode", "stack").layout("bargap", 0.25);
    }

    /**
     * Adds dots.
     *
     * @param name its legend entry
     * @param colour as in CSS
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart dots(String name, String colour, double[] x, double[] y) {
        Map<String, Object> trace = trace(name, "markers", x, y, Map.of());
        trace.remove("line");
        trace.put("marker", Trees.map("size", 5, "color", colour));
        return with(trace);
    }

    /**
     * Adds a thick bar without a legend entry.
     *
     * @param colour as in CSS
     * @param fromX its left end
     * @param toX its right end
     * @param y its height
     * @return a new chart
     */
    public Chart rule(String colour, double fromX, double toX, double y) {
        Map<String, Object> trace = trace("", "lines", new double[] {fromX, toX}, new double[] {y, y},
                Trees.map("color", colour, "width", 5));
        trace.put("showlegend", false);
        trace.put("hoverinfo", "skip");
        return with(trace);
    }

    /**
     * Adds stems: a thin line from zero to each point, with a dot at its end.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param y heights, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart stems(String name, double[] x, double[] y) {
        Map<String, Object> trace = trace(name, "markers", x, y, Map.of());
        trace.remove("line");
        trace.put("marker", Trees.map("size", 6, "color", nextColour()));
        trace.put("error_y", Trees.map("type", "data", "symmetric", false, "array", new double[y.length],
                "arrayminus", y.clone(), "width", 0, "thickness", 1, "color", Palette.INK));
        return with(trace);
    }

    /**
     * Adds a band between two curves, such as an uncertainty.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param low lower edge, as many
     * @param high upper edge, as many
     * @return a new chart
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public Chart band(String name, double[] x, double[] low, double[] high) {
        Map<String, Object> edge = trace(name, "lines", x, low, Trees.map("width", 0));
        edge.put("showlegend", false);
        edge.put("hoverinfo", "skip");
        Map<String, Object> fill = trace(name, "lines", x, high, Trees.map("width", 0));
        fill.put("fill", "tonexty");
        fill.put("fillcolor", "rgba(128,128,128,0.3)");
        return with(edge).with(fill);
    }

    /**
     * Adds a dotted vertical line across the plot, with its name at the top.
     *
     * @param name what happens there
     * @param x where
     * @return a new chart
     * @throws IllegalArgumentException if x is not finite
     */
    public Chart vertical(String name, double x) {
        Arguments.finite(x, "x");
        return shape(Trees.map("type", "line", "x0", x, "x1", x, "yref", "y domain", "y0", 0, "y1", 1, "line", REFERENCE))
                .annotation(Trees.map("text", name, "x", x, "yref", "y domain", "y", 1, "xanchor", "left", "yanchor", "top",
                        "showarrow", false));
    }

    /**
     * Adds a dotted horizontal line across the plot, with its name at the right.
     *
     * @param name what it stands for
     * @param y where, in the axis's own units
     * @return a new chart
     * @throws IllegalArgumentException if y is not finite
     */
    public Chart horizontal(String name, double y) {
        double place = onAxis("yaxis", Arguments.finite(y, "y"));
        return shape(Trees.map("type", "line", "xref", "x domain", "x0", 0, "x1", 1, "y0", y, "y1", y, "line", REFERENCE))
                .annotation(Trees.map("text", name, "xref", "x domain", "x", 1, "y", place, "xanchor", "right",
                        "yanchor", "bottom", "showarrow", false));
    }

    /**
     * Adds a text with an arrow to a point.
     *
     * @param text a few words
     * @param x horizontal coordinate
     * @param y vertical coordinate, in the axis's own units
     * @return a new chart
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public Chart note(String text, double x, double y) {
        return annotation(Trees.map("text", text, "x", Arguments.finite(x, "x"), "y", onAxis("yaxis", Arguments.finite(y, "y")),
                "showarrow", true, "arrowcolor", Palette.INK, "ax", 40, "ay", -40));
    }

    /**
     * Shades a region.
     *
     * @param name what it is, written inside
     * @param region where
     * @return a new chart
     */
    public Chart shade(String name, Window region) {
        return shape(Trees.map("type", "rect", "x0", region.left(), "x1", region.right(), "y0", region.bottom(),
                        "y1", region.top(), "fillcolor", Palette.GRID, "line", Trees.map("width", 0), "layer", "below"))
                .annotation(Trees.map("text", name, "x", (region.left() + region.right()) / 2,
                        "y", onAxis("yaxis", region.top()), "yanchor", "top", "showarrow", false));
    }

    /** Plotly places shapes in an axis's own units, but annotations on a logarithmic axis by the power of ten. */
    private double onAxis(String axis, double value) {
        return "log".equals(Trees.child(layout, axis).get("type")) ? Math.log10(value) : value;
    }

    private Chart shape(Map<String, Object> shape) {
        return append("shapes", shape);
    }

    private Chart annotation(Map<String, Object> annotation) {
        return append("annotations", annotation);
    }

    private Chart append(String key, Map<String, Object> one) {
        List<Object> all = new ArrayList<>(layout.get(key) instanceof List<?> before ? before : List.of());
        all.add(one);
        return layout(key, all);
    }

    /**
     * Charts side by side in one figure, each with its title above it and its own axes.
     *
     * @param title what they show together
     * @param panels at least one; logarithmic axes and equal units are kept
     * @return a new chart
     * @throws IllegalArgumentException if there is no panel
     */
    public static Chart beside(String title, Chart... panels) {
        return Panels.beside(title, List.of(panels));
    }

    /**
     * A chart that a slider moves through, with no kernel and no network: every frame is drawn beforehand.
     *
     * @param knob what the slider moves
     * @param draw the chart for one value, with the same traces for each; null where the slider cannot go
     * @return the chart at the knob's start, with the slider under it
     * @throws IllegalArgumentException if the chart at the start is null, or the frames differ in what they draw
     */
    public static Chart slider(Knob knob, DoubleFunction<Chart> draw) {
        return Frames.one(knob, draw);
    }

    /**
     * A chart with two sliders over a grid of frames.
     *
     * @param first what the upper slider moves
     * @param second what the lower slider moves
     * @param draw the chart for two values, with the same traces for each; null where the sliders cannot go
     * @return the chart at the knobs' starts, with the sliders under it
     * @throws IllegalArgumentException if the chart at the start is null, or the frames differ in what they draw
     */
    public static Chart sliders(Knob first, Knob second, ChartOfTwo draw) {
        return Frames.two(first, second, draw);
    }

    static Chart of(List<Map<String, Object>> data, Map<String, Object> layout) {
        return new Chart(data, layout);
    }

    static Chart of(List<Map<String, Object>> data, Map<String, Object> layout, List<Map<String, Object>> frames) {
        return new Chart(data, layout, frames);
    }

    List<Map<String, Object>> data() {
        return data;
    }

    Map<String, Object> layout() {
        return layout;
    }

    /**
     * Adds filled contours, to be drawn under what is added after them.
     *
     * @param field values on a grid
     * @return a new chart
     */
    public Chart contour(Field field) {
        return with(field.trace());
    }

    /**
     * Names the horizontal axis.
     *
     * @param title what it shows, with its symbol
     * @return a new chart
     */
    public Chart xAxis(String title) {
        return axis("xaxis", Trees.map("title", Trees.map("text", title)));
    }

    /**
     * Names the vertical axis.
     *
     * @param title what it shows, with its symbol
     * @return a new chart
     */
    public Chart yAxis(String title) {
        return axis("yaxis", Trees.map("title", Trees.map("text", title)));
    }

    /**
     * Sets the horizontal range.
     *
     * @param from its left end
     * @param to its right end
     * @return a new chart
     * @throws IllegalArgumentException if an end is not finite
     */
    public Chart xRange(double from, double to) {
        return axis("xaxis", Trees.map("range", range(from, to)));
    }

    /**
     * Sets the vertical range, in the axis's own units (on a logarithmic axis too).
     *
     * @param from its lower end
     * @param to its upper end
     * @return a new chart
     * @throws IllegalArgumentException if an end is not finite
     */
    public Chart yRange(double from, double to) {
        boolean logarithmic = Trees.child(layout, "yaxis").get("type") == "log";
        return axis("yaxis", Trees.map("range", logarithmic ? range(Math.log10(from), Math.log10(to)) : range(from, to)));
    }

    private static double[] range(double from, double to) {
        return new double[] {Arguments.finite(from, "from"), Arguments.finite(to, "to")};
    }

    /**
     * Makes the vertical axis logarithmic, with powers of ten as ticks; zeros are not drawn.
     *
     * @return a new chart
     */
    public Chart logY() {
        return axis("yaxis", Trees.map("type", "log"));
    }

    /**
     * Gives both axes the same unit, so that a circle is a circle.
     *
     * @return a new chart
     */
    public Chart equalAxes() {
        return axis("xaxis", Trees.map("constrain", "domain"))
                .axis("yaxis", Trees.map("scaleanchor", "x", "scaleratio", 1, "constrain", "domain"))
                .layout("height", 520);
    }

    private Chart axis(String name, Map<String, Object> settings) {
        Map<String, Object> axis = new LinkedHashMap<>(Trees.child(layout, name));
        axis.putAll(settings);
        return layout(name, axis);
    }

    private Chart layout(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(layout);
        changed.put(key, value);
        return new Chart(data, changed, frames);
    }

    private Chart with(Map<String, Object> trace) {
        List<Map<String, Object>> more = new ArrayList<>(data);
        more.add(trace);
        return new Chart(more, layout, frames);
    }

    private String nextColour() {
        long coloured = data.stream()
                .filter(trace -> Trees.child(trace, "line").get("color") instanceof String colour && Palette.LINES.contains(colour))
                .count();
        return Palette.LINES.get((int) (coloured % Palette.LINES.size()));
    }

    private static Map<String, Object> trace(String name, String mode, double[] x, double[] y, Map<String, Object> line) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x and y must have the same length, were " + x.length + " and " + y.length);
        }
        return Trees.map("type", "scatter", "mode", mode, "name", name, "x", x.clone(), "y", y.clone(), "line", line);
    }

    /**
     * The figure in Plotly's form: ordered maps, lists, rounded numbers, long arrays as typed base64, null for what is not
     * finite.
     *
     * @return data, layout, config and, with a slider, frames; valid for plotly.js 2.35 and later
     */
    public Map<String, Object> tree() {
        Map<String, Object> page = Trees.map(
                "paper_bgcolor", "rgba(0,0,0,0)", "plot_bgcolor", "rgba(0,0,0,0)",
                "font", Trees.map("color", Palette.INK, "size", 13),
                "colorway", Palette.LINES,
                "height", HEIGHT,
                "margin", Trees.map("l", 70, "r", 20, "t", 60, "b", 60),
                // below the plot: to its side it would leave no plot on a narrow screen
                "legend", Trees.map("bgcolor", "rgba(0,0,0,0)", "orientation", "h", "x", 0, "y", -0.28, "yanchor", "top"));
        Trees.merge(page, layout);
        for (String axis : Panels.axes(layout)) {
            Map<String, Object> quiet = Trees.map("gridcolor", Palette.GRID, "zerolinecolor", Palette.GRID, "linecolor", Palette.INK, "automargin", true);
            if ("log".equals(Trees.child(layout, axis).get("type"))) quiet.putAll(logTicks(axis.substring(0, 1)));
            Trees.merge(quiet, Trees.child(layout, axis));
            page.put(axis, quiet);
        }
        Trees.merge(page, Trees.map("title", Trees.map("x", 0.02, "xanchor", "left")));
        Map<String, Object> tree = Trees.map(
                "data", Trees.plain(data), "layout", Trees.plain(page),
                "config", Trees.map("responsive", true, "displaylogo", false));
        if (!frames.isEmpty()) tree.put("frames", Trees.plain(frames));
        return tree;
    }

    /** Powers of ten, at most eight of them; where the data span less than two decades plotly's own ticks serve better. */
    private Map<String, Object> logTicks(String coordinate) {
        double least = Double.POSITIVE_INFINITY, most = 0;
        for (Map<String, Object> trace : data) {
            if (!(trace.get(coordinate) instanceof double[] numbers)) continue;
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

    /**
     * The figure as JSON.
     *
     * @return {@link #tree()} in one line
     */
    public String toJson() {
        return Trees.json(tree());
    }

    /** What is drawn, from where to where: the text where nothing can be drawn, and the alternative text. */
    @Override
    public String toString() {
        return Description.of(data, layout);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chart that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }
}
