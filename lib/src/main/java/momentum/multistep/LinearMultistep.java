package momentum.multistep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import momentum.flow.Convergence;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.internal.StableSteps;
import momentum.text.Text;
import org.hipparchus.complex.Complex;
import org.hipparchus.fraction.BigFraction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A linear multistep method: its coefficients, and what they say of it.
 *
 * <pre>{@code Σ aⱼ y_{n+j} = h Σ bⱼ F(y_{n+j}),   ρ(z) = Σ aⱼ zʲ,   σ(z) = Σ bⱼ zʲ,   j = 0 … s}</pre>
 *
 * It has order p iff {@code C_q = (Σ aⱼ j^q − q Σ bⱼ j^(q−1))/q!} vanishes for q = 0 … p, and then makes the error
 * C_{p+1} h^(p+1) y^(p+1) a step; it is zero-stable iff no root of ρ lies outside the unit circle and none on it is
 * repeated. Coefficients within rounding of fractions with denominators up to 10⁶ are taken for these fractions, and
 * everything is then exact.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-78862-1">Hairer, Nørsett and Wanner, Solving Ordinary Differential
 *     Equations I, chapter III</a>
 */
public final class LinearMultistep {
    /** The last constant that is asked for: far beyond every order, and exact fractions grow long. */
    private static final int LARGEST_CONSTANT = 1000;
    /** A modulus this near to 1 is 1: the roots are computed from a polynomial without repeated roots. */
    private static final double ON_CIRCLE = 1e-10;
    /** Sums of rounded coefficients that are zero but for rounding. */
    private static final double ROUNDING = 1e-12;

    private final BigFraction[] a, b;
    private final double[] p, q;
    private final boolean rational;
    private final String name;

    private LinearMultistep(BigFraction[] a, BigFraction[] b, boolean rational, String name) {
        this.a = a;
        this.b = b;
        this.p = Arrays.stream(a).mapToDouble(BigFraction::doubleValue).toArray();
        this.q = Arrays.stream(b).mapToDouble(BigFraction::doubleValue).toArray();
        this.rational = rational;
        this.name = name;
    }

    /**
     * The method with given coefficients, of any quality: {@link #diagnosis} says what is wrong with it.
     *
     * @param a a₀ … a_s, lowest index first, at least two, a_s not zero
     * @param b b₀ … b_s, as many, not all zero
     * @return the method
     * @throws IllegalArgumentException if the lengths differ, there are too few, one is not finite, a_s is zero or all
     *     b are
     */
    public static LinearMultistep of(double[] a, double[] b) {
        if (Arguments.present(a, "a").length != Arguments.present(b, "b").length) {
            throw new IllegalArgumentException("a and b must have the same length, were " + a.length
                    + " and " + b.length);
        }
        if (a.length < 2) throw new IllegalArgumentException("a must have at least two coefficients, had " + a.length);
        for (int j = 0; j < a.length; j++) {
            Arguments.finite(a[j], "a[" + j + "]");
            Arguments.finite(b[j], "b[" + j + "]");
        }
        if (a[a.length - 1] == 0) {
            throw new IllegalArgumentException("the leading coefficient a[" + (a.length - 1) + "] must not be zero");
        }
        if (Arrays.stream(b).allMatch(value -> value == 0)) {
            throw new IllegalArgumentException("b must not be all zeros");
        }
        boolean rational = Arrays.stream(a).allMatch(LinearMultistep::isFraction)
                && Arrays.stream(b).allMatch(LinearMultistep::isFraction);
        return new LinearMultistep(fractions(a, rational), fractions(b, rational), rational, "");
    }

    private static boolean isFraction(double value) {
        return Polynomial.fraction(value) != null;
    }

    private static BigFraction[] fractions(double[] values, boolean simple) {
        return Arrays.stream(values).mapToObj(value -> simple ? Polynomial.fraction(value) : new BigFraction(value))
                .toArray(BigFraction[]::new);
    }

    static LinearMultistep exact(String name, BigFraction[] a, BigFraction[] b) {
        return new LinearMultistep(a, b, true, name);
    }

