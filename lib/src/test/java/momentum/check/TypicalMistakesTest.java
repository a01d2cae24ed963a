package momentum.check;

import static momentum.Linear.vector;
import static momentum.check.Checks.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import momentum.Iterate;
import momentum.Objective;
import momentum.OneStep;
import momentum.Optimizer;
import momentum.Scheduled;
import momentum.TwoStep;
import momentum.method.Adam;
import momentum.method.Convention;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Tuning;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The twenty mistakes that everybody makes, as students write them: each is named, and none that is not there. */
class TypicalMistakesTest {
    private static final String NAMED = "this is what you get ";

    /** A wrong method and a word that must be in its diagnosis; no word where it happens to be right. */
    private record Wrong(String number, Optimizer<? extends Iterate> method, String word) {}

    record State(int k, SimpleMatrix x, SimpleMatrix v) implements Iterate {}

    private static Optimizer<State> velocity(BiFunction<Objective, SimpleMatrix, SimpleMatrix> first,
            BiFunction<Objective, State, State> step) {
        return new Optimizer<>() {
            @Override
            public State start(Objective f, SimpleMatrix x0) {
                return new State(0, x0.copy(), first.apply(f, x0));
            }

            @Override
            public State step(Objective f, State state) {
                return step.apply(f, state);
            }
        };
    }

    private static SimpleMatrix zero(Objective f, SimpleMatrix x) {
        return new SimpleMatrix(x.getNumRows(), 1);
    }

    /** One array for all iterates. */
    private static Optimizer<TwoStep.Pair> oneArray(TwoStep right) {
        return new Optimizer<>() {
            @Override
            public TwoStep.Pair start(Objective f, SimpleMatrix x0) {
                return new TwoStep.Pair(0, x0, x0.copy());
            }

            @Override
            public TwoStep.Pair step(Objective f, TwoStep.Pair s) {
                SimpleMatrix next = right.next(f, s.x(), s.previous()), old = s.x().copy();
                s.x().setTo(next);
                return new TwoStep.Pair(s.k() + 1, s.x(), old);
            }
        };
    }

    /** Whose first state is what the right one has after a step. */
    private static <S extends Iterate> Optimizer<State> oneEarly(Optimizer<S> right) {
        return velocity((f, x0) -> x0, (f, state) -> {
            var points = right.iterates(f, state.v()).limit(state.k() + 3).toList();
            return new State(state.k() + 1, points.get(state.k() + 2).x(), state.v());
        });
    }

    private static Optimizer<State> startingAfterOneStep(Optimizer<?> right) {
        Optimizer<State> early = oneEarly(right);
        return new Optimizer<>() {
            @Override
            public State start(Objective f, SimpleMatrix x0) {
                return new State(0, right.iterates(f, x0).limit(2).toList().get(1).x(), x0);
            }

            @Override
            public State step(Objective f, State state) {
                return early.step(f, state);
            }
        };
    }

