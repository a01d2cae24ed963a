package momentum.multistep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.complex.Complex;
import org.hipparchus.fraction.BigFraction;

/** Polynomials with fractions as coefficients, lowest power first, so that a repeated root is found exactly. */
final class Polynomial {
    /** Fractions with larger denominators are taken for rounded numbers. */
    private static final int LARGEST_DENOMINATOR = 1_000_000;

    private final BigFraction[] c;

    private Polynomial(BigFraction... c) {
        int length = c.length;
        while (length > 0 && c[length - 1].signum() == 0) length--;
        this.c = Arrays.copyOf(c, length);
    }

    static Polynomial of(BigFraction... coefficients) {
        return new Polynomial(coefficients);
    }

    /** The simplest fraction within rounding of a number in (−10⁶, 10⁶), or null. */
    static BigFraction fraction(double value) {
        if (!(Math.abs(value) < 1e6)) return null;
        if (Math.abs(value) <= 2 * Math.ulp(1.0)) return BigFraction.ZERO;
        return BigFraction.convergents(value, 40)
                .takeWhile(candidate -> candidate.getDenominator().bitLength() <= 20)
                .filter(candidate -> candidate.getDenominatorAsLong() <= LARGEST_DENOMINATOR)
                .filter(candidate -> Math.abs(candidate.doubleValue() - value)
                        <= 2 * Math.ulp(Math.max(1, Math.abs(value))))
                .findFirst().orElse(null);
    }

    int degree() {
        return c.length - 1;
    }

    private Polynomial derivative() {
        BigFraction[] d = new BigFraction[Math.max(0, c.length - 1)];
        for (int i = 0; i < d.length; i++) d[i] = c[i + 1].multiply(i + 1);
        return new Polynomial(d);
    }

    /** Quotient and remainder. */
    private Polynomial[] divide(Polynomial by) {
        BigFraction[] rest = c.clone(), quotient = new BigFraction[Math.max(1, c.length - by.c.length + 1)];
        Arrays.fill(quotient, BigFraction.ZERO);
        for (int i = c.length - by.c.length; i >= 0; i--) {
            quotient[i] = rest[i + by.degree()].divide(by.c[by.degree()]);
            for (int j = 0; j < by.c.length; j++) rest[i + j] = rest[i + j].subtract(quotient[i].multiply(by.c[j]));
        }
        return new Polynomial[] {new Polynomial(quotient), new Polynomial(rest)};
    }

    /** The greatest common divisor with another. */
    private Polynomial common(Polynomial other) {
        Polynomial p = this, q = other;
        while (q.c.length > 0) {
            Polynomial rest = p.divide(q)[1];
            p = q;
            q = rest;
        }
        return p;
    }

    /** Each root once, from a polynomial without repeated roots. */
    List<Complex> distinctRoots() {
        if (degree() < 1) return List.of();
        return Roots.of(divide(repeated())[0].doubles());
    }

    /** The polynomial whose roots are this one's repeated roots, each one time less. */
    Polynomial repeated() {
        return common(derivative());
    }

    /** All roots, a repeated one as often as it counts. */
    List<Complex> roots() {
        List<Complex> all = new ArrayList<>();
        for (Polynomial p = this; p.degree() >= 1; p = p.repeated()) all.addAll(p.distinctRoots());
        return all;
    }

    private Complex[] doubles() {
        return Arrays.stream(c).map(x -> new Complex(x.doubleValue())).toArray(Complex[]::new);
    }
}
