package momentum.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From where to where traces reach along an axis; logarithms, where it is logarithmic.
 *
 * @param least its lower end, +∞ if nothing can be drawn
 * @param most its upper end, −∞ if nothing can be drawn
 */
record Reach(double least, double most) {
    private static final Reach NOWHERE = new Reach(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    /** What plotly leaves free beyond marks and along the heights of lines. */
    private static final double ROOM = 0.055;

    /** Null for what only plotly can tell: words, days, and traces that it computes itself. */
    static Reach of(List<Trace> data, String axis, boolean logarithmic) {
        String along = axis.substring(0, 1);
        Reach tight = NOWHERE, loose = NOWHERE;
        Map<Double, Double> heights = new LinkedHashMap<>();
        for (Trace trace : data) {
            if (!axis.replace("axis", "").equals(trace.style().getOrDefault(along + "axis", along))) continue;
            if (trace.kind() == Kind.OTHER) return null;
            double[] places = along.equals("x") ? trace.x() : trace.y();
            if (places == null && trace.kind() != Kind.CELLS) return null;
            Kind kind = trace.kind();
            if (kind == Kind.CELLS) {
                tight = tight.with(along.equals("x") ? new double[] {0.5, trace.z()[0].length + 0.5}
                        : new double[] {-0.5, trace.z().length - 0.5},
                        logarithmic);
            } else if (kind.isPicture() || kind == Kind.RINGS || along.equals("x") && kind.isOfPoints()
                    && !kind.marksPoints()) {
                tight = tight.with(places, logarithmic);
            } else if (kind == Kind.STACK && along.equals("y")) {
                for (int i = 0; i < places.length; i++) heights.merge(trace.x()[i], places[i], Double::sum);
            } else {
                loose = loose.with(places, logarithmic);
            }
            if (along.equals("y") && kind == Kind.ERROR_BARS) loose = loose.with(ends(trace, 1), logarithmic)
                    .with(ends(trace, -1), logarithmic);
            if (along.equals("y") && (kind == Kind.BARS || kind == Kind.STACK || kind == Kind.STEMS)
                    || along.equals("x") && kind == Kind.LENGTHS) {
                tight = tight.with(new double[] {0}, logarithmic);
            }
            if (along.equals("x") && (kind == Kind.BARS || kind == Kind.STACK) || along.equals("y")
                    && kind == Kind.LENGTHS) {
                tight = tight.with(widened(places), logarithmic);
            }
        }
        loose = loose.with(heights.values().stream().mapToDouble(each -> each).toArray(), logarithmic);
        return tight.and(loose.roomy(tight));
    }

    /** Of a logarithmic axis whose ends are given in its own units. */
    static Reach ofRange(double[] ends) {
        return NOWHERE.with(ends, true);
    }

    /** Half a bar beyond the first and the last. */
    private static double[] widened(double[] places) {
        Reach reach = NOWHERE.with(places, false);
        double half = places.length > 1 ? (reach.most - reach.least) / (places.length - 1) / 2 : 0.5;
        return new double[] {reach.least - half, reach.most + half};
    }

    private static double[] ends(Trace trace, int side) {
        double[] error = (double[]) Trees.child(trace.style(), "error_y").get("array"), ends = trace.y().clone();
        for (int i = 0; i < ends.length; i++) ends[i] += side * error[i];
        return ends;
    }

    private Reach with(double[] places, boolean logarithmic) {
        double low = least, high = most;
        for (double place : places) {
            double drawn = logarithmic ? Math.log10(place) : place;
            if (!Double.isFinite(drawn)) continue;
            low = Math.min(low, drawn);
            high = Math.max(high, drawn);
        }
        return new Reach(low, high);
    }

    Reach and(Reach other) {
        return new Reach(Math.min(least, other.least), Math.max(most, other.most));
    }

    private Reach roomy(Reach beside) {
        if (!(least <= most)) return this;
        Reach all = and(beside);
        double room = all.most > all.least ? ROOM * (all.most - all.least) : 1;
        return new Reach(least - room, most + room);
    }

    boolean covers(Reach other) {
        double slack = 1e-9 * (most - least);
        return !(other.least < least - slack) && !(other.most > most + slack);
    }

    /** As the ends of an axis, in its own units. */
    double[] range(boolean logarithmic) {
        return logarithmic ? new double[] {Math.pow(10, least), Math.pow(10, most)} : new double[] {least, most};
    }
}
