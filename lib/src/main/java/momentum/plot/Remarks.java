package momentum.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a figure must say of itself: that it shows nothing, or fewer points than it was given. */
final class Remarks {
    private Remarks() {}

    /** As annotations. */
    static List<Map<String, Object>> on(List<Trace> data) {
        List<Map<String, Object>> remarks = new ArrayList<>();
        String nothing = nothing(data);
        if (!nothing.isEmpty()) remarks.add(remark(nothing, 0.5, "center", 14));
        for (Trace trace : data) {
            if (trace.remark().isEmpty()) continue;
            String named = trace.name() == null || trace.name().isEmpty() ? "" : trace.name() + ": ";
            remarks.add(remark(named + trace.remark(), 1 - 0.06 * remarks.size(), "right", 11));
        }
        return remarks;
    }

    /** Why the plot is empty, or nothing. */
    static String nothing(List<Trace> data) {
        if (data.isEmpty()) return "nothing was added to this figure";
        return data.stream().allMatch(Remarks::isEmpty) ? "nothing to draw: no value is finite" : "";
    }

    private static boolean isEmpty(Trace trace) {
        return trace.kind().isOfPoints() && trace.y() != null && !anyFinite(trace.y());
    }

    private static boolean anyFinite(double[] values) {
        for (double value : values) if (Double.isFinite(value)) return true;
        return false;
    }

    private static Map<String, Object> remark(String text, double y, String side, int size) {
        return Trees.map("text", text, "xref", "paper", "yref", "paper", "x", side.equals("right") ? 1 : 0.5,
                "y", y, "xanchor", side,
                "yanchor", "middle", "showarrow", false, "font", Trees.map("size", size));
    }
}
