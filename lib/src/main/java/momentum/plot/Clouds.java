package momentum.plot;

import java.util.function.DoubleFunction;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.noise.Cloud;
import momentum.noise.EntropyProduction;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.Table;

/** Where runs under noise settle, how they go round there, and what that costs. */
final class Clouds {
    private static final int CORNERS = 120;

    private Clouds() {}

    static Chart cloud(Cloud cloud) {
        Table points = Arguments.present(cloud, "cloud").points();
        double[] sides = cloud.sides();
        Window window = new Window(sides[0], sides[1], sides[2], sides[3]);
        return Chart.empty().xAxis(cloud.across()).yAxis(cloud.up())
                .dots("the last iterates of " + Text.count(points.rowCount(), "run"), "sky",
                        points.doubleColumn(cloud.across()).asDoubleArray(),
                        points.doubleColumn(cloud.up()).asDoubleArray())
                .arrows("measured current", window, cloud::current).coloured("orange")
                .xRange(sides[0], sides[1]).yRange(sides[2], sides[3]);
    }

    static Chart cloud(Cloud cloud, SimpleMatrix covariance) {
        SimpleMatrix c = Arguments.symmetric(covariance, "covariance");
        if (c.getNumRows() != 2) {
            throw new IllegalArgumentException("covariance must be 2×2, was " + Text.shape(covariance));
        }
        double a = c.get(0, 0), b = c.get(0, 1), free = c.get(1, 1) - b * b / a;
        if (!(a > 0 && free > 0)) {
            throw new IllegalArgumentException("covariance must be positive definite, was " + Text.matrix(c));
        }
        double[] sides = Arguments.present(cloud, "cloud").sides();
        double middle = (sides[0] + sides[1]) / 2, height = (sides[2] + sides[3]) / 2;
        double[] x = new double[CORNERS + 1], y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            // two deviations along Cholesky's factor
            double angle = 2 * Math.PI * i / CORNERS, along = 2 * Math.cos(angle), beside = 2 * Math.sin(angle);
            x[i] = middle + Math.sqrt(a) * along;
            y[i] = height + b / Math.sqrt(a) * along + Math.sqrt(free) * beside;
        }
        return cloud(cloud).with(Traces.prediction("two deviations, computed", x, y));
    }

    static Chart entropyProduction(Quadratic f, SimpleMatrix noise, DoubleFunction<Optimizer<?>> method) {
        Arguments.present(method, "method");
        return Chart.empty().xAxis("momentum β").yAxis("entropy production per step")
                .curve("per step", 0, 0.99, beta -> EntropyProduction.of(method.apply(beta), f, noise).perStep());
    }
}
