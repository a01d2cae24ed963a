package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleFunction;
import momentum.Text;

/**
 * Charts that a slider changes: computed beforehand, so that they move in the book too, and stored as what differs.
 *
 * <p>Plotly's sliders do not know each other. With two of them each frame therefore carries both sliders complete, with
 * steps that lead from where it is.
 */
final class Frames {
    private static final int SLIDER_HEIGHT = 78;
    private static final int BELOW_AXIS = 48;

    private Frames() {}

    static Chart one(Knob knob, DoubleFunction<Chart> draw) {
        return build(List.of(knob), at -> draw.apply(knob.values()[at[0]]));
    }

    static Chart two(Knob first, Knob second, ChartOfTwo draw) {
        return build(List.of(first, second), at -> draw.at(first.values()[at[0]], second.values()[at[1]]));
    }

    private interface Drawing {
        Chart at(int[] indices);
    }

    private static Chart build(List<Knob> knobs, Drawing draw) {
        int[] start = knobs.stream().mapToInt(Knob::startIndex).toArray();
        Chart base = draw.at(start);
        if (base == null) throw new IllegalArgumentException("the chart at the start must not be null");
        Map<List<Integer>, Chart> charts = new LinkedHashMap<>();
        for (int[] at : positions(knobs)) {
            if (Thread.interrupted()) throw new CancellationException("interrupted while drawing frames");
            Chart chart = Arrays.equals(at, start) ? base : draw.at(at);
            // null: a place that the slider cannot reach
            if (chart == null) continue;
            if (chart.data().size() != base.data().size()) {
                throw new IllegalArgumentException("every frame must have " + base.data().size()
                        + " traces like the first, one had " + chart.data().size());
            }
            charts.put(list(at), chart);
        }
        return withFrames(base, knobs, start, charts);
    }

    private static List<int[]> positions(List<Knob> knobs) {
        List<int[]> positions = new ArrayList<>();
        int second = knobs.size() == 2 ? knobs.get(1).values().length : 1;
        for (int i = 0; i < knobs.get(0).values().length; i++) {
            for (int j = 0; j < second; j++) positions.add(knobs.size() == 2 ? new int[] {i, j} : new int[] {i});
        }
        return positions;
    }

    private static Chart withFrames(Chart base, List<Knob> knobs, int[] start, Map<List<Integer>, Chart> charts) {
        List<Set<String>> changing = new ArrayList<>();
        for (int t = 0; t < base.data().size(); t++) {
            Set<String> keys = new LinkedHashSet<>();
            for (Chart chart : charts.values()) addDifferences(keys, base.data().get(t), chart.data().get(t));
            changing.add(keys);
        }
        Set<String> changingLayout = new LinkedHashSet<>();
        for (Chart chart : charts.values()) addDifferences(changingLayout, base.layout(), chart.layout());
        List<Map<String, Object>> frames = new ArrayList<>();
        charts.forEach((at, chart) -> frames.add(frame(at, chart, changing, changingLayout, knobs, charts.keySet())));
        Map<String, Object> layout = new LinkedHashMap<>(base.layout());
        layout.put("sliders", sliders(knobs, list(start), charts.keySet()));
        int height = base.layout().get("height") instanceof Integer chosen ? chosen : Chart.HEIGHT;
        layout.put("height", height + SLIDER_HEIGHT * knobs.size());
        layout.put("margin", Trees.map("t", 90, "b", BELOW_AXIS + SLIDER_HEIGHT * knobs.size() + 10));
        layout.put("legend", Trees.map("y", 1.01, "yanchor", "bottom"));
        return Chart.of(base.data(), layout, frames);
    }

    private static void addDifferences(Set<String> keys, Map<String, Object> base, Map<String, Object> other) {
        for (String key : other.keySet()) if (!Objects.deepEquals(base.get(key), other.get(key))) keys.add(key);
        for (String key : base.keySet()) {
            if (!other.containsKey(key)) throw new IllegalArgumentException("every frame must have what the first has: " + key);
        }
    }

    private static Map<String, Object> frame(List<Integer> at, Chart chart, List<Set<String>> changing,
            Set<String> changingLayout, List<Knob> knobs, Set<List<Integer>> reachable) {
        List<Object> data = new ArrayList<>(), traces = new ArrayList<>();
        for (int t = 0; t < changing.size(); t++) {
            if (changing.get(t).isEmpty()) continue;
            Map<String, Object> part = new LinkedHashMap<>();
            for (String key : changing.get(t)) part.put(key, chart.data().get(t).get(key));
            data.add(part);
            traces.add(t);
        }
        Map<String, Object> frame = Trees.map("name", name(at), "data", data, "traces", traces);
        Map<String, Object> layout = new LinkedHashMap<>();
        for (String key : changingLayout) layout.put(key, chart.layout().get(key));
        if (knobs.size() > 1) layout.put("sliders", sliders(knobs, at, reachable));
        if (!layout.isEmpty()) frame.put("layout", layout);
        return frame;
    }

    private static List<Object> sliders(List<Knob> knobs, List<Integer> at, Set<List<Integer>> reachable) {
        List<Object> sliders = new ArrayList<>();
        for (int s = 0; s < knobs.size(); s++) {
            Knob knob = knobs.get(s);
            List<Object> steps = new ArrayList<>();
            int active = 0;
            for (int i = 0; i < knob.values().length; i++) {
                List<Integer> there = new ArrayList<>(at);
                there.set(s, i);
                if (!reachable.contains(there)) continue;
                if (i == at.get(s)) active = steps.size();
                steps.add(Trees.map("label", Text.number(knob.values()[i], 4), "method", "animate", "args",
                        List.of(List.of(name(there)), JUMP)));
            }
            sliders.add(Trees.map("active", active, "steps", steps, "x", 0, "len", 1, "y", 0, "yanchor", "top",
                    "pad", Trees.map("t", BELOW_AXIS + SLIDER_HEIGHT * s), "ticklen", 4,
                    "currentvalue", Trees.map("prefix", knob.name() + " = "), "font", Trees.map("size", 11),
                    "bordercolor", Palette.INK, "bgcolor", Palette.GRID));
        }
        return sliders;
    }

    private static final Map<String, Object> JUMP = Trees.map("mode", "immediate",
            "frame", Trees.map("duration", 0), "transition", Trees.map("duration", 0));

    private static String name(List<Integer> at) {
        return String.join(",", at.stream().map(String::valueOf).toList());
    }

    private static List<Integer> list(int[] at) {
        return Arrays.stream(at).boxed().toList();
    }
}
