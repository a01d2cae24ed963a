package momentum.plot;

import java.util.List;
import momentum.Iterate;
import momentum.Linear;
import momentum.Trajectory;
import org.ejml.simple.SimpleMatrix;

/** A run as two pictures, iterates downwards and coordinates to the right: where it is, and how far off. */
final class LightCone {
    private static final Scale WEIGHTS = Scale.of("YlGnBu", 0, 0.1, 0.2, 0.5, 1);
    private static final Scale ERRORS = Scale.of("YlGnBu", 0, 0.2, 0.5, 0.6, 0.8);

    private LightCone() {}

    static Chart of(Trajectory<?> run) {
        SimpleMatrix best = run.objective().minimizer().orElseThrow(() ->
                new UnsupportedOperationException(
                        "the error |x − x*| needs a minimizer, and this objective knows none"));
        List<? extends Iterate> kept = run.kept();
        double[][] weights = new double[kept.size()][], errors = new double[kept.size()][];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Linear.array(kept.get(k).x()).clone();
            errors[k] = new double[weights[k].length];
            for (int i = 0; i < errors[k].length; i++) errors[k][i] = Math.abs(weights[k][i] - best.get(i));
        }
        return Chart.beside(panel("weight", weights, WEIGHTS), panel("error", errors, ERRORS));
    }

    private static Chart panel(String what, double[][] values, Scale scale) {
        return Chart.titled(what).cells(what, values, scale).staircase(values[0].length).xAxis("coordinate i")
                .yAxis("iteration k").height(560);
    }
}
