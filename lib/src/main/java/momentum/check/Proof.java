package momentum.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import momentum.internal.Arguments;

/**
 * The checks of one cell, all of which held.
 *
 * @param checks in their order
 */
public record Proof(List<CheckedClaim> checks) {
    /**
     * Checks that held.
     *
     * @param checks at least one
     * @throws IllegalArgumentException if one is null
     */
    public Proof {
        checks = List.copyOf(Arguments.each(checks, "checks"));
    }

    /**
     * What was checked, in one line.
     *
     * @return {@code 3 statements checked, 12 numbers, 1 condition; largest difference 4 % of what is allowed}
     */
    public String summary() {
        long numbers = checks.stream().filter(check -> !check.numbers().isEmpty()).count();
        String line = count(byStatement().size(), "statement") + " checked";
        if (numbers > 0) line += ", " + count(numbers, "number");
        if (numbers < checks.size()) line += ", " + count(checks.size() - numbers, "condition");
        double share = checks.stream().mapToDouble(CheckedClaim::share).max().orElse(0);
        return share == 0 ? line : line + "; largest difference " + percent(share) + " of what is allowed";
    }

    /**
     * The checks by the statement that they are of.
     *
     * @return each claim's checks, both in the order of the cell
     */
    public Map<Claim, List<CheckedClaim>> byStatement() {
        return checks.stream()
                .collect(Collectors.groupingBy(CheckedClaim::claim, LinkedHashMap::new, Collectors.toList()));
    }

    /** The summary, and a line for each check. */
    @Override
    public String toString() {
        return summary() + checks.stream().map(check -> "\n  " + check.claim().id() + "  " + check)
                .collect(Collectors.joining());
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Never more than what it is of: 99.6 % is not 100 %. */
    private static String percent(double share) {
        return share < 0.01 ? "below 1 %" : (int) Math.floor(100 * share) + " %";
    }
}
