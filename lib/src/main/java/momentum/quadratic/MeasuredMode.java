package momentum.quadratic;

import momentum.Linear;
import momentum.Objective;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.internal.DoubleDouble;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** A mode read off a method that is known by its steps only. */
record MeasuredMode(DoubleDouble pull, DoubleDouble inertia) implements TwoStepMode {
    /**
     * The pull is where a step from rest at 0 goes when the minimizer is 1; the inertia, where a step of length 1
     * carries on from the minimizer. So both keep their digits however small they are.
     */
    static MeasuredMode of(TwoStep method, double eigenvalue) {
        Quadratic f = Quadratic.diag(eigenvalue);
        Quadratic moved = Quadratic.of(SimpleMatrix.diag(eigenvalue), Linear.vector(eigenvalue));
        double p = next(method, moved, 0, 0), d = next(method, f, 0, -1);
        double reached = next(method, f, 2, -3), expected = 2 * (1 + d - p) + 3 * d;
        // rounding of a handful of operations; where a step overflows there is nothing to compare
        if (Math.abs(reached - expected) > 1e-9 * (1 + Math.abs(p) + Math.abs(d))) {
            throw new IllegalArgumentException("method must be linear on quadratics and at rest at the minimizer, "
                    + "but from (2, -3) it went to " + Text.number(reached) + " instead of " + Text.number(expected));
        }
        return new MeasuredMode(DoubleDouble.of(p), DoubleDouble.of(d));
    }

    private static double next(TwoStep method, Objective f, double x, double previous) {
        SimpleMatrix next = method.next(f, Linear.vector(x), Linear.vector(previous));
        return Arguments.column(next, "the next point", 1).get(0);
    }

    @Override
    public String toString() {
        return "mode x₊ = " + Text.number(first()) + " x + " + Text.number(second()) + " x₋";
    }
}
