package momentum.plot;

import org.ejml.simple.SimpleMatrix;

/** A chart for two values and a start: what two sliders and a dragged point change. */
@FunctionalInterface
public interface ChartFromStart {
    /**
     * The chart there.
     *
     * @param first what the upper slider says
     * @param second what the lower slider says
     * @param start where the point lies, 2×1
     * @return the chart, or null where the sliders cannot go
     */
    Chart at(double first, double second, SimpleMatrix start);
}
