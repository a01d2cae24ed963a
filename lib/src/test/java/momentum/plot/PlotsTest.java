package momentum.plot;

import static momentum.Linear.vector;
import static momentum.OneSentence.refused;
import static momentum.plot.ChartTest.json;
import static momentum.plot.ChartTest.numbers;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import momentum.Linear;
import momentum.Objective;
import momentum.Series;
import momentum.Trajectory;
import momentum.average.ExponentialMemory;
import momentum.flow.GradientFlow;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.method.Nesterov;
import momentum.noise.Cloud;
import momentum.noise.Ensemble;
import momentum.noise.ExpectedLoss;
import momentum.noise.GaussianNoise;
import momentum.noise.MeanCurve;
import momentum.noise.NoisyMode;
import momentum.noise.NoisyObjective;
import momentum.noise.StationaryCovariance;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Quadratic;
import momentum.quadratic.TwoStepMode;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** What a cell calls: each word draws what it says, and says in one sentence what it cannot draw. */
class PlotsTest {
    private static final Objective HILL = Objective.univariate(x -> x * x * x * x, x -> 4 * x * x * x);
    private final Quadratic ravine = Quadratic.diag(1, 10);
    private final Trajectory<?> run = new HeavyBall(0.05, 0.5).run(ravine, vector(2, -1), 30);
    private final Trajectory<?> slide = new GradientDescent(0.1).run(HILL, vector(1), 12);

    private static double[] y(Chart chart, int trace) {
        return numbers(json(chart).at("/data/" + trace + "/y"));
    }

    private static double[] x(Chart chart, int trace) {
        return numbers(json(chart).at("/data/" + trace + "/x"));
    }