    private static List<Wrong> ofHeavyBall(double a, double b) {
        var right = new HeavyBall(a, b);
        return List.of(
                new Wrong("1", (TwoStep) (f, x, p) ->
                        x.minus(f.gradient(x).scale(a)).minus(x.minus(p).scale(b)), "is subtracted"),
                new Wrong("2", (TwoStep) (f, x, p) -> {
                    SimpleMatrix previous = x;
                    return x.minus(f.gradient(x).scale(a)).plus(x.minus(previous).scale(b));
                }, "x₋ is set to x"),
                new Wrong("3", (TwoStep) (f, x, p) ->
                        x.minus(f.gradient(x).scale(a)).plus(x.minus(p).scale(1 - b)), "1 − β in place"),
                new Wrong("4", velocity(TypicalMistakesTest::zero, (f, s) -> {
                    SimpleMatrix v = s.v.scale(b).plus(f.gradient(s.x).scale(1 - b));
                    return new State(s.k + 1, s.x.minus(v.scale(a)), v);
                }), "(1 − β) ∇f"),
                new Wrong("5 forgotten", (TwoStep) (f, x, p) ->
                        x.minus(f.gradient(x)).plus(x.minus(p).scale(b)), "α is forgotten"),
                new Wrong("5 twice", velocity(TypicalMistakesTest::zero, (f, s) -> {
                    SimpleMatrix v = s.v.scale(b).plus(f.gradient(s.x).scale(a));
                    return new State(s.k + 1, s.x.minus(v.scale(a)), v);
                }), "α is used twice"),
                new Wrong("6", velocity(TypicalMistakesTest::zero, (f, s) ->
                        new State(s.k + 1, s.x.plus(s.v), s.v.scale(b).minus(f.gradient(s.x).scale(a)))),
                                "x is moved before"),
                new Wrong("7", velocity((f, x) -> f.gradient(x).scale(-a), (f, s) -> {
                    SimpleMatrix v = s.v.scale(b).minus(f.gradient(s.x).scale(a));
                    return new State(s.k + 1, s.x.plus(v), v);
                }), "velocity starts at"),
                new Wrong("8", (TwoStep) (f, x, p) ->
                        x.plus(x.minus(p).minus(f.gradient(x).scale(a)).scale(b)), "multiplies the gradient"),
                new Wrong("9", new Nesterov(a, b), "Nesterov's method, not the heavy ball"),
                new Wrong("10", (TwoStep) (f, x, p) -> {
                    SimpleMatrix ahead = x.minus(x.minus(p).scale(b));
                    return x.plus(x.minus(p).scale(b)).minus(f.gradient(ahead).scale(a));
                }, "a look-ahead that goes back"),
                new Wrong("11", (TwoStep) (f, x, p) ->
                        x.minus(f.gradient(x.plus(x.minus(p).scale(b))).scale(a)), "and the step from x"),
                new Wrong("12 momentum", (TwoStep) (f, x, p) ->
                        x.minus(f.gradient(x).scale(a)).plus(x.minus(p).scale(9 / 10)), "β is 0"),
                new Wrong("12 step", (TwoStep) (f, x, p) ->
                        x.minus(f.gradient(x).scale(1 / 9)).plus(x.minus(p).scale(b)), "α is 0"),
                new Wrong("13", new Scheduled<>("mine", k -> new HeavyBall(a, b)), null),
                new Wrong("14", startingAfterOneStep(right), "x₁ stands where x₀ belongs"),
                new Wrong("15", oneArray(right), "changes x in place"));
    }

    private static List<Wrong> ofNesterov(double a, double b) {
        var right = new Nesterov(a, b);
        return List.of(
                new Wrong("1", (TwoStep) (f, x, p) -> {
                    SimpleMatrix y = x.minus(x.minus(p).scale(b));
                    return y.minus(f.gradient(y).scale(a));
                }, "is subtracted"),
                new Wrong("2", (TwoStep) (f, x, p) -> {
                    SimpleMatrix previous = x, y = x.plus(x.minus(previous).scale(b));
                    return y.minus(f.gradient(y).scale(a));
                }, "x₋ is set to x"),
                new Wrong("3", (TwoStep) (f, x, p) -> {
                    SimpleMatrix y = x.plus(x.minus(p).scale(1 - b));
                    return y.minus(f.gradient(y).scale(a));
                }, "1 − β in place"),
                new Wrong("4", velocity(TypicalMistakesTest::zero, (f, s) -> {
                    SimpleMatrix v = s.v.scale(b).plus(f.gradient(s.x.minus(s.v.scale(a * b))).scale(1 - b));
                    return new State(s.k + 1, s.x.minus(v.scale(a)), v);
                }), "(1 − β) ∇f"),
                new Wrong("5 forgotten", (TwoStep) (f, x, p) -> {
                    SimpleMatrix y = x.plus(x.minus(p).scale(b));
                    return y.minus(f.gradient(y));
                }, "α is forgotten"),
                new Wrong("5 twice", (TwoStep) (f, x, p) -> {
                    SimpleMatrix y = x.plus(x.minus(p).scale(b));
                    return y.minus(f.gradient(y).scale(a * a));
                }, "α is used twice"),
                new Wrong("6", velocity(TypicalMistakesTest::zero, (f, s) -> new State(s.k + 1, s.x.plus(s.v),
                        s.v.scale(b).minus(f.gradient(s.x.plus(s.v.scale(b))).scale(a)))), "x is moved before"),
                new Wrong("7", velocity((f, x) -> f.gradient(x).scale(-a), (f, s) -> {
                    SimpleMatrix v = s.v.scale(b).minus(f.gradient(s.x.plus(s.v.scale(b))).scale(a));
                    return new State(s.k + 1, s.x.plus(v), v);
                }), "velocity starts at"),
                new Wrong("8", (TwoStep) (f, x, p) -> {
                    SimpleMatrix y = x.plus(x.minus(p).scale(b));
                    return x.plus(x.minus(p).minus(f.gradient(y).scale(a)).scale(b));
                }, "multiplies the gradient"),
                new Wrong("9", new HeavyBall(a, b), "the heavy ball, not Nesterov's method"),
                new Wrong("10", (TwoStep) (f, x, p) -> {
                    SimpleMatrix ahead = x.minus(x.minus(p).scale(b));
                    return x.plus(x.minus(p).scale(b)).minus(f.gradient(ahead).scale(a));
                }, "the look-ahead has the wrong sign"),
                new Wrong("11", (TwoStep) (f, x, p) ->
                        x.minus(f.gradient(x.plus(x.minus(p).scale(b))).scale(a)), "taken from x instead of y"),
                new Wrong("12 momentum", new Nesterov(a, 9 / 10), "β is 0"),
                new Wrong("12 step", (TwoStep) (f, x, p) -> {
                    SimpleMatrix y = x.plus(x.minus(p).scale(b));
                    return y.minus(f.gradient(y).scale(1 / 9));
                }, "α is 0"),
                new Wrong("13", new Scheduled<>("mine", k -> new Nesterov(a, b)), null),
                new Wrong("14", startingAfterOneStep(right), "x₁ stands where x₀ belongs"),
                new Wrong("15", oneArray(right), "changes x in place"));
    }

