package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.stream.Stream;
import momentum.method.Convention;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.method.NormalizedHeavyBall;
import momentum.method.TorchSgd;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods that are the same method. */
class EquivalencesTest {
    private static final SimpleMatrix ROTATION = new SimpleMatrix(new double[][] {{0.6, -0.8}, {0.8, 0.6}});

    static Stream<Problem> problems() {
        return Gallery.problems();
    }

    @ParameterizedTest
    @MethodSource("problems")
    void heavyBallAndNesterovWithoutMomentumAreGradientDescent(Problem problem) {
        var plain = new GradientDescent(0.01);
        assertSameIterates("heavy ball, β = 0", new HeavyBall(0.01, 0), plain, problem, 200, 0);
        assertSameIterates("Nesterov, β = 0", new Nesterov(0.01, 0), plain, problem, 200, 0);
    }

    @ParameterizedTest
    @EnumSource(Convention.class)
    void everyConventionIsPolyaksMethod(Convention convention) {
        // a perturbed quadratic, as in theory.md T0-4: rounding over 200 steps stays below 1e-13
        var problem = new Problem("perturbed quadratic",
                Quadratic.of(new SimpleMatrix(new double[][] {{3, 1}, {1, 2}}), vector(0.3, -0.2)), vector(1, -1));
        var reference = new HeavyBall(0.1, 0.9);
        assertSameIterates(convention + " from Polyak", convention.from(reference), reference, problem, 200, 1e-13);
        assertSameIterates(convention + " to Polyak", convention.method(0.1, 0.9), convention.polyak(0.1, 0.9),
                problem, 200, 1e-13);
    }

    @Test
    void conventionsDifferOnceTheStepSizeChanges() {
        // theory.md T0-4: gradient 1, β = .9, α .1 → .01 at k = 50; displacement over the next 20 steps
        Objective slope = Objective.of(x -> x.get(0), x -> vector(1));
        assertEquals(-9.0745, displacementAfterTheChange(Convention.SUTSKEVER, slope), 5e-5);
        assertEquals(-1.9959, displacementAfterTheChange(Convention.GOH, slope), 5e-5);
    }

    private static double displacementAfterTheChange(Convention convention, Objective slope) {
        var method = new Scheduled<>("step at 50", k -> convention.method(k < 50 ? 0.1 : 0.01, 0.9));
        var run = method.run(slope, vector(0), 70);
        return run.at(70).x().get(0) - run.at(50).x().get(0);
    }

    @Test
    void aConstantScheduleChangesNothing() {
        var scheduled = new Scheduled<>("constant", k -> new Nesterov(0.01, 0.7));
        Gallery.problems().forEach(problem ->
                assertSameIterates("schedule", scheduled, new Nesterov(0.01, 0.7), problem, 100, 0));
    }

    @Test
    void nesterovsOwnScheduleStartsWithoutMomentum() {
        var scheduled = Nesterov.scheduled(0.01);
        assertEquals("Nesterov, step size 0.01, momentum (k−1)/(k+2)", scheduled.label());
        var run = scheduled.run(Quadratic.diag(1, 10), vector(1, 1), 2);
        var plain = new GradientDescent(0.01).run(Quadratic.diag(1, 10), vector(1, 1), 2);
        assertTrue(Text.same(run.last().x(), plain.last().x()), "the weights of steps 0 and 1 are 0");
    }

