package momentum.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import momentum.GradientCheck;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.flow.DampedOscillator;
import momentum.flow.Discretisation;
import momentum.internal.Arguments;
import momentum.problem.BentParabola;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;

/**
 * What a cell asserts: each check prints one line when it holds and throws an {@link AssertionError} with one sentence
 * when it does not, also where Java's own {@code assert} is switched off, as in JShell.
 */
public final class Checks {
    private static final double STEP_SIZE = 0.018, MOMENTUM = 0.7;

    private Checks() {}

    /**
     * {@code |measured − expected| ≤ within}.
     *
     * @param what what is measured, in a few words
     * @param measured the number found
     * @param expected the number it should be
     * @param within the tolerance, zero or more, absolute
     * @throws AssertionError if the difference is larger, or measured is NaN
     * @throws IllegalArgumentException if expected or within is not finite, or within negative
     */
    public static void is(String what, double measured, double expected, double within) {
        var difference = new Difference(measured, expected, within);
        if (!difference.isSmall()) throw new AssertionError(what + ": " + difference.missed());
        System.out.println("holds: " + what + " is " + difference.found());
    }

    /**
     * {@code measured ≤ bound}.
     *
     * @param what what is measured, in a few words
     * @param measured the number found
     * @param bound the largest it may be
     * @throws AssertionError if it is larger, or NaN
     * @throws IllegalArgumentException if bound is NaN
     */
    public static void atMost(String what, double measured, double bound) {
        var kept = new Bound(measured, bound);
        if (!kept.isKept()) throw new AssertionError(what + ": " + kept.missed());
        System.out.println("holds: " + what + " is " + kept.found());
    }

    /**
     * A condition.
     *
     * @param what what should be true, in a few words
     * @param condition whether it is
     * @throws AssertionError if it is not
     */
    public static void holds(String what, boolean condition) {
        if (!condition) throw new AssertionError("does not hold: " + what);
        System.out.println("holds: " + what);
    }

    /**
     * Compares a gradient with central differences.
     *
     * @param f the problem
     * @param x where to compare, n×1
     * @throws AssertionError naming the worst component, if they differ
     */
    public static void gradient(Objective f, SimpleMatrix x) {
        GradientCheck check = Arguments.present(f, "f").checkGradient(x);
        if (!check.passed()) throw new AssertionError(check.toString());
        System.out.println("holds: " + check);
    }

    /**
     * Runs a method of one's own beside a reference on {@linkplain Problems#standard() five small problems}.
     *
     * @param mine the method to check; whatever it does, there is a report
     * @param reference the method whose iterates it should have
     * @return a report, one row a problem, that tells where they first differ and, where it can, why
     * @throws IllegalArgumentException if reference is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Report compare(Optimizer<? extends Iterate> mine, Optimizer<? extends Iterate> reference) {
        return compare(mine, reference, Problems.standard());
    }

    /**
     * Runs a method of one's own beside a reference on chosen problems.
     *
     * @param mine the method to check; whatever it does, there is a report
     * @param reference the method whose iterates it should have
     * @param problems where, and how long each may take
     * @return a report, one row a problem, that tells where they first differ and, where it can, why
     * @throws IllegalArgumentException if reference or problems is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Report compare(
            Optimizer<? extends Iterate> mine, Optimizer<? extends Iterate> reference, Problems problems) {
        return Comparison.of(mine, reference, problems);
    }

    /**
     * An answer to an exercise, to be judged: {@code answer("the step size", mine).is(2.0 / 101, 1e-6)}.
     *
     * @param what what was asked for, in a few words
     * @param mine the answer, a number of any kind; null or NaN where there is none yet
     * @return the answer
     */
    public static Answer answer(String what, Number mine) {
        return Answer.of(what, mine == null ? null : Linear.vector(mine.doubleValue()));
    }

    /**
     * An answer of several numbers, to be judged.
     *
     * @param what what was asked for, in a few words
     * @param mine the answer; null or NaN where there is none yet
     * @return the answer
     */
    public static Answer answer(String what, SimpleMatrix mine) {
        return Answer.of(what, mine);
    }

