package momentum.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import momentum.Linear;
import momentum.Optimizer;
import momentum.flow.Ball;
import momentum.flow.Discretisation;
import momentum.internal.Arguments;
import momentum.method.GradientDescent;
import momentum.method.HeavyBall;
import momentum.quadratic.MomentumMatrix;
import momentum.quadratic.Spectrum;
import momentum.text.Text;

/**
 * How quickly a mode of curvature λ shrinks under a step size α and a momentum β, over (αλ, β).
 *
 * <pre>{@code                    stable for αλ <         complex roots between
 * heavy ball          2(1 + β)                (1 − √β)²  and  (1 + √β)²
 * Nesterov            2(1 + β)/(1 + 2β)       ((1 − β)/(1 + β))²  and  1
 * gradient descent    2}</pre>
 */
enum RateMap {
    HEAVY_BALL((s, b) -> new MomentumMatrix(1, b, s).spectralRadius(), 4,
            new Line("stability: αλ = 2(1 + β)", b -> 2 * (1 + b)),
            new Line("αλ = (1 − √β)²", b -> Math.pow(1 - Math.sqrt(b), 2)),
            new Line("αλ = (1 + √β)²", b -> Math.pow(1 + Math.sqrt(b), 2))),
    // on a mode Nesterov's method is a heavy ball with the momentum β(1 − αλ)
    NESTEROV((s, b) -> new MomentumMatrix(1, b * (1 - s), s).spectralRadius(), 2.5,
            new Line("stability: αλ = 2(1 + β)/(1 + 2β)", b -> 2 * (1 + b) / (1 + 2 * b)),
            new Line("αλ = ((1 − β)/(1 + β))²", b -> Math.pow((1 - b) / (1 + b), 2)), new Line("αλ = 1", b -> 1)),
    GRADIENT_DESCENT((s, b) -> Math.abs(1 - s), 2.5, new Line("stability: αλ = 2", b -> 2));

    private static final int ACROSS = 161, UP = 81, BORDER_POINTS = 101;
    private static final int MOST_TICKS = 100;
    /** Colours, by their number, that are seen on all of the map and in a legend on white or on black. */
    private static final int BORDER = 1, COMPLEX = 3;
    private static final int[] SEGMENTS = {4, 5, 2};

    /** ρ as a function of αλ and β. */
    final DoubleBinaryOperator rate;
    /** Between them Nesterov's method damps more: there its rate is √β, the heavy ball's, with a root ±√β. */
    static final List<Line> EQUAL = List.of(
            new Line("αλ = (1 − √β)²/(1 + β − √β)", b -> Math.pow(1 - Math.sqrt(b), 2) / (1 + b - Math.sqrt(b))),
            new Line("αλ = (1 + √β)²/(1 + β + √β)", b -> Math.pow(1 + Math.sqrt(b), 2) / (1 + b + Math.sqrt(b))));
    private final double right;
    /** Of the stability border, then those where the roots turn complex. */
    final Line[] lines;

    /** A curve of the map: αλ as a function of β. */
    record Line(String name, DoubleUnaryOperator at) {}

    RateMap(DoubleBinaryOperator rate, double right, Line... lines) {
        this.rate = rate;
        this.right = right;
        this.lines = lines;
    }

    Chart chart() {
        Chart chart = chart(rate, right);
        double[] beta = Linear.spread(0, 1, BORDER_POINTS);
        for (int i = 0; i < lines.length; i++) {
            chart = chart.with(Trace.of(Kind.CURVE, lines[i].name, Palette.LINES.get(i == 0 ? BORDER : COMPLEX),
                    Arrays.stream(beta).map(lines[i].at).toArray(), beta,
                    Trees.map("line", Trees.map("width", 2, "dash", i > 1 ? "dash" : "solid"))));
        }
        return chart;
    }

    static Chart chart(DoubleBinaryOperator rate, double right) {
        return chart(rate, new Window(0, right, 0, 1)).xAxis("αλ").yAxis("momentum β");
    }

    /** The whole triangle of stability, and in it that of each rate. */
    static Chart triangle(double... rates) {
        Arguments.present(rates, "rates");
        for (int i = 0; i < rates.length; i++) {
            Arguments.positive(rates[i], "rates[" + i + "]");
            if (!(rates[i] < 1)) {
                throw new IllegalArgumentException("rates[" + i + "] must be below 1, was " + Text.number(rates[i]));
            }
        }
        Chart chart = chart(HEAVY_BALL.rate, new Window(0, 4, -1, 1)).xAxis("αλ").yAxis("momentum β")
                .with(outline("stable, with β ≥ 0: a trapezoid", BORDER, "solid", 3, new double[] {0, 2, 4, 0, 0},
                        new double[] {0, 0, 1, 1, 0}))
                .with(outline("stable: a triangle", BORDER, "dot", 2, new double[] {0, 0, 2},
                        new double[] {0, -1, 0}));
        for (int i = 0; i < rates.length; i++) {
            double[][] corners = corners(rates[i]);
            // each further right, or labels of nearly equal rates would lie on each other
            double along = (i + 0.5) / rates.length;
            chart = chart.with(outline("ρ = " + Text.number(rates[i], 4), COMPLEX, "solid", 1.5, corners[0],
                            corners[1]))
                    .label("ρ = " + Text.number(rates[i], 4), corners[0][0] + along * (corners[0][1] - corners[0][0]),
                            corners[1][0]);
        }
        return chart;
    }

