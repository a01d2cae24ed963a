package momentum.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import momentum.internal.Arguments;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a method compares with a reference, problem by problem.
 *
 * @param reference the name of the method compared with
 * @param rows one a problem
 * @param diagnosis what the difference comes from, or what was measured of it, where that can be told
 */
public record Report(String reference, List<Row> rows, Optional<String> diagnosis) {
    /**
     * One problem.
     *
     * @param problem its name
     * @param passed whether the iterates agree
     * @param detail where and how they first differ, or how long they agree
     */
    public record Row(String problem, boolean passed, String detail) {}

    /**
     * Keeps an unmodifiable copy of the rows.
     *
     * @throws IllegalArgumentException if rows or diagnosis is null
     */
    public Report {
        rows = List.copyOf(Arguments.each(rows, "rows"));
        Arguments.present(diagnosis, "diagnosis");
    }

    /**
     * Whether every problem passed.
     *
     * @return true if so
     */
    public boolean passed() {
        return rows.stream().allMatch(Row::passed);
    }

    /**
     * For cells that are graded: nothing if every problem passed.
     *
     * @throws AssertionError with the report, if one did not
     */
    public void orThrow() {
        if (!passed()) throw new AssertionError(toString());
    }

    /**
     * For cells that are graded by points: prints {@code right: …} or {@code not yet: …} and never throws.
     *
     * @param worth the points for all problems, zero or more
     * @return the share of the problems that passed, rounded down to a quarter of a point
     * @throws IllegalArgumentException if worth is negative or not finite
     */
    public double points(double worth) {
        Arguments.notNegative(worth, "worth");
        System.out.println(passed() ? "right: it " + this : "not yet: " + first());
        long passes = rows.stream().filter(Row::passed).count();
        return passed() ? worth : Math.floor(4 * worth * passes / rows.size()) / 4;
    }

    /** What to say first: what it comes from, or else what happens on the first problem where it goes wrong. */
    private String first() {
        Row row = rows.stream().filter(each -> !each.passed()).findFirst().orElseThrow();
        boolean everywhere = rows.stream().allMatch(each -> each.detail().equals(row.detail()));
        return diagnosis.map(sentence -> sentence + "\n  ").orElse("") + (everywhere ? "" : row.problem() + ": ")
                + row.detail();
    }

    /**
     * The report as a table.
     *
     * @return columns problem, passed, detail
     */
    public Table table() {
        return Table.create("compared with " + reference,
                StringColumn.create("problem", rows.stream().map(Row::problem)),
                BooleanColumn.create("passed", rows.stream().map(Row::passed).toList()),
                StringColumn.create("detail", rows.stream().map(Row::detail)));
    }

    /** The verdict, the diagnosis, and a line for all problems with the same outcome. */
    @Override
    public String toString() {
        var text = new StringBuilder((passed() ? "matches " : "differs from ") + reference);
        diagnosis.ifPresent(sentence -> text.append("\n  ").append(sentence));
        Map<String, List<String>> problems = new LinkedHashMap<>();
        for (Row row : rows) {
            String outcome = (row.passed() ? ": ok, " : ": ") + row.detail();
            problems.computeIfAbsent(outcome, each -> new ArrayList<>()).add(row.problem());
        }
        problems.forEach((outcome, names) -> text.append("\n  ").append(String.join(", ", names)).append(outcome));
        return text.toString();
    }
}
