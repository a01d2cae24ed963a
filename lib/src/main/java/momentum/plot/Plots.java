package momentum.plot;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.Series;
import momentum.Trajectory;
import momentum.average.ExponentialMemory;
import momentum.flow.Convergence;
import momentum.flow.Discretisation;
import momentum.internal.Arguments;
import momentum.method.FinalLoss;
import momentum.method.HeavyBall;
import momentum.noise.Cloud;
import momentum.noise.ExpectedLoss;
import momentum.noise.MeanCurve;
import momentum.problem.Graph;
import momentum.problem.PixelMask;
import momentum.problem.PolynomialRegression;
import momentum.quadratic.Quadratic;
import momentum.quadratic.Spectrum;
import momentum.quadratic.TwoStepMode;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The figures that a cell calls: each takes runs, or what else is to be seen, and returns a chart to which more can be
 * added.
 *
 * <p>Every one comes twice: with a title first, which states what the figure shows, and without.
 */
public final class Plots {
    private Plots() {}

    /**
     * How far f is above its least value, along runs, on a logarithmic axis.
     *
     * @param runs at least one, on problems that know their minimizer or least value
     * @return lines of f − f* over k; where the gap is 0 a dot at the foot says so
     * @throws IllegalArgumentException if there is no run
     * @throws UnsupportedOperationException if a problem knows neither its minimizer nor its least value
     */
    public static Chart gap(Trajectory<?>... runs) {
        for (Trajectory<?> run : Arguments.some(runs, "runs")) {
            if (run.objective().minimizer().isPresent() || run.objective().leastValue().isPresent()) continue;
            throw new UnsupportedOperationException(
                    "the gap f − f* needs a minimizer or the least value, and the problem of "
                    + run.label() + " knows neither: draw f itself with Plots.value");
        }
        return lines("gap f − f*", run -> positive(run.gaps()), runs).logY();
    }

    /**
     * {@link #gap(Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param runs at least one
     * @return the chart
     */
    public static Chart gap(String title, Trajectory<?>... runs) {
        return gap(runs).title(title);
    }

    /**
     * The value of f along runs: for problems that know no least value.
     *
     * @param runs at least one
     * @return lines of f over k
     * @throws IllegalArgumentException if there is no run
     */
    public static Chart value(Trajectory<?>... runs) {
        return lines("value f", Trajectory::values, runs);
    }

    /**
     * {@link #value(Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param runs at least one
     * @return the chart
     */
    public static Chart value(String title, Trajectory<?>... runs) {
        return value(runs).title(title);
    }

    /**
     * How far x is from the minimizer, along runs, on a logarithmic axis.
     *
     * @param runs at least one, on problems that know their minimizer
     * @return lines of ‖x − x*‖ over k; where the error is 0 a dot at the foot says so
     * @throws IllegalArgumentException if there is no run
     * @throws UnsupportedOperationException if a problem knows no minimizer
     */
    public static Chart error(Trajectory<?>... runs) {
        return lines("error ‖x − x*‖", run -> positive(run.errors()), runs).logY();
    }

    /**
     * {@link #error(Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param runs at least one
     * @return the chart
     */
    public static Chart error(String title, Trajectory<?>... runs) {
        return error(runs).title(title);
    }

    /**
     * How steep f is along runs, on a logarithmic axis.
     *
     * @param runs at least one
     * @return lines of ‖∇f‖ over k; where the gradient is 0 a dot at the foot says so
     * @throws IllegalArgumentException if there is no run
     */
    public static Chart gradient(Trajectory<?>... runs) {
        return lines("gradient ‖∇f‖", run -> positive(run.gradNorms()), runs).logY();
    }

    /**
     * {@link #gradient(Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param runs at least one
     * @return the chart
     */
    public static Chart gradient(String title, Trajectory<?>... runs) {
        return gradient(runs).title(title);
    }

    /**
     * One coordinate of x along runs.
     *
     * @param i the coordinate, from 0
     * @param runs at least one
     * @return lines of it over k, with a dot for each iterate
     * @throws IllegalArgumentException if there is no run, or no such coordinate
     */
    public static Chart coordinate(int i, Trajectory<?>... runs) {
        boolean alone = Arguments.some(runs, "runs")[0].first().x().getNumElements() == 1;
        Chart chart = Chart.empty().xAxis("iteration k").yAxis(alone ? "x" : "coordinate x[" + i + "]");
        for (Trajectory<?> run : runs) chart = chart.path(run.label(), run.k(), run.coordinate(i).values());
        return chart;
    }

    /**
     * {@link #coordinate(int, Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param i the coordinate, from 0
     * @param runs at least one
     * @return the chart
     */
    public static Chart coordinate(String title, int i, Trajectory<?>... runs) {
        return coordinate(i, runs).title(title);
    }

