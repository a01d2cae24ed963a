package momentum.plot;

import java.util.Optional;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/** Where methods turn first: one arrow each on the contours, all of the same length. */
final class FirstSteps {
    /** The shares of the window's radius that an arrow and the start's distance from the minimizer have. */
    private static final double ARROW = 0.5, DISTANCE = 0.8;

    private FirstSteps() {}

    static Chart of(Objective f, SimpleMatrix x0, Optimizer<?>... methods) {
        Arguments.some(methods, "methods");
        Arguments.point(x0, "x0", Arguments.present(f, "f").dimension());
        Arguments.column(x0, "x0", 2);
        Optional<SimpleMatrix> best = f.minimizer();
        SimpleMatrix centre = best.orElse(x0);
        double distance = Linear.combine(1, x0, -1, centre).normF();
        double radius = distance > 0 ? distance / DISTANCE : Math.max(1, x0.normF());
        Window window = new Window(centre.get(0) - radius, centre.get(0) + radius, centre.get(1) - radius,
                centre.get(1) + radius);
        Chart chart = Landscapes.ground(f, window).xAxis("x₁").yAxis("x₂");
        for (Optimizer<?> method : methods) {
            SimpleMatrix step = Linear.combine(1, method.run(f, x0, 1).last().x(), -1, x0);
            double length = step.normF();
            if (!(length > 0)) {
                throw new IllegalArgumentException("methods must move from x0 = " + Text.numbers(Linear.array(x0))
                        + ", but " + method.label() + " does not");
            }
            SimpleMatrix tip = Linear.combine(1, x0, ARROW * radius / length, step);
            chart = chart.arrow(method.label(), x0.get(0), x0.get(1), tip.get(0), tip.get(1));
        }
        return best.isPresent() ? chart.mark("minimizer", best.get().get(0), best.get().get(1)) : chart;
    }
}
