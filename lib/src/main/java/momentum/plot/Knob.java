package momentum.plot;

import java.util.Arrays;
import java.util.Objects;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;

/**
 * What a slider moves: a name, the values it takes, the one it starts at, and one with a button of its own.
 *
 * @param name what it changes, with its symbol
 * @param values ascending, at least one
 * @param start one of the values
 * @param marked one of the values, starred on the slider, or NaN for none
 * @param mark what the button that leads there says; empty for none
 * @param whole whether only whole numbers lie between the values
 * @param byRatio whether the way from one value to the next is even in ratios: a logarithmic scale
 * @param spoken what a screen reader says in place of the name; empty for the name
 * @param choice whether nothing lies between the values
 */
public record Knob(String name, double[] values, double start, double marked, String mark, boolean whole,
        boolean byRatio, String spoken, boolean choice) {
    /** Of a value on the slider; a whole number, which may count steps, is not rounded as long as it has room. */
    private static final int DIGITS = 4, COUNT_DIGITS = 7;

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException if there is no value, one is not finite, they do not ascend, start or the
     *     marked value is none of them, one is not whole where whole was said, or not positive where ratios were
     */
    public Knob {
        Arguments.present(name, "name");
        Arguments.present(mark, "mark");
        Arguments.present(spoken, "spoken");
        values = Arguments.present(values, "values").clone();
        if (values.length == 0) throw new IllegalArgumentException("values must be at least one, were none");
        Arguments.ascending(values, "values");
        if (index(values, start) < 0) {
            throw new IllegalArgumentException("start must be one of the values, was " + Text.number(start));
        }
        if (!Double.isNaN(marked) && index(values, marked) < 0) {
            throw new IllegalArgumentException("the marked value must be one of the values, was "
                    + Text.number(marked));
        }
        for (double value : values) {
            if (whole && value != Math.rint(value)) {
                throw new IllegalArgumentException("values must be whole numbers, was " + Text.number(value));
            }
            if (byRatio && !(value > 0)) {
                throw new IllegalArgumentException("values of a logarithmic knob must be positive, was "
                        + Text.number(value));
            }
        }
    }

    /**
     * A knob without a marked value.
     *
     * @param name what it changes, with its symbol
     * @param values ascending, at least one
     * @param start one of the values
     * @throws IllegalArgumentException if there is no value, one is not finite, they do not ascend or start is none of
     *     them
     */
    public Knob(String name, double[] values, double start) {
        this(name, values, start, Double.NaN, "", false, false, "", false);
    }

    /**
     * A knob with evenly spaced values.
     *
     * @param name what it changes, with its symbol
     * @param from the smallest value
     * @param to the largest value
     * @param steps how many values, at least two
     * @return a knob that starts at the value in the middle
     * @throws IllegalArgumentException if the ends are not finite and in order, or steps is below two
     */
    public static Knob even(String name, double from, double to, int steps) {
        if (!(steps >= 2)) throw new IllegalArgumentException("steps must be two or more, was " + steps);
        Arguments.kept(steps, "steps");
        // rounded to what a label shows, so that 0.3 is 0.3 and not 0.30000000000000004
        double[] values = shown(Linear.spread(from, to, steps));
        return new Knob(name, values, values[steps / 2]);
    }

    private static double[] shown(double[] values) {
        return Arrays.stream(values).map(x -> {
            Interruption.poll("making a slider");
            return Double.parseDouble(Text.number(x));
        }).toArray();
    }

    /**
     * A knob with values at even ratios, which also moves in ratios between them: for what spans powers of ten.
     *
     * @param name what it changes, with its symbol
     * @param from the smallest value, positive
     * @param to the largest value
     * @param steps how many values, at least two
     * @return a knob that starts at the value in the middle
     * @throws IllegalArgumentException if the ends are not positive, finite and in order, or steps is below two
     */
    public static Knob logarithmic(String name, double from, double to, int steps) {
        Arguments.positive(from, "from");
        Arguments.positive(to, "to");
        if (!(steps >= 2)) throw new IllegalArgumentException("steps must be two or more, was " + steps);
        Arguments.kept(steps, "steps");
        double[] values = shown(Arrays.stream(Linear.spread(Math.log(from), Math.log(to), steps)).map(Math::exp)
                .toArray());
        return new Knob(name, values, values[steps / 2], Double.NaN, "", false, true, "", false);
    }

    /**
     * The same knob for a number that counts: between its values only whole numbers are taken.
     *
     * @return the knob
     * @throws IllegalArgumentException if one of its values is not whole
     */
    public Knob counting() {
        return new Knob(name, values, start, marked, mark, true, byRatio, spoken, choice);
    }

    /**
     * The same knob with nothing between its values: for a choice, such as the place of one of some points.
     *
     * @return the knob
     */
    public Knob choosing() {
        return new Knob(name, values, start, marked, mark, whole, byRatio, spoken, true);
    }

    /**
     * The same knob with words for a screen reader, where its name is a symbol.
     *
     * @param words such as {@code step size times eigenvalue}
     * @return the knob
     */
    public Knob spoken(String words) {
        return new Knob(name, values, start, marked, mark, whole, byRatio, Arguments.present(words, "words"),
                choice);
    }

    /**
     * The same knob with another start.
     *
     * @param value one of the values, or near one (within 10⁻⁹ of its size)
     * @return the knob
     * @throws IllegalArgumentException if it is none of them
     */
    public Knob startingAt(double value) {
        int i = index(values, value);
        return new Knob(name, values, i < 0 ? value : values[i], marked, mark, whole, byRatio, spoken, choice);
    }

    /**
     * The same knob with one more value, for the place that a grid would miss: an optimum, a limit.
     *
     * @param value finite
     * @return the knob, its values still ascending
     * @throws IllegalArgumentException if value is not finite
     */
    public Knob with(double value) {
        Arguments.finite(value, "value");
        if (index(values, value) >= 0) return this;
        double[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        Arrays.sort(more);
        return new Knob(name, more, start, marked, mark, whole, byRatio, spoken, choice);
    }

    /**
     * The same knob with a value that is starred on the slider and has a button that leads there: an optimum.
     *
     * @param what what the button says; with two knobs the first one's
     * @param value finite; added to the values if it is none of them
     * @return the knob
     * @throws IllegalArgumentException if value is not finite
     */
    public Knob marked(String what, double value) {
        Knob more = with(value);
        return new Knob(name, more.values, start, more.values[index(more.values, value)], what, whole, byRatio,
                spoken, choice);
    }

    int markedIndex() {
        return Double.isNaN(marked) ? -1 : index(values, marked);
    }

    String label(int i) {
        boolean counts = values[i] == Math.rint(values[i]);
        return Ticks.signed(Text.number(values[i], counts ? COUNT_DIGITS : DIGITS)) + (i == markedIndex() ? " ★" : "");
    }

    int startIndex() {
        return index(values, start);
    }

    private static int index(double[] values, double value) {
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i] - value) <= 1e-9 * Math.abs(value)) return i;
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Knob that && name.equals(that.name) && Arrays.equals(values, that.values)
                && start == that.start && Double.compare(marked, that.marked) == 0 && mark.equals(that.mark)
                && whole == that.whole && byRatio == that.byRatio && spoken.equals(that.spoken)
                && choice == that.choice;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(values), start, marked, mark, whole, byRatio, spoken, choice);
    }

    @Override
    public String toString() {
        return name + " from " + Text.number(values[0]) + " to " + Text.number(values[values.length - 1])
                + " in " + values.length + " values" + (whole ? ", whole" : "") + (byRatio ? ", in ratios" : "")
                + (choice ? ", no others" : "")
                + ", starting at " + Text.number(start)
                + (mark.isEmpty() ? "" : ", " + mark + " at " + Text.number(marked));
    }
}
