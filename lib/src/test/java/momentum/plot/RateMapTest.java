package momentum.plot;

import static momentum.OneSentence.refused;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.DoubleFunction;
import momentum.TwoStep;
import momentum.flow.Scheme;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.quadratic.Spectrum;
import momentum.quadratic.Tuning;
import momentum.quadratic.TwoStepMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The maps of the rate: their numbers and their curves are those of the methods, which are asked for steps. */
class RateMapTest {
    private static DoubleFunction<TwoStep> method(RateMap map) {
        return switch (map) {
            case HEAVY_BALL -> beta -> new HeavyBall(1, beta);
            case NESTEROV -> beta -> new Nesterov(1, beta);
            case GRADIENT_DESCENT -> beta -> (f, x, before) -> new GradientDescent(1).next(f, x);
        };
    }

    @ParameterizedTest
    @EnumSource
    void theRateIsThatOfTheMethod(RateMap map) {
        for (double beta = 0.03; beta < 1; beta += 0.07) {
            for (double s = 0.01; s < 4; s += 0.13) {
                // the square root in the roots doubles the digits that a near double root loses
                assertEquals(TwoStepMode.of(method(map).apply(beta), s).spectralRadius(),
                        map.rate.applyAsDouble(s, beta), 1e-7,
                        map + " at αλ = " + s + ", β = " + beta);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstLineIsTheBorderOfStability(RateMap map) {
        for (double beta = 0.03; beta < 1; beta += 0.07) {
            double border = map.lines[0].at().applyAsDouble(beta);
            assertEquals(1, map.rate.applyAsDouble(border, beta), 1e-12);
            assertTrue(map.rate.applyAsDouble(0.99 * border, beta) < 1
                    && map.rate.applyAsDouble(1.01 * border, beta) > 1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HEAVY_BALL", "NESTEROV"})
    void theRootsAreComplexBetweenTheOtherTwo(RateMap map) {
        for (double beta = 0.03; beta < 1; beta += 0.07) {
            double left = map.lines[1].at().applyAsDouble(beta), right = map.lines[2].at().applyAsDouble(beta);
            DoubleFunction<TwoStep> method = method(map);
            double nudge = 1e-3 * (right - left);
            assertTrue(TwoStepMode.of(method.apply(beta), left - nudge / 10).discriminant() > 0);
            assertTrue(TwoStepMode.of(method.apply(beta), left + nudge).discriminant() < 0);
            assertTrue(TwoStepMode.of(method.apply(beta), right - nudge).discriminant() < 0);
            assertTrue(TwoStepMode.of(method.apply(beta), right + nudge).discriminant() > 0);
        }
    }

    @Test
    void theMapHoldsItsRatesAndItsThreeCurves() {
        Chart chart = Plots.rateMap("five regimes");
        JsonNode data = json(chart).get("data");
        assertEquals(4, data.size());
        double[] z = numbers(data.at("/0/z"));
        // row 40 of 81 is β = 0.5, column 40 of 161 is αλ = 1: complex roots
        assertEquals(Math.sqrt(0.5), z[40 * 161 + 40], 1e-6);
        assertEquals("stability: αλ = 2(1 + β)", data.at("/1/name").asText());
        assertEquals(3, numbers(data.at("/1/x"))[50], 1e-6, "2(1 + 0.5)");
        assertEquals(Math.pow(1 - Math.sqrt(0.5), 2), numbers(data.at("/2/x"))[50], 1e-6);
        assertEquals(Math.pow(1 + Math.sqrt(0.5), 2), numbers(data.at("/3/x"))[50], 1e-5);
        // the JSON alone; design: with its image at most 300 kB
        assertTrue(chart.toJson().length() < 100_000, "was " + chart.toJson().length());
        assertEquals(2, json(Plots.rateMapOfGradientDescent()).get("data").size(), "its roots are never complex");
        assertEquals(1, json(Plots.rateMap((s, b) -> 0.9)).get("data").size());
    }

    /** What notebook 03 derives: at the best parameters the segment just fits between the curves. */
    @ParameterizedTest
    @ValueSource(doubles = {4, 10, 100, 10_000})
    void theBestPairsSegmentJustFits(double kappa) {
        Tuning best = Tuning.heavyBall(Spectrum.of(1, 2, kappa));
        JsonNode data = json(Plots.rateMap(Spectrum.of(1, 2, kappa), best.method())).get("data");
        double[] ends = numbers(data.at("/4/x"));
        double beta = best.momentum(), root = Math.sqrt(beta);
        // seven digits are stored
        assertEquals((1 - root) * (1 - root), ends[0], 1e-6 * ends[0]);
        assertEquals(2 * best.stepSize(), ends[1], 1e-6 * ends[1], "a tick for the eigenvalue between");
        assertEquals((1 + root) * (1 + root), ends[2], 1e-6 * ends[2]);
        assertArrayEquals(new double[] {beta, beta, beta}, numbers(data.at("/4/y")), 1e-6);
        assertEquals(Math.pow((1 + root) / (1 - root), 2), kappa, 1e-9 * kappa, "it fits for no larger κ");
    }

    @Test
    void onlyWhatTheMapIsOfLiesOnIt() {
        Spectrum two = Spectrum.of(1, 10);
        assertArrayEquals(new double[] {0, 0},
                numbers(json(Plots.rateMap(two, new GradientDescent(0.1))).at("/data/4/y")));
        Nesterov other = new Nesterov(0.1, 0.5);
        refused("the map is that of the heavy ball: methods must be heavy balls or gradient descent, one was "
                + other.label(),
                () -> Plots.rateMap(two, other));
    }

    @Test
    void theMapOfADiscretisationIsGreyWhereItIsUnstable() {
        JsonNode map = json(Plots.rateMap("the document's", Scheme.BACKWARD));
        assertEquals("friction γh/m", map.get("layout").get("xaxis").get("title").get("text").asText());
        JsonNode heat = map.get("data").get(0);
        double[] x = numbers(heat.get("x")), y = numbers(heat.get("y")), rate = numbers(heat.get("z"));
        for (int i = 0; i < y.length; i++) {
            for (int j = 0; j < x.length; j++) {
                double room = 4 - 2 * x[j] - y[i];   // stable while it is positive, and between the two axes
                if (Math.abs(room) > 0.05 && x[j] > 0.05 && y[i] > 0.05) {
                    assertEquals(room > 0, rate[i * x.length + j] < 1, "γh/m = " + x[j] + ", h²λ/m = " + y[i]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.7, 0.9, 0.95})
    void theRateIsTheSameAllAlongItsTriangle(double rate) {
        double[][] corners = RateMap.corners(rate);
        for (int side = 0; side < 3; side++) {
            for (double along = 0.05; along < 1; along += 0.1) {
                double s = corners[0][side] + along * (corners[0][side + 1] - corners[0][side]);
                double beta = corners[1][side] + along * (corners[1][side + 1] - corners[1][side]);
                double own = TwoStepMode.of(new HeavyBall(1, beta), s).spectralRadius();
                assertEquals(rate, own, 1e-12, "at αλ = " + s + ", β = " + beta);
            }
        }
        // inside it is smaller: at its middle
        double s = (corners[0][0] + corners[0][1] + corners[0][2]) / 3;
        assertTrue(TwoStepMode.of(new HeavyBall(1, rate * rate / 3), s).spectralRadius() < rate);
    }

    @Test
    void nesterovDampsMoreBetweenTheCurves() {
        for (double beta = 0.02; beta < 1; beta += 0.02) {
            double low = RateMap.EQUAL.get(0).at().applyAsDouble(beta), high =
                    RateMap.EQUAL.get(1).at().applyAsDouble(beta);
            for (double s = 0.003; s < 4; s += 0.003) {
                if (Math.min(Math.abs(s - low), Math.abs(s - high)) < 1e-6) continue;
                double ball = TwoStepMode.of(new HeavyBall(1, beta), s).spectralRadius();
                double nesterov = TwoStepMode.of(new Nesterov(1, beta), s).spectralRadius();
                assertEquals(low < s && s < high, nesterov < ball, "at αλ = " + s + ", β = " + beta);
            }
        }
    }

    @Test
    void theChartOfStabilityHasATriangleForEachRate() {
        JsonNode data = json(Plots.stability("t", 0.9, 0.7)).get("data");
        assertEquals(5, data.size());
        assertEquals("ρ = 0.7", data.get(4).get("name").asText());
        assertArrayEquals(new double[] {0.09, 2.89, 0.51, 0.09}, numbers(data.get(4).get("x")), 1e-12);
        assertArrayEquals(new double[] {0.49, 0.49, -0.49, 0.49}, numbers(data.get(4).get("y")), 1e-12);
        assertEquals(-1, numbers(data.get(0).get("y"))[0], 1e-12);
        assertEquals(3, json(Plots.stability()).get("data").size());
        refused("rates[1] must be below 1, was 1", () -> Plots.stability(0.5, 1));
        refused("rates[0] must be positive and finite, was 0", () -> Plots.stability(0));
    }

    @Test
    void theMapOfBothMethodsIsTheirDifference() {
        JsonNode heat = json(Plots.nesterovAgainstHeavyBall("t")).get("data").get(0);
        double[] s = numbers(heat.get("x")), beta = numbers(heat.get("y")), both = numbers(heat.get("z"));
        assertEquals(0.5, beta[40], 1e-12);
        double ball = TwoStepMode.of(new HeavyBall(1, 0.5), s[50]).spectralRadius();
        // single precision is enough for a picture
        assertEquals(ball - TwoStepMode.of(new Nesterov(1, 0.5), s[50]).spectralRadius(), both[40 * s.length + 50],
                1e-6);
    }
}
