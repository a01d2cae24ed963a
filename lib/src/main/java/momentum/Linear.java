package momentum;

import java.util.Arrays;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;

/**
 * The few loops over arrays that every method and every problem shares, each one pass and one new array.
 *
 * <p>They say what {@code x.scale(a).plus(…)} says, about four times faster, since no intermediate matrix is made;
 * and {@link SimpleMatrix#mult} is not made for a vector: from 224 columns on it goes through a threaded
 * matrix–matrix product.
 */
public final class Linear {
    private Linear() {}

    /**
     * Evenly spaced numbers, both ends included.
     *
     * <pre>{@code from + (to − from) i/(count − 1),   i = 0 … count − 1}</pre>
     *
     * @param from the first
     * @param to the last
     * @param count how many, two or more
     * @return the numbers
     * @throws IllegalArgumentException if count is below 2: one number cannot be both ends
     */
    public static double[] spread(double from, double to, int count) {
        if (!(count >= 2)) throw new IllegalArgumentException("count must be two or more, was " + count);
        double[] numbers = new double[Arguments.kept(count, "count")];
        for (int i = 0; i < count; i++) numbers[i] = from + (to - from) * i / (count - 1);
        return numbers;
    }

    /**
     * The rotation of the plane by an angle.
     *
     * <pre>{@code [[cos φ, −sin φ], [sin φ, cos φ]]}</pre>
     *
     * @param angle φ in radians, counter-clockwise
     * @return 2×2, orthogonal
     * @throws IllegalArgumentException if angle is not finite
     */
    public static SimpleMatrix rotation(double angle) {
        double cos = Math.cos(Arguments.finite(angle, "angle")), sin = Math.sin(angle);
        return new SimpleMatrix(new double[][] {{cos, -sin}, {sin, cos}});
    }

    /**
     * A column vector.
     *
     * @param entries its n entries
     * @return the n×1 matrix
     */
    public static SimpleMatrix vector(double... entries) {
        return wrap(Arguments.present(entries, "entries").clone());
    }

    /**
     * A vector of zeros.
     *
     * @param x any shape
     * @return of x's shape, new
     */
    public static SimpleMatrix like(SimpleMatrix x) {
        return new SimpleMatrix(Arguments.present(x, "x").getNumRows(), x.getNumCols());
    }

    /**
     * {@code a x + b y}.
     *
     * @param a factor of x
     * @param x n×1
     * @param b factor of y
     * @param y n×1
     * @return n×1, new
     * @throws IllegalArgumentException if x and y differ in shape
     */
    public static SimpleMatrix combine(double a, SimpleMatrix x, double b, SimpleMatrix y) {
        return combine(a, x, b, y, like(x));
    }

    /**
     * {@code a x + b y} into a vector that is there already.
     *
     * @param a factor of x
     * @param x n×1
     * @param b factor of y
     * @param y n×1
     * @param into n×1, written over; may be x or y
     * @return into
     * @throws IllegalArgumentException if x, y and into differ in shape
     */
    public static SimpleMatrix combine(double a, SimpleMatrix x, double b, SimpleMatrix y, SimpleMatrix into) {
        sameShape(x, y);
        sameShape(x, into);
        double[] p = array(x), q = array(y), s = array(into);
        for (int i = 0, n = x.getNumElements(); i < n; i++) s[i] = a * p[i] + b * q[i];
        return into;
    }

    /**
     * {@code a x + b y + c z}.
     *
     * @param a factor of x
     * @param x n×1
     * @param b factor of y
     * @param y n×1
     * @param c factor of z
     * @param z n×1
     * @return n×1, new
     * @throws IllegalArgumentException if x, y and z differ in shape
     */
    public static SimpleMatrix combine(double a, SimpleMatrix x, double b, SimpleMatrix y, double c, SimpleMatrix z) {
        sameShape(x, y);
        sameShape(x, z);
        SimpleMatrix sum = new SimpleMatrix(x.getNumRows(), x.getNumCols());
        double[] p = array(x), q = array(y), r = array(z), s = array(sum);
        for (int i = 0; i < s.length; i++) s[i] = a * p[i] + b * q[i] + c * r[i];
        return sum;
    }

    /**
     * {@code x + b (x − previous)}: on from x as it came. The difference is taken first, since
     * {@code (1 + b) x − b previous} rounds the factor of x, and in every step the same way.
     *
     * @param x n×1
     * @param b factor of the last step
     * @param previous n×1, where x came from
     * @return n×1, new
     * @throws IllegalArgumentException if x and previous differ in shape
     */
    public static SimpleMatrix step(SimpleMatrix x, double b, SimpleMatrix previous) {
        return step(x, b, previous, like(x));
    }

