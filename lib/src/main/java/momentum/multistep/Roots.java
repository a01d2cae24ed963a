package momentum.multistep;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.complex.Complex;

/** Roots of polynomials of low degree with complex coefficients, lowest power first. */
final class Roots {
    private static final int MOST_STEPS = 500;

    private Roots() {}

    /** The roots by Durand and Kerner's simultaneous iteration, the largest in modulus first. */
    static List<Complex> of(Complex... coefficients) {
        int n = coefficients.length - 1;
        while (n > 0 && coefficients[n].isZero()) n--;
        Complex[] roots = new Complex[Math.max(0, n)];
        if (n == 1) roots[0] = coefficients[0].divide(coefficients[1]).negate();
        else if (n == 2) quadratic(coefficients, roots);
        else if (n > 2) iterate(coefficients, n, roots);
        Comparator<Complex> order = Comparator.comparingDouble((Complex z) -> -rounded(z.norm()))
                .thenComparingDouble(z -> -rounded(z.getReal())).thenComparingDouble(z -> -z.getImaginary());
        return Arrays.stream(roots).sorted(order).toList();
    }

    /** Equal moduli must not be told apart by rounding. */
    private static double rounded(double value) {
        return (float) value;
    }

    private static void quadratic(Complex[] c, Complex[] roots) {
        Complex root = c[1].square().subtract(c[2].multiply(c[0]).multiply(4)).sqrt();
        boolean along = c[1].getReal() * root.getReal() + c[1].getImaginary() * root.getImaginary() >= 0;
        // no difference of nearly equal numbers
        Complex q = c[1].add(along ? root : root.negate()).multiply(-0.5);
        roots[0] = q.divide(c[2]);
        roots[1] = q.isZero() ? Complex.ZERO : c[0].divide(q);
    }

    private static void iterate(Complex[] c, int n, Complex[] roots) {
        double radius = 0;
        for (int i = 0; i < n; i++) radius = Math.max(radius, Math.pow(c[i].norm() / c[n].norm(), 1.0 / (n - i)));
        if (radius == 0) {
            Arrays.fill(roots, Complex.ZERO);
            return;
        }
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / n + 0.4;
            roots[i] = new Complex(radius * Math.cos(angle), radius * Math.sin(angle));
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double moved = 0;
            for (int i = 0; i < n; i++) {
                Complex below = c[n];
                for (int j = 0; j < n; j++) if (j != i) below = below.multiply(roots[i].subtract(roots[j]));
                if (below.isZero()) below = new Complex(Double.MIN_NORMAL);
                Complex change = value(c, n, roots[i]).divide(below);
                roots[i] = roots[i].subtract(change);
                moved = Math.max(moved, change.norm());
            }
            if (moved <= 4 * Math.ulp(radius)) return;
        }
    }

    private static Complex value(Complex[] c, int n, Complex z) {
        Complex sum = c[n];
        for (int i = n - 1; i >= 0; i--) sum = sum.multiply(z).add(c[i]);
        return sum;
    }
}
