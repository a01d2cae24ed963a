package momentum.flow;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.concurrent.CancellationException;
import momentum.Linear;
import momentum.Objective;
import momentum.Scheduled;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.problem.LogCosh;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact solutions solve their equations, the energies fall, and the numbers are theory.md's, section 2. */
class FlowsTest {
    /** theory.md T0-2: log cosh(x₁) + x₂⁴/4, minimizer 0. */
    static final Objective VALLEY = new Objective() {
        @Override
        public double value(SimpleMatrix x) {
            return LogCosh.of(1).value(vector(x.get(0))) + Math.pow(x.get(1), 4) / 4;
        }

        @Override
        public SimpleMatrix gradient(SimpleMatrix x) {
            return vector(Math.tanh(x.get(0)), Math.pow(x.get(1), 3));
        }

        @Override
        public java.util.Optional<SimpleMatrix> minimizer() {
            return java.util.Optional.of(vector(0, 0));
        }
    };

    static List<Equation> equations() {
        return List.of(new GradientFlow(), new DampedOscillator(1, 0), new DampedOscillator(2, 0.3),
                new DampedOscillator(1, 2),
                new DampedOscillator(0.5, 40), new StronglyConvexFlow(0.25), new NesterovFlow(1), new NesterovFlow(3),
                new NesterovFlow(4.5));
    }

    @ParameterizedTest
    @MethodSource("equations")
    void exactAndNumericalSolutionsAgree(Equation equation) {
        Quadratic f = Quadratic.of(new SimpleMatrix(new double[][] {{3, 1, 0}, {1, 2, 0}, {0, 0, 0}}),
                vector(1, -4, 0));
        Solution exact = equation.solve(f, vector(1, 2, 3), 6), other = equation.reference(f, vector(1, 2, 3), 6);
        assertTrue(exact.isExact() && !other.isExact(), equation + " should be exact and then not");
        for (double t : exact.times(25)) {
            // theory.md T0-11 has 8.6e-12 for its own reference solution, r = 3; velocities lose a digit more
            assertEquals(0, Linear.maxNorm(exact.at(t).minus(other.at(t))), 5e-11, equation + " at t = " + t);
            assertEquals(0, Linear.maxNorm(exact.velocity(t).minus(other.velocity(t))), 2e-10,
                    equation + ", ẋ at t = " + t);
        }
        assertEquals(3, exact.at(6).get(2), "a flat direction with no slope stays where it is");
    }

    @ParameterizedTest
    @MethodSource("equations")
    void aSaddleIsSolvedExactlyToo(Equation equation) {
        Quadratic f = Quadratic.diag(-1, 2);
        Solution exact = equation.solve(f, vector(0.1, 1), 4), other = equation.reference(f, vector(0.1, 1), 4);
        assertTrue(exact.isExact());
        double scale = Linear.maxNorm(exact.at(4));
        // integration errors grow with the motion along the negative curvature
        assertEquals(0, Linear.maxNorm(exact.at(4).minus(other.at(4))), 1e-10 * Math.max(1, scale),
                equation.toString());
    }

    @ParameterizedTest
    @MethodSource("equations")
    void theEnergyNeverGrows(Equation equation) {
        if (equation instanceof NesterovFlow flow && flow.r() < 3) return;
        if (equation instanceof StronglyConvexFlow) return;
        Solution motion = equation.solve(VALLEY, vector(2, 1.5), 20);
        double[] energies = motion.energies(motion.times(801));
        // rounding and the reference solution's own error
        for (int i = 1; i < energies.length; i++) {
            assertTrue(energies[i] <= energies[i - 1] + 1e-9,
                    equation + ": energy grew by " + (energies[i] - energies[i - 1]));
        }
    }

    @Test
    void theStronglyConvexEnergyNeverGrows() {
        Solution motion = new StronglyConvexFlow(1).solve(Quadratic.diag(1, 30), vector(1, 1), 10);
        double[] energies = motion.energies(motion.times(801));
        for (int i = 1; i < energies.length; i++) {
            assertTrue(energies[i] <= energies[i - 1] * (1 + 1e-12), "at piece " + i);
        }
    }

