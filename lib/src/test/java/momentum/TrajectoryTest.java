package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.problem.LogCosh;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tech.tablesaw.api.Table;

/** What a run keeps and says. */
class TrajectoryTest {
    private final Quadratic ravine = Quadratic.diag(1, 100);

    @Test
    void noStepsIsTheStartAlone() {
        var run = new HeavyBall(0.01, 0.9).run(ravine, vector(1, 1), 0);
        assertEquals(1, run.kept().size());
        assertEquals(Status.STEP_LIMIT, run.status());
        assertEquals("heavy ball, step size 0.01, momentum 0.9: 0 steps, f from 50.5 to 50.5; all steps were taken",
                run.toString());
    }

    @Test
    void aStartAtTheMinimizerMeetsItsRuleAtOnce() {
        var run = new GradientDescent(0.01).run(ravine, vector(0, 0), 100, StopRule.gradientBelow(1e-12));
        assertEquals(0, run.last().k());
        assertEquals(Status.CONVERGED, run.status());
    }

    @Test
    void stopsAtTheFirstIterateThatMeetsTheRule() {
        var run = new GradientDescent(0.01).run(ravine, vector(1, 1), 10_000, StopRule.gapBelow(1e-6));
        double[] gaps = run.gaps().values();
        assertTrue(gaps[gaps.length - 1] <= 1e-6);
        assertTrue(gaps[gaps.length - 2] > 1e-6);
    }

    @Test
    void keepsEveryIterateUpToTenThousandAndThenEverySecond() {
        var method = new GradientDescent(0.001);
        assertEquals(10_001, method.run(ravine, vector(1, 1), 10_000).kept().size());
        assertEquals(1, method.run(ravine, vector(1, 1), 10_000).stride());
        var longer = method.run(ravine, vector(1, 1), 10_001);
        assertEquals(2, longer.stride());
        assertTrue(longer.toString().endsWith("; one iterate in 2 kept"), longer.toString());
        var longest = method.run(ravine, vector(1, 1), 100_003);
        assertEquals(16, longest.stride());
        List<OneStep.Point> kept = longest.kept();
        for (int i = 0; i < kept.size() - 1; i++) assertEquals(16 * i, kept.get(i).k());
        assertEquals(100_003, longest.last().k());
        assertEquals(method.run(ravine, vector(1, 1), 16).last(), kept.get(1), "a kept iterate is the iterate");
    }

    @Test
    void aMillionUnknownsFitInMemory() {
        int n = 1_000_000;
        var run = new HeavyBall(0.1, 0.5).run(Quadratic.of(x -> x, n, new SimpleMatrix(n, 1)), Gallery.ones(n), 200);
        assertTrue(run.kept().size() <= 35, "kept " + run.kept().size());
        assertEquals(200, run.last().k());
    }

    @Test
    void overflowEndsARunAsDivergedWithTheFinitePartKept() {
        for (Optimizer<?> method : List.of(new GradientDescent(1), new HeavyBall(1, 0.9), new Nesterov(1, 2))) {
            var run = method.run(ravine, vector(1, 1), 100_000);
            assertEquals(Status.DIVERGED, run.status(), method.label());
            assertTrue(Double.isFinite(run.values().last()));
            assertTrue(run.values().last() > 1e200, "kept up to the overflow");
            assertTrue(run.toString().contains("the finite part is kept"));
        }
        var banana = new HeavyBall(0.006, 0.9).run(Rosenbrock.banana(), vector(-1.21, 0.853), 150);
        assertEquals(Status.DIVERGED, banana.status());
    }

    @Test
    void valuesThatStopBeingFiniteEndARunToo() {
        Objective log = Objective.of(x -> Math.log(x.get(0)), x -> vector(1 / x.get(0)));
        var run = new GradientDescent(0.3).run(log, vector(1), 100);
        assertEquals(Status.DIVERGED, run.status());
        assertTrue(run.last().x().get(0) > 0);
    }

