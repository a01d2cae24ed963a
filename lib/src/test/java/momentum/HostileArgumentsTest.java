package momentum;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import momentum.average.ExponentialMemory;
import momentum.flow.Ball;
import momentum.flow.DampedOscillator;
import momentum.flow.Energies;
import momentum.flow.GradientFlow;
import momentum.flow.NesterovFlow;
import momentum.flow.Proximal;
import momentum.flow.Scheme;
import momentum.flow.StronglyConvexFlow;
import momentum.method.HeavyBall;
import momentum.multistep.LinearMultistep;
import momentum.multistep.Locus;
import momentum.multistep.StabilityEllipse;
import momentum.noise.Ensemble;
import momentum.noise.EntropyProduction;
import momentum.noise.ExpectedLoss;
import momentum.noise.GaussianNoise;
import momentum.noise.Lyapunov;
import momentum.noise.MeanCurve;
import momentum.noise.NoisyMode;
import momentum.noise.NoisyObjective;
import momentum.noise.RandomStream;
import momentum.noise.SettledRuns;
import momentum.noise.StationaryCovariance;
import momentum.noise.StudentNoise;
import momentum.quadratic.ClosedForm;
import momentum.quadratic.Contributions;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import momentum.quadratic.TwoStepMode;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with an argument, the library answers with a sentence of its own, not with a foreign exception. */
class HostileArgumentsTest {
    private static final Quadratic F = Quadratic.of(new SimpleMatrix(new double[][] {{2, 1}, {1, 3}}));
    private static final HeavyBall BALL = new HeavyBall(0.1, 0.5);
    private static final NoisyMode MODE = NoisyMode.of(BALL, 1, 1);
    private static final SettledRuns SETTLED =
            new Ensemble(3, 1, 1).settled(BALL, NoisyObjective.gaussian(F, 1, 1), vector(0, 0), 5, 50);
    private static final Object[] INSTANCES = {F, F.spectrum(), Contributions.of(BALL.run(F, vector(1, 1), 5)),
        LeastSquares.of(SimpleMatrix.identity(2), vector(1, 2)), new MomentumMatrix(0.1, 0.9, 1),
        Tuning.heavyBall(Spectrum.of(1, 9)), new GradientFlow().solve(F, vector(1, 1), 3), new GradientFlow(),
        new DampedOscillator(1, 1), new NesterovFlow(3), new StronglyConvexFlow(1), Scheme.CENTRAL,
        Scheme.CENTRAL.convergence(10, 20), new Ball(1, 0, 1), new StabilityEllipse(0.5),
        LinearMultistep.heavyBall(0.5), LinearMultistep.heavyBall(0.5).method(0.1),
        new Locus(new double[] {1}, new double[] {1}), new Ensemble(2, 1, 1),
        new ExpectedLoss(MODE, 1), GaussianNoise.of(1), new StudentNoise(3, 1), MODE, NoisyObjective.gaussian(F, 1, 1),
        new MeanCurve(new double[] {1}, new double[] {1}), RandomStream.of(1),
        StationaryCovariance.of(BALL, F, SimpleMatrix.identity(2)), new EntropyProduction(1, 1), SETTLED,
        SETTLED.kramersMoyal(), SETTLED.cloud("x1", "x2")};
    private static final List<Class<?>> STATIC =
            List.of(ClosedForm.class, TwoStepMode.class, Energies.class, Proximal.class,
            Lyapunov.class);
    /** What the library itself calls in its loops, with arguments that it has checked. */
    private static final Set<String> ROLES =
            Set.of("value", "gradient", "gap", "isFiniteAt", "hessianTimes", "start", "step",
            "acceleration", "velocity", "energy", "covariance");
    private static final double[] NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0};
    private static final int[] COUNTS = {-1, 7, 0};

    /** The n-th hostile value of a type: null, empty, one of the wrong shape, no number. */
    private static Object hostile(Class<?> type, int n) {
        if (type == double.class) return NUMBERS[n % NUMBERS.length];
        if (type == int.class) return COUNTS[n % COUNTS.length];
        if (type == long.class) return (long) COUNTS[n % COUNTS.length];
        if (type == boolean.class) return n % 2 == 0;
        if (type == SimpleMatrix.class && n % 3 > 0) {
            return n % 3 == 1 ? new SimpleMatrix(3, 2) : vector(1, Double.NaN, 2);
        }
        if (type.isArray() && n % 3 == 1) return Array.newInstance(type.getComponentType(), 0);
        if (type == double[].class && n % 3 == 2) return new double[] {Double.NaN, 1, 2};
        return null;
    }

    private static void call(Executable what, Object instance, TreeSet<String> wrong, int[] refused) throws Exception {
        if (what.getParameterCount() == 0 || what.isSynthetic() || what.getName().equals("equals")) return;
        if (ROLES.contains(what.getName())) return;
        Class<?>[] types = what.getParameterTypes();
        for (int n = 0; n < 12; n++) {
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) arguments[i] = hostile(types[i], n + i * (n / 4));
            try {
                if (what instanceof Constructor<?> c) c.newInstance(arguments);
                else ((Method) what).invoke(instance, arguments);
            } catch (InvocationTargetException e) {
                Throwable cause = e.getCause();
                refused[0]++;
                boolean own = cause instanceof IllegalArgumentException
                        || cause instanceof UnsupportedOperationException || cause instanceof CancellationException
                        || cause.getClass() == ArithmeticException.class;
                StackTraceElement[] trace = cause.getStackTrace();
                boolean ours = trace.length == 0 || trace[0].getClassName().startsWith("momentum.");
                if (!own || !ours || cause.getMessage() == null) {
                    wrong.add(what.getDeclaringClass().getSimpleName() + "." + what.getName() + ": " + cause);
                }
            }
        }
    }

    @Test
    void everyWrongArgumentGetsASentence() throws Exception {
        var wrong = new TreeSet<String>();
        var refused = new int[1];
        var classes = new ArrayList<Class<?>>(STATIC);
        for (Object instance : INSTANCES) {
            Class<?> type = instance instanceof Enum<?> e ? e.getDeclaringClass() : instance.getClass();
            classes.add(type);
            for (Method method : type.getMethods()) {
                boolean mine = method.getDeclaringClass() == type || method.getDeclaringClass() == TwoStepMode.class;
                if (mine && !Modifier.isStatic(method.getModifiers())) call(method, instance, wrong, refused);
            }
        }
        classes.add(ExponentialMemory.class);
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                int flags = method.getModifiers();
                boolean mine = Modifier.isPublic(flags) && Modifier.isStatic(flags)
                        && !method.getName().equals("valueOf");
                if (mine) call(method, null, wrong, refused);
            }
            for (Constructor<?> constructor : type.getConstructors()) call(constructor, null, wrong, refused);
        }
        assertTrue(refused[0] > 500, "calls refused: " + refused[0]);
        assertEquals("", String.join("\n", wrong));
    }
}
