package momentum;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import momentum.method.Adam;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.plot.FigureBenchmark;
import momentum.quadratic.Quadratic;
import momentum.solver.ConjugateGradient;
import momentum.solver.LinearSystem;
import org.ejml.simple.SimpleMatrix;

/**
 * Our side of the speed comparison of {@code mvn -Pbench}; its other side, with the same problems, is bench.py.
 *
 * <p>Prints {@code seconds,s} for each repetition and {@code result,v …} for what was computed; of a
 * figure also {@code bytes,n}, and the same of jsplot. A JVM measures one thing
 * only: a loop that has run on short vectors before is compiled for those, and then some 15% slower on long ones.
 */
final class SpeedBenchmark {
    private static final int REPETITIONS = 15;
    private static final double SECONDS_OF_WARM_UP = 1.5;
    private static final int STEPS = 1000;
    private static final int DENSE = 100;
    private static final int GRID = 1000;
    private static final int LARGE = 10_000_000;

    /** What was computed last: read by nobody, it keeps the compiler from leaving the work out. */
    static volatile Object last;

    public static void main(String[] arguments) {
        String name = arguments.length == 1 ? arguments[0] : "";
        switch (name) {
            case "small" -> small();
            case "dense" -> dense();
            case "large" -> large();
            case "conjugate-gradients" -> conjugateGradients();
            case "heavy-ball-1e5" -> inPlace(new HeavyBall(0.01, 0.9), 100_000);
            case "heavy-ball-1e7" -> inPlace(new HeavyBall(0.01, 0.9), LARGE);
            case "nesterov-1e5" -> inPlace(new Nesterov(0.01, 0.9), 100_000);
            case "nesterov-1e7" -> inPlace(new Nesterov(0.01, 0.9), LARGE);
            case "adam-1e5" -> inPlace(new Adam(0.01), 100_000);
            case "adam-1e7" -> inPlace(new Adam(0.01), LARGE);
            case "contour", "points", "frames" -> figure(name);
            case "chains" -> ChainsBenchmark.run(1);
            case "chains-on-two" -> ChainsBenchmark.run(2);
            default -> throw new IllegalArgumentException(
                    "name one measurement: small, dense, large, conjugate-gradients, contour, points, frames, chains,"
                    + " chains-on-two, or heavy-ball, nesterov or adam with -1e5 or -1e7");
        }
    }

    private static void small() {
        var f = Quadratic.diag(1, 100);
        var method = new HeavyBall(0.019, 0.8);
        SimpleMatrix x0 = Linear.vector(1, 1);
        measure(200, () -> method.run(f, x0, STEPS));
        report(method.run(f, x0, STEPS).last().x(), 1);
    }

    private static void dense() {
        var matrix = new SimpleMatrix(DENSE, DENSE);
        for (int i = 0; i < DENSE; i++) {
            for (int j = 0; j < DENSE; j++) matrix.set(i, j, 1.0 / (1 + Math.abs(i - j)));
        }
        var f = Quadratic.of(matrix, SimpleMatrix.filled(DENSE, 1, 1));
        // so small a step that the run is still under way at its end, and every step counts in the result
        var method = new HeavyBall(0.001, 0.8);
        SimpleMatrix x0 = new SimpleMatrix(DENSE, 1);
        measure(10, () -> method.run(f, x0, STEPS));
        report(method.run(f, x0, STEPS).last().x(), 1);
    }

    private static void large() {
        SimpleMatrix x = remainders(11, LARGE), previous = remainders(13, LARGE), gradient = remainders(7, LARGE);
        var f = Objective.of(any -> 0, any -> gradient);
        var method = new HeavyBall(0.01, 0.9);
        measure(1, () -> method.next(f, x, previous));
        report(method.next(f, x, previous), LARGE / 100);
    }

    /** A step of a walk from rest at n remainders of 11, under a gradient that stays the same. */
    private static <S extends Iterate> void inPlace(Optimizer<S> method, int n) {
        SimpleMatrix gradient = remainders(7, n);
        var f = Objective.of(any -> 0, any -> gradient);
        Walk<S> walk = method.walk(method.start(f, remainders(11, n)));
        for (int k = 0; k < 3; k++) walk.step(f);
        report(walk.x(), n / 100);
        measure(LARGE / n, () -> {
            walk.step(f);
            return walk;
        });
    }

    /** Twenty steps on the five-point Laplacian with a million unknowns. */
    private static void conjugateGradients() {
        LinearSystem system = LinearSystem.laplacian(GRID, GRID);
        var x0 = new SimpleMatrix(GRID * GRID, 1);
        measure(1, () -> new ConjugateGradient().after(system, x0, 20));
        report(new ConjugateGradient().after(system, x0, 20).x(), GRID * GRID / 100);
    }

    /** Ours and, where jsplot can draw the figure too, jsplot's: both write a text, whose bytes count as well. */
    private static void figure(String name) {
        var figure = FigureBenchmark.named(name);
        figure.writers().forEach((writer, write) -> {
            String of = writer.isEmpty() ? "" : " of " + writer;
            System.out.println("bytes" + of + "," + write.get().getBytes(StandardCharsets.UTF_8).length);
            measure("seconds" + of, 1, write::get);
        });
        report(Linear.vector(figure.drawn()), 1);
    }

    private static SimpleMatrix remainders(int divisor, int n) {
        double[] entries = new double[n];
        for (int i = 0; i < n; i++) entries[i] = i % divisor;
        return Linear.wrap(entries);
    }

    /**
     * Many calls count as one repetition where one call is short, so that its share of garbage collection counts too.
     */
    private static void measure(int calls, Supplier<Object> work) {
        measure("seconds", calls, work);
    }

    private static void measure(String what, int calls, Supplier<Object> work) {
        long end = System.nanoTime() + (long) (SECONDS_OF_WARM_UP * 1e9);
        while (System.nanoTime() < end) last = work.get();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            long start = System.nanoTime();
            for (int call = 0; call < calls; call++) last = work.get();
            System.out.printf(Locale.ROOT, "%s,%.4g%n", what, (System.nanoTime() - start) * 1e-9 / calls);
        }
        last = null;
    }

    private static void report(SimpleMatrix result, int stride) {
        var line = new StringBuilder("result,");
        for (int i = 0; i < result.getNumRows(); i += stride) line.append(result.get(i)).append(' ');
        System.out.println(line.toString().strip());
    }
}
