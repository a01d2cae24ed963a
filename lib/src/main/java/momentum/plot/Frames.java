package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Charts that a slider changes: computed beforehand, so that they move in the book too, and stored as what differs.
 *
 * <p>Plotly's sliders do not know each other. With two of them each frame therefore carries both sliders complete, with
 * steps that lead from where it is.
 */
final class Frames {
    static final String NO_START = "the chart at the start must not be null";

    private static final int SLIDER_HEIGHT = 78;
    private static final int BELOW_AXIS = 48;
    private static final int LEGEND_ROW = 19, LEGEND_WIDTH = 600;
    /** Above the plot: room for two rows of legend, and for a title over them. */
    private static final int UNTITLED = 56, TITLE = 40;
    private static final Set<String> LISTS = Set.of("annotations", "shapes");
    /** Buttons stand between the axis and the first slider, at the right. */
    private static final int BUTTONS_HEIGHT = 38;

    private static final Map<String, Object> JUMP = how(0);
    private static final Object PLAY = button("▶ play", null, how(80)),
            PAUSE = button("❚❚ pause", Arrays.asList((Object) null), JUMP);

    private final Motion motion;
    private final List<Knob> knobs;
    private final int[] start;
    /** The chart at each place that the sliders can reach. */
    private final Map<List<Integer>, Chart> charts = new LinkedHashMap<>();
    private final List<Object> buttons = new ArrayList<>();
    private final Map<String, Entries> entries = new LinkedHashMap<>();

    private Frames(Motion motion) {
        this.motion = motion;
        knobs = motion.knobs();
        start = knobs.stream().mapToInt(Knob::startIndex).toArray();
    }

    static Chart one(Knob knob, DoubleFunction<Chart> draw) {
        Arguments.present(draw, "draw");
        return new Frames(motion(Motion.Way.SLIDERS, knob, draw)).drawn();
    }

    static Chart played(Knob knob, DoubleFunction<Chart> draw) {
        Arguments.present(draw, "draw");
        Frames frames = new Frames(motion(Motion.Way.PLAYED, knob, draw));
        frames.buttons.addAll(List.of(PLAY, PAUSE));
        return frames.drawn();
    }

    private static Motion motion(Motion.Way way, Knob knob, DoubleFunction<Chart> draw) {
        return new Motion(way, List.of(Arguments.present(knob, "knob")), null, (a, b, x) -> draw.apply(a), List.of());
    }

    static Chart two(Motion.Way way, Knob first, Knob second, ChartOfTwo draw) {
        Arguments.present(draw, "draw");
        Arguments.present(first, "first");
        Arguments.present(second, "second");
        return new Frames(new Motion(way, List.of(first, second), null, (a, b, x) -> draw.at(a, b), List.of()))
                .drawn();
    }

    static Chart dragged(SimpleMatrix start, Knob first, Knob second, ChartFromStart draw) {
        Arguments.present(draw, "draw");
        Arguments.present(first, "first");
        Arguments.present(second, "second");
        return dragged(start, List.of(first, second), draw, second.start());
    }

    static Chart dragged(SimpleMatrix start, Knob knob, BiFunction<Double, SimpleMatrix, Chart> draw) {
        Arguments.present(draw, "draw");
        Arguments.present(knob, "knob");
        return dragged(start, List.of(knob), (a, b, x0) -> draw.apply(a, x0), 0);
    }

    private static Chart dragged(SimpleMatrix start, List<Knob> knobs, ChartFromStart draw, double second) {
        DraggedStart.checked(start);
        Chart base = draw.at(knobs.get(0).start(), second, start);
        if (base == null) throw new IllegalArgumentException(NO_START);
        DraggedStart.inside("xaxis", base, start.get(0));
        DraggedStart.inside("yaxis", base, start.get(1));
        return new Frames(new Motion(Motion.Way.SLIDERS, knobs, start.copy(), draw, List.of())).drawn();
    }

    static Chart dragged(SimpleMatrix start, Function<SimpleMatrix, Chart> draw) {
        DraggedStart.checked(start);
        Chart base = Arguments.present(draw, "draw").apply(start);
        if (base == null) throw new IllegalArgumentException(NO_START);
        return two(Motion.Way.DRAGGED, DraggedStart.knob(0, base, start), DraggedStart.knob(1, base, start),
                (a, b) -> draw.apply(Linear.vector(a, b)));
    }

    private Chart at(int[] place) {
        return motion.at(knobs.get(0).values()[place[0]], place.length > 1 ? knobs.get(1).values()[place[1]] : 0);
    }

