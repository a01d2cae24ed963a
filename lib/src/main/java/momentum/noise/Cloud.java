package momentum.noise;

import java.util.Arrays;
import momentum.Linear;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/**
 * Where settled runs are in a plane, and where they go from there.
 *
 * <p>The plane is counted in 16 × 12 cells, three standard deviations to each side. The <em>current</em> of a cell is
 * the mean movement of the points in it, from the step before to the step after:
 *
 * <pre>{@code u = E[½(z_{k+1} − z_{k−1}) | z_k in the cell]}</pre>
 *
 * Shown backwards, each u points the other way. Made by {@link SettledRuns#cloud}.
 */
public final class Cloud {
    /** Cells from left to right, and from bottom to top. */
    private static final int ACROSS = 16, UP = 12;
    private static final double DEVIATIONS = 3;
    /** In cells that hardly a run comes to, the mean is noise. */
    private static final double RARE = 1e-3;

    private final String across, up;
    private final double left, bottom, width, height;
    private final double[] x, y;
    private final double[] visits, rightwards, upwards;

    private Cloud(String across, String up, double left, double bottom, double width, double height, double[][] last,
            double[][] cells) {
        this.across = across;
        this.up = up;
        this.left = left;
        this.bottom = bottom;
        this.width = width;
        this.height = height;
        this.x = last[0];
        this.y = last[1];
        this.visits = cells[0];
        this.rightwards = cells[1];
        this.upwards = cells[2];
    }

    static Cloud of(String across, String up, SimpleMatrix mean, SimpleMatrix spread, int chains,
            SettledRuns.Walk walk) {
        double[] deviations = new double[2];
        for (int i = 0; i < 2; i++) {
            deviations[i] = Math.sqrt(Math.max(0, spread.get(i, i)));
            if (!(deviations[i] > 0)) {
                throw new IllegalArgumentException(
                        "a cloud must spread in " + (i == 0 ? across : up) + ", but all runs are at " + Text.number(
                        mean.get(i)));
            }
        }
        var cloud = new Cloud(across, up, mean.get(0) - DEVIATIONS * deviations[0],
                mean.get(1) - DEVIATIONS * deviations[1], 2 * DEVIATIONS * deviations[0],
                2 * DEVIATIONS * deviations[1], new double[2][chains], new double[3][ACROSS * UP]);
        for (int chain = 0; chain < chains; chain++) cloud.count(walk, chain);
        return cloud;
    }

    private void count(SettledRuns.Walk walk, int chain) {
        double[] before = {Double.NaN, Double.NaN}, now = before.clone();
        walk.walk(chain, next -> {
            int cell = cell(now[0], now[1]);
            if (cell >= 0 && !Double.isNaN(before[0])) {
                visits[cell]++;
                rightwards[cell] += (next.get(0) - before[0]) / 2;
                upwards[cell] += (next.get(1) - before[1]) / 2;
            }
            System.arraycopy(now, 0, before, 0, 2);
            now[0] = next.get(0);
            now[1] = next.get(1);
        });
        x[chain] = now[0];
        y[chain] = now[1];
    }

    /** Which cell a point is in; −1 outside. */
    private int cell(double a, double b) {
        double column = Math.floor((a - left) / width * ACROSS), row = Math.floor((b - bottom) / height * UP);
        boolean inside = column >= 0 && column < ACROSS && row >= 0 && row < UP;
        return inside ? (int) row * ACROSS + (int) column : -1;
    }

    /**
     * The name of the coordinate to the right.
     *
     * @return such as {@code x₁}
     */
    public String across() {
        return across;
    }

    /**
     * The name of the coordinate upwards.
     *
     * @return such as {@code x₂}
     */
    public String up() {
        return up;
    }

    /**
     * The sides of the counted plane.
     *
     * @return left, right, bottom, top
     */
    public double[] sides() {
        return new double[] {left, left + width, bottom, bottom + height};
    }

    /**
     * The current at a point.
     *
     * @param a to the right
     * @param b upwards
     * @return the mean of its cell; NaN outside, and where fewer than a thousandth of all visits were
     */
    public double[] current(double a, double b) {
        int cell = cell(a, b);
        if (cell < 0 || !(visits[cell] >= RARE * Arrays.stream(visits).sum())) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return new double[] {rightwards[cell] / visits[cell], upwards[cell] / visits[cell]};
    }

    /**
     * Where the runs were last, one row a chain: for a picture of the cloud.
     *
     * @return columns chain and the two coordinates
     */
    public Table points() {
        int[] chain = new int[x.length];
        for (int i = 0; i < chain.length; i++) chain[i] = i;
        return Table.create("the last of " + Text.count(x.length, "chain"), IntColumn.create("chain", chain),
                DoubleColumn.create(across, x), DoubleColumn.create(up, y));
    }

    /**
     * The cells, one row each.
     *
     * @return columns with the middle of the cell, visits, and the current to the right and upwards, which is missing
     *     where nobody was
     */
    public Table table() {
        double[] a = new double[ACROSS * UP], b = new double[a.length], right = new double[a.length],
                upward = new double[a.length];
        double[] columns = Linear.spread(left + width / ACROSS / 2, left + width - width / ACROSS / 2, ACROSS);
        double[] rows = Linear.spread(bottom + height / UP / 2, bottom + height - height / UP / 2, UP);
        for (int cell = 0; cell < a.length; cell++) {
            a[cell] = columns[cell % ACROSS];
            b[cell] = rows[cell / ACROSS];
            right[cell] = rightwards[cell] / visits[cell];
            upward[cell] = upwards[cell] / visits[cell];
        }
        return Table.create("cloud", DoubleColumn.create(across, a), DoubleColumn.create(up, b),
                LongColumn.create("visits", Arrays.stream(visits).mapToLong(count -> (long) count).toArray()),
                DoubleColumn.create("to the right", right), DoubleColumn.create("upwards", upward));
    }

    @Override
    public String toString() {
        return "cloud of " + Text.count(x.length, "chain") + " in (" + across + ", " + up + ")";
    }
}
