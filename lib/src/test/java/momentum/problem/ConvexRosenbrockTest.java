package momentum.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.Trajectory;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.quadratic.ClosedForm;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chain of the resisting oracle, numbers from distill-figures.md F17, F18 and theory.md T3-12. */
class ConvexRosenbrockTest {
    /** The article's code multiplies f by this and divides α by it. */
    private static final double SCALE = 249.75;
    private final ConvexRosenbrock f = new ConvexRosenbrock(25, 1000);

    @Test
    void f17ValueGradientAndMinimizerFitTogether() {
        for (var g : new ConvexRosenbrock[] {f, new ConvexRosenbrock(1, 9), new ConvexRosenbrock(7, 1e8),
            new ConvexRosenbrock(21, Double.POSITIVE_INFINITY)}) {
            SimpleMatrix w = new SimpleMatrix(g.n(), 1), best = g.minimizer().orElseThrow();
            for (int i = 0; i < g.n(); i++) w.set(i, Math.cos(3 * i) + 0.3);
            assertTrue(g.checkGradient(w).passed(), g + ": " + g.checkGradient(w));
            assertTrue(Linear.maxNorm(g.gradient(best)) <= 1e-14, g.toString());
            assertEquals(g.value(w) - g.value(best), g.gap(w), 1e-13 * g.value(w), g.toString());
            assertTrue(Linear.maxNorm(g.quadratic().gradient(w).minus(g.gradient(w))) <= 1e-13, g.toString());
            assertEquals(g.value(w) - 0.5, g.quadratic().value(w), 1e-13 * g.value(w), g.toString());
        }
    }

    @Test
    void f17TheSpectrumIsThatOfTheMatrix() {
        Quadratic q = f.quadratic();
        Spectrum computed = Spectrum.of(q.matrix());
        for (int i = 0; i < 25; i++) assertEquals(computed.eigenvalue(i), f.eigenvalue(i), 1e-14);
        assertTrue(Linear.maxNorm(computed.vectors().minus(q.spectrum().vectors())) <= 1e-12);
        assertEquals(2 + 4.0 / 999, q.matrix().get(3, 3), 1e-14);
        assertEquals(-1, q.matrix().get(3, 4), 1e-14);
        assertEquals(0, q.matrix().get(3, 5), 1e-14);
    }

    @Test
    void f17DecayOfTheEndlessChain() {
        double q = f.decay();
        assertEquals(0.9386931399, q, 5e-11);
        assertEquals(2 + 4.0 / 999, q + 1 / q, 1e-15);
        assertEquals(0.684135, Math.pow(q, 6), 5e-7);
        assertEquals(0.498609, Math.pow(q, 11), 5e-7);
        assertEquals(0.2056321897, Math.pow(q, 25), 5e-11);
        // of a long chain the beginning is that of the endless one
        assertEquals(Math.pow(q, 25), new ConvexRosenbrock(1000, 1000).minimizer().orElseThrow().get(24), 1e-14);
    }

    @Test
    void f18SpectrumAndExactMinimizer() {
        assertEquals(4.641917388022, SCALE * f.strongConvexity().orElseThrow(), 5e-13);
        assertEquals(500.5, SCALE * f.eigenvalue(12), 5e-13);
        assertEquals(996.358082611978, SCALE * f.smoothness().orElseThrow(), 5e-13);
        SimpleMatrix best = f.minimizer().orElseThrow();
        assertEquals(0.9337929326, best.get(0), 5e-11);
        assertEquals(0.8713247758, best.get(1), 5e-11);
        // by 40-digit arithmetic; the reference's 0.3682626126 and 0.0253863214 are off in the eighth decimal
        assertEquals(0.36826261798362917, best.get(12), 5e-16);
        assertEquals(0.02538631788468841, best.get(24), 5e-16);
    }

    @ParameterizedTest
    @CsvSource({"25, 214.64365, 5e-6", "50, 513.02, 5e-3", "100, 805.21, 5e-3", "200, 942.44, 5e-3",
            "1000, 997.54, 5e-3"})
    void e20ConditionNumberOfFiniteChains(int n, double conditionNumber, double digits) {
        var chain = new ConvexRosenbrock(n, 1000);
        assertEquals(conditionNumber, chain.eigenvalue(n - 1) / chain.eigenvalue(0), digits);
    }

