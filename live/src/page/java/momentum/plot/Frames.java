package momentum.plot;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import momentum.Linear;
import org.ejml.simple.SimpleMatrix;

/** In a page nothing is drawn beforehand: the chart at the start, and what draws any other. */
final class Frames {
    private Frames() {}

    static Chart one(Knob knob, DoubleFunction<Chart> draw) {
        return at(Motion.Way.SLIDERS, null, (a, b, x) -> draw.apply(a), knob);
    }

    static Chart played(Knob knob, DoubleFunction<Chart> draw) {
        return at(Motion.Way.PLAYED, null, (a, b, x) -> draw.apply(a), knob);
    }

    static Chart two(Motion.Way way, Knob first, Knob second, ChartOfTwo draw) {
        return at(way, null, (a, b, x) -> draw.at(a, b), first, second);
    }

    static Chart dragged(SimpleMatrix start, Knob first, Knob second, ChartFromStart draw) {
        return at(Motion.Way.SLIDERS, start, draw, first, second);
    }

    static Chart dragged(SimpleMatrix start, Knob knob, BiFunction<Double, SimpleMatrix, Chart> draw) {
        return at(Motion.Way.SLIDERS, start, (a, b, x) -> draw.apply(a, x), knob);
    }

    static Chart dragged(SimpleMatrix start, Function<SimpleMatrix, Chart> draw) {
        Chart base = draw.apply(start);
        return two(Motion.Way.DRAGGED, DraggedStart.knob(0, base, start), DraggedStart.knob(1, base, start),
                (a, b) -> draw.apply(Linear.vector(a, b)));
    }

    /** A title's room was made when the frames were drawn. */
    static Page retitled(Page before, Page after) {
        return after;
    }

    private static Chart at(Motion.Way way, SimpleMatrix start, ChartFromStart draw, Knob... knobs) {
        Chart base = draw.at(knobs[0].start(), knobs.length > 1 ? knobs[1].start() : 0, start);
        ChartFromStart alike = (a, b, x) -> Motion.alike(draw.at(a, b, x), base);
        return new Chart(base.data(), base.page(), new Motion(way, List.of(knobs), start, alike, List.of()));
    }
}
