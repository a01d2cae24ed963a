package momentum.problem;

import static momentum.Linear.vector;
import static momentum.OneSentence.bad;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import momentum.Linear;
import momentum.OneSentence;
import momentum.Samples;
import momentum.Status;
import momentum.StopRule;
import momentum.method.GradientDescent;
import momentum.noise.MiniBatch;
import momentum.noise.NoisyObjective;
import momentum.quadratic.LeastSquares;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** Logistic regression against what is known of it otherwise; and what every problem made of samples must satisfy. */
class LogisticRegressionTest implements OneSentence {
    private static final SimpleMatrix FEATURES = new SimpleMatrix(new double[][] {
        {1, 0.5, -1}, {1, -1.5, 0.3}, {1, 2, 1}, {1, 0.1, 0.2}, {1, -0.7, -2}, {1, 1.1, 0.4}, {1, -0.2, 1.5}});
    private static final SimpleMatrix LABELS = vector(1, -1, -1, 1, 1, 1, -1);
    private static final LogisticRegression RIDGED = LogisticRegression.of(FEATURES, LABELS, 0.1);
    private static final SimpleMatrix W = vector(0.3, -1.2, 0.8);

    @Test
    void valueAndGradientAreTheFormulas() {
        double value = 0.05 * (0.3 * 0.3 + 1.2 * 1.2 + 0.8 * 0.8);
        for (int i = 0; i < 7; i++) {
            double product = 0.3 * FEATURES.get(i, 0) - 1.2 * FEATURES.get(i, 1) + 0.8 * FEATURES.get(i, 2);
            value += Math.log(1 + Math.exp(-LABELS.get(i) * product));
        }
        assertEquals(value, RIDGED.value(W), 1e-14, "rounding of seven logarithms");
        for (var f : new LogisticRegression[] {RIDGED, LogisticRegression.of(FEATURES, LABELS)}) {
            assertTrue(f.checkGradient(W).passed(), f.checkGradient(W).toString());
            SimpleMatrix v = vector(0.2, 1, -0.5);
            double h = 1e-5;
            SimpleMatrix ahead = f.gradient(W.plus(v.scale(h))), behind = f.gradient(W.minus(v.scale(h)));
            SimpleMatrix difference = ahead.minus(behind).scale(0.5 / h);
            // h² and ε/h are both near 10⁻¹⁰
            assertEquals(0, Linear.maxNorm(f.hessianTimes(W, v).minus(difference)), 1e-9);
        }
    }

    @Test
    void countsHaveTheirLogitAsMinimizer() {
        // 3 of 4 in the first group and 2 of 7 in the second: weights logit(3/4) and logit(2/7) − logit(3/4)
        SimpleMatrix z = new SimpleMatrix(11, 2), d = new SimpleMatrix(11, 1);
        for (int i = 0; i < 11; i++) {
            z.setRow(i, 0, 1, i < 4 ? 0 : 1);
            d.set(i, i < 3 || i == 4 || i == 5 ? 1 : -1);
        }
        SimpleMatrix best = LogisticRegression.of(z, d).minimizer().orElseThrow();
        assertEquals(Math.log(3), best.get(0), 1e-14);
        assertEquals(Math.log(2 / 5.0) - Math.log(3), best.get(1), 1e-14);
    }

    @Test
    void descentFromFarAwayEndsAtTheMinimizerOfNewton() {
        for (double ridge : new double[] {0.1, 3}) {
            var f = LogisticRegression.of(FEATURES, LABELS, ridge);
            SimpleMatrix best = f.minimizer().orElseThrow();
            var run = Tuning.gradientDescent(f).method().run(f, vector(5, -5, 5), 100_000,
                    StopRule.gradientBelow(1e-13));
            assertEquals(Status.CONVERGED, run.status());
            // the distance is at most the gradient over μ
            assertEquals(0, run.errors().last(), 2e-13 / ridge);
            assertTrue(Linear.maxNorm(f.gradient(best)) < 1e-14, "the gradient there is rounding");
        }
    }

    @Test
    void smoothnessIsReachedAtZeroAndStrongConvexityFarAway() {
        SimpleMatrix hessian = new SimpleMatrix(3, 3), far = new SimpleMatrix(3, 3);
        for (int j = 0; j < 3; j++) {
            SimpleMatrix e = new SimpleMatrix(3, 1);
            e.set(j, 1);
            hessian.insertIntoThis(0, j, RIDGED.hessianTimes(new SimpleMatrix(3, 1), e));
            far.insertIntoThis(0, j, RIDGED.hessianTimes(vector(3e4, 1e5, 2e5), e));
        }
        assertEquals(Spectrum.of(hessian).largest(), RIDGED.smoothness().getAsDouble(), 1e-14);
        assertEquals(OptionalDouble.of(0.1), RIDGED.strongConvexity());
        assertEquals(0.1, Spectrum.of(far).largest(), 1e-15);
        assertEquals(OptionalDouble.empty(), LogisticRegression.of(FEATURES, LABELS).strongConvexity());
    }