    @Test
    void f18ParametersAndRates() {
        Spectrum spectrum = f.quadratic().spectrum();
        Tuning best = Tuning.heavyBall(spectrum), plain = Tuning.gradientDescent(spectrum);
        assertEquals(3.505171656, best.stepSize() * spectrum.largest(), 5e-10);
        assertEquals(0.760750923, best.momentum(), 5e-10);
        assertEquals(0.9907254398, plain.rate(), 5e-11);
        Tuning hardCoded = Tuning.heavyBall(Spectrum.of(4.6, 996.35));
        assertEquals(3.507197733, hardCoded.stepSize() * 996.35, 5e-10);
        assertEquals(0.761694972, hardCoded.momentum(), 5e-10);
        assertEquals(0.8727513806, Math.sqrt(hardCoded.momentum()), 5e-11);
        assertEquals(0.8997354108, Math.sqrt(17.0 / 21), 5e-11);
        assertEquals(3.561904762, 0.0035749243028120182 * 996.3580932617, 5e-10);
    }

    private Trajectory<?> run(double stepSizeInTheCode, double momentum) {
        return new HeavyBall(stepSizeInTheCode * SCALE, momentum).run(f, new SimpleMatrix(25, 1), 51);
    }

    private double error(Trajectory<?> run, int k) {
        return Linear.maxNorm(run.at(k).x().minus(f.minimizer().orElseThrow()));
    }

    /** F18, check values; the second step size is 3.507197733/996.3580932617. */
    @ParameterizedTest
    @CsvSource({
        "0.0035749243028120182, 0.8095238095238095, 0.8928373446, 0.9109389039, 0.7971585240, 0.9211066446, "
                + "0.4402879934, 0.0587907065, 0.0470126732",
        "0.0035200173077520346, 0.761694972, 0.8791243227, 0.8790595397, 0.7728595748, 0.9074584336, 0.4402879934, "
                + "0.0399261465, 0.0726835719"})
    void f18Iterates(double stepSize, double momentum, double w11, double w12, double w22, double w1,
            double error10, double w25,
            double error25) {
        // the second pair is given to nine digits
        double digits = momentum > 0.8 ? 5e-11 : 1e-9;
        var run = run(stepSize, momentum);
        assertEquals(w11, run.at(1).x().get(0), digits);
        assertEquals(w12, run.at(2).x().get(0), digits);
        assertEquals(w22, run.at(2).x().get(1), digits);
        assertEquals(w1, run.at(10).x().get(0), digits);
        assertEquals(error10, error(run, 10), digits);
        assertEquals(w25, run.at(25).x().get(24), digits);
        assertEquals(error25, error(run, 25), digits);
    }

    @Test
    void f18GradientDescent() {
        double stepSize = Tuning.gradientDescent(f.quadratic().spectrum()).stepSize();
        assertEquals(0.001998002, stepSize / SCALE, 5e-10);
        var run = new GradientDescent(stepSize).run(f, new SimpleMatrix(25, 1), 51);
        assertEquals(0.4990009990, run.at(1).x().get(0), 5e-11);
        assertEquals(0.4990009990, run.at(2).x().get(0), 5e-11);
        assertEquals(0.2490019970, run.at(2).x().get(1), 5e-11);
        assertEquals(0.7505067594, run.at(10).x().get(0), 5e-11);
        assertEquals(0.5960972844, error(run, 10), 5e-11);
        assertEquals(2.83e-8, run.at(25).x().get(24), 5e-11);
        assertEquals(0.4578742515, error(run, 25), 5e-11);
    }

