package momentum.multistep;

import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;

/** The multistep methods of the textbooks, their coefficients from the conditions that define them. */
final class KnownMethods {
    private static final int MOST_STEPS = 12;

    private KnownMethods() {}

    static LinearMultistep adamsBashforth(int s) {
        return adams("Adams–Bashforth, " + inRange(s) + (s == 1 ? " step" : " steps"), s, s);
    }

    static LinearMultistep adamsMoulton(int s) {
        return adams("Adams–Moulton, " + inRange(s) + (s == 1 ? " step" : " steps"), s, s + 1);
    }

    /** y_{n+s} − y_{n+s−1} = h Σ bⱼ Fⱼ with as many unknown b as conditions: q Σ bⱼ j^(q−1) = s^q − (s−1)^q. */
    private static LinearMultistep adams(String name, int s, int unknowns) {
        BigFraction[][] matrix = new BigFraction[unknowns][unknowns];
        BigFraction[] right = new BigFraction[unknowns];
        for (int q = 1; q <= unknowns; q++) {
            for (int j = 0; j < unknowns; j++) matrix[q - 1][j] = new BigFraction(j).pow(q - 1).multiply(q);
            right[q - 1] = new BigFraction(s).pow(q).subtract(new BigFraction(s - 1).pow(q));
        }
        var solution = new FieldLUDecomposition<>(new Array2DRowFieldMatrix<>(matrix)).getSolver()
                .solve(new ArrayFieldVector<>(right));
        BigFraction[] a = zeros(s + 1), b = Arrays.copyOf(solution.toArray(), s + 1);
        a[s] = BigFraction.ONE;
        a[s - 1] = a[s - 1].subtract(BigFraction.ONE);
        if (b[s] == null) b[s] = BigFraction.ZERO;
        return LinearMultistep.exact(name, a, b);
    }

    /** Σ_{k=1}^{s} ∇ᵏ y_{n+s}/k = h F_{n+s}, divided by the leading coefficient. */
    static LinearMultistep bdf(int s) {
        BigFraction[] a = zeros(inRange(s) + 1), b = zeros(s + 1);
        for (int k = 1; k <= s; k++) {
            BigFraction binomial = BigFraction.ONE;
            for (int i = 0; i <= k; i++) {
                // the i-th term of ∇ᵏ y_{n+s} is (−1)ⁱ (k over i) y_{n+s−i}
                a[s - i] = a[s - i].add(binomial.multiply(i % 2 == 0 ? 1 : -1).divide(k));
                binomial = binomial.multiply(k - i).divide(i + 1);
            }
        }
        BigFraction leading = a[s];
        for (int j = 0; j <= s; j++) a[j] = a[j].divide(leading);
        b[s] = BigFraction.ONE.divide(leading);
        return LinearMultistep.exact("BDF, " + s + (s == 1 ? " step" : " steps"), a, b);
    }

    private static int inRange(int s) {
        if (s >= 1 && s <= MOST_STEPS) return s;
        throw new IllegalArgumentException("s must be 1 to " + MOST_STEPS + ", was " + s);
    }

    private static BigFraction[] zeros(int n) {
        BigFraction[] zeros = new BigFraction[n];
        Arrays.fill(zeros, BigFraction.ZERO);
        return zeros;
    }
}
