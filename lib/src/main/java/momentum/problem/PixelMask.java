package momentum.problem;

import java.util.Arrays;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A picture's shape: which of its pixels are there, each a node joined with the pixels above, below and beside it.
 *
 * <p>Nodes are numbered row by row over the pixels that are there.
 */
public final class PixelMask {
    private final int rows;
    private final int columns;
    private final int[] nodes;
    private final int count;

    private PixelMask(boolean[][] present) {
        this.rows = present.length;
        this.columns = Arrays.stream(present).mapToInt(row -> Arguments.present(row, "mask").length).max().orElse(0);
        this.nodes = new int[rows * columns];
        Arrays.fill(nodes, -1);
        int next = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < present[r].length; c++) if (present[r][c]) nodes[r * columns + c] = next++;
        }
        this.count = next;
        if (count == 0) throw new IllegalArgumentException("mask must have at least one pixel, had none");
    }

    /**
     * A mask drawn with characters.
     *
     * @param rows top row first; {@code #} is a pixel, anything else a gap; a short row ends in gaps
     * @return the mask
     * @throws IllegalArgumentException if there is no pixel
     */
    public static PixelMask of(String... rows) {
        boolean[][] present = new boolean[Arguments.present(rows, "rows").length][];
        for (int r = 0; r < rows.length; r++) {
            present[r] = new boolean[Arguments.present(rows[r], "rows[" + r + "]").length()];
            for (int c = 0; c < present[r].length; c++) present[r][c] = rows[r].charAt(c) == '#';
        }
        return new PixelMask(present);
    }

    /**
     * A mask from a table of yes and no.
     *
     * @param present top row first; rows may differ in length
     * @return the mask
     * @throws IllegalArgumentException if there is no pixel
     */
    public static PixelMask of(boolean[][] present) {
        return new PixelMask(Arguments.present(present, "present"));
    }

    /**
     * Goh's picture: four squares of 16 × 16 pixels, joined by three corridors 2 pixels high and 16 long.
     *
     * @return 1120 pixels in 16 rows and 112 columns
     */
    public static PixelMask fourSquares() {
        boolean[][] present = new boolean[16][112];
        for (int r = 0; r < 16; r++) {
            for (int c = 0; c < 112; c++) present[r][c] = c / 16 % 2 == 0 || r == 7 || r == 8;
        }
        return new PixelMask(present);
    }

    /**
     * The number of rows.
     *
     * @return from the top
     */
    public int rows() {
        return rows;
    }

    /**
     * The number of columns.
     *
     * @return that of the longest row
     */
    public int columns() {
        return columns;
    }

    /**
     * The node of a pixel.
     *
     * @param row from 0, the top
     * @param column from 0, the left
     * @return its number
     * @throws IllegalArgumentException if there is no pixel
     */
    public int node(int row, int column) {
        boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
        if (inside && nodes[row * columns + column] >= 0) return nodes[row * columns + column];
        throw new IllegalArgumentException("row and column must be those of a pixel, were " + row + " and " + column);
    }

    /**
     * The graph of the pixels.
     *
     * @return a node for each pixel, an edge between pixels that touch along a side
     */
    public Graph graph() {
        long[] pairs = new long[2 * count];
        int edges = 0;
        SimpleMatrix places = new SimpleMatrix(count, 2);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int here = nodes[r * columns + c];
                if (here < 0) continue;
                places.set(here, 0, c);
                places.set(here, 1, -r);
                int right = c + 1 < columns ? nodes[r * columns + c + 1] : -1;
                int below = r + 1 < rows ? nodes[(r + 1) * columns + c] : -1;
                if (right >= 0) pairs[edges++] = (long) here * count + right;
                if (below >= 0) pairs[edges++] = (long) here * count + below;
            }
        }
        return Graph.ofPairs(count, Arrays.copyOf(pairs, edges), places);
    }

    /**
     * Values of the nodes as a picture.
     *
     * @param values n×1
     * @return rows from the top, NaN where there is no pixel
     * @throws IllegalArgumentException if there is not one value a pixel
     */
    public double[][] picture(SimpleMatrix values) {
        Arguments.column(values, "values", count);
        double[][] picture = new double[rows][columns];
        for (int i = 0; i < nodes.length; i++) {
            picture[i / columns][i % columns] = nodes[i] < 0 ? Double.NaN : values.get(nodes[i]);
        }
        return picture;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PixelMask that && columns == that.columns && Arrays.equals(nodes, that.nodes);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(nodes);
    }

    @Override
    public String toString() {
        return "mask of " + count + (count == 1 ? " pixel" : " pixels") + " in " + rows + " rows and "
                + columns + " columns";
    }
}
