package momentum;

import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/** When a run has come far enough; a rule of one's own is a lambda. */
@FunctionalInterface
public interface StopRule {
    /**
     * Asked at every iterate, the first included.
     *
     * @param f the problem
     * @param iterate the iterate
     * @return true to stop here
     */
    boolean isMet(Objective f, Iterate iterate);

    /**
     * The rule that is never met.
     *
     * @return a rule for runs of a fixed length
     */
    static StopRule never() {
        return (f, iterate) -> false;
    }

    /**
     * {@code ‖∇f(x)‖ ≤ tolerance}.
     *
     * @param tolerance positive; unit: that of the gradient
     * @return the rule
     * @throws IllegalArgumentException if tolerance is not positive and finite
     */
    static StopRule gradientBelow(double tolerance) {
        Arguments.positive(tolerance, "tolerance");
        return (f, iterate) -> {
            SimpleMatrix g = Arguments.present(f, "f").gradient(Arguments.present(iterate, "iterate").x());
            return Arguments.present(g, "gradient").normF() <= tolerance;
        };
    }

    /**
     * {@code f(x) − f* ≤ tolerance}.
     *
     * @param tolerance positive; unit: that of f
     * @return the rule; it needs a problem that knows its minimizer
     * @throws IllegalArgumentException if tolerance is not positive and finite
     */
    static StopRule gapBelow(double tolerance) {
        Arguments.positive(tolerance, "tolerance");
        return (f, iterate) -> Arguments.present(f, "f").gap(Arguments.present(iterate, "iterate").x()) <= tolerance;
    }
}