    /**
     * Runs as paths over their problem, in a window that holds them: contours in two dimensions, the curve of f in one.
     *
     * @param runs at least one, all on the same problem in one or two dimensions
     * @return contours a factor of two apart, the paths, and a ring at the minimizer; both axes in the same unit
     * @throws IllegalArgumentException if there is no run, they are on different problems, or in more than two
     *     dimensions
     */
    public static Chart paths(Trajectory<?>... runs) {
        return Landscapes.paths(runs);
    }

    /**
     * {@link #paths(Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param runs at least one
     * @return the chart
     */
    public static Chart paths(String title, Trajectory<?>... runs) {
        return paths(runs).title(title);
    }

    /**
     * Runs as paths over their problem, in a window of one's own.
     *
     * @param window what to show
     * @param runs at least one, all on the same problem in one or two dimensions
     * @return contours a factor of two apart, the paths, and a ring at the minimizer; both axes in the same unit
     * @throws IllegalArgumentException if there is no run, they are on different problems, or in more than two
     *     dimensions
     */
    public static Chart paths(Window window, Trajectory<?>... runs) {
        return Landscapes.paths(window, runs);
    }

    /**
     * {@link #paths(Window, Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param window what to show
     * @param runs at least one
     * @return the chart
     */
    public static Chart paths(String title, Window window, Trajectory<?>... runs) {
        return paths(window, runs).title(title);
    }

    /**
     * Runs as paths that grow when the play button is pressed; all of them whole at first.
     *
     * @param runs at least one, all on the same problem in one or two dimensions
     * @return the paths over their problem, with a slider for k; of long runs at most 60 frames
     * @throws IllegalArgumentException if there is no run, they are on different problems, or in more than two
     *     dimensions
     */
    public static Chart played(Trajectory<?>... runs) {
        return Landscapes.played(runs);
    }

    /**
     * {@link #played(Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param runs at least one
     * @return the chart
     */
    public static Chart played(String title, Trajectory<?>... runs) {
        return played(runs).title(title);
    }

    /**
     * A problem in one dimension as a curve.
     *
     * @param f in one dimension
     * @param from left end
     * @param to right end, larger
     * @return the curve of f
     * @throws IllegalArgumentException if f has another dimension, or the ends are not in order
     */
    public static Chart objective(Objective f, double from, double to) {
        return Landscapes.objective(f, from, to);
    }

    /**
     * {@link #objective(Objective, double, double)} with a title.
     *
     * @param title what the figure shows
     * @param f in one dimension
     * @param from left end
     * @param to right end, larger
     * @return the chart
     */
    public static Chart objective(String title, Objective f, double from, double to) {
        return objective(f, from, to).title(title);
    }

    /**
     * Runs in one dimension as dots on the curve of their problem.
     *
     * @param f in one dimension
     * @param from left end
     * @param to right end, larger
     * @param runs on f
     * @return the curve of f, each run's points (x, f(x)), and a ring at the minimizer
     * @throws IllegalArgumentException if f has another dimension, the ends are not in order, or a run is on another
     *     problem
     */
    public static Chart descent(Objective f, double from, double to, Trajectory<?>... runs) {
        return Landscapes.descent(f, from, to, runs);
    }

    /**
     * {@link #descent(Objective, double, double, Trajectory...)} with a title.
     *
     * @param title what the figure shows
     * @param f in one dimension
     * @param from left end
     * @param to right end, larger
     * @param runs on f
     * @return the chart
     */
    public static Chart descent(String title, Objective f, double from, double to, Trajectory<?>... runs) {
        return descent(f, from, to, runs).title(title);
    }

    /**
     * One run on a quadratic seen twice: in its own coordinates and along the eigenvectors, where each moves alone.
     *
     * @param radius how far each panel reaches from the minimizer, positive
     * @param run on a quadratic in two dimensions that knows its spectrum
     * @return two panels with contours a factor of two apart
     * @throws IllegalArgumentException if the run's problem is no quadratic in two dimensions, or radius is not
     *     positive
     */
    public static Chart bothViews(double radius, Trajectory<?> run) {
        return Landscapes.bothViews(radius, run);
    }

    /**
     * {@link #bothViews(double, Trajectory)} with a title.
     *
     * @param title what the figure shows
     * @param radius how far each panel reaches from the minimizer
     * @param run on a quadratic in two dimensions
     * @return the chart
     */
    public static Chart bothViews(String title, double radius, Trajectory<?> run) {
        return bothViews(radius, run).title(title);
    }

    /**
     * How the error shrinks along each eigenvector, on a logarithmic axis: each goes its own way, at its own rate.
     *
     * @param run on a quadratic that knows its spectrum and its minimizer
     * @return a line of |qᵢᵀ(x − x*)| over k for each eigenvector; of more than six, for six from the first to the last
     * @throws IllegalArgumentException if the run's problem is no quadratic
     */
    public static Chart modes(Trajectory<?> run) {
        return Modes.modes(run);
    }

