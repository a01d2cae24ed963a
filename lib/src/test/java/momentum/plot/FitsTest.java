package momentum.plot;

import static momentum.Linear.vector;
import static momentum.plot.ChartTest.json;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import momentum.problem.PolynomialRegression;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** The parts of a polynomial add up to it. */
class FitsTest {
    private static final PolynomialRegression P = PolynomialRegression.twoClusters();

    private static List<Trace> traces(Chart chart) {
        return chart.data();
    }

    private static double[] sum(Chart grid, int parts) {
        double[] sum = null;
        for (int i = 0; i < parts; i++) {
            double[] y = line(grid, i + 1);
            if (sum == null) sum = new double[y.length];
            for (int j = 0; j < y.length; j++) sum[j] += y[j];
        }
        return sum;
    }

    private static double[] line(Chart grid, int panel) {
        return traces(grid).get(2 * panel).y();
    }

    @Test
    void monomialsAndEigenfeaturesAddUpToTheModel() {
        SimpleMatrix w = vector(-2, -2, 2, 2, 2, -2);
        Chart monomials = Plots.monomials(P, w), features = Plots.eigenfeatures(P, P.toEigenfeatures(w));
        // rounding of six terms of at most 3
        assertArrayEquals(line(monomials, 0), sum(monomials, 6), 1e-14);
        assertArrayEquals(line(features, 0), sum(features, 6), 1e-13);
        assertArrayEquals(line(monomials, 0), line(features, 0), 1e-13);
    }

    @Test
    void partsSayTheirWeightAndTheirAxes() {
        JsonNode layout = json(Plots.monomials(P, vector(-2, -2.5, 2, 2, 2, 0))).get("layout");
        assertEquals("−2", layout.at("/annotations/1/text").asText());
        assertEquals("−2.5 ξ¹", layout.at("/annotations/2/text").asText());
        assertEquals("ξ", layout.at("/xaxis5/title/text").asText());
        assertEquals("value", layout.at("/yaxis/title/text").asText());
    }

    @Test
    void eachMonomialIsItsPower() {
        Chart chart = Plots.monomials(P, vector(0, 0, 3, 0, 0, 0));
        double[] x = traces(chart).get(6).x(), y = line(chart, 3);
        for (int j = 0; j < x.length; j++) assertEquals(3 * x[j] * x[j], y[j], 1e-15);
    }

    @Test
    void theFitIsDrawnOverItsData() {
        Chart chart = Plots.fit(P, P.minimizer().orElseThrow());
        assertArrayEquals(P.targets(), traces(chart).get(0).y());
        assertThrows(IllegalArgumentException.class, () -> Plots.fit(P, vector(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> Plots.monomials(P, vector(1, 2)));
    }
}
