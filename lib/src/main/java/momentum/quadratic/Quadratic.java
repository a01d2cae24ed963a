package momentum.quadratic;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A quadratic, the model on which everything about momentum is exactly known.
 *
 * <pre>{@code f(x) = ½ xᵀAx − bᵀx,   ∇f(x) = Ax − b,   ∇²f = A}</pre>
 *
 * A is symmetric; if it is positive definite the minimizer is A⁻¹b, if it is only semidefinite and b lies in its range
 * the minimizer is the shortest of many, and otherwise f has none. L is the largest |λ|, μ the smallest λ if positive.
 * A large A is an operator {@code x -> Ax}, of which neither spectrum nor minimizer is computed.
 *
 * Example:
 * <pre>{@code
 * var f = Quadratic.of(new SimpleMatrix(new double[][] {{3, 1}, {1, 2}}), vector(1, 1));
 * var run = new GradientDescent(0.4).run(f, vector(0, 0), 50);
 * run.last().x().minus(f.minimizer().get())
 * }</pre>
 *
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, First Steps: Gradient Descent</a>
 */
public final class Quadratic implements Objective {
    /** Below both limits ½xᵀAx − bᵀx is far from overflow for any n that fits in memory. */
    private static final double SAFE_POINT = 1e100, SAFE_ENTRY = 1e80;
    /** An eigenvalue this small against the largest is rounding, times n. */
    private static final double ZERO = Math.ulp(1.0);

    private static final Supplier<double[]> UNKNOWN = () -> null;

    private final int n;
    private final Product times;
    private final SimpleMatrix b;
    private final boolean bIsZero, gradientIsProduct;
    private final Lazy<SimpleMatrix> matrix;
    private final Lazy<Spectrum> spectrum;
    private final Lazy<double[]> extremes;
    private final Lazy<Optional<SimpleMatrix>> minimizer;
    private final double largestEntry;

    private Quadratic(Product times, SimpleMatrix b, double largestEntry,
            Supplier<SimpleMatrix> matrix, Supplier<Spectrum> spectrum, Supplier<double[]> extremes) {
        this(times, b, largestEntry, matrix, spectrum, extremes, null);
    }

    private Quadratic(Product times, SimpleMatrix b, double largestEntry,
            Supplier<SimpleMatrix> matrix,
            Supplier<Spectrum> spectrum, Supplier<double[]> extremes, SimpleMatrix knownMinimizer) {
        this.n = b.getNumRows();
        this.times = times;
        this.b = b;
        this.bIsZero = Linear.maxNorm(b) == 0;
        // an operator may return its argument or a vector of its own, which is not ours to give out
        this.gradientIsProduct = bIsZero && !(times instanceof Given);
        this.largestEntry = Math.max(largestEntry, Linear.maxNorm(b));
        this.matrix = new Lazy<>(matrix);
        this.spectrum = new Lazy<>(spectrum);
        this.extremes = new Lazy<>(extremes);
        this.minimizer = new Lazy<>(knownMinimizer == null ? this::findMinimizer : () -> Optional.of(knownMinimizer));
    }

    /**
     * The quadratic of a matrix and a vector.
     *
     * @param matrix A, n×n, symmetric, of any definiteness
     * @param b n×1
     * @return the quadratic; A and b are copied
     * @throws IllegalArgumentException if A is not square, not symmetric or not finite, or b does not fit
     */
    public static Quadratic of(SimpleMatrix matrix, SimpleMatrix b) {
        SimpleMatrix a = Arguments.symmetric(matrix, "A");
        vector(b, a.getNumRows());
        return dense(a, b.copy(), () -> Spectrum.of(a));
    }

    /**
     * The quadratic {@code ½ xᵀAx}, with its minimizer at 0.
     *
     * @param matrix A, n×n, symmetric
     * @return the quadratic with b = 0
     * @throws IllegalArgumentException if A is not square, not symmetric or not finite
     */
    public static Quadratic of(SimpleMatrix matrix) {
        return of(matrix, new SimpleMatrix(Arguments.present(matrix, "A").getNumRows(), 1));
    }

