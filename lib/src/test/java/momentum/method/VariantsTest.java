package momentum.method;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import momentum.Gallery;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.Problem;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Weight decay, clipping, AMSGrad, centring: the method itself on another problem, or where they have nothing to do.
 */
class VariantsTest {
    private static final int STEPS = 100;

    static Stream<Problem> problems() {
        return Gallery.problems();
    }

    private static Stream<Optimizer<?>> methods() {
        return Stream.of(Gallery.methods(), Gallery.coordinatewise(), Gallery.decaying()).flatMap(List::stream);
    }

    private static void assertSame(Optimizer<?> expected, Objective f, Optimizer<?> got, Objective g, SimpleMatrix x0,
            double within) {
        List<? extends Iterate> left = expected.iterates(f, x0).limit(STEPS + 1).toList();
        List<? extends Iterate> right = got.iterates(g, x0).limit(STEPS + 1).toList();
        for (int k = 0; k <= STEPS; k++) {
            double scale = Math.max(1, Linear.maxNorm(left.get(k).x()));
            double difference = Linear.maxNorm(left.get(k).x().minus(right.get(k).x()));
            assertTrue(difference <= within * scale, got.label() + ", k = " + k + ": differs by " + difference);
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void weightDecayIsAPenalty(Problem problem) {
        double w = 0.3;
        Objective f = problem.f();
        Objective penalized = Objective.of(x -> f.value(x) + w / 2 * x.dot(x), x -> f.gradient(x).plus(x.scale(w)));
        methods().forEach(method -> assertSame(method, penalized, new WeightDecay<>(method, w), f, problem.x0(), 0));
    }

    @Test
    void weightDecayMovesTheMinimizerOfAQuadratic() {
        SimpleMatrix a = new SimpleMatrix(new double[][] {{3, 1}, {1, 2}}), b = vector(1, 1);
        var run = new WeightDecay<>(new HeavyBall(0.1, 0.5), 0.2).run(Quadratic.of(a, b), vector(0, 0), 500);
        SimpleMatrix residual = a.plus(SimpleMatrix.identity(2).scale(0.2)).mult(run.last().x()).minus(b);
        // a rate of √β = .7: after 500 steps rounding is left
        assertTrue(Linear.maxNorm(residual) <= 1e-15 * 10, "(A + wI) x − b = " + residual);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void withoutMomentumDecoupledDecayIsThePenalty(Problem problem) {
        // the same terms, rounded in another order
        var sgd = new TorchSgd(0.01);
        assertSame(new WeightDecay<>(sgd, 0.3), problem.f(), new SgdW(sgd, 0.3), problem.f(), problem.x0(), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void decayOfZeroAndAnInfiniteThresholdChangeNothing(Problem problem) {
        Objective f = problem.f();
        SimpleMatrix x0 = problem.x0();
        methods().forEach(method -> {
            assertSame(method, f, new WeightDecay<>(method, 0), f, x0, 0);
            assertSame(method, f, Clipped.byNorm(method, Double.POSITIVE_INFINITY), f, x0, 0);
            assertSame(method, f, Clipped.byValue(method, Double.POSITIVE_INFINITY), f, x0, 0);
        });
        assertSame(new Adam(0.01), f, new AdamW(0.01, 0), f, x0, 0);
    }

    @Test
    void decoupledDecayIsNotDividedByTheSizeOfTheGradients() {
        // two coordinates, gradients of 1 and 1000: AdamW decays both alike, Adam with a penalty only the gentle one
        Objective slopes = Objective.of(x -> 0, x -> vector(1, 1000));
        SimpleMatrix start = vector(5, 5);
        SimpleMatrix apart = new AdamW(0.01, 0.1).run(slopes, start, 50).last().x();
        SimpleMatrix coupled = new WeightDecay<>(new Adam(0.01), 0.1).run(slopes, start, 50).last().x();
        assertEquals(apart.get(0), apart.get(1), 1e-8, "50 steps of 0.01, and ε = 1e-8 against a gradient of 1");
        SimpleMatrix plain = new Adam(0.01).run(slopes, start, 50).last().x();
        assertTrue(plain.get(0) - apart.get(0) > 0.2, "50 steps of αw x = .005");
        assertTrue(Math.abs(plain.get(1) - coupled.get(1)) < 1e-3, "a pull of .5 beside a gradient of 1000");
    }

    @Test
    void clippingByNormBoundsTheStepAndKeepsItsDirection() {
        var f = Quadratic.diag(1, 100);
        var run = Clipped.byNorm(new GradientDescent(0.01), 2).run(f, vector(40, 30), 50);
        for (int k = 0; k < 50; k++) {
            SimpleMatrix x = run.at(k).x(), step = run.at(k + 1).x().minus(x), g = f.gradient(x);
            assertTrue(step.normF() <= 0.02 * (1 + 1e-12), "k = " + k + ": a step of " + step.normF());
            // rounding of x = 50 in a step of .02
            assertEquals(-step.normF() * g.normF(), step.dot(g), 1e-12 * g.normF(), "k = " + k);
        }
    }

    @Test
    void clippingByValueBoundsEachCoordinatesStep() {
        var run = Clipped.byValue(new GradientDescent(0.01), 2).run(Quadratic.diag(1, 100), vector(40, 1), 1);
        assertEquals(40 - 0.02, run.last().x().get(0));
        assertEquals(1 - 0.02, run.last().x().get(1));
    }

    @Test
    void amsgradIsAdamWhileTheSquaresGrow() {
        // uphill gradients of ever larger size: v grows all the time
        Objective steeper = Objective.of(x -> -Math.exp(x.get(0)), x -> vector(-Math.exp(x.get(0))));
        assertSame(new Adam(0.01), steeper, new AmsGrad(0.01), steeper, vector(0), 0);
    }

    @Test
    void amsgradNeverDividesByLess() {
        var f = Quadratic.diag(1, 25);
        var method = new AmsGrad(new Adam(0.05).withBeta2(0.9));
        var states = method.iterates(f, vector(1, 1)).limit(200).toList();
        for (int k = 1; k < 200; k++) {
            for (int i = 0; i < 2; i++) {
                assertTrue(states.get(k).largest().get(i) >= states.get(k - 1).largest().get(i), "k = " + k);
                assertTrue(states.get(k).largest().get(i) >= states.get(k).moments().squares().get(i), "k = " + k);
            }
        }
        assertNotEquals(states.get(199).x().get(1),
                new Adam(0.05).withBeta2(0.9).iterates(f, vector(1, 1)).skip(199).findFirst().orElseThrow().x().get(1));
    }

    @Test
    void centredRmspropUnderAConstantGradientStaysFinite() {
        // the variance of equal gradients is 0, and rounding must not put it below
        Objective slope = Objective.of(x -> 0.1 * x.get(0), x -> vector(0.1));
        var last = new RmsProp(1e-6).withDecay(0.5).withCentring().iterates(slope, vector(0)).skip(2000).findFirst();
        assertTrue(Double.isFinite(last.orElseThrow().x().get(0)));
    }

    @Test
    void rmspropsMomentumCarriesAConstantGradientAsFarAsTheHeavyBalls() {
        // steps of α/(1 − β), once v and b have settled
        Objective slope = Objective.of(x -> x.get(0), x -> vector(1));
        var iterates = new RmsProp(0.01).withDecay(0.9).withEpsilon(0).withMomentum(0.8).iterates(slope, vector(0))
                .skip(400).limit(2).toList();
        // what is left of the start: .9⁴⁰⁰ = 5e-19; rounding of x = 20
        assertEquals(0.05, iterates.get(0).x().get(0) - iterates.get(1).x().get(0), 1e-13);
    }
}
