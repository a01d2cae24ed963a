package momentum.method;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.Problem;
import momentum.problem.LogCosh;
import momentum.problem.Rosenbrock;
import momentum.quadratic.Quadratic;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The methods against the update formulas that PyTorch documents, coded here a second time as its pages write them: one
 * parameter after another, in place, with t counted from 1.
 */
class FrameworksTest {
    private static final int STEPS = 200;

    /** One update of one parameter, with its buffers inside. */
    private interface Update {
        double apply(int t, double theta, double g);
    }

    private static Update sgd(double lr, double mu, double tau, boolean nesterov) {
        double[] b = {0};
        return (t, theta, g) -> {
            if (mu != 0) {
                if (t > 1) b[0] = mu * b[0] + (1 - tau) * g;
                else b[0] = g;
                g = nesterov ? g + mu * b[0] : b[0];
            }
            return theta - lr * g;
        };
    }

    private static Update adagrad(double lr, double eps) {
        double[] sum = {0};
        return (t, theta, g) -> {
            sum[0] += g * g;
            return theta - lr * (g / (Math.sqrt(sum[0]) + eps));
        };
    }

    private static Update rmsprop(double lr, double alpha, double eps, double mu, boolean centered) {
        double[] v = {0}, ave = {0}, b = {0};
        return (t, theta, g) -> {
            v[0] = alpha * v[0] + (1 - alpha) * (g * g);
            double tilde = v[0];
            if (centered) {
                ave[0] += (1 - alpha) * (g - ave[0]);
                tilde -= ave[0] * ave[0];
            }
            if (mu > 0) {
                b[0] = mu * b[0] + g / (Math.sqrt(tilde) + eps);
                return theta - lr * b[0];
            }
            return theta - lr * g / (Math.sqrt(tilde) + eps);
        };
    }

    private static Update adamw(double lr, double lambda, double beta1, double beta2, double eps) {
        Update adam = adam(lr, beta1, beta2, eps, true);
        return (t, theta, g) -> adam.apply(t, theta - lr * lambda * theta, g);
    }

    private static Update amsgrad(double lr, double beta1, double beta2, double eps) {
        double[] m = {0}, v = {0}, max = {0};
        return (t, theta, g) -> {
            m[0] += (1 - beta1) * (g - m[0]);
            v[0] = beta2 * v[0] + (1 - beta2) * (g * g);
            if (v[0] > max[0]) max[0] = v[0];
            double denominator = Math.sqrt(max[0]) / Math.sqrt(1 - Math.pow(beta2, t)) + eps;
            return theta - lr / (1 - Math.pow(beta1, t)) * (m[0] / denominator);
        };
    }

    /** The weight decay of SGD, Adam, RMSprop and Adagrad: the first line of each. */
    private static Update decayed(Update update, double lambda) {
        return (t, theta, g) -> update.apply(t, theta, g + lambda * theta);
    }

    /** Keras's Nadam and its schedule; ε is where PyTorch has it. */
    private static Update kerasNadam(double lr, double beta1, double beta2, double eps) {
        double[] m = {0}, v = {0}, product = {1};
        return (t, theta, g) -> {
            double u = beta1 * (1 - 0.5 * Math.pow(0.96, t)), next = beta1 * (1 - 0.5 * Math.pow(0.96, t + 1));
            product[0] *= u;
            m[0] += (g - m[0]) * (1 - beta1);
            v[0] += (g * g - v[0]) * (1 - beta2);
            double mHat = next * m[0] / (1 - product[0] * next) + (1 - u) * g / (1 - product[0]);
            return theta - mHat * lr / (Math.sqrt(v[0] / (1 - Math.pow(beta2, t))) + eps);
        };
    }

    private static Update adam(double lr, double beta1, double beta2, double eps, boolean corrected) {
        double[] m = {0}, v = {0};
        return (t, theta, g) -> {
            m[0] += (1 - beta1) * (g - m[0]);
            v[0] = beta2 * v[0] + (1 - beta2) * (g * g);
            double correction1 = corrected ? 1 - Math.pow(beta1, t) : 1;
            double correction2 = corrected ? 1 - Math.pow(beta2, t) : 1;
            double denominator = Math.sqrt(v[0]) / Math.sqrt(correction2) + eps;
            return theta - lr / correction1 * (m[0] / denominator);
        };
    }

