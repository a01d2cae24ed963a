package momentum.quadratic;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.Trajectory;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.problem.LogCosh;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs taken apart along the eigenvectors, and predicted without being run. */
class ContributionsTest {
    private static Trajectory<?> f3(double stepSize) {
        return new GradientDescent(stepSize).run(Quadratic.diag(0.01, 0.1, 1), vector(10, Math.sqrt(10), 1), 151);
    }

    /** distill-figures.md F3: contributions and milestones (151 means: not within the window). */
    @ParameterizedTest
    @CsvSource({
        "1.97044335, 0.225554525, 7.70251697e-5, 0.150583551, 98, 8, 65",
        "1.98019802, 0.224658491, 7.33695420e-5, 0.224658491, 97, 8, 97",
        "1, 0.334485880, 0.00739044, 0, 151, 18, 0",
        "2, 0.222850202, 6.6461e-5, 0.5, 96, 8, 151",
        "0.1, 0.480385, 0.334486, 0.00739044, 151, 151, 18"})
    void contributionsOfTheArticle(double stepSize, double c1, double c2, double c3, int m1, int m2, int m3) {
        Contributions c = Contributions.of(f3(stepSize));
        for (int i = 0; i < 3; i++) assertEquals(0.5, c.of(i).at(0), 1e-15);
        // the step sizes are given to nine digits, the contributions to six or more
        assertEquals(c1, c.of(0).at(20), 5e-7);
        assertEquals(c2, c.of(1).at(20), 5e-7);
        assertEquals(c3, c.of(2).at(20), 5e-7);
        assertArrayEquals(new int[] {m1, m2, m3},
                new int[] {c.milestone(0, 0.01), c.milestone(1, 0.01), c.milestone(2, 0.01)});
    }

    @Test
    void theFifthStepOfTheSmallProblem() {
        // theory.md T3-8
        Quadratic f = Quadratic.of(new SimpleMatrix(new double[][] {{2, 1}, {1, 3}}), vector(1, -1));
        var run = new GradientDescent(0.2).run(f, vector(3, 2), 5);
        assertEquals(0.006976, run.gaps().at(5), 5e-7);
        assertEquals(run.gaps().at(5), Contributions.of(run).total().at(5), 1e-16);
    }

    @Test
    void bothSpacesOfTheArticle() {
        // distill-figures.md F2
        Quadratic f = Quadratic.of(new SimpleMatrix(new double[][] {{50.5, 49.5}, {49.5, 50.5}}));
        SimpleMatrix start = f.spectrum().fromModes(vector(-2.5, 1));
        assertEquals(-1.0606601718, start.get(0), 5e-11);
        assertEquals(2.4748737342, start.get(1), 5e-11);
        var run = new GradientDescent(0.018).run(f, start, 300);
        assertEquals(53.125, run.values().at(0), 5e-13);
        assertEquals(35.0135125, run.values().at(1), 5e-8);
        assertEquals(-2.3016325728, run.at(1).x().get(0), 5e-11);
        assertEquals(1.1702617229, run.at(1).x().get(1), 5e-11);
        assertEquals(-0.40652643112, f.spectrum().toModes(run.at(100).x()).get(0), 5e-12);
        assertEquals(-0.2874575960, run.at(100).x().get(0), 5e-11);
        assertEquals(0.2874575963, run.at(100).x().get(1), 5e-11);
        assertEquals(-0.01074945249, f.spectrum().toModes(run.last().x()).get(0), 5e-12);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0", "0.2, 0.3", "0.05, 0.9", "0.4, 0.1"})
    void theClosedFormIsTheRun(double stepSize, double momentum) {
        Quadratic f = Quadratic.of(new SimpleMatrix(new double[][] {{2, 1}, {1, 3}}), vector(1, -1));
        var method = new HeavyBall(stepSize, momentum);
        for (var iterate : method.run(f, vector(3, 2), 300).kept()) {
            SimpleMatrix predicted = ClosedForm.iterate(f, method, vector(3, 2), iterate.k());
            assertTrue(Linear.maxNorm(predicted.minus(iterate.x())) <= 1e-13, method + ", k = " + iterate.k());
        }
    }

    @Test
    void wrongInputGetsOneSentence() {
        var run = new GradientDescent(0.1).run(LogCosh.of(1), vector(1), 2);
        assertEquals("run must be on a quadratic, was on log cosh with weights (1)",
                assertThrows(IllegalArgumentException.class, () -> Contributions.of(run)).getMessage());
        assertEquals("level must be positive and finite, was 0",
                assertThrows(IllegalArgumentException.class, () -> Contributions.of(f3(1)).milestone(0, 0))
                .getMessage());
        assertEquals("x0 is 1×1 but the problem has dimension 2", assertThrows(IllegalArgumentException.class,
                () -> ClosedForm.iterate(Quadratic.diag(1, 2), new HeavyBall(1, 0), vector(1), 3)).getMessage());
        assertThrows(UnsupportedOperationException.class,
                () -> ClosedForm.iterate(Quadratic.diag(-1), new HeavyBall(1, 0), vector(1), 3));
    }
}
