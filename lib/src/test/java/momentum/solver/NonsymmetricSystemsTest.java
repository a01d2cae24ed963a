package momentum.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import momentum.Linear;
import momentum.multistep.StabilityEllipse;
import org.ejml.data.Complex_F64;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** Where solving stops being momentum: −u″ + 200u′ by central differences (document 002; T2-12). */
class NonsymmetricSystemsTest {
    private static final LinearSystem WIND = LinearSystem.convectionDiffusion(50, 200);
    private static final SimpleMatrix ZERO = new SimpleMatrix(50, 1);

    @Test
    void bicgstabSolvesItWithAResidualThatGrowsManyTimes() {
        double[] r = WIND.residuals(new BiCgStab().run(WIND, ZERO, 400)).values();
        int increases = 0;
        double least = r[0];
        for (int k = 0; k < 170; k++) if (r[k + 1] > r[k]) increases++;
        for (double each : r) least = Math.min(least, each);
        // 78 of 174 with numpy; rounding decides which
        assertTrue(increases >= 10, "increases: " + increases);
        assertEquals(0, least / r[0], 1e-6);
    }

    @Test
    void gmresNeverGrowsAndEndsAfterNSteps() {
        var run = new Gmres().run(WIND, ZERO, 60);
        double[] r = WIND.residuals(run).values();
        for (int k = 0; k < 60; k++) assertTrue(r[k + 1] <= r[k] * (1 + 1e-12) + 1e-16, "k = " + k);
        assertTrue(r[49] > 1e-4 * r[0], "after 49 steps " + r[49] / r[0]);
        assertEquals(0, r[50] / r[0], 1e-12);
        for (int k = 0; k <= 50; k++) assertEquals(r[k], run.at(k).residualNorm(), 1e-13 * r[0], "k = " + k);
        assertEquals(0, Linear.maxNorm(run.last().x().minus(WIND.minimizer().orElseThrow())), 1e-12);
    }

    @Test
    void gmresOnASymmetricSystemLeavesTheLeastResidual() {
        LinearSystem system = LinearSystem.poisson(20);
        var run = new Gmres().run(system, new SimpleMatrix(20, 1), 6);
        SimpleMatrix basis = run.last().basis().get(0);
        for (int j = 1; j < 6; j++) basis = basis.concatColumns(run.last().basis().get(j));
        SimpleMatrix images = system.matrix().mult(basis);
        SimpleMatrix y = images.solve(system.b());
        assertEquals(system.b().minus(images.mult(y)).normF(), run.last().residualNorm(), 1e-14);
    }

    @Test
    void theSpectrumIsNearlySkew() {
        double real = 2, imaginary = 0;
        for (Complex_F64 each : WIND.matrix().eig().getEigenvalues()) {
            // far from normal: rounding of the entries is amplified a thousand million times
            assertEquals(real, each.getReal(), 1e-4);
            imaginary = Math.max(imaginary, each.getImaginary());
        }
        assertEquals(3.3668, imaginary, 5e-5);
    }

    @Test
    void momentumShrinksTheStableStepThere() {
        // computed independently from the ellipse of the heavy ball, cut to four digits
        assertEquals(.26085, largest(0), 5e-5);
        assertEquals(.05655, largest(.5), 5e-5);
        assertEquals(.00185, largest(.9), 5e-5);
    }

    /** The largest η with η(2 + 3.3668i) inside the ellipse of a heavy ball. */
    private static double largest(double beta) {
        double from = 0, to = 1;
        for (int i = 0; i < 60; i++) {
            double eta = (from + to) / 2;
            if (new StabilityEllipse(beta).contains(-2 * eta, 3.3668 * eta)) from = eta;
            else to = eta;
        }
        return from;
    }
}