    /** Where gradient descent is asked for, a momentum is a mistake in itself, and measured. */
    private static List<Wrong> ofGradientDescent(double a, double b) {
        var right = new GradientDescent(a);
        List<Wrong> wrongs = new ArrayList<>();
        wrongs.add(new Wrong("1", (OneStep) (f, x) -> x.plus(f.gradient(x).scale(a)), "added instead of subtracted"));
        wrongs.add(new Wrong("2", (TwoStep) (f, x, p) ->
                x.minus(f.gradient(x).scale(a)).plus(x.minus(x).scale(b)), null));
        wrongs.add(new Wrong("3", new HeavyBall(a, 1 - b), "measured: the same as the heavy ball"));
        wrongs.add(new Wrong("4", Convention.AVERAGE.method(a, b), "measured: the same as the heavy ball"));
        wrongs.add(new Wrong("5 forgotten", (OneStep) (f, x) -> x.minus(f.gradient(x)), "α is forgotten"));
        wrongs.add(new Wrong("5 twice", (OneStep) (f, x) ->
                x.minus(f.gradient(x).scale(a).scale(a)), "α is used twice"));
        wrongs.add(new Wrong("6", velocity(TypicalMistakesTest::zero, (f, s) ->
                new State(s.k + 1, s.x.plus(s.v), f.gradient(s.x).scale(-a))), "x is moved before"));
        wrongs.add(new Wrong("7", velocity((f, x) -> f.gradient(x).scale(-a), (f, s) -> {
            SimpleMatrix v = s.v.scale(b).minus(f.gradient(s.x).scale(a));
            return new State(s.k + 1, s.x.plus(v), v);
        }), "measured: its first step is "));
        wrongs.add(new Wrong("8", (TwoStep) (f, x, p) -> x.plus(x.minus(p).minus(f.gradient(x).scale(a)).scale(b)),
                "measured: the same as the heavy ball"));
        wrongs.add(new Wrong("9", new Nesterov(a, b), "measured: the same as Nesterov's method with step size"));
        wrongs.add(new Wrong("10", ofNesterov(a, b).get(10).method, "look-ahead of the wrong sign"));
        wrongs.add(new Wrong("11", ofNesterov(a, b).get(11).method, "that steps from x"));
        wrongs.add(new Wrong("12", (OneStep) (f, x) -> x.minus(f.gradient(x).scale(1 / 9)), "α is 0"));
        wrongs.add(new Wrong("13", new Scheduled<>("mine", k -> new GradientDescent(a)), null));
        wrongs.add(new Wrong("14", startingAfterOneStep(right), "x₁ stands where x₀ belongs"));
        wrongs.add(new Wrong("15", (OneStep) (f, x) -> {
            x.setTo(right.next(f, x));
            return x;
        }, "changes x in place"));
        return wrongs;
    }

