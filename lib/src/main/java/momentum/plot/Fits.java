package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.problem.PolynomialRegression;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** Polynomials through data, whole and as sums of their parts. */
final class Fits {
    /** How far beyond the outermost data a model is drawn, as a share of their range. */
    private static final double BEYOND = 0.06;
    private static final int PANEL_POINTS = 91, COLUMNS = 4;
    private static final String POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Fits() {}

    static Chart fit(PolynomialRegression p, SimpleMatrix weights) {
        double[] ends = ends(p);
        return Chart.empty().xAxis("ξ").yAxis("value")
                .dots("data", p.positions(), p.targets()).curve("model", ends[0], ends[1], p.model(weights));
    }

    static Chart monomials(PolynomialRegression p, SimpleMatrix weights) {
        DoubleUnaryOperator whole = p.model(weights);
        return panels(p, weights, whole,
                i -> Ticks.signed(Text.number(weights.get(i), 3)) + (i == 0 ? "" : " ξ" + power(i)),
                one -> p.model(one));
    }

    static Chart eigenfeatures(PolynomialRegression p, SimpleMatrix along) {
        DoubleUnaryOperator whole = p.model(p.fromEigenfeatures(along));
        return panels(p, along, whole, i -> Ticks.signed(Text.number(along.get(i), 3)) + " × feature " + (i + 1),
                one -> p.model(p.fromEigenfeatures(one)));
    }

    /** A panel for each part alone, and one for their sum with the data; all in the window that holds the data. */
    private static Chart panels(PolynomialRegression p, SimpleMatrix weights, DoubleUnaryOperator whole,
            IntFunction<String> title, Function<SimpleMatrix, DoubleUnaryOperator> part) {
        int n = Arguments.column(weights, "weights", p.dimension().getAsInt()).getNumRows();
        double[] ends = ends(p), at = Linear.spread(ends[0], ends[1], PANEL_POINTS);
        double reach = reach(1.1 * Math.max(1e-9, Linear.maxNorm(new SimpleMatrix(p.targets()))));
        List<Chart> panels = new ArrayList<>();
        // the sum first: there a reader moves the data
        for (int i = -1; i < n; i++) {
            DoubleUnaryOperator drawn = whole;
            if (i >= 0) {
                SimpleMatrix one = new SimpleMatrix(n, 1);
                one.set(i, weights.get(i));
                drawn = part.apply(one);
            }
            double[] model = Arrays.stream(at).map(drawn).toArray();
            double[] dots = i >= 0 ? Arrays.stream(p.positions()).map(drawn).toArray() : p.targets();
            panels.add(Chart.titled(i >= 0 ? title.apply(i) : "the sum, and the data")
                    .line(i >= 0 ? "part" : "sum", at, model).coloured(i >= 0 ? "orange" : "grey")
                    .dots("at the data", "blue", p.positions(), dots)
                    .xAxis("ξ").yAxis("value").xRange(ends[0], ends[1]).yRange(-reach, reach).withoutLegend());
        }
        return Chart.grid(COLUMNS, panels);
    }

    /** The next larger number of one digit, so that the axes stay as they are while a point is moved. */
    private static double reach(double least) {
        double unit = Math.pow(10, Math.floor(Math.log10(least)));
        return unit * Math.ceil(least / unit);
    }

    private static double[] ends(PolynomialRegression p) {
        double[] at = p.positions();
        double least = Arrays.stream(at).min().getAsDouble(), most = Arrays.stream(at).max().getAsDouble();
        double beyond = BEYOND * Math.max(most - least, Math.ulp(1.0));
        return new double[] {least - beyond, most + beyond};
    }

    private static String power(int i) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(i).toCharArray()) text.append(POWERS.charAt(digit - '0'));
        return text.toString();
    }
}