    /**
     * An answer that is computed by somebody's code, which may throw, never end, or give no number at all:
     * {@code answer("the step size", () -> best(1, 100)).points(2, 4.0 / 121, 1e-9)}.
     *
     * @param what what was asked for, in a few words
     * @param mine gives a number, {@code double[]} or n×1 matrix; what throws {@link UnsupportedOperationException} is
     *     taken for unwritten
     * @return the answer
     * @throws IllegalArgumentException if mine is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Answer answer(String what, Supplier<?> mine) {
        return Answer.of(what, Tried.of(what, mine));
    }

    /**
     * Something that an answer must satisfy, where there is no one right number.
     *
     * @param what the statement, a whole sentence that praises where it holds
     * @param holds whether it does; may throw, or never end
     * @param otherwise what to say where it does not
     * @return the condition, to be judged
     * @throws IllegalArgumentException if an argument is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Condition condition(String what, Supplier<Boolean> holds, String otherwise) {
        return Condition.of(what, holds, otherwise);
    }

    /**
     * Runs a method beside a reference, where also the code that makes the method may throw or never end.
     *
     * @param mine gives the method to check; whatever it does, there is a report
     * @param reference the method whose iterates it should have
     * @param problems where, and how long each may take
     * @return a report, one row a problem
     * @throws IllegalArgumentException if an argument is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Report compare(Supplier<? extends Optimizer<? extends Iterate>> mine,
            Optimizer<? extends Iterate> reference, Problems problems) {
        Tried tried = Tried.of("the method", mine);
        if (tried.fault() == null) return compare((Optimizer<?>) tried.value(), reference, problems);
        Arguments.present(reference, "reference");
        var row = new Report.Row("all problems", false, "the code that makes the method " + tried.fault());
        return new Report(reference.label(), List.of(row), Optional.empty());
    }

    /** Methods by their two hyperparameters, as {@code HeavyBall::new}. */
    @FunctionalInterface
    public interface Family {
        /**
         * One of them.
         *
         * @param stepSize α
         * @param momentum β
         * @return the method
         */
        Optimizer<? extends Iterate> method(double stepSize, double momentum);
    }

    /**
     * Compares methods on the {@linkplain Problems#standard() standard problems}, with hyperparameters for which no two
     * of the mistakes that are named are the same: α = 0.018, β = 0.7.
     *
     * @param mine the methods to check; may throw, or never end
     * @param reference what they should be
     * @return a report, one row a problem
     * @throws IllegalArgumentException if an argument is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Report compare(Family mine, Family reference) {
        return compare(mine, reference, STEP_SIZE, MOMENTUM, Problems.standard());
    }

    /**
     * Compares methods on {@linkplain Problems#unseen problems that are a student's own}, with hyperparameters that
     * are, too.
     *
     * @param mine the methods to check; may throw, or never end
     * @param reference what they should be
     * @return a report, one row a problem
     * @throws IllegalArgumentException if an argument is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Report compareUnseen(Family mine, Family reference) {
        double stepSize = drawn("step size", 0.01, 0.05), momentum = drawn("momentum", 0.6, 0.95);
        return compare(mine, reference, stepSize, momentum, Problems.unseen(3, 1 / stepSize));
    }

    private static Report compare(
            Family mine, Family reference, double stepSize, double momentum, Problems problems) {
        Arguments.present(mine, "mine");
        return compare(() -> mine.method(stepSize, momentum),
                Arguments.present(reference, "reference").method(stepSize, momentum), problems);
    }

    /**
     * Counts how many looks a search takes to the bottom of a valley.
     *
     * @param search somebody's code; may throw, or never end
     * @param valley {@link Budget#valley()} or {@link Budget#unseenValley()}
     * @return what it took, to be judged
     * @throws IllegalArgumentException if an argument is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Budget budget(Budget.Search search, Quadratic valley) {
        return Budget.of(search, valley);
    }

    /**
     * Asks the referee whether the heavy ball, tuned for curvatures from 1 to 25, never arrives.
     *
     * @param f a function with such curvatures; may throw, or never end
     * @param x0 where the run starts, from rest
     * @return the verdict
     * @throws IllegalArgumentException if an argument is null
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Cycle cycle(Supplier<BentParabola> f, Supplier<? extends Number> x0) {
        return Cycle.of(f, x0);
    }

    /**
     * Measures how well a discretisation follows a ball: how its error falls with the step.
     *
     * @param scheme somebody's discretisation; may throw, or never end
     * @param ball the motion, from 1 and at rest
     * @param eigenvalue λ, of the bowl in which it rolls, positive
     * @return its order, to be judged
     * @throws IllegalArgumentException if an argument is null or eigenvalue is not positive
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static MeasuredOrder scheme(Supplier<Discretisation> scheme, DampedOscillator ball, double eigenvalue) {
        return MeasuredOrder.of(scheme, ball, eigenvalue);
    }

    /**
     * A number between two others that is a student's own: the same one for the same name, with three digits.
     *
     * @param name what is drawn, so that two numbers of one student differ
     * @param from the smallest
     * @param to the largest, not less
     * @return a number between them
     * @throws IllegalArgumentException if from or to is not finite or they are not in order
     */
    public static double drawn(String name, double from, double to) {
        return Student.current().drawn(name, from, to);
    }
}