    /**
     * {@code x + b (x − previous)} into a vector that is there already.
     *
     * @param x n×1
     * @param b factor of the last step
     * @param previous n×1, where x came from
     * @param into n×1, written over; may be x or previous
     * @return into
     * @throws IllegalArgumentException if x, previous and into differ in shape
     */
    public static SimpleMatrix step(SimpleMatrix x, double b, SimpleMatrix previous, SimpleMatrix into) {
        sameShape(x, previous);
        sameShape(x, into);
        double[] p = array(x), q = array(previous), s = array(into);
        for (int i = 0, n = x.getNumElements(); i < n; i++) s[i] = p[i] + b * (p[i] - q[i]);
        return into;
    }

    /**
     * {@code x + a g + b (x − previous)}: along g, and on from x as it came; the small terms are added first.
     *
     * @param x n×1
     * @param a factor of g
     * @param g n×1, a direction
     * @param b factor of the last step
     * @param previous n×1, where x came from
     * @return n×1, new
     * @throws IllegalArgumentException if x, g and previous differ in shape
     */
    public static SimpleMatrix step(SimpleMatrix x, double a, SimpleMatrix g, double b, SimpleMatrix previous) {
        return step(x, a, g, b, previous, like(x));
    }

    /**
     * {@code x + a g + b (x − previous)} into a vector that is there already.
     *
     * @param x n×1
     * @param a factor of g
     * @param g n×1, a direction
     * @param b factor of the last step
     * @param previous n×1, where x came from
     * @param into n×1, written over; may be x, g or previous
     * @return into
     * @throws IllegalArgumentException if x, g, previous and into differ in shape
     */
    public static SimpleMatrix step(SimpleMatrix x, double a, SimpleMatrix g, double b, SimpleMatrix previous,
            SimpleMatrix into) {
        sameShape(x, g);
        sameShape(x, previous);
        sameShape(x, into);
        double[] p = array(x), q = array(g), r = array(previous), s = array(into);
        for (int i = 0, n = x.getNumElements(); i < n; i++) s[i] = p[i] + (a * q[i] + b * (p[i] - r[i]));
        return into;
    }

