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
        for (Claim each : Claims.all()) assertTrue(each.notebook().matches("\\d\\d-[a-z-]+"), each.id() + ": " + each.notebook());
    }

    @Test
    void aCheckThatHoldsIsShownWithItsResidual() {
        claim("T3-8").is("after 5 steps", 0.00697632, 0.006976, 5e-7);
        claim("T3-1a").atMost(0.25, 1);
        claim("T3-4").holds(true, "2 is more than 1");
        assertEquals("T3-8 (fails as written), after 5 steps: 0.00697632, expected 0.006976 within 5e-7, residual 3.2e-7",
                shown.get(0).toString());
        assertEquals(Map.of("id", "T3-8", "what", "after 5 steps", "measured", "0.00697632", "expected", "0.006976",
                "residual", "3.2e-7", "within", "5e-7"), shown.get(0).toMap());
        assertEquals("T3-1a (holds): 0.25, at most 1", shown.get(1).toString());
        assertEquals(Map.of("id", "T3-4", "what", "2 is more than 1"), shown.get(2).toMap());
    }

    @Test
    void theLastBitsAreNotShown() {
        claim("T3-8").is(0.8 + 1e-16, 0.8, 1e-6);
        claim("T3-8").is(97, 97, 0);
        assertEquals("rounding", shown.get(0).residual());
        assertEquals("0", shown.get(1).residual());
    }

    @Test
    void aCheckThatFailsNamesTheClaimAndIsNotShown() {
        assertEquals("claim T3-8 does not hold, gap: expected 0.5 within 0.1, got 0.7 (off by 0.2)",
                failed(() -> claim("T3-8").is("gap", 0.7, 0.5, 0.1)));
        assertEquals("claim T3-8 does not hold: expected 0.5 within 0.1, got NaN (off by NaN)",
                failed(() -> claim("T3-8").is(Double.NaN, 0.5, 0.1)));
        assertEquals("claim T3-8 does not hold: expected at most 1, got 2", failed(() -> claim("T3-8").atMost(2, 1)));
        assertEquals("claim T3-8 does not hold: never", failed(() -> claim("T3-8").holds(false, "never")));
        assertEquals(List.of(), shown);
    }

    @Test
    void noNumberIsNoBoundKept() {
        assertEquals("claim T3-8 does not hold: expected at most 1, got NaN", failed(() -> claim("T3-8").atMost(Double.NaN, 1)));
        assertEquals(List.of(), shown);
    }

    @Test
    void wrongUseGetsOneSentence() {
        assertEquals("claim T3-99 is not listed in claims.csv", refused(() -> claim("T3-99")));
        assertEquals("expected must be finite, was NaN", refused(() -> claim("T3-8").is(1, Double.NaN, 1)));
        assertEquals("within must be zero or more and finite, was -1", refused(() -> claim("T3-8").is(1, 1, -1)));
        assertEquals("bound must be finite, was Infinity", refused(() -> claim("T3-8").atMost(1, Double.POSITIVE_INFINITY)));
    }

    @Test
    void quotedFieldsAreRead() {
        var claims = Claims.read(new StringReader(HEADER + "T1,003,\"a, b\",\"says \"\"x\"\"\",holds where,true,02-quadratics\n"));
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
        assertEquals("claims.csv, line 3: repeats the identifier T1", refused(() -> Claims.read(new StringReader(HEADER + good + good))));
        assertEquals("claims.csv, line 2: must have a statement, was empty",
                refused(() -> Claims.read(new StringReader(HEADER + good.replace(",a,", ",,")))));
        assertEquals("claims.csv, line 1: must name the columns id,document,section,statement,verdict,truth,notebook",
                refused(() -> Claims.read(new StringReader(good))));
    }
}