    private static List<Wrong> ofSchedule(double a) {
        List<Wrong> wrongs = new ArrayList<>();
        wrongs.add(new Wrong("12", new Scheduled<>("mine", k -> new Nesterov(a, Math.max(0, (k - 1) / (k + 2)))),
                "β is 0"));
        wrongs.add(new Wrong("13 ahead", new Scheduled<>("mine", k -> new Nesterov(a, k / (k + 3.0))), "step k + 1"));
        wrongs.add(new Wrong("13 behind", new Scheduled<>("mine", k ->
                new Nesterov(a, Math.max(0, (k - 2.0) / (k + 1)))), "step k − 1"));
        wrongs.add(new Wrong("1", new Scheduled<>("mine", k -> new Nesterov(a, -Math.max(0, (k - 1.0) / (k + 2)))),
                "is subtracted"));
        wrongs.add(new Wrong("3", new Scheduled<>("mine", k -> new Nesterov(a, 1 - Math.max(0, (k - 1.0) / (k + 2)))),
                "1 − β in place"));
        wrongs.add(new Wrong("9", new Scheduled<>("mine", k -> new HeavyBall(a, Math.max(0, (k - 1.0) / (k + 2)))),
                "the heavy ball, not"));
        wrongs.add(new Wrong("14", startingAfterOneStep(Nesterov.scheduled(a)), "x₁ stands where x₀ belongs"));
        return wrongs;
    }

    private static double[] parameters(double stepSize, double momentum) {
        return new double[] {stepSize, momentum};
    }

