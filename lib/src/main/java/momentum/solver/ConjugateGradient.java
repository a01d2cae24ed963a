package momentum.solver;

import java.util.Optional;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.Scheduled;
import momentum.Series;
import momentum.Trajectory;
import momentum.TwoStep;
import momentum.Walk;
import momentum.internal.Arguments;
import momentum.method.HeavyBall;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Conjugate gradients: momentum whose two parameters are best at every step, and known without the spectrum.
 *
 * <pre>{@code ηₖ = rᵀr / pᵀAp,   x₊ = x + ηₖp,   r₊ = r − ηₖAp,   p₊ = r₊ + (r₊ᵀr₊ / rᵀr) p
 * r = p = b − Ax at the start}</pre>
 *
 * For a symmetric positive definite A, x_k is where the energy is least among all points that k gradients reach, and
 * in exact arithmetic it is the solution after as many steps as A has different eigenvalues. The same points by a heavy
 * ball: {@code x₊ = x + ηₖr + βₖ(x − x₋)}, see {@link #stepSizes}, {@link #momenta} and {@link #heavyBall}. Where the
 * residual has become 0 it stays; where {@code pᵀAp ≤ 0} it breaks down.
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.diag(1, 10, 100);
 * var run = new ConjugateGradient().run(f, vector(1, 1, 1), 3);
 * ConjugateGradient.momenta(run)
 * }</pre>
 *
 * @see <a href="https://doi.org/10.6028/jres.049.044">Hestenes and Stiefel 1952, Methods of conjugate gradients for
 *     solving linear systems</a>
 */
public record ConjugateGradient() implements Optimizer<ConjugateGradient.State> {
    @Override
    public State start(Objective f, SimpleMatrix x0) {
        LinearSystem system = LinearSystem.of(f);
        SimpleMatrix x = Arguments.point(x0, "x0", f.dimension()).copy(), r = system.residual(x);
        return new State(0, x, r, r, Products.dot(r, r), 0, 0, 0, Optional.empty());
    }

    @Override
    public State step(Objective f, State state) {
        SimpleMatrix x = Arguments.present(state, "state").x();
        return step(f, state, Linear.like(x), Linear.like(x), Linear.like(x), Linear.like(x));
    }

    /** One step into vectors for x₊, r₊, p₊, which may be the state's own, and Ap. */
    private static State step(Objective f, State state, SimpleMatrix x, SimpleMatrix r, SimpleMatrix p,
            SimpleMatrix spare) {
        LinearSystem system = LinearSystem.of(f);
        if (!system.isSymmetric()) return state.broken("A is not symmetric");
        SimpleMatrix direction = state.direction(), ap = system.times(direction, spare);
        double squared = state.squaredResidual(), energy = Products.dot(direction, ap);
        if (!(squared >= Double.MIN_NORMAL)) return state.resting();
        if (!(energy > 0)) {
            return state.broken("A is not positive definite, pᵀAp was " + Text.number(energy));
        }
        double eta = squared / energy;
        Linear.combine(1, state.x(), eta, direction, x);
        Linear.combine(1, state.residual(), -eta, ap, r);
        double next = Products.dot(r, r), turn = next / squared;
        Linear.combine(1, r, turn, direction, p);
        double momentum = state.stepSize() == 0 ? 0 : eta * state.turn() / state.stepSize();
        return new State(state.k() + 1, x, r, p, next, turn, eta, momentum, Optional.empty());
    }

    @Override
    public Walk<State> walk(State state) {
        State start = Arguments.present(state, "state");
        return new Walk<>() {
            private final SimpleMatrix spare = Linear.like(start.x());
            private State at = start;
            /** Whether its vectors are somebody else's too: then a step goes into fresh ones. */
            private boolean isLent = true;
            private Optional<String> breakdown = start.breakdown();

            @Override
            public void step(Objective f) {
                State next = isLent ? ConjugateGradient.this.step(f, at)
                        : ConjugateGradient.step(f, at, at.x(), at.residual(), at.direction(), spare);
                breakdown = next.breakdown();
                if (breakdown.isPresent()) return;
                isLent &= next.direction() == at.direction();
                at = next;
            }

            @Override
            public State state() {
                isLent = true;
                return at;
            }

            @Override
            public int k() {
                return at.k();
            }

            @Override
            public SimpleMatrix x() {
                return at.x();
            }

            @Override
            public Optional<String> breakdown() {
                return breakdown;
            }
        };
    }

