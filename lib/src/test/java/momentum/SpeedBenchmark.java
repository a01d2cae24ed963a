package momentum;

import java.nio.charset.StandardCharsets;
import momentum.method.Adam;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.plot.FigureBenchmark;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import org.ejml.simple.SimpleMatrix;

/**
 * Our side of the speed comparison of {@code mvn -Pbench}; its other side, with the same problems, is peers.py.
 *
 * <p>Prints {@code seconds,s} for what was measured and {@code result,v …} for what was computed; of a figure also
 * {@code bytes,n}, and the same of jsplot. A JVM measures one thing of one size only: a loop that has run on short
 * vectors before is compiled for those, and then some 15% slower on long ones.
 */
final class SpeedBenchmark {
    private static final int STEPS = 1000;

    public static void main(String[] arguments) {
        if (arguments.length != 2) throw new IllegalArgumentException("name a measurement and its size: recorded 2");
        String name = arguments[0];
        int size = Integer.parseInt(arguments[1]);
        switch (name) {
            case "recorded" -> recorded(size);
            case "dense" -> dense(size);
            case "gradient" -> gradient(size);
            case "eigenvalues" -> eigenvalues(size);
            case "new-array" -> newArray(size);
            case "heavy-ball" -> inPlace(new HeavyBall(0.01, 0.9), size);
            case "nesterov" -> inPlace(new Nesterov(0.01, 0.9), size);
            case "adam" -> inPlace(new Adam(0.01), size);
            case "conjugate-gradients" -> SparseBenchmark.conjugateGradients(size);
            case "grid" -> SparseBenchmark.grid(size);
            case "mesh" -> SparseBenchmark.mesh(size);
            case "chains" -> ManyBenchmark.chains(size, 1);
            case "chains-on-two" -> ManyBenchmark.chains(size, 2);
            case "sweep" -> ManyBenchmark.sweep(size);
            case "radius" -> ManyBenchmark.radius(size);
            case "contour", "points", "frames" -> figure(name, size);
            default -> throw new IllegalArgumentException("there is no measurement " + name);
        }
    }

    /** A run on n modes from 1 to 100. */
    private static void recorded(int n) {
        double[] eigenvalues = n == 1 ? new double[] {1} : Linear.spread(1, 100, n);
        run(Quadratic.diag(eigenvalues), SimpleMatrix.filled(n, 1, 1), 0.019);
    }

    private static void dense(int n) {
        // so small a step that the run is still under way at its end, and every step counts in the result
        run(Quadratic.of(matrix(n), SimpleMatrix.filled(n, 1, 1)), new SimpleMatrix(n, 1), 0.001);
    }

    private static void run(Quadratic f, SimpleMatrix x0, double stepSize) {
        var method = new HeavyBall(stepSize, 0.8);
        Stopwatch.measure(() -> method.run(f, x0, STEPS));
        Stopwatch.report(method.run(f, x0, STEPS).last().x(), 1);
    }

    private static SimpleMatrix matrix(int n) {
        var matrix = new SimpleMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) matrix.set(i, j, 1.0 / (1 + Math.abs(i - j)));
        }
        return matrix;
    }

    private static void gradient(int n) {
        Quadratic f = Quadratic.of(matrix(n));
        SimpleMatrix x = remainders(11, n), into = new SimpleMatrix(n, 1);
        Stopwatch.measure(() -> f.gradient(x, into));
        Stopwatch.report(f.gradient(x), 1);
    }

    private static void eigenvalues(int n) {
        SimpleMatrix matrix = matrix(n);
        Stopwatch.measure(() -> Spectrum.of(matrix));
        Stopwatch.report(Linear.vector(Spectrum.of(matrix).eigenvalues()), 1);
    }

    private static void newArray(int n) {
        SimpleMatrix x = remainders(11, n), previous = remainders(13, n), gradient = remainders(7, n);
        var f = Objective.of(any -> 0, any -> gradient);
        var method = new HeavyBall(0.01, 0.9);
        Stopwatch.measure(() -> method.next(f, x, previous));
        Stopwatch.report(method.next(f, x, previous));
    }

    /** A step of a walk from rest at n remainders of 11, under a gradient that stays the same. */
    private static <S extends Iterate> void inPlace(Optimizer<S> method, int n) {
        SimpleMatrix gradient = remainders(7, n);
        var f = Objective.of(any -> 0, any -> gradient);
        Walk<S> walk = method.walk(method.start(f, remainders(11, n)));
        for (int k = 0; k < 3; k++) walk.step(f);
        Stopwatch.report(walk.x());
        Stopwatch.measure(() -> {
            walk.step(f);
            return walk;
        });
    }

    /** Ours and, where jsplot can draw the figure too, jsplot's: both write a text, whose bytes count as well. */
    private static void figure(String name, int size) {
        var figure = FigureBenchmark.named(name, size);
        figure.writers().forEach((writer, write) -> {
            String of = writer.isEmpty() ? "" : " of " + writer;
            System.out.println("bytes" + of + "," + write.get().getBytes(StandardCharsets.UTF_8).length);
            Stopwatch.measure("seconds" + of, write);
        });
        Stopwatch.report(Linear.vector(figure.drawn()), 1);
    }

    static SimpleMatrix remainders(int divisor, int n) {
        double[] entries = new double[n];
        for (int i = 0; i < n; i++) entries[i] = i % divisor;
        return Linear.wrap(entries);
    }
}