    @Test
    void undampedMotionIsAllowedAndDoesNotConverge() {
        var run = new HeavyBall(0.01, 1).run(Quadratic.diag(1), vector(1), 5000);
        assertEquals(Status.STEP_LIMIT, run.status());
        double largest = 0;
        for (int i = run.last().k() - 100; i <= run.last().k(); i++) {
            largest = Math.max(largest, Math.abs(run.at(i).x().get(0)));
        }
        assertTrue(largest > 0.9, "β = 1 keeps its amplitude, was " + largest);
    }

    @Test
    @Timeout(30)
    void aRunOfABillionStepsCanBeInterrupted() throws InterruptedException {
        var caught = new AtomicReference<Throwable>();
        Thread thread = new Thread(() -> new HeavyBall(0.001, 0.9).run(ravine, vector(1, 1), 1_000_000_000));
        thread.setUncaughtExceptionHandler((t, e) -> caught.set(e));
        thread.start();
        Thread.sleep(300);
        thread.interrupt();
        thread.join(2000);
        assertFalse(thread.isAlive());
        assertTrue(caught.get() instanceof CancellationException, "was " + caught.get());
        assertTrue(caught.get().getMessage().matches("run interrupted after \\d+ of 1000000000 steps"),
                caught.get().getMessage());
    }

    @Test
    void theTableIsLongAndNamesItsColumns() {
        var run = new HeavyBall(0.019, 0.8).run(ravine, vector(1, 1), 150);
        Table table = run.table();
        assertEquals(List.of("method", "k", "f", "gradNorm", "gap", "error"), table.columnNames());
        assertEquals(151, table.rowCount());
        assertEquals(50.5, table.doubleColumn("f").get(0));
        assertEquals(Math.sqrt(2), table.doubleColumn("error").get(0));
        assertEquals(150, table.intColumn("k").get(150));
    }

    @Test
    void twoRunsAreAsFarApartAsTheirWorstIterates() {
        Quadratic f = Quadratic.diag(1);
        var slow = new GradientDescent(0.5).run(f, vector(1), 3);
        var fast = new GradientDescent(1).run(f, vector(1), 5);
        // 1, ½, ¼, ⅛ against 1, 0, 0, 0
        assertEquals(0.5, slow.distance(fast));
        assertEquals("k must be from 0 to 3, was 4",
                assertThrows(IllegalArgumentException.class, () -> fast.distance(slow)).getMessage());
        var lost = new GradientDescent(1e200).run(f, vector(1), 5);
        assertEquals(Double.POSITIVE_INFINITY, slow.distance(lost));
        assertEquals(Double.POSITIVE_INFINITY, lost.distance(slow));
    }

    @Test
    void withoutAMinimizerTheTableHasNoGap() {
        Objective f = Objective.of(x -> Linear.dot(x, x), x -> x.scale(2));
        var run = new GradientDescent(0.1).run(f, vector(1), 3);
        assertEquals(List.of("method", "k", "f", "gradNorm"), run.table().columnNames());
        Table both = Trajectory.table(run, new GradientDescent(0.1).run(LogCosh.of(1), vector(1), 3));
        assertEquals(8, both.rowCount());
        assertEquals(4, both.doubleColumn("gap").countMissing());
        assertThrows(UnsupportedOperationException.class, run::gaps);
        assertThrows(UnsupportedOperationException.class, run::errors);
    }

    @Test
    void namesAreReadableAloud() {
        assertEquals("gradient descent, step size 0.0198", new GradientDescent(0.0198).label());
        assertEquals("Nesterov, tuned", new Nesterov(0.01, 0.8).named("Nesterov, tuned").label());
        OneStep lambda = (f, x) -> x.scale(0.5);
        assertEquals("a method", lambda.label());
        assertEquals("mine", lambda.named("mine").run(ravine, vector(1, 1), 1).label());
        assertEquals("HeavyBall[stepSize=0.0330579, momentum=0.669421]",
                new HeavyBall(4 / 121.0, 81 / 121.0).toString());
    }
}
