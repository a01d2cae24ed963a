package momentum.check;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.quadratic.MomentumMatrix;
import org.ejml.simple.SimpleMatrix;

/** Wrong data of a figure that shows the gap as the sum of its modes' shares, for {@link Answer#mistakes}. */
public final class FigureMistakes {
    private FigureMistakes() {}

    /**
     * Wrong shares of the modes after k steps of gradient descent, from an error of 1 in each.
     *
     * <pre>{@code ½ λᵢ (1 − αλᵢ)²ᵏ}</pre>
     *
     * @param eigenvalues λ
     * @param stepSize α
     * @param k how many steps
     * @return the mistakes
     * @throws IllegalArgumentException if eigenvalues is null
     */
    public static List<Mistake> ofContributions(double[] eigenvalues, double stepSize, int k) {
        IntToDoubleFunction factor = i -> 1 - stepSize * eigenvalues[i];
        return List.of(
                each(eigenvalues, i -> 0.5 * eigenvalues[i] * Math.pow(factor.applyAsDouble(i), k),
                        "this shrinks like the error; f shrinks by its square"),
                each(eigenvalues, i -> eigenvalues[i] * Math.pow(factor.applyAsDouble(i), 2 * k), "the ½ is lost"),
                each(eigenvalues, i -> 0.5 * Math.pow(factor.applyAsDouble(i), 2 * k),
                        "the eigenvalue before the power is lost"),
                each(eigenvalues, i -> Math.pow(factor.applyAsDouble(i), k),
                        "this is the error of each mode, not its share of the gap"),
                each(eigenvalues, i -> Math.pow(factor.applyAsDouble(i), 2 * k),
                        "this is the square of the error: ½ and the eigenvalue are lost"),
                each(eigenvalues, i -> 0.5 * eigenvalues[i] * Math.pow(factor.applyAsDouble(i), 2 * k + 2),
                        "this is one step more"),
                each(eigenvalues, i -> 0.5 * eigenvalues[i] * Math.pow(factor.applyAsDouble(i), 2 * k - 2),
                        "this is one step fewer"),
                each(eigenvalues, i -> 0.5 * eigenvalues[i] * Math.exp(-2 * k * stepSize * eigenvalues[i]),
                        "this is the gradient flow, which descent only follows"));
    }

    /**
     * Wrong numbers of steps until a mode's share has fallen below a part of what it was.
     *
     * @param eigenvalue λ
     * @param stepSize α
     * @param part of its start, less than 1
     * @return the mistakes
     */
    public static List<Mistake> ofMilestone(double eigenvalue, double stepSize, double part) {
        double rate = Math.abs(1 - stepSize * eigenvalue), exact = Math.log(part) / (2 * Math.log(rate));
        return List.of(
                new Mistake(Math.ceil(2 * exact), "this is for the error; its share of f falls twice as fast"),
                new Mistake(exact, "this is no whole number: which step is the first one?"),
                new Mistake(Math.floor(exact), "this is one step too early: round up"),
                new Mistake(Math.ceil(exact) + 1, "this is one step too late"),
                new Mistake(Math.ceil(exact * Math.log(10)), "both logarithms need the same base"),
                new Mistake(Math.ceil(exact / Math.log(10)), "both logarithms need the same base"),
                new Mistake(Math.ceil(-Math.log(part) / (2 * stepSize * eigenvalue)),
                        "this is the gradient flow, which descent only follows"));
    }

    /**
     * Wrong shares of the modes after k steps of the heavy ball, from an error of 1 in each and at rest.
     *
     * @param eigenvalues λ
     * @param stepSize α
     * @param momentum β
     * @param k how many steps, at least one
     * @return the mistakes
     * @throws IllegalArgumentException if eigenvalues is null
     */
    public static List<Mistake> ofBall(double[] eigenvalues, double stepSize, double momentum, int k) {
        SimpleMatrix right = rightBall(eigenvalues, stepSize, momentum, k);
        return List.of(
                new Mistake(right.scale(2), "the ½ is lost"),
                new Mistake(rightBall(eigenvalues, stepSize, momentum, k + 1), "this is one step more"),
                new Mistake(rightBall(eigenvalues, stepSize, momentum, k - 1), "this is one step fewer"),
                new Mistake(rightBall(eigenvalues, stepSize, 0, k), "this is gradient descent: where is β?"),
                new Mistake(rightBall(eigenvalues, stepSize, 1 - momentum, k),
                        "this is what you get with 1 − β in place of β"),
                each(eigenvalues, i -> error(eigenvalues[i], stepSize, momentum, k),
                        "this is the error of each mode, not its share of the gap"),
                each(eigenvalues, i -> 0.5 * Math.pow(error(eigenvalues[i], stepSize, momentum, k), 2),
                        "the eigenvalue before the square is lost"),
                each(eigenvalues, i -> 0.5 * eigenvalues[i] * Math.pow(
                        new MomentumMatrix(stepSize, momentum, eigenvalues[i]).spectralRadius(), 2 * k),
                        "this is what ρ²ᵏ makes of it, which only bounds the share"));
    }

    /**
     * The shares of the modes after k steps of the heavy ball, from an error of 1 in each and at rest.
     *
     * @param eigenvalues λ
     * @param stepSize α
     * @param momentum β
     * @param k how many steps, zero or more
     * @return the shares, one a mode
     * @throws IllegalArgumentException if eigenvalues is null
     */
    public static SimpleMatrix rightBall(double[] eigenvalues, double stepSize, double momentum, int k) {
        return each(eigenvalues, i -> 0.5 * eigenvalues[i]
                * Math.pow(error(eigenvalues[i], stepSize, momentum, k), 2), "").value();
    }

    private static double error(double eigenvalue, double stepSize, double momentum, int k) {
        return SpectrumMistakes.rightBall(stepSize * eigenvalue, momentum, k);
    }

    private static Mistake each(double[] eigenvalues, IntToDoubleFunction share, String sentence) {
        double[] shares = new double[Arguments.present(eigenvalues, "eigenvalues").length];
        for (int i = 0; i < shares.length; i++) shares[i] = share.applyAsDouble(i);
        return new Mistake(Linear.vector(shares), sentence);
    }
}
