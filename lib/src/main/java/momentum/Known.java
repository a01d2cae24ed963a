package momentum;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** A problem together with what the caller knows of it. */
record Known(Objective f, Optional<SimpleMatrix> minimizer, OptionalDouble leastValue, OptionalDouble smoothness,
        OptionalDouble strongConvexity) implements Objective {
    static Known of(Objective f) {
        if (f instanceof Known known) return known;
        return new Known(f, f.minimizer(), OptionalDouble.empty(), f.smoothness(), f.strongConvexity());
    }

    /** L, or why what needs it cannot be had. */
    static double smoothness(Objective f, String what) {
        return f.smoothness().orElseThrow(() -> missing(what, "smoothness L"));
    }

    /** μ, or why what needs it cannot be had. */
    static double strongConvexity(Objective f, String what) {
        return f.strongConvexity().orElseThrow(() -> missing(what, "strongConvexity μ"));
    }

    private static UnsupportedOperationException missing(String what, String needed) {
        return new UnsupportedOperationException(what + " needs the problem's " + needed
                + ", and this objective knows none: withCurvature adds it");
    }

    @Override
    public Objective withMinimizer(SimpleMatrix x) {
        Arguments.point(x, "x", dimension());
        Arguments.finite(f.value(x), "f(x)");
        return new Known(f, Optional.of(x.copy()), leastValue, smoothness, strongConvexity);
    }

    @Override
    public Objective withLeastValue(double value) {
        Arguments.finite(value, "value");
        return new Known(f, minimizer, OptionalDouble.of(value), smoothness, strongConvexity);
    }

    @Override
    public Objective withCurvature(double mu, double largest) {
        Arguments.positive(mu, "strongConvexity");
        Arguments.finite(largest, "smoothness");
        if (!(largest >= mu)) {
            throw new IllegalArgumentException(
                    "smoothness must be at least strongConvexity = " + Text.number(mu) + ", was "
                            + Text.number(largest));
        }
        return new Known(f, minimizer, leastValue, OptionalDouble.of(largest), OptionalDouble.of(mu));
    }

    @Override
    public OptionalDouble leastValue() {
        return leastValue.isPresent() ? leastValue : Objective.super.leastValue();
    }

    /** f's own gap where nothing was told of its least value: it may subtract nothing. */
    @Override
    public double gap(SimpleMatrix x) {
        boolean told = leastValue.isPresent() || !minimizer.equals(f.minimizer());
        return told ? Objective.super.gap(x) : f.gap(x);
    }

    @Override
    public double value(SimpleMatrix x) {
        return f.value(x);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x) {
        return f.gradient(x);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x, SimpleMatrix into) {
        return f.gradient(x, into);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix x, SimpleMatrix v) {
        return f.hessianTimes(x, v);
    }

    @Override
    public OptionalInt dimension() {
        return f.dimension();
    }

    @Override
    public Objective atStep(int k) {
        return f.atStep(k);
    }

    @Override
    public boolean isFiniteAt(SimpleMatrix x) {
        return f.isFiniteAt(x);
    }

    @Override
    public String toString() {
        return f.toString();
    }
}
