package momentum.solver;

import java.util.ArrayDeque;
import java.util.Arrays;
import momentum.Linear;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.simple.SimpleMatrix;

/** A matrix with all its entries. */
final class Dense implements Coefficients {
    private final SimpleMatrix matrix;
    private final double[][] rows;
    private final boolean symmetric;

    Dense(SimpleMatrix matrix) {
        this.matrix = matrix;
        this.rows = Linear.rows(matrix);
        this.symmetric = isSymmetric(matrix);
    }

    /** Rounding of 10⁻¹² of the largest entry is forgiven, as everywhere. */
    private static boolean isSymmetric(SimpleMatrix a) {
        double forgiven = 1e-12 * a.elementMaxAbs();
        for (int i = 0; i < a.getNumRows(); i++) {
            for (int j = 0; j < i; j++) if (!(Math.abs(a.get(i, j) - a.get(j, i)) <= forgiven)) return false;
        }
        return true;
    }

    SimpleMatrix matrix() {
        return matrix;
    }

    /** A⁻¹b; null if A is singular up to rounding: {@code ‖A‖₁‖A⁻¹‖₁ ≥ 1/(nε)}. */
    SimpleMatrix solve(SimpleMatrix b) {
        int n = size();
        var inverse = new DMatrixRMaj(n, n);
        if (!CommonOps_DDRM.invert(matrix.getDDRM(), inverse)) return null;
        double condition = NormOps_DDRM.inducedP1(matrix.getDDRM()) * NormOps_DDRM.inducedP1(inverse);
        if (!(condition * n * Math.ulp(1.0) < 1)) return null;
        return matrix.solve(b);
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public boolean isSymmetric() {
        return symmetric;
    }

    @Override
    public SimpleMatrix times(SimpleMatrix x) {
        return symmetric ? Linear.transposeTimes(rows, x) : Linear.times(matrix, x);
    }

    @Override
    public SimpleMatrix transposeTimes(SimpleMatrix x) {
        return Linear.transposeTimes(rows, x);
    }

    @Override
    public double largestEntry() {
        return Linear.maxNorm(matrix);
    }

    @Override
    public boolean hasEntries() {
        return true;
    }

    @Override
    public double diagonal(int i) {
        return rows[i][i];
    }

    @Override
    public double rowTimes(int i, double[] x) {
        double sum = 0;
        for (int j = 0; j < rows.length; j++) sum += rows[i][j] * x[j];
        return sum;
    }

    @Override
    public int[] coloured() {
        int[] colours = new int[rows.length];
        Arrays.fill(colours, -1);
        var queue = new ArrayDeque<Integer>();
        for (int first = 0; first < rows.length; first++) {
            if (colours[first] >= 0) continue;
            colours[first] = 0;
            for (queue.add(first); !queue.isEmpty(); ) {
                int i = queue.remove();
                for (int j = 0; j < rows.length; j++) {
                    if (j == i || rows[i][j] == 0 && rows[j][i] == 0) continue;
                    if (colours[j] == colours[i]) return null;
                    if (colours[j] >= 0) continue;
                    colours[j] = 1 - colours[i];
                    queue.add(j);
                }
            }
        }
        return colours;
    }

    @Override
    public String toString() {
        return (symmetric ? "symmetric " : "") + rows.length + "×" + rows.length + " matrix";
    }
}
