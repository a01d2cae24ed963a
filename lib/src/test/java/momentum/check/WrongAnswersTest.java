package momentum.check;

import static momentum.Linear.vector;
import static momentum.check.Checks.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import momentum.Linear;
import momentum.average.ExponentialMemory;
import momentum.flow.Scheme;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.noise.NoisyMode;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each list of wrong answers, with the numbers of its question: all are named, and the right answer is not. */
class WrongAnswersTest {
    private static final Quadratic TURNED = Quadratic.withSpectrum(new double[] {0.2, 1.5}, Linear.rotation(0.5),
            vector(0.4, -0.3));
    private static final double[] THREE = {0.01, 0.1, 1}, H = {0.5, 0.3, 0.1, 0.02},
            ERRORS = {0.31, 0.13, 0.0152, 0.000625};

    private static Arguments list(String name, List<Mistake> wrong, SimpleMatrix right) {
        return Arguments.of(name, wrong, right);
    }

    private static Arguments list(String name, List<Mistake> wrong, double right) {
        return list(name, wrong, vector(right));
    }

    private static SimpleMatrix velocity(double b, double... g) {
        double v = 0;
        for (double each : g) v = b * v + each;
        return vector(v);
    }

    static Stream<Arguments> lists() {
        SimpleMatrix w0 = vector(2, -1);
        return Stream.of(
                list("weights", MemoryMistakes.ofWeights(0.8, 5), vector(ExponentialMemory.sum(0.8).weights(5))),
                list("velocity", MemoryMistakes.ofVelocity(0.7, 3, 1, -2, 4), velocity(0.7, 3, 1, -2, 4)),
                list("share", MemoryMistakes.ofShare(0.9, 7), ExponentialMemory.sum(0.9).massInLast(7)),
                list("count", MemoryMistakes.ofCount(0.9, 0.95), 29),
                list("average", MemoryMistakes.ofCorrectedAverage(0.6, 4, -1, 3), (0.36 * 4 - 0.6 + 3) / 1.96),
                list("descent", SpectrumMistakes.ofDescent(TURNED, w0, 0.6, 7),
                        new GradientDescent(0.6).run(TURNED, w0, 7).last().x()),
                list("gap", SpectrumMistakes.ofGap(new double[] {0.2, 1.5}, new double[] {3, -2}),
                        Quadratic.diag(0.2, 1.5).gap(vector(3, -2))),
                list("ball", SpectrumMistakes.ofBall(0.3, 0.8, 9),
                        new HeavyBall(0.3, 0.8).run(Quadratic.diag(1), vector(1), 9).last().x()),
                list("limit", SpectrumMistakes.ofLimit(0.45), MomentumMatrix.stabilityLimit(0.45)),
                list("Nesterov's limit", SpectrumMistakes.ofNesterovLimit(0.7), 3.4 / 2.4),
                list("matrix", SpectrumMistakes.ofMatrix(0.3, 0.8), vector(1.5, -0.8, 1, 0)),
                list("variance of descent", NoiseMistakes.ofDescent(0.6, 1.5, 3),
                        NoisyMode.of(new GradientDescent(0.6), 1.5, 3).variance()),
                list("variance of the ball", NoiseMistakes.ofBall(0.4, 0.8, 1.5, 3),
                        NoisyMode.of(new HeavyBall(0.4, 0.8), 1.5, 3).variance()),
                list("ratio of variances", NoiseMistakes.ofRatio(1.2, 0.8),
                        NoisyMode.of(new HeavyBall(0.24, 0.8), 1, 1).variance() / 1.5),
                list("order", FlowMistakes.ofOrder(H, ERRORS), Math.log(0.0152 / 0.000625) / Math.log(5)),
                list("friction and step", FlowMistakes.ofBall(0.02, 0.9, 2),
                        vector(Scheme.BACKWARD.ball(new HeavyBall(0.02, 0.9), 2).friction(), 0.2)),
                list("shares", FigureMistakes.ofContributions(THREE, 1.7, 7), vector(0.005 * Math.pow(0.983, 14),
                        0.05 * Math.pow(0.83, 14), 0.5 * Math.pow(0.7, 14))),
                list("milestone", FigureMistakes.ofMilestone(0.1, 1.7, 0.01), 13),
                list("shares of the ball", FigureMistakes.ofBall(THREE, 2, 0.6, 9),
                        FigureMistakes.rightBall(THREE, 2, 0.6, 9)),
                list("largest curvature", Mistakes.ofLargest(Budget.valley(), Budget.start()), 400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void eachIsNamedAndTheRightOneIsNot(String name, List<Mistake> wrong, SimpleMatrix right) throws Throwable {
        // as few digits as let the smallest entry of the right answer be told from 0
        double within = 1e-9 * Math.max(1, Linear.maxNorm(right));
        assertTrue(wrong.size() >= 4, name);
        for (Mistake mistake : wrong) {
            String said = ChecksTest.printed(() ->
                    answer(name, mistake.value()).mistakes(wrong).points(1, right, within));
            assertTrue(said.contains(mistake.sentence()), said + " lacks: " + mistake.sentence());
        }
        String text = right.getNumElements() == 1 ? Text.number(right.get(0)) : Text.matrix(right);
        assertEquals("right: " + name + " is " + text,
                ChecksTest.printed(() -> answer(name, right).mistakes(wrong).points(1, right, within)));
    }
}