    private Chart drawn() {
        Chart base = at(start);
        if (base == null) throw new IllegalArgumentException(NO_START);
        for (int[] at : positions()) {
            Interruption.poll("drawing frames");
            Chart chart = Arrays.equals(at, start) ? base : at(at);
            // null: a place that the slider cannot reach
            if (chart == null) continue;
            if (chart.data().size() != base.data().size()) {
                throw new IllegalArgumentException("every frame must have " + base.data().size()
                        + " traces like the first, one had " + chart.data().size());
            }
            charts.put(list(at), chart);
        }
        for (int t = 0; t < base.data().size(); t++) drawAlike(t);
        addButtonToTheMark();
        coverAll();
        return withFrames(charts.get(list(start)));
    }

    /** A trace is of one kind in all frames; a line of one point becomes what the others are. */
    private void drawAlike(int t) {
        Trace base = charts.get(list(start)).data().get(t);
        Trace first = charts.values().stream().map(chart -> chart.data().get(t))
                .filter(trace -> !trace.isStartOfALine()).findFirst().orElse(base);
        for (var entry : charts.entrySet()) {
            List<Trace> data = new ArrayList<>(entry.getValue().data());
            Trace one = data.get(t);
            if (one.kind() == first.kind()) continue;
            if (!(one.isStartOfALine() && first.kind() == Kind.CURVE)) {
                throw new IllegalArgumentException("every frame must draw the same, trace " + t + " was "
                        + word(base.kind()) + " in the first and " + word(one.kind()) + " in another");
            }
            data.set(t, one.like(first));
            entry.setValue(new Chart(data, entry.getValue().page()));
        }
    }

    private static String word(Kind kind) {
        return kind == Kind.LINE ? "iterates" : kind == Kind.CURVE ? "a curve" : kind.word;
    }

    /** Axes that were given no range hold what any frame draws: plotly would keep the first one's. */
    private void coverAll() {
        Chart base = charts.get(list(start));
        for (String axis : Panels.axes(base.page().layout())) {
            boolean logarithmic = base.page().isLogarithmic(axis);
            if (charts.values().stream().anyMatch(chart -> chart.page().hasRange(axis))) continue;
            List<Reach> reaches = charts.values().stream().map(chart -> Reach.of(chart.data(), axis, logarithmic))
                    .toList();
            Reach first = Reach.of(base.data(), axis, logarithmic);
            if (reaches.contains(null) || reaches.stream().allMatch(first::covers)) continue;
            Reach all = reaches.stream().reduce(first, Reach::and);
            if (!(all.least() < all.most())) continue;
            charts.replaceAll((at, chart) -> new Chart(chart.data(), chart.page()
                    .covering(axis, all.range(logarithmic))));
        }
    }

    private List<int[]> positions() {
        List<int[]> positions = new ArrayList<>();
        int second = knobs.size() == 2 ? knobs.get(1).values().length : 1;
        for (int i = 0; i < knobs.get(0).values().length; i++) {
            for (int j = 0; j < second; j++) positions.add(knobs.size() == 2 ? new int[] {i, j} : new int[] {i});
        }
        return positions;
    }

    /** A button for the marked values, where a knob has one and the place can be reached. */
    private void addButtonToTheMark() {
        List<Integer> there = list(start);
        String what = "";
        for (int s = 0; s < start.length; s++) {
            int marked = knobs.get(s).markedIndex();
            if (marked < 0) continue;
            there.set(s, marked);
            if (what.isEmpty()) what = knobs.get(s).mark();
        }
        if (!what.isEmpty() && charts.containsKey(there)) buttons.add(button("★ " + what, List.of(name(there)), JUMP));
    }

    private static Map<String, Object> how(int milliseconds) {
        return Trees.map("mode", "immediate", "frame", Trees.map("duration", milliseconds), "transition",
                Trees.map("duration", 0));
    }

    private static Map<String, Object> button(String label, Object frames, Map<String, Object> how) {
        // plotly takes an array with null in it for "all frames", and for "none" when it must stop
        return Trees.map("label", label, "method", "animate", "args", Arrays.asList(frames, how));
    }

    private Chart withFrames(Chart base) {
        Map<List<Integer>, Drawn> drawn = new LinkedHashMap<>();
        charts.forEach((at, chart) -> drawn.put(at, new Drawn(chart.drawn(), underSliders(chart).tree(chart.data()))));
        Drawn first = drawn.get(list(start));
        List<Set<String>> changing = new ArrayList<>();
        for (int t = 0; t < first.data.size(); t++) {
            Set<String> keys = new LinkedHashSet<>();
            for (Drawn other : drawn.values()) addDifferences(keys, first.data.get(t), other.data.get(t));
            changing.add(keys);
        }
        Set<String> changingLayout = new LinkedHashSet<>();
        for (Drawn other : drawn.values()) addDifferences(changingLayout, first.layout, other.layout);
        for (String key : LISTS) entries.put(key, Entries.of(drawn.values().stream().map(each -> each.layout.get(key))
                .toList()));
        List<Map<String, Object>> frames = new ArrayList<>();
        drawn.forEach((at, one) -> frames.add(frame(at, one, changing, changingLayout)));
        return new Chart(base.data(), underSliders(base).with("sliders", sliders(list(start))),
                motion.with(frames));
    }