    /**
     * The heavy ball as a two-step method for gradient flow, with the step h = η/(1 − β).
     *
     * <pre>{@code a = (β, −(1 + β), 1),   b = (0, 1 − β, 0)}</pre>
     *
     * @param momentum β, finite, not 1
     * @return consistent for every β; of order 1, and 2 for β = −1
     * @throws IllegalArgumentException if β is not finite or is 1, where η/(1 − β) is no step
     */
    public static LinearMultistep heavyBall(double momentum) {
        double free = 1 - notOne(momentum);
        return of(new double[] {momentum, -(1 + momentum), 1}, new double[] {0, free, 0})
                .named("heavy ball, β = " + Text.number(momentum));
    }

    /**
     * Nesterov's method as a two-step method for gradient flow, with the step h = η/(1 − β): its one-leg form takes the
     * gradient at (1 + β)x − βx₋, this twin combines two gradients in the same way.
     *
     * <pre>{@code a = (β, −(1 + β), 1),   b = (1 − β)(−β, 1 + β, 0)}</pre>
     *
     * @param momentum β, finite, not 1
     * @return consistent for every β
     * @throws IllegalArgumentException if β is not finite or is 1, where η/(1 − β) is no step
     */
    public static LinearMultistep nesterov(double momentum) {
        double free = 1 - notOne(momentum);
        return of(new double[] {momentum, -(1 + momentum), 1},
                new double[] {-free * momentum, free * (1 + momentum), 0})
                .named("Nesterov, β = " + Text.number(momentum));
    }

    private static double notOne(double momentum) {
        Arguments.finite(momentum, "momentum");
        if (momentum == 1) {
            throw new IllegalArgumentException("momentum must not be 1, where the step η/(1 − β) is infinite");
        }
        return momentum;
    }

    /**
     * Adams and Bashforth's explicit methods; s = 1 is Euler's.
     *
     * @param s the number of steps, 1 to 12
     * @return the method of order s
     * @throws IllegalArgumentException if s is out of range
     */
    public static LinearMultistep adamsBashforth(int s) {
        return KnownMethods.adamsBashforth(s);
    }

    /**
     * Adams and Moulton's implicit methods; s = 1 is the trapezoidal rule.
     *
     * @param s the number of steps, 1 to 12
     * @return the method of order s + 1
     * @throws IllegalArgumentException if s is out of range
     */
    public static LinearMultistep adamsMoulton(int s) {
        return KnownMethods.adamsMoulton(s);
    }

    /**
     * The backward differentiation formulas; s = 1 is implicit Euler.
     *
     * @param s the number of steps, 1 to 12; from 7 on they are not zero-stable
     * @return the method of order s
     * @throws IllegalArgumentException if s is out of range
     */
    public static LinearMultistep bdf(int s) {
        return KnownMethods.bdf(s);
    }

    /**
     * The same method under a name.
     *
     * @param label for tables and legends
     * @return the same coefficients
     */
    public LinearMultistep named(String label) {
        return new LinearMultistep(a, b, rational, Arguments.present(label, "label"));
    }

    /**
     * The number of steps.
     *
     * @return s
     */
    public int steps() {
        return a.length - 1;
    }

    /**
     * The coefficients of ρ.
     *
     * @return a₀ … a_s
     */
    public double[] a() {
        return p.clone();
    }

    /**
     * The coefficients of σ.
     *
     * @return b₀ … b_s
     */
    public double[] b() {
        return q.clone();
    }

    /**
     * Whether each coefficient is within rounding of a fraction with a denominator up to 10⁶.
     *
     * @return true if order, error constant and repeated roots are exact
     */
    public boolean isExact() {
        return rational;
    }

    /**
     * Whether a step needs no equation solved.
     *
     * @return true iff b_s = 0
     */
    public boolean isExplicit() {
        return b[steps()].signum() == 0;
    }

    /**
     * {@code C_q = (Σ aⱼ j^q − q Σ bⱼ j^(q−1))/q!}, the coefficients of ρ(eʰ) − h σ(eʰ) in powers of h.
     *
     * @param q zero or more
     * @return C_q, 0 where it is 0 up to the rounding of the coefficients
     * @throws IllegalArgumentException if q is negative
     */
    public double constant(int q) {
        return exactConstant(q).doubleValue();
    }

