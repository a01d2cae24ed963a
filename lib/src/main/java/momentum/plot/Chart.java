package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import momentum.Linear;
import momentum.Series;
import momentum.flow.Solution;
import momentum.internal.Arguments;
import momentum.multistep.Locus;
import momentum.noise.MeanCurve;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.plotly.components.Figure;

/**
 * A figure as a value: Plotly's tree of data and layout, written once, drawn by whoever shows it.
 *
 * <p>Every method returns a new chart with one thing added. Names, titles and colours are chosen to be read in a light
 * and in a dark page: the background is left transparent and colours keep apart for colour-blind readers.
 *
 * @see <a href="https://plotly.com/javascript/reference/">Plotly's figure reference</a>
 */
public final class Chart {
    private static final int CURVE_POINTS = 401;

    private static final Map<String, Object> REFERENCE =
            Trees.map("color", Palette.INK, "width", 1.5, "dash", "dot");

    private final List<Trace> data;
    private final Page page;
    private final Motion motion;

    Chart(List<Trace> data, Page page) {
        this(data, page, Motion.STILL);
    }

    Chart(List<Trace> data, Page page, Motion motion) {
        this.data = List.copyOf(data);
        this.page = page;
        this.motion = motion;
    }

    /**
     * An empty chart.
     *
     * @param title what the figure shows, as a sentence would say it
     * @return a chart to add to
     */
    public static Chart titled(String title) {
        return empty().title(title);
    }

    /**
     * An empty chart without a title.
     *
     * @return a chart to add to
     */
    public static Chart empty() {
        return new Chart(List.of(), Page.EMPTY);
    }

    /**
     * Any Tablesaw figure, with numbers as numbers and its texts unharmed.
     *
     * @param figure made by Tablesaw's own API
     * @return the same figure as a chart
     */
    public static Chart of(Figure figure) {
        if (figure instanceof ChartFigure own) return own.chart();
        TablesawFigure read = TablesawFigure.read(figure);
        List<Trace> traces = new ArrayList<>();
        for (Map<String, Object> tree : read.data()) traces.add(Thinning.thinned(Trace.adopted(tree, traces.size())));
        return new Chart(traces, Page.adopted(read.layout()));
    }

    /**
     * Charts side by side in one figure, each with its title above it and its own axes.
     *
     * @param title what they show together
     * @param panels at least one; logarithmic axes and equal units are kept
     * @return a new chart
     * @throws IllegalArgumentException if there is no panel
     */
    public static Chart beside(String title, Chart... panels) {
        return Panels.grid(title, Arguments.some(panels, "panels").length, List.of(panels));
    }

    /**
     * Charts side by side in one figure without a title of its own.
     *
     * @param panels at least one; logarithmic axes and equal units are kept
     * @return a new chart
     * @throws IllegalArgumentException if there is no panel
     */
    public static Chart beside(Chart... panels) {
        return beside("", panels);
    }

    /**
     * Charts in rows without a title of their own.
     *
     * @param columns how many stand side by side, positive
     * @param panels at least one, row by row
     * @return a new chart
     * @throws IllegalArgumentException if there is no panel, or columns is not positive
     */
    public static Chart grid(int columns, List<Chart> panels) {
        return grid("", columns, panels);
    }

    /**
     * Charts in rows: small multiples, each with its title above it and its own axes.
     *
     * @param title what they show together
     * @param columns how many stand side by side, positive
     * @param panels at least one, row by row
     * @return a new chart
     * @throws IllegalArgumentException if there is no panel, or columns is not positive
     */
    public static Chart grid(String title, int columns, List<Chart> panels) {
        return Panels.grid(title, columns, panels);
    }

    /**
     * A chart that a slider moves through, with no kernel and no network: every frame is drawn beforehand.
     *
     * @param knob what the slider moves
     * @param draw the chart for one value, with the same traces for each; null where the slider cannot go
     * @return the chart at the knob's start, with the slider under it
     * @throws IllegalArgumentException if the chart at the start is null, or the frames differ in what they draw
     */
    public static Chart slider(Knob knob, DoubleFunction<Chart> draw) {
        return Frames.one(knob, draw);
    }

    /**
     * A chart that plays: a slider with a button that runs through its frames from the first one, and one that stops.
     * At the knob's start, which the static image shows, most is seen if that is the last value.
     *
     * @param knob what the slider moves, such as the iteration k
     * @param draw the chart for one value, with the same traces for each
     * @return the chart at the knob's start, with the slider and the buttons under it
     * @throws IllegalArgumentException if the chart at the start is null, or the frames differ in what they draw
     */
    public static Chart play(Knob knob, DoubleFunction<Chart> draw) {
        return Frames.played(knob, draw);
    }

