package momentum.flow;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Series;
import momentum.Status;
import momentum.TwoStep;
import momentum.problem.LogCosh;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.TwoStepMode;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What continuous time knows of fixed momentum: theory.md, T4-1 to T4-8, and the errors K1 to K6 of the paper. */
class FixedMomentumTest {
    private static final FixedMomentum BALL = FixedMomentum.heavyBall(0.9), AHEAD = FixedMomentum.nesterov(0.9);
    private static final Quadratic FIVE = Quadratic.diag(5, 1);

    /** {@code log cosh(u₁) + 2 log cosh(u₂ − u₁/2)} with its Hessian: the non-quadratic loss of T4-6. */
    private static final Objective TWISTED = new Objective() {
        @Override
        public double value(SimpleMatrix u) {
            return logCosh(u.get(0)) + 2 * logCosh(u.get(1) - u.get(0) / 2);
        }

        @Override
        public SimpleMatrix gradient(SimpleMatrix u) {
            double first = Math.tanh(u.get(0)), second = 2 * Math.tanh(u.get(1) - u.get(0) / 2);
            return vector(first - second / 2, second);
        }

        @Override
        public SimpleMatrix hessianTimes(SimpleMatrix u, SimpleMatrix v) {
            double first = sech2(u.get(0)) * v.get(0);
            double second = 2 * sech2(u.get(1) - u.get(0) / 2) * (v.get(1) - v.get(0) / 2);
            return vector(first - second / 2, second);
        }
    };

