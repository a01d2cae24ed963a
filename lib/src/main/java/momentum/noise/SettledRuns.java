package momentum.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import momentum.Iterate;
import momentum.Linear;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Many runs of a method under noise after they have settled, and what can be asked of them: how they spread, drift,
 * scatter and turn, and whether one could tell that they were shown backwards.
 *
 * <p>Coordinates are called as in tables: in one dimension {@code x} and {@code v}, the step x − x₋; else {@code x₁},
 * {@code v₁}, …, for which {@code x1}, {@code v1} may be written. Kept are only the second moments of three iterates in
 * a row, for each chain; errors come from leaving out one chain after the other.
 *
 * <p>Made by {@link Ensemble#settled(Optimizer, NoisyObjective, SimpleMatrix, int, int)}.
 */
public final class SettledRuns {
    private final List<String> names;
    private final int n;
    private final SimpleMatrix centre;
    private final SimpleMatrix[] sums;
    private final Walk walk;

    /** One chain's settled iterates, in their order, from the beginning whenever it is asked for. */
    @FunctionalInterface
    interface Walk {
        void walk(int chain, Consumer<SimpleMatrix> visit);
    }

    private SettledRuns(int n, SimpleMatrix centre, SimpleMatrix[] sums, Walk walk) {
        this.names = PhaseSpace.names(n);
        this.n = n;
        this.centre = centre;
        this.sums = sums;
        this.walk = walk;
    }

    static <S extends Iterate> SettledRuns of(Ensemble ensemble, Optimizer<S> method, NoisyObjective f, SimpleMatrix x0,
            int settling, int steps) {
        int n = x0.getNumRows(), size = 3 * n + 1;
        Arguments.kept((long) ensemble.chains() * size * size, "chains · (3n + 1)²");
        requireStationary(method, f);
        SimpleMatrix centre = f.minimizer().orElse(x0);
        Walk walk = (chain, visit) -> ensemble.walk(method, f, x0, settling, steps, chain, visit);
        SimpleMatrix[] sums = new SimpleMatrix[ensemble.chains()];
        Workers.run(ensemble.threads(), ensemble.chains(), chain -> sums[chain] = moments(walk, chain, centre));
        return new SettledRuns(n, centre, sums, walk);
    }

    /** Of a quadratic and a method whose modes are known, each must settle. */
    private static void requireStationary(Optimizer<?> method, NoisyObjective f) {
        if (!(f.exact() instanceof Quadratic quadratic)) return;
        NoisyMode still;
        try {
            still = NoisyMode.of(method, 0, 1);
        } catch (IllegalArgumentException unknown) {
            return;
        }
        for (double eigenvalue : quadratic.spectrum().eigenvalues()) {
            new NoisyMode(still.stepSize(), still.momentum(), still.lookAhead(), eigenvalue, 1).variance();
        }
    }

    /** Σ w wᵀ for w = (x₊, x, x₋, 1) about the centre. */
    private static SimpleMatrix moments(Walk walk, int chain, SimpleMatrix centre) {
        int n = centre.getNumRows(), size = 3 * n + 1;
        double[] w = new double[size], sums = new double[size * size];
        int[] seen = {0};
        walk.walk(chain, x -> {
            System.arraycopy(w, 0, w, n, 2 * n);
            for (int i = 0; i < n; i++) w[i] = x.get(i) - centre.get(i);
            w[3 * n] = 1;
            if (++seen[0] < 3) return;
            for (int i = 0; i < size; i++) for (int j = 0; j <= i; j++) sums[i * size + j] += w[i] * w[j];
        });
        SimpleMatrix moments = new SimpleMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                moments.set(i, j, sums[i * size + j]);
                moments.set(j, i, sums[i * size + j]);
            }
        }
        return moments;
    }

    private SimpleMatrix mean(SimpleMatrix sum) {
        return sum.extractMatrix(0, 3 * n, 3 * n, 3 * n + 1).divide(sum.get(3 * n, 3 * n));
    }

    private SimpleMatrix covariance(SimpleMatrix sum) {
        SimpleMatrix mean = mean(sum);
        return sum.extractMatrix(0, 3 * n, 0, 3 * n).divide(sum.get(3 * n, 3 * n)).minus(mean.mult(mean.transpose()));
    }

    private SimpleMatrix total() {
        return Arrays.stream(sums).reduce(SimpleMatrix::plus).orElseThrow();
    }

    /** The mean of (x₊, x, x₋), in the problem's own coordinates. */
    private SimpleMatrix middle() {
        return mean(total()).plus(centre.concatRows(centre, centre));
    }

    private Jackknife of(UnaryOperator<SimpleMatrix> statistic) {
        return Jackknife.of(sums, sum -> statistic.apply(covariance(sum)));
    }

    private SimpleMatrix row(String name, String parameter, boolean later) {
        return PhaseSpace.rows(n, List.of(PhaseSpace.index(names, name, parameter)), later);
    }

    /**
     * The names of the coordinates.
     *
     * @return those of x, then those of v
     */
    public List<String> names() {
        return names;
    }

    /**
     * How two coordinates spread together.
     *
     * @param one a coordinate
     * @param other a coordinate; the same for its variance
     * @return their covariance, about their means
     * @throws IllegalArgumentException if there is no such coordinate
     */
    public Estimate covariance(String one, String other) {
        SimpleMatrix a = row(one, "one", false), b = row(other, "other", false).transpose();
        return of(w -> a.mult(w).mult(b)).entry(0, 0);
    }

    /**
     * How the cloud turns in a plane, in the mean of a step: twice the area that (a, b) sweeps, counterclockwise.
     *
     * <pre>{@code E[a_k b_{k+1} − b_k a_{k+1}]}</pre>
     *
     * @param a the first coordinate
     * @param b the second
     * @return the circulation; compare {@link StationaryCovariance#circulation} and {@link NoisyMode#circulation}
     * @throws IllegalArgumentException if there is no such coordinate
     */
    public Estimate circulation(String a, String b) {
        SimpleMatrix now = row(a, "a", false), later = row(a, "a", true);
        SimpleMatrix bNow = row(b, "b", false).transpose(), bLater = row(b, "b", true).transpose();
        return of(w -> now.mult(w).mult(bLater).minus(later.mult(w).mult(bNow))).entry(0, 0);
    }

    /**
     * Drift and diffusion by regression.
     *
     * @param coordinates of what; none for the whole phase space (x, v)
     * @return the coefficients with their errors
     * @throws IllegalArgumentException if there is no such coordinate, or the runs do not spread in all of them
     */
    public KramersMoyal kramersMoyal(String... coordinates) {
        List<Integer> chosen = Arguments.present(coordinates, "coordinates").length == 0
                ? IntStream.range(0, 2 * n).boxed().toList()
                : IntStream.range(0, coordinates.length)
                .mapToObj(i -> PhaseSpace.index(names, coordinates[i], "coordinates[" + i + "]")).toList();
        SimpleMatrix z = PhaseSpace.rows(n, chosen, false), change = PhaseSpace.rows(n, chosen, true).minus(z);
        return new KramersMoyal(chosen.stream().map(names::get).toList(), Linear.array(z.mult(middle())),
                of(w -> Regression.of(w, change, z).slope()), of(w -> Regression.of(w, change, z).residual()));
    }

    /**
     * The entropy production a step, estimated without knowing the method: the next iterate is regressed on the last
     * two, and the same prediction tried backwards.
     *
     * <pre>{@code x₊ = Φ₁x + Φ₂x₋ + e,   Q = Cov e,   x₋ = Φ₁x + Φ₂x₊ + e',   ½ tr(Q⁻¹ Cov e') − ½ n}</pre>
     *
     * Right for normal noise and methods that are linear with a memory of two iterates; compare
     * {@link EntropyProduction}.
     *
     * @return the estimate, in nats a step; about zero for reversible runs
     * @throws IllegalArgumentException if the runs do not spread in all coordinates
     */
    public Estimate entropyProduction() {
        SimpleMatrix identity = SimpleMatrix.identity(n), none = new SimpleMatrix(n, n);
        SimpleMatrix next = identity.concatColumns(none, none), last = none.concatColumns(none, identity);
        SimpleMatrix past = none.concatColumns(identity, none).concatRows(last);
        SimpleMatrix future = none.concatColumns(identity, none).concatRows(next);
        return of(w -> {
            Regression forwards = Regression.of(w, next, past);
            SimpleMatrix missed = last.minus(forwards.slope().mult(future));
            SimpleMatrix backwards = missed.mult(w).mult(missed.transpose());
            double trace = Regression.inverse(forwards.residual(), "the noise of the runs").mult(backwards).trace();
            return SimpleMatrix.diag((trace - n) / 2);
        }).entry(0, 0);
    }

    /**
     * Where the runs are in a plane, and where they go from there.
     *
     * @param a the coordinate to the right
     * @param b the coordinate upwards
     * @return the cloud; the runs are walked through once more
     * @throws IllegalArgumentException if there is no such coordinate, or the runs do not spread in it
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Cloud cloud(String a, String b) {
        int i = PhaseSpace.index(names, a, "a"), j = PhaseSpace.index(names, b, "b");
        SimpleMatrix rows = PhaseSpace.rows(n, List.of(i, j), false);
        SimpleMatrix spread = rows.mult(covariance(total())).mult(rows.transpose());
        return Cloud.of(names.get(i), names.get(j), rows.mult(middle()), spread, sums.length, (chain, visit) -> {
            SimpleMatrix[] before = new SimpleMatrix[1];
            walk.walk(chain, x -> {
                if (before[0] != null) visit.accept(plane(before[0], x, i, j));
                before[0] = x;
            });
        });
    }

    private SimpleMatrix plane(SimpleMatrix before, SimpleMatrix x, int... coordinates) {
        SimpleMatrix point = new SimpleMatrix(2, 1);
        for (int i = 0; i < 2; i++) {
            int at = coordinates[i] % n;
            point.set(i, coordinates[i] < n ? x.get(at) : x.get(at) - before.get(at));
        }
        return point;
    }

    /**
     * The variance of each coordinate, one row each.
     *
     * @return columns coordinate, variance and standardError
     */
    public Table table() {
        List<Estimate> variances = new ArrayList<>();
        for (String name : names) variances.add(covariance(name, name));
        return Table.create("settled runs", StringColumn.create("coordinate", names),
                DoubleColumn.create("variance", variances.stream().mapToDouble(Estimate::mean).toArray()),
                DoubleColumn.create("standardError",
                        variances.stream().mapToDouble(Estimate::standardError).toArray()));
    }

    @Override
    public String toString() {
        return Text.count(sums.length, "settled run") + " of " + Text.count((long) sums[0].get(3 * n, 3 * n), "step");
    }
}
