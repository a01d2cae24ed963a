package momentum.method;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import momentum.TwoStep;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** Long runs in flat ravines: after a million steps at condition number 10¹² seven digits are left. */
class AccuracyTest {
    private static final double FLAT = 1e-12;
    private static final int STEPS = 1_000_000;
    private static final double ROOT = Math.sqrt(1 / FLAT);
    private static final MathContext DIGITS = new MathContext(60);
    /**
     * Each step rounds x by half a unit of 2⁻⁵³ at most, at random, and the velocity carries it on for up to k steps:
     * k^1.5 units in all. The factor 1 + β, rounded once and in every step the same way, makes it k² units.
     */
    private static final double WITHIN = Math.pow(STEPS, 1.5) * Math.ulp(0.5);

    @Test
    void theHeavyBallAtItsBest() {
        double alpha = 4 / Math.pow(1 + Math.sqrt(FLAT), 2), beta = Math.pow((ROOT - 1) / (ROOT + 1), 2);
        BigDecimal s = new BigDecimal(alpha).multiply(new BigDecimal(FLAT)), b = new BigDecimal(beta);
        assertAgrees(new HeavyBall(alpha, beta), exact(BigDecimal.ONE.add(b).subtract(s), b));
    }

    @Test
    void nesterovsMethodAtItsUsual() {
        double alpha = 1, beta = (ROOT - 1) / (ROOT + 1);
        BigDecimal kept = BigDecimal.ONE.subtract(new BigDecimal(FLAT)), b = new BigDecimal(beta);
        assertAgrees(new Nesterov(alpha, beta), exact(BigDecimal.ONE.add(b).multiply(kept), b.multiply(kept)));
    }

    @Test
    void theNormalizedHeavyBallAtItsBest() {
        double beta = Math.pow((ROOT - 1) / (ROOT + 1), 2), alpha = 4 / Math.pow(1 + Math.sqrt(FLAT), 2) / (1 - beta);
        BigDecimal b = new BigDecimal(beta), s = BigDecimal.ONE.subtract(b).multiply(new BigDecimal(alpha))
                .multiply(new BigDecimal(FLAT));
        assertAgrees(new NormalizedHeavyBall(alpha, beta), exact(BigDecimal.ONE.add(b).subtract(s), b));
    }

    private static void assertAgrees(TwoStep method, double exact) {
        var f = Quadratic.diag(FLAT, 1);
        SimpleMatrix x = vector(1, 0), previous = x;
        for (int k = 0; k < STEPS; k++) {
            SimpleMatrix next = method.next(f, x, previous);
            previous = x;
            x = next;
        }
        double off = Math.abs(x.get(0) / exact - 1);
        assertTrue(off <= WITHIN, method.label() + ": expected " + exact + ", got " + x.get(0) + ", off by " + off);
    }

    /** x after all steps of {@code x₊ = p x − q x₋} from x = x₋ = 1, in sixty digits, by squaring its matrix. */
    private static double exact(BigDecimal p, BigDecimal q) {
        BigDecimal[] square = {p, q.negate(), BigDecimal.ONE, BigDecimal.ZERO};
        BigDecimal x = BigDecimal.ONE, previous = BigDecimal.ONE;
        for (int left = STEPS; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                BigDecimal next = sum(square[0], x, square[1], previous);
                previous = sum(square[2], x, square[3], previous);
                x = next;
            }
            BigDecimal[] m = square;
            square = new BigDecimal[] {sum(m[0], m[0], m[1], m[2]), sum(m[0], m[1], m[1], m[3]),
                sum(m[2], m[0], m[3], m[2]), sum(m[2], m[1], m[3], m[3])};
        }
        return x.doubleValue();
    }

    private static BigDecimal sum(BigDecimal a, BigDecimal x, BigDecimal b, BigDecimal y) {
        return a.multiply(x).add(b.multiply(y)).round(DIGITS);
    }
}
