package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.problem.MultiWell;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of theory.md section 3, document 001, that are about runs without noise. */
class DocumentOneTest {
    private static final Quadratic RAVINE = Quadratic.diag(1, 100);
    private static final SimpleMatrix CORNER = vector(1, 1);
    private static final Objective SLOPE = Objective.of(x -> x.get(0), x -> vector(1));

    private static int signChanges(Optimizer<?> method) {
        return method.run(RAVINE, CORNER, 50).signChanges(1);
    }

    @Test
    void zigZagInARavine() {
        // T1-1
        assertEquals(50, signChanges(new GradientDescent(0.0198)));
        assertEquals(26, signChanges(new HeavyBall(0.0198, 0.9)));
        assertEquals(17, signChanges(new HeavyBall(0.01, 0.9)));
        assertEquals(0, signChanges(new Nesterov(0.01, 0.9)));
    }

    @Test
    void aZeroIsNoSide() {
        double[] y = {0, 2, 0, 0, -1, -3, 1, 0, 1};
        OneStep replay = (f, x) -> vector(x.get(0) + 1, y[(int) x.get(0) + 1]);
        assertEquals(2, replay.run(Objective.of(x -> 0, x -> x), vector(0, y[0]), y.length - 1).signChanges(1));
    }

    private static int steps(Optimizer<?> method) {
        double target = 1e-8 * RAVINE.value(CORNER);
        return method.run(RAVINE, CORNER, 5000, (f, iterate) -> f.value(iterate.x()) < target).last().k();
    }

    @Test
    void stepsThroughTheRavine() {
        // T1-1: to f < 1e-8 f(x0); Lessard's tuning of Nesterov's method as in B4
        double kappa = 100, root = Math.sqrt(3 * kappa + 1);
        assertEquals(687, steps(new GradientDescent(0.01)));
        assertEquals(461, steps(Tuning.gradientDescent(RAVINE.spectrum()).method()));
        assertEquals(71, steps(Tuning.heavyBall(RAVINE.spectrum()).method()));
        assertEquals(88, steps(new Nesterov(0.01, 9.0 / 11)));
        assertEquals(77, steps(new Nesterov(4.0 / 301, (root - 2) / (root + 2))));
        assertEquals(141, steps(new HeavyBall(0.01, 0.9)));
    }

    @Test
    void aPlateau() {
        // T1-4: length 10 with ηg = .01
        StopRule crossed = (f, iterate) -> iterate.x().get(0) <= -10 + 1e-12;
        assertEquals(1000, new GradientDescent(0.01).run(SLOPE, vector(0), 5000, crossed).last().k());
        assertEquals(109, new HeavyBall(0.01, 0.9).run(SLOPE, vector(0), 5000, crossed).last().k());
    }

    @ParameterizedTest
    @CsvSource({
        ".001, .999, .98887, .98900", ".01, .99, .94868, .94393", ".0513, .9487, .94868, .92403", ".1, .9, .94868, .9",
        ".5, .5, .94868, .67082", "1, 0, .94868, 0", "1.5, .5, .94868, 1.297", "1.9, .9, .94868, 2.096",
        "3, 2, .94868, 4.23"})
    void modeByMode(double s, double descent, double ball, double nesterov) {
        // T1-8, β = .9; Nesterov's method is the heavy ball with momentum β(1 − s), T1-12
        assertEquals(descent, new MomentumMatrix(s, 0, 1).spectralRadius(), 5e-6);
        assertEquals(ball, new MomentumMatrix(s, 0.9, 1).spectralRadius(), 5e-6);
        assertEquals(nesterov, new MomentumMatrix(s, 0.9 * (1 - s), 1).spectralRadius(), s > 1 ? 5e-3 : 5e-6);
    }

    private static double overshoot(Optimizer<?> method, double eigenvalue) {
        double least = 0;
        for (double x : method.run(Quadratic.diag(eigenvalue), vector(1),
                3000).coordinate(0).values()) least = Math.min(least, x);
        return -least;
    }

    @ParameterizedTest
    @CsvSource({".7, 0, 0", ".81, 0, 0", ".9, .15316, .11933", ".95, .43969, .37018", ".99, .85518, .73023"})
    void overshoot(double momentum, double ball, double nesterov) {
        // T1-13: λ = 1, η = .01
        assertEquals(ball, overshoot(new HeavyBall(0.01, momentum), 1), 5e-6);
        if (momentum >= 0.9) assertEquals(nesterov, overshoot(new Nesterov(0.01, momentum), 1), 5e-6);
    }

    @Test
    void aBallThatRollsUphill() {
        // T1-13: η = .1, β = .9 on ½x²: 44 of the first 100 steps increase f, first the sixth
        double[] f = new HeavyBall(0.1, 0.9).run(Quadratic.diag(1), vector(1), 100).values().values();
        int uphill = 0, first = 0;
        for (int k = 1; k <= 100; k++) {
            if (!(f[k] > f[k - 1])) continue;
            uphill++;
            if (first == 0) first = k;
        }
        assertEquals(44, uphill);
        assertEquals(6, first);
    }

    @ParameterizedTest
    @CsvSource({"0, 6.038047, 1.900435", ".5, 6.038047, 1.900435", ".8, 6.038047, 1.900435", ".9, 2.018976, .211459",
        ".95, -2.018976, .211459"})
    void rollingOverWells(double momentum, double rest, double value) {
        // T1-13: η = .05, from 7
        var end = new HeavyBall(0.05, momentum).run(MultiWell.bumps(), vector(7), 5000).last().x();
        assertEquals(rest, end.get(0), 5e-7);
        assertEquals(value, MultiWell.bumps().value(end), 5e-7);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1.01, 1388.4", "1, .9, 1.0646586, 220.5", "1, .99, 1.1, 145.0",
            ".1, 0, 1.001, 13822", ".1, .9, , 1502"})
    void leavingASaddle(double escape, double momentum, Double growth, double steps) {
        // T1-13: η = .01; steps for a factor of a million
        double measured = growth(escape, momentum);
        if (growth != null) assertEquals(growth, measured, 5e-8);
        assertEquals(steps, Math.log(1e6) / Math.log(measured),
                steps > 1000 && growth == null || steps > 10_000 ? 0.5 : 0.05);
    }

    private static double growth(double escape, double momentum) {
        double[] y = new HeavyBall(0.01, momentum).run(Quadratic.diag(1, -escape), vector(1, 1e-9),
                3000).coordinate(1).values();
        assertTrue(y[3000] > y[2999]);
        return y[3000] / y[2999];
    }
}
