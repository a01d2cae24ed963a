package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import momentum.method.Adam;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.method.RmsProp;
import momentum.problem.LogCosh;
import momentum.quadratic.Quadratic;
import momentum.solver.ConjugateGradient;
import momentum.solver.LinearSystem;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A walk takes the steps of its method to the last bit, in vectors of its own, and a run that keeps few agrees. */
class WalkTest {
    private static final SimpleMatrix DENSE = new SimpleMatrix(new double[][] {{3, 1, 0}, {1, 2, 0.5}, {0, 0.5, 1}});

    static Stream<Optimizer<?>> methods() {
        return Stream.of(new GradientDescent(0.1), new HeavyBall(0.1, 0.9), new Nesterov(0.1, 0.9), new Adam(0.1),
                new Adam(0.05).withoutBiasCorrection(), new RmsProp(0.1), Nesterov.scheduled(0.1),
                new HeavyBall(0.1, 0.5).named("mine"),
                (TwoStep) (f, x, previous) -> x.minus(f.gradient(x).scale(0.1)));
    }

    static List<Objective> problems() {
        return List.of(Quadratic.diag(1, 2, 3), Quadratic.of(DENSE), Quadratic.of(DENSE, vector(1, -2, 0.3)),
                Quadratic.of(x -> x.scale(0.7), 3, vector(1, 2, 3)),
                Quadratic.inPlace((x, y) -> y.setTo(x.scale(0.7)), 3, vector(1, 2, 3)), LogCosh.of(1, 2, 3),
                Quadratic.diag(1, 2, 3).withCurvature(1, 3));
    }

    @ParameterizedTest
    @MethodSource("methods")
    <S extends Iterate> void aWalkTakesTheSameSteps(Optimizer<S> method) {
        for (Objective f : problems()) {
            S state = method.start(f, vector(1, -2, 3));
            Walk<S> walk = method.walk(state);
            for (int k = 0; k < 50; k++) {
                state = method.step(f, state);
                walk.step(f);
                assertEquals(state, walk.state(), () -> method.label() + " on " + f);
                assertEquals(k + 1, walk.k());
            }
        }
    }

