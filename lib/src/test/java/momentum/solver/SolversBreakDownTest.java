package momentum.solver;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import momentum.OneSentence;
import momentum.Optimizer;
import momentum.Status;
import momentum.Trajectory;
import momentum.method.GradientDescent;
import momentum.problem.Rosenbrock;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** A solver that cannot go on says why, as the run's status; only wrong arguments are refused. */
class SolversBreakDownTest implements OneSentence {
    private static LinearSystem system(double[][] a, double... b) {
        return LinearSystem.of(new SimpleMatrix(a), vector(b));
    }

    static Stream<Arguments> cases() {
        LinearSystem zero = system(new double[][] {{1, 1}, {1, 0}}, 1, 1);
        LinearSystem operator = LinearSystem.of(x -> x.scale(2), 2, vector(1, 1));
        SimpleMatrix x0 = vector(0, 0);
        return Stream.of(
                OneSentence.bad("A must be square, was 2×3",
                        () -> LinearSystem.of(new SimpleMatrix(2, 3), vector(1, 1))),
                OneSentence.bad("b must be 2×1, was 3×1",
                        () -> LinearSystem.of(SimpleMatrix.identity(2), vector(1, 1, 1))),
                OneSentence.bad("the diagonal of A must not have a zero, but A[1][1] was 0",
                        () -> new Jacobi().run(zero, x0, 1)),
                OneSentence.bad("the diagonal of A must not have a zero, but A[1][1] was 0",
                        () -> new SuccessiveOverRelaxation(1.2).run(zero, x0, 1)),
                OneSentence.bad("Jacobi's method needs the entries of A, and this system has an operator: give a matrix"
                        + " or a stencil", () -> new Jacobi().run(operator, x0, 1)),
                OneSentence.bad("f must be a LinearSystem or a Quadratic to be solved as Ax = b, was "
                        + Rosenbrock.banana(), () -> new ConjugateGradient().run(Rosenbrock.banana(), x0, 1)),
                OneSentence.bad("largest must be at least smallest = 2, was 1", () -> new Chebyshev(2, 1)),
                OneSentence.bad("order must name each unknown once, but not 1", () -> Ordering.of(0, 0)),
                OneSentence.bad("order has 2 unknowns but the system 3",
                        () -> new GaussSeidel(Ordering.of(1, 0)).run(LinearSystem.poisson(3), vector(0, 0, 0), 1)),
                OneSentence.bad("jacobiRadius must be at least 0 and below 1, was 1",
                        () -> SuccessiveOverRelaxation.best(1)));
    }

    private static void breaksDown(String why, Trajectory<?> run) {
        assertEquals(Status.BROKE_DOWN, run.status());
        assertEquals("the method broke down: " + why, run.ending());
        assertTrue(run.toString().contains(why), run.toString());
        assertEquals(0, run.last().k());
    }

    @Test
    void whatBreaksAMethodDown() {
        SimpleMatrix x0 = vector(0, 0);
        LinearSystem indefinite = system(new double[][] {{1, 0}, {0, -2}}, 1, 1);
        breaksDown("A is not positive definite, pᵀAp was -1", new ConjugateGradient().run(indefinite, x0, 5));
        breaksDown("A is not symmetric",
                new ConjugateGradient().run(system(new double[][] {{1, 1}, {0, 1}}, 1, 1), x0, 5));
        LinearSystem turn = system(new double[][] {{0, 1}, {-1, 0}}, 1, 0);
        breaksDown("the direction's image is orthogonal to the first residual, r̂ᵀAp was 0",
                new BiCgStab().run(turn, x0, 5));
        LinearSystem triangle = system(new double[][] {{2, -1, -1}, {-1, 3, -1}, {-1, -1, 4}}, 1, 1, 1);
        breaksDown("no red–black ordering: unknowns are coupled in a ring of odd length",
                new SuccessiveOverRelaxation(1.2, Ordering.RED_BLACK).run(triangle, vector(0, 0, 0), 5));
        breaksDown("A is singular: its images of the basis are dependent",
                new Gmres().run(system(new double[][] {{0, 1}, {0, 0}}, 1, 0), x0, 5));
    }

    @Test
    void gmresTurnsWhatBreaksOthersDown() {
        LinearSystem turn = system(new double[][] {{0, 1}, {-1, 0}}, 1, 0);
        var run = new Gmres().run(turn, vector(0, 0), 2);
        assertEquals(0, turn.residual(run.last().x()).normF(), 1e-15);
    }

    @Test
    void aSingularMatrixHasNoSolutionToCompareWith() {
        LinearSystem singular = system(new double[][] {{1, 1}, {1, 1}}, 1, 2);
        assertTrue(singular.solution().isEmpty());
        assertTrue(system(new double[][] {{1, 2}, {2, 4.0000000000000001}}, 1, 2).solution().isEmpty());
        assertTrue(system(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 1, 2, 4).solution().isEmpty());
        var flat = new ConjugateGradient().run(system(new double[][] {{1, 0}, {0, 0}}, 1, 1), vector(0, 0), 10);
        assertEquals(Status.BROKE_DOWN, flat.status());
        assertEquals("the method broke down: A is not positive definite, pᵀAp was 0", flat.ending());
        assertEquals(0, system(new double[][] {{1e-30, 0}, {0, 2e-30}}, 1e-30, 1e-30).solution().orElseThrow()
                .minus(vector(1, 0.5)).normF(), 1e-14);
    }

    @Test
    void relaxationOutsideItsRangeRunsAndDiverges() {
        LinearSystem poisson = LinearSystem.poisson(9);
        SimpleMatrix x0 = new SimpleMatrix(9, 1);
        for (double omega : new double[] {-0.5, 2.5}) {
            var run = new SuccessiveOverRelaxation(omega).run(poisson, x0, 100);
            assertTrue(run.errors().last() > 1e3 * run.errors().first(), "ω = " + omega);
            assertEquals(Status.GREW, run.status());
        }
        var still = new SuccessiveOverRelaxation(0).run(poisson, x0, 5);
        assertEquals(0, still.last().x().normF());
    }

    @Test
    void noStepsAndAStartAtTheSolution() {
        LinearSystem system = system(new double[][] {{2, 1}, {1, 3}}, 3, 4);
        List<Optimizer<?>> methods = List.of(new ConjugateGradient(), Chebyshev.of(system), new Jacobi(),
                new JacobiMomentum(1, 0.1), new GaussSeidel(), new SuccessiveOverRelaxation(1.1), new BiCgStab(),
                new Gmres(), new GradientDescent(0.1));
        for (Optimizer<?> method : methods) {
            assertEquals(1, method.run(system, vector(0, 0), 0).kept().size(), method.label());
            var run = method.run(system, vector(1, 1), 4);
            assertEquals(4, run.last().k(), method.label());
            assertEquals(0, run.last().x().minus(vector(1, 1)).normF(), 1e-15, method.label());
            assertEquals(5, run.table().rowCount());
        }
    }
}
