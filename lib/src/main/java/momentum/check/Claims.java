package momentum.check;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import momentum.internal.Arguments;

/**
 * The sentences of the documents that a computation confirms or refutes, one row each in {@code claims.csv}.
 *
 * <p>A cell checks one with {@code claim("T3-8").is("after 5 steps", measured, expected, within)}; a notebook shows the
 * checks of a cell together, in one line that opens.
 */
public final class Claims {
    private static final List<String> COLUMNS =
            List.of("id", "document", "section", "statement", "verdict", "truth", "notebook");
    private static final Map<String, Claim> LISTED = load();
    private static final Consumer<CheckedClaim> PRINTED =
            checked -> System.out.println(checked.claim().id() + "  " + checked);
    private static Consumer<CheckedClaim> display = PRINTED;

    private Claims() {}

    /**
     * A listed claim, to be checked.
     *
     * @param id its identifier, as in claims.csv
     * @return the claim
     * @throws IllegalArgumentException if the identifier is not listed
     */
    public static Claim claim(String id) {
        Claim claim = LISTED.get(id);
        if (claim == null) throw new IllegalArgumentException("claim " + id + " is not listed in claims.csv");
        return claim;
    }

    /**
     * Every claim.
     *
     * @return the rows of claims.csv, in order
     */
    public static Collection<Claim> all() {
        return LISTED.values();
    }

    /**
     * Chooses how checked claims are shown: on standard output unless a notebook's kernel can do better.
     *
     * @param shown called for each check that held
     */
    public static void showWith(Consumer<CheckedClaim> shown) {
        display = Arguments.present(shown, "shown");
    }

    static void show(CheckedClaim checked) {
        display.accept(checked);
    }

    private static Map<String, Claim> load() {
        try (InputStream csv = Claims.class.getResourceAsStream("claims.csv");
                Reader reader = new InputStreamReader(csv, StandardCharsets.UTF_8)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("claims.csv cannot be read", e);
        }
    }

    /** The claims of a CSV text, by identifier; a row that is not one is named by its line. */
    static Map<String, Claim> read(Reader csv) {
        var settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setNullValue("");
        settings.setMaxCharsPerColumn(10_000);
        var parser = new CsvParser(settings);
        parser.beginParsing(csv);
        Map<String, Claim> claims = new LinkedHashMap<>();
        String[] row = parser.parseNext();
        if (row == null || !List.of(row).equals(COLUMNS)) {
            throw malformed(1, "must name the columns " + String.join(",", COLUMNS));
        }
        long line = parser.getContext().currentLine() + 1;
        for (row = parser.parseNext(); row != null; row = parser.parseNext()) {
            if (row.length != COLUMNS.size()) {
                throw malformed(line, "must have " + COLUMNS.size() + " fields, had " + row.length);
            }
            for (int i = 0; i < row.length; i++) {
                if (row[i].isBlank()) throw malformed(line, "must have a " + COLUMNS.get(i) + ", was empty");
            }
            Claim claim;
            try {
                claim = new Claim(row[0], row[1], row[2], row[3], Verdict.of(row[4]), row[5], row[6]);
            } catch (IllegalArgumentException e) {
                throw malformed(line, e.getMessage());
            }
            if (claims.put(claim.id(), claim) != null) throw malformed(line, "repeats the identifier " + claim.id());
            line = parser.getContext().currentLine() + 1;
        }
        return Collections.unmodifiableMap(claims);
    }

    private static IllegalArgumentException malformed(long line, String rule) {
        return new IllegalArgumentException("claims.csv, line " + line + ": " + rule);
    }
}
