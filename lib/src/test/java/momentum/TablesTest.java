package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import momentum.average.ExponentialMemory;
import momentum.flow.GradientFlow;
import momentum.method.GradientDescent;
import momentum.noise.Ensemble;
import momentum.noise.ExpectedLoss;
import momentum.noise.NoisyMode;
import momentum.quadratic.Contributions;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Every result with rows is a table with the same numbers in them. */
class TablesTest {
    private static final NoisyMode MODE = NoisyMode.of(new momentum.method.HeavyBall(0.1, 0.5), 2, 1);

    @Test
    void contributionsAreLong() {
        var parts = Contributions.of(new GradientDescent(0.1).run(Quadratic.diag(1, 4), vector(1, 1), 3));
        Table table = parts.table();
        assertEquals(List.of("k", "mode", "contribution"), table.columnNames());
        assertEquals(8, table.rowCount());
        Table second = table.where(table.stringColumn("mode").isEqualTo("λ = 4"));
        assertArrayEquals(parts.of(1).values(), second.doubleColumn("contribution").asDoubleArray());
        assertArrayEquals(new Integer[] {0, 1, 2, 3}, second.intColumn("k").asObjectArray());
    }

    @Test
    void anEnsemblesMeanAndMoments() {
        var curve = new Ensemble(10, 1).squares(MODE, 1, 5);
        assertEquals(List.of("k", "mean", "standardError"), curve.table().columnNames());
        assertArrayEquals(curve.mean(), curve.table().doubleColumn("mean").asDoubleArray());
        assertArrayEquals(curve.standardError(), curve.table().doubleColumn("standardError").asDoubleArray());
        assertEquals(5, curve.table().intColumn("k").get(5));
        var settled = new Ensemble(10, 1).settled(MODE, 10, 20);
        assertEquals(List.of("variance", "lag covariance", "step variance"),
                settled.table().stringColumn("moment").asList());
        assertEquals(settled.lagCovariance().mean(), settled.table().doubleColumn("mean").get(1));
        assertEquals(settled.stepVariance().standardError(), settled.table().doubleColumn("standardError").get(2));
    }

    @Test
    void anExpectedLossHasItsParts() {
        var loss = new ExpectedLoss(MODE, 1);
        assertArrayEquals(loss.deterministic(4).values(), loss.table(4).doubleColumn("deterministic").asDoubleArray());
        assertArrayEquals(loss.stochastic(4).values(), loss.table(4).doubleColumn("stochastic").asDoubleArray());
        assertArrayEquals(loss.total(4).values(), loss.table(4).doubleColumn("total").asDoubleArray());
        assertEquals(List.of(0, 1, 2, 3, 4), loss.table(4).intColumn("k").asList());
    }

    @Test
    void weightsAndSpectrum() {
        var memory = ExponentialMemory.average(0.9);
        assertArrayEquals(memory.weights(7), memory.table(7).doubleColumn("weight").asDoubleArray());
        assertEquals(6, memory.table(7).intColumn("age").get(6));
        assertArrayEquals(new double[] {1, 5, 9},
                Spectrum.of(9, 1, 5).table().doubleColumn("eigenvalue").asDoubleArray());
        assertEquals(List.of("mode", "eigenvalue"), Spectrum.of(1).table().columnNames());
    }

    @Test
    void aMotionAtEvenTimes() {
        var motion = new GradientFlow().solve(Quadratic.diag(1, 4), vector(1, -1), 2);
        Table table = motion.table(5);
        assertEquals(List.of("t", "f", "gap", "x₁", "x₂"), table.columnNames());
        assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2}, table.doubleColumn("t").asDoubleArray());
        assertArrayEquals(motion.coordinate(1, 0, 0.5, 1, 1.5, 2), table.doubleColumn("x₂").asDoubleArray());
        assertArrayEquals(motion.values(0, 0.5, 1, 1.5, 2), table.doubleColumn("f").asDoubleArray());
        Objective slope = Objective.univariate(x -> x, x -> 1);
        assertEquals(List.of("t", "f", "x₁"), new GradientFlow().solve(slope, vector(0), 1).table(3).columnNames());
    }
}
