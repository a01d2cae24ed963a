package momentum.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A bowl with bumps: many wells, of which the one at 0 is the deepest.
 *
 * <pre>{@code f(x) = ½ c x² + a (1 − cos ωx),   f′(x) = c x + a ω sin ωx,   f″(x) = c + a ω² cos ωx}</pre>
 *
 * One dimension; minimizer 0, value 0, L = c + aω². It has more than one well if {@code aω²} is large against c.
 *
 * Example:
 * <pre>{@code
 * var bumps = MultiWell.bumps();
 * var run = new HeavyBall(0.1, 0.9).run(bumps, vector(6), 200);
 * run.last().x()
 * }</pre>
 *
 * @param curvature c, positive, of the bowl without its bumps
 * @param height a, positive, half the height of a bump
 * @param frequency ω, positive; the wells are 2π/ω apart
 */
public record MultiWell(double curvature, double height, double frequency) implements Objective {
    private static final int MOST_WELLS = 1_000_000;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not positive and finite
     */
    public MultiWell {
        Arguments.positive(curvature, "curvature");
        Arguments.positive(height, "height");
        Arguments.positive(frequency, "frequency");
    }

    /**
     * {@code 0.05 x² + 0.3 (1 − cos 3x)}: seven wells between −7 and 7.
     *
     * @return that problem
     */
    public static MultiWell bumps() {
        return new MultiWell(0.1, 0.3, 3);
    }

    @Override
    public double value(SimpleMatrix point) {
        double x = Arguments.column(point, "x", 1).get(0), sine = Math.sin(frequency * x / 2);
        return 0.5 * curvature * x * x + 2 * height * sine * sine;
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix point) {
        return Linear.vector(slope(Arguments.column(point, "x", 1).get(0)));
    }

    private double slope(double x) {
        return curvature * x + height * frequency * Math.sin(frequency * x);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix point, SimpleMatrix v) {
        Arguments.column(point, "x", 1);
        Arguments.column(v, "v", 1);
        return Linear.vector(
                (curvature + height * frequency * frequency * Math.cos(frequency * point.get(0))) * v.get(0));
    }

    /**
     * The bottoms of all wells.
     *
     * @return local minimizers in ascending order, an odd number of them
     * @throws UnsupportedOperationException if there are more than a million
     */
    public List<Double> wells() {
        // a well lies where the bowl's slope is below the bumps' steepest
        double most = height * frequency * frequency / (Math.PI * curvature);
        if (!(most <= MOST_WELLS)) {
            throw new UnsupportedOperationException(
                    "wells are listed if they are at most " + MOST_WELLS + ", here they are about "
                            + Text.number(most, 2));
        }
        List<Double> right = new ArrayList<>();
        // within a period f″ changes sign at this distance from the middle, where a well would be
        double flex = Math.acos(Math.max(-1, -curvature / (height * frequency * frequency))) / frequency;
        for (int i = 1; ; i++) {
            Interruption.poll("looking for wells");
            double high = 2 * Math.PI * i / frequency, low = high - flex;
            // from one period to the next this slope grows by the bowl's: no well here, none beyond
            if (slope(low) >= 0) break;
            for (int halving = 0; halving < 60; halving++) {
                double middle = (low + high) / 2;
                if (slope(middle) < 0) low = middle;
                else high = middle;
            }
            right.add((low + high) / 2);
        }
        List<Double> all = new ArrayList<>();
        for (int i = right.size() - 1; i >= 0; i--) all.add(-right.get(i));
        all.add(0.0);
        all.addAll(right);
        return List.copyOf(all);
    }

    /** The value itself: the least value is 0. */
    @Override
    public double gap(SimpleMatrix x) {
        return value(x);
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(1);
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return Optional.of(new SimpleMatrix(1, 1));
    }

    @Override
    public OptionalDouble smoothness() {
        return OptionalDouble.of(curvature + height * frequency * frequency);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
