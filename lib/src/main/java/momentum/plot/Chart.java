package momentum.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import momentum.Arguments;
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
    private static final String GRID = "rgba(128,128,128,0.25)";
    private static final String INK = "#767676";
    /** Okabe and Ito's colours without yellow, which is lost on white. */
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    private final List<Map<String, Object>> data;
    private final Map<String, Object> layout;

    private Chart(List<Map<String, Object>> data, Map<String, Object> layout) {
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
     * Adds a mark at one point.
     *
     * @param name its legend entry
     * @param x horizontal coordinate
     * @param y vertical coordinate
     * @return a new chart
     */
    public Chart mark(String name, double x, double y) {
        Map<String, Object> trace = trace(name, "markers", new double[] {x}, new double[] {y}, Map.of());
        trace.remove("line");
        trace.put("marker", Trees.map("symbol", "circle-open", "size", 12, "color", INK, "line", Trees.map("width", 2)));
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
        return with(trace(name, "lines", x, y, Trees.map("color", INK, "width", 2.5, "dash", "dash")));
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
        return new Chart(data, changed);
    }

    private Chart with(Map<String, Object> trace) {
        List<Map<String, Object>> more = new ArrayList<>(data);
        more.add(trace);
        return new Chart(more, layout);
    }

    private String nextColour() {
        long coloured = data.stream().filter(trace -> COLOURS.contains(Trees.child(trace, "line").get("color"))).count();
        return COLOURS.get((int) (coloured % COLOURS.size()));
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
     * @return data, layout and config; valid for plotly.js 2.35 and later
     */
    public Map<String, Object> tree() {
        Map<String, Object> page = Trees.map(
                "paper_bgcolor", "rgba(0,0,0,0)", "plot_bgcolor", "rgba(0,0,0,0)",
                "font", Trees.map("color", INK, "size", 13),
                "colorway", COLOURS,
                "height", 440,
                "margin", Trees.map("l", 70, "r", 20, "t", 60, "b", 60),
                // below the plot: to its side it would leave no plot on a narrow screen
                "legend", Trees.map("bgcolor", "rgba(0,0,0,0)", "orientation", "h", "x", 0, "y", -0.28, "yanchor", "top"));
        Trees.merge(page, layout);
        for (String axis : List.of("xaxis", "yaxis")) {
            Map<String, Object> quiet = Trees.map("gridcolor", GRID, "zerolinecolor", GRID, "linecolor", INK, "automargin", true);
            if ("log".equals(Trees.child(layout, axis).get("type"))) quiet.putAll(logTicks(axis.substring(0, 1)));
            Trees.merge(quiet, Trees.child(layout, axis));
            page.put(axis, quiet);
        }
        Trees.merge(page, Trees.map("title", Trees.map("x", 0.02, "xanchor", "left")));
        return Trees.map(
                "data", Trees.plain(data), "layout", Trees.plain(page),
                "config", Trees.map("responsive", true, "displaylogo", false));
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
