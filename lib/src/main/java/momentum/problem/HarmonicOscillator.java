package momentum.problem;

import momentum.Linear;
import momentum.internal.Arguments;
import momentum.quadratic.LeastSquares;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A mass on a spring, whose energy is to be learned from its orbits.
 *
 * <pre>{@code E = ½ m v² + ½ k x²,   x = A cos ωt,   v = −A ω sin ωt,   ω = √(k/m)}</pre>
 *
 * A single perceptron without a kink, {@code w₁ x² + w₂ v² ≈ E}, has learned the law when its weights are (k/2, m/2).
 * With a bias, {@code + w₃}, data of one energy cannot tell the law from the constant E, and the loss is zero on a
 * whole line of weights.
 *
 * Example:
 * <pre>{@code
 * var f = new HarmonicOscillator(1, 4).perceptron(64, 1);
 * var run = Tuning.heavyBall(f).method().run(f, vector(0, 0), 60);
 * run.last().x()
 * }</pre>
 *
 * @param mass m, positive
 * @param stiffness k, positive
 */
public record HarmonicOscillator(double mass, double stiffness) {
    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not positive and finite
     */
    public HarmonicOscillator {
        Arguments.positive(mass, "mass");
        Arguments.positive(stiffness, "stiffness");
    }

    /**
     * The energy of a state.
     *
     * @param x the position
     * @param v the velocity
     * @return {@code ½ m v² + ½ k x²}
     */
    public double energy(double x, double v) {
        return 0.5 * mass * v * v + 0.5 * stiffness * x * x;
    }

    /**
     * States along one orbit, at equal distances in time.
     *
     * @param amplitude A, positive
     * @param samples how many, positive
     * @return samples×2, a row (x, v) for each
     * @throws IllegalArgumentException if amplitude is not positive and finite, or samples not positive
     */
    public SimpleMatrix orbit(double amplitude, int samples) {
        Arguments.positive(amplitude, "amplitude");
        Arguments.kept(Arguments.positive(samples, "samples"), "samples");
        double omega = Math.sqrt(stiffness / mass);
        SimpleMatrix states = new SimpleMatrix(samples, 2);
        for (int i = 0; i < samples; i++) {
            double phase = 2 * Math.PI * i / samples;
            states.set(i, 0, amplitude * Math.cos(phase));
            states.set(i, 1, -amplitude * omega * Math.sin(phase));
        }
        return states;
    }

    /**
     * What a perceptron that sees x² and v² has to learn from some orbits.
     *
     * <pre>{@code f(w) = mean of ½ (w₁ x² + w₂ v² − E)²}</pre>
     *
     * @param samples how many an orbit, positive
     * @param amplitudes A of each orbit, at least one
     * @return least squares on average, in two weights
     * @throws IllegalArgumentException if there is no orbit, or a number is not positive
     */
    public LeastSquares perceptron(int samples, double... amplitudes) {
        return perceptron(false, samples, amplitudes);
    }

    /**
     * The same with a bias, which stands for energy that neither x nor v explains.
     *
     * <pre>{@code f(w) = mean of ½ (w₁ x² + w₂ v² + w₃ − E)²}</pre>
     *
     * @param samples how many an orbit, positive
     * @param amplitudes A of each orbit, at least one; orbits of different energy are needed to learn the law
     * @return least squares on average, in three weights
     * @throws IllegalArgumentException if there is no orbit, or a number is not positive
     */
    public LeastSquares perceptronWithBias(int samples, double... amplitudes) {
        return perceptron(true, samples, amplitudes);
    }

    private LeastSquares perceptron(boolean bias, int samples, double[] amplitudes) {
        if (Arguments.present(amplitudes, "amplitudes").length == 0) {
            throw new IllegalArgumentException("amplitudes must be at least one, were none");
        }
        Arguments.kept((long) Arguments.positive(samples, "samples") * amplitudes.length, "samples · amplitudes");
        int rows = samples * amplitudes.length;
        SimpleMatrix features = new SimpleMatrix(rows, bias ? 3 : 2), targets = new SimpleMatrix(rows, 1);
        for (int row = 0; row < rows; row++) features.set(row, features.getNumCols() - 1, 1);
        for (int i = 0; i < amplitudes.length; i++) {
            SimpleMatrix orbit = orbit(Arguments.positive(amplitudes[i], "amplitudes[" + i + "]"), samples);
            for (int j = 0; j < samples; j++) {
                double x = orbit.get(j, 0), v = orbit.get(j, 1);
                features.set(i * samples + j, 0, x * x);
                features.set(i * samples + j, 1, v * v);
                targets.set(i * samples + j, energy(x, v));
            }
        }
        return LeastSquares.mean(features, targets);
    }

    /**
     * The weights that are the law.
     *
     * @return (k/2, m/2), 2×1
     */
    public SimpleMatrix law() {
        return Linear.vector(stiffness / 2, mass / 2);
    }

    @Override
    public String toString() {
        return Text.record(this);
    }
}