    @Test
    void everyWordComesWithAndWithoutATitle() {
        List<Method> words = Arrays.stream(Plots.class.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers())).toList();
        for (Method word : words) {
            Class<?>[] own = word.getParameterTypes();
            if (own.length > 0 && own[0] == String.class) continue;
            Class<?>[] titled = new Class<?>[own.length + 1];
            titled[0] = String.class;
            System.arraycopy(own, 0, titled, 1, own.length);
            assertTrue(words.stream().anyMatch(other -> other.getName().equals(word.getName())
                    && Arrays.equals(other.getParameterTypes(), titled)), word + " has no twin with a title");
        }
        assertEquals("The ball", json(Plots.gap("The ball", run)).at("/layout/title/text").asText());
        assertFalse(json(Plots.gap(run)).at("/layout/title").has("text"));
    }

    @Test
    void linesOverKShowWhatTheyAreCalledAfter() {
        for (int k = 0; k <= 30; k++) {
            SimpleMatrix at = run.at(k).x();
            // lists of at most 40 numbers are stored to seven digits
            assertEquals(ravine.value(at), y(Plots.value(run), 0)[k], 1e-6 * ravine.value(at));
            assertEquals(ravine.gap(at), y(Plots.gap(run), 0)[k], 1e-6 * ravine.gap(at));
            assertEquals(at.normF(), y(Plots.error(run), 0)[k], 1e-6 * at.normF());
            assertEquals(ravine.gradient(at).normF(), y(Plots.gradient(run), 0)[k], 1e-6 * ravine.gradient(at).normF());
            assertEquals(at.get(1), y(Plots.coordinate(1, run), 0)[k], 1e-6 * Math.abs(at.get(1)));
        }
        assertEquals(run.label(), json(Plots.value(run)).at("/data/0/name").asText());
        assertEquals("linear", json(Plots.value(run)).at("/layout/yaxis/type").asText("linear"), "f may be negative");
        for (Chart chart : List.of(Plots.gap(run), Plots.error(run), Plots.gradient(run), Plots.modes(run))) {
            assertEquals("log", json(chart).at("/layout/yaxis/type").asText());
        }
    }

    @Test
    void eachErrorGoesItsOwnWay() {
        double c = Math.cos(0.4), s = Math.sin(0.4);
        Quadratic turned = Quadratic.withSpectrum(new double[] {1, 10},
                new SimpleMatrix(new double[][] {{c, -s}, {s, c}}), vector(3, 1));
        Chart modes = Plots.modes(new GradientDescent(0.15).run(turned, vector(5, -4), 20));
        for (int mode = 0; mode < 2; mode++) {
            double[] size = y(modes, mode);
            for (int k = 1; k <= 20; k++) {
                assertEquals(Math.abs(1 - 0.15 * new double[] {1, 10}[mode]), size[k] / size[k - 1], 1e-5);
            }
        }
        assertEquals("λ = 10", json(modes).at("/data/1/name").asText());
        double[] many = new double[20];
        Arrays.setAll(many, i -> i + 1);
        JsonNode few =
                json(Plots.modes(new GradientDescent(0.05).run(Quadratic.diag(many), SimpleMatrix.filled(20, 1, 1), 3)))
                .get("data");
        assertEquals(6, few.size());
        assertEquals("λ = 1", few.at("/0/name").asText());
        assertEquals("λ = 20", few.at("/5/name").asText());
        refused("modes need a run on a quadratic, was on " + HILL, () -> Plots.modes(slide));
    }

    @Test
    void withoutRunsThereIsNothingToDraw() {
        refused("runs must be at least one, were none", Plots::gap);
        refused("runs must be at least one, were none", () -> Plots.gap("t"));
        refused("runs must be at least one, were none", () -> Plots.value("t"));
        refused("runs must be at least one, were none", () -> Plots.error("t"));
        refused("runs must be at least one, were none", () -> Plots.coordinate(0));
        refused("runs must be at least one, were none", () -> Plots.played("t"));
        refused("runs[1] must be given, was null", () -> Plots.gap(run, null));
        refused("methods must be at least one, were none", () -> Plots.rateMap(ravine.spectrum()));
    }

    @Test
    void whereTheLeastValueIsUnknownTheGapPointsToTheValue() {
        var words = assertThrows(UnsupportedOperationException.class, () -> Plots.gap(slide)).getMessage();
        assertEquals("the gap f − f* needs a minimizer or the least value, and the problem of " + slide.label()
                + " knows neither: draw f itself with Plots.value", words);
        assertEquals(1, y(Plots.value(slide), 0)[0]);
        var known = new GradientDescent(0.1).run(HILL.withLeastValue(0), vector(1), 12);
        assertEquals(1, y(Plots.gap(known), 0)[0]);
    }

    @Test
    void runsInOneDimensionAreDotsOnTheCurve() {
        for (Chart chart : List.of(Plots.paths(slide), Plots.played(slide), Plots.descent(HILL, -0.5, 1.5, slide))) {
            double[] x = x(chart, 1), value = y(chart, 1);
            assertEquals(13, x.length);
            for (int k = 0; k < x.length; k++) {
                assertEquals(slide.at(k).x().get(0), x[k], 1e-6);
                assertEquals(Math.pow(x[k], 4), value[k], 1e-5, "on the curve");
            }
            assertTrue(x(chart, 0)[0] < x[12] && x(chart, 0)[400] > 1, "the curve reaches beyond the run");
        }
        JsonNode frame = json(Plots.played(slide)).at("/frames/3/data/0");
        assertEquals(4, numbers(frame.get("x")).length, "x₀ to x₃");
        assertEquals(3, json(Plots.paths(new GradientDescent(0.1).run(Quadratic.diag(1), vector(1), 3))).get("data")
                .size(), "a ring, where it is known");
        refused("a curve needs a problem of dimension 1, was 2", () -> Plots.objective(ravine, -1, 1));
        refused("runs must be on the problem that is drawn, but " + run.label() + " ran on " + HILL,
                () -> Plots.descent(Quadratic.diag(1), -1, 1,
                        new GradientDescent(0.05).run(HILL, vector(1), 3).named(run.label())));
    }

    @Test
    void pathsOfTwoProblemsAreRefused() {
        var other = new GradientDescent(0.05).run(Quadratic.diag(1, 20), vector(2, -1), 30);
        refused("runs must be on one problem, but " + run.label() + " ran on " + ravine + " and " + other.label()
                + " on " + other.objective(),
                () -> Plots.paths(run, other));
        refused("runs must be on one problem, but " + run.label() + " ran on " + ravine + " and " + slide.label()
                + " on one of dimension 1",
                () -> Plots.played(run, slide));
        refused("paths need a problem in one or two dimensions, was in 3",
                () -> Plots.paths(new GradientDescent(0.1).run(Quadratic.diag(1, 2, 3), vector(1, 1, 1), 3)));
        var again = new GradientDescent(0.05).run(Quadratic.diag(1, 10), vector(1, 1), 5);
        var noisy = new GradientDescent(0.05).run(NoisyObjective.gaussian(ravine, 1, 7), vector(1, 1), 5);
        assertEquals(5, json(Plots.paths(run, again, noisy)).get("data").size(),
                "the same problem once more, and with noise");
    }

    @Test
    void aProblemThatChangesIsDrawnAnew() {
        double[] steep = {1};
        Objective f = Objective.of(p -> p.get(0) * p.get(0) + steep[0] * p.get(1) * p.get(1),
                p -> vector(2 * p.get(0), 2 * steep[0] * p.get(1)));
        Window window = new Window(-2, 2, -2, 2);
        Objective value = Quadratic.diag(1, 10);
        Chart quadratic = Plots.paths(window, new GradientDescent(0.01).run(value, vector(1, 1), 3));
        Chart round = Plots.paths(window, new GradientDescent(0.01).run(f, vector(1, 1), 3)).title("t");
        steep[0] = 9;
        Chart narrow = Plots.paths(window, new GradientDescent(0.01).run(f, vector(1, 1), 3)).title("t");
        assertFalse(json(round).at("/layout/shapes").equals(json(narrow).at("/layout/shapes")));
        assertEquals(quadratic, Plots.paths(window, new GradientDescent(0.01).run(value, vector(1, 1), 3)));
    }

    @Test
    void theSecondCoordinateIsTheSecond() {
        Quadratic tilted = Quadratic.of(new SimpleMatrix(new double[][] {{50.5, 49.5}, {49.5, 50.5}}), vector(1, -1));
        var along = new GradientDescent(0.018).run(tilted, vector(2, 1), 30);
        Chart both = Plots.bothViews(3, along);
        for (int k = 0; k <= 30; k++) {
            assertEquals(along.at(k).x().get(1), y(both, 1)[k], 1e-6);
            double[] modes = {x(both, 4)[k], y(both, 4)[k]};
            SimpleMatrix error = tilted.errorModes(along.at(k).x());
            assertEquals(error.get(0), modes[0], 1e-6);
            assertEquals(error.get(1), modes[1], 1e-6);
        }
        assertEquals("x₁, λ₁ = 1", json(both).at("/layout/xaxis2/title/text").asText());
        assertEquals("x₂, λ₂ = 100", json(both).at("/layout/yaxis2/title/text").asText());
    }

    @Test
    void eachContributionIsThatOfItsEigenvalue() {
        double[] lambda = {0.01, 0.1, 1}, start = {10, 3, 1};
        var descent = new GradientDescent(1.5).run(Quadratic.diag(lambda), vector(start), 60);
        JsonNode data = json(Plots.contributions(0.01, descent)).get("data");
        for (int i = 0; i < 3; i++) {
            assertEquals("eigenvalue " + new String[] {"0.01", "0.1", "1"}[i], data.at("/" + i + "/name").asText());
            double[] part = numbers(data.at("/" + i + "/y"));
            for (int k = 0; k <= 60; k++) {
                double error = start[i] * Math.pow(1 - 1.5 * lambda[i], k);
                assertEquals(0.5 * lambda[i] * error * error, part[k], 1e-6, "eigenvalue " + lambda[i] + ", k = " + k);
            }
        }
    }

    @Test
    void oneModeAsStemsInPhaseSpaceAndOnALogarithmicAxis() {
        MomentumMatrix mode = new MomentumMatrix(0.1, 0.9, 1.5);
        double[] errors = mode.errors(30, 1, 1);
        assertArrayEquals(errors, y(Plots.stems(mode, 30), 0), 1e-6);
        assertEquals("αλ = 0.15, β = 0.9", json(Plots.stems(mode, 30)).at("/data/0/name").asText());
        Chart portrait = Plots.portrait(mode, 30);
        assertArrayEquals(errors, y(portrait, 0), 1e-6);
        double[] step = x(portrait, 0);
        assertEquals(0, step[0], "from rest");
        for (int k = 1; k <= 30; k++) assertEquals(errors[k] - errors[k - 1], step[k], 1e-6);
        Chart sizes = Plots.modes(30, mode, new MomentumMatrix(0.1, 0.5, 1.5));
        for (int k = 0; k <= 30; k++) assertEquals(Math.abs(errors[k]), y(sizes, 0)[k], 1e-6);
        refused("steps must be zero or more, was -1", () -> Plots.stems(mode, -1));
        refused("modes must be at least one, were none", () -> Plots.modes(3, new MomentumMatrix[0]));
        // Nesterov's method on λ = 1.5: pull αλ, inertia β(1 − αλ)
        assertEquals("pull 0.15, inertia 0.765",
                json(Plots.stems(TwoStepMode.of(new Nesterov(0.1, 0.9), 1.5), 30)).at("/data/0/name").asText());
    }

    @Test
    void anEnsemblesMeanLiesInItsBand() {
        MeanCurve curve = new Ensemble(200, 3).squares(NoisyMode.of(new HeavyBall(0.1, 0.5), 1, 1), 1, 30);
        Chart chart = Plots.mean(curve);
        for (int k = 0; k <= 30; k++) {
            assertEquals(curve.mean()[k] - 2 * curve.standardError()[k], y(chart, 0)[k], 1e-6);
            assertEquals(curve.mean()[k] + 2 * curve.standardError()[k], y(chart, 1)[k], 1e-6);
            assertEquals(curve.mean()[k], y(chart, 2)[k], 1e-6);
        }
        assertEquals("mean", json(chart).at("/data/2/name").asText());
        MeanCurve single = new MeanCurve(new double[] {1, 2}, new double[] {Double.NaN, Double.NaN});
        assertEquals(1, json(Plots.mean(single)).get("data").size(), "nobody knows how far a single chain is off");
        assertEquals("mean 2", json(Plots.mean(curve, single)).at("/data/3/name").asText());
    }

    @Test
    void anEnsemblesDotsCarryTwoStandardErrors() {
        MeanCurve curve = new Ensemble(200, 3).squares(NoisyMode.of(new HeavyBall(0.1, 0.5), 1, 1), 1, 30);
        JsonNode dots = json(Chart.empty().errorBars("measured", curve, 10)).at("/data/0");
        assertArrayEquals(new double[] {10, 20, 30}, numbers(dots.get("x")));
        assertEquals(curve.mean()[20], numbers(dots.get("y"))[1], 1e-6);
        assertEquals(2 * curve.standardError()[20], numbers(dots.at("/error_y/array"))[1], 1e-6);
        refused("every must be at most 30, where the curve ends, was 31",
                () -> Chart.empty().errorBars("measured", curve, 31));
    }

    @Test
    void aFlowIsAWayThroughThePlaneOrXOverTime() {
        var plane = new GradientFlow().solve(ravine, vector(2, -1), 3);
        Chart chart = Plots.paths(run).flow("gradient flow", plane);
        double[] x = x(chart, 3), y = y(chart, 3);
        for (int i = 0; i <= 400; i += 40) {
            assertEquals(2 * Math.exp(-3.0 * i / 400), x[i], 1e-6);
            assertEquals(-Math.exp(-30.0 * i / 400), y[i], 1e-6);
        }
        assertEquals("lines", json(chart).at("/data/3/mode").asText(), "no marks that look like iterates");
        Chart line = Chart.empty().flow("flow", new GradientFlow().solve(Quadratic.diag(1), vector(1), 2));
        assertEquals(2, x(line, 0)[400], 1e-6, "time");
        assertEquals(Math.exp(-2), y(line, 0)[400], 1e-6);
        refused("a motion is drawn in one or two dimensions, was in 3",
                () -> Chart.empty()
                .flow("flow", new GradientFlow().solve(Quadratic.diag(1, 2, 3), vector(1, 1, 1), 1)));
    }

    @Test
    void whatAMemoryKeepsAndWhatItAmplifies() {
        ExponentialMemory sum = ExponentialMemory.sum(0.9), average = ExponentialMemory.average(0.9);
        assertArrayEquals(new double[] {1, 0.9, 0.81, 0.729}, y(Plots.weights(sum, 4), 0), 1e-6);
        assertArrayEquals(new double[] {0, 1, 2, 3}, x(Plots.weights(sum, 4), 0));
        assertEquals("β = 0.9, weights add to 10", json(Plots.weights(sum, 4)).at("/data/0/name").asText());
        double[] ofSum = y(Plots.gain(sum, average), 0), ofAverage = y(Plots.gain(sum, average), 1);
        assertEquals(10, ofSum[0], 1e-5);
        assertEquals(1, ofAverage[0], 1e-6);
        assertEquals(1 / 1.9, ofSum[400], 1e-6, "at π");
    }

    @Test
    void aSeriesBringsItsK() {
        Series late = new Series("late", new double[] {10, 20, 40}, new double[] {3, 2, 1});
        Chart chart = Chart.empty().line(late, late.map(v -> 2 * v).named("twice")).line("named", late)
                .stems("stems", late)
                .dots("dots", late).prediction("predicted", late.map(v -> v + 1)).line("formula", 5, 8, k -> k * k);
        JsonNode data = json(chart).get("data");
        assertEquals(7, data.size());
        for (int i = 0; i < 6; i++) assertArrayEquals(late.k(), numbers(data.at("/" + i + "/x")));
        List<String> names = List.of("late", "twice", "named", "stems", "dots", "predicted", "formula");
        for (int i = 0; i < 7; i++) assertEquals(names.get(i), data.at("/" + i + "/name").asText());
        assertArrayEquals(new double[] {4, 3, 2}, numbers(data.at("/5/y")));
        assertEquals("dash", data.at("/5/line/dash").asText());
        assertArrayEquals(new double[] {25, 36, 49, 64}, numbers(data.at("/6/y")));
        assertArrayEquals(Linear.spread(5, 8, 4), numbers(data.at("/6/x")));
    }

    @Test
    void theExpectedLossIsAStackWithItsTotalOnTop() {
        var loss = new ExpectedLoss(NoisyMode.of(new HeavyBall(4.0 / 121, 81.0 / 121), 1, 3), Math.sqrt(3));
        JsonNode data = json(Plots.expectedLoss("phases", loss, 150)).get("data");
        for (int k : new int[] {0, 10, 150}) {
            double noise = numbers(data.at("/0/y"))[k], start = numbers(data.at("/1/y"))[k];
            assertEquals(loss.stochastic(150).at(k), noise, 1e-6);
            assertEquals(loss.deterministic(150).at(k), start, 1e-6);
            assertEquals(noise + start, numbers(data.at("/2/y"))[k], 1e-6);
        }
        // F21: the transient phase ends after iterate 10
        assertTrue(Plots.expectedLoss(loss, 150).toJson().contains("fine-tuning from here"));
        assertFalse(Plots.expectedLoss(loss, 5).toJson().contains("fine-tuning from here"));
        assertThrows(IllegalArgumentException.class, () -> Plots.expectedLoss(loss, 0));
    }

    @Test
    void aCloudHasItsRunsItsCurrentAndItsEllipse() {
        SimpleMatrix c = new SimpleMatrix(new double[][] {{1, 0.8}, {0.8, 1}});
        Quadratic f = Quadratic.diag(1, 5);
        var descent = new GradientDescent(0.1);
        Cloud cloud = new Ensemble(50, 1).settled(descent, new NoisyObjective(f, GaussianNoise.of(c), 1), vector(0, 0),
                100, 1000).cloud("x1", "x2");
        SimpleMatrix computed = StationaryCovariance.of(descent, f, c).position();
        JsonNode data = json(Plots.cloud("a cloud", cloud, computed)).get("data");
        assertEquals(3, data.size());
        assertEquals(50, numbers(data.get(0).get("x")).length);
        // every arrow begins in the middle of a cell and goes along its current
        double[] x = numbers(data.get(1).get("x")), y = numbers(data.get(1).get("y"));
        int arrows = 0;
        for (int i = 0; i < x.length; i += 3) {
            if (Double.isNaN(x[i])) continue;
            double[] current = cloud.current(x[i], y[i]);
            double dx = x[i + 1] - x[i], dy = y[i + 1] - y[i];
            double sine = (dx * current[1] - dy * current[0]) / Math.hypot(dx, dy) / Math.hypot(current[0], current[1]);
            assertEquals(0, sine, 1e-3, "arrow " + i / 3);
            arrows++;
        }
        assertTrue(arrows > 60, "arrows: " + arrows);
        double[] ellipseX = numbers(data.get(2).get("x")), ellipseY = numbers(data.get(2).get("y"));
        assertEquals(121, ellipseX.length);
        double[] sides = cloud.sides();
        for (int i = 0; i < ellipseX.length; i++) {
            SimpleMatrix at = vector(ellipseX[i] - (sides[0] + sides[1]) / 2, ellipseY[i] - (sides[2] + sides[3]) / 2);
            // coordinates are written in single precision
            assertEquals(4, at.transpose().mult(computed.invert()).mult(at).get(0), 1e-4);
        }
        assertEquals(2, json(Plots.cloud("a cloud", cloud)).get("data").size());
        assertThrows(IllegalArgumentException.class, () -> Plots.cloud(cloud, SimpleMatrix.identity(3)));
        assertThrows(IllegalArgumentException.class, () -> Plots.cloud(cloud, SimpleMatrix.diag(1, 0)));
    }

    @Test
    void entropyProductionOverMomentum() {
        SimpleMatrix c = new SimpleMatrix(new double[][] {{1, 0.8}, {0.8, 1}});
        JsonNode curve = json(Plots.entropyProduction("costs", Quadratic.diag(1, 5), c, b -> new HeavyBall(0.1, b)))
                .get("data").get(0);
        double[] momentum = numbers(curve.get("x")), production = numbers(curve.get("y"));
        // theory.md, T2-17
        assertEquals(0.517172, production[0], 1e-4);
        assertEquals(0.99, momentum[momentum.length - 1], 1e-6);
        Quadratic f = Quadratic.diag(1, 5);
        assertThrows(IllegalArgumentException.class,
                () -> Plots.entropyProduction(f, SimpleMatrix.diag(1, 0), b -> new HeavyBall(0.1, b)));
    }
}
