package momentum.plot;

import momentum.Linear;
import momentum.Trajectory;
import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * A rectangle of the plane.
 *
 * @param left smallest x₁
 * @param right largest x₁
 * @param bottom smallest x₂
 * @param top largest x₂
 */
public record Window(double left, double right, double bottom, double top) {
    /**
     * Checks the order of the sides.
     *
     * @throws IllegalArgumentException if a side is not finite or not in order
     */
    public Window {
        Arguments.finite(left, "left");
        Arguments.finite(right, "right");
        Arguments.finite(bottom, "bottom");
        Arguments.finite(top, "top");
        if (!(left < right)) {
            throw new IllegalArgumentException(
                    "left must be smaller than right, were " + Text.number(left) + " and " + Text.number(right));
        }
        if (!(bottom < top)) {
            throw new IllegalArgumentException(
                    "bottom must be smaller than top, were " + Text.number(bottom) + " and " + Text.number(top));
        }
    }

    /** Evenly spaced places from left to right, both ends included. */
    double[] across(int points) {
        return spread(left, right, points);
    }

    /** Evenly spaced places from bottom to top, both ends included. */
    double[] up(int points) {
        return spread(bottom, top, points);
    }

    private static double[] spread(double from, double to, int points) {
        if (!(points >= 2)) {
            throw new IllegalArgumentException("points along a side must be two or more, were " + points);
        }
        return Linear.spread(from, to, points);
    }

    /** Whether a point lies in the window or within fifty of its widths and heights around it. */
    boolean isNear(double x, double y) {
        double width = 50 * (right - left), height = 50 * (top - bottom);
        return x >= left - width && x <= right + width && y >= bottom - height && y <= top + height;
    }

    /**
     * A square that holds runs and the minimizer, with a margin.
     *
     * @param runs in two dimensions, at least one
     * @return the window, about the middle of what it holds
     */
    static Window around(Trajectory<?>... runs) {
        double left = Double.POSITIVE_INFINITY, right = -left, bottom = left, top = -left;
        for (Trajectory<?> run : runs) {
            for (double x : run.coordinate(0).values()) {
                left = Math.min(left, x);
                right = Math.max(right, x);
            }
            for (double y : run.coordinate(1).values()) {
                bottom = Math.min(bottom, y);
                top = Math.max(top, y);
            }
            var best = run.objective().minimizer();
            if (best.isPresent()) {
                left = Math.min(left, best.get().get(0));
                right = Math.max(right, best.get().get(0));
                bottom = Math.min(bottom, best.get().get(1));
                top = Math.max(top, best.get().get(1));
            }
        }
        double half = Math.max(right - left, top - bottom) * 0.6, x = (left + right) / 2, y = (bottom + top) / 2;
        if (half == 0) half = 1;
        return new Window(x - half, x + half, y - half, y + half);
    }
}
