package momentum;

import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.ejml.simple.SimpleMatrix;

/** A problem from two functions. */
record OfFunctions(ToDoubleFunction<SimpleMatrix> f, UnaryOperator<SimpleMatrix> slope, OptionalInt dimension)
        implements Objective {
    @Override
    public double value(SimpleMatrix x) {
        return f.applyAsDouble(x);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x) {
        return slope.apply(x);
    }

    @Override
    public String toString() {
        return "objective from two functions";
    }
}