    @ParameterizedTest
    @MethodSource("problems")
    void theNormalizedHeavyBallIsTheAverageConvention(Problem problem) {
        var normalized = new NormalizedHeavyBall(0.05, 0.8);
        assertSameIterates("normalized", normalized, Convention.AVERAGE.method(0.05, 0.8), problem, 200, 1e-11);
        // the product of step size and 1 − β is rounded once more
        assertSameIterates("Polyak", normalized, normalized.polyak(), problem, 200, 1e-11);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void torchsNesterovKeepsTheLookAhead(Problem problem) {
        double beta = 0.9;
        var torch = new TorchSgd(0.01).withMomentum(beta).withNesterov().run(problem.f(), problem.x0(), 200);
        var textbook = new Nesterov(0.01, beta).run(problem.f(), problem.x0(), 200);
        for (int k = 0; k <= 200; k++) {
            var pair = textbook.at(k);
            SimpleMatrix lookAhead = Linear.combine(1 + beta, pair.x(), -beta, pair.previous());
            double difference = Linear.maxNorm(torch.at(k).x().minus(lookAhead));
            // rounding over 200 steps of a method that forgets it
            assertTrue(difference <= 1e-12 * Math.max(1, Linear.maxNorm(lookAhead)),
                    problem.name() + ", k = " + k + ": " + difference);
        }
    }

    @Test
    void theMiddleOfARunIsTheRunFromThere() {
        // a method's whole memory is in its state: stopping and going on changes nothing
        for (Optimizer<?> method : Gallery.coordinatewise()) assertResumes(method);
        for (Optimizer<?> method : Gallery.decaying()) assertResumes(method);
    }

    private static <S extends Iterate> void assertResumes(Optimizer<S> method) {
        Objective f = Quadratic.diag(1, 10);
        var run = method.run(f, vector(1, 1), 40);
        S state = run.at(20);
        for (int k = 20; k < 40; k++) state = method.step(f, state);
        assertEquals(run.last(), state, method.label());
    }

    @Test
    void nesterovIsTheHeavyBallWithAMomentumPerMode() {
        // theory.md T1-12: on a quadratic NAG(α, β) is HB with β(1 − αλ)
        double alpha = 0.01, beta = 0.9;
        for (double eigenvalue : new double[] {1, 10, 50}) {
            var problem = new Problem("mode " + eigenvalue, Quadratic.diag(eigenvalue), vector(1));
            assertSameIterates("Nesterov", new Nesterov(alpha, beta),
                    new HeavyBall(alpha, beta * (1 - alpha * eigenvalue)),
                    problem, 200, 1e-13);
        }
    }

    @Test
    void aLambdaIsTheRecord() {
        TwoStep mine = (f, x, previous) -> x.plus(x.minus(previous).scale(0.9)).minus(f.gradient(x).scale(0.01));
        Gallery.problems().forEach(problem ->
                assertSameIterates("lambda", mine, new HeavyBall(0.01, 0.9), problem, 100, 1e-11));
        OneStep descent = (f, x) -> x.minus(f.gradient(x).scale(0.01));
        Gallery.problems().forEach(problem ->
                assertSameIterates("lambda", descent, new GradientDescent(0.01), problem, 100, 1e-11));
    }

    @Test
    void theMomentumMatrixTakesTheSameStep() {
        var matrix = new MomentumMatrix(0.02, 0.8, 30);
        var step = new HeavyBall(0.02, 0.8).next(Quadratic.diag(30), vector(0.7), vector(-0.4));
        var product = Linear.times(matrix.matrix(), vector(0.7, -0.4));
        assertEquals(step.get(0), product.get(0), 1e-15, "rounding of one step");
        assertEquals(0.7, product.get(1));
    }

    @Test
    void invariantUnderRotation() {
        double[] eigenvalues = {1, 25};
        SimpleMatrix start = vector(1.5, -0.5);
        for (Optimizer<?> method : Gallery.methods()) {
            var straight = method.run(Quadratic.diag(eigenvalues), start, 200);
            var rotated = method.run(Quadratic.withSpectrum(eigenvalues, ROTATION), ROTATION.mult(start), 200);
            double difference = Linear.maxNorm(rotated.last().x().minus(ROTATION.mult(straight.last().x())));
            assertTrue(difference <= 1e-13, method.label() + ": rotated run differs by " + difference);
        }
    }

    /** Compares two methods step by step; the tolerance is relative to the larger of 1 and the iterate. */
    private static void assertSameIterates(
            String name, Optimizer<?> one, Optimizer<?> other, Problem problem, int steps, double tolerance) {
        Iterator<? extends Iterate> left = one.iterates(problem.f(), problem.x0()).iterator();
        Iterator<? extends Iterate> right = other.iterates(problem.f(), problem.x0()).iterator();
        for (int k = 0; k <= steps; k++) {
            SimpleMatrix got = left.next().x(), expected = right.next().x();
            double allowed = tolerance * Math.max(1, Linear.maxNorm(expected));
            double difference = Linear.maxNorm(got.minus(expected));
            assertTrue(difference <= allowed, name + " on " + problem.name() + ", k = " + k + ": expected "
                    + Text.matrix(expected) + ", got " + Text.matrix(got));
        }
    }
}
