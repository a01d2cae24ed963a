package momentum.solver;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.Series;
import momentum.Trajectory;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.data.Complex_F64;
import org.ejml.simple.SimpleMatrix;

/**
 * A system of linear equations, and the energy that is least at its solution.
 *
 * <pre>{@code Ax = b,   r(x) = b − Ax
 * A symmetric:  f(x) = ½ xᵀAx − bᵀx,  ∇f(x) = −r(x);     otherwise:  f(x) = ½ ‖r(x)‖²,  ∇f(x) = −Aᵀr(x)}</pre>
 *
 * So every method of descent runs on it. Of a symmetric A that is not positive definite f is not least at the solution,
 * and there may be no minimizer; a singular A may have no solution. A large A is a stencil or an operator {@code x ->
 * Ax}: nothing dense is made of it, and its solution is known only if it is {@linkplain #withMinimizer told}.
 *
 * Example:
 * <pre>{@code
 * var system = LinearSystem.of(new SimpleMatrix(new double[][] {{2, 1}, {1, 3}}), vector(3, 5));
 * var run = new ConjugateGradient().run(system, vector(0, 0), 2);
 * system.residual(run.last().x()).normF()
 * }</pre>
 */
public final class LinearSystem implements Objective {
    /** Below both limits f(x) is far from overflow for any n that fits in memory. */
    private static final double SAFE_POINT = 1e100, SAFE_ENTRY = 1e50;
    /** Of so few unknowns a stencil's solution costs less than a second. */
    private static final int SOLVED = 1000;

    private final Coefficients a;
    private final SimpleMatrix b;
    private final double largestEntry;
    private final OptionalDouble smallest, largest;
    private final SimpleMatrix told;
    /** What a dense symmetric A knows of its spectrum and minimizer, lazily; null for any other. */
    private final Quadratic quadratic;
    private Optional<SimpleMatrix> solution;

    private LinearSystem(Coefficients a, SimpleMatrix b, OptionalDouble smallest, OptionalDouble largest,
            SimpleMatrix told) {
        this.a = a;
        this.b = b;
        this.largestEntry = Math.max(a.largestEntry(), Linear.maxNorm(b));
        this.smallest = smallest;
        this.largest = largest;
        this.told = told;
        this.quadratic = a instanceof Dense dense && dense.isSymmetric() ? Quadratic.of(dense.matrix(), b) : null;
    }

    private static LinearSystem of(Coefficients a, SimpleMatrix b) {
        if (!(Arguments.present(b, "b").getNumRows() == a.size() && b.getNumCols() == 1)) {
            throw new IllegalArgumentException("b must be " + a.size() + "×1, was " + Text.shape(b));
        }
        OptionalDouble smallest = OptionalDouble.empty(), largest = OptionalDouble.empty();
        if (a instanceof Stencil stencil && a.isSymmetric()) {
            smallest = OptionalDouble.of(stencil.centre() - stencil.reach());
            largest = OptionalDouble.of(stencil.centre() + stencil.reach());
        }
        return new LinearSystem(a, Arguments.finite(b, "b").copy(), smallest, largest, null);
    }

    /**
     * The system of a matrix, symmetric or not.
     *
     * @param matrix A, n×n
     * @param b n×1
     * @return the system; A and b are copied
     * @throws IllegalArgumentException if A is not square or not finite, or b does not fit
     */
    public static LinearSystem of(SimpleMatrix matrix, SimpleMatrix b) {
        return of(new Dense(Arguments.square(matrix, "A").copy()), b);
    }

    /**
     * The system of a symmetric operator.
     *
     * @param operator x ↦ Ax, symmetric and linear (not checked), n×1 to n×1, not changing x
     * @param n the dimension, positive
     * @param b n×1
     * @return the system; neither its solution nor its spectrum is known
     * @throws IllegalArgumentException if n is not positive or b does not fit
     */
    public static LinearSystem of(UnaryOperator<SimpleMatrix> operator, int n, SimpleMatrix b) {
        return of(operator, operator, n, b);
    }

