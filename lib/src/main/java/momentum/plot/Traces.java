package momentum.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;

/** What a chart draws, as Plotly's traces. */
final class Traces {
    /** The shapes of marks that stand alone, in their order. */
    private static final List<String> MARKS = List.of("circle-open", "square-open", "diamond-open", "triangle-up-open");

    static final int MANY_BARS = 60;

    private Traces() {}

    private static Trace points(Kind kind, String name, String colour, double[] x, double[] y, Object... style) {
        sameLength(x, "x", y, "y");
        return Trace.of(kind, name, colour, x, y, Trees.map(style));
    }

    static void sameLength(double[] one, String name, double[] other, String otherName) {
        if (Arguments.present(one, name).length != Arguments.present(other, otherName).length) {
            throw new IllegalArgumentException(name + " and " + otherName + " must have the same length, were "
                    + one.length + " and "
                    + other.length);
        }
    }

    /**
     * A line of iterates, whose places are whole numbers in their order, has marks here and there; any other is a
     * curve.
     *
     * @param turn which of the palette's colours it takes, and which marks or dashes tell it from the others
     */
    static Trace line(String name, int turn, double[] x, double[] y) {
        if (!areCounted(Arguments.present(x, "x"))) return curve(name, turn, x, y);
        Trace line = points(Kind.LINE, name, Palette.LINES.get(turn), x, y, "line", Trees.map("width", 2));
        return turn == 0 ? line : line.styled(Trees.map("mode", "lines+markers", "marker",
                Trees.map("symbol", Palette.SYMBOLS.get(turn), "size", 7, "maxdisplayed", 8)));
    }

    private static boolean areCounted(double[] x) {
        for (int i = 0; i < x.length; i++) if (x[i] != Math.rint(x[i]) || i > 0 && !(x[i - 1] < x[i])) return false;
        return true;
    }

    /** A curve has no points of its own, so it has no marks. */
    static Trace curve(String name, int turn, double[] x, double[] y) {
        Trace curve = points(Kind.CURVE, name, Palette.LINES.get(turn), x, y, "line", Trees.map("width", 2));
        return turn == 0 ? curve : curve.styled(Trees.map("line", Trees.map("dash", Palette.DASHES.get(turn))));
    }

    static Trace path(String name, String colour, double[] x, double[] y) {
        return points(Kind.PATH, name, colour, x, y, "line", Trees.map("width", 1.5), "marker", Trees.map("size", 4));
    }

    static Trace prediction(String name, double[] x, double[] y) {
        return points(Kind.PREDICTION, name, Palette.INK, x, y, "line", Trees.map("width", 2.5, "dash", "dash"));
    }

    static Trace dots(String name, String colour, double[] x, double[] y) {
        return points(Kind.DOTS, name, colour, x, y, "marker", Trees.map("size", 5));
    }

    /** A ring for the first mark of a chart, another shape and colour for each further one. */
    static Trace mark(String name, int marks, String first, double x, double y) {
        String colour = marks == 0 ? first : Palette.LINES.get(marks % Palette.LINES.size());
        return points(Kind.MARK, name, colour, new double[] {x}, new double[] {y}, "marker",
                Trees.map("symbol", MARKS.get(marks % MARKS.size()), "size", 12, "line", Trees.map("width", 2)));
    }

    static Trace bars(Kind kind, String name, String colour, double[] x, double[] y) {
        // the palest colours need an outline on white; many outlines would be all that is seen
        double outline = Arguments.present(x, "x").length <= MANY_BARS ? 0.5 : 0;
        return points(kind, name, colour, x, y, "marker",
                Trees.map("line", Trees.map("color", Palette.INK, "width", outline)));
    }

    static Trace lengths(String name, String colour, double[] y, double[] length) {
        return bars(Kind.LENGTHS, name, colour, length, y).styled(Trees.map("orientation", "h"));
    }

    /** A part of a horizontal line with a tick at each of its places, the first and the last its ends. */
    static Trace segment(String name, String colour, double[] x, double y) {
        return points(Kind.SEGMENT, name, colour, x, DoubleStream.generate(() -> y).limit(x.length).toArray(), "line",
                Trees.map("width", 3),
                "marker", Trees.map("symbol", "line-ns-open", "size", 14, "line", Trees.map("width", 3)));
    }

