package momentum.noise;

import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Heavy-tailed errors: Student's t in every coordinate, independent.
 *
 * <pre>{@code ξ = s t_ν,   Var ξ = s² ν/(ν − 2) for ν > 2, infinite below}</pre>
 *
 * ν = 1 is Cauchy's law, which has not even a mean; a large ν is the normal law.
 *
 * @param degreesOfFreedom ν, positive
 * @param scale s, positive; unit: that of the gradient
 * @see <a href="https://doi.org/10.1090/S0025-5718-1994-1219705-0">Bailey 1994, Polar generation of random variates with
 *     the t-distribution</a>
 */
public record StudentNoise(double degreesOfFreedom, double scale) implements GradientNoise {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not positive and finite
     */
    public StudentNoise {
        Arguments.positive(degreesOfFreedom, "degreesOfFreedom");
        Arguments.positive(scale, "scale");
    }

    @Override
    public SimpleMatrix gradient(Objective exact, SimpleMatrix x, RandomStream random) {
        Arguments.present(exact, "exact");
        Arguments.present(random, "random");
        double[] errors = new double[Arguments.present(x, "x").getNumRows()];
        for (int i = 0; i < errors.length; i++) errors[i] = draw(random);
        return Linear.combine(1, exact.gradient(x), scale, Linear.wrap(errors));
    }

    /** Bailey's polar method: a point in the unit disc, stretched. */
    private double draw(RandomStream random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1, v = 2 * random.nextDouble() - 1, w = u * u + v * v;
            if (w > 0 && w <= 1) {
                return u * Math.sqrt(degreesOfFreedom * (StrictMath.pow(w, -2 / degreesOfFreedom) - 1) / w);
            }
        }
    }

    @Override
    public SimpleMatrix covariance(SimpleMatrix x) {
        if (!(degreesOfFreedom > 2)) {
            throw new IllegalArgumentException(
                    "degreesOfFreedom must be above 2 for a finite variance, was " + Text.number(degreesOfFreedom));
        }
        return SimpleMatrix.identity(Arguments.present(x, "x").getNumRows())
                .scale(scale * scale * degreesOfFreedom / (degreesOfFreedom - 2));
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
