package momentum.multistep;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import momentum.Linear;
import momentum.Objective;
import momentum.flow.Convergence;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.problem.LogCosh;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/**
 * What coefficients say: order, error constant, roots and stability, against the textbooks and theory.md T0-8 to T0-10.
 */
class LinearMultistepTest {
    private static BigFraction over(long p, long q) {
        return new BigFraction(p, q);
    }

    @Test
    void theTextbooksCoefficients() {
        // Hairer, Nørsett and Wanner, tables III.1.1 and III.1.2 and equation III.1.22
        assertCoefficients(LinearMultistep.adamsBashforth(2), List.of(over(-1, 2), over(3, 2), over(0, 1)));
        assertCoefficients(LinearMultistep.adamsBashforth(4),
                List.of(over(-9, 24), over(37, 24), over(-59, 24), over(55, 24), over(0, 1)));
        assertCoefficients(LinearMultistep.adamsMoulton(1), List.of(over(1, 2), over(1, 2)));
        assertCoefficients(LinearMultistep.adamsMoulton(3),
                List.of(over(1, 24), over(-5, 24), over(19, 24), over(9, 24)));
        double[] bdf3 = LinearMultistep.bdf(3).a();
        double[] expected = {-2.0 / 11, 9.0 / 11, -18.0 / 11, 1};
        for (int j = 0; j < 4; j++) assertEquals(expected[j], bdf3[j], 1e-16);
        assertEquals(6.0 / 11, LinearMultistep.bdf(3).b()[3], 1e-16);
        assertCoefficients(LinearMultistep.bdf(1), List.of(over(0, 1), over(1, 1)));
    }

    private static void assertCoefficients(LinearMultistep method, List<BigFraction> b) {
        for (int j = 0; j < b.size(); j++) {
            assertEquals(b.get(j).doubleValue(), method.b()[j], 1e-15, method + ", b[" + j + "]");
        }
    }

    @Test
    void publishedOrdersAndErrorConstants() {
        BigFraction[] bashforth = {over(1, 2), over(5, 12), over(3, 8), over(251, 720), over(95, 288),
                over(19087, 60480)};
        BigFraction[] moulton = {over(-1, 12), over(-1, 24), over(-19, 720), over(-3, 160), over(-863, 60480)};
        for (int s = 1; s <= 6; s++) {
            LinearMultistep method = LinearMultistep.adamsBashforth(s);
            assertEquals(s, method.order());
            assertEquals(bashforth[s - 1], method.exactErrorConstant().orElseThrow(), method.toString());
            assertTrue(method.isZeroStable() && method.isExplicit() && method.isConsistent());
            LinearMultistep bdf = LinearMultistep.bdf(s);
            assertEquals(s, bdf.order());
            assertTrue(bdf.isZeroStable() && !bdf.isExplicit());
            // BDF: C* = −1/(s + 1) after division by σ(1)
            assertEquals(-1.0 / (s + 1), bdf.normalisedErrorConstant(), 1e-14, bdf.toString());
            if (s == 6) continue;
            LinearMultistep implicit = LinearMultistep.adamsMoulton(s);
            assertEquals(s + 1, implicit.order());
            assertEquals(moulton[s - 1], implicit.exactErrorConstant().orElseThrow(), implicit.toString());
        }
        for (int s = 7; s <= 12; s++) assertFalse(LinearMultistep.bdf(s).isZeroStable(), "BDF with " + s + " steps");
    }

    @Test
    void measuredOrdersAreThePublishedOnes() {
        for (int s = 1; s <= 4; s++) {
            for (LinearMultistep method : List.of(LinearMultistep.adamsBashforth(s), LinearMultistep.adamsMoulton(s),
                    LinearMultistep.bdf(s))) {
                Convergence measured = method.convergence(10, 20, 40, 80);
                // theory.md section 8: the last ratio within 4% of 2^p, here ±.1 on p at h = 1/80
                assertEquals(method.order(), measured.orders()[2], 0.1, measured.toString());
                // the error is −C* hᵖ y^(p+1) T = −C* hᵖ (−1)^(p+1)… of e^(−t): in the limit |C*|/e
                double scaled = Math.abs(measured.scaled(method.order())[3]) * Math.E;
                assertEquals(Math.abs(method.normalisedErrorConstant()), scaled, 0.12 * scaled, measured.toString());
            }
        }
    }