    @Test
    void theOscillatorLosesWhatFrictionTakes() {
        var ball = new DampedOscillator(1, 0.3);
        Solution motion = ball.solve(VALLEY, vector(2, 1.5), 20);
        double[] ends = motion.energies(0, 20);
        assertEquals(2.59062775, ends[0], 5e-9, "theory.md T0-2");
        assertEquals(0.00408817, ends[1], 5e-9, "theory.md T0-2");
        assertEquals(2.58653958, ball.dissipated(motion), 5e-9, "theory.md T0-2");
        assertEquals(ends[0] - ends[1], ball.dissipated(motion), 1e-10, "Simpson's rule on 8000 pieces");
    }

    @Test
    void theAbscissaIsTheReferences() {
        // theory.md T0-6
        assertEquals(-0.5, new DampedOscillator(1, 1).abscissa(1), 0);
        assertEquals(-0.95, new DampedOscillator(1, 1.9).abscissa(1), 0);
        assertEquals(-1, new DampedOscillator(1, 2).abscissa(1), 0);
        assertEquals(-0.7298, new DampedOscillator(1, 2.1).abscissa(1), 5e-5);
        assertEquals(-0.2679, new DampedOscillator(1, 4).abscissa(1), 5e-5);
        assertEquals(0, new DampedOscillator(1, 0).abscissa(0));
        assertEquals(1, new DampedOscillator(2, 4 * Math.sqrt(0.5)).dampingRatio(1), 1e-15);
    }

    @Test
    void nesterovsFlowHasTheReferencesNumbers() {
        Quadratic f = Quadratic.diag(1);
        Solution motion = new NesterovFlow(3).solve(f, vector(1), 200);
        double most = 0, at = 0;
        for (double t : motion.times(200_001)) {
            double value = t * t * motion.gaps(t)[0];
            if (value > most) {
                most = value;
                at = t;
            }
        }
        assertEquals(0.677134, most, 5e-7, "theory.md T0-11");
        assertEquals(1.84141, at, 1e-3, "theory.md T0-11, on a grid of 0.001");
        double late = 0;
        for (double t = 190; t <= 200; t += 0.001) late = Math.max(late, t * t * t * motion.gaps(t)[0]);
        // the next term of J₁ is 1/t² smaller: 2e-5 relative
        assertEquals(4 / Math.PI, late, 1e-3, "limsup t³f, theory.md T0-11");
    }

    @Test
    void nesterovsLyapunovFunctionHasTheReferencesNumbers() {
        Solution motion = new NesterovFlow(3).solve(VALLEY, vector(2, 1.5), 60);
        assertEquals(12.5, motion.energies(0)[0], 1e-12, "2‖x0‖²");
        assertEquals(0.19035, motion.energies(60)[0], 5e-6, "theory.md T0-11");
    }

    @Test
    void besselFunctionsMeetWhereTheirFormulasChange() {
        for (double order : new double[] {0, 0.5, 1, 2.25, 8, 50, 200, 301}) {
            for (double s : new double[] {4 * (order + 1), 9999.0 * 9999}) {
                double below = Bessel.normalised(order, s * (1 - 1e-12)), above = Bessel.normalised(order, s);
                double size = s < 1e4 ? 1 : Math.exp(org.hipparchus.special.Gamma.logGamma(order + 1)
                        + order * Math.log(2 / Math.sqrt(s))) * Math.sqrt(2 / Math.PI / Math.sqrt(s));
                // a change of 1e-12 in s moves the phase by 5e-9 at √s = 10⁴
                assertEquals(below, above, 1e-8 * size, "order " + order + " at s = " + s);
            }
        }
        assertEquals(Math.cosh(3), Bessel.normalised(-0.5 + 0.5 - 0.5, -9), 1e-12, "ν = −½ is a cosine");
        assertEquals(Math.sin(70) / 70, Bessel.normalised(0.5, 4900), 1e-14, "ν = ½ is sin τ/τ");
        assertEquals(Math.sin(3000) / 3000, Bessel.normalised(0.5, 9e6), 1e-15, "far out");
        // the phase of √s = 3·10⁴ is right to 4e-12
        assertEquals(Math.sin(30_000) / 30_000, Bessel.normalised(0.5, 9e8), 4e-12 / 30_000, "farther out");
    }