    @Test
    void nothingOverflowsFarAway() {
        SimpleMatrix far = vector(1e6, 1e6, -1e6);
        double expected = 0.05 * 3e12;
        for (int i = 0; i < 7; i++) {
            double margin = LABELS.get(i) * 1e6 * (FEATURES.get(i, 0) + FEATURES.get(i, 1) - FEATURES.get(i, 2));
            expected += Math.max(-margin, 0);
        }
        assertEquals(expected, RIDGED.value(far), 1e-15 * expected);
        assertTrue(Double.isFinite(Linear.maxNorm(RIDGED.gradient(far))));
        assertEquals(Math.exp(-700), LogisticRegression.of(vector(1), vector(1)).value(vector(700)),
                1e-15 * Math.exp(-700));
    }

    @Test
    void theGapKeepsItsDigitsNearTheMinimizer() {
        SimpleMatrix best = RIDGED.minimizer().orElseThrow(), e = vector(1, -2, 1);
        double curvature = Linear.dot(e, RIDGED.hessianTimes(best, e));
        // ½ h² eᵀHe (1 + O(h)), while f itself is known to 10⁻¹⁶ only
        assertEquals(1, RIDGED.gap(best.plus(e.scale(1e-9))) / (0.5e-18 * curvature), 1e-6);
        SimpleMatrix away = best.plus(e.scale(0.5));
        assertEquals(RIDGED.value(away) - RIDGED.value(best), RIDGED.gap(away), 1e-14);
        // where the series of small steps takes over, at a margin's change of 0.02, against 40 digits
        var one = LogisticRegression.of(new SimpleMatrix(new double[][] {{1}, {1}, {1}}), vector(1, 1, -1));
        for (double d : new double[] {0.0199999, 0.02, -0.0199999, -0.02}) {
            double w = one.minimizer().orElseThrow().get(0) + d;
            assertEquals(exactGap(w), one.gap(vector(w)), 1e-11 * exactGap(w), "d = " + d);
        }
    }

    /** {@code 2 log(1 + e⁻ʷ) + log(1 + eʷ) − 3 log 3 + 2 log 2}, as the integral of its slope 3σ(w) − 2, by Simpson. */
    private static double exactGap(double w) {
        double from = Math.log(2), h = (w - from) / 200, sum = 0;
        for (int i = 0; i <= 200; i++) {
            // 3σ(w) − 2 = 2 (eᵘ − 1)/(2eᵘ + 1) at w = log 2 + u
            double slope = 2 * Math.expm1(i * h) / (2 * Math.exp(i * h) + 1);
            sum += (i == 0 || i == 200 ? 1 : i % 2 == 1 ? 4 : 2) * slope;
        }
        return sum * h / 3;
    }

    @Test
    void separableDataHaveNoMinimizerUnlessThereIsARidge() {
        SimpleMatrix line = new SimpleMatrix(new double[][] {{1, -2}, {1, -1}, {1, 1}, {1, 3}}),
                sides = vector(-1, -1, 1, 1);
        var separable = LogisticRegression.of(line, sides);
        assertEquals(Optional.empty(), separable.minimizer());
        assertTrue(separable.toString().endsWith(
                "; a plane separates the data, so without a ridge there is no minimizer"));
        assertEquals("the gap f − f* needs a minimizer, but a plane separates the data: a ridge gives them one",
                assertThrows(UnsupportedOperationException.class, () -> separable.gap(vector(0, 0))).getMessage());
        assertTrue(LogisticRegression.of(line, sides, 1e-6).minimizer().isPresent());
        // two samples on the plane itself, one of each side: not all can be told apart, yet f falls for ever
        var touching = LogisticRegression.of(new SimpleMatrix(new double[][] {{-2}, {-1}, {0}, {0}, {3}}),
                vector(-1, -1, -1, 1, 1));
        assertEquals(Optional.empty(), touching.minimizer());
        assertEquals(Optional.empty(),
                LogisticRegression.of(new SimpleMatrix(new double[][] {{1, 0}, {1, 0}, {1, 1}, {1, 2}}),
                vector(1, -1, 1, 1)).minimizer(), "only one direction falls for ever");
    }

