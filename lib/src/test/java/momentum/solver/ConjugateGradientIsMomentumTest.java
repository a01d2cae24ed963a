package momentum.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.Objective;
import momentum.Trajectory;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealLinearOperator;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.Test;

/** Conjugate gradients are a heavy ball with parameters of their own at each step (document 002; T2-10). */
class ConjugateGradientIsMomentumTest {
    private static final int N = 10;

    /** A = diag(1, 4, …, 100), b = 1. */
    private static LinearSystem squares() {
        double[] squares = new double[N];
        for (int i = 0; i < N; i++) squares[i] = (i + 1) * (i + 1);
        return LinearSystem.of(SimpleMatrix.diag(squares), SimpleMatrix.filled(N, 1, 1));
    }

    private static Trajectory<ConjugateGradient.State> run(int steps) {
        return new ConjugateGradient().run(squares(), new SimpleMatrix(N, 1), steps);
    }

    @Test
    void theHeavyBallWithItsParametersTakesTheSameSteps() {
        var run = run(N);
        var ball = ConjugateGradient.heavyBall(run).run(squares(), new SimpleMatrix(N, 1), N);
        // rounding, amplified by the loss of orthogonality: 3.9e-14 was measured with numpy
        for (int k = 0; k <= N; k++) {
            assertEquals(0, Linear.maxNorm(run.at(k).x().minus(ball.at(k).x())), 1e-12, "k = " + k);
        }
    }

    @Test
    void eachStepIsBestInThePlaneOfGradientAndLastStep() {
        var run = run(8);
        LinearSystem system = squares();
        for (int k = 1; k < 8; k++) {
            SimpleMatrix x = run.at(k).x(), r = system.residual(x), step = x.minus(run.at(k - 1).x());
            SimpleMatrix plane = r.concatColumns(step);
            SimpleMatrix ap = system.times(r).concatColumns(system.times(step));
            SimpleMatrix best = plane.transpose().mult(ap).solve(plane.transpose().mult(r));
            // the 2×2 system's condition squares rounding's share; 4.8e-14 was measured with numpy
            assertEquals(0, Linear.maxNorm(x.plus(plane.mult(best)).minus(run.at(k + 1).x())), 1e-11, "k = " + k);
        }
    }

    @Test
    void theParametersOfTheReference() {
        // computed independently with numpy, to the digits printed
        double[] eta = {.02597403, .03374227, .03544526, .03750165, .04048649, .04492256, .05172683, .06285761,
            .08341802, .13214286};
        double[] beta = {0, .92116387, .89035424, .88277457, .87511744, .86412920, .84706093, .81871494, .76576466,
            .63938047};
        assertArrayEquals(eta, ConjugateGradient.stepSizes(run(N)).values(), 5e-9);
        assertArrayEquals(beta, ConjugateGradient.momenta(run(N)).values(), 5e-9);
        assertEquals(3, ConjugateGradient.momenta(run(N)).k()[3]);
    }

    @Test
    void theEnergyFallsStrictlyAndEndsAfterNSteps() {
        double[] gaps = run(N).gaps().values();
        assertEquals(.912360, Math.sqrt(gaps[1] / gaps[0]), 5e-7);
        for (int k = 1; k <= N; k++) assertTrue(gaps[k] < gaps[k - 1], "k = " + k);
        // 0 but for rounding, which κ = 100 amplifies
        assertEquals(0, Math.sqrt(gaps[N] / gaps[0]), 1e-12);
    }

    @Test
    void theBoundOfChebyshev() {
        double[] gaps = run(N).gaps().values();
        double rho = (10.0 - 1) / (10 + 1);
        for (int k = 0; k < N; k++) {
            double bound = 2 * Math.pow(rho, k) / (1 + Math.pow(rho, 2 * k));
            assertTrue(Math.sqrt(gaps[k] / gaps[0]) <= bound * (1 + 1e-12), "k = " + k);
        }
    }

    @Test
    void threeEigenvaluesAreThreeSteps() {
        Quadratic f = Quadratic.diag(1, 1, 10, 10, 100, 100);
        var run = new ConjugateGradient().run(f, SimpleMatrix.filled(6, 1, 1), 3);
        assertEquals(0, f.gradient(run.last().x()).normF(), 1e-11);
        assertTrue(f.gradient(run.at(2).x()).normF() > 1e-3);
    }

