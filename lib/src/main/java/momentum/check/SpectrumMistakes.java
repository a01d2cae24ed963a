package momentum.check;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import org.ejml.simple.SimpleMatrix;

/** Wrong closed forms on a quadratic, and wrong limits of stability, for {@link Answer#mistakes}. */
public final class SpectrumMistakes {
    private SpectrumMistakes() {}

    /**
     * Wrong points after k steps of gradient descent.
     *
     * <pre>{@code w* + Q (I − αΛ)ᵏ Qᵀ (w₀ − w*)}</pre>
     *
     * @param f the problem, with a minimizer
     * @param w0 the start, n×1
     * @param stepSize α
     * @param k how many steps
     * @return the mistakes
     * @throws IllegalArgumentException if f is null or w0 has another shape
     */
    public static List<Mistake> ofDescent(Quadratic f, SimpleMatrix w0, double stepSize, int k) {
        Spectrum s = Arguments.present(f, "f").spectrum();
        Arguments.point(w0, "w0", f.dimension());
        SimpleMatrix best = f.minimizer().orElseThrow(), q = s.vectors();
        SimpleMatrix error = w0.minus(best), modes = s.toModes(error);
        DoubleUnaryOperator right = eigenvalue -> Math.pow(1 - stepSize * eigenvalue, k);
        return List.of(
                new Mistake(s.fromModes(factors(s, modes, right)), "this is the error w − w*: w* is not added again"),
                new Mistake(factors(s, modes, right).plus(best), "the modes are not turned back: Q is missing"),
                new Mistake(q.transpose().mult(factors(s, q.mult(error), right)).plus(best),
                        "this is what you get with Q and Qᵀ exchanged"),
                new Mistake(s.fromModes(factors(s, s.toModes(w0), right)),
                        "the minimizer w* is not subtracted before, nor added after"),
                new Mistake(s.fromModes(factors(s, s.toModes(w0), right)).plus(best),
                        "the minimizer w* is not subtracted before"),
                new Mistake(s.fromModes(factors(s, modes, eigenvalue -> right.applyAsDouble(eigenvalue)
                        / (1 - stepSize * eigenvalue))).plus(best), "this is one step fewer"),
                new Mistake(s.fromModes(factors(s, modes, eigenvalue -> right.applyAsDouble(eigenvalue)
                        * (1 - stepSize * eigenvalue))).plus(best), "this is one step more"),
                new Mistake(s.fromModes(factors(s, modes, eigenvalue -> 1 - k * stepSize * eigenvalue)).plus(best),
                        "each step multiplies: (1 − αλ)ᵏ, not 1 − kαλ"),
                new Mistake(s.fromModes(factors(s, modes, eigenvalue -> Math.pow(1 - stepSize, k))).plus(best),
                        "this is what you get without the eigenvalue, as if all were 1"),
                new Mistake(s.fromModes(factors(s, modes, eigenvalue -> Math.pow(1 + stepSize * eigenvalue, k)))
                        .plus(best), "this is what you get with a plus sign: uphill"),
                new Mistake(s.fromModes(factors(s, modes, eigenvalue -> Math.exp(-k * stepSize * eigenvalue)))
                        .plus(best), "this is the gradient flow, exp(−kαλ), which descent only follows"));
    }

    private static SimpleMatrix factors(Spectrum s, SimpleMatrix modes, DoubleUnaryOperator factor) {
        SimpleMatrix changed = modes.copy();
        for (int i = 0; i < s.size(); i++) changed.set(i, factor.applyAsDouble(s.eigenvalue(i)) * modes.get(i));
        return changed;
    }

    /**
     * Wrong gaps {@code ½ Σ λᵢ xᵢ²}.
     *
     * @param eigenvalues λ
     * @param modes x, the error in the basis of eigenvectors
     * @return the mistakes
     * @throws IllegalArgumentException if one is null or they are not as many
     */
    public static List<Mistake> ofGap(double[] eigenvalues, double[] modes) {
        int n = Arguments.present(modes, "modes").length;
        if (Arguments.present(eigenvalues, "eigenvalues").length != n) {
            throw new IllegalArgumentException("eigenvalues must be as many as modes, " + n + ", were "
                    + eigenvalues.length);
        }
        return List.of(
                sum(eigenvalues, modes, m -> m[0] * m[1] * m[1], "the ½ is lost"),
                sum(eigenvalues, modes, m -> 0.5 * m[1] * m[1], "the eigenvalues are lost: this is ½‖x‖²"),
                sum(eigenvalues, modes, m -> m[1] * m[1], "the eigenvalues are lost: this is ‖x‖²"),
                sum(eigenvalues, modes, m -> 0.5 * m[0] * m[0] * m[1] * m[1],
                        "this is half the square of the gradient"),
                sum(eigenvalues, modes, m -> 0.5 * m[0] * m[1], "the squares are lost"),
                sum(eigenvalues, modes, m -> 0.5 * m[0] * Math.abs(m[1]), "the squares are lost"),
                sum(eigenvalues, modes, m -> 0.5 * m[1] * m[1] / m[0], "divided by λ instead of multiplied"));
    }

    private static Mistake sum(
            double[] eigenvalues, double[] modes, ToDoubleFunction<double[]> term, String sentence) {
        double sum = 0;
        for (int i = 0; i < modes.length; i++) {
            sum += term.applyAsDouble(new double[] {eigenvalues[i], modes[i]});
        }
        return new Mistake(sum, sentence);
    }