    @Test
    void ofManyMinimizersTheShortestAndWithoutInformationZero() {
        // the first three samples are there with both labels, so no plane separates
        SimpleMatrix z = FEATURES.concatRows(FEATURES), d = LABELS.concatRows(vector(-1, 1, 1, 1, 1, 1, -1));
        SimpleMatrix once = LogisticRegression.of(z, d).minimizer().orElseThrow();
        SimpleMatrix shared = LogisticRegression.of(z.concatColumns(z.getColumn(1)), d).minimizer().orElseThrow();
        assertEquals(once.get(1) / 2, shared.get(1), 1e-12);
        assertEquals(once.get(1) / 2, shared.get(3), 1e-12);
        assertEquals(0, Linear.maxNorm(LogisticRegression.of(new SimpleMatrix(3, 2),
                vector(1, 1, -1)).minimizer().orElseThrow()));
    }

    private static LeastSquares squares() {
        return LeastSquares.of(FEATURES, vector(1, 2, -1, 0.5, 0, 3, -2));
    }

    @Test
    void theSamplesAddUpToTheWholeAndABatchIsRightOnAverage() {
        for (Samples f : new Samples[] {RIDGED, squares()}) {
            assertEquals(7, f.size());
            double loss = 0;
            SimpleMatrix gradient = new SimpleMatrix(3, 1), pairs = new SimpleMatrix(3, 1);
            for (int i = 0; i < 7; i++) {
                loss += f.loss(i, W);
                gradient = gradient.plus(f.gradient(i, W));
                for (int j = 0; j < i; j++) pairs = pairs.plus(f.gradient(new int[] {i, j}, W).scale(1 / 21.0));
            }
            assertEquals(f.value(W), loss, 1e-13, f.toString());
            assertEquals(f.value(W), f.loss(new int[] {0, 1, 2, 3, 4, 5, 6}, W), 1e-13);
            assertEquals(0, Linear.maxNorm(f.gradient(W).minus(gradient)), 1e-13, f.toString());
            assertEquals(0, Linear.maxNorm(f.gradient(W).minus(pairs)), 1e-13, f + ", the 21 pairs");
        }
    }

    @Test
    void miniBatchesWorkOnAnySamplesWithTheCovarianceTheySay() {
        for (Samples f : new Samples[] {RIDGED, squares()}) {
            var noise = new MiniBatch(f, 2);
            // all 21 pairs are equally likely: their covariance is exact
            SimpleMatrix covariance = new SimpleMatrix(3, 3);
            for (int i = 0; i < 7; i++) {
                for (int j = 0; j < i; j++) {
                    SimpleMatrix off = f.gradient(new int[] {i, j}, W).minus(f.gradient(W));
                    covariance = covariance.plus(off.mult(off.transpose()).scale(1 / 21.0));
                }
            }
            assertEquals(0, Linear.maxNorm(noise.covariance(W).minus(covariance)), 1e-12 * Linear.maxNorm(covariance));
            var run = new GradientDescent(0.05).run(NoisyObjective.miniBatch(f, 2, 1), W, 50);
            assertTrue(run.gaps().last() < run.gaps().first());
        }
        assertEquals("batches of 1 of 1 sample", new MiniBatch(LeastSquares.of(vector(1), vector(1)), 1).toString());
        assertEquals("least squares, 1 sample, 1 feature", LeastSquares.of(vector(1), vector(1)).toString());
        assertEquals("logistic regression, 7 samples, 3 features, ridge 0.1", RIDGED.toString());
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                bad("features must be given, was null", () -> LogisticRegression.of(null, LABELS)),
                bad("labels must be given, was null", () -> LogisticRegression.of(FEATURES, null)),
                bad("labels must be 7×1, was 2×1", () -> LogisticRegression.of(FEATURES, vector(1, 1))),
                bad("labels must be 1 or -1, but labels[1] was 0", () ->
                        LogisticRegression.of(vector(1, 2), vector(1, 0))),
                bad("ridge must be zero or more and finite, was -1", () -> LogisticRegression.of(FEATURES, LABELS, -1)),
                bad("features must have rows and columns, was 0×2",
                        () -> LogisticRegression.of(new SimpleMatrix(0, 2), new SimpleMatrix(0, 1))),
                bad("w is 2×1 but the problem has dimension 3", () -> RIDGED.value(vector(1, 2))),
                bad("w is 2×1 but the problem has dimension 3", () -> squares().loss(new int[] {0}, vector(1, 2))),
                bad("batch[1] is counted from 0 and must be at most 6, was 7", () ->
                        RIDGED.gradient(new int[] {0, 7}, W)),
                bad("batch[0] is counted from 0 and must be at most 6, was -1", () -> squares().gradient(-1, W)),
                bad("batch must hold at least one, was empty", () -> RIDGED.loss(new int[0], W)),
                bad("batch must be given, was null", () -> squares().loss(null, W)),
                bad("batch must be at most the 1 sample, was 2",
                        () -> new MiniBatch(LeastSquares.of(vector(1), vector(1)), 2)),
                bad("data must be given, was null", () -> new MiniBatch(null, 2)));
    }
}