    @Test
    void absoluteStabilityOfTheTextbooks() {
        // Hairer and Wanner II, section V.1: real intervals of Adams–Bashforth 2, 6/11, 3/10 and Adams–Moulton 6, 3,
        // 90/49
        assertEquals(2, LinearMultistep.adamsBashforth(1).realInterval(), 1e-9);
        assertEquals(1, LinearMultistep.adamsBashforth(2).realInterval(), 1e-9);
        assertEquals(6.0 / 11, LinearMultistep.adamsBashforth(3).realInterval(), 1e-9);
        assertEquals(3.0 / 10, LinearMultistep.adamsBashforth(4).realInterval(), 1e-9);
        assertEquals(6, LinearMultistep.adamsMoulton(2).realInterval(), 1e-9);
        assertEquals(3, LinearMultistep.adamsMoulton(3).realInterval(), 1e-9);
        for (int s = 1; s <= 6; s++) assertEquals(Double.POSITIVE_INFINITY, LinearMultistep.bdf(s).realInterval());
        // A-stable: the left half plane; BDF 1 and 2 are, BDF 3 is not
        var random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            double x = -random.nextDouble(0.01, 20), y = random.nextDouble(-20, 20);
            assertTrue(LinearMultistep.bdf(1).isStableAt(x, y) && LinearMultistep.bdf(2).isStableAt(x, y));
            assertTrue(LinearMultistep.adamsMoulton(1).isStableAt(new Complex(x, y)));
        }
        assertFalse(LinearMultistep.bdf(3).isStableAt(-0.01, 1.5));
    }

    @Test
    void theHeavyBallIsTheTwoStepMethod() {
        // h bⱼ = (0, η, 0): the same iterates, also where f is no quadratic
        Objective f = LogCosh.of(1, 4);
        assertSame(LinearMultistep.heavyBall(0.9).method(0.05 / (1 - 0.9)), new HeavyBall(0.05, 0.9), f, 1e-12);
        assertSame(LinearMultistep.heavyBall(0.9).oneLeg(0.05 / (1 - 0.9)), new HeavyBall(0.05, 0.9), f, 1e-12);
        assertSame(LinearMultistep.nesterov(0.9).oneLeg(0.05 / (1 - 0.9)), new Nesterov(0.05, 0.9), f, 1e-12);
        // the twin with two gradients is another method, but the same on quadratics
        Quadratic q = Quadratic.diag(1, 7);
        assertSame(LinearMultistep.nesterov(0.9).method(0.05 / (1 - 0.9)), new Nesterov(0.05, 0.9), q, 1e-12);
        double apart = Linear.maxNorm(LinearMultistep.nesterov(0.9).method(0.5).run(f, vector(3, -2), 20).last().x()
                .minus(new Nesterov(0.05, 0.9).run(f, vector(3, -2), 20).last().x()));
        assertTrue(apart > 1e-3, "twins must differ on log cosh, differed by " + apart);
    }

    private static void assertSame(Multistep method, momentum.Optimizer<?> other, Objective f, double within) {
        var mine = method.run(f, vector(3, -2), 100).kept();
        var theirs = other.run(f, vector(3, -2), 100).kept();
        for (int k = 0; k <= 100; k++) {
            assertEquals(0, Linear.maxNorm(mine.get(k).x().minus(theirs.get(k).x())), within, method + ", k = " + k);
        }
    }

    @Test
    void implicitMethodsSolveTheirEquationInBothForms() {
        Objective f = LogCosh.of(1, 4);
        for (LinearMultistep c : List.of(LinearMultistep.bdf(2), LinearMultistep.adamsMoulton(2))) {
            var states = c.method(0.7).run(f, vector(3, -2), 12).kept();
            var legs = c.oneLeg(0.7).run(f, vector(3, -2), 12).kept();
            for (int k = 2; k <= 12; k++) {
                SimpleMatrix left = vector(0, 0), right = vector(0, 0), leg = vector(0, 0), legLeft = vector(0, 0);
                double sum = 0;
                for (int j = 0; j <= 2; j++) {
                    SimpleMatrix x = states.get(k - 2 + j).x(), y = legs.get(k - 2 + j).x();
                    left = left.plus(x.scale(c.a()[j]));
                    right = right.minus(f.gradient(x).scale(0.7 * c.b()[j]));
                    leg = leg.plus(y.scale(c.b()[j]));
                    legLeft = legLeft.plus(y.scale(c.a()[j]));
                    sum += c.b()[j];
                }
                assertEquals(0, Linear.maxNorm(left.minus(right)), 1e-13, c + ", k = " + k);
                assertEquals(0, Linear.maxNorm(legLeft.plus(f.gradient(leg.scale(1 / sum)).scale(0.7 * sum))),
                        1e-13, c + ", one-leg");
            }
        }
    }

    @Test
    void theHeavyBallsOrderAndErrorConstants() {
        for (double beta : new double[] {0, 0.3, 0.5, 0.9, -0.5, 0.99}) {
            LinearMultistep method = LinearMultistep.heavyBall(beta);
            assertEquals(1, method.order(), "β = " + beta);
            // theory.md T0-9: C₂ = (1 + β)/2, C₃ = (2 + β)/3·… of ρ(eʰ) − hσ(eʰ), C* = (1 + β)/(2(1 − β))
            assertEquals((1 + beta) / 2, method.errorConstant(), 1e-15);
            assertEquals((2 + beta) / 3, method.constant(3), 1e-15);
            assertEquals((1 + beta) / (2 * (1 - beta)), method.normalisedErrorConstant(), 1e-12);
            // theory.md T0-10: C₂ = (1 − β + 2β²)/2
            assertEquals((1 - beta + 2 * beta * beta) / 2, LinearMultistep.nesterov(beta).errorConstant(), 1e-15);
            assertTrue(method.isZeroStable() && method.isExact());
        }
        assertEquals(over(19, 20), LinearMultistep.heavyBall(0.9).exactErrorConstant().orElseThrow());
        assertEquals(2, LinearMultistep.heavyBall(-1).order(), "explicit midpoint");
        assertTrue(LinearMultistep.heavyBall(-1).isZeroStable());
        assertFalse(LinearMultistep.heavyBall(1.01).isZeroStable());
        assertFalse(LinearMultistep.heavyBall(-1.01).isZeroStable());
        assertTrue(LinearMultistep.heavyBall(0.999999).isZeroStable(), "two near roots are not a repeated one");
        assertFalse(LinearMultistep.of(new double[] {1, -2, 1}, new double[] {0, 1, 0}).isZeroStable(),
                "β = 1: a repeated root");
    }

    @Test
    void theHeavyBallsMeasuredOrders() {
        // theory.md T0-9: three halvings, and err/(h e⁻¹) → −C*
        assertOrders(LinearMultistep.heavyBall(0.5), 1.0005, 1.0002, 1.0001);
        assertOrders(LinearMultistep.heavyBall(0.9), 1.0150, 1.0076, 1.0038);
        assertOrders(LinearMultistep.heavyBall(-1), 2.011, 2.006, 2.003);
        assertScaled(0, -0.4999);
        assertScaled(0.5, -1.5001);
        assertScaled(0.9, -9.5126);
        assertScaled(-0.5, -0.1666);
        // theory.md T0-10, whose N is not given: the limits are −1 and −8.6, reached like h
        assertEquals(-0.9999, LinearMultistep.nesterov(0.5).convergence(1600, 3200).scaled(1)[1] * Math.E, 2e-4);
        assertEquals(-8.605, LinearMultistep.nesterov(0.9).convergence(1600, 3200).scaled(1)[1] * Math.E, 6e-3);
    }

    private static void assertOrders(LinearMultistep method, double... expected) {
        double[] orders = method.convergence(200, 400, 800, 1600).orders();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], orders[i], method.order() == 2 ? 5e-3 : 5e-4,
                    method + ", halving " + i + ": " + orders[i]);
        }
        // theory.md section 8: the last observed ratio within 4% of 2^p
        assertEquals(method.order(), orders[orders.length - 1], Math.log(1.04) / Math.log(2), method.toString());
    }

    private static void assertScaled(double beta, double expected) {
        double scaled = LinearMultistep.heavyBall(beta).convergence(1600, 3200).scaled(1)[1] * Math.E;
        assertEquals(expected, scaled, 2e-4, "β = " + beta + ": " + scaled);
    }

    @Test
    void theStabilityEllipse() {
        var random = new SplittableRandom(5);
        for (double beta : new double[] {0.5, 0.9}) {
            var ellipse = new StabilityEllipse(beta);
            LinearMultistep method = LinearMultistep.heavyBall(beta);
            int inside = 0;
            for (int i = 0; i < 20_000; i++) {
                double x = random.nextDouble(-4.2, 0.4), y = random.nextDouble(-0.8, 0.8);
                assertEquals(ellipse.contains(x, y), method.isStableAt(x / (1 - beta), y / (1 - beta)),
                        x + " + " + y + "i");
                if (ellipse.contains(x, y)) inside++;
            }
            assertTrue(inside > 1000 && inside < 19_000, "points on both sides");
            // theory.md T0-9: 6 for β = .5, 38 for β = .9
            assertEquals(2 * (1 + beta) / (1 - beta), method.realInterval(), 1e-8);
            Locus boundary = ellipse.effectiveBoundary(360), locus = method.boundaryLocus(360);
            for (int i = 0; i <= 360; i++) {
                assertEquals(boundary.real()[i], locus.real()[i], 1e-12 / (1 - beta));
                assertEquals(boundary.imaginary()[i], locus.imaginary()[i], 1e-12 / (1 - beta));
            }
        }
    }

    @Test
    void stabilityOnRealCurvatures() {
        // theory.md T0-10: 0 < ηλ < 2(1 + β)/(1 + 2β)
        double[][] rows = {{0, 2}, {0.3, 1.625}, {0.5, 1.5}, {0.9, 1.357143}, {0.99, 1.335570}};
        for (double[] row : rows) {
            assertEquals(row[1], LinearMultistep.nesterov(row[0]).realInterval() * (1 - row[0]), 5e-7, "β = " + row[0]);
        }
        for (double s : new double[] {0.01, 0.5, 2, 3.5}) {
            double root = LinearMultistep.heavyBall(0.9).spectralRadius(-s / (1 - 0.9), 0);
            assertEquals(new MomentumMatrix(1, 0.9, s).spectralRadius(), root, 1e-12);
        }
    }

    @Test
    void theRootConditionSeen() {
        // theory.md T0-9: f ≡ 0, x₀ = 0, x₁ = 1e-3, 1000 steps
        double[][] rows = {{0.9, 0.01, 1e-15}, {1, 1.001, 1e-12}, {1.01, 2116.8, 0.2}, {-1, 0.001, 0},
                {-1.01, 10.53, 0.01}};
        for (double[] row : rows) {
            double x = 1e-3, previous = 0;
            for (int k = 1; k <= 1000; k++) {
                double next = new HeavyBall(1, row[0]).next(Quadratic.diag(0), vector(x), vector(previous)).get(0);
                previous = x;
                x = next;
            }
            assertEquals(row[1], Math.abs(row[0] < 0 ? Math.max(Math.abs(x), Math.abs(previous)) : x),
                    Math.max(row[2], 1e-12),
                    "β = " + row[0]);
        }
    }

    @Test
    void aDiagnosisForAnyCoefficients() {
        assertDiagnosis(
                "consistent of order 1 with error constant C* = 3/2, zero-stable, stable for hλ up to 6 on a decaying"
                        + " mode.",
                new double[] {0.5, -1.5, 1}, new double[] {0, 0.5, 0});
        assertDiagnosis(
                "not consistent: ρ(1) = Σ aⱼ is 0.5 instead of 0, so that not even a point at rest stays where it is.",
                new double[] {0, -0.5, 1}, new double[] {0, 1, 0});
        assertDiagnosis(
                "not consistent: ρ′(1) is 0.1 but σ(1) is 0.02, so it follows the equation at 0.2 times its speed.",
                new double[] {0.9, -1.9, 1}, new double[] {0, 0.02, 0});
        assertDiagnosis(
                "not consistent: ρ′(1) is 0 but σ(1) is 1, so it follows no equation of first order, and "
                        + "it is not zero-stable"
                + " either: ρ has the repeated root 1 on the unit circle, and errors grow with the number of steps.",
                new double[] {1, -2, 1}, new double[] {0, 1, 0});
        assertDiagnosis(
                "consistent of order 2 with error constant C* = 1/6, only weakly zero-stable (2 roots of ρ "
                        + "on the unit circle),"
                + " stable for no step on a decaying mode.", new double[] {-1, 0, 1}, new double[] {0, 2, 0});
        // Dahlquist's example: the explicit two-step method of the highest order, −5y_n + 4y_{n+1} + y_{n+2}, of order
        // 3
        assertDiagnosis(
                "consistent of order 3 with error constant C* = 1/36, but not zero-stable: ρ has the root -5 "
                        + "outside the unit circle,"
                + " and errors grow by 5 a step however small h is, so it does not converge.",
                new double[] {-5, 4, 1}, new double[] {2, 4, 0});
        assertTrue(LinearMultistep.of(new double[] {-1, 1}, new double[] {0, 0.5 * Math.sqrt(2)}).diagnosis()
                .startsWith("not consistent: ρ′(1) is 1 but σ(1) is 0.707107"), "irrational coefficients");
        double c = Math.sqrt(2) - 1;
        LinearMultistep irrational = LinearMultistep.of(new double[] {c, -(1 + c), 1}, new double[] {0, 1 - c, 0});
        assertFalse(irrational.isExact());
        assertEquals(1, irrational.order(), "zero up to the rounding of the coefficients");
    }

    private static void assertDiagnosis(String expected, double[] a, double[] b) {
        assertEquals(expected, LinearMultistep.of(a, b).diagnosis());
    }

    @Test
    void aTableWithARowAMethod() {
        Table table = LinearMultistep.table(LinearMultistep.heavyBall(0.9), LinearMultistep.bdf(2));
        assertEquals(List.of("method", "steps", "order", "C*", "range"), table.columnNames());
        assertEquals(List.of("heavy ball, β = 0.9", "BDF, 2 steps"), table.stringColumn("method").asList());
        assertEquals(List.of(1, 2), table.intColumn("order").asList());
        // (1 + β)/(2(1 − β)) and 2(1 + β)/(1 − β); Hairer, Nørsett and Wanner's −1/3
        assertEquals(9.5, table.doubleColumn("C*").get(0), 1e-12);
        assertEquals(38, table.doubleColumn("range").get(0), 1e-8);
        assertEquals(-1.0 / 3, table.doubleColumn("C*").get(1), 1e-15);
        assertEquals(Double.POSITIVE_INFINITY, table.doubleColumn("range").get(1));
        refused("methods must be at least one, were none", LinearMultistep::table);
    }

    @Test
    void rootsOfPolynomials() {
        // (z − 1)²(z + ½)(z² + 4): repeated and complex ones, exactly counted
        double[] a = multiply(multiply(multiply(new double[] {-1, 1}, new double[] {-1, 1}), new double[] {0.5, 1}),
                new double[] {4, 0, 1});
        List<Complex> roots = LinearMultistep.of(a, new double[] {1, 0, 0, 0, 0, 0}).roots();
        assertEquals(5, roots.size());
        assertEquals(2, roots.get(0).norm(), 1e-12);
        assertEquals(1, roots.get(2).getReal(), 1e-12);
        assertEquals(1, roots.get(3).getReal(), 1e-12);
        assertEquals(-0.5, roots.get(4).getReal(), 1e-12);
    }

    private static double[] multiply(double[] p, double[] q) {
        double[] product = new double[p.length + q.length - 1];
        for (int i = 0; i < p.length; i++) for (int j = 0; j < q.length; j++) product[i + j] += p[i] * q[j];
        return product;
    }

    @Test
    void whatIsGivenStaysUntouched() {
        double[] a = {0.5, -1.5, 1}, b = {0, 0.5, 0};
        LinearMultistep method = LinearMultistep.of(a, b);
        a[0] = 7;
        method.a()[1] = 7;
        assertEquals(LinearMultistep.heavyBall(0.5), method);
        SimpleMatrix x0 = vector(3, -2), frozen = x0.copy();
        for (Multistep each : List.of(method.method(0.1), method.oneLeg(0.1), LinearMultistep.bdf(3).method(0.1))) {
            var run = each.run(LogCosh.of(1, 4), x0, 20);
            var second = run.at(2);
            SimpleMatrix before = second.x().copy();
            each.step(LogCosh.of(1, 4), second);
            assertEquals(0, Linear.maxNorm(second.x().minus(before)), 0, each + " changed its state");
            x0.set(0, 99);
            assertEquals(3, run.first().x().get(0), each + " kept the caller's x0");
            x0.set(0, frozen.get(0));
        }
    }

    @Test
    void badCoefficientsGetOneSentence() {
        assertBad("a and b must have the same length, were 3 and 2", new double[] {1, -2, 1}, new double[] {0, 1});
        assertBad("a must have at least two coefficients, had 1", new double[] {1}, new double[] {1});
        assertBad("the leading coefficient a[2] must not be zero", new double[] {-1, 1, 0}, new double[] {1, 0, 0});
        assertBad("b must not be all zeros", new double[] {-1, 1}, new double[] {0, 0});
        assertBad("a[1] must be finite, was NaN", new double[] {-1, Double.NaN}, new double[] {0, 1});
    }

    private static void assertBad(String message, double[] a, double[] b) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> LinearMultistep.of(a, b))
                .getMessage());
    }
}
