package momentum.plot;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Draws how a measurement's cost grows with its size, for {@code mvn -Pbench}.
 *
 * <p>Reads a line {@code title;axis;x,x,…} and for each peer a line {@code name;seconds,seconds,…}; writes plotly's
 * tree on one line and the figure in words on the next.
 */
final class GrowthFigure {
    private GrowthFigure() {}

    public static void main(String[] arguments) {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<String[]> lines = in.lines().map(line -> line.split(";")).toList();
        String[] head = lines.get(0);
        double[] x = numbers(head[2]);
        Chart chart = Chart.titled(head[0]);
        for (String[] peer : lines.subList(1, lines.size())) chart = chart.path(peer[0], x, numbers(peer[1]));
        chart = chart.logX().logY().xAxis(head[1]).yAxis("processor seconds");
        var out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
        out.println(chart.toJson());
        out.println(chart.toString().lines().findFirst().orElse(""));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