    /**
     * The quadratic {@code ½ Σ λᵢxᵢ²}, whose modes are the coordinates.
     *
     * @param eigenvalues λ₁ … λₙ in the order of the coordinates, at least one
     * @return the quadratic with A = diag(λ), b = 0; no n×n matrix is stored
     * @throws IllegalArgumentException if there is no eigenvalue or one is not finite
     */
    public static Quadratic diag(double... eigenvalues) {
        if (Arguments.present(eigenvalues, "eigenvalues").length == 0) {
            throw new IllegalArgumentException("eigenvalues must be at least one, were none");
        }
        double[] d = eigenvalues.clone();
        Arguments.finite(Linear.wrap(d), "eigenvalues");
        Supplier<double[]> extremes = () -> {
            double smallest = d[0], largest = d[0];
            for (double value : d) {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
            return new double[] {smallest, largest};
        };
        return new Quadratic((x, into) -> scaled(d, x, into), new SimpleMatrix(d.length, 1),
                Linear.maxNorm(Linear.wrap(d)), () -> SimpleMatrix.diag(d),
                () -> Spectrum.sorted(d, SimpleMatrix.identity(d.length)), extremes);
    }

    /**
     * A quadratic whose matrix is given by what it does.
     *
     * @param operator x ↦ Ax, symmetric and linear (not checked), n×1 to n×1, not changing x
     * @param n the dimension, positive
     * @param b n×1
     * @return the quadratic; its spectrum, L, μ and minimizer are not known
     * @throws IllegalArgumentException if n is not positive or b does not fit
     */
    public static Quadratic of(UnaryOperator<SimpleMatrix> operator, int n, SimpleMatrix b) {
        Arguments.present(operator, "operator");
        Arguments.positive(n, "n");
        vector(b, n);
        return new Quadratic(new Given(operator, n), b.copy(), 0,
                notForOperators("matrix"), notForOperators("spectrum"), UNKNOWN);
    }

    /**
     * A quadratic whose matrix is given by what it does, in vectors that are there already: for problems so large that
     * a new vector at every step would cost more than the step.
     *
     * @param product (x, y), two different n×1 vectors, to {@code y = Ax}, symmetric and linear (not checked), not
     *     changing x and writing over all of y
     * @param n the dimension, positive
     * @param b n×1
     * @return the quadratic; its spectrum, L, μ and minimizer are not known
     * @throws IllegalArgumentException if n is not positive or b does not fit
     */
    public static Quadratic inPlace(BiConsumer<SimpleMatrix, SimpleMatrix> product, int n, SimpleMatrix b) {
        Arguments.present(product, "product");
        Arguments.positive(n, "n");
        vector(b, n);
        Product times = (x, into) -> {
            product.accept(Arguments.column(x, "x", n), Arguments.column(into, "into", n));
            return into;
        };
        return new Quadratic(times, b.copy(), 0, notForOperators("matrix"), notForOperators("spectrum"), UNKNOWN);
    }

    /**
     * The quadratic with a given spectrum in rotated coordinates, {@code A = Q diag(λ) Qᵀ}, b = 0.
     *
     * @param eigenvalues λ₁ … λₙ, at least one
     * @param rotation Q, n×n, orthogonal; column i belongs to λᵢ
     * @return the quadratic, its spectrum known without computation
     * @throws IllegalArgumentException if the shapes differ or Q is not orthogonal
     */
    public static Quadratic withSpectrum(double[] eigenvalues, SimpleMatrix rotation) {
        int n = Arguments.present(eigenvalues, "eigenvalues").length;
        return withSpectrum(eigenvalues, rotation, new SimpleMatrix(n, 1));
    }

    /**
     * The quadratic with a given spectrum and linear term.
     *
     * @param eigenvalues λ₁ … λₙ, at least one
     * @param rotation Q, n×n, orthogonal; column i belongs to λᵢ
     * @param b n×1
     * @return the quadratic with {@code A = Q diag(λ) Qᵀ}, its spectrum known without computation
     * @throws IllegalArgumentException if the shapes differ, Q is not orthogonal or b is not finite
     */
    public static Quadratic withSpectrum(double[] eigenvalues, SimpleMatrix rotation, SimpleMatrix b) {
        int n = Arguments.present(eigenvalues, "eigenvalues").length;
        Arguments.present(rotation, "rotation");
        if (!(n > 0 && rotation.getNumRows() == n && rotation.getNumCols() == n)) {
            throw new IllegalArgumentException(
                    "rotation must be " + n + "×" + n + " for " + n + " eigenvalues, was " + Text.shape(rotation));
        }
        Arguments.finite(Linear.wrap(eigenvalues), "eigenvalues");
        Arguments.finite(rotation, "rotation");
        double off = Linear.maxNorm(rotation.transpose().mult(rotation).minus(SimpleMatrix.identity(n)));
        if (!(off <= 1e-10)) {
            throw new IllegalArgumentException(
                    "rotation must be orthogonal, but QᵀQ differed from the identity by " + Text.number(off));
        }
        SimpleMatrix q = rotation.copy();
        double[] values = eigenvalues.clone();
        SimpleMatrix product = q.mult(SimpleMatrix.diag(values)).mult(q.transpose());
        SimpleMatrix a = product.plus(product.transpose()).scale(0.5);
        vector(b, n);
        return dense(a, b.copy(), () -> Spectrum.sorted(values, q));
    }

    private static Quadratic dense(SimpleMatrix a, SimpleMatrix b, Supplier<Spectrum> spectrum) {
        return dense(a, b, spectrum, null);
    }

    /** A quadratic whose spectrum and minimizer are known better than they could be computed from A and b. */
    static Quadratic dense(SimpleMatrix a, SimpleMatrix b, Supplier<Spectrum> spectrum, SimpleMatrix minimizer) {
        Lazy<Spectrum> lazy = new Lazy<>(spectrum);
        double[][] rows = Linear.rows(a);
        // A is symmetric: Aᵀx is Ax, and the faster of the two
        return new Quadratic((x, into) -> Linear.transposeTimes(rows, x, into), b, Linear.maxNorm(a), () -> a, lazy,
                () -> new double[] {lazy.get().smallest(), lazy.get().largest()}, minimizer);
    }

    private static SimpleMatrix scaled(double[] d, SimpleMatrix x, SimpleMatrix into) {
        Arguments.column(x, "x", d.length);
        Arguments.column(into, "into", d.length);
        double[] p = Linear.array(x), product = Linear.array(into);
        for (int i = 0; i < d.length; i++) product[i] = d[i] * p[i];
        return into;
    }

    private static void vector(SimpleMatrix b, int n) {
        if (!(Arguments.present(b, "b").getNumRows() == n && b.getNumCols() == 1)) {
            throw new IllegalArgumentException("b must be " + n + "×1, was " + Text.shape(b));
        }
        Arguments.finite(b, "b");
    }

    private static <T> Supplier<T> notForOperators(String what) {
        return () -> {
            throw new UnsupportedOperationException(
                    "the " + what
                    + " of a quadratic given as an operator is not known; give a matrix to have it computed");
        };
    }

    /**
     * {@code Ax}.
     *
     * @param x n×1
     * @return n×1
     */
    public SimpleMatrix times(SimpleMatrix x) {
        return times.of(x);
    }

    /**
     * The matrix.
     *
     * @return A, n×n
     * @throws UnsupportedOperationException if the quadratic was given as an operator
     */
    public SimpleMatrix matrix() {
        return matrix.get();
    }

    /**
     * The linear term.
     *
     * @return b, n×1
     */
    public SimpleMatrix b() {
        return b;
    }

    /**
     * The eigenvalues and eigenvectors, computed when first asked for.
     *
     * @return the spectrum of A
     * @throws UnsupportedOperationException if the quadratic was given as an operator
     */
    public Spectrum spectrum() {
        return spectrum.get();
    }

    @Override
    public double value(SimpleMatrix x) {
        double[] p = Linear.array(x), ax = Linear.array(times(x)), c = Linear.array(b);
        double sum = 0;
        for (int i = 0; i < n; i++) sum += p[i] * (0.5 * ax[i] - c[i]);
        return sum;
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x) {
        SimpleMatrix ax = times(x);
        return gradientIsProduct ? ax : Linear.combine(1, ax, -1, b);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x, SimpleMatrix into) {
        SimpleMatrix ax = times.into(x, into);
        return gradientIsProduct ? ax : Linear.combine(1, ax, -1, b, into);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix x, SimpleMatrix v) {
        return times(v);
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(n);
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return minimizer.get();
    }

    /**
     * The error along the eigenvectors, in which every mode moves alone.
     *
     * <pre>{@code z = Qᵀ(x − x*)}</pre>
     *
     * @param x n×1
     * @return z, n×1
     * @throws IllegalArgumentException if x is not n×1
     * @throws UnsupportedOperationException if the quadratic has or knows no minimizer or spectrum
     */
    public SimpleMatrix errorModes(SimpleMatrix x) {
        SimpleMatrix best = minimizer().orElseThrow(() ->
                new UnsupportedOperationException(
                        "the error x − x* needs a minimizer, and this quadratic has or knows none"));
        return spectrum().toModes(Linear.combine(1, Arguments.column(x, "x", n), -1, best));
    }

    private Optional<SimpleMatrix> findMinimizer() {
        if (extremes.get() == null) return Optional.empty();
        double smallest = extremes.get()[0], largest = extremes.get()[1];
        double zero = n * ZERO * Math.max(Math.abs(smallest), Math.abs(largest));
        if (smallest < -zero) return Optional.empty();
        if (bIsZero) return Optional.of(new SimpleMatrix(n, 1));
        if (smallest > zero) return Optional.of(matrix().solve(b));
        SimpleMatrix modes = spectrum().toModes(b);
        for (int i = 0; i < n; i++) {
            double eigenvalue = spectrum().eigenvalue(i);
            boolean flat = eigenvalue <= zero;
            // a slope along a flat direction has no bottom; 10⁻¹² forgives the rounding of Qᵀb
            if (flat && Math.abs(modes.get(i)) > 1e-12 * n * Linear.maxNorm(b)) return Optional.empty();
            modes.set(i, flat ? 0 : modes.get(i) / eigenvalue);
        }
        return Optional.of(spectrum().fromModes(modes));
    }

    @Override
    public OptionalDouble smoothness() {
        if (extremes.get() == null) return OptionalDouble.empty();
        return OptionalDouble.of(Math.max(Math.abs(extremes.get()[0]), Math.abs(extremes.get()[1])));
    }

    @Override
    public OptionalDouble strongConvexity() {
        if (extremes.get() == null || !(extremes.get()[0] > 0)) return OptionalDouble.empty();
        return OptionalDouble.of(extremes.get()[0]);
    }

    /** {@code ½ eᵀAe} with e = x − x*: no difference of values, so it stays exact down to the smallest numbers. */
    @Override
    public double gap(SimpleMatrix x) {
        SimpleMatrix best = minimizer().orElseThrow(() ->
                new UnsupportedOperationException(
                        "the gap f − f* needs a minimizer, and this quadratic has or knows none"));
        SimpleMatrix e = Linear.combine(1, x, -1, best);
        // eᵀAe is zero or more for the semidefinite A that has a minimizer; rounding alone can take it below
        return Math.max(0, 0.5 * Linear.dot(e, times(e)));
    }

    @Override
    public boolean isFiniteAt(SimpleMatrix x) {
        double size = Linear.maxNorm(x);
        if (size <= SAFE_POINT && largestEntry <= SAFE_ENTRY) return true;
        return Double.isFinite(size) && Double.isFinite(value(x));
    }

    @Override
    public String toString() {
        return "quadratic in " + n + (n == 1 ? " dimension" : " dimensions");
    }

    /** x ↦ Ax. */
    @FunctionalInterface
    private interface Product {
        /** Ax, in a vector to spare where that is possible. */
        SimpleMatrix into(SimpleMatrix x, SimpleMatrix into);

        /** Ax, new. */
        default SimpleMatrix of(SimpleMatrix x) {
            return into(x, Linear.like(x));
        }
    }

    /** A product that only the caller knows. */
    private record Given(UnaryOperator<SimpleMatrix> operator, int n) implements Product {
        @Override
        public SimpleMatrix into(SimpleMatrix x, SimpleMatrix into) {
            return of(x);
        }

        @Override
        public SimpleMatrix of(SimpleMatrix x) {
            return Arguments.column(operator.apply(x), "the operator's result", n);
        }
    }

    /** A value computed once, when first asked for. */
    private static final class Lazy<T> implements Supplier<T> {
        private Supplier<T> source;
        private T value;

        Lazy(Supplier<T> source) {
            this.source = source;
        }

        @Override
        public synchronized T get() {
            if (source != null) {
                value = source.get();
                source = null;
            }
            return value;
        }
    }
}