    private static double logCosh(double x) {
        return Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x))) - Math.log(2);
    }

    private static double sech2(double x) {
        return 1 / (Math.cosh(x) * Math.cosh(x));
    }

    /** As {@link Solution#distance} measures it, but at every step: a long run keeps only some. */
    private static double largest(FixedMomentum family, Objective f, SimpleMatrix u0, double h, Solution motion) {
        int steps = (int) Math.round(motion.until() / h);
        SimpleMatrix previous = u0, u = u0;
        double worst = 0;
        TwoStep method = family.method(h);
        for (int k = 1; k <= steps; k++) {
            SimpleMatrix next = method.next(f, u, previous);
            previous = u;
            u = next;
            worst = Math.max(worst, Linear.maxNorm(u.minus(motion.at(Math.min(k * h, motion.until())))));
        }
        return worst;
    }

    @Test
    void theFamilyHoldsBothMethodsAndEverythingBetween() {
        // T4-1
        TwoStep ball = BALL.method(0.01), own = new FixedMomentum(0.9, 0.3).method(0.01);
        SimpleMatrix u = vector(1, 2), before = vector(1.1, 2.3);
        SimpleMatrix byHand = u.plus(u.minus(before).scale(0.9)).minus(FIVE.gradient(u).scale(0.01));
        assertEquals(0, Linear.maxNorm(ball.next(FIVE, u, before).minus(byHand)), 1e-15);
        SimpleMatrix ahead = u.plus(u.minus(before).scale(0.3));
        byHand = u.plus(u.minus(before).scale(0.9)).minus(FIVE.gradient(ahead).scale(0.01));
        assertEquals(0, Linear.maxNorm(own.next(FIVE, u, before).minus(byHand)), 1e-15);
        ahead = u.plus(u.minus(before).scale(0.9));
        byHand = ahead.minus(FIVE.gradient(ahead).scale(0.01));
        assertEquals(0, Linear.maxNorm(AHEAD.method(0.01).next(FIVE, u, before).minus(byHand)), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"-10, 1.9355", "-14, 1.9935", "-18, 1.9994"})
    void theLimitIsARescaledFlowWithItsConstant(int exponent, double constant) {
        // T4-2, λ = .5, q = 1: sup error / h → qλλ̄² = 2
        FixedMomentum family = FixedMomentum.heavyBall(0.5);
        Quadratic f = Quadratic.diag(1);
        double h = Math.pow(2, exponent);
        assertEquals(constant, largest(family, f, vector(1), h, family.limit().solve(f, vector(1), 1)) / h, 5e-5);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0, 0.95", "0.9, 0.9, 0.86", "0, 0, 0.5", "0.5, 0.5, 0.5"})
    void theWeightOfInertiaIsTheErrorConstant(double momentum, double lookAhead, double alpha) {
        // T4-3: (1+λ)/2 and (1−λ+2λ²)/2
        assertEquals(alpha, new FixedMomentum(momentum, lookAhead).alpha(), 1e-15);
    }

    @Test
    void initialVelocities() {
        // T4-3, T4-4, K2
        assertEquals(-0.45, BALL.printedVelocity(), 1e-15);
        assertEquals(0.5, BALL.matchedVelocity(), 1e-15);
        assertEquals(0.526316, BALL.outerVelocity(), 5e-7);
        assertEquals(-0.3956, AHEAD.printedVelocity(), 5e-5);
        assertEquals(0.4444, AHEAD.matchedVelocity(), 5e-5);
        assertEquals(-0.465116, AHEAD.outerVelocity(), 5e-7);
        assertEquals(0, FixedMomentum.heavyBall(0).matchedVelocity());
    }

    @ParameterizedTest
    @CsvSource({"-4, .4796, .06646, .05986", "-6, .2093, .01066, .007691", "-8, .08347, .002841, 9.556e-4",
        "-12, .009290, 2.544e-4, 3.235e-5"})
    void theEquationWithInertiaAndItsThreeStarts(int exponent, double printed, double matched, double outer) {
        // T4-4: heavy ball, λ = .9, κ = 5, T = 1, ‖·‖∞; four digits are given
        double h = Math.pow(2, exponent);
        SimpleMatrix u0 = vector(1, 1), f0 = FIVE.gradient(u0).scale(-1);
        double[] factors = {BALL.printedVelocity(), BALL.matchedVelocity(), BALL.outerVelocity()};
        double[] expected = {printed, matched, outer};
        for (int i = 0; i < 3; i++) {
            Solution motion = BALL.secondOrder(h).solve(FIVE, u0, f0.scale(factors[i]), 1);
            assertTrue(motion.isExact());
            assertEquals(expected[i], largest(BALL, FIVE, u0, h, motion), 1e-3 * expected[i], "start " + i);
        }
    }

    @Test
    void aPushIsSolvedExactlyInEveryDamping() {
        Quadratic f = Quadratic.diag(0.5, 1, 9);
        for (DampedOscillator ball : List.of(new DampedOscillator(1, 2), new DampedOscillator(0.3, 0.4),
                new DampedOscillator(2, 7), new DampedOscillator(1, 0))) {
            SimpleMatrix x0 = vector(1, -1, 2), v0 = vector(3, 0.5, -2);
            Solution exact = ball.solve(f, x0, v0, 4), numerical = ball.reference(f, 0, x0, v0, 4);
            for (double t : exact.times(9)) {
                // what reference solutions are good for, see FlowsTest
                assertEquals(0, Linear.maxNorm(exact.at(t).minus(numerical.at(t))), 1e-10, ball + " at " + t);
                assertEquals(0, Linear.maxNorm(exact.velocity(t).minus(numerical.velocity(t))), 5e-10,
                        ball + " at " + t);
            }
        }
    }

    @Test
    void correctionsAndTheirPrintedNeighbours() {
        // T4-6, K1
        double[][] rows = {{0, 0, 0.5, 1.5}, {0.5, 0, 3, 5}, {0.5, 0.5, 2, 4}, {0.9, 0, 95, 105}, {0.9, 0.9, 86, 96}};
        for (double[] row : rows) {
            FixedMomentum family = new FixedMomentum(row[0], row[1]);
            assertEquals(row[2], family.correction(), 1e-12, family.toString());
            assertEquals(row[3], family.printedCorrection(), 1e-12, family.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 10, 2", "0.5, 0, 11, 2", "0.5, 0.5, 11, 2"})
    void onlyTheCorrectedLossIsFollowedToSecondOrder(double momentum, double lookAhead, int to, double until) {
        // T4-6: ratios of errors when h is halved, 4 with the corrected c, 2 without and with the printed one
        FixedMomentum family = new FixedMomentum(momentum, lookAhead);
        assertEquals(4, ratio(family, family.correction(), to, until), 0.03);
        assertEquals(2, ratio(family, family.printedCorrection(), to, until), 0.03);
        assertEquals(2, ratio(family, 0, to, until), 0.03);
    }

    /** The last ratio; runs start on the manifold, so that no transient hides the order. */
    private static double ratio(FixedMomentum family, double c, int to, double until) {
        List<Double> errors = new ArrayList<>();
        for (int exponent = to - 1; exponent <= to; exponent++) {
            double h = Math.pow(2, -exponent);
            SimpleMatrix u = vector(1.5, -1);
            SimpleMatrix previous = before(family, h, u);
            Solution motion = family.limit().reference(new ModifiedLoss(TWISTED, h * c), u, until);
            TwoStep method = family.method(h);
            double worst = 0;
            for (int k = 1; k * h <= until + 1e-12; k++) {
                SimpleMatrix next = method.next(TWISTED, u, previous);
                previous = u;
                u = next;
                worst = Math.max(worst, Linear.maxNorm(u.minus(motion.at(Math.min(until, k * h)))));
            }
            errors.add(worst);
        }
        return errors.get(0) / errors.get(1);
    }

    /** Where a run on the manifold was one step ago: back along the rescaled flow of the corrected loss. */
    private static SimpleMatrix before(FixedMomentum family, double h, SimpleMatrix u) {
        ModifiedLoss loss = family.modifiedLoss(TWISTED, h);
        double rescaled = 1 / (1 - family.momentum());
        // −u̇ h + ½ ü h²: ü = λ̄² H∇Φ
        SimpleMatrix g = loss.gradient(u);
        return Linear.combine(1, u, h * rescaled, g, 0.5 * h * h * rescaled * rescaled, loss.hessianTimes(u, g));
    }

    @Test
    void theManifoldAttractsByTheParasiticRoot() {
        // T4-5, K3: log cosh at 0 has q = 1; λ = .5, h = 1e-3 contracts by .501004, not by .500007
        double h = 1e-3;
        double[] roots = roots(TwoStepMode.of(FixedMomentum.heavyBall(0.5).method(h), 1));
        assertEquals(0.501004, roots[1], 5e-7);
        // z₂ = λ + hqλ̄(λ − a(1−λ)) + O(h²)
        assertEquals(0.5 + h * 2 * 0.5, roots[1], 10 * h * h);
        double[] ahead = roots(TwoStepMode.of(FixedMomentum.nesterov(0.5).method(h), 1));
        assertEquals(0.5 + h * 2 * 0.25, ahead[1], 10 * h * h);
        // the corrected bound (λ + haB₁)(1 + hλ̄B₁ + h²δ) is above what is observed
        double bound = 0.5 * (1 + h * 2 + h * h * 14.41);
        assertEquals(0.501007, bound, 5e-7);
        assertTrue(bound >= roots[1]);
    }

    private static double[] roots(TwoStepMode mode) {
        double half = mode.first() / 2, root = Math.sqrt(half * half + mode.second());
        return new double[] {half + root, half - root};
    }

    @Test
    void theManifoldOfAQuadraticIsALine() {
        // T4-5: v = −su with s = (1 − 1/z₁)/h... to leading order s = λ̄q + hλ̄²(λ̄ − a)q², up to O(h²)
        for (FixedMomentum family : List.of(FixedMomentum.heavyBall(0.5), FixedMomentum.nesterov(0.5))) {
            double h = 1e-4, q = 1.5;
            Quadratic f = Quadratic.diag(q);
            double slope = -family.manifold(f, h).velocity(vector(1)).get(0);
            double[] roots = roots(TwoStepMode.of(family.method(h), q));
            double exact = -(1 - 1 / roots[0]) / h;
            // h² q³ λ̄⁵ times a number near one
            assertEquals(exact, slope, 40 * h * h * Math.pow(q, 3) * 8, family.toString());
            double flat = -FixedMomentum.heavyBall(0.5).limit().velocity(f, 0, vector(1)).get(0);
            assertTrue(Math.abs(slope - exact) < 1e-3 * Math.abs(flat - exact), "the second term is right");
        }
    }

    @Test
    void theModifiedLossIsMoreConvexAtItsMinimumAndLessElsewhere() {
        // T4-7, K6: log cosh, h = 2⁻⁸, c = 95
        Objective f = Objective.univariate(FixedMomentumTest::logCosh, Math::tanh);
        ModifiedLoss loss = BALL.modifiedLoss(f.withMinimizer(0), Math.pow(2, -8));
        assertEquals(1.3711, loss.curvature(vector(0), vector(1)) / sech2(0), 5e-4);
        assertEquals(0.4590, loss.curvature(vector(1.5), vector(2)) / sech2(1.5), 5e-4);
        assertEquals(0, loss.gap(vector(0)));
        assertTrue(loss.value(vector(1)) > f.value(vector(1)));
        assertTrue(loss.checkGradient(vector(0.7)).passed());
    }

    @Test
    void modifiedQuadraticsHaveTheRateOfTheRun() {
        // T4-6: λ̄(q + hcq²) = −ln z₁ / h + O(h²)
        for (FixedMomentum family : List.of(FixedMomentum.heavyBall(0.5), FixedMomentum.nesterov(0.5))) {
            double h = 1e-3, q = 1, c = family.correction();
            double rate = -Math.log(roots(TwoStepMode.of(family.method(h), q))[0]) / h;
            double a = family.lookAhead();
            double next = (3 * a * a * 0.25 - 3 * a * 0.5 * 2.5 + 0.25 + 2 + 1) / (3 * Math.pow(0.5, 4));
            assertEquals(2 * (q + h * c * q * q) + 2 * h * h * next, rate, 1e3 * h * h * h, family.toString());
        }
    }

    @Test
    void largestStableStepsAreThoseOfTheMode() {
        // T4-8: 2(1+λ), 2(1+λ)/(1+2λ), against Euler on the rescaled flow 2(1−λ): 19 and 6.786 at λ = .9
        assertEquals(19, BALL.stabilityLimit(1) / (2 * (1 - 0.9)), 1e-12);
        assertEquals(6.786, AHEAD.stabilityLimit(1) / (2 * (1 - 0.9)), 5e-4);
        for (FixedMomentum family : List.of(BALL, AHEAD, new FixedMomentum(0.5, 0.2))) {
            double limit = family.stabilityLimit(3);
            assertTrue(TwoStepMode.of(family.method(limit * (1 - 1e-9)), 3).isStable(), family.toString());
            assertTrue(!TwoStepMode.of(family.method(limit * (1 + 1e-9)), 3).isStable(), family.toString());
        }
        // K5: theorem 3 needs h ≤ 2^−11.9 for κ = 20
        assertEquals(-11.9, Math.log(BALL.largestStepOfTheorem(20)) / Math.log(2), 0.05);
    }

    @Test
    void figureOnesStiffComponentSwingsAsFarAsPrinted() {
        // Fig 1: the least value depends on hκ only
        double[] expected = {-0.430380, -0.290380, -0.148487, -0.033446};
        for (int i = 0; i < 4; i++) {
            double h = Math.pow(2, -9 - i);
            assertEquals(expected[i], least(BALL, 20, h), 5e-7);
        }
        assertEquals(-0.306227, least(AHEAD, 20, Math.pow(2, -9)), 5e-7);
        assertEquals(-0.115761, least(AHEAD, 5, Math.pow(2, -9)), 5e-7);
    }

    private static double least(FixedMomentum family, double kappa, double h) {
        var run = family.method(h).run(Quadratic.diag(kappa), vector(1), (int) (4 / h));
        return run.kept().stream().map(Iterate::x).mapToDouble(u -> u.get(0)).min().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"-4, .2148", "-6, .2528", "-10, .6375", "-13, .8665", "-17, .9795"})
    void figureTwosOrders(int exponent, double delta) {
        // Fig 2: Δ = log₂(err_h / err_{h/2}), heavy ball, κ = 5
        Solution motion = BALL.limit().solve(FIVE, vector(1, 1), 1);
        IntToDoubleFunction error = e -> largest(BALL, FIVE, vector(1, 1), Math.pow(2, e), motion);
        double found = Math.log(error.applyAsDouble(exponent) / error.applyAsDouble(exponent - 1)) / Math.log(2);
        assertEquals(delta, found, 1e-4);
    }

    @Test
    void figureFivesFirstSteps() {
        // Fig 5: h = 2⁻⁶, κ = 20: all modes of the heavy ball are complex, and the bound λⁿ fails
        double h = Math.pow(2, -6);
        var run = BALL.method(h).run(Quadratic.diag(20), vector(1), 400);
        assertEquals(-0.783647, run.kept().stream().mapToDouble(state -> state.x().get(0)).min().orElseThrow(), 5e-7);
        assertEquals(0.948683, new MomentumMatrix(h, 0.9, 20).spectralRadius(), 5e-7);
        assertEquals(0.786607, TwoStepMode.of(AHEAD.method(h), 20).spectralRadius(), 5e-7);
    }

    @ParameterizedTest
    @CsvSource({"-4, .0213", "-8, .4381", "-12, .8079", "-17, .9801"})
    void figureTwosOrdersForNesterov(int exponent, double delta) {
        Solution motion = AHEAD.limit().solve(FIVE, vector(1, 1), 1);
        IntToDoubleFunction error = e -> largest(AHEAD, FIVE, vector(1, 1), Math.pow(2, e), motion);
        assertEquals(delta, log2(error.applyAsDouble(exponent) / error.applyAsDouble(exponent - 1)), 1e-4);
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    @ParameterizedTest
    @CsvSource({"-4, .5918, .6612", "-8, .7221, 1.0939", "-9, .7692, 1.0335", "-13, .9311, .9869", "-17, .9895, .9992"})
    void figureFoursOrders(int exponent, double ball, double ahead) {
        // Fig 4: as Fig 2, against the equation with inertia and the printed velocity
        FixedMomentum[] families = {BALL, AHEAD};
        double[] expected = {ball, ahead};
        for (int i = 0; i < 2; i++) {
            FixedMomentum family = families[i];
            SimpleMatrix push = FIVE.gradient(vector(1, 1)).scale(-family.printedVelocity());
            IntToDoubleFunction error = e -> largest(family, FIVE, vector(1, 1), Math.pow(2, e),
                    family.secondOrder(Math.pow(2, e)).solve(FIVE, vector(1, 1), push, 1));
            assertEquals(expected[i], log2(error.applyAsDouble(exponent) / error.applyAsDouble(exponent - 1)), 1e-4,
                    family.toString());
        }
    }

    @Test
    void theLimitCannotTellTheMethodsApart() {
        // T4-2: λ = .9, q = 5 at h = 2⁻¹⁸: 441.46 h and 441.75 h from the flow, → 450; and 16.6 h from each other
        double h = Math.pow(2, -18);
        Solution motion = BALL.limit().solve(FIVE, vector(1, 1), 1);
        assertEquals(441.46, largest(BALL, FIVE, vector(1, 1), h, motion) / h, 5e-3);
        assertEquals(441.75, largest(AHEAD, FIVE, vector(1, 1), h, motion) / h, 5e-3);
        int steps = 1 << 18;
        double apart = BALL.method(h).run(FIVE, vector(1, 1), steps)
                .distance(AHEAD.method(h).run(FIVE, vector(1, 1), steps));
        assertEquals(16.6, apart / h, 0.05);
    }

    @ParameterizedTest
    @CsvSource({"-5", "-6", "-7"})
    void inFigureThreeTheEquationDampsAsTheBallDoesAndNotAsNesterov(int exponent) {
        // Fig 3, κ = 20, and K7: what the equation leaves of the stiff mode in the time of a step, and the method
        double h = Math.pow(2, exponent);
        double ball = Math.exp(h * BALL.secondOrder(h).abscissa(20));
        double ahead = Math.exp(h * AHEAD.secondOrder(h).abscissa(20));
        // √λ against e^(−(1−λ)/(1+λ)): ½ ln λ is (λ−1)/(λ+1) up to the cube
        assertEquals(Math.sqrt(0.9), ball, 1e-4);
        assertEquals(ball, TwoStepMode.of(BALL.method(h), 20).spectralRadius(), 1e-4);
        assertTrue(ahead - TwoStepMode.of(AHEAD.method(h), 20).spectralRadius() > 0.05, "Nesterov");
    }

    @Test
    void figureFivesDistancesFromTheManifold() {
        // Fig 5: e_n of (34) at h = 2⁻⁶, κ = 20, from rest at (1, 1)
        double h = Math.pow(2, -6);
        Quadratic f = Quadratic.diag(20, 1);
        double[][] expected = {{6450.05, 1215.86, 208.66}, {5887.55, 4.192, .303}};
        FixedMomentum[] families = {BALL, AHEAD};
        for (int i = 0; i < 2; i++) {
            Series e = families[i].manifold(f, h).distances(families[i].method(h).run(f, vector(1, 1), 64));
            for (int j = 0; j < 3; j++) {
                assertEquals(expected[i][j], e.at(32 * j), j == 0 || i == 0 ? 5e-3 : 5e-4, "e" + 32 * j);
            }
        }
        Series ball = BALL.manifold(f, h).distances(BALL.method(h).run(f, vector(1, 1), 64));
        // K5: e₀ λⁿ holds up to n = 3 and not at n = 4
        for (int n = 1; n <= 3; n++) assertTrue(ball.at(n) <= ball.at(0) * Math.pow(0.9, n), "n = " + n);
        assertTrue(ball.at(4) > ball.at(0) * Math.pow(0.9, 4), "n = 4");
        // and the correction of (33) is 31 times what it corrects
        double first = Linear.maxNorm(BALL.limit().velocity(f, 0, vector(1, 1)));
        double second = Linear.maxNorm(BALL.manifold(f, h).velocity(vector(1, 1))) - first;
        assertEquals(31, second / first, 0.5);
    }

    @Test
    void theManifoldsBoundHasAMinus() {
        // K4: log cosh has B₀ = B₁ = 1; λ = .5, a = 0, h = 1e-3: the printed γ misses (38) by 1.6e-2
        InvariantManifold road = FixedMomentum.heavyBall(0.5).manifold(LogCosh.of(1), 1e-3);
        double right = road.bound(1, 1), printed = road.printedBound(1, 1);
        // the map of the proof: λγ + haB₁γ + aB₁λ̄B₀ + λ̄B₁(λ̄B₀ + hλγ)
        DoubleUnaryOperator map = gamma -> 0.5 * gamma + 2 * (2 + 1e-3 * 0.5 * gamma);
        assertEquals(right, map.applyAsDouble(right), 1e-14);
        assertEquals(1.6e-2, map.applyAsDouble(printed) - printed, 5e-5);
        double gamma = 0;
        for (int i = 0; i < 100; i++) gamma = map.applyAsDouble(gamma);
        assertEquals(gamma, right, 1e-13);
        for (double u = -3; u <= 3; u += 0.1) {
            double g = (road.velocity(vector(u)).get(0) + 2 * Math.tanh(u)) / 1e-3;
            assertTrue(Math.abs(g) <= right, "u = " + u);
        }
        refused("h must be below (1 − λ)/(B₁(a + λλ̄)) = 0.5, where no bound is left, was 0.5",
                () -> FixedMomentum.heavyBall(0.5).manifold(LogCosh.of(1), 0.5).bound(1, 1));
    }

    @Test
    void aRunOnTheManifoldStaysThere() {
        // one step from it, the distance is what the second order leaves out
        Quadratic f = Quadratic.diag(1.5, 1);
        for (FixedMomentum family : List.of(FixedMomentum.heavyBall(0.5), FixedMomentum.nesterov(0.5))) {
            double[] off = new double[2];
            for (int i = 0; i < 2; i++) {
                double h = 1e-3 / (1 << i);
                InvariantManifold road = family.manifold(f, h);
                off[i] = road.distances(family.method(h).run(f, road.start(vector(1, 1)), 20)).max();
            }
            // O(h²)
            assertEquals(4, off[0] / off[1], 0.1, family.toString());
        }
    }

    @Test
    void theCorrectionConvexifiesNearTheMinimumOnly() {
        // K6: each coordinate of Σ log cosh loses curvature beyond artanh(1/√3) = .6585
        ModifiedLoss loss = BALL.modifiedLoss(LogCosh.of(1, 1), Math.pow(2, -8));
        assertTrue(loss.addedCurvature(vector(0.65, 0.65)) > 0);
        assertTrue(loss.addedCurvature(vector(0.67, 0.1)) < 0);
        // (½Φ'²)'' = −.2634 at u = 1.5, times hc
        assertEquals(-0.2634 * 95 / 256, loss.addedCurvature(vector(1.5, 0)), 1e-4);
        // of a quadratic: ε q² along each axis, the least is that of the flattest
        assertEquals(95 / 256.0, BALL.modifiedLoss(FIVE, Math.pow(2, -8)).addedCurvature(vector(2, 3)), 1e-6);
    }

    @Test
    void aLossWithoutHessianHasAModifiedLossAllTheSame() {
        // by differences of its gradient: relative error near 1e-10
        Objective plain = Objective.of(TWISTED::value, TWISTED::gradient);
        SimpleMatrix u = vector(1.5, -1);
        SimpleMatrix expected = BALL.modifiedLoss(TWISTED, 0.01).gradient(u);
        assertEquals(0, Linear.maxNorm(BALL.modifiedLoss(plain, 0.01).gradient(u).minus(expected)),
                1e-8 * Linear.maxNorm(expected));
    }

    @Test
    void aStepThatTheTheoremDoesNotCoverRunsAndSaysSo() {
        double h = Math.pow(2, -6);
        assertEquals("theorem 3 asks for h at most 0.000263, and 0.0156 is 59.4 times that: it says nothing",
                BALL.theorem(h, 20));
        assertEquals("theorem 3 asks for h at most 0.000263, and 0.0001 is no more: it holds", BALL.theorem(1e-4, 20));
        assertEquals(Status.STEP_LIMIT, BALL.method(h).run(Quadratic.diag(20, 1), vector(1, 1), 100).status());
        assertTrue(BALL.secondOrder(h).solve(Quadratic.diag(20, 1), vector(1, 1), 1).isExact());
    }

    @Test
    void momentumIsFromZeroToBelowOne() {
        refused("momentum must be at least 0 and below 1, was 1", () -> FixedMomentum.heavyBall(1));
        refused("momentum must be at least 0 and below 1, was -0.1", () -> FixedMomentum.nesterov(-0.1));
        refused("momentum must be at least 0 and below 1, was NaN", () -> FixedMomentum.heavyBall(Double.NaN));
        refused("h must be positive and finite, was NaN", () -> BALL.theorem(Double.NaN, 1));
    }

    @Test
    void whoLooksTooFarAheadIsTold() {
        FixedMomentum far = new FixedMomentum(0.5, 5);
        String sentence = "lookAhead must be below (1 + momentum)/(2(1 − momentum)) = 1.5, where the inertia vanishes,"
                + " was 5";
        refused(sentence, () -> far.secondOrder(0.1));
        refused(sentence, () -> far.largestStepOfTheorem(1));
        refused(sentence, far::outerVelocity);
        refused(sentence, () -> far.modifiedLoss(FIVE, 0.1));
        FixedMomentum at = new FixedMomentum(0.5, 1.5);
        assertEquals(0, at.modifiedLoss(FIVE, 0.1).weight());
    }
}
