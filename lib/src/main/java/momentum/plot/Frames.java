package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import momentum.internal.Interruption;

/**
 * Charts that a slider changes: computed beforehand, so that they move in the book too, and stored as what differs.
 *
 * <p>Plotly's sliders do not know each other. With two of them each frame therefore carries both sliders complete, with
 * steps that lead from where it is.
 */
final class Frames {
    private static final int SLIDER_HEIGHT = 78;
    private static final int BELOW_AXIS = 48;
    /** Buttons stand between the axis and the first slider, at the right. */
    private static final int BUTTONS_HEIGHT = 38;

    private static final Map<String, Object> JUMP = how(0);
    private static final Object PLAY = button("▶ play", null, how(80)), PAUSE = button("❚❚ pause", Arrays.asList((Object) null), JUMP);

    private final List<Knob> knobs;
    private final int[] start;
    /** The chart at each place that the sliders can reach. */
    private final Map<List<Integer>, Chart> charts = new LinkedHashMap<>();
    private final List<Object> buttons = new ArrayList<>();

    private Frames(List<Knob> knobs) {
        this.knobs = knobs;
        start = knobs.stream().mapToInt(Knob::startIndex).toArray();
    }

    static Chart one(Knob knob, DoubleFunction<Chart> draw) {
        return new Frames(List.of(knob)).drawn(at -> draw.apply(knob.values()[at[0]]));
    }

    static Chart played(Knob knob, DoubleFunction<Chart> draw) {
        Frames frames = new Frames(List.of(knob));
        frames.buttons.addAll(List.of(PLAY, PAUSE));
        return frames.drawn(at -> draw.apply(knob.values()[at[0]]));
    }

    static Chart two(Knob first, Knob second, ChartOfTwo draw) {
        return new Frames(List.of(first, second)).drawn(at -> draw.at(first.values()[at[0]], second.values()[at[1]]));
    }

    private interface Drawing {
        Chart at(int[] indices);
    }

    private Chart drawn(Drawing draw) {
        Chart base = draw.at(start);
        if (base == null) throw new IllegalArgumentException("the chart at the start must not be null");
        for (int[] at : positions()) {
            Interruption.poll("drawing frames");
            Chart chart = Arrays.equals(at, start) ? base : draw.at(at);
            // null: a place that the slider cannot reach
            if (chart == null) continue;
            if (chart.data().size() != base.data().size()) {
                throw new IllegalArgumentException("every frame must have " + base.data().size()
                        + " traces like the first, one had " + chart.data().size());
            }
            charts.put(list(at), chart);
        }
        addButtonToTheMark();
        return withFrames(base);
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
        return Trees.map("mode", "immediate", "frame", Trees.map("duration", milliseconds), "transition", Trees.map("duration", 0));
    }

    private static Map<String, Object> button(String label, Object frames, Map<String, Object> how) {
        // plotly takes an array with null in it for "all frames", and for "none" when it must stop
        return Trees.map("label", label, "method", "animate", "args", Arrays.asList(frames, how));
    }

