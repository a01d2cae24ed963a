package momentum.method;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;

import momentum.Objective;
import momentum.Optimizer;
import momentum.Scheduled;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/**
 * The numbers that Keras's own tests expect of its optimizers (keras/src/optimizers/*_test.py): from (1, …, 1), a
 * gradient of 0.01 in each of ten coordinates, then four times the gradient (0.1, 0.2, …, 1).
 */
class KerasGoldenTest {
    /** Keras's numbers have four digits. */
    private static final double ROUNDED = 5.1e-5;
    /** What Keras allows itself. */
    private static final double KERASS_OWN = 5e-4;

    /** A function whose gradient does not depend on x but on the step. */
    private static Objective gradients(SimpleMatrix first, SimpleMatrix then) {
        return new Objective() {
            @Override
            public double value(SimpleMatrix x) {
                return 0;
            }

            @Override
            public SimpleMatrix gradient(SimpleMatrix x) {
                return first;
            }

            @Override
            public Objective atStep(int k) {
                return k == 0 ? this : gradients(then, then);
            }
        };
    }

    /** Where Keras expects the same of all coordinates, it has written down the tenth's. */
    private static void assertGolden(Optimizer<?> method, double[] all) {
        assertGolden(method, all, KERASS_OWN, all);
    }

    private static void assertGolden(Optimizer<?> method, double[] first, double[] last) {
        assertGolden(method, first, ROUNDED, last);
    }

    /** Compares coordinates 1 and 10 after each of the five steps. */
    private static void assertGolden(Optimizer<?> method, double[] first, double within, double[] last) {
        SimpleMatrix ones = SimpleMatrix.filled(10, 1, 1), rising = new SimpleMatrix(10, 1);
        for (int i = 0; i < 10; i++) rising.set(i, 0.1 * (i + 1));
        var iterates = method.iterates(gradients(ones.scale(0.01), rising), ones).limit(6).toList();
        for (int k = 1; k <= 5; k++) {
            assertEquals(first[k - 1], iterates.get(k).x().get(0), within, method.label() + ", coordinate 1, k = " + k);
            assertEquals(last[k - 1], iterates.get(k).x().get(9), ROUNDED,
                    method.label() + ", coordinate 10, k = " + k);
        }
    }

    @Test
    void sgd() {
        assertGolden(new TorchSgd(0.01).withNesterov(),
                new double[] {0.9999, 0.9989, 0.9979, 0.9969, 0.9959},
                new double[] {0.9999, 0.9899, 0.9799, 0.9699, 0.9599});
    }

    @Test
    void adamWithAmsgrad() {
        assertGolden(new AmsGrad(new Adam(0.001).withEpsilon(1e-7)),
                new double[] {0.999, 0.9982, 0.9974, 0.9965, 0.9955});
    }

    @Test
    void centredRmsprop() {
        assertGolden(new RmsProp(0.001).withDecay(0.9).withEpsilon(1e-7).withCentring(),
                new double[] {0.9967, 0.9933, 0.9908, 0.9885, 0.9864});
    }

    @Test
    void nadamWithKerassSchedule() {
        assertGolden(new NAdam(0.5).withBeta1(0.5).withBeta2(0.67).withEpsilon(1e-5).withWarmUp(1),
                new double[] {0.4281, -0.1738, -0.7115, -1.2335, -1.7492},
                new double[] {0.4281, -0.1717, -0.7084, -1.2299, -1.7454});
    }

    @Test
    void adamw() {
        // Keras adds ε = 2 before the division by √(1 − β₂ᵏ⁺¹): ours with an ε that has been divided
        assertGolden(new Scheduled<>("AdamW with Keras's ε", k ->
                        new AdamW(new Adam(1).withEpsilon(2 / Math.sqrt(1 - Math.pow(0.999, k + 1))), 0.5)),
                new double[] {0.4998, 0.2486, 0.1223, 0.0586, 0.0263},
                new double[] {0.4998, 0.2382, 0.1003, 0.0258, -0.0159});
    }

    @Test
    void decoupledDecayWithoutGradients() {
        // α = 1, w = 0.004, three steps from 2; six digits
        var flat = gradients(vector(0), vector(0));
        for (Optimizer<?> method : new Optimizer<?>[] {new AdamW(1, 0.004), new SgdW(new TorchSgd(1), 0.004)}) {
            assertEquals(1.9760959, method.run(flat, vector(2), 3).last().x().get(0), 5e-7, method.label());
        }
    }

    @Test
    void clipping() {
        // clipnorm=1 and clipvalue=1 of (100, 100)
        var steep = gradients(vector(100, 100), vector(100, 100));
        var descent = new GradientDescent(1);
        SimpleMatrix x0 = vector(0, 0);
        assertEquals(-Math.sqrt(2) / 2, Clipped.byNorm(descent, 1).run(steep, x0, 1).last().x().get(0), 1e-15);
        assertEquals(-1, Clipped.byValue(descent, 1).run(steep, x0, 1).last().x().get(1));
    }
}
