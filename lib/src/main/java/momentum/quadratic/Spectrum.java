package momentum.quadratic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The eigenvalues of a symmetric matrix, smallest first, and the directions that belong to them.
 *
 * <pre>{@code A = Q diag(λ₁ … λₙ) Qᵀ,   λ₁ ≤ … ≤ λₙ}</pre>
 *
 * Each eigenvector has length 1 and its largest component (the first of equals) positive, so that the same matrix
 * always gives the same Q as long as its eigenvalues differ.
 */
public final class Spectrum {
    /** Components this close to the largest count as equal to it when the sign is chosen: rounding must not decide. */
    private static final double EQUALS = 1 - 1e-9;

    private final double[] eigenvalues;
    private final SimpleMatrix vectors;
    /** Q's rows, each an array of its own, copied once and not at every change to modes. */
    private double[][] rows;

    private Spectrum(double[] eigenvalues, SimpleMatrix vectors) {
        this.eigenvalues = eigenvalues;
        this.vectors = vectors;
    }

    /**
     * The spectrum of a symmetric matrix.
     *
     * @param matrix A, n×n
     * @return its eigenvalues and eigenvectors
     * @throws IllegalArgumentException if A is not square, not symmetric or not finite
     */
    public static Spectrum of(SimpleMatrix matrix) {
        DMatrixRMaj a = Arguments.symmetric(matrix, "A").getDDRM();
        int n = a.getNumRows();
        EigenDecomposition_F64<DMatrixRMaj> eig = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eig.decompose(a)) throw new ArithmeticException("the eigenvalue iteration did not converge");
        double[] values = new double[n];
        SimpleMatrix vectors = new SimpleMatrix(n, n);
        for (int i = 0; i < n; i++) {
            values[i] = eig.getEigenvalue(i).getReal();
            vectors.setColumn(i, SimpleMatrix.wrap(eig.getEigenVector(i)));
        }
        return sorted(values, vectors);
    }

    /**
     * A spectrum given by its eigenvalues alone, along the coordinate axes.
     *
     * @param eigenvalues in any order; none gives an empty spectrum
     * @return the spectrum of the diagonal matrix with the eigenvalues in ascending order
     * @throws IllegalArgumentException if an eigenvalue is not finite
     */
    public static Spectrum of(double... eigenvalues) {
        Arguments.finite(Linear.wrap(Arguments.present(eigenvalues, "eigenvalues")), "eigenvalues");
        double[] ascending = eigenvalues.clone();
        Arrays.sort(ascending);
        return new Spectrum(ascending, SimpleMatrix.identity(ascending.length));
    }

    static Spectrum sorted(double[] values, SimpleMatrix vectors) {
        int n = values.length;
        int[] order = IntStream.range(0, n).boxed().sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue).toArray();
        double[] ascending = new double[n];
        SimpleMatrix columns = new SimpleMatrix(vectors.getNumRows(), n);
        for (int i = 0; i < n; i++) {
            ascending[i] = values[order[i]];
            columns.setColumn(i, signed(vectors.getColumn(order[i])));
        }
        return new Spectrum(ascending, columns);
    }

    private static SimpleMatrix signed(SimpleMatrix vector) {
        double largest = Linear.maxNorm(vector) * EQUALS;
        int leading = 0;
        while (Math.abs(vector.get(leading)) < largest) leading++;
        return vector.get(leading) < 0 ? vector.negative() : vector;
    }

    /**
     * The number of eigenvalues.
     *
     * @return n
     */
    public int size() {
        return eigenvalues.length;
    }

    /**
     * The eigenvalues.
     *
     * @return λ₁ ≤ … ≤ λₙ, a copy
     */
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /**
     * One eigenvalue.
     *
     * @param i from 0, the smallest
     * @return λ_{i+1}
     * @throws IllegalArgumentException if there is no such eigenvalue
     */
    public double eigenvalue(int i) {
        return eigenvalues[Arguments.index(i, "i", eigenvalues.length)];
    }

    /**
     * The eigenvectors.
     *
     * @return Q, n×n, one column an eigenvector
     */
    public SimpleMatrix vectors() {
        return vectors;
    }

    /**
     * The smallest eigenvalue.
     *
     * @return λ₁
     * @throws IllegalArgumentException if the spectrum is empty
     */
    public double smallest() {
        return notEmpty()[0];
    }

    /**
     * The largest eigenvalue.
     *
     * @return λₙ
     * @throws IllegalArgumentException if the spectrum is empty
     */
    public double largest() {
        return notEmpty()[eigenvalues.length - 1];
    }

    private double[] notEmpty() {
        if (eigenvalues.length > 0) return eigenvalues;
        throw new IllegalArgumentException("spectrum must hold at least one eigenvalue, was empty");
    }

    /**
     * {@code κ = λₙ/λ₁}.
     *
     * @return 1 or more; infinite if λ₁ = 0
     * @throws IllegalArgumentException if the spectrum is empty or λ₁ is negative
     */
    public double conditionNumber() {
        if (!(smallest() >= 0)) {
            throw new IllegalArgumentException(
                    "conditionNumber needs eigenvalues of zero or more, the smallest was " + Text.number(smallest()));
        }
        return smallest() == 0 ? Double.POSITIVE_INFINITY : largest() / smallest();
    }

    /**
     * Coordinates along the eigenvectors, {@code z = Qᵀx}.
     *
     * @param x n×1
     * @return z, n×1
     * @throws IllegalArgumentException if x is not n×1
     */
    public SimpleMatrix toModes(SimpleMatrix x) {
        double[][] known = rows;
        if (known == null) rows = known = Linear.rows(vectors);
        return Linear.transposeTimes(known, Arguments.present(x, "x"));
    }

    /**
     * The way back, {@code x = Qz}.
     *
     * @param z n×1
     * @return x, n×1
     * @throws IllegalArgumentException if z is not n×1
     */
    public SimpleMatrix fromModes(SimpleMatrix z) {
        return Linear.times(vectors, Arguments.column(z, "z", eigenvalues.length));
    }

    /**
     * The spectrum as a table, one row a mode.
     *
     * @return columns mode (counted from 0, the smallest eigenvalue) and eigenvalue
     */
    public Table table() {
        return Table.create("spectrum", IntColumn.create("mode", IntStream.range(0, size()).toArray()),
                DoubleColumn.create("eigenvalue", eigenvalues));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spectrum that && Arrays.equals(eigenvalues, that.eigenvalues)
                && Text.same(vectors, that.vectors);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(eigenvalues) + Text.hash(vectors);
    }

    @Override
    public String toString() {
        if (eigenvalues.length == 0) return "empty spectrum";
        return "eigenvalues " + Text.numbers(eigenvalues)
                + (smallest() > 0 ? ", condition number " + Text.number(conditionNumber()) : "");
    }
}