    /**
     * {@link #modes(Trajectory)} with a title.
     *
     * @param title what the figure shows
     * @param run on a quadratic
     * @return the chart
     */
    public static Chart modes(String title, Trajectory<?> run) {
        return modes(run).title(title);
    }

    /**
     * How the errors of single modes shrink, each from 1 and from rest, on a logarithmic axis.
     *
     * @param steps K, zero or more
     * @param modes at least one
     * @return a line of |xₖ| for k = 0 … K for each mode
     * @throws IllegalArgumentException if there is no mode, or steps is negative
     */
    public static Chart modes(int steps, TwoStepMode... modes) {
        return Modes.modes(steps, modes);
    }

    /**
     * {@link #modes(int, TwoStepMode...)} with a title.
     *
     * @param title what the figure shows
     * @param steps K, zero or more
     * @param modes at least one
     * @return the chart
     */
    public static Chart modes(String title, int steps, TwoStepMode... modes) {
        return modes(steps, modes).title(title);
    }

    /**
     * One mode as stems, from 1 and from rest.
     *
     * @param mode one eigenvector's
     * @param steps K, zero or more
     * @return a stem of xₖ for k = 0 … K
     * @throws IllegalArgumentException if steps is negative
     */
    public static Chart stems(TwoStepMode mode, int steps) {
        return Modes.stems(mode, steps);
    }

    /**
     * {@link #stems(TwoStepMode, int)} with a title.
     *
     * @param title what the figure shows
     * @param mode one eigenvector's
     * @param steps K, zero or more
     * @return the chart
     */
    public static Chart stems(String title, TwoStepMode mode, int steps) {
        return stems(mode, steps).title(title);
    }

    /**
     * One mode in phase space, from 1 and from rest: its error over its last step, as a ball's place over its speed.
     *
     * @param mode one eigenvector's
     * @param steps K, zero or more
     * @return a dot (xₖ − xₖ₋₁, xₖ) for k = 0 … K, coloured by k
     * @throws IllegalArgumentException if steps is negative
     */
    public static Chart portrait(TwoStepMode mode, int steps) {
        return Modes.portrait(mode, steps);
    }

    /**
     * {@link #portrait(TwoStepMode, int)} with a title.
     *
     * @param title what the figure shows
     * @param mode one eigenvector's
     * @param steps K, zero or more
     * @return the chart
     */
    public static Chart portrait(String title, TwoStepMode mode, int steps) {
        return portrait(mode, steps).title(title);
    }

    /**
     * The gap along a run as a stack of what each eigenvector contributes, and below the axis how long each one lasts.
     *
     * @param level the contribution that counts as gone, positive
     * @param run on a quadratic that knows its spectrum
     * @return bars for each iteration, dots at their totals and at the milestones, a rule for each eigenvector
     * @throws IllegalArgumentException if the run's problem is no quadratic
     */
    public static Chart contributions(double level, Trajectory<?> run) {
        return Modes.contributions(level, run);
    }

    /**
     * {@link #contributions(double, Trajectory)} with a title.
     *
     * @param title what the figure shows
     * @param level the contribution that counts as gone, positive
     * @param run on a quadratic
     * @return the chart
     */
    public static Chart contributions(String title, double level, Trajectory<?> run) {
        return contributions(level, run).title(title);
    }

    /**
     * The rate of the heavy ball on one mode, over the step size and the momentum; one colour where it grows.
     *
     * <pre>{@code stable iff αλ < 2(1 + β),   complex roots, and ρ = √β, iff (1 − √β)² < αλ < (1 + √β)²}</pre>
     *
     * A spectrum at height β is a segment of the map from αμ to αL: see {@link #rateMap(Spectrum, Optimizer...)}.
     *
     * @return ρ over (αλ, β), with the border of stability and the two curves between which the roots are complex
     */
    public static Chart rateMap() {
        return RateMap.HEAVY_BALL.chart();
    }

    /**
     * {@link #rateMap()} with a title.
     *
     * @param title what the figure shows
     * @return the chart
     */
    public static Chart rateMap(String title) {
        return rateMap().title(title);
    }

    /**
     * The map of {@link #rateMap()} and around it, tied to their points, a mode in each of its five regimes: it swings,
     * creeps, comes to rest in one step, alternates, or runs away. The regime of one point is shown by that point, the
     * others by examples.
     *
     * @param pull αλ of the point, from 0 to 4
     * @param momentum β of the point, from 0 to 1
     * @return the map first, then 40 iterates in each regime, from 1 and from rest
     * @throws IllegalArgumentException if the point is not on the map
     */
    public static Chart regimes(double pull, double momentum) {
        return Regimes.around(pull, momentum);
    }