    /**
     * The system of any operator.
     *
     * @param operator x ↦ Ax, linear (not checked), n×1 to n×1, not changing x
     * @param transpose x ↦ Aᵀx, which the gradient of ½‖b − Ax‖² needs
     * @param n the dimension, positive
     * @param b n×1
     * @return the system; its solution is not known
     * @throws IllegalArgumentException if n is not positive or b does not fit
     */
    public static LinearSystem of(UnaryOperator<SimpleMatrix> operator, UnaryOperator<SimpleMatrix> transpose, int n,
            SimpleMatrix b) {
        Arguments.present(operator, "operator");
        Arguments.present(transpose, "transpose");
        return of(new GivenOperator(Arguments.positive(n, "n"), operator, transpose), b);
    }

    /**
     * The system in a problem: of a quadratic {@code ½xᵀAx − bᵀx} it is {@code Ax = b}.
     *
     * @param f a LinearSystem, which is given back, or a Quadratic
     * @return the system
     * @throws IllegalArgumentException if f is neither
     */
    public static LinearSystem of(Objective f) {
        if (f instanceof LinearSystem system) return system;
        if (Arguments.present(f, "f") instanceof Quadratic q) {
            UnaryOperator<SimpleMatrix> product = q::times;
            return of(product, q.b().getNumRows(), q.b());
        }
        throw new IllegalArgumentException("f must be a LinearSystem or a Quadratic to be solved as Ax = b, was " + f);
    }

    /**
     * {@code −u″ = 1} on n points inside (0, 1), u = 0 at both ends, times h² = 1/(n+1)².
     *
     * <pre>{@code −xᵢ₋₁ + 2xᵢ − xᵢ₊₁ = h²,   λ = 4 sin²(jπh/2)}</pre>
     *
     * @param n the number of unknowns, positive
     * @return the system with A tridiagonal, symmetric and positive definite
     * @throws IllegalArgumentException if n is not positive
     */
    public static LinearSystem poisson(int n) {
        double h = 1.0 / (Arguments.kept(Arguments.positive(n, "n"), "n") + 1.0);
        return of(new Stencil(1, n, 2, -1, -1, 0, 0), SimpleMatrix.filled(n, 1, h * h));
    }

    /**
     * The five-point Laplacian on a grid of unknowns whose border is 0, with b = 1.
     *
     * <pre>{@code 4xᵣ꜀ − xᵣ,꜀₋₁ − xᵣ,꜀₊₁ − xᵣ₋₁,꜀ − xᵣ₊₁,꜀ = 1}</pre>
     *
     * @param rows of the grid, positive
     * @param columns of the grid, positive
     * @return the system of rows × columns unknowns, row by row
     * @throws IllegalArgumentException if one is not positive or there are too many unknowns
     */
    public static LinearSystem laplacian(int rows, int columns) {
        long unknowns = (long) Arguments.positive(rows, "rows") * Arguments.positive(columns, "columns");
        int n = Arguments.kept(unknowns, "rows × columns");
        return of(new Stencil(rows, columns, 4, -1, -1, -1, -1), SimpleMatrix.filled(n, 1, 1));
    }

    /**
     * {@code −u″ + cu′ = 1} on n points inside (0, 1), u = 0 at both ends, by central differences, times h² = 1/(n+1)².
     *
     * <pre>{@code −(1 + p) xᵢ₋₁ + 2xᵢ − (1 − p) xᵢ₊₁ = h²,   p = ch/2,   λ = 2 + 2√(1 − p²) cos(jπh)}</pre>
     *
     * Where |p| is above 1 all eigenvalues have the real part 2, and imaginary parts that may be larger.
     *
     * @param n the number of unknowns, positive
     * @param velocity c; 0 is {@link #poisson}
     * @return the system; its A is not symmetric unless c = 0
     * @throws IllegalArgumentException if n is not positive or the velocity not finite
     */
    public static LinearSystem convectionDiffusion(int n, double velocity) {
        double h = 1.0 / (Arguments.kept(Arguments.positive(n, "n"), "n") + 1.0);
        double p = Arguments.finite(velocity, "velocity") * h / 2;
        return of(new Stencil(1, n, 2, -1 - p, -1 + p, 0, 0), SimpleMatrix.filled(n, 1, h * h));
    }