    /**
     * A chart with two sliders over a grid of frames.
     *
     * @param first what the upper slider moves
     * @param second what the lower slider moves
     * @param draw the chart for two values, with the same traces for each; null where the sliders cannot go
     * @return the chart at the knobs' starts, with the sliders under it
     * @throws IllegalArgumentException if the chart at the start is null, or the frames differ in what they draw
     */
    public static Chart sliders(Knob first, Knob second, ChartOfTwo draw) {
        return Frames.two(Motion.Way.SLIDERS, first, second, draw);
    }

    /**
     * A chart that a reader moves as one point on a map: in its first panel the first knob runs to the right and the
     * second upwards, and the point lies where they are. Where nothing but frames can be had, it has two sliders.
     *
     * @param first what the point changes sideways
     * @param second what the point changes upwards
     * @param draw the chart for two values, with the same traces for each; null where the point cannot go
     * @return the chart at the knobs' starts
     * @throws IllegalArgumentException if the chart at the start is null, or the frames differ in what they draw
     */
    public static Chart pad(Knob first, Knob second, ChartOfTwo draw) {
        return Frames.two(Motion.Way.PAD, first, second, draw);
    }

    /**
     * A chart with a map at which a reader points: as {@link #pad}, and the point follows a mouse over the first panel
     * without a press, and goes home to the knobs' starts when the mouse leaves. A finger taps, or drags the point.
     *
     * @param first what the point changes sideways
     * @param second what the point changes upwards
     * @param draw the chart for two values, with the same traces for each; null where the point cannot go
     * @return the chart at the knobs' starts
     * @throws IllegalArgumentException if the chart at the start is null, or the frames differ in what they draw
     */
    public static Chart hovered(Knob first, Knob second, ChartOfTwo draw) {
        return Frames.two(Motion.Way.HOVERED, first, second, draw);
    }

    /**
     * A chart with a slider and a point that a reader drags through the plane of its first panel, such as step size and
     * momentum on their map. Where nothing but frames can be had, it has the slider.
     *
     * @param start where the point lies first, 2×1
     * @param knob what the slider moves
     * @param draw the chart for the knob's value and a point, with the same traces for each; null where they cannot go
     * @return the chart at the knob's start and this point
     * @throws IllegalArgumentException if start is not 2×1 and finite or does not lie within the axes of its chart, the
     *     chart at the start is null, or the frames differ in what they draw
     */
    public static Chart draggable(SimpleMatrix start, Knob knob, BiFunction<Double, SimpleMatrix, Chart> draw) {
        return Frames.dragged(start, knob, draw);
    }

    /**
     * A chart with two sliders and a start that a reader drags through the plane of its first panel. Where nothing but
     * frames can be had, it has the sliders.
     *
     * @param start where the point lies first, 2×1
     * @param first what the upper slider moves
     * @param second what the lower slider moves
     * @param draw the chart for two values and a start, with the same traces for each; null where the sliders cannot go
     * @return the chart at the knobs' starts and this start
     * @throws IllegalArgumentException if start is not 2×1 and finite or does not lie within the axes of its chart, the
     *     chart at the start is null, or the frames differ in what they draw
     */
    public static Chart draggable(SimpleMatrix start, Knob first, Knob second, ChartFromStart draw) {
        return Frames.dragged(start, first, second, draw);
    }

    /**
     * A chart whose start a reader drags through the plane of its first panel, such as the contours of f. Where
     * nothing but frames can be had, it has a slider for each coordinate, with few places.
     *
     * <pre>{@code
     * Chart.draggable(vector(-1.2, 0.8), x0 -> Plots.paths(window, new HeavyBall(0.003, 0.7).run(f, x0, 150)))
     * }</pre>
     *
     * @param start where the point lies first, 2×1
     * @param draw the chart for a start, with the same traces for each
     * @return the chart at this start
     * @throws IllegalArgumentException if start is not 2×1 and finite or does not lie within the axes of its chart, the
     *     chart at the start is null, or the frames differ in what they draw
     */
    public static Chart draggable(SimpleMatrix start, Function<SimpleMatrix, Chart> draw) {
        return Frames.dragged(start, draw);
    }

    /**
     * Adds a line.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many; NaN leaves a gap
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart line(String name, double[] x, double[] y) {
        return with(Traces.line(name, nextTurn(), x, y));
    }

    /**
     * Adds lines over k, each called like its series.
     *
     * @param series what was measured, or computed
     * @return a new chart
     */
    public Chart line(Series... series) {
        Chart chart = this;
        for (Series each : Arguments.some(series, "series")) chart = chart.line(each.name(), each);
        return chart;
    }

    /**
     * Adds a line over k.
     *
     * @param name its legend entry
     * @param series its values, which know their k
     * @return a new chart
     */
    public Chart line(String name, Series series) {
        return line(name, Arguments.present(series, "series").k(), series.values());
    }

    /**
     * Adds a line over the integers.
     *
     * @param name its legend entry
     * @param from the first k
     * @param to the last k
     * @param formula the value for k
     * @return a new chart
     * @throws IllegalArgumentException if to is smaller than from
     */
    public Chart line(String name, int from, int to, IntToDoubleFunction formula) {
        return line(name, Series.of(name, from, to, formula));
    }