    /**
     * {@link #regimes(double, double)} with a title.
     *
     * @param title what the figure shows
     * @param pull αλ of the point, from 0 to 4
     * @param momentum β of the point, from 0 to 1
     * @return the chart
     */
    public static Chart regimes(String title, double pull, double momentum) {
        return regimes(pull, momentum).title(title);
    }

    /**
     * The rate of Nesterov's method on one mode, over the step size and the momentum; one colour where it grows.
     *
     * <pre>{@code stable iff αλ < 2(1 + β)/(1 + 2β),   complex roots iff ((1 − β)/(1 + β))² < αλ < 1}</pre>
     *
     * @return ρ over (αλ, β), with the border of stability and the two curves between which the roots are complex
     */
    public static Chart rateMapOfNesterov() {
        return RateMap.NESTEROV.chart();
    }

    /**
     * {@link #rateMapOfNesterov()} with a title.
     *
     * @param title what the figure shows
     * @return the chart
     */
    public static Chart rateMapOfNesterov(String title) {
        return rateMapOfNesterov().title(title);
    }

    /**
     * The rate of gradient descent, which is the same at every height: {@code |1 − αλ|}.
     *
     * @return ρ over (αλ, β), with the border of stability
     */
    public static Chart rateMapOfGradientDescent() {
        return RateMap.GRADIENT_DESCENT.chart();
    }

    /**
     * {@link #rateMapOfGradientDescent()} with a title.
     *
     * @param title what the figure shows
     * @return the chart
     */
    public static Chart rateMapOfGradientDescent(String title) {
        return rateMapOfGradientDescent().title(title);
    }

    /**
     * Where the heavy ball is stable on a mode, also with a negative momentum, and where it has a given rate.
     *
     * <pre>{@code |β| < 1 and 0 < αλ < 2(1 + β): a triangle of area 4, of which β ≥ 0 is a trapezoid of area 3
     * rate at most ρ:   (1 − ρ)(1 − β/ρ) ≤ αλ ≤ (1 + ρ)(1 + β/ρ) and β ≤ ρ²: a triangle in it}</pre>
     *
     * @param rates ρ of each inner triangle, between 0 and 1
     * @return ρ over (αλ, β), with the border of stability and the triangle of each rate
     * @throws IllegalArgumentException if a rate is not between 0 and 1
     */
    public static Chart stability(double... rates) {
        return RateMap.triangle(rates);
    }

    /**
     * {@link #stability(double...)} with a title.
     *
     * @param title what the figure shows
     * @param rates ρ of each inner triangle, between 0 and 1
     * @return the chart
     */
    public static Chart stability(String title, double... rates) {
        return stability(rates).title(title);
    }

    /**
     * Where Nesterov's method damps a mode more than the heavy ball does with the same step size and momentum.
     *
     * <pre>{@code (1 − √β)²/(1 + β − √β) < αλ < (1 + √β)²/(1 + β + √β)}</pre>
     *
     * @return the heavy ball's rate minus Nesterov's over (αλ, β), with the two curves where they are equal and the
     *     border of Nesterov's stability
     */
    public static Chart nesterovAgainstHeavyBall() {
        return RateMap.comparison();
    }

    /**
     * {@link #nesterovAgainstHeavyBall()} with a title.
     *
     * @param title what the figure shows
     * @return the chart
     */
    public static Chart nesterovAgainstHeavyBall(String title) {
        return nesterovAgainstHeavyBall().title(title);
    }

    /**
     * Where methods turn first: the direction of each one's first step, on the contours.
     *
     * @param f a problem in two dimensions
     * @param x0 where they start, 2×1
     * @param methods at least one
     * @return contours around the minimizer, if it is known, with an arrow for each method, all of the same length
     * @throws IllegalArgumentException if there is no method, the problem is not in two dimensions, or a method does
     *     not move
     */
    public static Chart firstSteps(Objective f, SimpleMatrix x0, Optimizer<?>... methods) {
        return FirstSteps.of(f, x0, methods);
    }

    /**
     * {@link #firstSteps(Objective, SimpleMatrix, Optimizer...)} with a title.
     *
     * @param title what the figure shows
     * @param f a problem in two dimensions
     * @param x0 where they start, 2×1
     * @param methods at least one
     * @return the chart
     */
    public static Chart firstSteps(String title, Objective f, SimpleMatrix x0, Optimizer<?>... methods) {
        return firstSteps(f, x0, methods).title(title);
    }

