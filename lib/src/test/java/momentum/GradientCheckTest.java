package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import momentum.problem.LogCosh;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong component is found however large the others are, and a right one is never refused. */
class GradientCheckTest {
    private static GradientCheck wrong(Objective f, UnaryOperator<SimpleMatrix> change, SimpleMatrix x) {
        return Objective.of(f::value, at -> change.apply(f.gradient(at))).checkGradient(x);
    }

    private static UnaryOperator<SimpleMatrix> scaled(int i, double factor) {
        return g -> {
            SimpleMatrix copy = g.copy();
            copy.set(i, factor * g.get(i));
            return copy;
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e2, 2e6, 1e8, 1e10})
    void theFlatDirectionOfAValleyIsJudgedByItself(double conditionNumber) {
        Quadratic f = Quadratic.diag(1, conditionNumber);
        for (SimpleMatrix x : List.of(vector(1, 1), vector(-3, 0.2), vector(0.01, 5))) {
            assertTrue(f.checkGradient(x).passed(), f.checkGradient(x).toString());
            GradientCheck lost = wrong(f, scaled(0, 0), x);
            assertFalse(lost.passed(), lost.toString());
            assertEquals(0, lost.component());
            assertFalse(wrong(f, scaled(0, 2), x).passed(), "a factor 2, κ = " + conditionNumber);
            assertFalse(wrong(f, scaled(0, -1), x).passed(), "a sign, κ = " + conditionNumber);
        }
    }

    @Test
    void theSentenceNamesTheComponent() {
        Quadratic f = Quadratic.diag(1, 2e6);
        assertEquals("gradient differs from central differences: worst component 0, expected 1, got 0",
                wrong(f, scaled(0, 0), vector(1, 1)).toString().replaceAll("expected [0-9.]+", "expected 1"));
    }

    @Test
    void aHundredThousandthIsWrongAndAHundredMillionthIsNot() {
        for (Objective f : List.of(Quadratic.diag(1, 3), LogCosh.of(1, 4), new Rosenbrock(1))) {
            SimpleMatrix x = vector(0.7, -0.4);
            for (int i = 0; i < 2; i++) {
                assertFalse(wrong(f, scaled(i, 1 + 1e-5), x).passed(), f + ", component " + i);
                assertTrue(wrong(f, scaled(i, 1 + 1e-8), x).passed(), f + ", component " + i);
            }
        }
    }

    @Test
    void rightGradientsOfBadlyScaledProblemsPass() {
        var random = new Random(7);
        for (double kappa : new double[] {1, 1e3, 2e6, 1e9, 1e12}) {
            for (int trial = 0; trial < 20; trial++) {
                double angle = 6.28 * random.nextDouble(), c = Math.cos(angle), s = Math.sin(angle);
                var rotation = new SimpleMatrix(new double[][] {{c, -s}, {s, c}});
                SimpleMatrix b = vector(random.nextGaussian(), random.nextGaussian());
                Quadratic rotated = Quadratic.withSpectrum(new double[] {1, kappa}, rotation, b);
                SimpleMatrix x = vector(10 * random.nextGaussian(), random.nextGaussian());
                for (SimpleMatrix at : List.of(x, rotated.minimizer().orElseThrow())) {
                    GradientCheck check = rotated.checkGradient(at);
                    assertTrue(check.passed(), "κ = " + kappa + ", trial " + trial + ": " + check + ", error "
                            + check.error());
                }
                Objective bends = new Rosenbrock(kappa);
                assertTrue(bends.checkGradient(x).passed(), "κ = " + kappa + ": " + bends.checkGradient(x));
            }
        }
    }

    @Test
    void aDifferenceThatCannotTellRefusesNothing() {
        // f = 5e14 keeps nothing of a slope of 1e-3
        Objective f = Objective.of(x -> 1e-3 * x.get(0) + 5e14 * x.get(1) * x.get(1), x -> vector(0, 1e15 * x.get(1)));
        GradientCheck check = f.checkGradient(vector(1, 1));
        assertTrue(check.passed());
        assertFalse(f.checkGradient(vector(1, 0)).passed(), "where the large term is gone, it can");
    }

    @Test
    void nothingIsNoGradient() {
        OneSentence.refused("gradient must be 1×1 like x, was null", () ->
                Objective.of(x -> 0, x -> null).checkGradient(vector(1)));
    }
}
