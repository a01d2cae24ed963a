package momentum.problem;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import momentum.GradientCheck;
import momentum.Linear;
import momentum.Objective;
import momentum.method.HeavyBall;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients, Hessians and published values of the problems. */
class ProblemsTest {
    static Stream<Objective> problems() {
        return Stream.of(new Rosenbrock(100), Rosenbrock.banana(), new Rosenbrock(0.5, 2), LogCosh.of(1, 3));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void derivativesFitTheFunction(Objective f) {
        Objective unaware = Objective.of(f::value, f::gradient);
        for (SimpleMatrix x : List.of(vector(-1.2, 1), vector(0.3, -0.7), vector(1, 1))) {
            GradientCheck check = f.checkGradient(x);
            assertTrue(check.passed(), f + " at " + x.get(0) + ": " + check);
            for (SimpleMatrix v : List.of(vector(1, 0), vector(-0.3, 2))) {
                SimpleMatrix exact = f.hessianTimes(x, v);
                // central differences: h² and ε/h, both near 1e-10 of curvatures up to 2000
                double error = Linear.maxNorm(unaware.hessianTimes(x, v).minus(exact));
                assertTrue(error <= 1e-5, f + ": Hessian off by " + error);
            }
        }
        SimpleMatrix best = f.minimizer().orElseThrow();
        assertTrue(Linear.maxNorm(f.gradient(best)) <= 1e-14);
        assertEquals(0, f.gap(best), 1e-30);
    }

    @Test
    void aWrongGradientIsFoundAndItsComponentNamed() {
        Objective wrong = Objective.of(x -> x.get(0) * x.get(0) + x.get(1), x -> vector(2 * x.get(0), 3));
        GradientCheck check = wrong.checkGradient(vector(1, 1));
        assertFalse(check.passed());
        assertEquals(1, check.component());
        assertEquals("gradient differs from central differences: worst component 1, expected 1, got 3",
                check.toString());
    }

    @Test
    void aGradientOfNaNIsFound() {
        Objective broken = Objective.of(x -> x.get(0) + x.get(1), x -> vector(1, Double.NaN));
        assertFalse(broken.checkGradient(vector(1, 1)).passed());
        assertEquals(1, broken.checkGradient(vector(1, 1)).component());
    }

    @Test
    void theBananaOfTheArticle() {
        // distill-figures.md F1
        Rosenbrock f = Rosenbrock.banana();
        SimpleMatrix start = vector(-1.21, 0.853);
        assertEquals(28.8602202, f.value(start), 5e-8);
        assertEquals(101.56632, f.gradient(start).get(0), 5e-6);
        assertEquals(131.388, f.gradient(start).get(1), 5e-4);
        var run = new HeavyBall(0.003, 0.74).run(f, start, 150);
        assertEquals(-1.51469896, run.at(1).x().get(0), 5e-9);
        assertEquals(-0.92166381972, run.at(10).x().get(0), 5e-12);
        // by 60-digit arithmetic; the reference's last digit is one too high
        assertEquals(0.218562325664122, run.at(10).x().get(1), 5e-14);
        assertEquals(4.4437840527, run.values().at(10), 5e-11);
        assertEquals(0.9046240948972, run.last().x().get(0), 5e-11);
        assertEquals(0.2725454189347, run.last().x().get(1), 5e-11);
        assertEquals(0.0091066026133, run.values().at(150), 5e-12);
        assertEquals(1.1772122675, new HeavyBall(0.003, 0).run(f, start, 150).values().at(150), 5e-9);
    }

    @Test
    void rosenbrocksOwnValley() {
        // theory.md B14
        var run = new HeavyBall(0.001, 0.9).run(new Rosenbrock(100), vector(-1.2, 1), 1000);
        assertEquals(0.994999, run.last().x().get(0), 5e-7);
        assertEquals(0.99000294, run.last().x().get(1), 5e-9);
        // the order of additions alone moves the tenth digit after 1000 steps
        assertEquals(2.5050280577864757e-05, run.values().at(1000), 2.5e-14);
    }

    static Stream<Objective> oneDimension() {
        return Stream.of(MultiWell.bumps(), new MultiWell(1, 0.1, 2), new NarrowBowl(0.01, 1, 0.5),
                new NarrowBowl(1, 1.5, 3));
    }

    @ParameterizedTest
    @MethodSource("oneDimension")
    void derivativesInOneDimension(Objective f) {
        Objective unaware = Objective.of(f::value, f::gradient);
        for (double x : new double[] {-7, -0.4, 0, 0.1, 3}) {
            assertTrue(f.checkGradient(vector(x)).passed(), f + " at " + x);
            double exact = f.hessianTimes(vector(x), vector(1)).get(0);
            // central differences: h² and ε/h, both near 1e-10
            assertEquals(unaware.hessianTimes(vector(x), vector(1)).get(0), exact, 1e-8);
            assertTrue(exact <= f.smoothness().getAsDouble());
            assertTrue(exact >= f.strongConvexity().orElse(Double.NEGATIVE_INFINITY));
        }
        assertEquals(0, f.gap(f.minimizer().orElseThrow()), 0);
    }

    @Test
    void everyWellIsAWell() {
        for (MultiWell f : List.of(MultiWell.bumps(), new MultiWell(1, 0.1, 2), new MultiWell(0.03, 1, 5),
                new MultiWell(5, 1, 1))) {
            List<Double> wells = f.wells();
            int count = 0;
            // sign changes of the slope from − to +, on a grid that misses the wells themselves
            for (double x = -40.0003; x < 40; x += 0.001) {
                if (f.gradient(vector(x)).get(0) < 0 && f.gradient(vector(x + 0.001)).get(0) >= 0) {
                    double next = x;
                    assertTrue(wells.stream().anyMatch(well -> well >= next && well <= next + 0.001), f + " near " + x);
                    count++;
                }
            }
            assertEquals(count, wells.stream().filter(well -> Math.abs(well) < 40).count(), f.toString());
            for (double well : wells) {
                assertEquals(0, f.gradient(vector(well)).get(0), 1e-12 * f.smoothness().getAsDouble());
            }
        }
        // theory.md T1-13
        MultiWell bumps = MultiWell.bumps();
        assertEquals(7, bumps.wells().stream().filter(well -> Math.abs(well) < 7).count());
        assertTrue(bumps.wells().stream().anyMatch(well -> Math.abs(well - 6.038047) < 5e-7));
        assertTrue(bumps.wells().stream().anyMatch(well -> Math.abs(well + 2.018976) < 5e-7));
        assertEquals(1.900435, bumps.value(vector(6.038047)), 5e-7);
        assertEquals(0.211459, bumps.value(vector(2.018976)), 5e-7);
    }

    @Test
    void theSaddleHasTwoValleys() {
        Saddle f = new Saddle(0.3);
        for (SimpleMatrix x : List.of(vector(-1.2, 1), vector(0.3, -0.7), vector(0, 0))) {
            assertTrue(f.checkGradient(x).passed());
            Objective unaware = Objective.of(f::value, f::gradient);
            SimpleMatrix v = vector(-0.3, 2);
            assertEquals(0, Linear.maxNorm(unaware.hessianTimes(x, v).minus(f.hessianTimes(x, v))), 1e-8);
        }
        SimpleMatrix best = f.minimizer().orElseThrow();
        assertEquals(0, Linear.maxNorm(f.gradient(best)), 1e-16);
        assertEquals(-0.3 * 0.3 / 4, f.value(best), 1e-16);
        assertEquals(f.value(best), f.value(best.negative()), 0);
        assertEquals(0, f.value(vector(0, 0)), 1e-16);
        assertEquals(-0.3, f.hessianTimes(vector(0, 0), vector(0, 1)).get(1), 0);
    }

    @Test
    void logCoshNeitherOverflowsNorCancels() {
        LogCosh f = LogCosh.of(1);
        assertEquals(1000 - Math.log(2), f.value(vector(1000)), 1e-12);
        assertEquals(0.5e-16, f.value(vector(1e-8)), 1e-30);
        assertEquals(Math.log(Math.cosh(19.9)), f.value(vector(19.9)), 1e-13);
        assertEquals(Math.log(Math.cosh(20.1)), f.value(vector(20.1)), 1e-13);
        assertTrue(f.strongConvexity().isEmpty());
        assertEquals(1, f.smoothness().orElseThrow());
    }
}
