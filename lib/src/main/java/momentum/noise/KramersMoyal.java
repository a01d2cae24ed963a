package momentum.noise;

import java.util.ArrayList;
import java.util.List;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The first two coefficients of the Kramers–Moyal expansion, estimated from runs: where a step goes in the mean, and
 * how much it scatters.
 *
 * <pre>{@code drift      D⁽¹⁾(z) = E[Δz | z]
 * diffusion  D⁽²⁾    = ½ Cov(Δz | z)}</pre>
 *
 * The drift is fitted by the linear regression of Δz on z, which on a quadratic is exact. Errors come from leaving out
 * one chain after the other.
 *
 * <p>z is the phase space (x, v), with the step v = x − x₋, or some of its coordinates. Made by
 * {@link SettledRuns#kramersMoyal}.
 */
public final class KramersMoyal {
    private final List<String> names;
    private final double[] centre;
    private final Jackknife drift, scatter;

    KramersMoyal(List<String> names, double[] centre, Jackknife drift, Jackknife scatter) {
        this.names = names;
        this.centre = centre;
        this.drift = drift;
        this.scatter = scatter;
    }

    /**
     * The coordinates of z.
     *
     * @return their names, in the order of rows and columns
     */
    public List<String> names() {
        return names;
    }

    /**
     * The drift's Jacobian.
     *
     * @return d×d: row i, column j is how the drift of coordinate i changes with coordinate j
     */
    public SimpleMatrix drift() {
        return drift.means();
    }

    /**
     * One entry of the drift's Jacobian, with its error.
     *
     * @param of the coordinate that drifts, such as {@code "v"}
     * @param by the coordinate on which that depends, such as {@code "x"}
     * @return ∂D_of/∂by
     * @throws IllegalArgumentException if z has no such coordinate
     */
    public Estimate drift(String of, String by) {
        return drift.entry(PhaseSpace.index(names, of, "of"), PhaseSpace.index(names, by, "by"));
    }

    /**
     * The drift at a point.
     *
     * @param z its coordinates
     * @return the mean change in one step from there
     * @throws IllegalArgumentException if z has not the right number of coordinates
     */
    public double[] driftAt(double... z) {
        if (!(Arguments.present(z, "z").length == centre.length)) {
            throw new IllegalArgumentException("z must have " + Text.count(centre.length, "coordinate") + ", had "
                    + z.length);
        }
        double[] change = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            for (int j = 0; j < z.length; j++) change[i] += drift.all().get(i, j) * (z[j] - centre[j]);
        }
        return change;
    }

    /**
     * The diffusion.
     *
     * @return d×d, half the covariance of what the drift leaves
     */
    public SimpleMatrix diffusion() {
        return scatter.means().scale(0.5);
    }

    /**
     * One entry of the diffusion, with its error.
     *
     * @param one a coordinate
     * @param other a coordinate, the same or another
     * @return the entry
     * @throws IllegalArgumentException if z has no such coordinate
     */
    public Estimate diffusion(String one, String other) {
        int i = PhaseSpace.index(names, one, "one"), j = PhaseSpace.index(names, other, "other");
        return scatter.estimate(matrix -> matrix.get(i, j) / 2);
    }

    /**
     * The curl of the drift in a plane.
     *
     * @param one the first coordinate
     * @param other the second
     * @return ∂D_other/∂one − ∂D_one/∂other; counterclockwise is positive
     * @throws IllegalArgumentException if z has no such coordinate
     */
    public Estimate curl(String one, String other) {
        return rotation(drift, one, other);
    }

    private Estimate rotation(Jackknife field, String one, String other) {
        int i = PhaseSpace.index(names, one, "one"), j = PhaseSpace.index(names, other, "other");
        return field.estimate(matrix -> matrix.get(j, i) - matrix.get(i, j));
    }

    /**
     * The curl that tells equilibrium from its opposite: of the drift divided by the diffusion.
     *
     * <p>If z is all there is to know of the past, as x is for gradient descent, its stationary runs are reversible iff
     * {@code D⁽²⁾⁻¹ D⁽¹⁾} has a potential.
     *
     * @param one the first coordinate
     * @param other the second
     * @return the curl of {@code D⁽²⁾⁻¹ D⁽¹⁾} in this plane
     * @throws IllegalArgumentException if z has no such coordinate, or the diffusion is not invertible, as in the phase
     *     space where one error enters both x and v
     */
    public Estimate weightedCurl(String one, String other) {
        SimpleMatrix[] forces = new SimpleMatrix[drift.without().length];
        for (int chain = 0; chain < forces.length; chain++) {
            forces[chain] = force(drift.without()[chain], scatter.without()[chain]);
        }
        return rotation(new Jackknife(force(drift.all(), scatter.all()), forces), one, other);
    }

    private static SimpleMatrix force(SimpleMatrix drift, SimpleMatrix scatter) {
        return Regression.inverse(scatter, "the diffusion").scale(2).mult(drift);
    }

    /**
     * All coefficients, one row each.
     *
     * @return columns term, mean and standardError
     */
    public Table table() {
        List<String> terms = new ArrayList<>();
        List<Estimate> estimates = new ArrayList<>();
        for (String of : names) {
            for (String by : names) {
                terms.add("drift of " + of + " by " + by);
                estimates.add(drift(of, by));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = i; j < names.size(); j++) {
                terms.add("diffusion of " + names.get(i) + (i == j ? "" : " with " + names.get(j)));
                estimates.add(diffusion(names.get(i), names.get(j)));
            }
        }
        return Table.create("drift and diffusion", StringColumn.create("term", terms),
                DoubleColumn.create("mean", estimates.stream().mapToDouble(Estimate::mean).toArray()),
                DoubleColumn.create("standardError",
                        estimates.stream().mapToDouble(Estimate::standardError).toArray()));
    }

    @Override
    public String toString() {
        return "drift and diffusion in (" + String.join(", ", names) + ")";
    }
}