    /**
     * The loss after K steps over the momentum, for as many K as are given.
     *
     * @param stepSize α, positive, the same for all
     * @param losses at least one
     * @return a curve of L_K for each, for β from 0 to 1, on a logarithmic axis
     * @throws IllegalArgumentException if there is no loss, or stepSize is not positive and finite
     */
    public static Chart finalLoss(double stepSize, FinalLoss... losses) {
        Arguments.positive(stepSize, "stepSize");
        Chart chart = Chart.empty().xAxis("momentum β").yAxis("loss after K steps").logY();
        for (FinalLoss loss : Arguments.some(losses, "losses")) {
            chart = chart.curve("K = " + loss.steps(), 0, 1, beta -> loss.at(new HeavyBall(stepSize, beta)));
        }
        return chart;
    }

    /**
     * {@link #finalLoss(double, FinalLoss...)} with a title.
     *
     * @param title what the figure shows
     * @param stepSize α, positive, the same for all
     * @param losses at least one
     * @return the chart
     */
    public static Chart finalLoss(String title, double stepSize, FinalLoss... losses) {
        return finalLoss(stepSize, losses).title(title);
    }

    /**
     * The map of a rate of one's own over (αλ, β); one colour where it is above 1.
     *
     * @param rate ρ, a function of αλ and β
     * @return its values for αλ from 0 to 4 and β from 0 to 1
     */
    public static Chart rateMap(DoubleBinaryOperator rate) {
        return RateMap.chart(rate, 4);
    }

    /**
     * {@link #rateMap(DoubleBinaryOperator)} with a title.
     *
     * @param title what the figure shows
     * @param rate ρ, a function of αλ and β
     * @return the chart
     */
    public static Chart rateMap(String title, DoubleBinaryOperator rate) {
        return rateMap(rate).title(title);
    }

    /**
     * The map of a discretisation's rate over the two numbers that decide it; one colour where it is above 1.
     *
     * <pre>{@code friction γh/m,   stiffness h²λ/m}</pre>
     *
     * @param method from m, γ and h to a method
     * @return its rate for γh/m from 0 to 3 and h²λ/m from 0 to 6, with m = h = 1
     */
    public static Chart rateMap(Discretisation method) {
        return RateMap.chart(method);
    }

    /**
     * {@link #rateMap(Discretisation)} with a title.
     *
     * @param title what the figure shows
     * @param method from m, γ and h to a method
     * @return the chart
     */
    public static Chart rateMap(String title, Discretisation method) {
        return rateMap(method).title(title);
    }

    /**
     * A whole spectrum on the map of the heavy ball: with (α, β) it is the segment from αμ to αL at height β.
     *
     * <p>All of it has complex roots, and the rate √β, iff it fits between the two curves, which takes
     * {@code κ ≤ ((1 + √β)/(1 − √β))²}: so the best rate is (√κ − 1)/(√κ + 1).
     *
     * @param spectrum of the quadratic
     * @param methods at least one, heavy balls or gradient descent, which has β = 0
     * @return the map with a segment for each method, with a tick at each eigenvalue; of more than 100, at the two ends
     *     only
     * @throws IllegalArgumentException if there is no method, or one of another kind
     */
    public static Chart rateMap(Spectrum spectrum, Optimizer<?>... methods) {
        return RateMap.chart(spectrum, methods);
    }

    /**
     * {@link #rateMap(Spectrum, Optimizer...)} with a title.
     *
     * @param title what the figure shows
     * @param spectrum of the quadratic
     * @param methods at least one
     * @return the chart
     */
    public static Chart rateMap(String title, Spectrum spectrum, Optimizer<?>... methods) {
        return rateMap(spectrum, methods).title(title);
    }

    /**
     * The expected loss as a stack: what is left of the start above what the noise has put in, and where the one falls
     * below the other.
     *
     * @param loss of a mode under noise
     * @param steps how far to look, positive
     * @return bars for each iteration, dots at their totals, and a line at the end of the transient phase if it ends
     * @throws IllegalArgumentException if steps is not positive
     */
    public static Chart expectedLoss(ExpectedLoss loss, int steps) {
        return Phases.of(loss, steps);
    }

    /**
     * {@link #expectedLoss(ExpectedLoss, int)} with a title.
     *
     * @param title what the figure shows
     * @param loss of a mode under noise
     * @param steps how far to look, positive
     * @return the chart
     */
    public static Chart expectedLoss(String title, ExpectedLoss loss, int steps) {
        return expectedLoss(loss, steps).title(title);
    }

    /**
     * What ensembles measured, with bands of two standard errors to both sides.
     *
     * @param curves at least one
     * @return the means over k
     * @throws IllegalArgumentException if there is no curve
     */
    public static Chart mean(MeanCurve... curves) {
        Chart chart = Chart.empty().xAxis("iteration k").yAxis("mean over chains");
        for (int i = 0; i < Arguments.some(curves, "curves").length; i++) {
            chart = chart.mean(curves.length == 1 ? "mean" : "mean " + (i + 1), curves[i]);
        }
        return chart;
    }