    private static Update nadam(double lr, double beta1, double beta2, double eps, double psi) {
        double[] m = {0}, v = {0}, product = {1};
        return (t, theta, g) -> {
            double mu = beta1 * (1 - 0.5 * Math.pow(0.96, t * psi));
            double muNext = beta1 * (1 - 0.5 * Math.pow(0.96, (t + 1) * psi));
            product[0] *= mu;
            m[0] += (1 - beta1) * (g - m[0]);
            v[0] = beta2 * v[0] + (1 - beta2) * (g * g);
            double denominator = Math.sqrt(v[0] / (1 - Math.pow(beta2, t))) + eps;
            theta -= lr * (1 - mu) / (1 - product[0]) * (g / denominator);
            return theta - lr * muNext / (1 - product[0] * muNext) * (m[0] / denominator);
        };
    }

    private record Pair(Optimizer<?> method, Supplier<Update> formula) {}

    static Stream<Arguments> cases() {
        SimpleMatrix rotation = new SimpleMatrix(new double[][] {{0.6, -0.8}, {0.8, 0.6}});
        Map<String, Problem> problems = new LinkedHashMap<>();
        problems.put("quadratic", new Problem("quadratic", Quadratic.diag(1, 25), vector(1, 1)));
        problems.put("rotated", new Problem("rotated quadratic",
                Quadratic.withSpectrum(new double[] {1, 25}, rotation), vector(1.5, -0.5)));
        problems.put("Rosenbrock", new Problem("Rosenbrock", new Rosenbrock(10), vector(-1.2, 1)));
        problems.put("log cosh", new Problem("log cosh", LogCosh.of(1, 4), vector(3, -2)));
        return Stream.of(
                new Pair(new TorchSgd(0.003), () -> sgd(0.003, 0, 0, false)),
                new Pair(new HeavyBall(0.003, 0.9), () -> sgd(0.003, 0.9, 0, false)),
                new Pair(Convention.GOH.method(0.003, 0.9), () -> sgd(0.003, 0.9, 0, false)),
                new Pair(new TorchSgd(0.003).withMomentum(0.9), () -> sgd(0.003, 0.9, 0, false)),
                new Pair(new TorchSgd(0.003).withMomentum(0.9).withDampening(0.3), () -> sgd(0.003, 0.9, 0.3, false)),
                new Pair(new TorchSgd(0.003).withMomentum(0.9).withDampening(0.9), () -> sgd(0.003, 0.9, 0.9, false)),
                new Pair(new TorchSgd(0.003).withMomentum(0.9).withNesterov(), () -> sgd(0.003, 0.9, 0, true)),
                new Pair(new AdaGrad(0.1), () -> adagrad(0.1, 1e-10)),
                new Pair(new RmsProp(0.01), () -> rmsprop(0.01, 0.99, 1e-8, 0, false)),
                new Pair(new RmsProp(0.005).withDecay(0.9).withEpsilon(1e-3),
                        () -> rmsprop(0.005, 0.9, 1e-3, 0, false)),
                new Pair(new Adam(0.05), () -> adam(0.05, 0.9, 0.999, 1e-8, true)),
                new Pair(new Adam(0.005).withBeta1(0.5).withBeta2(0.9).withEpsilon(1e-3),
                        () -> adam(0.005, 0.5, 0.9, 1e-3, true)),
                new Pair(new Adam(0.01).withoutBiasCorrection(), () -> adam(0.01, 0.9, 0.999, 1e-8, false)),
                new Pair(new NAdam(0.02), () -> nadam(0.02, 0.9, 0.999, 1e-8, 0.004)),
                new Pair(new NAdam(0.02).withBeta1(0.8).withBeta2(0.99).withEpsilon(1e-4).withWarmUp(0.1),
                        () -> nadam(0.02, 0.8, 0.99, 1e-4, 0.1)),
                new Pair(new NAdam(0.001).withWarmUp(1), () -> kerasNadam(0.001, 0.9, 0.999, 1e-8)),
                new Pair(new RmsProp(0.003).withCentring().withEpsilon(1e-2),
                        () -> rmsprop(0.003, 0.99, 1e-2, 0, true)),
                new Pair(new RmsProp(0.001).withMomentum(0.8), () -> rmsprop(0.001, 0.99, 1e-8, 0.8, false)),
                new Pair(new RmsProp(0.001).withDecay(0.9).withCentring().withMomentum(0.5).withEpsilon(1e-2),
                        () -> rmsprop(0.001, 0.9, 1e-2, 0.5, true)),
                new Pair(new AdamW(0.01, 0.1), () -> adamw(0.01, 0.1, 0.9, 0.999, 1e-8)),
                new Pair(new AmsGrad(new Adam(0.05).withBeta2(0.9)), () -> amsgrad(0.05, 0.9, 0.9, 1e-8)),
                new Pair(new WeightDecay<>(new TorchSgd(0.003).withMomentum(0.9), 0.5),
                        () -> decayed(sgd(0.003, 0.9, 0, false), 0.5)),
                new Pair(new WeightDecay<>(new Adam(0.05), 0.5),
                        () -> decayed(adam(0.05, 0.9, 0.999, 1e-8, true), 0.5)),
                new Pair(new WeightDecay<>(new AdaGrad(0.1), 0.5), () -> decayed(adagrad(0.1, 1e-10), 0.5)))
                .flatMap(pair -> problems.values().stream()
                        .map(problem -> Arguments.of(pair.method(), problem, pair.formula())));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cases")
    void sameTrajectory(Optimizer<?> method, Problem problem, Supplier<Update> formula) {
        int n = problem.x0().getNumRows();
        Update[] updates = new Update[n];
        for (int i = 0; i < n; i++) updates[i] = formula.get();
        double[] theta = Linear.array(problem.x0()).clone();
        var run = method.run(problem.f(), problem.x0(), STEPS);
        assertEquals(STEPS, run.last().k());
        for (int t = 1; t <= STEPS; t++) {
            SimpleMatrix g = problem.f().gradient(vector(theta));
            for (int i = 0; i < n; i++) theta[i] = updates[i].apply(t, theta[i], g.get(i));
            double difference = Linear.maxNorm(run.at(t).x().minus(vector(theta)));
            int k = t;
            // rounding in another order, amplified while steps of the size of a sign jump around a minimizer
            assertTrue(difference <= 1e-10, () -> "k = " + k + ": differs by " + difference);
        }
    }

    @Test
    void sizesOfStepsUnderAConstantGradient() {
        // theory.md T1-14, unit step size
        Objective slope = Objective.of(x -> x.get(0), x -> vector(1));
        double tiny = 1e-300;
        for (int t : new int[] {1, 4, 100}) {
            assertEquals(1 / Math.sqrt(t), stepAt(new AdaGrad(1, tiny), slope, t), 1e-12);
            assertEquals(1, stepAt(new Adam(1).withEpsilon(tiny), slope, t), 1e-12);
        }
        assertEquals(3.16228, stepAt(new RmsProp(1).withDecay(0.9).withEpsilon(tiny), slope, 1), 5e-6);
        assertEquals(1.00001, stepAt(new RmsProp(1).withDecay(0.9).withEpsilon(tiny), slope, 100), 5e-6);
        // T2-8: without bias correction the first step is (1 − β₁)/√(1 − β₂) as long
        assertEquals(3.1622777, stepAt(new Adam(1).withEpsilon(tiny).withoutBiasCorrection(), slope, 1), 5e-8);
    }

    private static double stepAt(Optimizer<?> method, Objective slope, int t) {
        var iterates = method.run(slope, vector(0), t).kept();
        return iterates.get(t - 1).x().get(0) - iterates.get(t).x().get(0);
    }

    @Test
    void theFirstStepOfAdamIsASign() {
        // theory.md T2-8: g = (100, 1), α = .001
        Objective slope = Objective.of(x -> 100 * x.get(0) + x.get(1), x -> vector(100, 1));
        SimpleMatrix step = new Adam(0.001).run(slope, vector(0, 0), 1).last().x();
        // ε = 1e-8 against a gradient of 1
        assertEquals(-0.001, step.get(0), 1.1e-11);
        assertEquals(-0.001, step.get(1), 1.1e-11);
    }
}