    private BigFraction exactConstant(int q) {
        Arguments.notNegative(q, "q");
        if (q > LARGEST_CONSTANT) {
            throw new IllegalArgumentException("q must be at most " + LARGEST_CONSTANT + ", was " + q);
        }
        BigFraction sum = BigFraction.ZERO, size = BigFraction.ZERO, factorial = BigFraction.ONE;
        for (int i = 2; i <= q; i++) factorial = factorial.multiply(i);
        for (int j = 0; j <= steps(); j++) {
            BigFraction left = a[j].multiply(new BigFraction(j).pow(q));
            BigFraction right = q == 0 ? BigFraction.ZERO : b[j].multiply(q).multiply(new BigFraction(j).pow(q - 1));
            sum = sum.add(left).subtract(right);
            size = size.add(left.abs()).add(right.abs());
        }
        boolean zero = !rational && Math.abs(sum.doubleValue()) <= ROUNDING * size.doubleValue();
        return zero ? BigFraction.ZERO : sum.divide(factorial);
    }

    /**
     * Whether ρ(1) = 0 and ρ′(1) = σ(1): as the step shrinks, the method turns into the equation.
     *
     * @return true iff the order is at least 1
     */
    public boolean isConsistent() {
        return order() >= 1;
    }

    /**
     * The order.
     *
     * @return the largest p with C₀ = … = C_p = 0; 0 or −1 if the method is not consistent
     */
    public int order() {
        for (int q = 0; q <= 2 * steps(); q++) if (exactConstant(q).signum() != 0) return q - 1;
        return 2 * steps();
    }

    /**
     * The error constant, C_{p+1}.
     *
     * @return the first C that does not vanish
     */
    public double errorConstant() {
        return constant(order() + 1);
    }

    /**
     * The error constant as a fraction.
     *
     * @return C_{p+1}, or nothing if a coefficient is no fraction
     */
    public Optional<BigFraction> exactErrorConstant() {
        return rational ? Optional.of(exactConstant(order() + 1)) : Optional.empty();
    }

    /**
     * The error constant in units of the equation's own speed, {@code C* = C_{p+1}/σ(1)}: after a time T, the error of
     * a zero-stable method is near −C* hᵖ times what the equation makes of it.
     *
     * @return C*; infinite if σ(1) = 0
     */
    public double normalisedErrorConstant() {
        return errorConstant() / sigma();
    }

    /**
     * The roots of ρ, a repeated one as often as it counts, the largest in modulus first.
     *
     * @return s complex numbers
     */
    public List<Complex> roots() {
        List<Complex> roots = new ArrayList<>(Polynomial.of(a).roots());
        roots.sort((p, q) -> Double.compare((float) q.norm(), (float) p.norm()));
        return roots;
    }

    /**
     * Whether errors of the start stay bounded as the step shrinks: the root condition.
     *
     * @return true iff no root of ρ lies outside the unit circle and none on it is repeated
     */
    public boolean isZeroStable() {
        Polynomial rho = Polynomial.of(a);
        return rho.distinctRoots().stream().allMatch(root -> root.norm() <= 1 + ON_CIRCLE)
                && rho.repeated().distinctRoots().stream().allMatch(root -> root.norm() < 1 - ON_CIRCLE);
    }

    /**
     * Whether, for ẏ = λy with z = hλ, every error dies out.
     *
     * @param real of z
     * @param imaginary of z
     * @return true iff all roots of ρ(w) − zσ(w) lie inside the unit circle
     */
    public boolean isStableAt(double real, double imaginary) {
        return spectralRadius(real, imaginary) < 1 - 4 * Math.ulp(1.0);
    }

    /**
     * Whether, for ẏ = λy with z = hλ, every error dies out.
     *
     * @param z hλ
     * @return true iff all roots of ρ(w) − zσ(w) lie inside the unit circle
     */
    public boolean isStableAt(Complex z) {
        return isStableAt(Arguments.present(z, "z").getReal(), z.getImaginary());
    }

    /**
     * Whether, for ẏ = λy with a real z = hλ, every error dies out; along gradient flow z is −hλ of the curvature.
     *
     * @param z hλ
     * @return true iff all roots of ρ(w) − zσ(w) lie inside the unit circle
     */
    public boolean isStableAt(double z) {
        return isStableAt(z, 0);
    }

