package momentum.solver;

import momentum.Linear;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * The same five coefficients at each point of a grid of unknowns, whose neighbours outside are 0.
 *
 * <pre>{@code (Ax)ᵣ꜀ = centre xᵣ꜀ + west xᵣ,꜀₋₁ + east xᵣ,꜀₊₁ + north xᵣ₋₁,꜀ + south xᵣ₊₁,꜀}</pre>
 */
record Stencil(int rows, int columns, double centre, double west, double east, double north, double south)
        implements Coefficients {
    @Override
    public int size() {
        return rows * columns;
    }

    @Override
    public boolean isSymmetric() {
        return west == east && north == south;
    }

    @Override
    public SimpleMatrix transposeTimes(SimpleMatrix x) {
        return new Stencil(rows, columns, centre, east, west, south, north).times(x);
    }

    @Override
    public SimpleMatrix times(SimpleMatrix x) {
        return times(x, new SimpleMatrix(size(), 1));
    }

    @Override
    public SimpleMatrix times(SimpleMatrix x, SimpleMatrix into) {
        double[] p = Linear.array(Arguments.column(x, "x", size()));
        double[] product = Linear.array(Arguments.column(into, "into", size()));
        for (int row = 0; row < rows; row++) {
            int from = row * columns, to = from + columns;
            if (row > 0 && row < rows - 1) inside(p, product, from, to);
            else for (int i = from; i < to; i++) product[i] = at(i, p);
        }
        return into;
    }

    /** A row with rows on both sides: a loop without questions, which becomes vector instructions. */
    private void inside(double[] p, double[] product, int from, int to) {
        product[from] = at(from, p);
        for (int i = from + 1; i < to - 1; i++) {
            product[i] = centre * p[i] + west * p[i - 1] + east * p[i + 1]
                    + north * p[i - columns] + south * p[i + columns];
        }
        if (columns > 1) product[to - 1] = at(to - 1, p);
    }

    private double at(int i, double[] p) {
        int row = i / columns, column = i - row * columns;
        double sum = centre * p[i];
        if (column > 0) sum += west * p[i - 1];
        if (column < columns - 1) sum += east * p[i + 1];
        if (row > 0) sum += north * p[i - columns];
        if (row < rows - 1) sum += south * p[i + columns];
        return sum;
    }

    /**
     * The eigenvalues are {@code centre + 2√(west east) cos(pπ/(columns+1)) + 2√(north south) cos(qπ/(rows+1))}; of a
     * symmetric stencil this is how far they reach from the centre.
     */
    double reach() {
        return 2 * Math.abs(west) * outermost(columns) + 2 * Math.abs(north) * outermost(rows);
    }

    /** The spectral radius of {@code I − D⁻¹A}: a product of coefficients of unequal signs turns by a right angle. */
    double jacobiRadius() {
        double across = 2 * Math.sqrt(Math.abs(west * east)) * outermost(columns);
        double along = 2 * Math.sqrt(Math.abs(north * south)) * outermost(rows);
        boolean aligned = west * east >= 0 == north * south >= 0;
        return (aligned ? across + along : Math.hypot(across, along)) / Math.abs(centre);
    }

    /** {@code cos(π/(n+1))}, exactly 0 for one point. */
    private static double outermost(int n) {
        return n == 1 ? 0 : Math.cos(Math.PI / (n + 1));
    }

    /** All entries. */
    Dense dense() {
        var matrix = new SimpleMatrix(size(), size());
        for (int j = 0; j < size(); j++) {
            double[] unit = new double[size()];
            unit[j] = 1;
            matrix.setColumn(j, times(Linear.wrap(unit)));
        }
        return new Dense(matrix);
    }

    @Override
    public double largestEntry() {
        double beside = Math.max(Math.abs(west), Math.abs(east)), above = Math.max(Math.abs(north), Math.abs(south));
        return Math.max(Math.abs(centre), Math.max(beside, above));
    }

    @Override
    public boolean hasEntries() {
        return true;
    }

    @Override
    public double diagonal(int i) {
        return centre;
    }

    @Override
    public double rowTimes(int i, double[] x) {
        return at(i, x);
    }

    @Override
    public int[] coloured() {
        int[] colours = new int[size()];
        for (int i = 0; i < colours.length; i++) colours[i] = (i / columns + i % columns) % 2;
        return colours;
    }

    @Override
    public String toString() {
        return rows == 1 ? "three-point stencil" : "five-point stencil";
    }
}
