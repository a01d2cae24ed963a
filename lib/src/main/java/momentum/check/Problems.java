package momentum.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.problem.LogCosh;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;

/**
 * The problems on which a method is compared with a reference, and how long it may take on each.
 *
 * <p>In a check cell: {@code Checks.compare(mine, reference, Problems.ofDimension(2).seeded(42))}.
 */
public final class Problems {
    private static final int STEPS = 50;
    private static final double SECONDS = 2;

    private final List<Example> examples;
    private final int steps;
    private final double seconds;

    /** One problem, its name and where a run starts. */
    record Example(String name, Objective f, SimpleMatrix x0) {}

    private Problems(List<Example> examples, int steps, double seconds) {
        this.examples = List.copyOf(examples);
        this.steps = steps;
        this.seconds = seconds;
    }

    /**
     * A bowl in one dimension, and those of dimension two: a valley, a rotated one, a flat-sided bowl and a banana.
     *
     * @return five problems, 50 steps each
     */
    public static Problems standard() {
        List<Example> examples = new ArrayList<>();
        examples.add(new Example("bowl", Quadratic.diag(1), Linear.vector(1)));
        examples.addAll(ofDimension(2).examples);
        return new Problems(examples, STEPS, SECONDS);
    }

    /**
     * Problems of one dimension only: for a method that is written with {@code x.get(0)} and {@code x.get(1)}, say.
     *
     * @param n the dimension, positive
     * @return a valley, a rotated and moved one, a flat-sided bowl and, for n = 2, a banana
     * @throws IllegalArgumentException if n is not positive
     */
    public static Problems ofDimension(int n) {
        Arguments.kept((long) Arguments.positive(n, "n") * n, "n²");
        List<Example> examples = new ArrayList<>();
        examples.add(new Example(n == 1 ? "bowl" : "valley", Quadratic.diag(curvatures(1, 100, n)),
                entries(n, i -> 1)));
        examples.add(rotated(n == 1 ? "moved bowl" : "rotated valley", 1, 10, n));
        examples.add(new Example("log cosh", LogCosh.of(curvatures(1, 4, n)), entries(n, i -> i % 2 == 0 ? 3 : -2)));
        if (n == 2) examples.add(new Example("banana", Rosenbrock.banana(), Linear.vector(-1.21, 0.853)));
        return new Problems(examples, STEPS, SECONDS);
    }

    /**
     * One problem of one's own.
     *
     * @param name its name in the report
     * @param f the problem
     * @param x0 where a run starts, n×1
     * @return that problem alone
     * @throws IllegalArgumentException if one is null, or x0 no finite column vector that fits the problem
     */
    public static Problems of(String name, Objective f, SimpleMatrix x0) {
        return new Problems(List.of(), STEPS, SECONDS).and(name, f, x0);
    }

    /**
     * One more problem.
     *
     * @param name its name in the report
     * @param f the problem
     * @param x0 where a run starts, n×1
     * @return these and that one
     * @throws IllegalArgumentException if one is null, or x0 no finite column vector that fits the problem
     */
    public Problems and(String name, Objective f, SimpleMatrix x0) {
        Arguments.present(name, "name");
        Arguments.present(f, "f");
        List<Example> more = new ArrayList<>(examples);
        more.add(new Example(name, f, Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy()));
        return new Problems(more, steps, seconds);
    }

    /**
     * The same problems from other starting points, the same ones for the same seed.
     *
     * @param seed chooses them
     * @return these problems, each x0 moved by a quarter of its size or so
     */
    public Problems seeded(long seed) {
        var random = new Random(seed);
        List<Example> moved = new ArrayList<>();
        for (Example each : examples) {
            SimpleMatrix x0 = each.x0();
            moved.add(new Example(each.name(), each.f(), entries(x0.getNumRows(), i ->
                    x0.get(i) + 0.25 * (1 + Math.abs(x0.get(i))) * random.nextGaussian())));
        }
        return new Problems(moved, steps, seconds);
    }

    /**
     * Problems that are a student's own, and that no visible check knows: a rotated valley and a flat-sided bowl.
     *
     * @param n the dimension, positive
     * @param curvature their scale: the largest is two thirds of it or so
     * @return two problems, drawn by the student's name
     * @throws IllegalArgumentException if n or curvature is not positive
     */
    public static Problems unseen(int n, double curvature) {
        Arguments.kept((long) Arguments.positive(n, "n") * n, "n²");
        Arguments.positive(curvature, "curvature");
        Student student = Student.current();
        List<Example> examples = generic(n, curvature * student.drawn("curvature", 0.8, 1.2));
        return new Problems(examples, STEPS, SECONDS).seeded(student.seed("starts"));
    }

    /**
     * The same problems with another number of steps.
     *
     * @param steps how many each, positive
     * @return these problems
     * @throws IllegalArgumentException if steps is not positive
     */
    public Problems steps(int steps) {
        return new Problems(examples, Arguments.positive(steps, "steps"), seconds);
    }

    /**
     * The same problems with another limit of time.
     *
     * @param seconds of the processor's time, for all steps on one problem; positive, 2 unless said otherwise
     * @return these problems
     * @throws IllegalArgumentException if seconds is not positive and finite
     */
    public Problems seconds(double seconds) {
        return new Problems(examples, steps, Arguments.positive(seconds, "seconds"));
    }

    List<Example> examples() {
        return examples;
    }

    int steps() {
        return steps;
    }

    double seconds() {
        return seconds;
    }

    /**
     * Two problems on which no two formulas agree by chance: a rotated quadratic with its minimizer off 0, and one that
     * is no quadratic.
     *
     * @param n the dimension
     * @param curvature their scale
     */
    static List<Example> generic(int n, double curvature) {
        double least = 0.13 * curvature, most = 0.61 * curvature;
        var bends = new Example("log cosh", LogCosh.of(curvatures(least, most, n)),
                entries(n, i -> 1.3 - 2.2 * (i % 2) + 0.1 * i));
        return List.of(rotated("rotated valley", least, most, n), bends);
    }

    /** Moved so that its minimizer is not 0; Q = I − 2vvᵀ/‖v‖² with v = (1, 2, …). */
    private static Example rotated(String name, double least, double most, int n) {
        SimpleMatrix v = entries(n, i -> i + 1);
        SimpleMatrix rotation = SimpleMatrix.identity(n).minus(v.mult(v.transpose()).scale(2 / Linear.dot(v, v)));
        SimpleMatrix b = entries(n, i -> least * (0.7 + 0.4 * i));
        return new Example(name, Quadratic.withSpectrum(curvatures(least, most, n), rotation, b),
                entries(n, i -> i % 2 == 0 ? 2 : -1));
    }

    private static double[] curvatures(double least, double most, int n) {
        double[] curvatures = new double[n];
        for (int i = 0; i < n; i++) curvatures[i] = least * Math.pow(most / least, n == 1 ? 0 : i / (n - 1.0));
        return curvatures;
    }

    private static SimpleMatrix entries(int n, IntToDoubleFunction entry) {
        double[] entries = new double[n];
        for (int i = 0; i < n; i++) entries[i] = entry.applyAsDouble(i);
        return Linear.wrap(entries);
    }

    @Override
    public String toString() {
        return String.join(", ", examples.stream().map(Example::name).toList()) + ": " + steps + " steps each";
    }
}