    /**
     * The same A with another right-hand side.
     *
     * @param right b, n×1
     * @return the system; a solution that was told is forgotten
     * @throws IllegalArgumentException if b is not finite or does not fit
     */
    public LinearSystem withRightSide(SimpleMatrix right) {
        Arguments.finite(Arguments.column(right, "right", a.size()), "right");
        return new LinearSystem(a, right.copy(), smallest, largest, null);
    }

    /**
     * The same system with a solution that the caller knows, so that gap and error can be measured.
     *
     * @param x x*, n×1, with Ax* = b (not checked)
     * @return a system that knows it
     * @throws IllegalArgumentException if x is not finite or does not fit
     */
    @Override
    public LinearSystem withMinimizer(SimpleMatrix x) {
        Arguments.point(x, "x", dimension());
        return new LinearSystem(a, b, smallest, largest, x.copy());
    }

    /**
     * {@code Ax}.
     *
     * @param x n×1
     * @return n×1, new
     */
    public SimpleMatrix times(SimpleMatrix x) {
        return a.times(Arguments.column(x, "x", a.size()));
    }

    /** {@code Ax}, in a vector to spare, which is not x, where that is possible. */
    SimpleMatrix times(SimpleMatrix x, SimpleMatrix into) {
        return a.times(Arguments.column(x, "x", a.size()), into);
    }

    /**
     * The right-hand side.
     *
     * @return b, n×1
     */
    public SimpleMatrix b() {
        return b;
    }

    /**
     * {@code b − Ax}.
     *
     * @param x n×1
     * @return r, n×1, new
     */
    public SimpleMatrix residual(SimpleMatrix x) {
        return Linear.combine(1, b, -1, times(x));
    }

    /**
     * The lengths of the residuals along a run.
     *
     * @param run a run on this system, of any method
     * @return {@code ‖b − Axₖ‖} of each kept iterate
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Series residuals(Trajectory<?> run) {
        Arguments.present(run, "run");
        return run.measured("residual, " + run.label(), s -> residual(s.x()).normF());
    }

    /**
     * Whether A is symmetric, up to rounding; of an operator, whether it was said to be.
     *
     * @return true if f is the quadratic energy
     */
    public boolean isSymmetric() {
        return a.isSymmetric();
    }

    /**
     * The matrix, where it has entries and no more than a thousand unknowns.
     *
     * @return A, n×n
     * @throws UnsupportedOperationException if A is an operator or too large
     */
    public SimpleMatrix matrix() {
        Dense dense = dense();
        if (dense != null) return dense.matrix();
        throw new UnsupportedOperationException("the matrix of " + this + " is not kept: give it as a matrix");
    }

    private Dense dense() {
        if (a instanceof Dense dense) return dense;
        return a instanceof Stencil stencil && a.size() <= SOLVED ? stencil.dense() : null;
    }

    /**
     * The solution.
     *
     * @return A⁻¹b, if A is not singular and the solution was told or A is a matrix of its own, or a stencil of at most
     *     a thousand unknowns
     */
    public synchronized Optional<SimpleMatrix> solution() {
        if (solution == null) {
            Dense dense = told == null ? dense() : null;
            solution = Optional.ofNullable(dense == null ? told : dense.solve(b));
        }
        return solution;
    }

    /**
     * The largest |eigenvalue| of what one sweep of Jacobi's method does to the error.
     *
     * @return ρ(I − D⁻¹A)
     * @throws UnsupportedOperationException if A is an operator
     * @throws IllegalArgumentException if there is a zero on the diagonal of A
     */
    public double jacobiRadius() {
        if (a instanceof Stencil stencil) return stencil.jacobiRadius();
        return rate(new Jacobi());
    }