    /**
     * Wrong errors of one mode of the heavy ball after k steps, from 1 and at rest.
     *
     * @param stepTimesEigenvalue αλ
     * @param momentum β
     * @param k how many steps, at least one
     * @return the mistakes
     */
    public static List<Mistake> ofBall(double stepTimesEigenvalue, double momentum, long k) {
        MomentumMatrix right = new MomentumMatrix(stepTimesEigenvalue, momentum, 1);
        return List.of(
                new Mistake(error(right, k - 1), "this is one step fewer"),
                new Mistake(error(right, k + 1), "this is one step more"),
                new Mistake(Math.pow(1 - stepTimesEigenvalue, k), "this is gradient descent: where is β?"),
                new Mistake(Math.pow(right.spectralRadius(), k), "this is ρᵏ, which only bounds the error's size"),
                new Mistake(-error(right, k), "the sign is the other one"),
                new Mistake(velocity(right, k), "this is the velocity y, not the error x"));
    }

    private static double error(MomentumMatrix mode, long k) {
        return power(mode, k).get(1, 1);
    }

    private static double velocity(MomentumMatrix mode, long k) {
        return power(mode, k).get(0, 1);
    }

    /** Rᵏ, of the state (y, x), by squaring. */
    private static SimpleMatrix power(MomentumMatrix mode, long k) {
        double b = mode.momentum(), s = mode.stepSize() * mode.eigenvalue();
        SimpleMatrix square = new SimpleMatrix(new double[][] {{b, 1}, {-s * b, 1 - s}});
        SimpleMatrix power = SimpleMatrix.identity(2);
        for (long left = k; left > 0; left /= 2) {
            if (left % 2 == 1) power = power.mult(square);
            square = square.mult(square);
        }
        return power;
    }

    /**
     * The error of one mode of the heavy ball after k steps, from 1 and at rest.
     *
     * @param stepTimesEigenvalue αλ
     * @param momentum β
     * @param k how many steps, zero or more
     * @return the error
     */
    public static double rightBall(double stepTimesEigenvalue, double momentum, long k) {
        return error(new MomentumMatrix(stepTimesEigenvalue, momentum, 1), k);
    }

    /**
     * Wrong limits of αλ, up to which the heavy ball is stable.
     *
     * @param momentum β
     * @return the mistakes
     */
    public static List<Mistake> ofLimit(double momentum) {
        double b = momentum, root = Math.sqrt(b);
        return List.of(
                new Mistake(2, "this is the limit of gradient descent"),
                new Mistake(2 * (1 - b), "this is what you get with 1 − β in place of 1 + β"),
                new Mistake(2 / (1 - b), "so much longer steps become on a slope, but they may not be so long"),
                new Mistake(1 + b, "this is half of it: from here on the sum of the roots is negative"),
                new Mistake((1 + root) * (1 + root), "from here on both roots are real and negative; −1 comes later"),
                new Mistake((1 - root) * (1 - root), "up to here the mode creeps; it is stable far beyond"),
                new Mistake(4, "this is the limit for β = 1"),
                new Mistake(2 * (1 + b) / (1 + 2 * b), "this is the limit of Nesterov's method"));
    }

    /**
     * Wrong limits of αλ, up to which Nesterov's method is stable.
     *
     * @param momentum β
     * @return the mistakes
     */
    public static List<Mistake> ofNesterovLimit(double momentum) {
        double b = momentum;
        return List.of(
                new Mistake(2 * (1 + b), "this is the limit of the heavy ball"),
                new Mistake(2, "this is the limit of gradient descent"),
                new Mistake(2 / (1 + 2 * b), "the factor 1 + β is lost"),
                new Mistake(2 * (1 + b) * (1 + 2 * b), "multiplied by 1 + 2β where it should be divided"),
                new Mistake(4.0 / 3, "this is the limit for β = 1"),
                new Mistake((1 + b) / (1 + 2 * b), "this is half of it"),
                new Mistake(1 + 1 / b, "up to here the product of the roots is small; one is beyond −1 before"));
    }

    /**
     * Wrong matrices of one step of the heavy ball, by rows, for the state (x, x₋).
     *
     * @param stepTimesEigenvalue αλ
     * @param momentum β
     * @return the mistakes
     */
    public static List<Mistake> ofMatrix(double stepTimesEigenvalue, double momentum) {
        double s = stepTimesEigenvalue, b = momentum;
        return List.of(
                matrix(1 + b - s, b, 1, 0, "the last step is x − x₋: β x₋ is subtracted"),
                matrix(1 - b - s, b, 1, 0, "this is what you get when β (x − x₋) is subtracted instead of added"),
                matrix(1 - s, -b, 1, 0, "x takes part in the last step, too: its β is lost"),
                matrix(1 + b + s, -b, 1, 0, "this is what you get when the gradient is added instead of subtracted"),
                matrix(1 + b - s, -b, 0, 1, "the second row must move x to x₋: the next x₋ is x"),
                matrix(0, 1, -b, 1 + b - s, "this is for the state (x₋, x), the other way round"),
                matrix(1 + b - s, 1, -b, 0, "this is the transpose"),
                matrix(2 - b - s, b - 1, 1, 0, "this is what you get with 1 − β in place of β"),
                matrix(1 - s, 0, 1, 0, "this is what you get without momentum"));
    }

    private static Mistake matrix(double a, double b, double c, double d, String sentence) {
        return new Mistake(Linear.vector(a, b, c, d), sentence);
    }
}