    /**
     * {@link #mean(MeanCurve...)} with a title.
     *
     * @param title what the figure shows
     * @param curves at least one
     * @return the chart
     */
    public static Chart mean(String title, MeanCurve... curves) {
        return mean(curves).title(title);
    }

    /**
     * What a memory makes of each past gradient: the weights, newest first, and what they add up to in the end.
     *
     * @param memory a sum or an average
     * @param count how many, positive
     * @return a stem for each age from 0 to count − 1
     * @throws IllegalArgumentException if count is not positive
     */
    public static Chart weights(ExponentialMemory memory, int count) {
        double[] weights = Arguments.present(memory, "memory").weights(Arguments.positive(count, "count"));
        return Chart.empty().xAxis("age of the gradient").yAxis("weight").stems(
                "β = " + Text.number(memory.momentum(), 4) + ", weights add to " + Text.number(memory.total(), 4),
                Series.of("weight", 0, count - 1, age -> weights[age]));
    }

    /**
     * {@link #weights(ExponentialMemory, int)} with a title.
     *
     * @param title what the figure shows
     * @param memory a sum or an average
     * @param count how many, positive
     * @return the chart
     */
    public static Chart weights(String title, ExponentialMemory memory, int count) {
        return weights(memory, count).title(title);
    }

    /**
     * How much larger a memory makes what swings with a frequency: 0 is steady, π alternates.
     *
     * @param memories at least one
     * @return curves of |H(ω)| for ω from 0 to π, on a logarithmic axis
     * @throws IllegalArgumentException if there is no memory
     */
    public static Chart gain(ExponentialMemory... memories) {
        Chart chart = Chart.empty().xAxis("frequency ω, radians a step; π alternates").yAxis("gain").logY();
        for (ExponentialMemory memory : Arguments.some(memories, "memories")) {
            String name = "β = " + Text.number(memory.momentum(), 4) + ", newest weight "
                    + Text.number(memory.newest(), 4);
            chart = chart.curve(name, 0, Math.PI, memory::gain);
        }
        return chart;
    }

    /**
     * {@link #gain(ExponentialMemory...)} with a title.
     *
     * @param title what the figure shows
     * @param memories at least one
     * @return the chart
     */
    public static Chart gain(String title, ExponentialMemory... memories) {
        return gain(memories).title(title);
    }

    /**
     * Data and a polynomial through them.
     *
     * @param p the regression problem
     * @param weights w, n×1, the constant first
     * @return dots for the data and the model's curve
     * @throws IllegalArgumentException if there are not n weights
     */
    public static Chart fit(PolynomialRegression p, SimpleMatrix weights) {
        return Fits.fit(Arguments.present(p, "p"), weights);
    }

    /**
     * {@link #fit(PolynomialRegression, SimpleMatrix)} with a title.
     *
     * @param title what the figure shows
     * @param p the regression problem
     * @param weights w, n×1, the constant first
     * @return the chart
     */
    public static Chart fit(String title, PolynomialRegression p, SimpleMatrix weights) {
        return fit(p, weights).title(title);
    }

    /**
     * A polynomial as the sum of its monomials, a panel each, and their sum with the data.
     *
     * <pre>{@code w₁ + w₂ ξ + … + wₙ ξⁿ⁻¹}</pre>
     *
     * @param p the regression problem
     * @param weights w, n×1, the constant first
     * @return n + 1 panels in the window that holds the data
     * @throws IllegalArgumentException if there are not n weights
     */
    public static Chart monomials(PolynomialRegression p, SimpleMatrix weights) {
        return Fits.monomials(Arguments.present(p, "p"), weights);
    }

    /**
     * {@link #monomials(PolynomialRegression, SimpleMatrix)} with a title.
     *
     * @param title what the figure shows
     * @param p the regression problem
     * @param weights w, n×1, the constant first
     * @return the chart
     */
    public static Chart monomials(String title, PolynomialRegression p, SimpleMatrix weights) {
        return monomials(p, weights).title(title);
    }

    /**
     * A polynomial as the sum of its eigenfeatures, a panel each, and their sum with the data.
     *
     * @param p the regression problem
     * @param along x = Uᵀw, n×1, the weight of the largest eigenvalue's feature first
     * @return n + 1 panels in the window that holds the data
     * @throws IllegalArgumentException if there are not n weights
     */
    public static Chart eigenfeatures(PolynomialRegression p, SimpleMatrix along) {
        return Fits.eigenfeatures(Arguments.present(p, "p"), along);
    }

