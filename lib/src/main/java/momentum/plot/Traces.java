package momentum.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;

/** What a chart draws, as Plotly's traces. */
final class Traces {
    /** The shapes of marks that stand alone, in their order. */
    private static final List<String> MARKS = List.of("circle-open", "square-open", "diamond-open", "triangle-up-open");
    private static final String BAND = "rgba(128,128,128,0.3)";

    private Traces() {}

    private static Map<String, Object> scatter(String name, String mode, double[] x, double[] y) {
        sameLength(x, "x", y, "y");
        return Trees.map("type", "scatter", "mode", mode, "name", name, "x", x.clone(), "y", y.clone());
    }

    static void sameLength(double[] one, String name, double[] other, String otherName) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(name + " and " + otherName + " must have the same length, were " + one.length + " and "
                    + other.length);
        }
    }

    static Map<String, Object> line(String name, String colour, double[] x, double[] y) {
        Map<String, Object> trace = scatter(name, "lines", x, y);
        trace.put("line", Trees.map("color", colour, "width", 2));
        int number = Palette.LINES.indexOf(colour);
        if (number > 0) {
            trace.put("mode", "lines+markers");
            trace.put("marker", Trees.map("symbol", Palette.SYMBOLS.get(number), "size", 7, "maxdisplayed", 8));
        }
        return trace;
    }

    static Map<String, Object> path(String name, String colour, double[] x, double[] y) {
        Map<String, Object> trace = scatter(name, "lines+markers", x, y);
        trace.put("line", Trees.map("color", colour, "width", 1.5));
        trace.put("marker", Trees.map("size", 4));
        return trace;
    }

    static Map<String, Object> prediction(String name, double[] x, double[] y) {
        Map<String, Object> trace = scatter(name, "lines", x, y);
        trace.put("line", Trees.map("color", Palette.INK, "width", 2.5, "dash", "dash"));
        return trace;
    }

    static Map<String, Object> dots(String name, String colour, double[] x, double[] y) {
        Map<String, Object> trace = scatter(name, "markers", x, y);
        trace.put("marker", Trees.map("size", 5, "color", colour));
        return trace;
    }

    /** A ring for the first mark of a chart, another shape and colour for each further one. */
    static Map<String, Object> mark(String name, int marks, double x, double y) {
        Map<String, Object> trace = scatter(name, "markers", new double[] {x}, new double[] {y});
        String colour = marks == 0 ? Palette.INK : Palette.LINES.get(marks % Palette.LINES.size());
        trace.put("marker", Trees.map("symbol", MARKS.get(marks % MARKS.size()), "size", 12, "color", colour,
                "line", Trees.map("width", 2)));
        return trace;
    }

    static Map<String, Object> bars(String name, String colour, double[] x, double[] y) {
        sameLength(x, "x", y, "y");
        return Trees.map("type", "bar", "name", name, "x", x.clone(), "y", y.clone(), "marker",
                // the palest colours need an outline on white
                Trees.map("color", colour, "line", Trees.map("color", Palette.INK, "width", 0.5)));
    }

    static Map<String, Object> lengths(String name, String colour, double[] y, double[] length) {
        Map<String, Object> trace = bars(name, colour, length, y);
        trace.put("orientation", "h");
        return trace;
    }

    static Map<String, Object> segment(String name, String colour, double fromX, double toX, double y) {
        Map<String, Object> trace = scatter(name, "lines+markers", new double[] {fromX, toX}, new double[] {y, y});
        trace.put("line", Trees.map("color", colour, "width", 3));
        trace.put("marker", Trees.map("symbol", "line-ns-open", "size", 14, "color", colour, "line", Trees.map("width", 3)));
        return trace;
    }

    static Map<String, Object> rule(String colour, double fromX, double toX, double y) {
        Map<String, Object> trace = scatter("", "lines", new double[] {fromX, toX}, new double[] {y, y});
        trace.put("line", Trees.map("color", colour, "width", 5));
        return silent(trace);
    }

    /** Without a legend entry and without words under the pointer. */
    static Map<String, Object> silent(Map<String, Object> trace) {
        trace.put("showlegend", false);
        trace.put("hoverinfo", "skip");
        return trace;
    }

    static Map<String, Object> stems(String name, String colour, double[] x, double[] y) {
        Map<String, Object> trace = dots(name, colour, x, y);
        trace.put("marker", Trees.map("size", 6, "color", colour));
        trace.put("error_y", Trees.map("type", "data", "symmetric", false, "array", new double[y.length],
                "arrayminus", y.clone(), "width", 0, "thickness", 1, "color", Palette.INK));
        return trace;
    }

    static Map<String, Object> errorBars(String name, String colour, double[] x, double[] y, double[] error) {
        sameLength(y, "y", error, "error");
        Map<String, Object> trace = dots(name, colour, x, y);
        trace.put("marker", Trees.map("size", 7, "color", colour));
        trace.put("error_y", Trees.map("type", "data", "array", error.clone(), "width", 4, "thickness", 1.5, "color", colour));
        return trace;
    }

    static List<Map<String, Object>> band(String name, double[] x, double[] low, double[] high) {
        Map<String, Object> edge = scatter(name, "lines", x, low), fill = scatter(name, "lines", x, high);
        edge.put("line", Trees.map("width", 0));
        fill.put("line", Trees.map("width", 0));
        fill.put("fill", "tonexty");
        fill.put("fillcolor", BAND);
        return List.of(silent(edge), fill);
    }

    static Map<String, Object> region(String name, double[] x, double[] y) {
        Map<String, Object> trace = scatter(name, "lines", x, y);
        trace.put("line", Trees.map("width", 0.5, "color", Palette.INK));
        trace.put("fill", "toself");
        trace.put("fillcolor", BAND);
        return trace;
    }

    /** A path whose dots take the colour of their number k = 0, 1, … */
    static Map<String, Object> portrait(String name, double[] x, double[] y, Scale byStep) {
        Map<String, Object> trace = path(name, "rgba(128,128,128,0.5)", x, y);
        double[] k = new double[x.length];
        for (int i = 0; i < k.length; i++) k[i] = i;
        trace.put("line", Trees.map("color", "rgba(128,128,128,0.5)", "width", 0.7));
        trace.put("marker", Trees.map("size", 5, "color", k, "colorscale", byStep.forPlotly(), "cmin", byStep.first(),
                "cmax", byStep.last()));
        return trace;
    }

    /** Arrows on a grid: each from its place along the field, the longest as long as a cell; plotly turns the heads. */
    static Map<String, Object> arrows(String name, String colour, Window window, VectorField field) {
        int across = 16, up = 12;
        double width = (window.right() - window.left()) / across, height = (window.top() - window.bottom()) / up;
        double[][] arrows = new double[across * up][];
        double longest = 0;
        for (int i = 0; i < arrows.length; i++) {
            Interruption.poll("drawing arrows");
            double x = window.left() + (i % across + 0.5) * width, y = window.bottom() + (i / across + 0.5) * height;
            double[] arrow = field.at(x, y);
            if (arrow.length != 2) throw new IllegalArgumentException("a vector field gives two numbers, gave " + arrow.length);
            arrows[i] = new double[] {x, y, arrow[0], arrow[1]};
            double length = Math.hypot(arrow[0] / width, arrow[1] / height);
            if (Double.isFinite(length)) longest = Math.max(longest, length);
        }
        double[] x = new double[3 * arrows.length], y = new double[x.length], size = new double[x.length];
        for (int i = 0; i < arrows.length; i++) {
            double share = longest > 0 ? 0.9 / longest : 0, dx = share * arrows[i][2], dy = share * arrows[i][3];
            boolean drawn = Double.isFinite(dx) && Double.isFinite(dy) && (dx != 0 || dy != 0);
            x[3 * i] = drawn ? arrows[i][0] : Double.NaN;
            y[3 * i] = arrows[i][1];
            x[3 * i + 1] = drawn ? arrows[i][0] + dx : Double.NaN;
            y[3 * i + 1] = arrows[i][1] + dy;
            size[3 * i + 1] = 6;
            x[3 * i + 2] = y[3 * i + 2] = Double.NaN;
        }
        Map<String, Object> trace = scatter(name, "lines+markers", x, y);
        trace.put("line", Trees.map("color", colour, "width", 1));
        trace.put("marker", Trees.map("symbol", "arrow", "angleref", "previous", "size", size, "color", colour));
        trace.put("hoverinfo", "skip");
        return trace;
    }

    /** The lines of a graph, one trace with gaps. */
    static Map<String, Object> edges(double[] x, double[] y, int[][] pairs) {
        sameLength(x, "x", y, "y");
        double[] alongX = new double[3 * pairs.length], alongY = new double[alongX.length];
        for (int i = 0; i < pairs.length; i++) {
            for (int end = 0; end < 2; end++) {
                int node = pairs[i][end];
                if (!(node >= 0 && node < x.length)) {
                    throw new IllegalArgumentException("an edge must join nodes 0 to " + (x.length - 1) + ", pairs[" + i + "] named " + node);
                }
                alongX[3 * i + end] = x[node];
                alongY[3 * i + end] = y[node];
            }
            alongX[3 * i + 2] = alongY[3 * i + 2] = Double.NaN;
        }
        Map<String, Object> trace = scatter("edges", "lines", alongX, alongY);
        trace.put("line", Trees.map("color", Palette.INK, "width", 1));
        return silent(trace);
    }

    static Map<String, Object> nodes(String name, double[] x, double[] y, double[] values, Scale scale) {
        sameLength(x, "x", values, "values");
        Map<String, Object> trace = scatter(name, "markers", x, y);
        List<Object> colours = new ArrayList<>(), words = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            colours.add(scale.at(values[i]));
            words.add("node " + i + ": " + Text.number(values[i], 4));
        }
        trace.put("marker", Trees.map("size", 9, "color", colours, "line", Trees.map("color", Palette.INK, "width", 1)));
        trace.put("text", words);
        trace.put("hoverinfo", "text");
        return trace;
    }

    /** Closed lines, one trace with gaps. */
    static Map<String, Object> rings(String name, List<double[][]> rings) {
        int points = rings.stream().mapToInt(ring -> ring[0].length + 1).sum(), at = 0;
        double[] x = new double[points], y = new double[points];
        for (double[][] ring : rings) {
            System.arraycopy(ring[0], 0, x, at, ring[0].length);
            System.arraycopy(ring[1], 0, y, at, ring[1].length);
            at += ring[0].length;
            x[at] = y[at] = Double.NaN;
            at++;
        }
        Map<String, Object> trace = scatter(name, "lines", x, y);
        trace.put("line", Trees.map("width", 0.8, "color", "rgba(34,85,119,0.2)"));
        return silent(trace);
    }

    /** A filled region under all traces: a shape, whose border may have several parts. */
    static Map<String, Object> ground(String colour, List<double[][]> rings) {
        StringBuilder path = new StringBuilder();
        for (double[][] ring : rings) {
            for (int i = 0; i < ring[0].length; i++) {
                path.append(i == 0 ? "M" : "L").append(Text.number(ring[0][i], 5)).append(',').append(Text.number(ring[1][i], 5));
            }
            path.append('Z');
        }
        return Trees.map("type", "path", "path", path.toString(), "fillcolor", colour, "line", Trees.map("width", 0), "layer", "below");
    }

    /** A picture of a matrix: row 0 on top, one square an entry; an entry that is NaN stays empty. */
    static Map<String, Object> cells(String name, double[][] values, Scale scale) {
        if (values.length == 0 || values[0].length == 0) throw new IllegalArgumentException("values must have a row and a column, had none");
        double[][] copy = new double[values.length][];
        for (int i = 0; i < copy.length; i++) {
            if (values[i].length != values[0].length) {
                throw new IllegalArgumentException("rows must have the same length, row " + i + " has " + values[i].length + ", row 0 has "
                        + values[0].length);
            }
            copy[i] = values[i].clone();
        }
        Map<String, Object> trace = Trees.map("type", "heatmap", "name", name, "x0", 1, "dx", 1, "y0", 0, "dy", 1, "z", copy,
                "xgap", 0.5, "ygap", 0.5, "hoverongaps", false);
        trace.putAll(coloured(scale));
        return trace;
    }

    /** What plotly needs of a scale. */
    static Map<String, Object> coloured(Scale scale) {
        return Trees.map("colorscale", scale.forPlotly(), "zmin", scale.first(), "zmax", scale.last(), "showscale", false);
    }

    /** The border between i ≤ k and i > k in a picture whose columns are i = 1 … n and whose rows are k = 0, 1, … */
    static Map<String, Object> staircase(int columns) {
        Arguments.positive(columns, "columns");
        double[] x = new double[2 * columns + 1], y = new double[x.length];
        x[0] = 0.5;
        y[0] = -0.5;
        for (int k = 0; k < columns; k++) {
            x[2 * k + 1] = k + 0.5;
            y[2 * k + 1] = k + 0.5;
            x[2 * k + 2] = k + 1.5;
            y[2 * k + 2] = k + 0.5;
        }
        Map<String, Object> trace = scatter("not reached yet: above the stairs", "lines", x, y);
        trace.put("line", Trees.map("color", Palette.INK, "width", 1.5));
        return silent(trace);
    }
}
