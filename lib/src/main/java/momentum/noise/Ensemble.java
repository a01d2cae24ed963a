package momentum.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import momentum.Iterate;
import momentum.Linear;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Many independent runs at once, of which only moments are kept.
 *
 * <p>Chain i has random numbers of its own, from the seed and i. Chains are added up in an order that does not depend
 * on the number of threads, so neither does the result; and it is the same on every machine.
 *
 * @param chains how many runs, positive
 * @param seed any number
 * @param threads how many threads share the work, positive
 */
public record Ensemble(int chains, long seed, int threads) {
    /** Random numbers drawn at a time; between two draws a chain asks whether it is still wanted. */
    private static final int DRAWS = 512;
    /** Chains that step side by side: as many as the nearest cache holds easily. */
    private static final int SIDE_BY_SIDE = 64;
    /** Curves are added up in at most so many groups of chains. */
    private static final int GROUPS = 64;

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if chains or threads is not positive
     */
    public Ensemble {
        Arguments.positive(chains, "chains");
        Arguments.positive(threads, "threads");
    }

    /**
     * On all processors.
     *
     * @param chains how many runs, positive
     * @param seed any number
     */
    public Ensemble(int chains, long seed) {
        this(chains, seed, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The moments of a mode under normal noise once it has settled: over the steps after the first ones, and over all
     * chains.
     *
     * @param mode the method on one mode
     * @param settling how many steps from x = 0 to leave out, zero or more
     * @param steps how many to count, positive
     * @return estimates, with errors from the spread of the chains
     * @throws IllegalArgumentException if settling is negative or steps not positive
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Settled settled(NoisyMode mode, int settling, int steps) {
        Arguments.present(mode, "mode");
        Arguments.notNegative(settling, "settling");
        Arguments.positive(steps, "steps");
        double[][] moments = new double[3][chains];
        int size = Math.min(SIDE_BY_SIDE, (chains - 1) / threads + 1), pieces = (chains - 1) / size + 1;
        Workers.run(threads, pieces, piece -> {
            int first = piece * size;
            settle(mode, first, Math.min(size, chains - first), settling, steps, moments);
        });
        return new Settled(Estimate.of(moments[0]), Estimate.of(moments[1]), Estimate.of(moments[2]));
    }

    /** Chains side by side: a step of one has to wait for the step before it, but not for those of the others. */
    private void settle(NoisyMode mode, int first, int n, int settling, int steps, double[][] moments) {
        var random = new RandomStream[n];
        for (int i = 0; i < n; i++) random[i] = RandomStream.of(seed, first + i);
        double a = mode.first(), b = mode.second(), c = -mode.stepSize() * mode.deviation();
        double[] normal = new double[n], x = new double[n], previous = new double[n];
        double[] squares = new double[n], products = new double[n], steppings = new double[n];
        for (long k = 0, end = (long) settling + steps; k < end; k++) {
            Workers.poll();
            for (int i = 0; i < n; i++) normal[i] = random[i].nextGaussian();
            for (int i = 0; i < n; i++) {
                double next = a * x[i] + b * previous[i] + c * normal[i];
                previous[i] = x[i];
                x[i] = next;
            }
            if (k >= settling) add(x, previous, squares, products, steppings);
        }
        for (int i = 0; i < n; i++) {
            moments[0][first + i] = squares[i] / steps;
            moments[1][first + i] = products[i] / steps;
            moments[2][first + i] = steppings[i] / steps;
        }
    }

    private static void add(double[] x, double[] previous, double[] squares, double[] products, double[] steppings) {
        for (int i = 0; i < x.length; i++) {
            squares[i] += x[i] * x[i];
            products[i] += x[i] * previous[i];
            steppings[i] += (x[i] - previous[i]) * (x[i] - previous[i]);
        }
    }

    /**
     * The mean of x² at every step of a mode under normal noise; times ½λ it is the expected loss.
     *
     * @param mode the method on one mode
     * @param start x₀ = x₋₁ of every chain, finite
     * @param steps zero or more
     * @return E x_k² for k = 0 … steps
     * @throws IllegalArgumentException if start is not finite or steps negative
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public MeanCurve squares(NoisyMode mode, double start, int steps) {
        Arguments.present(mode, "mode");
        Arguments.finite(start, "start");
        Arguments.notNegative(steps, "steps");
        return curve(steps, (chain, values) -> {
            RandomStream random = RandomStream.of(seed, chain);
            double[] normal = new double[DRAWS];
            double a = mode.first(), b = mode.second(), c = -mode.stepSize() * mode.deviation();
            double x = start, previous = start;
            for (int k = 0; k <= steps; k++) {
                values[k] = x * x;
                if (k % DRAWS == 0) {
                    Workers.poll();
                    random.fillGaussian(normal);
                }
                double next = a * x + b * previous + c * normal[k % DRAWS];
                previous = x;
                x = next;
            }
        });
    }

    /**
     * The mean of anything that can be measured along runs of a method.
     *
     * @param method any method
     * @param f the noisy problem; every chain has noise of its own
     * @param x0 the start of every chain, n×1
     * @param steps zero or more
     * @param measure what to measure at an iterate
     * @param <S> the method's state
     * @return its mean for k = 0 … steps
     * @throws IllegalArgumentException if x0 does not fit or steps is negative
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public <S extends Iterate> MeanCurve along(Optimizer<S> method, NoisyObjective f, SimpleMatrix x0, int steps,
            ToDoubleFunction<S> measure) {
        Arguments.notNegative(steps, "steps");
        Arguments.present(measure, "measure");
        Arguments.present(method, "method").start(Arguments.present(f, "f"), x0);
        return curve(steps, (chain, values) -> {
            NoisyObjective own = f.chain(RandomStream.start(seed, chain));
            S state = method.start(own, x0);
            for (int k = 0; k <= steps; k++) {
                Workers.poll();
                values[k] = measure.applyAsDouble(state);
                if (k < steps) state = method.step(own.atStep(k), state);
            }
        });
    }

    /**
     * Where the chains stand after their last step, one row a chain: for the shape of a distribution and not only its
     * mean.
     *
     * @param f the noisy problem; every chain has noise of its own, which all methods share
     * @param x0 the start of every chain, n×1
     * @param steps zero or more
     * @param methods at least one, in the order of the rows
     * @return columns method, chain, the coordinates of x (x in one dimension, else x₁ … x_n), and gap where f knows
     *     its least value
     * @throws IllegalArgumentException if x0 does not fit, steps is negative, or there is no method
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Table last(NoisyObjective f, SimpleMatrix x0, int steps, Optimizer<?>... methods) {
        Arguments.notNegative(steps, "steps");
        StringColumn method = StringColumn.create("method");
        IntColumn number = IntColumn.create("chain");
        int n = Arguments.present(x0, "x0").getNumElements();
        List<DoubleColumn> x = new ArrayList<>();
        for (int i = 1; i <= n; i++) x.add(DoubleColumn.create(n == 1 ? "x" : "x" + Text.subscript(i)));
        DoubleColumn gap = DoubleColumn.create("gap");
        boolean known = Arguments.present(f, "f").leastValue().isPresent();
        for (Optimizer<?> each : Arguments.some(methods, "methods")) {
            SimpleMatrix[] ends = ends(each, f, x0, steps);
            for (int chain = 0; chain < chains; chain++) {
                method.append(each.label());
                number.append(chain);
                for (int i = 0; i < n; i++) x.get(i).append(ends[chain].get(i));
                if (known) gap.append(f.gap(ends[chain]));
            }
        }
        Table table = Table.create("the last of " + Text.count(chains, "chain"), method, number);
        for (DoubleColumn coordinate : x) table.addColumns(coordinate);
        return known ? table.addColumns(gap) : table;
    }

    /**
     * Runs of any method after they have settled, for drift, diffusion, circulation and entropy production.
     *
     * @param method any method
     * @param f the noisy problem; every chain has noise of its own
     * @param x0 the start of every chain, n×1
     * @param settling how many steps to leave out, zero or more
     * @param steps how many to count, positive
     * @return the settled runs
     * @throws IllegalArgumentException if there are fewer than two chains, x0 does not fit, a count is out of range, or
     *     the runs do not settle: on a quadratic if its modes do not, else if a run does not stay finite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public SettledRuns settled(Optimizer<?> method, NoisyObjective f, SimpleMatrix x0, int settling, int steps) {
        if (!(chains >= 2)) {
            throw new IllegalArgumentException("chains must be two or more to know their errors, was " + chains);
        }
        Arguments.notNegative(settling, "settling");
        Arguments.positive(steps, "steps");
        Arguments.present(method, "method").start(Arguments.present(f, "f"), x0);
        return SettledRuns.of(this, method, f, x0, settling, steps);
    }

    /** Visits x_k of one chain for k from settling on, two more than the steps: for three iterates in a row. */
    <S extends Iterate> void walk(Optimizer<S> method, NoisyObjective f, SimpleMatrix x0, int settling, int steps,
            int chain, Consumer<SimpleMatrix> visit) {
        NoisyObjective own = f.chain(RandomStream.start(seed, chain));
        S state = Arguments.present(method.start(own, x0), "the first state");
        for (long k = 0, end = (long) settling + steps + 1; k <= end; k++) {
            Workers.poll();
            if (!(Linear.maxNorm(state.x()) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the runs must settle, but " + method.label() + " was at "
                        + Text.number(Linear.maxNorm(state.x())) + " after " + Text.count(k, "step"));
            }
            if (k >= settling) visit.accept(state.x());
            if (k < end) state = Arguments.present(method.step(own.atStep((int) k), state), "the next state");
        }
    }

    private <S extends Iterate> SimpleMatrix[] ends(Optimizer<S> method, NoisyObjective f, SimpleMatrix x0, int steps) {
        Arguments.present(method, "methods").start(f, x0);
        SimpleMatrix[] ends = new SimpleMatrix[chains];
        Workers.run(threads, chains, chain -> {
            NoisyObjective own = f.chain(RandomStream.start(seed, chain));
            S state = method.start(own, x0);
            for (int k = 0; k < steps; k++) {
                Workers.poll();
                state = method.step(own.atStep(k), state);
            }
            ends[chain] = state.x();
        });
        return ends;
    }

    /** Writes what one chain measured at every step. */
    private interface Chain {
        void measure(int chain, double[] values);
    }

    private MeanCurve curve(int steps, Chain one) {
        int groups = Math.min(GROUPS, chains);
        double[][] sums = new double[groups][], squares = new double[groups][];
        double[] origin = new double[Arguments.kept(steps, "steps") + 1];
        // sums of squares about the first chain: nothing cancels where all chains are nearly equal
        one.measure(0, origin);
        Workers.run(threads, groups, group -> {
            double[] sum = new double[steps + 1], square = new double[steps + 1], values = new double[steps + 1];
            int from = (int) ((long) chains * group / groups), to = (int) ((long) chains * (group + 1) / groups);
            for (int chain = from; chain < to; chain++) {
                one.measure(chain, values);
                for (int k = 0; k <= steps; k++) {
                    double off = values[k] - origin[k];
                    sum[k] += off;
                    square[k] += off * off;
                }
            }
            sums[group] = sum;
            squares[group] = square;
        });
        double[] mean = new double[steps + 1], error = new double[steps + 1];
        for (int group = 0; group < groups; group++) {
            for (int k = 0; k <= steps; k++) {
                mean[k] += sums[group][k];
                error[k] += squares[group][k];
            }
        }
        for (int k = 0; k <= steps; k++) {
            mean[k] /= chains;
            double spread = error[k] / chains - mean[k] * mean[k];
            error[k] = Math.sqrt(Math.max(0, spread) / (chains - 1));
            mean[k] += origin[k];
        }
        return new MeanCurve(mean, error);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