    /**
     * {@link #eigenfeatures(PolynomialRegression, SimpleMatrix)} with a title.
     *
     * @param title what the figure shows
     * @param p the regression problem
     * @param along x = Uᵀw, n×1, the weight of the largest eigenvalue's feature first
     * @return the chart
     */
    public static Chart eigenfeatures(String title, PolynomialRegression p, SimpleMatrix along) {
        return eigenfeatures(p, along).title(title);
    }

    /**
     * A graph with a colour for each node.
     *
     * @param graph where the values live
     * @param values one a node, n×1
     * @param scale the colour of a value
     * @return the edges and the nodes at the graph's places, without axes
     * @throws IllegalArgumentException if there is not one value a node
     */
    public static Chart graph(Graph graph, SimpleMatrix values, Scale scale) {
        Arguments.present(scale, "scale");
        SimpleMatrix places = Arguments.present(graph, "graph").places();
        double[] x = Linear.array(places.getColumn(0)), y = Linear.array(places.getColumn(1));
        double[] colours = Linear.array(Arguments.column(values, "values", graph.nodes()).copy());
        return Chart.empty().edges(x, y, graph.pairs()).nodes("value", x, y, colours, scale)
                .withoutAxes().withoutLegend();
    }

    /**
     * {@link #graph(Graph, SimpleMatrix, Scale)} with a title.
     *
     * @param title what the figure shows
     * @param graph where the values live
     * @param values one a node, n×1
     * @param scale the colour of a value
     * @return the chart
     */
    public static Chart graph(String title, Graph graph, SimpleMatrix values, Scale scale) {
        return graph(graph, values, scale).title(title);
    }

    /**
     * The pixels of a picture, a square each, coloured by a value.
     *
     * @param mask which pixels there are
     * @param values one a pixel, n×1
     * @param scale the colour of a value
     * @return the picture, top row above; gaps stay empty
     * @throws IllegalArgumentException if there is not one value a pixel
     */
    public static Chart picture(PixelMask mask, SimpleMatrix values, Scale scale) {
        Arguments.present(mask, "mask");
        return Chart.empty().cells("value", mask.picture(values), scale).xAxis("column").yAxis("row").height(280);
    }

    /**
     * {@link #picture(PixelMask, SimpleMatrix, Scale)} with a title.
     *
     * @param title what the figure shows
     * @param mask which pixels there are
     * @param values one a pixel, n×1
     * @param scale the colour of a value
     * @return the chart
     */
    public static Chart picture(String title, PixelMask mask, SimpleMatrix values, Scale scale) {
        return picture(mask, values, scale).title(title);
    }

    /**
     * Several square pictures on one sheet.
     *
     * @param pictures m×s², one row a picture, row by row; from 0, light, to 1, dark
     * @param columns how many stand side by side, positive
     * @return the sheet, the first picture at the top left
     * @throws IllegalArgumentException if a picture is not square, or columns is not positive
     */
    public static Chart pictures(SimpleMatrix pictures, int columns) {
        int pixels = Arguments.present(pictures, "pictures").getNumCols();
        if (pictures.getNumRows() == 0) throw new IllegalArgumentException("pictures must be one or more, were none");
        int side = (int) Math.round(Math.sqrt(pixels)), across = Math.min(Arguments.positive(columns, "columns"),
                pictures.getNumRows());
        if (!(pixels > 0 && side * side == pixels)) {
            throw new IllegalArgumentException("pictures must be square, had " + Text.count(pixels, "pixel"));
        }
        int down = (pictures.getNumRows() + across - 1) / across;
        double[][] sheet = new double[down * (side + 1) - 1][across * (side + 1) - 1];
        for (double[] row : sheet) Arrays.fill(row, Double.NaN);
        for (int i = 0; i < pictures.getNumRows(); i++) {
            int top = i / across * (side + 1), left = i % across * (side + 1);
            for (int j = 0; j < pixels; j++) sheet[top + j / side][left + j % side] = pictures.get(i, j);
        }
        return Chart.empty().cells("brightness", sheet, Scale.of("YlGnBu", 0, 1)).withoutColourBar().equalAxes()
                .withoutAxes();
    }

    /**
     * {@link #pictures(SimpleMatrix, int)} with a title.
     *
     * @param title what the figure shows
     * @param pictures m×s², one row a picture, row by row
     * @param columns how many stand side by side, positive
     * @return the chart
     * @throws IllegalArgumentException if a picture is not square, or columns is not positive
     */
    public static Chart pictures(String title, SimpleMatrix pictures, int columns) {
        return pictures(pictures, columns).title(title);
    }

    /**
     * How news travels through the coordinates: a row for each kept iterate, a square for each coordinate.
     *
     * <p>To the left {@code x_k}, to the right the error {@code |x_k − x*|}, both with the stairs beyond which a method
     * that adds up gradients cannot reach on a chain. The colours are Goh's, for entries between 0 and 1.
     *
     * @param run from 0, on a problem that knows its minimizer, such as {@code ConvexRosenbrock}
     * @return two pictures beside each other
     * @throws UnsupportedOperationException if the problem knows no minimizer
     * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, The Resisting Oracle</a>
     */
    public static Chart lightCone(Trajectory<?> run) {
        return LightCone.of(Arguments.present(run, "run"));
    }

