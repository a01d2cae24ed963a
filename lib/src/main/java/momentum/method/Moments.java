package momentum.method;

import momentum.Iterate;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The state of a method that remembers the mean and the size of each gradient component.
 *
 * @param k the iteration
 * @param x x_k, n×1
 * @param mean m_k, the weighted average of past gradients, n×1
 * @param squares v_k, that of their squared components, n×1; about zero, not about the mean
 * @param start the weight that m_k still gives to its start at zero: the product of the momenta so far
 */
public record Moments(int k, SimpleMatrix x, SimpleMatrix mean, SimpleMatrix squares, double start) implements Iterate {
    /** What Adam and its kin start from: nothing seen yet. */
    static Moments start(Objective f, SimpleMatrix x0) {
        SimpleMatrix x = Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy();
        return new Moments(0, x, new SimpleMatrix(x.getNumRows(), 1), new SimpleMatrix(x.getNumRows(), 1), 1);
    }

    /** The same memory at another point. */
    Moments at(SimpleMatrix point) {
        return new Moments(k, point, mean, squares, start);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Moments that && k == that.k && Text.same(x, that.x) && Text.same(mean, that.mean)
                && Text.same(squares, that.squares) && Double.compare(start, that.start) == 0;
    }

    @Override
    public int hashCode() {
        int point = 31 * k + Text.hash(x), averages = 31 * Text.hash(mean) + Text.hash(squares);
        return 31 * (31 * point + averages) + Double.hashCode(start);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