    /** What one place of the sliders shows, in Plotly's words. */
    private record Drawn(List<Map<String, Object>> data, Map<String, Object> layout) {}

    /** The chart's page with room for the sliders under it, and for the legend under its title. */
    private Page underSliders(Chart chart) {
        Page page = chart.page();
        int below = belowAxis() + SLIDER_HEIGHT * knobs.size();
        Page moved = page.with("height", page.height() + below - BELOW_AXIS)
                .with("margin", Trees.map("t", UNTITLED + LEGEND_ROW * Math.max(0, rows(chart) - 2),
                        "b", below + 10))
                // of several panels each has its title where the legend of a single one would stand
                .with("legend", Trees.map("y", page.layout().containsKey("xaxis2") ? 1.09 : 1.01, "yanchor", "bottom"))
                .with("sliders", List.of());
        if (isTitled(page)) moved = titled(moved, TITLE);
        if (buttons.isEmpty()) return moved;
        return moved.with("updatemenus", List.of(Trees.map("type", "buttons", "direction", "left", "showactive", false,
                "buttons", buttons,
                "x", 1, "xanchor", "right", "y", 0, "yanchor", "top", "pad", Trees.map("t", BELOW_AXIS + 6, "r", 0),
                "font", Trees.map("size", 11), "bgcolor", Palette.GRID, "bordercolor", Palette.INK)));
    }

    private static boolean isTitled(Page page) {
        return page.layout().containsKey("title");
    }

    /** A title at the very top, and more room for it. */
    private static Page titled(Page page, int more) {
        Map<String, Object> title = new LinkedHashMap<>(Trees.child(page.layout(), "title"));
        Map<String, Object> margin = new LinkedHashMap<>(Trees.child(page.layout(), "margin"));
        title.putAll(Trees.map("yref", "container", "y", 1, "yanchor", "top", "pad", Trees.map("t", 14)));
        margin.put("t", ((Number) margin.get("t")).intValue() + more);
        return page.with("title", title).with("margin", margin);
    }

    /** The page of a chart with sliders under another title, or none. */
    static Page retitled(Page before, Page after) {
        if (isTitled(after)) return titled(after, isTitled(before) ? 0 : TITLE);
        Map<String, Object> margin = new LinkedHashMap<>(Trees.child(after.layout(), "margin"));
        margin.put("t", ((Number) margin.get("t")).intValue() - (isTitled(before) ? TITLE : 0));
        return after.with("margin", margin);
    }

    /** How many rows a legend will have, at the width of a static picture: about seven pixels a letter. */
    private static int rows(Chart chart) {
        if (Boolean.FALSE.equals(chart.page().layout().get("showlegend"))) return 0;
        int[] wide = chart.data().stream().filter(trace -> trace.name() != null && !trace.kind().isPicture()
                        && !Boolean.FALSE.equals(trace.style().get("showlegend")))
                .mapToInt(trace -> 45 + 7 * trace.name().length()).toArray();
        int widest = Arrays.stream(wide).max().orElse(0);
        if (Arrays.stream(wide).sum() <= LEGEND_WIDTH) return wide.length == 0 ? 0 : 1;
        // what does not fit into one row stands in columns as wide as the widest entry
        int columns = Math.max(1, LEGEND_WIDTH / widest);
        return (wide.length + columns - 1) / columns;
    }

    private int belowAxis() {
        return BELOW_AXIS + (buttons.isEmpty() ? 0 : BUTTONS_HEIGHT);
    }

    private static void addDifferences(Set<String> keys, Map<String, Object> base, Map<String, Object> other) {
        for (String key : other.keySet()) if (!Trees.same(base.get(key), other.get(key))) keys.add(key);
        for (String key : base.keySet()) if (!other.containsKey(key)) keys.add(key);
    }

    /**
     * How long a list of words or lines is in any frame, and what its entries have: plotly changes lists entry by entry
     * and key by
     * key, so that what a frame leaves out would stay.
     */
    private record Entries(int most, Set<String> keys) {
        static Entries of(List<Object> lists) {
            int most = 0;
            Set<String> keys = new LinkedHashSet<>(List.of("visible"));
            for (Object each : lists) {
                if (!(each instanceof List<?> list)) continue;
                most = Math.max(most, list.size());
                for (Object entry : list) for (Object key : ((Map<?, ?>) entry).keySet()) keys.add((String) key);
            }
            return new Entries(most, keys);
        }
    }

