package momentum.notebook;

import java.util.List;
import java.util.stream.Collectors;
import momentum.check.CheckedClaim;
import momentum.check.Claim;
import momentum.check.Proof;
import momentum.check.Verdict;

/**
 * Checked claims as HTML: one line that opens. The tick is of our computation, the coloured word is the verdict on the
 * document's sentence; a sentence that fails has ticks as well, since what is checked is what is true.
 */
final class ProofView {
    private ProofView() {}

    static String html(Proof proof) {
        String statements = proof.byStatement().entrySet().stream()
                .map(each -> html(each.getKey()) + list(each.getValue())).collect(Collectors.joining());
        return "<details><summary>✓ " + TableView.escaped(proof.summary()) + "</summary>" + statements + "</details>";
    }

    static String html(Claim claim) {
        return "<p><b>" + claim.id() + "</b> " + badge(claim.verdict())
                + " The document says: " + TableView.escaped(claim.statement())
                + ". True is: " + TableView.escaped(claim.truth()) + ".</p>";
    }

    private static String list(List<CheckedClaim> checks) {
        return checks.stream().map(check -> "<li>" + TableView.escaped(check.toString()) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String badge(Verdict verdict) {
        String colour = switch (verdict) {
            case HOLDS -> "#1b6e3c";
            case HOLDS_WHERE -> "#1c5d99";
            case IMPRECISE -> "#855b00";
            case FAILS -> "#a8322d";
        };
        return "<span style=\"background:" + colour + ";color:#fff;border-radius:0.6em;padding:0 0.5em\">"
                + verdict + "</span>";
    }
}
