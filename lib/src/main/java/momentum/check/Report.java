package momentum.check;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.problem.LogCosh;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a method compares with a reference, problem by problem.
 *
 * @param reference the name of the method compared with
 * @param rows one a problem
 */
public record Report(String reference, List<Row> rows) {
    private static final int STEPS = 50;
    /** Two ways to write the same update differ by rounding, which fifty steps on these problems keep far below this. */
    private static final double TOLERANCE = 1e-9;

    /**
     * One problem.
     *
     * @param problem its name
     * @param passed whether the iterates agree
     * @param detail where and how they first differ, or how closely they agree
     */
    public record Row(String problem, boolean passed, String detail) {}

    private record Example(String name, Objective f, SimpleMatrix x0) {}

    /**
     * Keeps an unmodifiable copy of the rows.
     *
     * @throws NullPointerException if rows is null
     */
    public Report {
        rows = List.copyOf(rows);
    }

    private static List<Example> gallery() {
        SimpleMatrix rotation = new SimpleMatrix(new double[][] {{0.6, -0.8}, {0.8, 0.6}});
        return List.of(
                new Example("bowl", Quadratic.diag(1), Linear.vector(1)),
                new Example("valley", Quadratic.diag(1, 100), Linear.vector(1, 1)),
                new Example("rotated valley", Quadratic.withSpectrum(new double[] {1, 10}, rotation), Linear.vector(2, -1)),
                new Example("log cosh", LogCosh.of(1, 4), Linear.vector(3, -2)),
                new Example("banana", Rosenbrock.banana(), Linear.vector(-1.21, 0.853)));
    }

    static Report of(Optimizer<? extends Iterate> mine, Optimizer<? extends Iterate> reference) {
        List<Row> rows = new ArrayList<>();
        for (Example example : gallery()) rows.add(compare(example, mine, reference));
        return new Report(reference.label(), rows);
    }

    private static Row compare(Example example, Optimizer<? extends Iterate> mine, Optimizer<? extends Iterate> reference) {
        SimpleMatrix x0 = example.x0().copy();
        Iterator<? extends Iterate> ours = mine.iterates(example.f(), x0).iterator();
        Iterator<? extends Iterate> theirs = reference.iterates(example.f(), example.x0()).iterator();
        double largest = 0;
        for (int k = 0; k <= STEPS; k++) {
            SimpleMatrix got = ours.next().x(), expected = theirs.next().x();
            if (!Double.isFinite(Linear.maxNorm(expected))) break;
            if (!(got.getNumRows() == expected.getNumRows() && got.getNumCols() == 1)) {
                return new Row(example.name(), false,
                        "x has shape " + Text.shape(got) + " at k = " + k + ", expected " + Text.shape(expected));
            }
            double scale = Math.max(1, Linear.maxNorm(expected));
            double difference = Linear.maxNorm(Linear.combine(1, got, -1, expected)) / scale;
            if (!(difference <= TOLERANCE)) {
                return new Row(example.name(), false, "first differs at k = " + k + ": expected " + Text.matrix(expected)
                        + ", got " + Text.matrix(got));
            }
            largest = Math.max(largest, difference);
        }
        if (!Text.same(x0, example.x0())) return new Row(example.name(), false, "the method changed x0");
        return new Row(example.name(), true, "the same " + STEPS + " steps");
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

    @Override
    public String toString() {
        var text = new StringBuilder((passed() ? "matches " : "differs from ") + reference);
        for (Row row : rows) {
            text.append(row.passed() ? "\n  ok    " : "\n  FAIL  ").append(row.problem()).append(": ").append(row.detail());
        }
        return text.toString();
    }
}
