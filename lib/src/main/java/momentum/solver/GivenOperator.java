package momentum.solver;

import java.util.function.UnaryOperator;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/** A matrix given by two functions, which are the same one if it is symmetric. */
record GivenOperator(int size, UnaryOperator<SimpleMatrix> product, UnaryOperator<SimpleMatrix> transposed)
        implements Coefficients {
    @Override
    public boolean isSymmetric() {
        return product == transposed;
    }

    @Override
    public SimpleMatrix times(SimpleMatrix x) {
        return fresh(x, product.apply(x));
    }

    @Override
    public SimpleMatrix transposeTimes(SimpleMatrix x) {
        return fresh(x, transposed.apply(x));
    }

    /** An operator may give its argument back, which is not ours to give out. */
    private SimpleMatrix fresh(SimpleMatrix x, SimpleMatrix result) {
        Arguments.column(result, "the operator's result", size);
        return result == x ? x.copy() : result;
    }
}
