package momentum;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/** Gradients that were given: step k sees gₖ whatever x is, and there is no f, so outside a run all is NaN. */
record GivenGradients(int n, int steps, IntFunction<SimpleMatrix> given) implements Objective {
    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(n);
    }

    @Override
    public double value(SimpleMatrix x) {
        return Double.NaN;
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x) {
        double[] unknown = new double[n];
        Arrays.fill(unknown, Double.NaN);
        return Linear.wrap(unknown);
    }

    @Override
    public Objective atStep(int k) {
        if (!(k < steps)) {
            throw new IllegalArgumentException("steps must be at most " + steps + ", as many as there are gradients");
        }
        return new OfFunctions(this::value, x -> Arguments.column(given.apply(k), "gradient", n).copy(), dimension());
    }

    @Override
    public boolean isFiniteAt(SimpleMatrix x) {
        return Double.isFinite(Linear.maxNorm(x));
    }

    @Override
    public String toString() {
        return steps == Integer.MAX_VALUE ? "gradients given by step" : steps + " given gradients";
    }
}
