package momentum.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import momentum.text.Text;

/** A chart in words. */
final class Description {
    private Description() {}

    /**
     * What the author says of it first; {@code Title. x: …, y: … (logarithmic). Name: lines, 151 points, x from 0 to
     * 150, y from 1e-08 to 50.5. …}
     */
    static String of(List<Trace> data, Map<String, Object> layout) {
        List<String> sentences = new ArrayList<>();
        String words = words(layout), title = text(layout);
        if (!words.isEmpty()) sentences.add(words);
        if (!title.isEmpty()) sentences.add(title);
        List<String> axes = new ArrayList<>();
        for (String axis : Panels.axes(layout)) {
            String name = text(Trees.child(layout, axis));
            if (name.isEmpty()) continue;
            boolean logarithmic = "log".equals(Trees.child(layout, axis).get("type"));
            axes.add(axis.replace("axis", "") + ": " + name + (logarithmic ? " (logarithmic)" : ""));
        }
        if (!axes.isEmpty()) sentences.add(String.join(", ", axes));
        if (!Remarks.nothing(data).isEmpty()) sentences.add(Remarks.nothing(data));
        for (Trace trace : data) sentences.add(of(trace));
        if (layout.get("sliders") instanceof List<?> sliders) {
            for (Object slider : sliders) sentences.add(slider((Map<?, ?>) slider));
        }
        return String.join(". ", sentences) + ".";
    }

    /** The author's own sentence, without the full stop that follows each. */
    private static String words(Map<String, Object> layout) {
        return String.valueOf(Trees.child(layout, "meta").getOrDefault("words", "")).replaceFirst("\\.$", "");
    }

    private static String slider(Map<?, ?> slider) {
        List<?> steps = (List<?>) slider.get("steps");
        return "Slider: " + ((Map<?, ?>) slider.get("currentvalue")).get("prefix")
                + ((Map<?, ?>) steps.get(0)).get("label") + " to "
                + ((Map<?, ?>) steps.get(steps.size() - 1)).get("label");
    }

    private static String text(Map<String, Object> titled) {
        return String.valueOf(Trees.child(titled, "title").getOrDefault("text", ""));
    }

    /** {@code Name: lines, 151 points, x from 0 to 150, y from 1e-08 to 50.5}. */
    static String of(Trace trace) {
        String kind = trace.kind() == Kind.OTHER ? String.valueOf(trace.style().get("type")) : trace.kind().word;
        double[][] z = trace.z();
        if (z != null) kind = kind + " of " + z.length + " × " + z[0].length + " values";
        List<String> parts = new ArrayList<>();
        parts.add(trace.name() == null || trace.name().isEmpty() ? kind : trace.name() + ": " + kind);
        addRange(parts, "x", trace.x(), trace.style().get("x"));
        addRange(parts, "y", trace.y(), trace.style().get("y"));
        if (!trace.remark().isEmpty()) parts.add(trace.remark());
        return String.join(", ", parts);
    }

    private static void addRange(List<String> parts, String axis, double[] numbers, Object words) {
        if (numbers != null && numbers.length > 0) {
            if (parts.size() == 1 && numbers.length > 1) parts.add(numbers.length + " points");
            parts.add(axis + range(numbers));
        } else if (words instanceof List<?> labels && !labels.isEmpty()) {
            parts.add(axis + " " + labels.get(0) + " to " + labels.get(labels.size() - 1));
        }
    }

    private static String range(double[] numbers) {
        double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
        for (double number : numbers) {
            if (!Double.isFinite(number)) continue;
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
        if (least > most) return " without a finite value";
        if (least == most) return " = " + Text.number(least, 3);
        return " from " + Text.number(least, 3) + " to " + Text.number(most, 3);
    }
}
