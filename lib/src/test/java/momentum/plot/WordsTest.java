package momentum.plot;

import static momentum.plot.ChartTest.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a figure says of itself in words, and charts without a title. */
class WordsTest {
    private static final double[] TWO = {0, 1};
    private final Chart line = Chart.empty().xAxis("k").line("gap", TWO, TWO);

    @Test
    void theAuthorsSentenceLeadsTheDescription() {
        Chart said = line.title("Descent").words("The line falls. It never rises.");
        assertEquals(
                "The line falls. It never rises. Descent. x: k. gap: lines, 2 points, x from 0 to 1, y from 0 to 1.",
                said.toString());
        assertEquals("The line falls. It never rises.", json(said).at("/layout/meta/words").asText(),
                "for whoever makes a page of it");
        assertEquals("Descent. x: k. gap: lines, 2 points, x from 0 to 1, y from 0 to 1.",
                line.title("Descent").toString());
    }

    @Test
    void theWordsOfPanelsFollowOneAnother() {
        Chart both = Chart.beside("both", line.words("The left one falls."), line.words("The right one, too"));
        assertTrue(both.toString().startsWith("The left one falls. The right one, too. both."), both.toString());
        assertTrue(Chart.beside("both", line.words("Left."), line).words("Mine.").toString().startsWith("Mine. both."));
    }

    @Test
    void aChartNeedsNoTitle() {
        assertFalse(json(line).at("/layout/title").has("text"));
        assertTrue(json(line).at("/layout/margin/t").asInt() < json(line.title("t")).at("/layout/margin/t").asInt(),
                "no room is kept for it");
        assertEquals("second", json(line.title("first").credit("who").title("second"))
                .at("/layout/title/text").asText());
        assertEquals("who", json(line.credit("who").title("t")).at("/layout/annotations/0/text").asText());
        assertEquals(0, json(Chart.beside("both", line, line)).at("/layout/annotations").size(),
                "panels without titles");
    }
}