    private Chart withFrames(Chart base) {
        List<Set<String>> changing = new ArrayList<>();
        for (int t = 0; t < base.data().size(); t++) {
            Set<String> keys = new LinkedHashSet<>();
            for (Chart chart : charts.values()) addDifferences(keys, base.data().get(t).tree(), chart.data().get(t).tree());
            changing.add(keys);
        }
        Set<String> changingLayout = new LinkedHashSet<>();
        Map<String, Object> page = base.page().tree(base.data());
        for (Chart chart : charts.values()) addDifferences(changingLayout, page, chart.page().tree(chart.data()));
        List<Map<String, Object>> frames = new ArrayList<>();
        charts.forEach((at, chart) -> frames.add(frame(at, chart, changing, changingLayout)));
        Map<String, Object> layout = new LinkedHashMap<>(base.page().layout());
        layout.put("sliders", sliders(list(start)));
        int height = base.page().height();
        int below = belowAxis() + SLIDER_HEIGHT * knobs.size();
        layout.put("height", height + below - BELOW_AXIS);
        layout.put("margin", Trees.map("t", 96, "b", below + 10));
        // the legend needs the room under the title
        Map<String, Object> title = new LinkedHashMap<>(Trees.child(layout, "title"));
        title.putAll(Trees.map("yref", "container", "y", 1, "yanchor", "top", "pad", Trees.map("t", 14)));
        layout.put("title", title);
        // of several panels each has its title where the legend of a single one would stand
        layout.put("legend", Trees.map("y", base.page().layout().containsKey("xaxis2") ? 1.09 : 1.01, "yanchor", "bottom"));
        if (!buttons.isEmpty()) {
            layout.put("updatemenus", List.of(Trees.map("type", "buttons", "direction", "left", "showactive", false, "buttons", buttons,
                    "x", 1, "xanchor", "right", "y", 0, "yanchor", "top", "pad", Trees.map("t", BELOW_AXIS + 6, "r", 0),
                    "font", Trees.map("size", 11), "bgcolor", Palette.GRID, "bordercolor", Palette.INK)));
        }
        return new Chart(base.data(), Page.of(layout), frames);
    }

    private int belowAxis() {
        return BELOW_AXIS + (buttons.isEmpty() ? 0 : BUTTONS_HEIGHT);
    }

    private static void addDifferences(Set<String> keys, Map<String, Object> base, Map<String, Object> other) {
        for (String key : other.keySet()) if (!Trees.same(base.get(key), other.get(key))) keys.add(key);
        for (String key : base.keySet()) {
            // words and lines can come and go
            if (!other.containsKey(key) && List.of("annotations", "shapes").contains(key)) keys.add(key);
            else if (!other.containsKey(key)) throw new IllegalArgumentException("every frame must have what the first has: " + key);
        }
    }

    private Map<String, Object> frame(List<Integer> at, Chart chart, List<Set<String>> changing, Set<String> changingLayout) {
        List<Object> data = new ArrayList<>(), traces = new ArrayList<>();
        for (int t = 0; t < changing.size(); t++) {
            if (changing.get(t).isEmpty()) continue;
            Map<String, Object> part = new LinkedHashMap<>(), tree = chart.data().get(t).tree();
            for (String key : changing.get(t)) part.put(key, tree.get(key));
            if (part.containsKey("z") && chart.data().get(t).scale() != null && chart.data().get(t).kind() != Kind.CONTOUR) {
                part.putAll(bytes(chart.data().get(t)));
            }
            data.add(part);
            traces.add(t);
        }
        Map<String, Object> frame = Trees.map("name", name(at), "data", data, "traces", traces);
        Map<String, Object> layout = new LinkedHashMap<>(), page = chart.page().tree(chart.data());
        for (String key : changingLayout) layout.put(key, page.getOrDefault(key, List.of()));
        if (knobs.size() > 1) layout.put("sliders", sliders(at));
        if (!layout.isEmpty()) frame.put("layout", layout);
        return frame;
    }

    /**
     * A picture in one byte a cell instead of four: 0 to 254 along the colours, 255 for an empty cell, which is transparent.
     * The figure at its start keeps the numbers themselves.
     */
    private static Map<String, Object> bytes(Trace picture) {
        Scale scale = picture.scale();
        double[][] values = picture.z();
        List<String> names = scale.colours();
        byte[][] cells = new byte[values.length][];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new byte[values[i].length];
            for (int j = 0; j < cells[i].length; j++) {
                double value = values[i][j];
                cells[i][j] = (byte) (Double.isNaN(value) ? 255 : Math.round(254 * scale.position(value)));
            }
        }
        List<Object> even = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) even.add(List.of(i * 254.0 / 255 / (names.size() - 1), names.get(i)));
        even.add(List.of(254.5 / 255, names.get(names.size() - 1)));
        even.add(List.of(254.5 / 255, "rgba(0,0,0,0)"));
        even.add(List.of(1, "rgba(0,0,0,0)"));
        return Trees.map("z", cells, "zmin", 0, "zmax", 255, "colorscale", even, "hoverinfo", "skip");
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
