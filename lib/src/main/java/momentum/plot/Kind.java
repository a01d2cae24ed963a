package momentum.plot;

import java.util.List;

/** What a trace is, whatever Plotly calls it. */
enum Kind {
    LINE("lines", "scatter", "lines", "line"),
    CURVE("lines", "scatter", "lines", "line"),
    PREDICTION("lines", "scatter", "lines", "line"),
    RULE("lines", "scatter", "lines", "line"),
    EDGES("lines", "scatter", "lines", "line"),
    STAIRCASE("lines", "scatter", "lines", "line"),
    /** Contours of a problem, closed lines. */
    RINGS("lines", "scatter", "lines", "line"),
    SEGMENT("segment", "scatter", "lines+markers", "line", "marker"),
    /** The lower edge of a band. */
    EDGE("lines", "scatter", "lines"),
    BAND("band", "scatter", "lines"),
    REGION("region", "scatter", "lines", "line"),
    PATH("path", "scatter", "lines+markers", "line", "marker"),
    PORTRAIT("path", "scatter", "lines+markers", "line"),
    ARROWS("arrows", "scatter", "lines+markers", "line", "marker"),
    DOTS("dots", "scatter", "markers", "marker"),
    MARK("mark", "scatter", "markers", "marker"),
    NODES("nodes", "scatter", "markers"),
    STEMS("stems", "scatter", "markers", "marker"),
    ERROR_BARS("dots with error bars", "scatter", "markers", "marker", "error_y"),
    BARS("bars", "bar", null, "marker"),
    STACK("bars", "bar", null, "marker"),
    LENGTHS("lying bars", "bar", null, "marker"),
    CELLS("cells", "heatmap", null),
    HEAT("heat map", "heatmap", null),
    CONTOUR("contours", "contour", null),
    /** Of Tablesaw's figures what no chart draws by itself; its words are in its style. */
    OTHER("", null, null);

    /** In a description. */
    final String word;
    /** Plotly's words, or null. */
    final String type, mode;
    /** The parts that take the trace's colour. */
    final List<String> coloured;

    Kind(String word, String type, String mode, String... coloured) {
        this.word = word;
        this.type = type;
        this.mode = mode;
        this.coloured = List.of(coloured);
    }

    /** Whether its points lie anywhere in the plane, so that some can be left out where there are too many. */
    boolean isOfPoints() {
        return "scatter".equals(type);
    }

    /** Whether it draws a shape at each of its points. */
    boolean marksPoints() {
        return mode != null && mode.contains("markers");
    }

    /** Whether it is a grid of values. */
    boolean isPicture() {
        return this == CELLS || this == HEAT || this == CONTOUR;
    }

    /** Whether it covers the plot with colours, so that words on it need a ground of their own. */
    boolean coversThePlot() {
        return isPicture() || this == RINGS;
    }

    /** Whether it joins what was measured or computed. */
    boolean isLine() {
        return this == LINE || this == CURVE || this == PATH;
    }

    /** Whether its points were measured or computed somewhere, and do not only decorate. */
    boolean isMeasured() {
        return switch (this) {
            case RULE, EDGES, EDGE, STAIRCASE, RINGS, ARROWS, CONTOUR -> false;
            default -> true;
        };
    }
}
