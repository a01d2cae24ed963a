package momentum;

import java.util.OptionalInt;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A method that needs where it is and where it was.
 *
 * <pre>{@code x₊ = next(f, x, x₋),   x₋ = x0 at the start}</pre>
 *
 * In a notebook: {@code TwoStep mine = (f, x, previous) -> …;}
 */
@FunctionalInterface
public interface TwoStep extends Optimizer<TwoStep.Pair> {
    /**
     * The next point.
     *
     * @param f the problem
     * @param x the current point, n×1; not to be changed
     * @param previous the point before it, n×1; not to be changed
     * @return n×1, new
     */
    SimpleMatrix next(Objective f, SimpleMatrix x, SimpleMatrix previous);

    /**
     * A start that is already on its way: with the step x − x₋ behind it.
     *
     * @param x x₀, n×1
     * @param previous x₋₁, n×1
     * @return the state with k = 0, to {@link #run(Objective, Iterate, int) run} from
     * @throws IllegalArgumentException if x or previous is no finite column vector, or they differ in shape
     */
    static Pair from(SimpleMatrix x, SimpleMatrix previous) {
        Arguments.point(x, "x", OptionalInt.empty());
        Arguments.point(previous, "previous", OptionalInt.of(x.getNumRows()));
        return new Pair(0, x.copy(), previous.copy());
    }

    @Override
    default Pair start(Objective f, SimpleMatrix x0) {
        SimpleMatrix x = Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy();
        return new Pair(0, x, x);
    }

    @Override
    default Pair step(Objective f, Pair state) {
        Arguments.present(f, "f");
        return new Pair(Arguments.present(state, "state").k() + 1, next(f, state.x(), state.previous()), state.x());
    }

    /** One step in vectors that are made once: into a given vector, which is neither x nor previous. */
    @FunctionalInterface
    interface InPlace {
        /**
         * The next point.
         *
         * @param f the problem
         * @param x the current point, n×1; not to be changed
         * @param previous the point before it, n×1; not to be changed
         * @param into n×1, to be written over
         * @param spare n×1, to be written over where one vector is not enough
         */
        void next(Objective f, SimpleMatrix x, SimpleMatrix previous, SimpleMatrix into, SimpleMatrix spare);

        /**
         * A walk of such steps.
         *
         * @param state where to begin
         * @return the walk, with three vectors that take turns and one to spare
         */
        default Walk<Pair> from(Pair state) {
            return new Walk<>() {
                private int k = Arguments.present(state, "state").k();
                private SimpleMatrix x = state.x().copy(), previous = state.previous().copy();
                private SimpleMatrix into = Linear.like(x);
                private final SimpleMatrix spare = Linear.like(x);

                @Override
                public void step(Objective f) {
                    next(Arguments.present(f, "f"), x, previous, into, spare);
                    SimpleMatrix free = previous;
                    previous = x;
                    x = into;
                    into = free;
                    k++;
                }

                @Override
                public Pair state() {
                    return new Pair(k, x.copy(), previous.copy());
                }

                @Override
                public int k() {
                    return k;
                }

                @Override
                public SimpleMatrix x() {
                    return x;
                }
            };
        }
    }

    /**
     * The state: two points.
     *
     * @param k the iteration
     * @param x x_k, n×1
     * @param previous x_{k−1}, n×1
     */
    record Pair(int k, SimpleMatrix x, SimpleMatrix previous) implements Iterate {
        @Override
        public boolean equals(Object other) {
            return other instanceof Pair that && k == that.k && Text.same(x, that.x)
                    && Text.same(previous, that.previous);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * k + Text.hash(x)) + Text.hash(previous);
        }

        @Override
        public String toString() {
            return Text.record(this);
        }
    }
}