    /**
     * What a method makes of the error in one step, in the long run: the largest |eigenvalue| of its iteration matrix.
     *
     * @param method one whose step from x depends on x alone, and on it affinely: Jacobi, Gauss–Seidel, SOR, gradient
     *     descent
     * @return ρ, the error's factor a step
     * @throws UnsupportedOperationException if A is an operator or too large for its matrix
     * @throws IllegalArgumentException if the method breaks down or does not step affinely
     */
    public double rate(Optimizer<?> method) {
        Arguments.present(method, "method");
        matrix();
        LinearSystem homogeneous = withRightSide(new SimpleMatrix(a.size(), 1));
        var errors = new SimpleMatrix(a.size(), a.size());
        for (int j = 0; j < a.size(); j++) {
            Interruption.poll("finding a method's rate");
            SimpleMatrix unit = new SimpleMatrix(a.size(), 1);
            unit.set(j, 1);
            errors.setColumn(j, homogeneous.after(method, unit));
        }
        double radius = 0;
        for (Complex_F64 each : errors.eig().getEigenvalues()) radius = Math.max(radius, each.getMagnitude());
        return radius;
    }

    private <S extends Iterate> SimpleMatrix after(Optimizer<S> method, SimpleMatrix x) {
        S next = method.step(this, method.start(this, x));
        Arguments.present(next, "the method's next state").breakdown().ifPresent(why -> {
            throw new IllegalArgumentException("method must not break down, but " + why);
        });
        return next.x();
    }

    /** A's entries, for a method that sweeps through them. */
    Coefficients entries(String method) {
        if (a.hasEntries()) return a;
        throw new IllegalArgumentException(
                method + " needs the entries of A, and this system has an operator: give a matrix or a stencil");
    }

    @Override
    public double value(SimpleMatrix x) {
        Arguments.column(x, "x", a.size());
        if (!isSymmetric()) {
            SimpleMatrix r = residual(x);
            return 0.5 * Linear.dot(r, r);
        }
        return Linear.dot(x, Linear.combine(0.5, times(x), -1, b));
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix x) {
        SimpleMatrix against = Linear.combine(1, times(x), -1, b);
        return isSymmetric() ? against : a.transposeTimes(against);
    }

    @Override
    public SimpleMatrix hessianTimes(SimpleMatrix x, SimpleMatrix v) {
        SimpleMatrix product = times(v);
        return isSymmetric() ? product : a.transposeTimes(product);
    }

    @Override
    public OptionalInt dimension() {
        return OptionalInt.of(a.size());
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        if (told != null || !isSymmetric()) return solution();
        if (quadratic != null) return quadratic.minimizer();
        return smallest.isPresent() && smallest.getAsDouble() > 0 ? solution() : Optional.empty();
    }

    @Override
    public OptionalDouble smoothness() {
        if (quadratic != null) return quadratic.smoothness();
        if (largest.isEmpty()) return largest;
        return OptionalDouble.of(Math.max(Math.abs(smallest.getAsDouble()), Math.abs(largest.getAsDouble())));
    }

    @Override
    public OptionalDouble strongConvexity() {
        if (quadratic != null) return quadratic.strongConvexity();
        return smallest.isPresent() && smallest.getAsDouble() > 0 ? smallest : OptionalDouble.empty();
    }

    /** {@code ½eᵀAe} or {@code ½‖Ae‖²} with e = x − x*: no difference of values. */
    @Override
    public double gap(SimpleMatrix x) {
        SimpleMatrix best = minimizer().orElseThrow(() -> new UnsupportedOperationException(
                "the gap f − f* needs a minimizer, and this system has or knows none"));
        SimpleMatrix e = Linear.combine(1, Arguments.column(x, "x", a.size()), -1, best), ae = times(e);
        return isSymmetric() ? Math.max(0, 0.5 * Linear.dot(e, ae)) : 0.5 * Linear.dot(ae, ae);
    }

    @Override
    public boolean isFiniteAt(SimpleMatrix x) {
        double size = Linear.maxNorm(x);
        if (size <= SAFE_POINT && largestEntry <= SAFE_ENTRY) return true;
        return Double.isFinite(size) && Double.isFinite(value(x));
    }

    @Override
    public String toString() {
        String form = a instanceof GivenOperator
                ? (isSymmetric() ? "a symmetric operator" : "an operator") : "a " + a;
        return "linear system of " + Text.count(a.size(), "unknown") + ", " + form;
    }
}
