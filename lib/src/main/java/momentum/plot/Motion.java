package momentum.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/**
 * What moves in a chart: its controls, the chart at each of their values, and what was drawn of that beforehand.
 *
 * @param way how it is moved
 * @param knobs one or two; none in a still chart
 * @param start where a point lies that is dragged beside them, or null
 * @param draw the chart for the knobs' values, the second ignored where there is one knob, and for a start, ignored
 *     where none is dragged; null where they cannot go
 * @param frames what was drawn beforehand, in Plotly's words
 */
record Motion(Way way, List<Knob> knobs, SimpleMatrix start, ChartFromStart draw, List<Map<String, Object>> frames) {
    /** How a reader moves a chart. */
    enum Way {
        /** Not at all. */
        STILL,
        /** By a slider a knob. */
        SLIDERS,
        /** By a slider that also runs by itself. */
        PLAYED,
        /** By a point in the first panel, whose axes are the two knobs. */
        PAD,
        /** The same, and the point follows a mouse over the panel, and goes home when it leaves. */
        HOVERED,
        /** By a point in the first panel, whose axes are the two coordinates of a start. */
        DRAGGED
    }

    static final Motion STILL = new Motion(Way.STILL, List.of(), null, (a, b, x) -> null, List.of());

    Motion {
        knobs = List.copyOf(knobs);
        frames = List.copyOf(frames);
    }

    Motion with(List<Map<String, Object>> drawn) {
        return new Motion(way, knobs, start, draw, drawn);
    }

    Chart at(double first, double second) {
        return draw.at(first, second, start);
    }

    /** How it is moved, its knobs and its point, in words and numbers; empty where nothing moves. */
    Map<String, Object> described() {
        if (way == Way.STILL) return Map.of();
        List<Object> each = new ArrayList<>();
        for (Knob knob : knobs) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", knob.name());
            one.put("values", knob.values());
            one.put("start", knob.start());
            one.put("marked", Double.isNaN(knob.marked()) ? null : knob.marked());
            one.put("mark", knob.mark());
            one.put("whole", knob.whole());
            one.put("byRatio", knob.byRatio());
            one.put("spoken", knob.spoken());
            one.put("choice", knob.choice());
            each.add(one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("way", way.name().toLowerCase(Locale.ROOT));
        all.put("knobs", each);
        if (start != null) all.put("point", new double[] {start.get(0), start.get(1)});
        return all;
    }

    /** A chart as frames have it: the same traces as the first, and no line of one point that is a curve elsewhere. */
    static Chart alike(Chart chart, Chart first) {
        if (chart == null) return null;
        if (chart.data().size() != first.data().size()) {
            throw new IllegalArgumentException("every place must have " + first.data().size()
                    + " traces like the start, one had " + chart.data().size());
        }
        List<Trace> data = new ArrayList<>();
        for (int t = 0; t < first.data().size(); t++) {
            Trace trace = chart.data().get(t), model = first.data().get(t);
            data.add(trace.isStartOfALine() && model.kind() == Kind.CURVE ? trace.like(model) : trace);
        }
        return new Chart(data, chart.page());
    }
}
