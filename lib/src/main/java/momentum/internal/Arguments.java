package momentum.internal;

import java.util.List;
import java.util.OptionalInt;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * What the library accepts, said once: each check returns its argument or throws one sentence with name, rule and
 * value.
 */
public final class Arguments {
    /** The most numbers that are kept at the same time: they take 80 MB, and nobody looks at more. */
    public static final int MOST_KEPT = 10_000_000;

    private Arguments() {}

    /**
     * Accepts whatever is there at all.
     *
     * @param value anything
     * @param name the parameter's name
     * @param <T> its type
     * @return the value
     * @throws IllegalArgumentException if it is null
     */
    public static <T> T present(T value, String name) {
        if (value != null) return value;
        throw new IllegalArgumentException(name + " must be given, was null");
    }

    /**
     * Accepts a positive number, also an infinite one.
     *
     * @param value the number
     * @param name the parameter's name
     * @return the number
     * @throws IllegalArgumentException otherwise
     */
    public static double aboveZero(double value, String name) {
        if (value > 0) return value;
        throw new IllegalArgumentException(name + " must be positive, was " + Text.number(value));
    }

    /**
     * Accepts a positive finite number.
     *
     * @param value the number
     * @param name the parameter's name
     * @return the number
     * @throws IllegalArgumentException otherwise
     */
    public static double positive(double value, String name) {
        if (value > 0 && value < Double.POSITIVE_INFINITY) return value;
        throw new IllegalArgumentException(name + " must be positive and finite, was " + Text.number(value));
    }

    /**
     * Accepts a finite number.
     *
     * @param value the number
     * @param name the parameter's name
     * @return the number
     * @throws IllegalArgumentException otherwise
     */
    public static double finite(double value, String name) {
        if (Double.isFinite(value)) return value;
        throw new IllegalArgumentException(name + " must be finite, was " + Text.number(value));
    }

