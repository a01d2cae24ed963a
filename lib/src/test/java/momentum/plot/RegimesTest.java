package momentum.plot;

import static momentum.OneSentence.refused;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import momentum.quadratic.MomentumMatrix;
import org.junit.jupiter.api.Test;

/** A point of the map of rates is in one of five regimes, and is shown in that one's panel. */
class RegimesTest {
    @Test
    void aModesRegimeIsSeenInItsErrors() {
        for (int i = 0; i <= 80; i++) {
            for (int j = 0; j < 20; j++) {
                double s = 0.013 + i * 3.98 / 80, b = 0.007 + j * 0.98 / 20;
                MomentumMatrix mode = new MomentumMatrix(1, b, s);
                double[] x = mode.errors(200, 1, 1);
                String where = "αλ = " + s + ", β = " + b;
                switch (Regimes.of(s, b)) {
                    case RUNS_AWAY -> assertTrue(mode.spectralRadius() > 1, where);
                    case SWINGS -> assertTrue(mode.eigenvalues().get(0).getImaginary() > 0, where);
                    case CREEPS -> { for (int k = 0; k < 50; k++) assertTrue(x[k + 1] < x[k] && x[k] > 0, where); }
                    case ALTERNATES -> { for (int k = 1; k < 50; k++) assertTrue(x[k + 1] * x[k] < 0, where); }
                    default -> throw new AssertionError("only one point has this regime: " + where);
                }
            }
        }
        assertEquals(Regimes.ONE_STEP, Regimes.of(1, 0));
    }

    @Test
    void thePointsPanelShowsItAndTheOthersTheirExamples() {
        JsonNode tree = json(Plots.regimes("t", 3, 0.9));
        int panels = tree.at("/data").size() - 5;
        assertEquals("swings: 3, 0.9", tree.at("/layout/annotations/" + annotation(tree, "swings") + "/text").asText());
        assertEquals("creeps: 0.15, 0.125",
                tree.at("/layout/annotations/" + annotation(tree, "creeps") + "/text").asText());
        // in single precision
        double[] expected = new MomentumMatrix(1, 0.9, 3).errors(39, 1, 1), drawn = numbers(tree.at("/data/" + panels
                + "/y"));
        assertArrayEquals(expected, drawn, 1e-6);
    }

    private static int annotation(JsonNode tree, String word) {
        for (int i = 0; i < tree.at("/layout/annotations").size(); i++) {
            if (tree.at("/layout/annotations/" + i + "/text").asText().startsWith(word)) return i;
        }
        throw new AssertionError("no panel is called " + word);
    }

    @Test
    void aLineLeadsFromEachPointToItsPanel() {
        JsonNode tree = json(Plots.regimes(3, 0.9)), lines = tree.at("/layout/shapes");
        assertEquals(5, lines.size());
        double[] high = numbers(tree.at("/layout/yaxis/domain")), panel = numbers(tree.at("/layout/yaxis2/domain"));
        assertEquals(3.0 / 4, lines.at("/0/x0").asDouble(), 1e-6, "seven digits");
        assertEquals(high[0] + 0.9 * (high[1] - high[0]), lines.at("/0/y0").asDouble(), 1e-6);
        assertEquals(panel[0], lines.at("/0/y1").asDouble(), 1e-6, "the lower edge of the panel above");
    }

    @Test
    void wrongPlacesGetASentence() {
        refused("pull must be from 0 to 4, was 5", () -> Plots.regimes(5, 0.5));
        refused("momentum must be from 0 to 1, was -0.5", () -> Plots.regimes(1, -0.5));
    }
}