    private static List<Object> whole(List<?> list, Entries entries) {
        List<Object> whole = new ArrayList<>();
        for (int i = 0; i < entries.most; i++) {
            Map<String, Object> entry = Trees.map("visible", i < list.size());
            if (i < list.size()) for (String key : entries.keys) if (!key.equals("visible")) entry.put(key,
                    ((Map<?, ?>) list.get(i)).get(key));
            whole.add(entry);
        }
        return whole;
    }

    private Map<String, Object> frame(List<Integer> at, Drawn drawn, List<Set<String>> changing,
            Set<String> changingLayout) {
        List<Object> data = new ArrayList<>(), traces = new ArrayList<>();
        for (int t = 0; t < changing.size(); t++) {
            if (changing.get(t).isEmpty()) continue;
            Map<String, Object> part = new LinkedHashMap<>();
            for (String key : changing.get(t)) part.put(key, drawn.data.get(t).get(key));
            Trace trace = charts.get(at).data().get(t);
            // contours would take the 255 steps for hills
            if (part.containsKey("z") && trace.scale() != null
                    && trace.kind() != Kind.CONTOUR) part.putAll(bytes(trace));
            data.add(part);
            traces.add(t);
        }
        Map<String, Object> frame = Trees.map("name", name(at), "data", data, "traces", traces);
        Map<String, Object> layout = new LinkedHashMap<>();
        // words and lines that are not there in a frame are none
        for (String key : changingLayout) layout.put(key, drawn.layout.getOrDefault(key, LISTS.contains(key)
                ? List.of() : null));
        for (String key : LISTS) if (changingLayout.contains(key)) layout.put(key,
                whole((List<?>) layout.get(key), entries.get(key)));
        if (knobs.size() > 1) layout.put("sliders", sliders(at));
        if (!layout.isEmpty()) frame.put("layout", layout);
        return frame;
    }

    /**
     * A picture in one byte a cell instead of four: 0 to 254 along the colours, 255 for an empty cell, which is
     * transparent.
     * The figure at its start keeps the numbers themselves.
     */
    private static Map<String, Object> bytes(Trace picture) {
        Scale scale = picture.scale();
        double[][] rows = picture.z();
        List<String> names = scale.colours();
        byte[][] cells = new byte[rows.length][];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new byte[rows[i].length];
            for (int j = 0; j < cells[i].length; j++) {
                double value = rows[i][j];
                cells[i][j] = (byte) (Double.isNaN(value) ? 255 : Math.round(254 * scale.position(value)));
            }
        }
        List<Object> even = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) even.add(List.of(i * 254.0 / 255 / (names.size() - 1), names.get(i)));
        even.add(List.of(254.5 / 255, names.get(names.size() - 1)));
        even.add(List.of(254.5 / 255, "rgba(0,0,0,0)"));
        even.add(List.of(1, "rgba(0,0,0,0)"));
        Map<String, Object> bytes = Trees.map("z", cells, "zmin", 0, "zmax", 255, "colorscale", even, "hoverinfo",
                "skip");
        if (picture.key() == null) return bytes;
        double[] values = scale.ticks();
        bytes.put("colorbar", Trees.map("tickvals", Arrays.stream(values).map(value -> 254 * scale.position(value))
                .toArray(),
                "ticktext", Arrays.stream(values).mapToObj(value -> Text.number(value, 3)).toList()));
        return bytes;
    }

    private List<Object> sliders(List<Integer> at) {
        List<Object> sliders = new ArrayList<>();
        for (int s = 0; s < knobs.size(); s++) {
            Knob knob = knobs.get(s);
            List<Object> steps = new ArrayList<>();
            int active = 0;
            for (int i = 0; i < knob.values().length; i++) {
                List<Integer> there = new ArrayList<>(at);
                there.set(s, i);
                if (!charts.containsKey(there)) continue;
                if (i == at.get(s)) active = steps.size();
                steps.add(Trees.map("label", knob.label(i), "method", "animate", "args",
                        List.of(List.of(name(there)), JUMP)));
            }
            sliders.add(Trees.map("active", active, "steps", steps, "x", 0, "len", 1, "y", 0, "yanchor", "top",
                    "pad", Trees.map("t", belowAxis() + SLIDER_HEIGHT * s), "ticklen", 4,
                    "currentvalue", Trees.map("prefix", knob.name() + " = "), "font", Trees.map("size", 11),
                    "bordercolor", Palette.INK, "bgcolor", Palette.GRID));
        }
        return sliders;
    }

    private static String name(List<Integer> at) {
        return String.join(",", at.stream().map(String::valueOf).toList());
    }

    private static List<Integer> list(int[] at) {
        return new ArrayList<>(Arrays.stream(at).boxed().toList());
    }
}