    /**
     * Where the rate is ρ: with {@code z² − (1 + β − αλ)z + β}, a root ρ or −ρ, or two complex ones of product ρ².
     *
     * @return αλ and β of the corners, the first once more in the end
     */
    static double[][] corners(double rate) {
        double square = rate * rate, left = (1 - rate) * (1 - rate), right = (1 + rate) * (1 + rate);
        return new double[][] {{left, right, 1 - square, left}, {square, square, -square, square}};
    }

    private static Trace outline(String name, int colour, String dash, double width, double[] x, double[] y) {
        return Trace.of(Kind.CURVE, name, Palette.LINES.get(colour), x, y,
                Trees.map("line", Trees.map("width", width, "dash", dash)));
    }

    /**
     * Where Nesterov's method damps a mode more than the heavy ball with the same parameters.
     *
     * <pre>{@code (1 − √β)²/(1 + β − √β) < αλ < (1 + √β)²/(1 + β + √β)}</pre>
     */
    static Chart comparison() {
        Field field = Field.of("ρ of the heavy ball − ρ of Nesterov", new Window(0, 2, 0, 1), ACROSS, UP,
                (s, b) -> HEAVY_BALL.rate.applyAsDouble(s, b) - NESTEROV.rate.applyAsDouble(s, b));
        Chart chart = Chart.empty().heat(field.colours(Scale.of("RdYlBu", -0.5, 0.5))).colourBar("ρ HB − ρ Nesterov")
                .xRange(0, 2).yRange(0, 1).xAxis("αλ").yAxis("momentum β");
        double[] beta = Linear.spread(0, 1, BORDER_POINTS);
        for (Line line : EQUAL) {
            chart = chart.with(outline(line.name, COMPLEX, "solid", 2, Arrays.stream(beta).map(line.at).toArray(),
                    beta));
        }
        Line stability = NESTEROV.lines[0];
        return chart.with(outline("Nesterov's " + stability.name, BORDER, "solid", 2,
                Arrays.stream(beta).map(stability.at).toArray(), beta));
    }

    static Chart chart(Discretisation method) {
        Arguments.present(method, "method");
        return chart((friction, stiffness) -> method.mode(new Ball(1, friction, 1), stiffness).spectralRadius(),
                new Window(0, 3, 0, 6))
                .xAxis("friction γh/m").yAxis("stiffness h²λ/m");
    }

    private static Chart chart(DoubleBinaryOperator rate, Window window) {
        Field field = Field.of("ρ", window, ACROSS, UP, rate);
        double best = Math.min(0.99, field.least()), room = 1 - best;
        // one colour for all that grows
        Scale scale = Scale.of("YlGnBu", best, best + 0.3 * room, best + 0.5 * room, best + 0.7 * room, 1)
                .then(1 + 0.01 * room, "#555555");
        return Chart.empty().heat(field.colours(scale)).colourBar("rate ρ")
                .xRange(window.left(), window.right()).yRange(window.bottom(), window.top());
    }

    static Chart chart(Spectrum spectrum, Optimizer<?>... methods) {
        Chart chart = HEAVY_BALL.chart();
        int drawn = 0;
        for (Optimizer<?> method : Arguments.some(methods, "methods")) {
            HeavyBall ball = ball(method);
            double[] lambda = Arguments.present(spectrum, "spectrum").size() <= MOST_TICKS ? spectrum.eigenvalues()
                    : new double[] {spectrum.smallest(), spectrum.largest()};
            double[] places = Arrays.stream(lambda).map(each -> ball.stepSize() * each).toArray();
            String colour = Palette.LINES.get(SEGMENTS[drawn++ % SEGMENTS.length]);
            chart = chart.with(Traces.segment(method.label(), colour, places, ball.momentum()));
        }
        return chart;
    }

    private static HeavyBall ball(Optimizer<?> method) {
        if (method instanceof HeavyBall ball) return ball;
        if (method instanceof GradientDescent descent) return new HeavyBall(descent.stepSize(), 0);
        throw new IllegalArgumentException(
                "the map is that of the heavy ball: methods must be heavy balls or gradient descent, one was "
                + method.label());
    }
}