    /**
     * {@link #lightCone(Trajectory)} with a title.
     *
     * @param title what the figure shows
     * @param run from 0, on a problem that knows its minimizer
     * @return the chart
     */
    public static Chart lightCone(String title, Trajectory<?> run) {
        return lightCone(run).title(title);
    }

    /**
     * Errors over steps on logarithmic axes, where an order is a slope.
     *
     * @param measured at least one
     * @return lines through dots, each legend entry with the order in the end; what is not finite is left out
     * @throws IllegalArgumentException if nothing was measured
     */
    public static Chart orders(Convergence... measured) {
        Chart chart = Chart.empty().xAxis("step h").yAxis("error").logX().logY();
        for (Convergence one : Arguments.some(measured, "measured")) {
            chart = chart.path(one.toString(), one.h(),
                    Arrays.stream(one.errors()).map(Plots::positive).toArray());
        }
        return chart;
    }

    /**
     * {@link #orders(Convergence...)} with a title.
     *
     * @param title what the figure shows
     * @param measured at least one
     * @return the chart
     */
    public static Chart orders(String title, Convergence... measured) {
        return orders(measured).title(title);
    }

    /**
     * A cloud of settled runs: where each ended, and arrows for how points of the cloud move on in the mean.
     *
     * @param cloud of runs in a plane
     * @return dots and arrows, the longest as long as a cell; no arrow where hardly a run was
     */
    public static Chart cloud(Cloud cloud) {
        return Clouds.cloud(cloud);
    }

    /**
     * {@link #cloud(Cloud)} with a title.
     *
     * @param title what the figure shows
     * @param cloud of runs in a plane
     * @return the chart
     */
    public static Chart cloud(String title, Cloud cloud) {
        return cloud(cloud).title(title);
    }

    /**
     * A cloud of settled runs, and the ellipse that it should have.
     *
     * @param cloud of runs in a plane
     * @param covariance of the two coordinates, 2×2, positive definite, as computed
     * @return {@link #cloud(Cloud)} with a dashed ellipse at two standard deviations about the middle of the cloud,
     *     which holds 86 % of a normal law
     * @throws IllegalArgumentException if the covariance is not 2×2, symmetric and positive definite
     */
    public static Chart cloud(Cloud cloud, SimpleMatrix covariance) {
        return Clouds.cloud(cloud, covariance);
    }

    /**
     * {@link #cloud(Cloud, SimpleMatrix)} with a title.
     *
     * @param title what the figure shows
     * @param cloud of runs in a plane
     * @param covariance of the two coordinates, 2×2, positive definite
     * @return the chart
     */
    public static Chart cloud(String title, Cloud cloud, SimpleMatrix covariance) {
        return cloud(cloud, covariance).title(title);
    }

    /**
     * How irreversible the stationary runs of a family of methods are.
     *
     * @param f a quadratic that knows its spectrum
     * @param noise C, n×n, positive definite
     * @param method the method for a momentum, as {@code b -> new HeavyBall(0.1, b)}
     * @return the entropy production a step for β from 0 to 0.99
     * @throws IllegalArgumentException if a mode has no stationary distribution, or C does not fit or is singular
     */
    public static Chart entropyProduction(Quadratic f, SimpleMatrix noise, DoubleFunction<Optimizer<?>> method) {
        return Clouds.entropyProduction(f, noise, method);
    }

    /**
     * {@link #entropyProduction(Quadratic, SimpleMatrix, DoubleFunction)} with a title.
     *
     * @param title what the figure shows
     * @param f a quadratic that knows its spectrum
     * @param noise C, n×n, positive definite
     * @param method the method for a momentum
     * @return the chart
     */
    public static Chart entropyProduction(String title, Quadratic f, SimpleMatrix noise,
            DoubleFunction<Optimizer<?>> method) {
        return entropyProduction(f, noise, method).title(title);
    }

    private static Chart lines(String what, Function<Trajectory<?>, Series> measure, Trajectory<?>... runs) {
        Chart chart = Chart.empty().xAxis("iteration k").yAxis(what);
        for (Trajectory<?> run : Arguments.some(runs, "runs")) chart = chart.line(run.label(), measure.apply(run));
        return chart;
    }

    /** What rounding made negative is a gap; the chart says where a line is at 0. */
    private static Series positive(Series series) {
        return series.map(Plots::positive);
    }

    private static double positive(double value) {
        return value >= 0 ? value : Double.NaN;
    }
}
