package momentum.method;

import momentum.Iterate;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The state of a method that remembers the size of each gradient component.
 *
 * @param k the iteration
 * @param x x_k, n×1
 * @param squares what it keeps of the squared components, n×1
 */
public record Squares(int k, SimpleMatrix x, SimpleMatrix squares) implements Iterate {
    /** What AdaGrad starts from: nothing seen yet. */
    static Squares start(Objective f, SimpleMatrix x0) {
        SimpleMatrix x = Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy();
        return new Squares(0, x, new SimpleMatrix(x.getNumRows(), 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Squares that && k == that.k && Text.same(x, that.x) && Text.same(squares, that.squares);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * k + Text.hash(x)) + Text.hash(squares);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
