package momentum.method;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import momentum.Linear;
import momentum.Objective;
import momentum.Status;
import momentum.noise.NoisyObjective;
import momentum.problem.HarmonicOscillator;
import momentum.problem.LogCosh;
import momentum.problem.LogisticRegression;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a loss after K steps changes with the heavy ball's parameters: theory.md T2-9. */
class HypergradientTest {
    private static final Quadratic RAVINE = Quadratic.diag(1, 10);
    private static final SimpleMatrix CORNER = vector(1, 1);

    private record Case(String name, Objective f, SimpleMatrix x0, HeavyBall method, int steps) {
        FinalLoss loss() {
            return FinalLoss.of(f, x0, steps);
        }

        @Override
        public String toString() {
            return name + ", K = " + steps;
        }
    }

    /** Problems that know their Hessian. */
    static Stream<Case> cases() {
        var logistic = LogisticRegression.of(new SimpleMatrix(new double[][] {{1, 0.5}, {1, 2}, {1, -1}}),
                vector(1, -1, -1), 0.1);
        return Stream.of(new Case("ravine", RAVINE, CORNER, new HeavyBall(0.1, 0.5), 20),
                new Case("one step", RAVINE, CORNER, new HeavyBall(0.1, 0.5), 1),
                new Case("two steps", RAVINE, CORNER, new HeavyBall(0.1, 0.5), 2),
                // checkpoints 4 apart, the last segment of 2
                new Case("uneven segments", RAVINE, CORNER, new HeavyBall(0.05, 0.8), 14),
                new Case("without momentum", RAVINE, CORNER, new HeavyBall(0.05, 0), 30),
                new Case("negative momentum", RAVINE, CORNER, new HeavyBall(0.05, -0.5), 30),
                new Case("valley", new Rosenbrock(10), vector(-1, 1), new HeavyBall(0.01, 0.8), 50),
                new Case("log cosh", LogCosh.of(1, 4), vector(3, -2), new HeavyBall(0.1, 0.7), 25),
                new Case("logistic", logistic, vector(2, 1), new HeavyBall(0.3, 0.6), 25),
                new Case("growing", RAVINE, CORNER, new HeavyBall(0.35, 0.5), 20));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardIsReverse(Case each) {
        Hypergradient forward = each.loss().forward(each.method()), reverse = each.loss().reverse(each.method());
        assertEquals(forward.loss(), reverse.loss(), 0);
        // both are the same sum in another order
        assertEquals(forward.byStepSize(), reverse.byStepSize(), 1e-12 * Math.abs(forward.byStepSize()));
        assertEquals(forward.byMomentum(), reverse.byMomentum(), 1e-12 * Math.abs(forward.byMomentum()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bothAreCentralDifferences(Case each) {
        FinalLoss loss = each.loss();
        double a = each.method().stepSize(), b = each.method().momentum();
        Hypergradient exact = loss.reverse(each.method());
        double byA = difference(h -> loss.at(new HeavyBall(a + h, b)), 2e-4 * a);
        double byB = difference(h -> loss.at(new HeavyBall(a, b + h)), 2e-4);
        // fourth order: h⁴ of the fifth derivative and ε/h of the loss are both below 1e-8 of the derivative
        assertEquals(byA, exact.byStepSize(), 1e-7 * (Math.abs(byA) + Math.abs(exact.loss())));
        assertEquals(byB, exact.byMomentum(), 1e-7 * (Math.abs(byB) + Math.abs(exact.loss())));
        assertEquals(loss.at(each.method()), exact.loss(), 0);
    }

    private static double difference(java.util.function.DoubleUnaryOperator f, double h) {
        return (8 * (f.applyAsDouble(h) - f.applyAsDouble(-h)) - (f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h)))
                / (12 * h);
    }

    @Test
    void goldenValues() {
        // T2-9, to the digits given there
        Hypergradient ravine = FinalLoss.of(RAVINE, CORNER, 20).reverse(new HeavyBall(0.1, 0.5));
        assertEquals(3.85945431257e-6, ravine.loss(), 5e-18);
        assertEquals(1.53051833281e-4, ravine.byMomentum(), 5e-16);
        assertEquals(8.84466354553e-4, ravine.byStepSize(), 5e-16);
        Hypergradient valley = FinalLoss.of(new Rosenbrock(10), vector(-1, 1), 50).reverse(new HeavyBall(0.01, 0.8));
        assertEquals(0.0269306191476, valley.loss(), 5e-14);
        assertEquals(-0.630107900852, valley.byMomentum(), 5e-13);
        assertEquals(-11.1008434758, valley.byStepSize(), 5e-11);
    }

    @Test
    void oneStepWrittenOut() {
        // x₁ = x₀ − α∇f(x₀): ∂L/∂α = −∇f(x₁)ᵀ∇f(x₀), and β has not acted yet
        Hypergradient one = FinalLoss.of(Quadratic.diag(2), vector(3), 1).reverse(new HeavyBall(0.25, 0.9));
        assertEquals(2.25, one.loss(), 0);
        assertEquals(-3 * 6, one.byStepSize(), 0);
        assertEquals(0, one.byMomentum(), 0);
    }

    @Test
    void noStepsDependOnNothing() {
        FinalLoss loss = FinalLoss.of(RAVINE, CORNER, 0);
        var nothing = new Hypergradient(5.5, 0, 0);
        assertEquals(nothing, loss.reverse(new HeavyBall(0.1, 0.5)));
        assertEquals(nothing, loss.forward(new HeavyBall(0.1, 0.5)));
        assertEquals(0, loss.logOverMomentum(0.1).gradient(vector(0.5)).get(0), 0);
    }

    @Test
    void fromTheMinimizerNothingMoves() {
        FinalLoss loss = FinalLoss.of(RAVINE, vector(0, 0), 5);
        assertEquals(new Hypergradient(0, 0, 0), loss.reverse(new HeavyBall(0.1, 0.5)));
        assertEquals(Double.NEGATIVE_INFINITY, loss.logOverMomentum(0.1).value(vector(0.5)), 0);
    }

    @Test
    void aRunThatDivergesHasNoDerivatives() {
        Hypergradient lost = FinalLoss.of(RAVINE, CORNER, 5000).reverse(new HeavyBall(1, 0.5));
        assertFalse(Double.isFinite(lost.loss()));
        assertFalse(Double.isFinite(lost.byMomentum()));
        assertFalse(Double.isFinite(lost.byStepSize()));
    }

    @Test
    void aHundredThousandStepsBackFitInMemory() {
        int n = 200, steps = 100_000;
        double[] lambda = Linear.spread(1e-5, 1, n);
        Quadratic f = Quadratic.diag(lambda);
        long[] most = {0};
        long before = used();
        int[] calls = {0};
        Objective watched = new Objective() {
            @Override
            public double value(SimpleMatrix x) {
                return f.value(x);
            }

            @Override
            public SimpleMatrix gradient(SimpleMatrix x) {
                return f.gradient(x);
            }

            @Override
            public SimpleMatrix hessianTimes(SimpleMatrix x, SimpleMatrix v) {
                // all of a run that is kept whole is still there at the first product
                if (calls[0]++ % 40_000 == 0) most[0] = Math.max(most[0], used() - before);
                return f.hessianTimes(x, v);
            }

            @Override
            public OptionalInt dimension() {
                return OptionalInt.of(n);
            }
        };
        SimpleMatrix x0 = Linear.wrap(new double[n]);
        x0.fill(1);
        var method = new HeavyBall(0.1, 0.5);
        FinalLoss loss = FinalLoss.of(watched, x0, steps);
        Hypergradient reverse = loss.reverse(method);
        assertEquals(steps, calls[0]);
        // 3√K vectors are 1.5 MB, all states 160 MB; the rest is what else this process does
        assertTrue(most[0] < 40_000_000, "bytes kept: " + most[0]);
        Hypergradient forward = loss.forward(method);
        assertEquals(forward.byStepSize(), reverse.byStepSize(), 1e-12 * Math.abs(forward.byStepSize()));
        assertEquals(forward.byMomentum(), reverse.byMomentum(), 1e-12 * Math.abs(forward.byMomentum()));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void miniBatchesAreTheSameInEveryRun() {
        Objective f = NoisyObjective.miniBatch(new HarmonicOscillator(1, 4).perceptron(16, 1), 4, 7);
        FinalLoss loss = FinalLoss.of(f, vector(0, 0), 30);
        Hypergradient reverse = loss.reverse(new HeavyBall(0.1, 0.5));
        double byB = difference(h -> loss.at(new HeavyBall(0.1, 0.5 + h)), 2e-4);
        // the Hessian of a batch is a difference of gradients, to 1e-10
        assertEquals(byB, reverse.byMomentum(), 1e-7 * Math.abs(byB));
        assertEquals(new HeavyBall(0.1, 0.5).run(f, vector(0, 0), 30).values().last(), reverse.loss(), 0);
    }

    @ParameterizedTest
    @CsvSource({"10, .474744, 1e-6", "20, .48977, 1e-5"})
    void theBestMomentum(int steps, double best, double digit) {
        // T2-9: α = .1; the last digit there may be cut
        FinalLoss loss = FinalLoss.of(RAVINE, CORNER, steps);
        double around = least(loss, Linear.spread(0, 1, 10_001));
        assertEquals(best, least(loss, Linear.spread(around - 1e-4, around + 1e-4, 2001)), digit);
    }

    @Test
    void fourHundredStepsHaveManyValleys() {
        // T2-9: .469, which is the best of the thousandths; between them a valley is deeper
        FinalLoss loss = FinalLoss.of(RAVINE, CORNER, 400);
        assertEquals(0.469, least(loss, Linear.spread(0, 1, 1001)), 1e-12);
        assertEquals(0.4708, least(loss, Linear.spread(0.46, 0.48, 2001)), 2e-5);
        Objective f = loss.logOverMomentum(0.1);
        assertTrue(f.value(vector(0.4708)) < f.value(vector(0.469)));
    }

    private static double least(FinalLoss loss, double[] momenta) {
        double best = momenta[0], lowest = Double.POSITIVE_INFINITY;
        for (double beta : momenta) {
            double here = loss.at(new HeavyBall(0.1, beta));
            if (here < lowest) {
                lowest = here;
                best = beta;
            }
        }
        return best;
    }

    @Test
    void twentyStepsHaveASecondValley() {
        // T2-9: another local minimum at .636094
        Objective f = FinalLoss.of(RAVINE, CORNER, 20).logOverMomentum(0.1);
        assertTrue(f.value(vector(0.636094)) < f.value(vector(0.634)));
        assertTrue(f.value(vector(0.636094)) < f.value(vector(0.638)));
        assertEquals(0, f.gradient(vector(0.636094)).get(0), 1e-2);
        assertTrue(f.gradient(vector(0.634)).get(0) < -0.1 && f.gradient(vector(0.638)).get(0) > 0.1);
    }

    @Test
    void descentOnTheLogarithmFindsTheBestMomentum() {
        // T2-9: step .002 from .3, K = 10
        Objective f = FinalLoss.of(RAVINE, CORNER, 10).logOverMomentum(0.1);
        var run = new GradientDescent(0.002).run(f, vector(0.3), 500);
        assertEquals(Status.STEP_LIMIT, run.status());
        assertEquals(0.474743926785, run.last().x().get(0), 5e-12);
        assertEquals(0, f.gradient(run.last().x()).get(0), 1e-8);
    }

    @Test
    void aStepBeyondThePositiveStepSizesEndsTheRun() {
        Objective both = FinalLoss.of(RAVINE, CORNER, 20).logOverBoth();
        assertEquals(Double.POSITIVE_INFINITY, both.value(vector(-0.1, 0.5)), 0);
        assertEquals(Status.DIVERGED, new GradientDescent(1).run(both, vector(0.1, 0.5), 10).status());
    }

    @Test
    void theLogarithmsGradientsAreRight() {
        // the second knows f* = 5 and so takes the gap
        for (Objective f : List.of(RAVINE, Objective.of(x -> 5 + x.dot(x), x -> x.scale(2)).withLeastValue(5))) {
            FinalLoss loss = FinalLoss.of(f, CORNER, 12);
            assertTrue(loss.logOverMomentum(0.05).checkGradient(vector(0.6)).passed());
            // the check of a gradient looks further than the step size is from 0
            Objective both = loss.logOverBoth();
            SimpleMatrix slope = both.gradient(vector(0.05, 0.6));
            assertEquals(difference(h -> both.value(vector(0.05 + h, 0.6)), 1e-5), slope.get(0), 1e-7 * slope.normF());
            assertEquals(difference(h -> both.value(vector(0.05, 0.6 + h)), 1e-4), slope.get(1), 1e-7 * slope.normF());
        }
    }

    @Test
    void badInput() {
        refused("steps must be zero or more, was -1", () -> FinalLoss.of(RAVINE, CORNER, -1));
        refused("x0 is 1×1 but the problem has dimension 2", () -> FinalLoss.of(RAVINE, vector(1), 3));
        refused("x0 must be finite, but x0[0] was NaN", () -> FinalLoss.of(RAVINE, vector(Double.NaN, 0), 3));
        refused("f must be given, was null", () -> FinalLoss.of(null, CORNER, 3));
        refused("f(x0) must be finite, was Infinity",
                () -> FinalLoss.of(Objective.of(x -> 1 / x.get(0), x -> x), vector(0), 3));
        FinalLoss loss = FinalLoss.of(RAVINE, CORNER, 3);
        refused("method must be given, was null", () -> loss.reverse(null));
        refused("method must be given, was null", () -> loss.forward(null));
        refused("method must be given, was null", () -> loss.at(null));
        refused("stepSize must be positive and finite, was 0", () -> loss.logOverMomentum(0));
        refused("parameters is 2×1 but the problem has dimension 1",
                () -> loss.logOverMomentum(0.1).value(vector(1, 2)));
        refused("momentum must be finite, was Infinity",
                () -> loss.logOverBoth().value(vector(0.1, Double.POSITIVE_INFINITY)));
        refused("momentum must be finite, was NaN", () -> loss.logOverMomentum(0.1).gradient(vector(Double.NaN)));
        Objective below = Objective.of(x -> x.get(0), x -> vector(1));
        var negative = assertThrows(UnsupportedOperationException.class,
                () -> FinalLoss.of(below, vector(0), 1).logOverMomentum(0.5).value(vector(0)));
        assertEquals("the logarithm needs a positive loss, was -0.5: withLeastValue tells what to measure it from",
                negative.getMessage());
    }
}
