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
    private static final int GRID = 400;
    private static final int POINTS = 100_000;
    private static final int FRAMES = 100;
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
     * @return how it is written
     */
    public static Case named(String name) {
        return switch (name) {
            case "contour" -> contour();
            case "points" -> points();
            case "frames" -> frames();
            default -> throw new IllegalArgumentException("name one figure: contour, points or frames");
        };
    }

    private static Case contour() {
        double[] t = IntStream.range(0, GRID).mapToDouble(i -> -2 + 4.0 * i / (GRID - 1)).toArray();
        double[][] z = new double[GRID][GRID];
        for (int i = 0; i < GRID; i++) {
            for (int j = 0; j < GRID; j++) z[i][j] = Math.log(1e-3 + t[j] * t[j] + 10 * t[i] * t[i]);
        }
        Object[] words = Arrays.stream(t).boxed().toArray();
        Map<String, Object> layout = Trees.map("title", Trees.map("text", "a ravine"));
        return both(
                () -> new Chart(List.of(Trace.adopted(Trees.map("type", "contour", "x", t, "y", t, "z", z), 0)),
                        Page.of(layout)).toJson(),
                () -> new Figure(ContourTrace.builder(words, words, z).build()).asJavascript("figure"));
    }

    private static Case points() {
        double[] x = IntStream.range(0, POINTS).mapToDouble(i -> 10.0 * i / (POINTS - 1)).toArray();
        double[] y = Arrays.stream(x).map(Math::sin).toArray();
        return both(
                () -> Chart.titled("a sine").line("sin x", x, y).toJson(),
                () -> new Figure(ScatterTrace.builder(x, y).name("sin x").build()).asJavascript("figure"));
    }

    private static Case frames() {
        double[][] x = new double[FRAMES][PATH], y = new double[FRAMES][PATH];
        for (int frame = 0; frame < FRAMES; frame++) {
            double b = 0.1 + 0.9 * frame / (FRAMES - 1);
            for (int k = 0; k < PATH; k++) {
                x[frame][k] = Math.exp(-k * b / 100) * Math.cos(k * b);
                y[frame][k] = Math.exp(-k * b / 100) * Math.sin(k * b);
            }
        }
        double[] values = IntStream.range(0, FRAMES).asDoubleStream().toArray();
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
