package momentum.plot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;

/**
 * A chart in the place of one of Tablesaw's figures: it writes itself into the page that Tablesaw opens.
 *
 * <p>That page loads plotly.js 1.58, which knows no arrays in base64: here they are lists of numbers.
 */
final class ChartFigure extends Figure {
    private final Chart chart;

    ChartFigure(Chart chart) {
        super(layout(chart));
        this.chart = chart;
    }

    Chart chart() {
        return chart;
    }

    private static Layout layout(Chart chart) {
        return Layout.builder(String.valueOf(Trees.child(chart.page().layout(), "title").getOrDefault("text", "")))
                .build();
    }

    @Override
    public String asJavascript(String divName) {
        Map<String, Object> tree = Trees.child(Trees.map("tree", listed(chart.tree())), "tree");
        String draw = "Plotly.newPlot(" + Json.of(divName) + ", " + Json.of(tree.get("data")) + ", "
                + Json.of(tree.get("layout"))
                + ", " + Json.of(tree.get("config")) + ")";
        if (tree.containsKey("frames")) {
            draw += ".then(() => Plotly.addFrames(" + Json.of(divName) + ", "
                    + Json.of(tree.get("frames")) + "))";
        }
        // a text that ends a script would end this one
        return "<script>\n" + draw.replace("</", "<\\/") + ";\n</script>\n";
    }

    private static Object listed(Object value) {
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            for (Object part : list) copy.add(listed(part));
            return copy;
        }
        if (!(value instanceof Map<?, ?> map)) return value;
        if (map.containsKey("bdata")) return numbers(map);
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, part) -> copy.put((String) key, listed(part)));
        return copy;
    }

    private static List<Object> numbers(Map<?, ?> typed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode((String) typed.get("bdata")))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Object> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            Number number = switch ((String) typed.get("dtype")) {
                case "u1" -> Byte.toUnsignedInt(bytes.get());
                case "f4" -> bytes.getFloat();
                default -> bytes.getDouble();
            };
            numbers.add(Double.isNaN(number.doubleValue()) ? null : number);
        }
        if (!(typed.get("shape") instanceof String shape)) return numbers;
        int columns = Integer.parseInt(shape.substring(shape.indexOf(' ') + 1));
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += columns) rows.add(new ArrayList<>(numbers.subList(i, i + columns)));
        return rows;
    }
}