    /**
     * The step sizes of the same run by a heavy ball.
     *
     * @param run a run of conjugate gradients of which every iterate is kept
     * @return η_k of each step k = 0, 1, …
     */
    public static Series stepSizes(Trajectory<State> run) {
        return ofSteps("η", run, false);
    }

    /**
     * The momenta of the same run by a heavy ball.
     *
     * @param run a run of conjugate gradients of which every iterate is kept
     * @return β_k of each step k = 0, 1, …; the first is 0
     */
    public static Series momenta(Trajectory<State> run) {
        return ofSteps("β", run, true);
    }

    private static Series ofSteps(String name, Trajectory<State> run, boolean momenta) {
        int steps = everyStep(run);
        double[] k = new double[steps], values = new double[steps];
        for (int i = 0; i < steps; i++) {
            State after = run.kept().get(i + 1);
            k[i] = after.k() - 1;
            values[i] = momenta ? after.momentum() : after.stepSize();
        }
        return new Series(name, k, values);
    }

    /**
     * The heavy ball that takes the same steps, with the parameters that a run found.
     *
     * @param run a run of conjugate gradients from k = 0 of which every iterate is kept
     * @return a method for as many steps as the run had; later ones repeat its last parameters
     * @throws IllegalArgumentException if the run took no step, or not every iterate was kept
     */
    public static Optimizer<TwoStep.Pair> heavyBall(Trajectory<State> run) {
        double[] eta = stepSizes(run).values(), beta = momenta(run).values();
        int last = eta.length - 1;
        return new Scheduled<>("heavy ball with the parameters of conjugate gradients",
                k -> new HeavyBall(eta[Math.min(k, last)], beta[Math.min(k, last)]));
    }

    private static int everyStep(Trajectory<State> run) {
        int steps = Arguments.present(run, "run").kept().size() - 1;
        if (run.stride() == 1 && steps >= 1) return steps;
        throw new IllegalArgumentException("run must have kept every iterate and taken a step, but it kept one in "
                + run.stride() + " and took " + (run.last().k() - run.first().k()));
    }

    @Override
    public String label() {
        return "conjugate gradients";
    }

    /**
     * The state.
     *
     * @param k the iteration
     * @param x x_k, n×1
     * @param residual b − Ax_k as the recurrence has it, n×1
     * @param direction p_k, n×1
     * @param squaredResidual {@code rᵀr}
     * @param turn how much of the last direction is in this one
     * @param stepSize η of the step that led here; 0 at the start
     * @param momentum β of the step that led here, as a heavy ball has it
     * @param breakdown why there was no step to here, if there was none
     */
    public record State(int k, SimpleMatrix x, SimpleMatrix residual, SimpleMatrix direction, double squaredResidual,
            double turn, double stepSize, double momentum, Optional<String> breakdown) implements Iterate {
        /**
         * Checks that nothing is missing.
         *
         * @throws IllegalArgumentException if breakdown is null
         */
        public State {
            Arguments.present(breakdown, "breakdown");
        }

        State broken(String why) {
            return new State(k + 1, x.copy(), residual, direction, squaredResidual, turn, stepSize, momentum,
                    Optional.of(why));
        }

        /** A step from the solution: none. */
        State resting() {
            return new State(k + 1, x.copy(), residual, direction, squaredResidual, 0, stepSize, 0, breakdown);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State that && k == that.k && Text.same(x, that.x)
                    && Text.same(residual, that.residual) && Text.same(direction, that.direction)
                    && breakdown.equals(that.breakdown);
        }

        @Override
        public int hashCode() {
            return 31 * k + Text.hash(x);
        }

        @Override
        public String toString() {
            return Text.record(this);
        }
    }
}
