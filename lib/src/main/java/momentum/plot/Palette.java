package momentum.plot;

import java.util.List;

/** The colours: readable on light and on dark pages, and apart for colour-blind readers. */
final class Palette {
    static final String GRID = "rgba(128,128,128,0.25)";
    static final String INK = "#767676";
    /** Okabe and Ito's colours without yellow, which is lost on white. */
    static final List<String> LINES = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    /** What tells a line from the others where colours do not: a few marks along it, none along the first. */
    static final List<String> SYMBOLS = List.of("", "circle", "square", "diamond", "triangle-up", "cross");

    private Palette() {}

    /** Whether a trace has one of the colours of lines; of Tablesaw's, which Plotly colours in turn, each has. */
    static boolean isTaken(Trace trace) {
        return trace.kind() == Kind.OTHER || trace.colour() != null && LINES.contains(trace.colour());
    }
}