    @Test
    void conjugateGradientsTakeTheSameSteps() {
        var method = new ConjugateGradient();
        for (Objective f : List.of(LinearSystem.laplacian(5, 4), Quadratic.of(DENSE, vector(1, -2, 0.3)),
                Quadratic.of(x -> x, 3, vector(1, 2, 3)))) {
            var state = method.start(f, new SimpleMatrix(f.dimension().getAsInt(), 1));
            Walk<ConjugateGradient.State> walk = method.walk(state), seldomAsked = method.walk(state);
            // on to the solution, where it rests
            for (int k = 0; k < 50; k++) {
                state = method.step(f, state);
                ConjugateGradient.State before = walk.state();
                String words = before.toString();
                walk.step(f);
                assertEquals(state, walk.state(), f::toString);
                assertEquals(List.of(state.stepSize(), state.momentum(), state.turn(), state.squaredResidual()),
                        List.of(walk.state().stepSize(), walk.state().momentum(), walk.state().turn(),
                                walk.state().squaredResidual()), f::toString);
                assertEquals(words, before.toString(), "what it gave out stays");
                seldomAsked.step(f);
                if (k % 5 == 4) assertEquals(state, seldomAsked.state(), f::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    <S extends Iterate> void whatItGaveOutStays(Optimizer<S> method) {
        Objective f = Quadratic.diag(1, 2, 3);
        SimpleMatrix x0 = vector(1, -2, 3);
        Walk<S> walk = method.walk(method.start(f, x0));
        walk.step(f);
        S early = walk.state();
        String before = early.toString();
        for (int k = 0; k < 5; k++) walk.step(f);
        assertEquals(before, early.toString());
        assertEquals(vector(1, -2, 3).toString(), x0.toString());
    }

    @ParameterizedTest
    @MethodSource("methods")
    <S extends Iterate> void aRunThatKeepsFewHasTheSameIterates(Optimizer<S> method) {
        for (Objective f : problems()) {
            Trajectory<S> all = method.run(f, vector(1, -2, 3), 47);
            Trajectory<S> few = method.run(f, vector(1, -2, 3), 47, Keep.every(10));
            assertEquals(List.of(0, 10, 20, 30, 40, 47), few.kept().stream().map(Iterate::k).toList());
            for (S state : few.kept()) assertEquals(all.at(state.k()), state);
            assertEquals(all.status(), few.status());
            assertEquals(all.last(), method.run(f, vector(1, -2, 3), 47, Keep.ends()).last());
            assertEquals(all.last(), method.after(f, vector(1, -2, 3), 47));
        }
    }

    @Test
    void aDivergentRunEndsAtTheLastFiniteIterate() {
        Objective f = Quadratic.diag(1, 100);
        var method = new HeavyBall(1, 0.9);
        var all = method.run(f, vector(1, 1), 5000);
        assertEquals(Status.DIVERGED, all.status());
        for (Keep keep : List.of(Keep.every(7), Keep.every(1), Keep.ends())) {
            var few = method.run(f, vector(1, 1), 5000, keep);
            assertEquals(Status.DIVERGED, few.status());
            assertEquals(all.last(), few.last());
        }
    }

    @Test
    void aMethodThatBreaksDownEndsWhereItDid() {
        Objective wrong = Quadratic.diag(1, -1);
        var all = new ConjugateGradient().run(wrong, vector(1, 1), 9);
        assertEquals(Status.BROKE_DOWN, all.status());
        for (Keep keep : List.of(Keep.every(1), Keep.every(4), Keep.ends())) {
            var few = new ConjugateGradient().run(wrong, vector(1, 1), 9, keep);
            assertEquals(all.ending(), few.ending());
            assertEquals(all.last(), few.last());
        }
        assertEquals(all.last(), new ConjugateGradient().after(wrong, vector(1, 1), 9));
    }

    @Test
    void aProblemWithoutRoomInItsGradientIsReadAndNotWrittenTo() {
        SimpleMatrix stored = vector(1, 2);
        Objective f = Objective.of(x -> 0, x -> stored);
        new Nesterov(0.1, 0.9).run(f, vector(0, 0), 20, Keep.ends());
        new Adam(0.1).run(f, vector(0, 0), 20, Keep.ends());
        assertTrue(stored.isIdentical(vector(1, 2), 0));
    }

    @Test
    void aMethodThatChangesItsXIsRefusedHereToo() {
        TwoStep wrong = (f, x, previous) -> {
            x.set(0, 7);
            return x.copy();
        };
        var refused = assertThrows(IllegalArgumentException.class,
                () -> wrong.run(Quadratic.diag(1, 2), vector(1, 1), 10, Keep.ends()));
        assertTrue(refused.getMessage().contains("changed an x in place"), refused.getMessage());
    }

    @Test
    void betweenWhatIsKeptNothingIsAllocated() {
        int n = 10_000, steps = 200;
        double[] curvatures = Linear.spread(1, 2, n);
        Objective f = Quadratic.diag(curvatures);
        SimpleMatrix x0 = SimpleMatrix.filled(n, 1, 1);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Optimizer<?> method : List.of(new GradientDescent(0.1), new HeavyBall(0.1, 0.5), new Nesterov(0.1, 0.5),
                new Adam(0.01))) {
            method.run(f, x0, steps, Keep.ends());
            long before = threads.getCurrentThreadAllocatedBytes();
            method.run(f, x0, steps, Keep.ends());
            long vectors = (threads.getCurrentThreadAllocatedBytes() - before) / (8L * n);
            // the start, the walk's own vectors and the copies of the last state, whatever the number of steps
            assertTrue(vectors <= 16, method.label() + " made " + vectors + " vectors");
        }
    }

    @Test
    void itCanBeInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class,
                () -> new HeavyBall(0.1, 0.9).run(Quadratic.diag(1, 2), vector(1, 1), 1_000_000_000, Keep.ends()));
        assertFalse(Thread.interrupted());
    }

    @Test
    void whatIsKeptMustBeSaid() {
        var method = new HeavyBall(0.1, 0.9);
        assertEquals("every must be positive, was 0",
                assertThrows(IllegalArgumentException.class, () -> Keep.every(0)).getMessage());
        assertThrows(IllegalArgumentException.class,
                () -> method.run(Quadratic.diag(1, 2), vector(1, 1), 10, (Keep) null));
        assertNotSame(method.walk(method.start(Quadratic.diag(1), vector(1))).x(),
                method.walk(method.start(Quadratic.diag(1), vector(1))).x());
    }
}