    /** {@code Σ_j (−s/4)^j / (j! (ν+1)…(ν+j))} in as many digits as cancel, about √s/2.3, and forty more. */
    private static double inDecimals(double order, double tau) {
        var digits = new MathContext((int) (tau / 2.3) + 50);
        BigDecimal factor = new BigDecimal(tau * tau).divide(new BigDecimal(-4), digits),
                term = BigDecimal.ONE, sum = term;
        for (int j = 1; j < tau || term.abs().compareTo(sum.abs().movePointLeft(30)) > 0; j++) {
            BigDecimal below = new BigDecimal(order).add(new BigDecimal(j)).multiply(new BigDecimal(j));
            term = term.multiply(factor, digits).divide(below, digits);
            sum = sum.add(term, digits);
        }
        return sum.doubleValue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2, 2.75, 20, 50, 100, 200, 301})
    void besselFunctionsOfAnyOrderAndTime(double order) {
        for (double tau : new double[] {0.5, 1.9, 2, 2.1, 5, 12, 20, 21, 34, 35, 60, 150, 400, 900, 2100}) {
            double right = inDecimals(order, tau), found = Bessel.normalised(order, tau * tau);
            double size = tau <= order + 1 ? Math.abs(right) : Math.exp(org.hipparchus.special.Gamma.logGamma(order + 1)
                    + order * Math.log(2 / tau) - 0.5 * Math.log(Math.PI / 2 * tau));
            // ln Γ(ν+1) and ν ln(2/τ) are rounded, and both are below 2000; the phase is right to τ·1e-16
            assertEquals(right, found, (2e-15 + order * 3e-15 + tau * 2e-16) * size, "ν = " + order + ", τ = " + tau);
        }
    }

    @Test
    void theSeriesAtTheStartIsTheExactMotion() {
        Quadratic f = Quadratic.diag(1, 0.25);
        for (double r : new double[] {1, 3, 8}) {
            NesterovFlow flow = new NesterovFlow(r);
            Solution exact = flow.solve(f, vector(1, 2), 1), started = flow.reference(f, vector(1, 2), 1);
            // λt² < 10⁻⁵: in x the terms in t⁴ are near 10⁻¹² and those in t⁶ below rounding,
            // in ẋ those in t³ near 10⁻⁹ and those in t⁵ below 10⁻¹⁵
            for (double t = 1e-3; t < 3e-3; t += 1e-4) {
                assertEquals(0, Linear.maxNorm(exact.at(t).minus(started.at(t))), 5e-16, "x, r = " + r + ", t = " + t);
                assertEquals(0, Linear.maxNorm(exact.velocity(t).minus(started.velocity(t))), 1e-15,
                        "ẋ, r = " + r + ", t = " + t);
            }
        }
    }

    @Test
    void strongFadingFrictionIsTheIntegratorsMotionToo() {
        Quadratic f = Quadratic.diag(1, 0.1);
        for (double r : new double[] {41, 101, 401, 601, 602, 2000}) {
            NesterovFlow flow = new NesterovFlow(r);
            Solution motion = flow.solve(f, vector(1, -2), 60), reference = flow.reference(f, vector(1, -2), 60);
            assertEquals(r <= 601, motion.isExact(), "r = " + r);
            for (double t : motion.times(61)) {
                // the integrator's tolerances, some hundred steps
                assertEquals(0, Linear.maxNorm(motion.at(t).minus(reference.at(t))), 1e-11, "r = " + r + ", t = " + t);
                assertEquals(0, Linear.maxNorm(motion.velocity(t).minus(reference.velocity(t))), 1e-11,
                        "ẋ, r = " + r + ", t = " + t);
            }
        }
        double late = new NesterovFlow(401).solve(f, vector(1, 0), 1e3).at(1e3).get(0);
        assertEquals(5.301891e-168, late, 5e-175, "in 560 digits, at ν = 200, τ = 1000");
    }

    @Test
    void runsComeNearerToTheirFlowAsTheStepShrinks() {
        Quadratic f = Quadratic.diag(1);
        Solution flow = new NesterovFlow(3).solve(f, vector(1), 10);
        // theory.md T0-11: s = 1e-2 … 1e-5
        double[] expected = {0.07375, 0.02368, 0.007529, 0.002385};
        for (int i = 0; i < 4; i++) {
            double s = Math.pow(10, -2 - i);
            var method = new Scheduled<>("Nesterov", k -> new Nesterov(s, Math.max(0, (k - 1.0) / (k + 2))));
            assertEquals(expected[i],
                    flow.distance(method.run(f, vector(1), (int) Math.round(10 / Math.sqrt(s))), Math.sqrt(s)),
                    5e-4 * expected[i] * 2, "s = " + s);
        }
    }

    @Test
    void bothScalingsOfTheHeavyBallHaveTheirLimits() {
        Quadratic f = Quadratic.diag(1);
        // theory.md T0-12: β fixed, t = kη/(1 − β), in units of η/(1 − β); two digits given
        double[] first = {2.83, 6.40, 8.39, 8.90}, second = {0.472, 0.467, 0.466, 0.465};
        Solution ball = new DampedOscillator(1, 0.5).solve(f, vector(1), 10);
        Solution gradientFlow = new GradientFlow().solve(f, vector(1), 1);
        for (int i = 0; i < 4; i++) {
            double eta = Math.pow(10, -2 - i), h = eta / 0.1;
            var run = new HeavyBall(eta, 0.9).run(f, vector(1), (int) Math.round(1 / h));
            assertEquals(first[i], gradientFlow.distance(run, h) / h, 6e-3, "η = " + eta);
            // β = 1 − γ√η with γ = ½, t = k√η, in units of √η
            double root = Math.sqrt(eta);
            var other = new HeavyBall(eta, 1 - root / 2).run(f, vector(1), (int) Math.round(10 / root));
            assertEquals(second[i], ball.distance(other, root) / root, 6e-4, "η = " + eta);
        }
    }

    @Test
    void aRunThatDivergesIsInfinitelyFar() {
        var run = new GradientDescent(3).run(Quadratic.diag(1), vector(1), 5000);
        Solution flow = new GradientFlow().solve(Quadratic.diag(1), vector(1), 15_000);
        assertEquals(Double.POSITIVE_INFINITY, flow.distance(run, 3));
    }

    @Test
    void timeZeroIsNoTroubleForNesterovsFlow() {
        // the series must join the numerical solution: the residual of the equation across the seam
        Solution motion = new NesterovFlow(3).solve(VALLEY, vector(2, 1.5), 5);
        assertEquals(0, Linear.maxNorm(motion.at(0).minus(vector(2, 1.5))), 0);
        assertEquals(0, Linear.maxNorm(motion.velocity(0)), 0);
        double d = 1e-4;
        for (double t : new double[] {5e-4, 1e-3, 1.1e-3, 2e-3, 5e-3}) {
            SimpleMatrix x = motion.at(t), second = motion.velocity(t + d).minus(motion.velocity(t - d))
                    .scale(1 / (2 * d));
            SimpleMatrix residual = second.plus(motion.velocity(t).scale(3 / t)).plus(VALLEY.gradient(x));
            assertEquals(0, Linear.maxNorm(residual), 1e-6, "differences of velocities near t = " + t);
        }
    }

    @Test
    void anEquationOfOnesOwnIsOneLambda() {
        SecondOrder mine = (f, t, x, v) -> v.scale(-0.3).minus(f.gradient(x));
        Solution motion = mine.solve(VALLEY, vector(2, 1.5), 20);
        assertEquals(0, Linear.maxNorm(motion.at(20)
                .minus(new DampedOscillator(1, 0.3).solve(VALLEY, vector(2, 1.5), 20).at(20))), 1e-9);
        FirstOrder slow = (f, t, x) -> f.gradient(x).scale(-0.5);
        assertEquals(Math.exp(-1), slow.solve(Quadratic.diag(1), vector(1), 2).at(2).get(0), 1e-11);
        assertFalse(motion.isExact());
    }

    @Test
    void aStiffProblemIsSaidToBeStiff() {
        Objective stiff = Objective.of(x -> 5e8 * x.get(0) * x.get(0), x -> vector(1e9 * x.get(0)));
        var failure = assertThrows(ArithmeticException.class, () -> new GradientFlow().solve(stiff, vector(1), 1));
        assertTrue(failure.getMessage()
                .matches("the reference solution of ẋ \\+ ∇f\\(x\\) = 0 could not meet its tolerance of "
                + "1e-12 beyond t = \\S+: the problem is stiff or the motion runs away there; shorten the time or "
                        + "scale the problem"),
                failure.getMessage());
    }

    @Test
    void anEquationSingularAtItsStartIsSaidToBe() {
        SecondOrder mine = (f, t, x, v) -> v.scale(-3 / t).minus(f.gradient(x));
        var failure = assertThrows(ArithmeticException.class, () -> mine.solve(VALLEY, vector(2, 1.5), 1));
        assertTrue(failure.getMessage().startsWith("the acceleration must be finite, but at t = 0 it was "),
                failure.getMessage());
    }

    @Test
    void aReferenceSolutionCanBeInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> new GradientFlow().solve(VALLEY, vector(2, 1.5), 1));
        assertFalse(Thread.interrupted());
    }

    @Test
    void severalMotionsAreOneTableWithTheColumnsThatAllOfThemHave() {
        Solution ball = new DampedOscillator(1, 2).solve(Quadratic.diag(1), vector(1), 4);
        Solution fading = new NesterovFlow(3).solve(VALLEY.withLeastValue(0), vector(2, 1.5), 4).named("fading");
        var table = Solution.table(5, ball, fading);
        assertEquals(List.of("motion", "t", "f", "gap", "x₁"), table.columnNames());
        assertEquals(10, table.rowCount());
        assertEquals(ball.equation().toString(), table.stringColumn("motion").get(4));
        assertEquals("fading", table.stringColumn("motion").get(5));
        assertEquals(3, table.doubleColumn("t").get(8));
        assertEquals(fading.at(3).get(0), table.doubleColumn("x₁").get(8));
        assertEquals(ball.values(4.0)[0], table.doubleColumn("f").get(4));
    }

    @Test
    void aMotionTellsHowAMethodComesCloser() {
        Solution flow = new GradientFlow().solve(Quadratic.diag(1), vector(1), 1);
        Convergence euler = flow.convergence("Euler", h -> new GradientDescent(h), 10, 20);
        // at worst at t = 1: e⁻¹ − (1 − h)^(1/h)
        assertEquals(Math.exp(-1) - Math.pow(0.9, 10), euler.errors()[0], 1e-15);
        assertEquals(Math.exp(-1) - Math.pow(0.95, 20), euler.errors()[1], 1e-15);
        assertEquals("Euler", euler.label());
        assertEquals(5, flow.convergence("Euler", h -> new GradientDescent(h)).errors().length);
        SecondOrder free = (f, t, x, v) -> v.scale(0);
        Solution later = free.reference(Quadratic.diag(1), 2, vector(3), vector(0), 4);
        Convergence leaves = later.convergence("leaves", h -> new GradientDescent(h / 2), 2, 4);
        assertEquals(3 - 3 * 0.25, leaves.errors()[0], 1e-12);
    }
}
