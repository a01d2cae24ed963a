package momentum.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import momentum.internal.Arguments;

/** Several charts in one figure. */
final class Panels {
    /** The share of the width between two panels: room for an axis title and its ticks; less where there are many. */
    private static final double GAP = 0.14, SMALL_GAP = 0.04;
    /** The share of a panel that the key of its colours takes. */
    private static final double KEY = 0.17;
    /** Pixels of a row and between two of them: room for a title, and for ticks and an axis title. */
    static final int AROUND = 120;
    private static final int ROW = 150, BETWEEN = 60;

    private Panels() {}

    /** The axes that a layout has: xaxis and yaxis always, xaxis2, yaxis2, … where there are more panels. */
    static List<String> axes(Map<String, Object> layout) {
        List<String> axes = new ArrayList<>(List.of("xaxis", "yaxis"));
        for (String key : layout.keySet()) if (key.matches("[xy]axis\\d+")) axes.add(key);
        return axes;
    }

    /** Without a title where that is null. */
    static Chart grid(String title, int columns, List<Chart> panels) {
        if (Arguments.present(panels, "panels").isEmpty()) {
            throw new IllegalArgumentException("panels must be at least one, were none");
        }
        Arguments.each(panels, "panels");
        Arguments.positive(columns, "columns");
        int across = Math.min(columns, panels.size()), rows = (panels.size() + columns - 1) / columns;
        double gap = across > 3 ? SMALL_GAP : GAP, width = (1 - gap * (across - 1)) / across;
        int inside = rows * ROW + (rows - 1) * BETWEEN;
        double high = (double) ROW / inside, below = (double) (ROW + BETWEEN) / inside;
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            double left = i % across * (width + gap), top = 1 - i / across * below;
            // one title under a column, one beside a row
            boolean above = i + across < panels.size() && sameTitle("xaxis", panels.get(i), panels.get(i + across));
            boolean after = rows > 1 && i % across > 0 && sameTitle("yaxis", panels.get(i), panels.get(i - 1));
            places.add(new Place(left, left + width, rows > 1 ? Math.max(0, top - high) : Double.NaN, top, !above,
                    !after));
        }
        return placed(title, panels, places, across > 1, rows > 1 ? inside + AROUND : 0);
    }

    /**
     * Where a panel stands, in shares of the drawing area.
     *
     * @param bottom NaN where it has all of the height
     * @param xTitled whether its horizontal axis has its title
     * @param yTitled whether its vertical axis has its title
     */
    record Place(double left, double right, double bottom, double top, boolean xTitled, boolean yTitled) {}

    /** Panels anywhere; as high as the highest of them where height is 0. */
    static Chart placed(String title, List<Chart> panels, List<Place> places, boolean beside, int height) {
        List<Trace> data = new ArrayList<>();
        Map<String, Object> layout = new LinkedHashMap<>(Page.EMPTY.titled(title).layout());
        Set<String> named = new HashSet<>();
        List<String> words = new ArrayList<>();
        int highest = height;
        for (int i = 0; i < panels.size(); i++) {
            Map<String, Object> own = panels.get(i).page().layout();
            Place place = places.get(i);
            String number = i == 0 ? "" : String.valueOf(i + 1);
            for (Trace trace : panels.get(i).data()) {
                Trace moved = trace.styled(Trees.map("xaxis", "x" + number, "yaxis", "y" + number));
                // the same name in two panels is one legend entry, and no name is none
                boolean entry = named.add(trace.name()) && !"".equals(trace.name());
                data.add(entry ? moved : moved.styled(Trees.map("showlegend", false)));
            }
            Map<String, Object> x = Trees.map("domain", new double[] {place.left, place.right}, "anchor", "y" + number);
            Trees.merge(x, Trees.child(own, "xaxis"));
            if (!place.xTitled) x.remove("title");
            Map<String, Object> y = Trees.map("anchor", "x" + number);
            if (!Double.isNaN(place.bottom)) y.put("domain", new double[] {place.bottom, place.top});
            Trees.merge(y, Trees.child(own, "yaxis"));
            if (!place.yTitled) y.remove("title");
            if (y.containsKey("scaleanchor")) y.put("scaleanchor", "x" + number);
            layout.put("xaxis" + number, x);
            layout.put("yaxis" + number, y);
            own.forEach((key, value) -> {
                if (key.equals("annotations") || key.equals("shapes")) {
                    for (Object one : (List<?>) value) addTo(layout, key, moved((Map<?, ?>) one, number));
                } else if (!key.equals("title") && !key.equals("meta") && !key.matches("[xy]axis")) {
                    layout.put(key, value);
                }
            });
            if (height == 0 && own.get("height") instanceof Integer wanted) highest = Math.max(highest, wanted);
            String said = String.valueOf(Trees.child(own, "meta").getOrDefault("words", ""));
            if (!said.isEmpty()) words.add(said);
            if (!Trees.child(own, "title").containsKey("text")) continue;
            addTo(layout, "annotations", Trees.map("name", "panel", "text", Trees.child(own, "title").get("text"),
                    "showarrow", false, "xref", "paper",
                    "yref", "paper", "x", (place.left + place.right) / 2, "y", place.top, "xanchor", "center",
                    "yanchor", "bottom"));
        }
        keys(data, layout, beside);
        if (!words.isEmpty()) layout.put("meta", Trees.map("words", String.join(" ", words)));
        if (highest > 0) layout.put("height", highest);
        return new Chart(data, Page.of(layout));
    }

    /** One key for panels that share their colours, at the right; otherwise each has its own in a part of its width. */
    private static void keys(List<Trace> data, Map<String, Object> layout, boolean beside) {
        List<Integer> keyed = IntStream.range(0, data.size()).filter(i -> data.get(i).key() != null).boxed().toList();
        boolean shared = keyed.stream().map(i -> data.get(i).scale()).distinct().count() == 1;
        for (int i : keyed) {
            Trace trace = data.get(i);
            if (shared && (keyed.size() > 1 || !beside)) {
                if (i != keyed.get(0)) data.set(i, trace.keyed((String) null));
                continue;
            }
            Map<String, Object> x = Trees.child(layout, "xaxis" + number(trace)),
                    y = Trees.child(layout, "yaxis" + number(trace));
            double[] wide = (double[]) x.get("domain"), high = y.get("domain") instanceof double[] own ? own
                    : new double[] {0, 1};
            double end = wide[0] + (1 - KEY) * (wide[1] - wide[0]);
            x.put("domain", new double[] {wide[0], end});
            data.set(i, trace.keyed(Trees.map("x", end + 0.01, "xanchor", "left", "y", (high[0] + high[1]) / 2,
                    "len", high[1] - high[0],
                    "thickness", 9, "tickfont", Trees.map("size", 10))));
        }
    }

    private static String number(Trace trace) {
        return String.valueOf(trace.style().get("xaxis")).substring(1);
    }

    private static boolean sameTitle(String axis, Chart one, Chart other) {
        return Objects.equals(Trees.child(one.page().layout(), axis).get("title"),
                Trees.child(other.page().layout(), axis).get("title"));
    }

    private static void addTo(Map<String, Object> layout, String key, Map<String, Object> one) {
        List<Object> all = new ArrayList<>(layout.get(key) instanceof List<?> before ? before : List.of());
        all.add(one);
        layout.put(key, all);
    }

    /** An annotation or a shape on the axes of its panel. */
    private static Map<String, Object> moved(Map<?, ?> one, String number) {
        Map<String, Object> copy = new LinkedHashMap<>();
        one.forEach((key, value) -> copy.put((String) key, value));
        for (String axis : List.of("x", "y")) {
            String reference = String.valueOf(copy.getOrDefault(axis + "ref", axis));
            copy.put(axis + "ref", reference.replaceFirst("^" + axis, axis + number));
        }
        return copy;
    }
}
