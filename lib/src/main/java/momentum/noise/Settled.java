package momentum.noise;

import java.util.List;
import momentum.internal.Arguments;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Moments of a mode after it has settled, measured by an ensemble.
 *
 * @param variance of x
 * @param lagCovariance of x with the x before it
 * @param stepVariance of x − x₋
 */
public record Settled(Estimate variance, Estimate lagCovariance, Estimate stepVariance) {
    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if a moment is null
     */
    public Settled {
        Arguments.present(variance, "variance");
        Arguments.present(lagCovariance, "lagCovariance");
        Arguments.present(stepVariance, "stepVariance");
    }

    /**
     * The moments as a table, one row each.
     *
     * @return columns moment, mean and standardError
     */
    public Table table() {
        List<Estimate> rows = List.of(variance, lagCovariance, stepVariance);
        return Table.create("settled",
                StringColumn.create("moment", "variance", "lag covariance", "step variance"),
                DoubleColumn.create("mean", rows.stream().mapToDouble(Estimate::mean).toArray()),
                DoubleColumn.create("standardError", rows.stream().mapToDouble(Estimate::standardError).toArray()));
    }
}
