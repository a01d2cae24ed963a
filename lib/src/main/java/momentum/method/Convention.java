package momentum.method;

import java.util.OptionalInt;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * How others code momentum: with a velocity v beside x, under four conventions for its sign and scale.
 *
 * <pre>{@code v₊ = β v + c ∇f(x),   x₊ = x + d v₊,   v = 0 at the start}</pre>
 *
 * For constant parameters each is {@link HeavyBall} with step size −c d, and all give the same iterates. When the step
 * size changes from step to step they differ, because some store it inside the velocity and some do not.
 *
 * Example:
 * <pre>{@code
 * var ball = new HeavyBall(0.01, 0.9);
 * var torch = Convention.GOH.from(ball).run(Quadratic.diag(1, 100), vector(1, 1), 7);
 * torch.last().velocity()
 * }</pre>
 */
public enum Convention {
    /** Goh, PyTorch: {@code z ← βz + ∇f, x ← x − αz}; the velocity is a sum of gradients. */
    GOH("heavy ball as Goh and PyTorch write it") {
        @Override
        double gradientWeight(double stepSize, double momentum) {
            return 1;
        }

        @Override
        double velocityWeight(double stepSize) {
            return -stepSize;
        }
    },
    /** Sutskever, Keras: {@code v ← βv − α∇f, x ← x + v}; the velocity is the step. */
    SUTSKEVER("heavy ball as Sutskever and Keras write it") {
        @Override
        double gradientWeight(double stepSize, double momentum) {
            return -stepSize;
        }

        @Override
        double velocityWeight(double stepSize) {
            return 1;
        }
    },
    /** Document 001: {@code v ← βv + α∇f, x ← x − v}; the velocity is the step, with the opposite sign. */
    SUBTRACTED("heavy ball with the velocity subtracted") {
        @Override
        double gradientWeight(double stepSize, double momentum) {
            return stepSize;
        }

        @Override
        double velocityWeight(double stepSize) {
            return -1;
        }
    },
    /** The normalised average: {@code m ← βm + (1 − β)∇f, x ← x − αm}; its α is 1/(1 − β) times Polyak's. */
    AVERAGE("heavy ball with the average as velocity") {
        @Override
        double gradientWeight(double stepSize, double momentum) {
            return 1 - momentum;
        }

        @Override
        double velocityWeight(double stepSize) {
            return -stepSize;
        }
    };

    private final String words;

    Convention(String words) {
        this.words = words;
    }

    /** c, the weight with which a gradient enters the velocity. */
    abstract double gradientWeight(double stepSize, double momentum);

    /** d, the weight with which the velocity moves x. */
    abstract double velocityWeight(double stepSize);

    /**
     * The method as this convention writes it.
     *
     * @param stepSize α in this convention, positive
     * @param momentum β, finite; for {@code AVERAGE} at least 0 and below 1
     * @return a method with the velocity in its state
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public VelocityForm method(double stepSize, double momentum) {
        return new VelocityForm(this, stepSize, momentum);
    }

    /**
     * The heavy ball that takes the same steps.
     *
     * @param stepSize α in this convention, positive
     * @param momentum β, finite
     * @return Polyak's form, step size −c d
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public HeavyBall polyak(double stepSize, double momentum) {
        method(stepSize, momentum);
        return new HeavyBall(-gradientWeight(stepSize, momentum) * velocityWeight(stepSize), momentum);
    }

    /**
     * The way back: the method in this convention that takes a heavy ball's steps.
     *
     * @param method the heavy ball
     * @return the same method with this convention's parameters
     * @throws IllegalArgumentException if this convention cannot express it, as {@code AVERAGE} with β ≥ 1
     */
    public VelocityForm from(HeavyBall method) {
        Arguments.present(method, "method");
        double perStepSize = -gradientWeight(1, method.momentum()) * velocityWeight(1);
        if (!(perStepSize > 0)) {
            throw new IllegalArgumentException(
                    "momentum must be below 1 in the " + name() + " convention, was " + Text.number(method.momentum()));
        }
        return method(method.stepSize() / perStepSize, method.momentum());
    }

    /**
     * A method in one of the conventions.
     *
     * @param convention whose letters
     * @param stepSize α in that convention
     * @param momentum β
     */
    public record VelocityForm(Convention convention, double stepSize, double momentum) implements Optimizer<Velocity> {
        /**
         * Checks the parameters.
         *
         * @throws IllegalArgumentException if convention is null, stepSize is not positive and finite, or momentum not
         *     finite, or for an average not in [0, 1)
         */
        public VelocityForm {
            Arguments.present(convention, "convention");
            Arguments.positive(stepSize, "stepSize");
            Arguments.finite(momentum, "momentum");
            if (convention == AVERAGE) Arguments.belowOne(momentum, "momentum");
        }

        @Override
        public Velocity start(Objective f, SimpleMatrix x0) {
            return Velocity.start(f, x0);
        }

        @Override
        public Velocity step(Objective f, Velocity state) {
            Arguments.present(f, "f");
            Arguments.present(state, "state");
            double c = convention.gradientWeight(stepSize, momentum), d = convention.velocityWeight(stepSize);
            SimpleMatrix v = Linear.combine(momentum, state.velocity(), c, f.gradient(state.x()));
            return new Velocity(state.k() + 1, Linear.combine(1, state.x(), d, v), v);
        }

        @Override
        public String label() {
            return convention.words + ", step size " + Text.number(stepSize) + ", momentum " + Text.number(momentum);
        }

        @Override
        public String toString() {
            return Text.record(this);
        }
    }

    /**
     * The state: a point and a velocity.
     *
     * @param k the iteration
     * @param x x_k, n×1
     * @param velocity v_k, n×1, in the convention's own scale and sign
     */
    public record Velocity(int k, SimpleMatrix x, SimpleMatrix velocity) implements Iterate {
        /**
         * A start that is already on its way.
         *
         * @param x x₀, n×1
         * @param velocity v₀, n×1, in the convention's own scale and sign
         * @return the state with k = 0, to run from
         * @throws IllegalArgumentException if x or velocity is no finite column vector, or they differ in shape
         */
        public static Velocity from(SimpleMatrix x, SimpleMatrix velocity) {
            Arguments.point(x, "x", OptionalInt.empty());
            Arguments.point(velocity, "velocity", OptionalInt.of(x.getNumRows()));
            return new Velocity(0, x.copy(), velocity.copy());
        }

        /** At rest. */
        static Velocity start(Objective f, SimpleMatrix x0) {
            SimpleMatrix x = Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy();
            return new Velocity(0, x, new SimpleMatrix(x.getNumRows(), 1));
        }

        /** The same velocity at another point. */
        Velocity at(SimpleMatrix point) {
            return new Velocity(k, point, velocity);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Velocity that && k == that.k && Text.same(x, that.x)
                    && Text.same(velocity, that.velocity);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * k + Text.hash(x)) + Text.hash(velocity);
        }

        @Override
        public String toString() {
            return Text.record(this);
        }
    }
}
