package momentum;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import momentum.internal.Arguments;
import momentum.text.Text;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Numbers that know their k: what was measured along a run, or predicted for it.
 *
 * <pre>{@code (k₀, v₀), (k₁, v₁), …   with k ascending}</pre>
 *
 * A run that let iterates go has no number for them, and {@link #at} says so; a place in the list is never taken for a
 * k.
 *
 * Example:
 * <pre>{@code
 * var run = new GradientDescent(0.1).run(Quadratic.diag(1, 10), vector(1, 1), 50);
 * var predicted = Series.of("0.9ᵏ", 0, 50, k -> Math.pow(0.9, k));
 * run.errors().at(20) - predicted.at(20)
 * }</pre>
 *
 * @param name what the numbers are, as a legend says it
 * @param k where each number belongs, ascending
 * @param values the numbers, one for each k
 */
public record Series(String name, double[] k, double[] values) {
    /**
     * Checks that each k has its number; both arrays are copied.
     *
     * @throws IllegalArgumentException if there is no number, or not one for each k, or k does not ascend
     */
    public Series {
        Arguments.present(name, "name");
        k = Arguments.ascending(Arguments.present(k, "k"), "k").clone();
        values = Arguments.present(values, "values").clone();
        if (k.length != values.length) {
            throw new IllegalArgumentException("values must be one for each k, were " + values.length + " for "
                    + k.length);
        }
        if (k.length == 0) throw new IllegalArgumentException("values must be at least one, were none");
    }

    /**
     * A formula over the integers.
     *
     * @param name what the numbers are, as a legend says it
     * @param from the first k
     * @param to the last k
     * @param formula the number for k
     * @return the numbers for k = from … to
     * @throws IllegalArgumentException if to is smaller than from
     */
    public static Series of(String name, int from, int to, IntToDoubleFunction formula) {
        Arguments.present(formula, "formula");
        if (!(from <= to)) throw new IllegalArgumentException("to must be at least from = " + from + ", was " + to);
        double[] k = new double[Arguments.kept((long) to - from, "to − from") + 1], values = new double[k.length];
        for (int i = 0; i < k.length; i++) {
            k[i] = from + i;
            values[i] = formula.applyAsDouble(from + i);
        }
        return new Series(name, k, values);
    }

    /**
     * A formula, or something measured, at chosen places.
     *
     * @param name what the numbers are, as a legend says it
     * @param k where, ascending
     * @param formula the number for k
     * @return the numbers for each k
     * @throws IllegalArgumentException if there is no k, or k does not ascend
     */
    public static Series of(String name, double[] k, DoubleUnaryOperator formula) {
        Arguments.present(formula, "formula");
        return new Series(name, k, Arrays.stream(Arguments.present(k, "k")).map(formula).toArray());
    }

    /**
     * The number that belongs to k.
     *
     * @param k one of those that are here
     * @return its number
     * @throws IllegalArgumentException if there is none for this k, naming the nearest k that have one
     */
    public double at(double k) {
        return values[Kept.place(this.k.length, i -> this.k[i], k)];
    }

    /**
     * Where the numbers belong.
     *
     * @return a copy
     */
    @Override
    public double[] k() {
        return k.clone();
    }

    /**
     * The bare numbers, in the order of k; after thinning the place in this array is not k.
     *
     * @return a copy
     */
    @Override
    public double[] values() {
        return values.clone();
    }

    /**
     * How many numbers there are.
     *
     * @return one or more
     */
    public int size() {
        return values.length;
    }

    /**
     * The number of the smallest k.
     *
     * @return the first
     */
    public double first() {
        return values[0];
    }

    /**
     * The number of the largest k.
     *
     * @return the last
     */
    public double last() {
        return values[values.length - 1];
    }

    /**
     * The smallest number.
     *
     * @return the least of all; NaN if one is NaN
     */
    public double min() {
        return Arrays.stream(values).min().getAsDouble();
    }

    /**
     * The largest number.
     *
     * @return the most of all; NaN if one is NaN
     */
    public double max() {
        return Arrays.stream(values).max().getAsDouble();
    }

    /**
     * Another number for each k.
     *
     * @param f takes a number and returns the new one
     * @return the same k under the same name
     */
    public Series map(DoubleUnaryOperator f) {
        return new Series(name, k, Arrays.stream(values).map(Arguments.present(f, "f")).toArray());
    }

    /**
     * The same numbers under another name.
     *
     * @param name as a legend says it
     * @return the same k and numbers
     */
    public Series named(String name) {
        return new Series(name, k, values);
    }

    /**
     * The same numbers over time, if each step stands for the same time.
     *
     * @param h the time of one step, positive
     * @return each number at k h in place of k
     * @throws IllegalArgumentException if h is not positive and finite
     */
    public Series inTime(double h) {
        Arguments.positive(h, "h");
        return new Series(name, Arrays.stream(k).map(each -> each * h).toArray(), values);
    }

    /**
     * The numbers as a table, one row for each k.
     *
     * @return the columns k, of integers where all are, and the one that is called like the series
     */
    public Table table() {
        boolean whole = Arrays.stream(k).allMatch(each -> each == (int) each);
        Column<?> at = whole
                ? IntColumn.create("k", Arrays.stream(k).mapToInt(each -> (int) each).toArray())
                : DoubleColumn.create("k", k);
        return Table.create(name, at, DoubleColumn.create(name.equalsIgnoreCase("k") ? "value" : name, values));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that && name.equals(that.name) && Arrays.equals(k, that.k)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + Arrays.hashCode(k)) + Arrays.hashCode(values);
    }

    /** One line: the name, how many numbers, the first and the last. */
    @Override
    public String toString() {
        String start = Text.number(first()) + " at k = " + Kept.text(k[0]);
        if (size() == 1) return name + ": one value, " + start;
        return name + ": " + size() + " values, from " + start + " to " + Text.number(last()) + " at k = "
                + Kept.text(k[k.length - 1]);
    }
}