    /**
     * Adds the graph of a function.
     *
     * @param name its legend entry
     * @param from left end
     * @param to right end, larger
     * @param f the function
     * @return a new chart with the function at 401 points, at equal ratios where the axis is logarithmic already
     * @throws IllegalArgumentException if the ends are not finite and in order
     */
    public Chart curve(String name, double from, double to, DoubleUnaryOperator f) {
        Arguments.finite(from, "from");
        Arguments.finite(to, "to");
        if (!(from < to)) {
            throw new IllegalArgumentException(
                    "from must be smaller than to, were " + Text.number(from) + " and " + Text.number(to));
        }
        Arguments.present(f, "f");
        boolean byRatio = page.isLogarithmic("xaxis") && from > 0;
        double[] x = byRatio
                ? Arrays.stream(Linear.spread(Math.log(from), Math.log(to), CURVE_POINTS)).map(Math::exp).toArray()
                : Linear.spread(from, to, CURVE_POINTS);
        return with(Traces.curve(name, nextTurn(), x, Arrays.stream(x).map(f).toArray()));
    }

    /**
     * Adds a curve of the complex plane, its real parts to the right and its imaginary parts upwards.
     *
     * @param name its legend entry
     * @param locus its points, at least one
     * @return a new chart
     * @throws IllegalArgumentException if there is no point
     */
    public Chart curve(String name, Locus locus) {
        return with(Traces.curve(name, nextTurn(), Arguments.present(locus, "locus").real(), locus.imaginary()));
    }

    /**
     * Adds a line with a dot at each point, the way a path of iterates is drawn.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart path(String name, double[] x, double[] y) {
        return with(Traces.path(name, nextColour(), x, y));
    }

    /**
     * Adds a line with a dot at each iterate, also where its k is a time.
     *
     * @param name its legend entry
     * @param series its heights, which know their k
     * @return a new chart
     */
    public Chart path(String name, Series series) {
        return path(name, Arguments.present(series, "series").k(), series.values());
    }

