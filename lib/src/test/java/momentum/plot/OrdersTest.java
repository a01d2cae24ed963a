package momentum.plot;

import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import momentum.flow.Convergence;
import org.junit.jupiter.api.Test;

/** Orders of convergence as slopes. */
class OrdersTest {
    @Test
    void anErrorOverItsStepsWithTheSlopeInTheLegend() {
        Convergence square = Convergence.of("a square", 1, n -> n == 2 ? Double.POSITIVE_INFINITY
                : 3.0 / n / n, 2, 4, 8, 16);
        var tree = json(Plots.orders("The slope is the order", square));
        assertEquals("log", tree.get("layout").get("xaxis").get("type").asText());
        assertEquals("log", tree.get("layout").get("yaxis").get("type").asText());
        assertEquals(square.toString(), tree.get("data").get(0).get("name").asText());
        assertArrayEquals(new double[] {0.5, 0.25, 0.125, 0.0625}, numbers(tree.get("data").get(0).get("x")), 0);
        // infinity cannot be drawn
        assertArrayEquals(new double[] {Double.NaN, 3.0 / 16, 3.0 / 64, 3.0 / 256},
                numbers(tree.get("data").get(0).get("y")), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> Plots.orders("nothing"));
    }
}
