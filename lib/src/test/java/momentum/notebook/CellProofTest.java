package momentum.notebook;

import static momentum.check.Claims.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import momentum.check.Claims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cell's checks become one output, whether its last expression is a claim or not. */
class CellProofTest {
    private final List<Runnable> ends = new ArrayList<>();
    private final List<Map<String, Object>> outputs = new ArrayList<>();
    private final CellProof proof = new CellProof(ends::add, outputs::add);

    @BeforeEach
    void listen() {
        Claims.showWith(proof::add);
    }

    @AfterEach
    void stopListening() {
        Claims.showWith(System.out::println);
    }

    private void endCell() {
        ends.forEach(Runnable::run);
        ends.clear();
    }

    @Test
    void severalCallsAreShownAtTheEndOfTheCell() {
        for (int i = 0; i < 3; i++) claim("T3-8").holds("step " + i, true);
        claim("T3-4").atMost("gap", 0.5, 1);
        assertEquals(List.of(), outputs);
        endCell();
        assertEquals(1, outputs.size());
        Map<?, ?> part = (Map<?, ?>) outputs.get(0).get(Parts.CLAIM);
        assertEquals(4, ((List<?>) part.get("checks")).size());
        assertTrue(outputs.get(0).get(Parts.TEXT).toString()
                .startsWith("2 statements checked, 1 number, 3 conditions\n"));
    }

    @Test
    void theNextCellHasItsOwn() {
        claim("T3-8").holds("first", true);
        endCell();
        claim("T3-4").holds("second", true);
        endCell();
        assertEquals(List.of("1 statement checked, 1 condition\n  T3-8  first",
                "1 statement checked, 1 condition\n  T3-4  second"),
                outputs.stream().map(each -> each.get(Parts.TEXT)).toList());
    }

    @Test
    void aClaimAsTheLastExpressionIsThatOutput() {
        var last = claim("T3-8").holds("first", true).holds("second", true);
        assertEquals("1 statement checked, 2 conditions\n  T3-8  first\n  T3-8  second",
                proof.of(last).get(Parts.TEXT));
        endCell();
        assertEquals(List.of(), outputs);
    }

    @Test
    void aClaimThatIsNotCheckedSaysWhatItIs() {
        assertTrue(proof.of(claim("T3-8")).get(Parts.TEXT).toString().startsWith("T3-8 fails: the document says: "));
        assertTrue(proof.of(claim("T3-8")).get(Parts.HTML).toString().contains(">fails</span> The document says: "));
    }

    @Test
    void theVerdictIsAWordAndTheTickIsOfTheComputation() {
        claim("T3-8").is("a < b", 1, 1, 0);
        endCell();
        String html = outputs.get(0).get(Parts.HTML).toString();
        assertTrue(html.startsWith("<details><summary>✓ 1 statement checked, 1 number</summary><p><b>T3-8</b> <span"),
                html);
        assertTrue(html.endsWith("<ul><li>a &lt; b: 1, exactly as expected</li></ul></details>"), html);
        assertEquals(1, html.chars().filter(letter -> letter == '✓').count());
    }
}
