package momentum.notebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import momentum.check.CheckedClaim;
import momentum.check.Claim;
import momentum.check.Proof;
import momentum.plot.Chart;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** What a value looks like to a front end: one part for each way to show it, by MIME type. */
final class Parts {
    static final String PLOTLY = "application/vnd.plotly.v1+json", HTML = "text/html", TEXT = "text/plain",
            CLAIM = "application/vnd.momentum.claim+json", LIVE = "application/vnd.momentum.live+json";

    /** For a page that reads no other part of a figure. The first line of the text is its description. */
    static final String IN_WORDS = "[a figure in words: this page has no renderer for Plotly's figures]";

    /** The types that a cell shows. */
    static final List<Shown<?>> SHOWN = List.of(
            new Shown<>(Chart.class, PLOTLY, Parts::of),
            new Shown<>(Figure.class, PLOTLY, Parts::of),
            new Shown<>(Table.class, HTML, Parts::of),
            new Shown<>(SimpleMatrix.class, TEXT, Parts::of));

    private Parts() {}

    /**
     * A type that a cell shows.
     *
     * @param type the values' type
     * @param preferred the part that a front end should choose
     * @param parts all parts of a value
     */
    record Shown<T>(Class<T> type, String preferred, Function<T, Map<String, Object>> parts) {}

    static Map<String, Object> of(Chart chart) {
        Map<String, Object> parts = new LinkedHashMap<>();
        // for a page that asks this kernel for the places between the frames
        if (!chart.controls().isEmpty()) parts.put(LIVE, Map.of("id", LiveCharts.OF_THIS_KERNEL.keep(chart)));
        parts.put(PLOTLY, chart.tree());
        parts.put(TEXT, chart + "\n" + IN_WORDS);
        return parts;
    }

    static Map<String, Object> of(Figure figure) {
        return of(Chart.of(figure));
    }

    static Map<String, Object> of(Table table) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(HTML, TableView.html(table));
        parts.put(TEXT, TableView.plain(table));
        return parts;
    }

    static Map<String, Object> of(Proof proof) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(CLAIM, Map.of("checks", proof.checks().stream().map(CheckedClaim::toMap).toList()));
        parts.put(HTML, ProofView.html(proof));
        parts.put(TEXT, proof.toString());
        return parts;
    }

    static Map<String, Object> of(Claim claim) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(HTML, ProofView.html(claim));
        parts.put(TEXT, claim.toString());
        return parts;
    }

    /** One line instead of EJML's three. */
    static Map<String, Object> of(SimpleMatrix matrix) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(TEXT, Text.matrix(matrix));
        return parts;
    }
}
