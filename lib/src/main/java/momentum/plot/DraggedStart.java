package momentum.plot;

import java.util.Arrays;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** A start that a reader drags through the plane of a chart's first panel. */
final class DraggedStart {
    /** In each direction, where it can only have frames. */
    private static final int PLACES = 3;
    private static final String[] AXES = {"xaxis", "yaxis"}, NAMES = {"start x₁", "start x₂"};

    private DraggedStart() {}

    static void checked(SimpleMatrix start) {
        if (Arguments.finite(start, "start").getNumRows() != 2 || start.getNumCols() != 1) {
            throw new IllegalArgumentException("start must be 2×1, was " + Text.shape(start));
        }
    }

    /** A coordinate with its few places, between the ends of its axis. */
    static Knob knob(int coordinate, Chart base, SimpleMatrix start) {
        double value = start.get(coordinate);
        double[] ends = inside(AXES[coordinate], base, value);
        double[] all = Linear.spread(ends[0], ends[1], PLACES + 2);
        // not at the very edge, where half a mark would be seen
        return new Knob(NAMES[coordinate], Arrays.copyOfRange(all, 1, PLACES + 1), all[1]).with(value)
                .startingAt(value);
    }

    /** The ends of an axis, which a start must lie between. */
    static double[] inside(String axis, Chart base, double start) {
        double[] ends = base.page().ends(axis);
        if (ends == null) ends = Reach.of(base.data(), axis, base.page().isLogarithmic(axis)).range(false);
        double least = Math.min(ends[0], ends[1]), most = Math.max(ends[0], ends[1]);
        if (!(start > least && start < most)) {
            throw new IllegalArgumentException("start must lie within the axes of its chart, was " + Text.number(start)
                    + " where they go from " + Text.number(least) + " to " + Text.number(most));
        }
        return new double[] {least, most};
    }
}