    /**
     * Accepts finite numbers, each larger than the one before.
     *
     * @param values the numbers
     * @param name the parameter's name
     * @return the numbers
     * @throws IllegalArgumentException otherwise, naming the first that is not
     */
    public static double[] ascending(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            finite(values[i], name + "[" + i + "]");
            if (i > 0 && !(values[i - 1] < values[i])) {
                throw new IllegalArgumentException(name + " must ascend, but "
                        + Text.number(values[i - 1]) + " stood before "
                        + Text.number(values[i]));
            }
        }
        return values;
    }

    /**
     * Accepts zero and positive counts.
     *
     * @param value the count
     * @param name the parameter's name
     * @return the count
     * @throws IllegalArgumentException otherwise
     */
    public static long notNegative(long value, String name) {
        if (value >= 0) return value;
        throw new IllegalArgumentException(name + " must be zero or more, was " + value);
    }

    /**
     * Accepts zero and positive finite numbers.
     *
     * @param value the number
     * @param name the parameter's name
     * @return the number
     * @throws IllegalArgumentException otherwise
     */
    public static double notNegative(double value, String name) {
        if (value >= 0 && value < Double.POSITIVE_INFINITY) return value;
        throw new IllegalArgumentException(name + " must be zero or more and finite, was " + Text.number(value));
    }

    /**
     * Accepts a number from 0 to just below 1.
     *
     * @param value the number
     * @param name the parameter's name
     * @return the number
     * @throws IllegalArgumentException otherwise
     */
    public static double belowOne(double value, String name) {
        if (value >= 0 && value < 1) return value;
        throw new IllegalArgumentException(name + " must be at least 0 and below 1, was " + Text.number(value));
    }

    /**
     * Accepts positive counts.
     *
     * @param value the count
     * @param name the parameter's name
     * @return the count
     * @throws IllegalArgumentException otherwise
     */
    public static int positive(int value, String name) {
        if (value > 0) return value;
        throw new IllegalArgumentException(name + " must be positive, was " + value);
    }

    /**
     * Accepts the size of a batch of samples.
     *
     * @param value B
     * @param samples how many samples there are
     * @return B
     * @throws IllegalArgumentException if it is not positive or more than there are samples
     */
    public static int batch(int value, int samples) {
        if (positive(value, "batch") <= samples) return value;
        throw new IllegalArgumentException("batch must be at most the " + Text.count(samples, "sample") + ", was "
                + value);
    }

    /**
     * Accepts a count of numbers that are kept at the same time: no more than memory holds.
     *
     * @param value the count
     * @param name the parameter's name
     * @return the count
     * @throws IllegalArgumentException if it is above {@link #MOST_KEPT}
     */
    public static int kept(long value, String name) {
        if (value <= MOST_KEPT) return (int) value;
        throw new IllegalArgumentException(name + " must be at most " + MOST_KEPT + ", was " + value);
    }

    /**
     * Accepts one thing or more, each of which is there.
     *
     * @param values the things
     * @param name what they are called, in the plural
     * @param <T> their type
     * @return the things
     * @throws IllegalArgumentException if there is none, or one is null
     */
    public static <T> T[] some(T[] values, String name) {
        if (present(values, name).length == 0) {
            throw new IllegalArgumentException(name + " must be at least one, were none");
        }
        for (int i = 0; i < values.length; i++) present(values[i], name + "[" + i + "]");
        return values;
    }

    /**
     * Accepts a list of things each of which is there; it may be empty.
     *
     * @param values the things
     * @param name what they are called, in the plural
     * @param <T> their type
     * @return the things
     * @throws IllegalArgumentException if the list or one of them is null
     */
    public static <T> List<T> each(List<T> values, String name) {
        for (int i = 0; i < present(values, name).size(); i++) present(values.get(i), name + "[" + i + "]");
        return values;
    }

    /**
     * Accepts the place of one of several things, counted from 0.
     *
     * @param value the place
     * @param name the parameter's name
     * @param count how many there are
     * @return the place
     * @throws IllegalArgumentException otherwise
     */
    public static int index(int value, String name, int count) {
        if (value >= 0 && value < count) return value;
        throw new IllegalArgumentException(name + " is counted from 0 and must be "
                + (count == 1 ? "0" : "at most " + (count - 1)) + ", was " + value);
    }

    /**
     * Accepts places of several things, each counted from 0; a place may appear twice.
     *
     * @param values the places, at least one
     * @param name the parameter's name
     * @param count how many there are
     * @return the places
     * @throws IllegalArgumentException otherwise, naming the first that is not
     */
    public static int[] indices(int[] values, String name, int count) {
        if (present(values, name).length == 0) {
            throw new IllegalArgumentException(name + " must hold at least one, was empty");
        }
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] < count)) index(values[i], name + "[" + i + "]", count);
        }
        return values;
    }

    /**
     * Accepts a matrix whose entries are all finite.
     *
     * @param matrix any shape
     * @param name the parameter's name
     * @return the matrix
     * @throws IllegalArgumentException otherwise, naming the first bad entry
     */
    public static SimpleMatrix finite(SimpleMatrix matrix, String name) {
        for (int i = 0; i < present(matrix, name).getNumElements(); i++) {
            if (!Double.isFinite(matrix.get(i))) {
                String where = matrix.getNumCols() == 1
                        ? "[" + i + "]"
                        : "[" + i / matrix.getNumCols() + "][" + i % matrix.getNumCols() + "]";
                throw new IllegalArgumentException(
                        name + " must be finite, but " + name + where + " was " + Text.number(matrix.get(i)));
            }
        }
        return matrix;
    }

    /**
     * Accepts a finite square matrix with at least one row.
     *
     * @param matrix the matrix
     * @param name the parameter's name
     * @return the matrix
     * @throws IllegalArgumentException otherwise
     */
    public static SimpleMatrix square(SimpleMatrix matrix, String name) {
        int n = present(matrix, name).getNumRows();
        if (n > 0 && matrix.getNumCols() == n) return finite(matrix, name);
        throw new IllegalArgumentException(name + " must be square, was " + Text.shape(matrix));
    }

    /**
     * Accepts a finite symmetric matrix with at least one row; rounding of 10⁻¹² of its largest entry is forgiven.
     *
     * @param matrix the matrix
     * @param name the parameter's name
     * @return an exactly symmetric copy
     * @throws IllegalArgumentException otherwise
     */
    public static SimpleMatrix symmetric(SimpleMatrix matrix, String name) {
        int n = square(matrix, name).getNumRows();
        double forgiven = 1e-12 * matrix.elementMaxAbs();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(matrix.get(i, j) - matrix.get(j, i)) <= forgiven)) {
                    throw new IllegalArgumentException(name + " must be symmetric, but " + name + "[" + i
                            + "][" + j + "] was "
                            + Text.number(matrix.get(i, j)) + " and " + name + "[" + j + "][" + i + "] was "
                            + Text.number(matrix.get(j, i)));
                }
            }
        }
        return matrix.plus(matrix.transpose()).scale(0.5);
    }

    /**
     * Accepts a finite column vector that fits a problem.
     *
     * @param x the vector
     * @param name the parameter's name
     * @param dimension the dimension it must fit, if there is one
     * @return the vector
     * @throws IllegalArgumentException otherwise
     */
    public static SimpleMatrix point(SimpleMatrix x, String name, OptionalInt dimension) {
        aMatrix(x, name);
        dimension.ifPresent(n -> column(x, name, n));
        if (!(x.getNumCols() == 1 && x.getNumRows() > 0)) {
            throw new IllegalArgumentException(name + " must be a column vector, was " + Text.shape(x));
        }
        return finite(x, name);
    }

    /**
     * Accepts a column vector of a given length.
     *
     * @param x the vector
     * @param name the parameter's name
     * @param n the problem's dimension
     * @return the vector
     * @throws IllegalArgumentException otherwise
     */
    public static SimpleMatrix column(SimpleMatrix x, String name, int n) {
        aMatrix(x, name);
        if (x.getNumRows() == n && x.getNumCols() == 1) return x;
        throw new IllegalArgumentException(name + " is " + Text.shape(x) + " but the problem has dimension " + n);
    }

    private static void aMatrix(SimpleMatrix x, String name) {
        if (x == null) throw new IllegalArgumentException(name + " must be a column vector, was null");
    }
}
