package momentum;

import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A method that needs only where it is.
 *
 * <pre>{@code x₊ = next(f, x)}</pre>
 *
 * In a notebook: {@code OneStep mine = (f, x) -> x.minus(f.gradient(x).scale(0.1));}
 */
@FunctionalInterface
public interface OneStep extends Optimizer<OneStep.Point> {
    /**
     * The next point.
     *
     * @param f the problem
     * @param x the current point, n×1; not to be changed
     * @return n×1, new
     */
    SimpleMatrix next(Objective f, SimpleMatrix x);

    @Override
    default Point start(Objective f, SimpleMatrix x0) {
        return new Point(0, Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy());
    }

    @Override
    default Point step(Objective f, Point state) {
        Arguments.present(f, "f");
        return new Point(Arguments.present(state, "state").k() + 1, next(f, state.x()));
    }

    /** One step in vectors that are made once: into a given vector, which is not x. */
    @FunctionalInterface
    interface InPlace {
        /**
         * The next point.
         *
         * @param f the problem
         * @param x the current point, n×1; not to be changed
         * @param into n×1, to be written over
         */
        void next(Objective f, SimpleMatrix x, SimpleMatrix into);

        /**
         * A walk of such steps.
         *
         * @param state where to begin
         * @return the walk, with two vectors that take turns
         */
        default Walk<Point> from(Point state) {
            return new Walk<>() {
                private int k = Arguments.present(state, "state").k();
                private SimpleMatrix x = state.x().copy(), into = Linear.like(x);

                @Override
                public void step(Objective f) {
                    next(Arguments.present(f, "f"), x, into);
                    SimpleMatrix free = x;
                    x = into;
                    into = free;
                    k++;
                }

                @Override
                public Point state() {
                    return new Point(k, x.copy());
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
     * The state: a point.
     *
     * @param k the iteration
     * @param x x_k, n×1
     */
    record Point(int k, SimpleMatrix x) implements Iterate {
        @Override
        public boolean equals(Object other) {
            return other instanceof Point that && k == that.k && Text.same(x, that.x);
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
