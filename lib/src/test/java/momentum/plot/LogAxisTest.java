package momentum.plot;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import momentum.method.GradientDescent;
import momentum.quadratic.Quadratic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logarithmic axes: what has no place on them, and what their ticks say. */
class LogAxisTest {
    private static final double[] TWO = {0, 1};
    private final Chart line = Chart.titled("t").line("l", TWO, new double[] {1, 1e-4});

    @Test
    void whatLiesAtZeroIsRefused() {
        refused("y must be positive on a logarithmic axis, was 0 for h", () -> line.logY().horizontal("h", 0));
        refused("y must be positive on a logarithmic axis, was -1 for n", () -> line.logY().note("n", 0, -1));
        refused("y must be positive on a logarithmic axis, was 0 for n", () -> line.logY().label("n", 0, 0));
        refused("x must be positive on a logarithmic axis, was 0 for v", () -> line.logX().vertical("v", 0));
        refused("y must be positive on a logarithmic axis, the range was 0 to 1", () -> line.logY().yRange(0, 1));
        refused("y must be positive on a logarithmic axis, was 0", () -> line.logY()
                .shade("s", new Window(0, 1, 0, 1)));
        line.logY().vertical("v", 0).xRange(-1, 1);
    }

    @Test
    void itDoesNotMatterWhenAnAxisBecomesLogarithmic() {
        Chart before = line.logY().yRange(1e-6, 10).horizontal("h", 0.01).label("n", 0.5, 0.1);
        Chart after = line.yRange(1e-6, 10).horizontal("h", 0.01).label("n", 0.5, 0.1).logY();
        assertArrayEquals(new double[] {-6, 1}, numbers(json(before).at("/layout/yaxis/range")), 1e-6);
        assertEquals(json(before), json(after));
        refused("y must be positive on a logarithmic axis, was 0 for h", () -> line.horizontal("h", 0).logY());
    }

    @Test
    void aRunThatArrivesInOneStepIsSeenWithADotAtTheFoot() {
        var run = new GradientDescent(1).run(Quadratic.diag(1), vector(1), 3);
        JsonNode tree = json(Plots.gap("one step", run)), foot = tree.at("/layout/annotations/0");
        assertEquals("lines+markers", tree.at("/data/0/mode").asText(), "of a line of one point alone nothing is seen");
        assertEquals(0, numbers(tree.at("/data/0/y"))[1], "the data stay true");
        assertEquals("0 from 1", foot.get("text").asText());
        assertEquals(1, foot.get("x").asInt());
        assertEquals("y domain", foot.get("yref").asText());
        assertEquals(0, foot.get("y").asInt());
        assertEquals(tree.at("/data/0/line/color"), foot.get("arrowcolor"));
        assertFalse(json(line.logY()).get("layout").has("annotations"));
        assertFalse(json(Chart.titled("t").line("l", TWO, TWO)).get("layout").has("annotations"),
                "a linear axis has a place for 0");
    }

    @Test
    void aZeroOnTheWayIsNoArrival() {
        JsonNode layout = json(Chart.titled("t").logY().line("l", new double[] {0, 1, 2}, new double[] {1, 0, 2}))
                .get("layout");
        assertEquals("0 at 1", layout.at("/annotations/0/text").asText());
    }

    @Test
    void decadesArePowersOfTen() {
        JsonNode axis = json(line.logY()).at("/layout/yaxis");
        assertEquals("power", axis.get("exponentformat").asText());
        assertEquals(1, axis.get("dtick").asInt());
        assertEquals(2, json(Chart.titled("t").logY().line("l", TWO, new double[] {1, 1e-15})).at("/layout/yaxis/dtick")
                .asInt(), "at most ten");
    }

    /** What plotly would write in small print, 2 and 5, is written out; and nothing else stands between. */
    @ParameterizedTest
    @CsvSource({"0.0002, 0.003, 5·10⁻⁴ 0.001 0.002", "1, 30, 1 2 5 10 20", "0.00001, 0.00012, 10⁻⁵ 2·10⁻⁵ 5·10⁻⁵ 10⁻⁴",
            "0.8, 1.1, 0.8 0.9 1 1.1"})
    void lessThanTwoDecadesHaveTheirNumbersWrittenOut(double least, double most, String expected) {
        JsonNode axis = json(Chart.titled("t").logY().line("l", TWO, new double[] {least, most})).at("/layout/yaxis");
        double[] places = numbers(axis.get("tickvals"));
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= least * (1 - 1e-9) && places[i] <= most * (1 + 1e-9)) words.append(' ')
                    .append(axis.at("/ticktext/" + i).asText());
        }
        assertTrue(words.toString().trim().endsWith(expected) || words.toString().trim().equals(expected),
                words::toString);
    }

    @Test
    void aCurveIsAsSmoothOnALogarithmicAxisAsOnALinearOne() {
        double[] x = Chart.empty().logX().curve("f", 1e-5, 10, t -> t).data().get(0).x();
        assertEquals(401, x.length);
        // equal ratios, up to the rounding of exp
        for (int i = 1; i < x.length; i++) assertEquals(Math.pow(1e6, 1 / 400.0), x[i] / x[i - 1], 1e-12);
        double[] linear = Chart.empty().curve("f", 0, 10, t -> t).data().get(0).x();
        assertEquals(0.025, linear[1], 1e-15);
    }
}
