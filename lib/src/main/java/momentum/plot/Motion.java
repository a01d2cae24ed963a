package momentum.plot;

import java.util.List;
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
}
