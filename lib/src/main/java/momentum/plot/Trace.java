package momentum.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that a chart draws, and what is known of it.
 *
 * @param kind what it is
 * @param name its legend entry, or null for none
 * @param colour its one colour as CSS writes it, or null
 * @param scale where colours are numbers, what they mean; or null
 * @param key the title of the bar beside the plot that tells the scale, or null for none
 * @param x horizontal coordinates, or null where it has none or they are words
 * @param y vertical coordinates, likewise
 * @param z rows of values of a picture, or null
 * @param remark what a reader must know of it, or nothing
 * @param style the rest, in Plotly's words
 */
record Trace(Kind kind, String name, String colour, Scale scale, String key, double[] x, double[] y, double[][] z,
        String remark,
        Map<String, Object> style) {
    /** Points in the plane. */
    static Trace of(Kind kind, String name, String colour, double[] x, double[] y, Map<String, Object> style) {
        return new Trace(kind, name, colour, null, null, x.clone(), y.clone(), null, "", style);
    }

    /** A picture on a grid. */
    static Trace picture(Kind kind, String name, Scale scale, double[] x, double[] y, double[][] z, Map<String,
            Object> style) {
        return new Trace(kind, name, null, scale, kind == Kind.CONTOUR ? null : name, x, y, z, "", style);
    }

    /**
     * A trace of Tablesaw's, whose numbers are arrays already.
     *
     * @param number its place in its figure, from 0: where it chose no colour, it has the one that Plotly gives it
     */
    static Trace adopted(Map<String, Object> tree, int number) {
        Map<String, Object> style = new LinkedHashMap<>(tree);
        String type = String.valueOf(style.getOrDefault("type", "scatter"));
        String mode = String.valueOf(style.getOrDefault("mode", "markers"));
        Kind kind = switch (type) {
            case "scatter" -> !mode.contains("lines") ? Kind.DOTS : mode.contains("markers") ? Kind.PATH : Kind.LINE;
            case "bar" -> Kind.BARS;
            case "heatmap" -> Kind.HEAT;
            case "contour" -> Kind.CONTOUR;
            default -> Kind.OTHER;
        };
        String colour = kind.coloured.isEmpty() ? null : Palette.LINES.get(number % Palette.LINES.size());
        for (String part : kind.coloured) {
            Object own = Trees.child(style, part).get("color");
            if (own != null) colour = own instanceof String one ? one : null;
        }
        double[] x = style.get("x") instanceof double[] numbers ? numbers : null;
        double[] y = style.get("y") instanceof double[] numbers ? numbers : null;
        double[][] z = style.get("z") instanceof double[][] rows ? rows : null;
        if (x != null) style.remove("x");
        if (y != null) style.remove("y");
        if (z != null) style.remove("z");
        return new Trace(kind, (String) style.remove("name"), colour, null, null, x, y, z, "", style);
    }

    Trace coloured(String other) {
        return new Trace(kind, name, other, scale, key, x, y, z, remark, style);
    }

    Trace with(double[] otherX, double[] otherY) {
        return new Trace(kind, name, colour, scale, key, otherX, otherY, z, remark, style);
    }

    /** Whether it is a line of one point: too few to tell iterates from a curve. */
    boolean isStartOfALine() {
        return kind == Kind.LINE && points() <= 1;
    }

    /** The same points, drawn as another trace is. */
    Trace like(Trace other) {
        return new Trace(other.kind, name, colour, null, null, x, y, null, remark, other.style);
    }

    Trace with(String otherRemark) {
        return new Trace(kind, name, colour, scale, key, x, y, z, otherRemark, style);
    }

    /** Coloured by numbers. */
    Trace scaled(Scale other, String title) {
        return new Trace(kind, name, colour, other, title, x, y, z, remark, style);
    }

    /** With another title of its key, or none. */
    Trace keyed(String title) {
        return scaled(scale, title);
    }

    /** With its key in another place. */
    Trace keyed(Map<String, Object> place) {
        return styled(kind.isPicture() ? Trees.map("colorbar", place) : Trees.map("marker",
                Trees.map("colorbar", place)));
    }

    /** With more style, map into map. */
    Trace styled(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(style);
        Trees.merge(all, more);
        return new Trace(kind, name, colour, scale, key, x, y, z, remark, all);
    }

    /** How many points it has; their coordinates may be words. */
    int points() {
        return y != null ? y.length : style.get("y") instanceof List<?> words ? words.size() : 0;
    }

    /** In Plotly's words. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (kind.type != null) tree.put("type", kind.type);
        if (kind.mode != null) tree.put("mode", kind.mode);
        if (name != null) tree.put("name", name);
        if (x != null) tree.put("x", x);
        if (y != null) tree.put("y", y);
        if (z != null) tree.put("z", z);
        if (scale != null) Trees.merge(tree, colours());
        Trees.merge(tree, style);
        if (colour != null) for (String part : kind.coloured) Trees.merge(tree,
                Trees.map(part, Trees.map("color", colour)));
        if (kind == Kind.BAND || kind == Kind.REGION) tree.put("fillcolor", Palette.pale(colour));
        if (!remark.isEmpty()) tree.put("meta", remark);
        return tree;
    }

    private Map<String, Object> colours() {
        Map<String, Object> colours = Trees.map("colorscale", scale.forPlotly(), kind.isPicture() ? "zmin" : "cmin",
                scale.first(),
                kind.isPicture() ? "zmax" : "cmax", scale.last(), "showscale", key != null);
        if (key != null) {
            colours.put("colorbar", Trees.map("title", Trees.map("text", key, "side", "right"), "thickness", 14,
                    "outlinewidth", 0));
        }
        return kind.isPicture() ? colours : Trees.map("marker", colours);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trace that && kind == that.kind && Trees.same(tree(), that.tree());
    }

    @Override
    public int hashCode() {
        return Json.of(Trees.plain(tree())).hashCode();
    }

    @Override
    public String toString() {
        return Description.of(this);
    }
}
