package momentum.check;

import java.util.List;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * Wrong answers that people give to the usual questions, for {@link Answer#mistakes}: the formulas stand here, so that
 * a cell which checks an exercise does not give its answer away.
 *
 * <p>Each list serves several questions: the right answer to one is a mistake in another, and is not looked for where
 * it is right.
 */
public final class Mistakes {
    private Mistakes() {}

    /**
     * Wrong step sizes for the best gradient descent, heavy ball or Nesterov's method.
     *
     * @param f a problem that knows its largest and smallest curvature L and μ
     * @return the mistakes
     * @throws IllegalArgumentException if f does not know them
     */
    public static List<Mistake> ofStepSize(Objective f) {
        double high = largest(f), low = smallest(f), sum = Math.sqrt(high) + Math.sqrt(low);
        return List.of(
                new Mistake(2 / sum, "this is what you get without the square"),
                new Mistake(4 / sum, "this is what you get when only the 2 is squared"),
                new Mistake(4 / (low + high), "this is what you get when (√μ + √L)² is taken for μ + L"),
                new Mistake(4 / (sum * sum), "this is the best step size of the heavy ball"),
                new Mistake(2 / (low + high), "this is the best step size of gradient descent"),
                new Mistake(1 / high, "this is 1/L, which only the largest curvature has chosen"),
                new Mistake(2 / high, "this is 2/L, where gradient descent stops converging"),
                new Mistake(1 / low, "this is what you get with μ in place of L"),
                new Mistake(2 / low, "this is what you get with μ in place of L"),
                new Mistake(1 / (low + high), "this is what you get with 1 in place of 2"));
    }

    /**
     * Wrong momenta for the best heavy ball or Nesterov's method.
     *
     * @param f a problem that knows its largest and smallest curvature L and μ
     * @return the mistakes
     * @throws IllegalArgumentException if f does not know them
     */
    public static List<Mistake> ofMomentum(Objective f) {
        double kappa = largest(f) / smallest(f), ratio = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
        double withoutRoots = (kappa - 1) / (kappa + 1);
        return List.of(
                new Mistake(ratio, "this is what you get without the square"),
                new Mistake(ratio * ratio, "this is what you get with a square too many"),
                new Mistake(withoutRoots, "this is what you get with κ in place of √κ"),
                new Mistake(withoutRoots * withoutRoots, "this is what you get with κ in place of √κ"),
                new Mistake(Math.sqrt(ratio), "this is what you get with a square root in place of the square"),
                new Mistake(1 - ratio, "this is 1 − β without the square"),
                new Mistake(1 - ratio * ratio, "this is 1 − β"));
    }

    /**
     * Wrong rates of the best gradient descent, heavy ball or Nesterov's method.
     *
     * @param f a problem that knows its largest and smallest curvature L and μ
     * @return the mistakes
     * @throws IllegalArgumentException if f does not know them
     */
    public static List<Mistake> ofRate(Objective f) {
        double kappa = largest(f) / smallest(f), root = Math.sqrt(kappa);
        double descent = (kappa - 1) / (kappa + 1), ball = (root - 1) / (root + 1), nesterov = 1 - 1 / root;
        return List.of(
                new Mistake(descent, "this is the rate of gradient descent"),
                new Mistake(ball, "this is the rate of the heavy ball"),
                new Mistake(nesterov, "this is the rate of Nesterov's method"),
                new Mistake(descent * descent,
                        "this is the square of gradient descent's rate: f shrinks so, not the distance"),
                new Mistake(ball * ball, "this is the square of the heavy ball's rate: f shrinks so, not the distance"),
                new Mistake(nesterov * nesterov,
                        "this is the square of Nesterov's rate: f shrinks so, not the distance"),
                new Mistake(1 - 1 / kappa, "this is the rate of gradient descent with 1/L, not its best step"));
    }

    /**
     * Wrong rates of one mode of the heavy ball.
     *
     * <pre>{@code σ² − (1 + β − αλ) σ + β = 0,   ρ = max |σ|}</pre>
     *
     * @param stepSize α
     * @param momentum β; 0 for gradient descent
     * @param eigenvalue λ
     * @return the mistakes
     */
    public static List<Mistake> ofModeRate(double stepSize, double momentum, double eigenvalue) {
        double p = 1 + momentum - stepSize * eigenvalue, discriminant = p * p - 4 * momentum;
        if (discriminant < 0) {
            return List.of(
                    new Mistake(Double.NaN, "the two roots are complex here, and a real square root has no value"),
                    new Mistake(p / 2, "this is the real part of two complex roots: their size is asked for"),
                    new Mistake(-p / 2, "this is the real part of two complex roots: their size is asked for"),
                    new Mistake(momentum, "this is the product of the two roots: the square of their size"));
        }
        double one = (p + Math.sqrt(discriminant)) / 2, other = (p - Math.sqrt(discriminant)) / 2;
        return List.of(
                new Mistake(Math.max(one, other),
                        "this is the larger root with its sign: the one of the larger size is asked for"),
                new Mistake(Math.min(one, other),
                        "this is the smaller root with its sign: the larger size is asked for"),
                new Mistake(Math.min(Math.abs(one), Math.abs(other)),
                        "this is the root that fades first: the other one stays"));
    }

    /**
     * Wrong rates, as read off a run.
     *
     * @param rate ρ, the right one
     * @param from the first iterate that was used, positive
     * @param to the last one, later
     * @return the mistakes
     * @throws IllegalArgumentException if rate is not positive or the iterates are not in order
     */
    public static List<Mistake> ofMeasuredRate(double rate, int from, int to) {
        Arguments.positive(rate, "rate");
        Arguments.positive(from, "from");
        if (!(to > from)) throw new IllegalArgumentException("to must be after from, was " + to + " with from " + from);
        return List.of(
                new Mistake(rate * rate, "this is the rate of f, the square of the distance's"),
                new Mistake(Math.sqrt(rate), "this is the square root of the rate: it was taken for that of f"),
                new Mistake(Math.pow(rate, 1 / Math.log(10)), "this is what you get with log₁₀ in place of ln"),
                new Mistake(Math.log(rate), "this is the logarithm of the rate"),
                new Mistake(rate * Math.pow((double) to / from, 1.0 / (to - from)),
                        "the factor k of k ρᵏ is still in it"));
    }

    /**
     * Wrong coordinates in the basis of eigenvectors.
     *
     * <pre>{@code Qᵀ (w − w*)}</pre>
     *
     * @param rotation Q, n×n, orthogonal; its columns are the eigenvectors
     * @param w the point, n×1
     * @param minimizer w*, n×1
     * @return the mistakes
     * @throws IllegalArgumentException if the shapes differ
     */
    public static List<Mistake> ofEigencoordinates(SimpleMatrix rotation, SimpleMatrix w, SimpleMatrix minimizer) {
        SimpleMatrix error = Linear.combine(1, w, -1, minimizer);
        return List.of(
                new Mistake(Linear.times(rotation, error), "this is what you get with Q in place of Qᵀ"),
                new Mistake(Linear.transposeTimes(rotation, w), "the minimizer w* is not subtracted"),
                new Mistake(Linear.times(rotation, w),
                        "the minimizer w* is not subtracted, and Q stands in place of Qᵀ"),
                new Mistake(error, "w − w* is not turned yet"));
    }

    /**
     * Wrong estimates of the largest curvature L from gradients.
     *
     * @param f a problem that knows its largest curvature
     * @param x0 where they were taken, n×1
     * @return the mistakes
     * @throws IllegalArgumentException if f does not know it
     */
    public static List<Mistake> ofLargest(Objective f, SimpleMatrix x0) {
        SimpleMatrix g = Arguments.present(f, "f").gradient(x0), along = f.hessianTimes(x0, g);
        double high = largest(f);
        return List.of(
                new Mistake(Linear.dot(g, along) / Linear.dot(g, g),
                        "this is the curvature along the first gradient: other directions are steeper"),
                new Mistake(g.normF() / x0.normF(), "gradients are 0 at the minimizer, not at 0: take a difference"),
                new Mistake(1 / high, "this is 1/L"),
                new Mistake(high * high, "this is L²"));
    }

    private static double largest(Objective f) {
        return Arguments.present(f, "f").smoothness().orElseThrow(() -> unknown("smoothness L"));
    }

    private static double smallest(Objective f) {
        return f.strongConvexity().orElseThrow(() -> unknown("strong convexity μ"));
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("f must know its " + name + ", and this objective does not");
    }
}