    static Stream<Arguments> references() {
        return Stream.of(parameters(0.018, 0.7), parameters(0.05, 0.9), parameters(1e-4, 0.99)).flatMap(p -> Stream.of(
                Arguments.of(new HeavyBall(p[0], p[1]), ofHeavyBall(p[0], p[1])),
                Arguments.of(new Nesterov(p[0], p[1]), ofNesterov(p[0], p[1])),
                Arguments.of(new GradientDescent(p[0]), ofGradientDescent(p[0], p[1])),
                Arguments.of(Nesterov.scheduled(p[0]), ofSchedule(p[0]))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void eachMistakeInAMethodIsNamed(Optimizer<?> reference, List<Wrong> wrongs) {
        for (Wrong wrong : wrongs) {
            Report report = Checks.compare(wrong.method, reference);
            String where = "mistake " + wrong.number + ": " + report;
            if (wrong.word == null) {
                assertTrue(report.passed(), where);
                continue;
            }
            assertFalse(report.passed(), where);
            assertTrue(report.toString().contains(wrong.word), where);
            // one mistake, one name; a schedule that is 0 for good is one that stands still at its first value, 0
            boolean one = !report.diagnosis().orElse("").contains("; or");
            assertTrue(one || reference instanceof Scheduled && wrong.word.equals("β is 0"), where);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.5", "0.2, 0.2", "0.5, 0.5", "1, 0.9", "0.1, 0", "0.1, 1", "0.3, -0.5"})
    void whereTwoMistakesAreTheSameBothAreNamedAndTheTruthNever(double a, double b) {
        var rights = List.of(new HeavyBall(a, b), new Nesterov(a, b), new GradientDescent(a));
        var wrongs = List.of(ofHeavyBall(a, b), ofNesterov(a, b), ofGradientDescent(a, Math.abs(b) % 1));
        for (int i = 0; i < 3; i++) {
            for (Wrong wrong : wrongs.get(i)) {
                Report report = Checks.compare(wrong.method, rights.get(i));
                String name = report.diagnosis().orElse("");
                assertFalse(report.passed() && !name.isEmpty(), report.toString());
                if (report.passed() || !name.startsWith(NAMED) || wrong.word == null) continue;
                // where no momentum is asked for, what 1 − β or a whole last step give is one and the same
                boolean there = name.contains(wrong.word) || wrong.word.startsWith("measured") || b == 0;
                assertTrue(there, "mistake " + wrong.number + ", α = " + a + ", β = " + b + ": " + report);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.018, 0.7", "0.05, 0.9", "0.1, 0.5", "0.2, 0.2", "1, 0.9", "0.1, 0"})
    void rightMethodsAreRight(double a, double b) {
        TwoStep ball = (f, x, p) -> x.minus(f.gradient(x).scale(a)).plus(x.minus(p).scale(b));
        TwoStep ahead = (f, x, p) -> {
            SimpleMatrix y = x.plus(x.minus(p).scale(b));
            return y.minus(f.gradient(y).scale(a));
        };
        OneStep descent = (f, x) -> x.minus(f.gradient(x).scale(a));
        List<Report> reports = new ArrayList<>(List.of(Checks.compare(ball, new HeavyBall(a, b)),
                Checks.compare(ahead, new Nesterov(a, b)), Checks.compare(descent, new GradientDescent(a)),
                Checks.compare(Nesterov.scheduled(a), Nesterov.scheduled(a)),
                Checks.compare(new Adam(a), new Adam(a))));
        for (Convention convention : Convention.values()) {
            reports.add(Checks.compare(convention.from(new HeavyBall(a, b)), new HeavyBall(a, b)));
        }
        for (Report report : reports) {
            assertTrue(report.passed(), report.toString());
            assertTrue(report.diagnosis().isEmpty(), report.toString());
        }
    }

    @Test
    void unrelatedMistakesGetNoName() {
        double a = 0.018, b = 0.7;
        List<Optimizer<? extends Iterate>> strangers = List.of(
                (TwoStep) (f, x, p) -> x.minus(f.gradient(x).scale(1.37 * a)).plus(x.minus(p).scale(b)),
                (TwoStep) (f, x, p) -> x.minus(f.gradient(x).scale(a)).plus(x.minus(p).scale(0.61)),
                (TwoStep) (f, x, p) -> x.minus(f.gradient(x).scale(a)).plus(x.minus(p).scale(b)).plus(1e-6),
                (OneStep) (f, x) -> x.scale(0.9), (OneStep) (f, x) -> x.minus(f.gradient(x).elementPower(3).scale(a)),
                new Adam(0.1));
        for (Optimizer<?> reference : List.of(new HeavyBall(a, b), new Nesterov(a, b), new GradientDescent(a),
                Nesterov.scheduled(a))) {
            for (Optimizer<? extends Iterate> stranger : strangers) {
                Report report = Checks.compare(stranger, reference);
                assertFalse(report.passed());
                assertFalse(report.diagnosis().orElse("").startsWith(NAMED), report.toString());
            }
        }
        // what can be measured of them is said all the same
        assertEquals("measured: the same as the heavy ball with step size 0.02466, momentum 0.7",
                Checks.compare(strangers.get(0), new HeavyBall(a, b)).diagnosis().orElseThrow());
    }

    /** That a check cell prints so. */
    private static void says(String words, Answer answer, double right) throws Throwable {
        says(words, answer, vector(right));
    }

    private static void says(String words, Answer answer, SimpleMatrix right) throws Throwable {
        String said = ChecksTest.printed(() -> answer.is(right, 1e-6));
        assertTrue(said.contains(words), said);
    }

    @Test
    void theSquareAndTheCurvatureInATuning() throws Throwable {
        Quadratic f = Quadratic.diag(1, 100);
        // 16: for gradient descent there is no square to forget; its rate has the κ of another method's √κ
        Tuning ball = Tuning.heavyBall(f.spectrum()), descent = Tuning.gradientDescent(f.spectrum());
        double nesterovMomentum = 9 / 11.0;
        says("not yet: the step size is not 0.181818: this is what you get without the square",
                answer("the step size", 2 / 11.0).mistakes(Mistakes.ofStepSize(f)), ball.stepSize());
        says("not yet: the momentum is not 0.818182: this is what you get without the square",
                answer("the momentum", 9 / 11.0).mistakes(Mistakes.ofMomentum(f)), ball.momentum());
        says("right: the momentum is 0.818182", answer("the momentum", 9 / 11.0).mistakes(Mistakes.ofMomentum(f)),
                nesterovMomentum);
        says("not yet: the momentum is not 0.669421: this is what you get with a square too many",
                answer("the momentum", 81 / 121.0).mistakes(Mistakes.ofMomentum(f)), nesterovMomentum);
        says("not yet: the rate is not 0.818182: this is the rate of the heavy ball",
                answer("the rate", 9 / 11.0).mistakes(Mistakes.ofRate(f)), descent.rate());
        // 17: μ for L, and 2/L
        for (double right : new double[] {ball.stepSize(), descent.stepSize(), 1 / 100.0}) {
            says("not yet: the step size is not 1: this is what you get with μ in place of L",
                    answer("the step size", 1).mistakes(Mistakes.ofStepSize(f)), right);
            says("not yet: the step size is not 0.02: this is 2/L, where gradient descent stops converging",
                    answer("the step size", 0.02).mistakes(Mistakes.ofStepSize(f)), right);
            says("right: the step size is " + Text.number(right),
                    answer("the step size", right).mistakes(Mistakes.ofStepSize(f)), right);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.980198", "0.818182", "0.9"})
    void theRateThatIsRead(double rate) throws Throwable {
        // 18, for the rates of gradient descent, the heavy ball and Nesterov's method at κ = 100
        List<Mistake> typical = Mistakes.ofMeasuredRate(rate, 10, 60);
        says("the rate of f", answer("ρ", rate * rate).mistakes(typical), rate);
        says("log₁₀", answer("ρ", Math.exp(Math.log10(rate))).mistakes(typical), rate);
        double withFactor = Math.pow(60 * Math.pow(rate, 60) / (10 * Math.pow(rate, 10)), 1 / 50.0);
        says("factor k", answer("ρ", withFactor).mistakes(typical), rate);
        says("log₁₀ in place of ln", answer("the slope", Math.log10(rate)), Math.log(rate));
        says("twice the right one", answer("the slope", 2 * Math.log(rate)), Math.log(rate));
        says("right: ρ is " + Text.number(rate), answer("ρ", rate).mistakes(typical), rate);
    }

    @Test
    void theRateOfAMode() throws Throwable {
        // 19: complex roots, real roots of both signs, and gradient descent beyond αλ = 1
        List<Mistake> complex = Mistakes.ofModeRate(0.018, 0.7, 50);
        double p = 1.7 - 0.018 * 50, right = Math.sqrt(0.7);
        says("not yet: the rate is not a number: the two roots are complex here, and a real square root has no value",
                answer("the rate", (p + Math.sqrt(p * p - 4 * 0.7)) / 2).mistakes(complex), right);
        says("real part", answer("the rate", p / 2).mistakes(complex), right);
        says("product of the two roots", answer("the rate", 0.7).mistakes(complex), right);
        // p = 1.01 − 2.21 = −1.2, roots −0.0083… and −1.19…: the larger with its sign is the smaller in size
        List<Mistake> real = Mistakes.ofModeRate(1, 0.01, 2.21);
        double root = Math.sqrt(1.44 - 0.04);
        says("with its sign", answer("the rate", (-1.2 + root) / 2).mistakes(real), (1.2 + root) / 2);
        List<Mistake> descent = Mistakes.ofModeRate(1, 0, 1.6);
        says("with its sign", answer("the rate", 1 - 1.6).mistakes(descent), 0.6);
    }

    @Test
    void theCoordinatesOfEigenvectors() throws Throwable {
        // 20, for three rotations
        for (double angle : new double[] {0.3, 1.1, 2.5}) {
            double c = Math.cos(angle), s = Math.sin(angle);
            var q = new SimpleMatrix(new double[][] {{c, -s}, {s, c}});
            SimpleMatrix w = vector(2, -1), best = vector(0.3, 0.4), right = q.transpose().mult(w.minus(best));
            List<Mistake> typical = Mistakes.ofEigencoordinates(q, w, best);
            says("Q in place of Qᵀ", answer("x", q.mult(w.minus(best))).mistakes(typical), right);
            says("not subtracted", answer("x", q.transpose().mult(w)).mistakes(typical), right);
            says("twice the right one", answer("x", right.scale(2)).mistakes(typical), right);
            says("the length is right", answer("x", q.mult(w.minus(best))), right);
            says("right: x is (", answer("x", right).mistakes(typical), right);
        }
    }
}