    static Trace rule(String colour, double fromX, double toX, double y) {
        return silent(points(Kind.RULE, "", colour, new double[] {fromX, toX}, new double[] {y, y}, "line",
                Trees.map("width", 5)));
    }

    /** Without a legend entry and without words under the pointer. */
    private static Trace silent(Trace trace) {
        return trace.styled(Trees.map("showlegend", false, "hoverinfo", "skip"));
    }

    static Trace stems(String name, String colour, double[] x, double[] y) {
        return points(Kind.STEMS, name, colour, x, y, "marker", Trees.map("size", 6), "error_y",
                Trees.map("type", "data", "symmetric", false, "array", new double[Arguments.present(y, "y").length],
                        "arrayminus", y.clone(), "width", 0, "thickness", 1, "color", Palette.INK));
    }

    static Trace errorBars(String name, String colour, double[] x, double[] y, double[] error) {
        sameLength(y, "y", error, "error");
        return points(Kind.ERROR_BARS, name, colour, x, y, "marker", Trees.map("size", 7),
                "error_y", Trees.map("type", "data", "array", error.clone(), "width", 4, "thickness", 1.5));
    }

    static List<Trace> band(String name, double[] x, double[] low, double[] high) {
        return List.of(silent(points(Kind.EDGE, name, null, x, low, "line", Trees.map("width", 0))),
                points(Kind.BAND, name, null, x, high, "line", Trees.map("width", 0), "fill", "tonexty"));
    }

    static Trace region(String name, double[] x, double[] y) {
        return points(Kind.REGION, name, null, x, y, "line",
                Trees.map("width", 0.5, "color", Palette.INK), "fill", "toself");
    }

    /** A path whose dots take the colour of their number k = 0, 1, … */
    static Trace portrait(String name, double[] x, double[] y, Scale byStep) {
        Arguments.present(byStep, "scale");
        double[] k = new double[Arguments.present(x, "x").length];
        for (int i = 0; i < k.length; i++) k[i] = i;
        Trace path = points(Kind.PORTRAIT, name, "rgba(128,128,128,0.5)", x, y, "line", Trees.map("width", 0.7),
                "marker", Trees.map("size", 5, "color", k));
        return path.scaled(byStep, null);
    }

    /** Arrows on a grid: each from its place along the field, the longest as long as a cell; plotly turns the heads. */
    static Trace arrows(String name, String colour, Window window, VectorField field) {
        Arguments.present(window, "window");
        Arguments.present(field, "field");
        int across = 16, up = 12;
        double width = (window.right() - window.left()) / across, height = (window.top() - window.bottom()) / up;
        double[][] arrows = new double[across * up][];
        double longest = 0;
        for (int i = 0; i < arrows.length; i++) {
            Interruption.poll("drawing arrows");
            double x = window.left() + (i % across + 0.5) * width, y = window.bottom() + (i / across + 0.5) * height;
            double[] arrow = Arguments.present(field.at(x, y), "a vector field's value");
            if (arrow.length != 2) {
                throw new IllegalArgumentException("a vector field gives two numbers, gave " + arrow.length);
            }
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
            size[3 * i + 1] = 9;
            x[3 * i + 2] = y[3 * i + 2] = Double.NaN;
        }
        // plotly's white outline would leave little of a small head
        return points(Kind.ARROWS, name, colour, x, y, "line", Trees.map("width", 1.2), "marker",
                Trees.map("symbol", "arrow", "angleref", "previous", "size", size, "opacity", 1, "line",
                Trees.map("width", 0)), "hoverinfo", "skip");
    }

    static Trace arrow(String name, String colour, double fromX, double fromY, double toX, double toY) {
        return points(Kind.ARROWS, name, colour, new double[] {fromX, toX}, new double[] {fromY, toY},
                "line", Trees.map("width", 3), "marker",
                Trees.map("symbol", "arrow", "angleref", "previous", "size", new double[] {0, 14}));
    }