    @Test
    void theOthersOnTheSameProblem() {
        // √(gap/gap₀) at k = 5, 9, 20, 40, computed independently with numpy
        LinearSystem f = squares();
        SimpleMatrix x0 = new SimpleMatrix(N, 1);
        check(Tuning.gradientDescent(f).method().run(f, x0, 40), .784, .702, .547, .363);
        check(Tuning.nesterov(f).method().run(f, x0, 40), .754, .599, .296, .0595);
        check(Tuning.heavyBall(f).method().run(f, x0, 40), .653, .425, .0870, .00291);
        check(Chebyshev.of(f).run(f, x0, 40), .569, .300, .0330, .00056);
    }

    private static void check(Trajectory<?> run, double... expected) {
        int[] at = {5, 9, 20, 40};
        double first = run.gaps().at(0);
        for (int i = 0; i < at.length; i++) {
            // a unit of the last digit
            double found = Math.sqrt(run.gaps().at(at[i]) / first);
            double digit = expected[i] < 0.01 ? 1e-5 : expected[i] < 0.1 ? 1e-4 : 1e-3;
            assertEquals(expected[i], found, digit,
                    run.label() + " at k = " + at[i]);
        }
    }

    @Test
    void chebyshevIsNeverAboveItsBoundAndEndsAsTheBestHeavyBall() {
        double[] spectrum = new double[50];
        for (int i = 0; i < 50; i++) spectrum[i] = 1 + 99.0 * i / 49;
        Quadratic f = Quadratic.diag(spectrum);
        var run = new Chebyshev(1, 100).run(f, SimpleMatrix.filled(50, 1, 1), 60);
        for (int k = 0; k <= 60; k++) {
            double t = 9.0 / 11, bound = 2 * Math.pow(t, k) / (1 + Math.pow(t, 2 * k));
            assertTrue(Linear.maxNorm(run.at(k).x()) <= bound * (1 + 1e-9), "k = " + k);
        }
        Tuning best = Tuning.heavyBall(f);
        assertEquals(best.stepSize(), new Chebyshev(1, 100).at(200).stepSize(), 1e-15);
        assertEquals(best.momentum(), new Chebyshev(1, 100).at(200).momentum(), 1e-15);
        assertEquals(1.0, new Chebyshev(1, 1).at(0).stepSize());
    }

    @Test
    void theSameAsHipparchus() {
        LinearSystem system = LinearSystem.laplacian(6, 5);
        var operator = new RealLinearOperator() {
            @Override
            public int getRowDimension() {
                return 30;
            }

            @Override
            public int getColumnDimension() {
                return 30;
            }

            @Override
            public RealVector operate(RealVector x) {
                return new ArrayRealVector(system.matrix().mult(Linear.vector(x.toArray())).getDDRM().data);
            }
        };
        var theirs = new org.hipparchus.linear.ConjugateGradient(100, 1e-13, true);
        double[] x = theirs.solve(operator, new ArrayRealVector(30, 1.0)).toArray();
        var ours = new ConjugateGradient().run(system, new SimpleMatrix(30, 1), 30).last().x();
        // both to rounding, times a condition number of 24
        assertArrayEquals(x, ours.getDDRM().data, 1e-12);
        assertArrayEquals(x, system.minimizer().orElseThrow().getDDRM().data, 1e-12);
    }

    @Test
    void aMillionUnknownsInAFewVectors() {
        LinearSystem system = LinearSystem.laplacian(1000, 1000);
        var state = new ConjugateGradient().after(system, new SimpleMatrix(1_000_000, 1), 5);
        assertEquals(5, state.k());
        // x has entries near 1000, of which A takes differences
        SimpleMatrix true5 = system.residual(state.x());
        assertEquals(0, Linear.maxNorm(true5.minus(state.residual())), 1e-11);
    }

    @Test
    void aSystemIsItsQuadratic() {
        LinearSystem system = squares();
        Objective quadratic = Quadratic.of(system.matrix(), system.b());
        SimpleMatrix x = SimpleMatrix.filled(N, 1, 0.3);
        assertEquals(quadratic.value(x), system.value(x), 1e-12);
        assertEquals(0, Linear.maxNorm(quadratic.gradient(x).minus(system.gradient(x))), 1e-12);
        assertEquals(quadratic.gap(x), system.gap(x), 1e-12);
        assertTrue(LinearSystem.convectionDiffusion(5, 30).checkGradient(SimpleMatrix.filled(5, 1, 0.3)).passed());
    }
}
