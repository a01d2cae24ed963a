package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the values on a grid stay at or below a level, as closed rings: marching squares.
 *
 * <p>Of four neighbouring nodes those that are low lie to the left of the ring, which crosses an edge where the value,
 * taken to be linear along it, reaches the level. Beyond the grid everything counts as high, so that a ring that leaves
 * it runs along its border. Rings are a hundredth of the bytes of the grid that they come from.
 *
 * @see <a href="https://doi.org/10.1145/37402.37422">Lorensen and Cline, Marching Cubes, SIGGRAPH 1987</a>
 */
final class Contours {
    /**
     * Which two edges of a cell a ring enters and leaves by, for each set of low corners; 0 bottom, 1 right, 2 top, 3
     * left.
     */
    private static final int[][] WAY = {{}, {0, 3}, {1, 0}, {1, 3}, {2, 1}, {}, {2, 0}, {2, 3},
            {3, 2}, {0, 2}, {}, {1, 2}, {3, 1}, {0, 1}, {3, 0}, {}};
    /**
     * A ring keeps the points that lie farther than this from its straight pieces, in widths of the grid: a fifth of a
     * pixel.
     */
    private static final double TOLERANCE = 5e-4;

    private final double[] x, y;
    private final double[][] z;

    /** Rows of z belong to y, from bottom to top. */
    Contours(double[] x, double[] y, double[][] z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** Every second place both ways, from the first or from the second on. */
    Contours everySecond(int first) {
        double[][] fewer = new double[(z.length - first + 1) / 2][];
        for (int i = 0; i < fewer.length; i++) fewer[i] = everySecond(z[2 * i + first], first);
        return new Contours(everySecond(x, first), everySecond(y, first), fewer);
    }

    private static double[] everySecond(double[] values, int first) {
        double[] fewer = new double[(values.length - first + 1) / 2];
        for (int i = 0; i < fewer.length; i++) fewer[i] = values[2 * i + first];
        return fewer;
    }

    /**
     * The rings around what is at or below a level: for each the horizontal and the vertical coordinates, the last
     * point the first.
     */
    List<double[][]> rings(double level) {
        List<double[][]> rings = new ArrayList<>();
        Map<Integer, Integer> next = crossings(level);
        while (!next.isEmpty()) {
            List<double[]> points = new ArrayList<>();
            int start = next.keySet().iterator().next();
            points.add(point(start, level));
            for (Integer edge = next.remove(start); edge != null; edge = next.remove(edge)) {
                points.add(point(edge, level));
            }
            rings.add(simplified(points));
        }
        return rings;
    }

    /** From each edge that a ring crosses to the one that it crosses next. */
    private Map<Integer, Integer> crossings(double level) {
        Map<Integer, Integer> next = new LinkedHashMap<>();
        boolean[] below = new boolean[x.length + 2], above = new boolean[x.length + 2];
        for (int i = -1; i < y.length; i++) {
            boolean any = false;
            for (int j = 0; j < x.length; j++) {
                above[j + 1] = i + 1 < y.length && z[i + 1][j] <= level;
                any |= above[j + 1] || below[j + 1];
            }
            for (int j = -1; any && j < x.length; j++) {
                int low = (below[j + 1] ? 1 : 0) + (below[j + 2] ? 2 : 0) + (above[j + 2] ? 4 : 0)
                        + (above[j + 1] ? 8 : 0);
                if (low == 0 || low == 15) continue;
                if (low == 5 || low == 10) {
                    // a saddle: its middle decides which corners belong together
                    boolean middle = z[i][j] + z[i][j + 1] + z[i + 1][j] + z[i + 1][j + 1] <= 4 * level;
                    for (int corner = 1; corner < 16; corner *= 2) {
                        boolean cut = ((low & corner) == 0) == middle;
                        if (cut) join(next, i, j, WAY[middle ? 15 - corner : corner]);
                    }
                } else {
                    join(next, i, j, WAY[low]);
                }
            }
            boolean[] row = below;
            below = above;
            above = row;
        }
        return next;
    }

    private void join(Map<Integer, Integer> next, int i, int j, int[] way) {
        next.put(edge(i, j, way[0]), edge(i, j, way[1]));
    }

    /** A number for each edge: even from a node to the right, odd from a node upwards. */
    private int edge(int i, int j, int side) {
        int across = x.length + 2;
        return switch (side) {
            case 0 -> 2 * ((i + 1) * across + j + 1);
            case 1 -> 2 * ((i + 1) * across + j + 2) + 1;
            case 2 -> 2 * ((i + 2) * across + j + 1);
            default -> 2 * ((i + 1) * across + j + 1) + 1;
        };
    }

    private double[] point(int edge, double level) {
        int across = x.length + 2, i = edge / 2 / across - 1, j = edge / 2 % across - 1;
        int toI = i + edge % 2, toJ = j + 1 - edge % 2;
        double from = value(i, j), to = value(toI, toJ);
        double share = Double.isFinite(from) && Double.isFinite(to) ? (level - from) / (to - from)
                : from <= level ? 0 : 1;
        return new double[] {between(x, j, toJ, share), between(y, i, toI, share)};
    }

    private double value(int i, int j) {
        return i >= 0 && j >= 0 && i < y.length && j < x.length ? z[i][j] : Double.POSITIVE_INFINITY;
    }

    private static double between(double[] places, int one, int other, double share) {
        double from = places[Math.max(0, Math.min(places.length - 1, one))];
        double to = places[Math.max(0, Math.min(places.length - 1, other))];
        return from + share * (to - from);
    }

    /** The ring with the points only that its shape needs, after Douglas and Peucker. */
    private double[][] simplified(List<double[]> points) {
        boolean[] kept = new boolean[points.size()];
        int far = farthest(points, 0, points.size() - 1);
        kept[0] = kept[kept.length - 1] = kept[far] = true;
        keep(points, kept, 0, far);
        keep(points, kept, far, kept.length - 1);
        int count = 0;
        double[][] ring = new double[2][kept.length];
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) continue;
            ring[0][count] = points.get(i)[0];
            ring[1][count++] = points.get(i)[1];
        }
        return new double[][] {Arrays.copyOf(ring[0], count), Arrays.copyOf(ring[1], count)};
    }

    private void keep(List<double[]> points, boolean[] kept, int from, int to) {
        if (to - from < 2) return;
        int far = farthest(points, from, to);
        if (distance(points, far, from, to) <= TOLERANCE) return;
        kept[far] = true;
        keep(points, kept, from, far);
        keep(points, kept, far, to);
    }

    private int farthest(List<double[]> points, int from, int to) {
        int far = from;
        double most = -1;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(points, i, from, to);
            if (distance <= most) continue;
            most = distance;
            far = i;
        }
        return far;
    }

    /** How far a point lies from the straight piece between two others, in widths and heights of the grid. */
    private double distance(List<double[]> points, int at, int from, int to) {
        double width = x[x.length - 1] - x[0], height = y[y.length - 1] - y[0];
        double[] p = points.get(at), a = points.get(from), b = points.get(to);
        double px = (p[0] - a[0]) / width, py = (p[1] - a[1]) / height, dx = (b[0] - a[0]) / width,
                dy = (b[1] - a[1]) / height;
        double squared = dx * dx + dy * dy;
        double along = squared > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / squared)) : 0;
        return Math.hypot(px - along * dx, py - along * dy);
    }
}