    /** The lines of a graph, one trace with gaps. */
    static Trace edges(double[] x, double[] y, int[][] pairs) {
        sameLength(x, "x", y, "y");
        double[] alongX = new double[3 * Arguments.present(pairs, "pairs").length], alongY = new double[alongX.length];
        for (int i = 0; i < pairs.length; i++) {
            if (Arguments.present(pairs[i], "pairs").length != 2) {
                throw new IllegalArgumentException("pairs[" + i + "] must be two nodes, were " + pairs[i].length);
            }
            for (int end = 0; end < 2; end++) {
                int node = pairs[i][end];
                if (!(node >= 0 && node < x.length)) {
                    throw new IllegalArgumentException("an edge must join nodes 0 to " + (x.length - 1) + ", pairs[" + i
                            + "] named " + node);
                }
                alongX[3 * i + end] = x[node];
                alongY[3 * i + end] = y[node];
            }
            alongX[3 * i + 2] = alongY[3 * i + 2] = Double.NaN;
        }
        return silent(points(Kind.EDGES, "edges", Palette.INK, alongX, alongY, "line", Trees.map("width", 1)));
    }

    static Trace nodes(String name, double[] x, double[] y, double[] values, Scale scale) {
        Arguments.present(scale, "scale");
        sameLength(x, "x", values, "values");
        List<Object> colours = new ArrayList<>(), words = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            colours.add(scale.at(values[i]));
            words.add("node " + i + ": " + Text.number(values[i], 4));
        }
        Trace nodes = points(Kind.NODES, name, null, x, y, "marker",
                Trees.map("size", 9, "color", colours, "line", Trees.map("color", Palette.INK, "width", 1)), "text",
                words, "hoverinfo", "text");
        return nodes.scaled(scale, name);
    }

    /** A picture of a matrix: row 0 on top, one square an entry; an entry that is NaN stays empty. */
    static Trace cells(String name, double[][] values, Scale scale) {
        for (double[] row : Arguments.present(values, "values")) Arguments.present(row, "values");
        if (values.length == 0 || values[0].length == 0) {
            throw new IllegalArgumentException("values must have a row and a column, had none");
        }
        double[][] copy = new double[values.length][];
        for (int i = 0; i < copy.length; i++) {
            if (values[i].length != values[0].length) {
                throw new IllegalArgumentException("rows must have the same length, row " + i + " has "
                        + values[i].length + ", row 0 has "
                        + values[0].length);
            }
            copy[i] = values[i].clone();
        }
        return Trace.picture(Kind.CELLS, name, scale, null, null, copy,
                Trees.map("x0", 1, "dx", 1, "y0", 0, "dy", 1, "hoverongaps", false));
    }

    /** Closed lines, one trace with gaps. */
    static Trace rings(String name, List<double[][]> rings) {
        int points = rings.stream().mapToInt(ring -> ring[0].length + 1).sum(), at = 0;
        double[] x = new double[points], y = new double[points];
        for (double[][] ring : rings) {
            System.arraycopy(ring[0], 0, x, at, ring[0].length);
            System.arraycopy(ring[1], 0, y, at, ring[1].length);
            at += ring[0].length;
            x[at] = y[at] = Double.NaN;
            at++;
        }
        return silent(points(Kind.RINGS, name, "rgba(110,140,165,0.35)", x, y, "line", Trees.map("width", 0.8)));
    }

    /** A filled region under all traces: a shape, whose border may have several parts. */
    static Map<String, Object> ground(String colour, List<double[][]> rings) {
        StringBuilder path = new StringBuilder();
        for (double[][] ring : rings) {
            for (int i = 0; i < ring[0].length; i++) {
                path.append(i == 0 ? "M" : "L").append(Text.number(ring[0][i], 5)).append(',')
                        .append(Text.number(ring[1][i], 5));
            }
            path.append('Z');
        }
        return Trees.map("type", "path", "path", path.toString(), "fillcolor", colour, "line",
                Trees.map("width", 0), "layer", "below");
    }

    /** The border between i ≤ k and i > k in a picture whose columns are i = 1 … n and whose rows are k = 0, 1, … */
    static Trace staircase(int columns) {
        Arguments.positive(columns, "columns");
        double[] x = new double[2 * Arguments.kept(columns, "columns") + 1], y = new double[x.length];
        x[0] = 0.5;
        y[0] = -0.5;
        for (int k = 0; k < columns; k++) {
            x[2 * k + 1] = k + 0.5;
            y[2 * k + 1] = k + 0.5;
            x[2 * k + 2] = k + 1.5;
            y[2 * k + 2] = k + 0.5;
        }
        return silent(points(Kind.STAIRCASE, "not reached yet: above the stairs", Palette.ON_PICTURE, x, y, "line",
                Trees.map("width", 2)));
    }
}