    /**
     * The factor by which an error shrinks in a step in the long run, for ẏ = λy with z = hλ.
     *
     * @param real of z
     * @param imaginary of z
     * @return the largest modulus of a root of ρ(w) − zσ(w); infinite where the leading coefficient vanishes
     */
    public double spectralRadius(double real, double imaginary) {
        Complex[] c = new Complex[p.length];
        for (int j = 0; j < c.length; j++) c[j] = new Complex(p[j] - real * q[j], -imaginary * q[j]);
        if (c[steps()].isZero()) return Double.POSITIVE_INFINITY;
        return Roots.of(c).stream().mapToDouble(Complex::norm).max().orElse(0);
    }

    /**
     * How far the stable part of the negative real axis reaches from 0.
     *
     * @return the largest x with stability on (−x, 0), found by trying and halving; infinite beyond 10⁶, 0 if there is
     *     none
     */
    public double realInterval() {
        return StableSteps.limit(1, 900, 1e-13, x -> isStableAt(-x));
    }

    /**
     * Where a root sits on the unit circle: the boundary of the stability region is part of this curve.
     *
     * <pre>{@code z(θ) = ρ(e^{iθ}) / σ(e^{iθ})}</pre>
     *
     * @param n pieces, at least 3
     * @return n + 1 points, the last equal to the first; NaN where σ vanishes
     * @throws IllegalArgumentException if n is below 3
     */
    public Locus boundaryLocus(int n) {
        if (!(n >= 3)) throw new IllegalArgumentException("n must be 3 or more, was " + n);
        double[] x = new double[Arguments.kept(n, "n") + 1], y = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            Interruption.poll("following a boundary");
            double theta = 2 * Math.PI * (i % n) / n;
            Complex above = Complex.ZERO, below = Complex.ZERO;
            for (int j = 0; j <= steps(); j++) {
                Complex w = new Complex(Math.cos(j * theta), Math.sin(j * theta));
                above = above.add(w.multiply(p[j]));
                below = below.add(w.multiply(q[j]));
            }
            Complex z = below.norm() <= ROUNDING ? Complex.NaN : above.divide(below);
            x[i] = z.getReal();
            y[i] = z.getImaginary();
        }
        return new Locus(x, y);
    }

    /**
     * The method at work on an objective's gradient flow.
     *
     * @param h the step in time, positive
     * @return {@code Σ aⱼ x_{n+j} = −h Σ bⱼ ∇f(x_{n+j})}
     * @throws IllegalArgumentException if h is not positive and finite
     */
    public Multistep method(double h) {
        return new Multistep(this, h, false);
    }

    /**
     * The one-leg twin at work: one gradient a step, at the weighted mean of the points.
     *
     * @param h the step in time, positive
     * @return {@code Σ aⱼ x_{n+j} = −h σ(1) ∇f(Σ bⱼ x_{n+j}/σ(1))}
     * @throws IllegalArgumentException if h is not positive and finite, or σ(1) = 0
     */
    public Multistep oneLeg(double h) {
        if (sigma() == 0) {
            throw new IllegalArgumentException("a one-leg method needs weights b whose sum is not zero");
        }
        return new Multistep(this, h, true);
    }

    /**
     * The order of convergence on ẋ = −x from 1 to t = 1, started with exact values.
     *
     * @param counts how many steps, each at least s and 2, at least two of them; none means 100, 200, 400, 800, 1600
     * @return the errors at t = 1
     * @throws IllegalArgumentException if there are too few or too small counts
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Convergence convergence(int... counts) {
        int[] usual = {100, 200, 400, 800, 1600};
        return Multistep.convergence(this, Arguments.present(counts, "counts").length == 0 ? usual : counts);
    }

    /**
     * Several methods side by side.
     *
     * @param methods at least one, in the order of the rows
     * @return columns method, steps, order, C* (the {@linkplain #normalisedErrorConstant normalised error constant})
     *     and range (the {@linkplain #realInterval real interval} of stable hλ)
     * @throws IllegalArgumentException if there is no method
     */
    public static Table table(LinearMultistep... methods) {
        Table table = Table.create("multistep methods", StringColumn.create("method"), IntColumn.create("steps"),
                IntColumn.create("order"), DoubleColumn.create("C*"), DoubleColumn.create("range"));
        for (LinearMultistep method : Arguments.some(methods, "methods")) {
            table.stringColumn("method").append(method.label());
            table.intColumn("steps").append(method.steps());
            table.intColumn("order").append(method.order());
            table.doubleColumn("C*").append(method.normalisedErrorConstant());
            table.doubleColumn("range").append(method.realInterval());
        }
        return table;
    }

    /**
     * What the coefficients say, in one sentence: what is wrong with the method, or its order and stability.
     *
     * @return a sentence
     */
    public String diagnosis() {
        if (order() < 0) {
            return "not consistent: ρ(1) = Σ aⱼ is " + Text.number(constant(0))
                    + " instead of 0, so that not even a point"
                    + " at rest stays where it is"
                    + (isZeroStable() ? "" : ", and not zero-stable either: " + instability()) + ".";
        }
        if (order() < 1) {
            double speed = sigma() / slope();
            String effect = slope() == 0 ? "it follows no equation of first order"
                    : "it follows the equation at " + Text.number(speed, 4) + " times its speed";
            return "not consistent: ρ′(1) is " + Text.number(slope()) + " but σ(1) is " + Text.number(sigma())
                    + ", so " + effect + (isZeroStable() ? "" : ", and it is not zero-stable either: " + instability())
                    + ".";
        }
        String order = "consistent of order " + order() + " with error constant C* = " + normalisedText();
        if (!isZeroStable()) return order + ", but not zero-stable: " + instability() + ", so it does not converge.";
        long onCircle = roots().stream().filter(root -> root.norm() >= 1 - ON_CIRCLE).count();
        double reach = realInterval();
        String stability = reach == 0 ? "stable for no step on a decaying mode"
                : reach == Double.POSITIVE_INFINITY ? "stable for every step on a decaying mode"
                : "stable for hλ up to " + Text.number(reach, 4) + " on a decaying mode";
        return order + ", " + (onCircle > 1 ? "only weakly zero-stable (" + onCircle + " roots of ρ on the unit circle)"
                : "zero-stable")
                + ", " + stability + ".";
    }

    /** σ(1). */
    private double sigma() {
        double sum = Arrays.stream(q).sum();
        return Math.abs(sum) <= ROUNDING ? 0 : sum;
    }

    /** ρ′(1). */
    private double slope() {
        double sum = 0;
        for (int j = 1; j <= steps(); j++) sum += j * p[j];
        return sum;
    }

    /** C*, as a fraction where that is exact. */
    private String normalisedText() {
        BigFraction sum = Arrays.stream(b).reduce(BigFraction.ZERO, BigFraction::add);
        boolean exact = rational && sum.signum() != 0;
        return exact ? text(exactConstant(order() + 1).divide(sum)) : Text.number(normalisedErrorConstant());
    }

    private String instability() {
        Complex largest = roots().get(0);
        if (largest.norm() > 1 + ON_CIRCLE) {
            return "ρ has the root " + text(largest) + " outside the unit circle, and errors grow by "
                    + Text.number(largest.norm(), 4)
                    + " a step however small h is";
        }
        Complex repeated = Polynomial.of(a).repeated().distinctRoots().get(0);
        return "ρ has the repeated root " + text(repeated)
                + " on the unit circle, and errors grow with the number of steps";
    }

    private static String text(Complex z) {
        double imaginary = Math.abs(z.getImaginary()) <= ON_CIRCLE ? 0 : z.getImaginary();
        if (imaginary == 0) return Text.number(z.getReal(), 4);
        return Text.number(z.getReal(), 4) + (imaginary < 0 ? " − " : " + ")
                + Text.number(Math.abs(imaginary), 4) + "i";
    }

    private String text(BigFraction value) {
        return rational ? value.toString().replace(" ", "") : Text.number(value.doubleValue());
    }

    private String texts(BigFraction[] values) {
        return Arrays.stream(values).map(this::text).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearMultistep that && Arrays.equals(a, that.a) && Arrays.equals(b, that.b);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(a) + Arrays.hashCode(b);
    }

    /**
     * The name if it has one.
     *
     * @return a few words
     */
    public String label() {
        return name.isEmpty() ? steps() + "-step method" : name;
    }

    /** {@code heavy ball, β = 0.5: a = (1/2, -3/2, 1), b = (0, 1/2, 0)}. */
    @Override
    public String toString() {
        return label() + ": a = " + texts(a) + ", b = " + texts(b);
    }
}
