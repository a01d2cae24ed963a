package momentum.plot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The colours: readable on light and on dark pages, and apart for colour-blind readers. */
final class Palette {
    static final String GRID = "rgba(128,128,128,0.25)";
    /** Of words, axes and what is neither of the data; a page may put its own in its place. */
    static final String INK = "#767676";
    /** Of lines and marks that must be seen on any colour of a picture, and on the page in its holes. */
    static final String ON_PICTURE = "#e8590c";
    /** Okabe and Ito's colours without yellow, which is lost on white. */
    static final List<String> LINES = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    /**
     * What tells a line of iterates from the others where colours do not: a few marks along it, none along the first.
     */
    static final List<String> SYMBOLS = List.of("", "circle", "square", "diamond", "triangle-up", "cross");
    /** The same for a curve, which has no points of its own; predictions have longer gaps. */
    static final List<String> DASHES = List.of("solid", "14px,2px", "3px,2px", "9px,2px,2px,2px", "22px,4px",
            "9px,2px,2px,2px,2px,2px");

    /** Words for the colours above; CSS means others by some of them, which are lost on one of the pages. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("blue", LINES.get(0)), Map.entry("orange", LINES.get(1)), Map.entry("green", LINES.get(2)),
            Map.entry("purple", LINES.get(3)), Map.entry("yellow", LINES.get(4)), Map.entry("sky", LINES.get(5)),
            Map.entry("red", "#d7301f"), Map.entry("pink", "#fa9fb5"), Map.entry("grey", INK), Map.entry("gray", INK),
            Map.entry("black", INK), Map.entry("white", "#ffffff"));
    private static final String NUMBER = "\\s*-?[\\d.]+(%|deg)?\\s*";
    private static final String CSS = "#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|(rgb|hsl)a?\\(" + NUMBER
            + "(," + NUMBER + "){2,3}\\)";
    /** CSS Color Module Level 3's names that are no words of ours. */
    private static final Set<String> CSS_NAMES =
            Set.of(("aliceblue antiquewhite aqua aquamarine azure beige bisque blanchedalmond blueviolet "
            + "brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue "
                    + "darkcyan darkgoldenrod "
            + "darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred "
                    + "darksalmon darkseagreen "
            + "darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey "
                    + "dodgerblue firebrick "
            + "floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod greenyellow honeydew hotpink "
                    + "indianred indigo ivory khaki "
            + "lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow "
                    + "lightgray lightgreen "
            + "lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey "
                    + "lightsteelblue lightyellow lime "
            + "limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple "
                    + "mediumseagreen mediumslateblue "
            + "mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite "
                    + "navy oldlace olive "
            + "olivedrab orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff "
                    + "peru plum powderblue "
            + "rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue "
                    + "slategray slategrey "
            + "snow springgreen steelblue tan teal thistle tomato turquoise violet wheat whitesmoke yellowgreen "
                    + "transparent").split(" "));

    private Palette() {}

    /**
     * A colour as CSS writes it, from a word of ours or from CSS.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static String colour(String colour) {
        if (colour != null && WORDS.containsKey(colour)) return WORDS.get(colour);
        if (colour != null && (colour.matches(CSS) || CSS_NAMES.contains(colour))) return colour;
        throw new IllegalArgumentException("colour must be " + String.join(", ", new TreeSet<>(WORDS.keySet()))
                + ", or as in CSS, such as #ff6600, was " + colour);
    }

    /** Of a colour in six hexadecimal digits, what lets three quarters of the page through; grey for any other. */
    static String pale(String colour) {
        return colour != null && colour.matches("#[0-9a-fA-F]{6}") ? colour + "40" : "rgba(128,128,128,0.3)";
    }

    /** Whether a trace has one of the colours of lines; of Tablesaw's, which Plotly colours in turn, each has. */
    static boolean isTaken(Trace trace) {
        return trace.kind() == Kind.OTHER || trace.colour() != null && LINES.contains(trace.colour());
    }
}