    /**
     * Adds a predicted curve, dashed, over what was measured: at every horizontal coordinate where something was.
     *
     * @param name its legend entry, the formula
     * @param formula the prediction as a function of the horizontal coordinate
     * @return a new chart
     * @throws IllegalStateException if there is nothing measured to draw it over, or over words or days
     */
    public Chart prediction(String name, DoubleUnaryOperator formula) {
        Arguments.present(formula, "formula");
        double[] x = Measured.places(data);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) y[i] = formula.applyAsDouble(x[i]);
        return with(Traces.prediction(name, x, y));
    }

    /**
     * Adds a predicted series, dashed, at its own k.
     *
     * @param name its legend entry, the formula
     * @param series the predicted values
     * @return a new chart
     */
    public Chart prediction(String name, Series series) {
        return with(Traces.prediction(name, Arguments.present(series, "series").k(), series.values()));
    }

    /**
     * Adds a mark at one point; each further mark has another shape and colour.
     *
     * @param name its legend entry
     * @param x horizontal coordinate
     * @param y vertical coordinate
     * @return a new chart
     */
    public Chart mark(String name, double x, double y) {
        int marks = (int) data.stream().filter(trace -> trace.kind() == Kind.MARK).count();
        return with(Traces.mark(name, marks, isPicture() ? Palette.ON_PICTURE : Palette.INK, x, y));
    }

    /**
     * Adds dots.
     *
     * @param name its legend entry
     * @param colour a word such as blue, orange, green, purple, red or grey, or as in CSS
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart dots(String name, String colour, double[] x, double[] y) {
        return with(Traces.dots(name, Palette.colour(colour), x, y));
    }

    /**
     * Adds dots in the next colour.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart dots(String name, double[] x, double[] y) {
        return dots(name, nextColour(), x, y);
    }

    /**
     * Adds dots in the complex plane, the real part to the right and the imaginary part upwards.
     *
     * @param name its legend entry
     * @param points where, at least one
     * @return a new chart
     */
    public Chart dots(String name, Locus points) {
        return dots(name, Arguments.present(points, "points").real(), points.imaginary());
    }

    /**
     * Adds dots over k.
     *
     * @param name its legend entry
     * @param series their heights, which know their k
     * @return a new chart
     */
    public Chart dots(String name, Series series) {
        return dots(name, Arguments.present(series, "series").k(), series.values());
    }

    /**
     * Adds dots with bars for their uncertainty.
     *
     * @param name their legend entry
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many
     * @param error half the length of each bar, as many, such as two standard errors
     * @return a new chart
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public Chart errorBars(String name, double[] x, double[] y, double[] error) {
        return with(Traces.errorBars(name, nextColour(), x, y, error));
    }

    /**
     * Adds stems: a thin line from zero to each point, with a dot at its end.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param y heights, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart stems(String name, double[] x, double[] y) {
        return with(Traces.stems(name, nextColour(), x, y));
    }

    /**
     * Adds stems over k.
     *
     * @param name its legend entry
     * @param series their heights, which know their k
     * @return a new chart
     */
    public Chart stems(String name, Series series) {
        return stems(name, Arguments.present(series, "series").k(), series.values());
    }

    /**
     * Adds bars.
     *
     * @param name their legend entry
     * @param x horizontal coordinates
     * @param y heights, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart bars(String name, double[] x, double[] y) {
        return with(Traces.bars(Kind.BARS, name, nextColour(), x, y));
    }

    /**
     * Adds bars to a stack.
     *
     * @param name its legend entry
     * @param colour a word such as blue, orange, green, purple, red or grey, or as in CSS
     * @param x horizontal coordinates
     * @param y heights, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart stack(String name, String colour, double[] x, double[] y) {
        return with(Traces.bars(Kind.STACK, name, Palette.colour(colour), x, y))
                // narrow gaps between many bars flicker
                .on(page.with("barmode", "stack").with("bargap", x.length <= Traces.MANY_BARS ? 0.25 : 0));
    }

    /**
     * Adds bars that lie: each from zero to the right.
     *
     * @param name their legend entry
     * @param y vertical coordinates
     * @param length how far each reaches, as many
     * @return a new chart
     * @throws IllegalArgumentException if y and length differ in length
     */
    public Chart lengths(String name, double[] y, double[] length) {
        return with(Traces.lengths(name, nextColour(), y, length)).on(page.with("barmode", "overlay"));
    }

    /**
     * Adds a part of a horizontal line with its two ends, such as a spectrum from αμ to αL on a map.
     *
     * @param name its legend entry
     * @param fromX its left end
     * @param toX its right end
     * @param y its height
     * @return a new chart
     */
    public Chart segment(String name, double fromX, double toX, double y) {
        return with(Traces.segment(name, nextColour(), new double[] {fromX, toX}, y));
    }

    /**
     * Adds a thick bar without a legend entry.
     *
     * @param colour a word such as blue, orange, green, purple, red or grey, or as in CSS
     * @param fromX its left end
     * @param toX its right end
     * @param y its height
     * @return a new chart
     */
    public Chart rule(String colour, double fromX, double toX, double y) {
        return with(Traces.rule(Palette.colour(colour), fromX, toX, y));
    }

    /**
     * Adds a band between two curves, such as an uncertainty.
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param low lower edge, as many
     * @param high upper edge, as many
     * @return a new chart
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public Chart band(String name, double[] x, double[] low, double[] high) {
        Chart chart = this;
        for (Trace trace : Traces.band(name, x, low, high)) chart = chart.with(trace);
        return chart;
    }

    /**
     * Adds what an ensemble measured: the mean, and around it a band of two standard errors to both sides.
     *
     * @param name its legend entry
     * @param curve of many chains
     * @return a new chart; of a single chain, whose spread nobody knows, without a band
     */
    public Chart mean(String name, MeanCurve curve) {
        double[] mean = Arguments.present(curve, "curve").mean(), error = curve.standardError();
        double[] low = mean.clone(), high = mean.clone();
        boolean known = false;
        for (int k = 0; k < mean.length; k++) {
            low[k] -= 2 * error[k];
            high[k] += 2 * error[k];
            known |= Double.isFinite(error[k]);
        }
        Chart chart = known ? band(name + ", ± 2 standard errors", curve.k(), low, high) : this;
        return chart.line(name, curve.k(), mean);
    }

    /**
     * Adds what an ensemble measured as dots at some of its k, with bars of two standard errors to both sides.
     *
     * @param name their legend entry
     * @param curve of many chains
     * @param every from one dot to the next, positive; the first is at this k
     * @return a new chart
     * @throws IllegalArgumentException if every is not positive, or the curve ends before it
     */
    public Chart errorBars(String name, MeanCurve curve, int every) {
        int count = (Arguments.present(curve, "curve").mean().length - 1) / Arguments.positive(every, "every");
        if (count == 0) {
            throw new IllegalArgumentException("every must be at most " + (curve.mean().length - 1)
                    + ", where the curve ends, was " + every);
        }
        double[] k = new double[count], mean = new double[count], error = new double[count];
        for (int i = 0; i < count; i++) {
            int at = (i + 1) * every;
            k[i] = at;
            mean[i] = curve.mean()[at];
            error[i] = 2 * curve.standardError()[at];
        }
        return errorBars(name, k, mean, error);
    }

    /**
     * Adds the motion of a differential equation: its way through the plane, or in one dimension x over time.
     *
     * @param name its legend entry
     * @param motion in one or two dimensions, drawn at 401 times from its start to its end
     * @return a new chart
     * @throws IllegalArgumentException if the motion has three dimensions or more
     */
    public Chart flow(String name, Solution motion) {
        int dimension = Arguments.present(motion, "motion").at(motion.from()).getNumElements();
        if (dimension > 2) {
            throw new IllegalArgumentException("a motion is drawn in one or two dimensions, was in " + dimension);
        }
        double[] times = motion.times(CURVE_POINTS), x = motion.coordinate(0, times);
        return with(Trace.of(Kind.CURVE, name, nextColour(), dimension == 1 ? times : x,
                dimension == 1 ? x : motion.coordinate(1, times),
                Trees.map("line", Trees.map("width", 2))));
    }

    /**
     * Fills a region given by its border.
     *
     * @param name its legend entry
     * @param x the border's horizontal coordinates, in order
     * @param y the border's vertical coordinates, as many
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart region(String name, double[] x, double[] y) {
        return with(Traces.region(name, x, y));
    }

    /**
     * Adds a path whose dots are coloured by their number, 0, 1, 2, …
     *
     * @param name its legend entry
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many
     * @param byStep the colour of each number
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length
     */
    public Chart portrait(String name, double[] x, double[] y, Scale byStep) {
        return with(Traces.portrait(name, x, y, byStep));
    }

    /**
     * Adds a vector field: arrows on a grid of 16 by 12, the longest as long as a cell of it.
     *
     * @param name its legend entry
     * @param window where
     * @param field the arrow at each point
     * @return a new chart
     * @throws IllegalArgumentException if the field gives other than two numbers
     */
    public Chart arrows(String name, Window window, VectorField field) {
        return with(Traces.arrows(name, nextColour(), window, field));
    }

    /**
     * Adds one arrow.
     *
     * @param name its legend entry
     * @param fromX where it begins
     * @param fromY where it begins
     * @param toX where it points
     * @param toY where it points
     * @return a new chart
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public Chart arrow(String name, double fromX, double fromY, double toX, double toY) {
        return with(Traces.arrow(name, nextColour(), Arguments.finite(fromX, "fromX"), Arguments.finite(fromY, "fromY"),
                Arguments.finite(toX, "toX"), Arguments.finite(toY, "toY")));
    }

    /**
     * Adds the lines of a graph.
     *
     * @param x the nodes' horizontal coordinates
     * @param y the nodes' vertical coordinates, as many
     * @param pairs the two nodes of each edge, counted from 0
     * @return a new chart
     * @throws IllegalArgumentException if x and y differ in length, or an edge names a node that is not there
     */
    public Chart edges(double[] x, double[] y, int[][] pairs) {
        return with(Traces.edges(x, y, pairs));
    }

    /**
     * Adds the nodes of a graph, coloured by a value each.
     *
     * @param name their legend entry
     * @param x horizontal coordinates
     * @param y vertical coordinates, as many
     * @param values a value each, as many, finite
     * @param scale the colour of a value
     * @return a new chart
     * @throws IllegalArgumentException if the arrays differ in length or a value is not finite
     */
    public Chart nodes(String name, double[] x, double[] y, double[] values, Scale scale) {
        return with(Traces.nodes(name, x, y, values, scale));
    }

    /**
     * Adds a picture of a matrix: a square an entry, row 0 on top, columns counted from 1; where an entry is NaN the
     * square stays empty.
     *
     * @param name what the entries are
     * @param values rows of the same length
     * @param scale the colour of an entry
     * @return a new chart
     * @throws IllegalArgumentException if there is no entry, or rows differ in length
     */
    public Chart cells(String name, double[][] values, Scale scale) {
        return with(Traces.cells(name, values, scale)).axis("yaxis", Trees.map("autorange", "reversed"));
    }

    /**
     * Adds the staircase that divides a picture of cells into columns i ≤ k, to its left, and i > k.
     *
     * @param columns how many columns the picture has
     * @return a new chart
     * @throws IllegalArgumentException if that is not positive
     */
    public Chart staircase(int columns) {
        return with(Traces.staircase(columns));
    }

    /**
     * Adds filled contours, to be drawn under what is added after them.
     *
     * @param field values on a grid
     * @return a new chart
     */
    public Chart contour(Field field) {
        Chart chart = with(Arguments.present(field, "field").contour());
        List<Map<String, Object>> grounds = field.grounds();
        for (Map<String, Object> ground : grounds) chart = chart.shape(ground);
        // shapes lie under the lines of the grid
        Map<String, Object> noGrid = Trees.map("showgrid", false, "zeroline", false);
        return grounds.isEmpty() ? chart : chart.axis("xaxis", noGrid).axis("yaxis", noGrid).filling(field);
    }

    /**
     * Adds a heat map, to be drawn under what is added after it.
     *
     * @param field values on a grid
     * @return a new chart
     */
    public Chart heat(Field field) {
        // else half a cell of colour lies beyond the window's edges
        return with(Arguments.present(field, "field").heat()).filling(field);
    }

    /** With axes from one edge of the field to the other, unless they have their ends. */
    private Chart filling(Field field) {
        return page.hasRange("xaxis") ? this
                : axis("xaxis", Trees.map("range", field.sideways()))
                .axis("yaxis", Trees.map("range", field.upwards()));
    }

    Chart with(Trace trace) {
        List<Trace> more = new ArrayList<>(data);
        // one bar beside a plot: further ones would lie on it
        boolean keyed = data.stream().anyMatch(each -> each.key() != null);
        more.add(Thinning.thinned(keyed ? trace.keyed((String) null) : trace));
        return new Chart(more, page, motion);
    }

    /** Which of the palette's colours comes next. */
    private int nextTurn() {
        long taken = data.stream().filter(Palette::isTaken).count();
        return (int) (taken % Palette.LINES.size());
    }

    private boolean isPicture() {
        return data.stream().anyMatch(trace -> trace.kind().isPicture());
    }

    private String nextColour() {
        return Palette.LINES.get(nextTurn());
    }

    /**
     * Gives what was added last another colour.
     *
     * @param colour a word such as blue, orange, green, purple, red or grey, or as in CSS
     * @return a new chart
     * @throws IllegalStateException if nothing was added
     * @throws IllegalArgumentException if the colour is none
     */
    public Chart coloured(String colour) {
        return changed(last().coloured(Palette.colour(colour)));
    }

    /**
     * Gives what was added last the colour of something added before: what was measured has the colour of its curve.
     *
     * @param name the legend entry of that
     * @return a new chart
     * @throws IllegalArgumentException if nothing of this name has a colour
     */
    public Chart colouredLike(String name) {
        Arguments.present(name, "name");
        Trace last = last();
        return data.stream().filter(trace -> trace != last && name.equals(trace.name()) && trace.colour() != null)
                .findFirst().map(trace -> changed(last.coloured(trace.colour())))
                .orElseThrow(() -> new IllegalArgumentException("nothing that was added before has the name " + name
                        + " and a colour"));
    }

    /**
     * Dashes the line that was added last.
     *
     * @return a new chart
     * @throws IllegalStateException if nothing was added
     */
    public Chart dashed() {
        return changed(last().styled(Trees.map("line", Trees.map("dash", "dash"))));
    }

    /**
     * Names what the colours mean that were added last: the title of the bar beside the plot.
     *
     * @param title what the colours stand for
     * @return a new chart
     * @throws IllegalStateException if nothing was added, or its colours are no numbers
     */
    public Chart colourBar(String title) {
        if (last().scale() == null) throw new IllegalStateException("the colours that were added last are no numbers");
        return changed(last().keyed(title));
    }

    /**
     * Leaves out the bars that tell what colours mean.
     *
     * @return a new chart, of what was added up to now
     */
    public Chart withoutColourBar() {
        return new Chart(data.stream().map(trace -> trace.keyed((String) null)).toList(), page, motion);
    }

    private Trace last() {
        if (data.isEmpty()) throw new IllegalStateException("nothing was added yet that could be changed");
        return data.get(data.size() - 1);
    }

    /** The chart with another last trace. */
    private Chart changed(Trace other) {
        List<Trace> traces = new ArrayList<>(data.subList(0, data.size() - 1));
        traces.add(other);
        return new Chart(traces, page, motion);
    }

    /**
     * Gives the chart a title, in place of the one that it had.
     *
     * @param title what the figure shows, as a sentence would say it; nothing takes the title away, and its room
     * @return a new chart
     */
    public Chart title(String title) {
        Page titled = page.titled(title);
        return on(motion.frames().isEmpty() ? titled : Frames.retitled(page, titled));
    }

    /**
     * Says in words what is seen: the first sentence of the figure's text and of its alternative text.
     *
     * @param sentence what a reader should notice, by whoever drew the figure
     * @return a new chart
     */
    public Chart words(String sentence) {
        return on(page.with("meta", Trees.map("words", sentence)));
    }

    /**
     * Adds a dotted vertical line across the plot, with its name at the top.
     *
     * @param name what happens there
     * @param x where
     * @return a new chart
     * @throws IllegalArgumentException if x is not finite
     */
    public Chart vertical(String name, double x) {
        Arguments.finite(x, "x");
        return annotation(Trees.map("text", name, "x", x, "yref", "y domain", "y", 1, "xanchor", "left", "yanchor",
                "top", "showarrow", false))
                .shape(Trees.map("type", "line", "x0", x, "x1", x, "yref", "y domain", "y0", 0, "y1", 1,
                        "line", REFERENCE));
    }

    /**
     * Adds a dotted horizontal line across the plot, with its name at the right.
     *
     * @param name what it stands for
     * @param y where, in the axis's own units
     * @return a new chart
     * @throws IllegalArgumentException if y is not finite
     */
    public Chart horizontal(String name, double y) {
        Arguments.finite(y, "y");
        return annotation(Trees.map("text", name, "xref", "x domain", "x", 1, "y", y, "xanchor", "right",
                "yanchor", "bottom",
                        "showarrow", false))
                .shape(Trees.map("type", "line", "xref", "x domain", "x0", 0, "x1", 1, "y0", y, "y1", y,
                        "line", REFERENCE));
    }

    /**
     * Adds a text with an arrow to a point.
     *
     * @param text a few words
     * @param x horizontal coordinate
     * @param y vertical coordinate, in the axis's own units
     * @return a new chart
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public Chart note(String text, double x, double y) {
        return annotation(Trees.map("text", text, "x", Arguments.finite(x, "x"),
                "y", Arguments.finite(y, "y"), "showarrow", true, "arrowcolor", Palette.INK, "ax", 40, "ay", -40));
    }

    /**
     * Adds a text without an arrow.
     *
     * @param text a few words
     * @param x the horizontal coordinate of its middle
     * @param y the vertical coordinate of its middle, in the axis's own units
     * @return a new chart
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public Chart label(String text, double x, double y) {
        return annotation(Trees.map("text", text, "x", Arguments.finite(x, "x"),
                "y", Arguments.finite(y, "y"), "showarrow", false));
    }

    /**
     * Shades a region.
     *
     * @param name what it is, written inside
     * @param region where
     * @return a new chart
     */
    public Chart shade(String name, Window region) {
        Arguments.present(region, "region");
        return shape(Trees.map("type", "rect", "x0", region.left(), "x1", region.right(), "y0", region.bottom(),
                        "y1", region.top(), "fillcolor", Palette.GRID, "line", Trees.map("width", 0), "layer", "below"))
                .annotation(Trees.map("text", name, "x", (region.left() + region.right()) / 2,
                        "y", region.top(), "yanchor", "top", "showarrow", false));
    }

    /**
     * Names the source of the figure, in small letters under the plot.
     *
     * @param source author, work, year
     * @return a new chart
     */
    public Chart credit(String source) {
        return on(page.with(Page.CREDIT, source));
    }

    /** A thin line across panels, in shares of the drawing area. */
    Chart across(double fromX, double fromY, double toX, double toY, double width) {
        return shape(Trees.map("type", "line", "xref", "paper", "yref", "paper", "x0", fromX, "y0", fromY, "x1", toX,
                "y1", toY, "line", Trees.map("color", Palette.INK, "width", width)));
    }

    private Chart shape(Map<String, Object> shape) {
        return on(page.plus("shapes", shape));
    }

    /** On a coloured picture words need a ground of their own, in both themes. */
    private Chart annotation(Map<String, Object> annotation) {
        if (data.stream().anyMatch(trace -> trace.kind().coversThePlot())) {
            annotation.putAll(Trees.map("bgcolor", "rgba(255,255,255,0.8)", "font", Trees.map("color", "#333333")));
        }
        return on(page.plus("annotations", annotation));
    }

    /**
     * Names the horizontal axis.
     *
     * @param title what it shows, with its symbol
     * @return a new chart
     */
    public Chart xAxis(String title) {
        return axis("xaxis", Trees.map("title", Trees.map("text", title)));
    }

    /**
     * Names the vertical axis.
     *
     * @param title what it shows, with its symbol
     * @return a new chart
     */
    public Chart yAxis(String title) {
        return axis("yaxis", Trees.map("title", Trees.map("text", title)));
    }

    /**
     * Sets the horizontal range.
     *
     * @param from its left end
     * @param to its right end
     * @return a new chart
     * @throws IllegalArgumentException if an end is not finite
     */
    public Chart xRange(double from, double to) {
        return axis("xaxis", Trees.map("range", range(from, to)));
    }

    /**
     * Sets the vertical range, in the axis's own units (on a logarithmic axis too).
     *
     * @param from its lower end
     * @param to its upper end
     * @return a new chart
     * @throws IllegalArgumentException if an end is not finite
     */
    public Chart yRange(double from, double to) {
        return axis("yaxis", Trees.map("range", range(from, to)));
    }

    /**
     * Makes the horizontal axis logarithmic, with powers of ten as ticks; zeros are not drawn.
     *
     * @return a new chart
     */
    public Chart logX() {
        return axis("xaxis", Trees.map("type", "log"));
    }

    /**
     * Makes the vertical axis logarithmic, with powers of ten as ticks; zeros are not drawn.
     *
     * @return a new chart
     */
    public Chart logY() {
        return axis("yaxis", Trees.map("type", "log"));
    }

    /**
     * Makes the vertical axis logarithmic and draws what lies below a floor, zeros too, on the floor, with a note that
     * says so.
     *
     * @param floor positive
     * @return a new chart, of what was added up to now
     * @throws IllegalArgumentException if the floor is not positive and finite
     */
    public Chart logY(double floor) {
        Arguments.positive(floor, "floor");
        List<Trace> raised = new ArrayList<>();
        boolean any = false;
        for (Trace trace : data) {
            double[] y = trace.y() == null ? new double[0] : trace.y().clone();
            boolean below = false;
            for (int i = 0; i < y.length; i++) {
                if (!(y[i] < floor)) continue;
                y[i] = floor;
                below = true;
            }
            raised.add(below ? trace.with(trace.x(), y) : trace);
            any |= below;
        }
        Chart chart = new Chart(raised, page, motion).logY();
        return any ? chart.horizontal(Ticks.words(floor) + " or less", floor) : chart;
    }

    /**
     * Gives both axes the same unit, so that a circle is a circle.
     *
     * @return a new chart
     */
    public Chart equalAxes() {
        return on(page.axis("xaxis", Trees.map("constrain", "domain"))
                .axis("yaxis", Trees.map("scaleanchor", "x", "scaleratio", 1, "constrain", "domain"))
                .with("height", 520));
    }

    /**
     * Leaves out both axes, their ticks and their grid: for drawings whose coordinates mean nothing.
     *
     * @return a new chart
     */
    public Chart withoutAxes() {
        return axis("xaxis", Trees.map("visible", false)).axis("yaxis", Trees.map("visible", false));
    }

    /**
     * Leaves out the legend.
     *
     * @return a new chart
     */
    public Chart withoutLegend() {
        return on(page.with("showlegend", false));
    }

    /**
     * Sets the height.
     *
     * @param pixels positive
     * @return a new chart
     * @throws IllegalArgumentException if it is not positive
     */
    public Chart height(int pixels) {
        return on(page.with("height", Arguments.positive(pixels, "pixels")));
    }

    /**
     * How a reader moves this chart, for what draws it live: the way ({@code sliders}, {@code played}, {@code pad},
     * {@code dragged}), its knobs with their values, and the point that is dragged beside them.
     *
     * @return maps, lists, numbers and texts; empty for a chart that does not move
     */
    public Map<String, Object> controls() {
        return motion.described();
    }

    /**
     * The chart at another place of its controls, computed there: between the values of a slider too.
     *
     * @param place a value a knob, then, where a point is dragged beside the knobs, its two coordinates or none
     * @return a still chart, or null where the knobs cannot go
     * @throws IllegalArgumentException if this chart does not move, place has another length or is not finite, or what
     *     is drawn there differs from the start in its traces
     */
    public Chart at(double... place) {
        int knobs = motion.knobs().size();
        if (knobs == 0) throw new IllegalArgumentException("this chart has no place but one: nothing moves in it");
        for (double value : Arguments.present(place, "place")) Arguments.finite(value, "place");
        int from = place.length - knobs;
        if (from != 0 && !(from == 2 && motion.start() != null)) {
            throw new IllegalArgumentException("place must have " + knobs + (knobs == 1 ? " value" : " values")
                    + (motion.start() == null ? "" : ", or two more for the start") + ", had " + place.length);
        }
        SimpleMatrix start = from == 0 ? motion.start() : Linear.vector(place[knobs], place[knobs + 1]);
        return Motion.alike(motion.draw().at(place[0], knobs > 1 ? place[1] : 0, start), this);
    }

    private Chart axis(String name, Map<String, Object> settings) {
        return on(page.axis(name, settings));
    }

    private static double[] range(double from, double to) {
        return new double[] {Arguments.finite(from, "from"), Arguments.finite(to, "to")};
    }

    private Chart on(Page other) {
        return new Chart(data, other, motion);
    }

    List<Trace> data() {
        return data;
    }

    Page page() {
        return page;
    }

    /** What moves in it. */
    Motion motion() {
        return motion;
    }

    /** The traces in Plotly's words. */
    List<Map<String, Object>> drawn() {
        return data.stream().map(trace -> page.seen(trace).tree()).toList();
    }

    /**
     * The figure in Plotly's form: ordered maps, lists, rounded numbers, long arrays as typed base64, null for what is
     * not finite.
     *
     * @return data, layout, config and, with a slider, frames; valid for plotly.js 2.35 and later
     */
    public Map<String, Object> tree() {
        Map<String, Object> tree = whole();
        tree.replaceAll((key, part) -> Trees.plain(part));
        return tree;
    }

    /** The tree with its numbers as they are: arrays of doubles, nothing rounded. */
    Map<String, Object> whole() {
        Map<String, Object> tree = Trees.map("data", drawn(), "layout", page.tree(data),
                "config", Trees.map("responsive", true, "displaylogo", false));
        if (!motion.frames().isEmpty()) tree.put("frames", motion.frames());
        return tree;
    }

    /**
     * The figure as JSON.
     *
     * @return {@link #tree()} in one line
     */
    public String toJson() {
        return Json.of(tree());
    }

    /**
     * The figure as one of Tablesaw's, for {@code Plot.show(chart.figure())}, which opens it in a browser.
     *
     * @return a figure that writes this chart into Tablesaw's page
     */
    public Figure figure() {
        return new ChartFigure(this);
    }

    /** What is drawn, from where to where: the text where nothing can be drawn, and the alternative text. */
    @Override
    public String toString() {
        return Description.of(data, page.layout());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chart that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }
}
