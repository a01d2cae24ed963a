package momentum.check;

import static momentum.check.Claims.claim;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The list of claims and what checking one does. */
class ClaimsTest {
    private static final String HEADER = "id,document,section,statement,verdict,truth,notebook\n";
    private final List<CheckedClaim> shown = new ArrayList<>();

    @BeforeEach
    void listen() {
        Claims.showWith(shown::add);
    }

    @AfterEach
    void stopListening() {
        Claims.showWith(System.out::println);
    }

    private static String refused(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    private static String failed(Executable call) {
        return assertThrows(AssertionError.class, call).getMessage();
    }

    @Test
    void theListIsReadable() {
        assertTrue(Claims.all().size() >= 20, "has " + Claims.all().size());
        assertEquals(Verdict.FAILS, claim("T3-8").verdict());
        assertEquals("003", claim("T3-8").document());
    }

    private List<String> lines() {
        return shown.stream().map(CheckedClaim::toString).toList();
    }

    @Test
    void aChainShowsEachCheckWithWhatIsMeasuredFirst() {
        claim("T3-8").is("after 5 steps", 0.00697632, 0.006976, 5e-7).atMost("gap", 0.25, 1).holds("2 is more", true);
        assertEquals(List.of("after 5 steps: 0.00697632, expected 0.006976 within 5e-7 (off by 3.2e-7)",
                "gap: 0.25, at most 1", "2 is more"), lines());
        assertEquals(Map.of("id", "T3-8", "what", "after 5 steps", "measured", "0.00697632", "expected", "0.006976",
                "difference", "3.2e-7", "within", "5e-7"), shown.get(0).toMap());
        assertEquals(Map.of("id", "T3-8", "what", "gap", "measured", "0.25", "bound", "1"), shown.get(1).toMap());
        assertEquals(Map.of("id", "T3-8", "what", "2 is more"), shown.get(2).toMap());
    }

    @Test
    void noNumberContradictsItsBound() {
        claim("T3-8").atMost("near its bound", 0.128, 0.129).atMost("at its bound", 0.3, 0.1 + 0.2);
        assertEquals(List.of("near its bound: 0.128, at most 0.129", "at its bound: 0.3, at most 0.3"), lines());
    }

    @Test
    void theLastBitsAreNotShown() {
        claim("T3-8").is("x", 0.8 + 1e-16, 0.8, 1e-6).is("n", 97, 97, 0);
        assertEquals(List.of("x: 0.8, expected 0.8 within 1e-6 (off by rounding)", "n: 97, exactly as expected"),
                lines());
    }

    @Test
    void aProofCountsStatementsNumbersAndConditionsAndNamesTheLargestDifference() {
        claim("T3-8").is("x", 1.001, 1, 0.025).atMost("y", 1, 2);
        claim("T3-4").holds("z", true);
        assertEquals("2 statements checked, 2 numbers, 1 condition; largest difference 3 % of what is allowed\n"
                + "  T3-8  x: 1.001, expected 1 within 0.025 (off by 0.001)\n  T3-8  y: 1, at most 2\n  T3-4  z",
                new Proof(shown).toString());
        assertEquals("1 statement checked, 1 number", new Proof(shown.subList(1, 2)).summary());
        claim("T3-8").is("nearly all", 0.996, 0, 1);
        assertTrue(new Proof(shown).summary().contains("largest difference 99 % of"), new Proof(shown).summary());
    }

    @Test
    void aCheckThatFailsNamesTheClaimAndIsNotShown() {
        assertEquals("claim T3-8 does not hold, gap: expected 0.5 within 0.1, got 0.7 (off by 0.2)",
                failed(() -> claim("T3-8").is("gap", 0.7, 0.5, 0.1)));
        assertEquals("claim T3-8 does not hold, gap: expected 0.5 within 0.1, got NaN (off by NaN)",
                failed(() -> claim("T3-8").is("gap", Double.NaN, 0.5, 0.1)));
        assertEquals("claim T3-8 does not hold, gap: expected at most 1, got 2",
                failed(() -> claim("T3-8").atMost("gap", 2, 1)));
        assertEquals("claim T3-8 does not hold: never", failed(() -> claim("T3-8").holds("never", false)));
        assertEquals(List.of(), shown);
    }

    @Test
    void noNumberIsNoBoundKept() {
        assertEquals("claim T3-8 does not hold, gap: expected at most 1, got NaN",
                failed(() -> claim("T3-8").atMost("gap", Double.NaN, 1)));
        assertEquals(List.of(), shown);
    }

    @Test
    void wrongUseGetsOneSentence() {
        assertEquals("claim T3-99 is not listed in claims.csv", refused(() -> claim("T3-99")));
        assertEquals("expected must be finite, was NaN", refused(() -> claim("T3-8").is("x", 1, Double.NaN, 1)));
        assertEquals("within must be zero or more and finite, was -1", refused(() -> claim("T3-8").is("x", 1, 1, -1)));
        assertEquals("bound must be finite, was Infinity",
                refused(() -> claim("T3-8").atMost("x", 1, Double.POSITIVE_INFINITY)));
    }

    @Test
    void quotedFieldsAreRead() {
        var claims =
                Claims.read(new StringReader(HEADER
                        + "T1,003,\"a, b\",\"says \"\"x\"\"\",holds where,true,02-quadratics\n"));
        assertEquals("a, b", claims.get("T1").section());
        assertEquals("says \"x\"", claims.get("T1").statement());
        assertEquals(Verdict.HOLDS_WHERE, claims.get("T1").verdict());
    }

    @Test
    void aMalformedRowIsNamedByItsLine() {
        String good = "T1,003,s,a,holds,b,02-quadratics\n";
        assertEquals("claims.csv, line 3: must have 7 fields, had 3",
                refused(() -> Claims.read(new StringReader(HEADER + good + "T2,003,s\n"))));
        assertEquals("claims.csv, line 2: verdict must be holds, holds where, imprecise or fails, was true",
                refused(() -> Claims.read(new StringReader(HEADER + good.replace("holds", "true")))));
        assertEquals("claims.csv, line 2: id must look like T3-8b, was T 1",
                refused(() -> Claims.read(new StringReader(HEADER + good.replace("T1", "T 1")))));
        assertEquals("claims.csv, line 2: notebook must look like 02-quadratics, was quadratics",
                refused(() -> Claims.read(new StringReader(HEADER + good.replace("02-", "")))));
        assertEquals("claims.csv, line 3: repeats the identifier T1",
                refused(() -> Claims.read(new StringReader(HEADER + good + good))));
        assertEquals("claims.csv, line 2: must have a statement, was empty",
                refused(() -> Claims.read(new StringReader(HEADER + good.replace(",a,", ",,")))));
        assertEquals("claims.csv, line 1: must name the columns id,document,section,statement,verdict,truth,notebook",
                refused(() -> Claims.read(new StringReader(good))));
    }
}