    /**
     * {@code A x}: four rows at a time, four sums in flight.
     *
     * @param matrix A, m×n
     * @param x n×1
     * @return m×1, new
     * @throws IllegalArgumentException if x is not n×1
     */
    public static SimpleMatrix times(SimpleMatrix matrix, SimpleMatrix x) {
        int rows = Arguments.present(matrix, "matrix").getNumRows(), n = matrix.getNumCols();
        fits(matrix, x, n);
        double[] a = array(matrix), p = array(x), product = new double[rows];
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            int r0 = i * n, r1 = r0 + n, r2 = r1 + n, r3 = r2 + n;
            double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
            for (int j = 0; j < n; j++) {
                double v = p[j];
                s0 += a[r0 + j] * v;
                s1 += a[r1 + j] * v;
                s2 += a[r2 + j] * v;
                s3 += a[r3 + j] * v;
            }
            product[i] = s0;
            product[i + 1] = s1;
            product[i + 2] = s2;
            product[i + 3] = s3;
        }
        for (; i < rows; i++) {
            double s = 0;
            for (int j = 0; j < n; j++) s += a[i * n + j] * p[j];
            product[i] = s;
        }
        return wrap(product);
    }

    /**
     * {@code Aᵀ x}.
     *
     * @param matrix A, m×n
     * @param x m×1
     * @return n×1, new
     * @throws IllegalArgumentException if x is not m×1
     */
    public static SimpleMatrix transposeTimes(SimpleMatrix matrix, SimpleMatrix x) {
        fits(Arguments.present(matrix, "matrix"), x, matrix.getNumRows());
        return transposeTimes(rows(matrix), x);
    }

    /**
     * {@code Aᵀ x} as a sum of A's rows, four at a time; for a symmetric A it is {@code A x}, and the fastest way to
     * it.
     *
     * @param rows A's rows, each an array of its own, see {@link #rows}
     * @param x m×1
     * @return n×1, new
     * @throws IllegalArgumentException if x is not m×1
     */
    public static SimpleMatrix transposeTimes(double[][] rows, SimpleMatrix x) {
        return transposeTimes(rows, x, new SimpleMatrix(someRows(rows)[0].length, 1));
    }

    /**
     * {@code Aᵀ x} into a vector that is there already.
     *
     * @param rows A's rows, at least one, each an array of its own
     * @param x m×1
     * @param into n×1, written over; not x
     * @return into
     * @throws IllegalArgumentException if x is not m×1 or into not n×1
     */
    public static SimpleMatrix transposeTimes(double[][] rows, SimpleMatrix x, SimpleMatrix into) {
        Arguments.column(x, "x", someRows(rows).length);
        Arguments.column(into, "into", rows[0].length);
        double[] p = array(x), product = array(into);
        int n = rows[0].length;
        Arrays.fill(product, 0, n, 0);
        int i = 0;
        for (; i + 3 < rows.length; i += 4) {
            double[] a0 = rows[i], a1 = rows[i + 1], a2 = rows[i + 2], a3 = rows[i + 3];
            double v0 = p[i], v1 = p[i + 1], v2 = p[i + 2], v3 = p[i + 3];
            for (int j = 0; j < n; j++) {
                product[j] += v0 * a0[j] + v1 * a1[j] + v2 * a2[j] + v3 * a3[j];
            }
        }
        for (; i < rows.length; i++) {
            double[] a = rows[i];
            double v = p[i];
            for (int j = 0; j < n; j++) product[j] += v * a[j];
        }
        return into;
    }

    /**
     * The rows of a matrix. A loop over arrays of their own becomes vector instructions; a loop over slices of one
     * array does not (Java 17).
     *
     * @param matrix A, m×n, at least one row
     * @return m copies of length n
     */
    public static double[][] rows(SimpleMatrix matrix) {
        int n = Arguments.present(matrix, "matrix").getNumCols();
        double[][] rows = new double[matrix.getNumRows()][];
        for (int i = 0; i < rows.length; i++) rows[i] = Arrays.copyOfRange(array(matrix), i * n, (i + 1) * n);
        return rows;
    }

    /**
     * {@code xᵀ y}.
     *
     * @param x n×1
     * @param y n×1
     * @return the inner product
     * @throws IllegalArgumentException if x and y differ in shape
     */
    public static double dot(SimpleMatrix x, SimpleMatrix y) {
        sameShape(x, y);
        double[] p = array(x), q = array(y);
        double sum = 0;
        for (int i = 0; i < x.getNumElements(); i++) sum += p[i] * q[i];
        return sum;
    }

    /**
     * The largest absolute entry, {@code ‖x‖∞}; NaN if one entry is NaN.
     *
     * @param x any shape
     * @return zero or more, or NaN
     */
    public static double maxNorm(SimpleMatrix x) {
        double[] p = array(Arguments.present(x, "x"));
        double largest = 0;
        for (int i = 0; i < x.getNumElements(); i++) {
            double size = Math.abs(p[i]);
            if (!(size <= largest)) {
                if (Double.isNaN(size)) return Double.NaN;
                largest = size;
            }
        }
        return largest;
    }

    /**
     * The entries of a matrix, row by row; not a copy, and not to be written to.
     *
     * @param x any shape, real
     * @return an array at least as long as x has entries
     */
    public static double[] array(SimpleMatrix x) {
        return Arguments.present(x, "x").getDDRM().data;
    }

    /**
     * An array seen as a column vector; not a copy, so the caller gives the array away.
     *
     * @param entries the n entries
     * @return n×1
     */
    public static SimpleMatrix wrap(double[] entries) {
        return SimpleMatrix.wrap(DMatrixRMaj.wrap(Arguments.present(entries, "entries").length, 1, entries));
    }

    private static double[][] someRows(double[][] rows) {
        if (Arguments.present(rows, "rows").length == 0) {
            throw new IllegalArgumentException("rows must be at least one, were none");
        }
        for (double[] row : rows) Arguments.present(row, "rows");
        return rows;
    }

    private static void sameShape(SimpleMatrix x, SimpleMatrix y) {
        Arguments.present(x, "x");
        Arguments.present(y, "y");
        if (!(x.getNumRows() == y.getNumRows() && x.getNumCols() == y.getNumCols())) {
            throw new IllegalArgumentException(
                    "vectors must have the same shape, were " + Text.shape(x) + " and " + Text.shape(y));
        }
    }

    private static void fits(SimpleMatrix matrix, SimpleMatrix x, int expected) {
        if (!(Arguments.present(x, "x").getNumRows() == expected && x.getNumCols() == 1)) {
            throw new IllegalArgumentException(
                    "x must be " + expected + "×1 for a matrix of " + Text.shape(matrix) + ", was " + Text.shape(x));
        }
    }
}