    @Test
    void f18NothingOutsideTheLightCone() {
        int[] equalUpTo = {23, 20};
        double[][] parameters = {{0.0035749243028120182, 17.0 / 21},
                {0.0035200173077520346, 0.761694972}, {0.001998002, 0}};
        for (int p = 0; p < 3; p++) {
            var run = run(parameters[p][0], parameters[p][1]);
            SimpleMatrix best = f.minimizer().orElseThrow();
            int equal = 0;
            for (int k = 0; k <= 51; k++) {
                SimpleMatrix w = run.at(k).x();
                for (int i = 0; i < 25; i++) assertEquals(i < k, w.get(i) != 0, "coordinate " + i + " at " + k);
                if (k > 24) continue;
                assertTrue(error(run, k) >= best.get(k), "k = " + k);
                if (k == equal + 1 && error(run, k) == best.get(k)) equal++;
            }
            if (p < 2) assertEquals(equalUpTo[p], equal);
            else assertTrue(equal < 10, "gradient descent is farther away than it must be");
        }
    }

    @Test
    void f18TheClosedFormIsTheRun() {
        var method = new HeavyBall(0.0035749243028120182 * SCALE, 17.0 / 21);
        for (var iterate : method.run(f, new SimpleMatrix(25, 1), 51).kept()) {
            SimpleMatrix closed = ClosedForm.iterate(f.quadratic(), method, new SimpleMatrix(25, 1), iterate.k());
            assertTrue(Linear.maxNorm(closed.minus(iterate.x())) <= 1e-13);
        }
    }

    /** theory.md T3-12: from 0 the best heavy ball gives the beginning of the endless minimizer and zeros behind it. */
    @Test
    void t312TheHeavyBallAttainsTheBound() {
        var chain = new ConvexRosenbrock(400, 100);
        // the endless chain's spectrum fills [4/(κ−1), 4κ/(κ−1)]
        Tuning best = Tuning.heavyBall(Spectrum.of(4.0 / 99, 400.0 / 99));
        double q = chain.decay(), total = q * q / (1 - q * q);
        var run = best.method().run(chain, new SimpleMatrix(400, 1), 100);
        for (int k = 0; k <= 100; k++) {
            SimpleMatrix w = run.at(k).x();
            // 100 steps, each a rounding of numbers below 1
            for (int i = 0; i < 400; i++) assertEquals(i < k ? Math.pow(q, i + 1) : 0, w.get(i), 5e-15);
        }
        assertEquals(3.659498e-2, Math.pow(q, 20) * total, 5e-9);
        assertEquals(6.613297e-4, Math.pow(q, 40) * total, 5e-11);
        assertEquals(2.159787e-7, Math.pow(q, 80) * total, 5e-14);
    }

    /** theory.md T3-12, the smooth convex case: the best value in the Krylov space is that of the first K links. */
    @ParameterizedTest
    @CsvSource({"10, 0.00568182, 0.00530029", "20, 0.00297619, 0.00287074"})
    void t312SmoothConvexBound(int k, double best, double bound) {
        int n = 2 * k + 1;
        var chain = new ConvexRosenbrock(n, Double.POSITIVE_INFINITY);
        SimpleMatrix restricted = new SimpleMatrix(n, 1);
        restricted.insertIntoThis(0, 0, new ConvexRosenbrock(k, Double.POSITIVE_INFINITY).minimizer().orElseThrow());
        // L = 1 in the reference, 4 here
        assertEquals(best, chain.gap(restricted) / 4, 5e-9);
        double distance = chain.minimizer().orElseThrow().normF();
        assertEquals(bound, 3 * distance * distance / (32 * Math.pow(k + 1, 2)), 5e-9);
    }

    /** theory.md T3-12: conjugate gradients stay as far from w* as the minimizer of the first K links does. */
    @ParameterizedTest
    @CsvSource({"10, 5.854e-2", "20, 1.102e-3", "40, 3.606e-7"})
    void t312DistanceOfTheBestValue(int k, double squared) {
        SimpleMatrix restricted = new SimpleMatrix(400, 1);
        restricted.insertIntoThis(0, 0, new ConvexRosenbrock(k, 100).minimizer().orElseThrow());
        double distance = restricted.minus(new ConvexRosenbrock(400, 100).minimizer().orElseThrow()).normF();
        assertEquals(squared, distance * distance, 5e-4 * squared);
    }
}
