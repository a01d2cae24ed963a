package momentum.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import momentum.text.Text;

/** What a logarithmic axis has no place for and a reader must still see: where a line has arrived at 0. */
final class Feet {
    /** Beyond a few, notes would hide each other. */
    private static final int AT_MOST = 4;

    private Feet() {}

    /** For each line that reaches 0 a dot at the foot of its axis, and a note from where on, in the axes' own units. */
    static List<Map<String, Object>> of(List<Trace> data, Page page) {
        List<Map<String, Object>> feet = new ArrayList<>();
        for (Trace trace : data) {
            String x = String.valueOf(trace.style().getOrDefault("xaxis", "x")),
                    y = String.valueOf(trace.style().getOrDefault("yaxis", "y"));
            if (!trace.kind().isLine() || trace.x() == null || trace.y() == null || feet.size() == AT_MOST) continue;
            if (!page.isLogarithmic(y.replaceFirst("y", "yaxis"))) continue;
            int zero = 0;
            while (zero < trace.y().length && trace.y()[zero] != 0) zero++;
            if (zero == trace.y().length || page.isLogarithmic(x.replaceFirst("x", "xaxis"))
                    && !(trace.x()[zero] > 0)) continue;
            boolean stays = true;
            for (int i = zero; i < trace.y().length; i++) stays &= trace.y()[i] == 0;
            String words = (stays && zero < trace.y().length - 1 ? "0 from " : "0 at ")
                    + Text.number(trace.x()[zero], 4);
            // style 6 is a dot
            feet.add(Trees.map("text", words, "x", trace.x()[zero], "xref", x, "y", 0.0, "yref", y + " domain",
                    "showarrow", true,
                    "arrowhead", 6, "arrowsize", 1.2, "arrowwidth", 1.5, "arrowcolor", trace.colour() == null
                            ? Palette.INK : trace.colour(),
                    "ax", 30, "ay", -18 - 18 * feet.size(), "font", Trees.map("size", 11)));
        }
        return feet;
    }
}
