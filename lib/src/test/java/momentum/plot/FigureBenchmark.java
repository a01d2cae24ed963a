package momentum.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.ContourTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

/**
 * The figures that {@code mvn -Pbench} writes: from arrays that are there to the text that draws them, ours and
 * jsplot's.
 */
public final class FigureBenchmark {
    private static final int PATH = 151;

    private FigureBenchmark() {}

    /**
     * One figure.
     *
     * @param writers what writes it as a text: ours, named "", and, where it can draw the figure, jsplot
     */
    public record Case(Map<String, Supplier<String>> writers) {
        /**
         * What our text holds, to be compared with what the peer's holds.
         *
         * @return every thousandth number of what is drawn
         */
        public double[] drawn() {
            JsonNode tree = ChartTest.json(writers.get("").get());
            List<double[]> arrays = new ArrayList<>();
            collect(tree.get("data"), arrays);
            if (tree.has("frames")) collect(tree.get("frames"), arrays);
            double[] all = arrays.stream().flatMapToDouble(Arrays::stream).toArray();
            return IntStream.range(0, all.length).filter(i -> i % 1000 == 0).mapToDouble(i -> all[i]).toArray();
        }

        private static void collect(JsonNode node, List<double[]> into) {
            if (node.has("bdata")) into.add(ChartTest.numbers(node));
            else node.forEach(part -> collect(part, into));
        }
    }

    /**
     * Finds a figure.
     *
     * @param name contour, points or frames
     * @param size points along a contour's side, points of a line, or frames
     * @return how it is written
     */
    public static Case named(String name, int size) {
        return switch (name) {
            case "contour" -> contour(size);
            case "points" -> points(size);
            case "frames" -> frames(size);
            default -> throw new IllegalArgumentException("name one figure: contour, points or frames");
        };
    }

    private static Case contour(int size) {
        double[] t = IntStream.range(0, size).mapToDouble(i -> -2 + 4.0 * i / (size - 1)).toArray();
        double[][] z = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) z[i][j] = Math.log(1e-3 + t[j] * t[j] + 10 * t[i] * t[i]);
        }
        Object[] words = Arrays.stream(t).boxed().toArray();
        Map<String, Object> layout = Trees.map("title", Trees.map("text", "a ravine"));
        return both(
                () -> new Chart(List.of(Trace.adopted(Trees.map("type", "contour", "x", t, "y", t, "z", z), 0)),
                        Page.of(layout)).toJson(),
                () -> new Figure(ContourTrace.builder(words, words, z).build()).asJavascript("figure"));
    }

    private static Case points(int size) {
        double[] x = IntStream.range(0, size).mapToDouble(i -> 10.0 * i / (size - 1)).toArray();
        double[] y = Arrays.stream(x).map(Math::sin).toArray();
        return both(
                () -> Chart.titled("a sine").line("sin x", x, y).toJson(),
                () -> new Figure(ScatterTrace.builder(x, y).name("sin x").build()).asJavascript("figure"));
    }

    private static Case frames(int size) {
        double[][] x = new double[size][PATH], y = new double[size][PATH];
        for (int frame = 0; frame < size; frame++) {
            double b = size == 1 ? 0.1 : 0.1 + 0.9 * frame / (size - 1);
            for (int k = 0; k < PATH; k++) {
                x[frame][k] = Math.exp(-k * b / 100) * Math.cos(k * b);
                y[frame][k] = Math.exp(-k * b / 100) * Math.sin(k * b);
            }
        }
        double[] values = IntStream.range(0, size).asDoubleStream().toArray();
        return new Case(Map.of("", () -> Chart.slider(new Knob("b", values, 0),
                b -> Chart.titled("a spiral").path("iterates", x[(int) b], y[(int) b])).toJson()));
    }

    private static Case both(Supplier<String> ours, Supplier<String> jsplot) {
        Map<String, Supplier<String>> writers = new LinkedHashMap<>();
        writers.put("", ours);
        writers.put("jsplot", jsplot);
        return new Case(writers);
    }
}
