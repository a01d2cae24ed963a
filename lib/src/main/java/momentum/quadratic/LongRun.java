package momentum.quadratic;

import java.util.ArrayList;
import java.util.List;
import momentum.Linear;
import momentum.TwoStep;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import org.ejml.simple.SimpleMatrix;

/**
 * Where a method stands after any number of steps on a large quadratic, from one start: without the spectrum of A.
 *
 * <pre>{@code x_k ∈ x_0 + span{g, Ag, A²g, …},   g = ∇f(x_0),   A ≈ V (VᵀAV) Vᵀ}</pre>
 *
 * All methods that add up gradients stay in that space. Lanczos' method finds m orthonormal directions V of it, in
 * which A is a small tridiagonal matrix with m modes. The first {@value #TAKEN} steps are taken one by one; later ones
 * are those of the m modes, whose error is what has not died out by then of modes that m directions cannot tell apart.
 *
 * Example:
 * <pre>{@code
 * var colour = Colourization.fourSquares();
 * LongRun.of(colour.sparse(), new SimpleMatrix(1120, 1), 250).after(new HeavyBall(0.2398, 0), 219_695)
 * }</pre>
 *
 * @see <a href="https://doi.org/10.6028/jres.045.026">Lanczos 1950</a>
 */
public final class LongRun {
    private static final int TAKEN = 1000;
    /** A direction this short against A is rounding: the space is complete. */
    private static final double NOTHING = 1e-13;

    private final Quadratic f, seen;
    private final SimpleMatrix x0, none;
    /** The directions, each a row. */
    private final double[][] directions;

    private LongRun(Quadratic f, SimpleMatrix x0, Quadratic seen, double[][] directions) {
        this.f = f;
        this.x0 = x0;
        this.seen = seen;
        this.directions = directions;
        none = new SimpleMatrix(directions.length, 1);
    }

    /**
     * What a start sees of a quadratic.
     *
     * @param f positive definite; an operator will do
     * @param x0 the starting point, n×1, not the minimizer
     * @param directions m, positive; fewer are taken where they already span all that the start can reach
     * @return all runs from there
     * @throws IllegalArgumentException if x0 does not fit or f's gradient there is 0, or m is not positive
     */
    public static LongRun of(Quadratic f, SimpleMatrix x0, int directions) {
        Arguments.positive(directions, "directions");
        SimpleMatrix start = Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy();
        SimpleMatrix next = f.gradient(start);
        double slope = next.normF();
        if (!(slope > 0)) throw new IllegalArgumentException("x0 must not be the minimizer, where nothing moves");
        List<SimpleMatrix> found = new ArrayList<>();
        List<double[]> entries = new ArrayList<>();
        double length = slope, size = 0;
        while (found.size() < directions && length > NOTHING * size) {
            Interruption.poll("finding directions");
            SimpleMatrix v = next.divide(length);
            next = f.times(v);
            double along = v.dot(next);
            entries.add(new double[] {along, length});
            size = Math.max(size, next.normF());
            next = next.minus(v.scale(along));
            if (!found.isEmpty()) next = next.minus(found.get(found.size() - 1).scale(length));
            found.add(v);
            // exactly computed it would be perpendicular to all of them by now
            double[] rest = Linear.array(next);
            for (SimpleMatrix each : found) takeAway(Linear.array(each), rest);
            length = next.normF();
        }
        int m = found.size();
        SimpleMatrix small = new SimpleMatrix(m, m), b = new SimpleMatrix(m, 1);
        for (int i = 0; i < m; i++) {
            small.set(i, i, entries.get(i)[0]);
            if (i == 0) continue;
            small.set(i, i - 1, entries.get(i)[1]);
            small.set(i - 1, i, entries.get(i)[1]);
        }
        b.set(0, -slope);
        return new LongRun(f, start, Quadratic.of(small, b),
                found.stream().map(Linear::array).toArray(double[][]::new));
    }

    private static void takeAway(double[] direction, double[] from) {
        double along = 0;
        for (int i = 0; i < from.length; i++) along += direction[i] * from[i];
        for (int i = 0; i < from.length; i++) from[i] -= along * direction[i];
    }

    /**
     * The eigenvalues that the start sees; the outermost are A's own to many digits.
     *
     * @return m of them, with the eigenvectors in terms of the directions
     */
    public Spectrum spectrum() {
        return seen.spectrum();
    }

    /**
     * The k-th iterate.
     *
     * @param method linear on quadratics, at rest at the minimizer, with the same parameters whatever f is
     * @param k zero or more; a million costs no more than {@value #TAKEN}
     * @return x_k, n×1
     * @throws IllegalArgumentException if k is negative or the method is not of this kind
     */
    public SimpleMatrix after(TwoStep method, long k) {
        Arguments.present(method, "method");
        if (k >= 0 && k <= TAKEN) return method.iterates(f, x0).skip(k).findFirst().orElseThrow().x();
        double[] y = Linear.array(ClosedForm.iterate(seen, method, none, k)), x = Linear.array(x0).clone();
        for (int j = 0; j < y.length; j++) {
            for (int i = 0; i < x.length; i++) x[i] += y[j] * directions[j][i];
        }
        return Linear.wrap(x);
    }

    @Override
    public String toString() {
        return directions.length + " directions of " + f;
    }
}
