package momentum.plot;

/** A chart for each setting of two knobs. */
@FunctionalInterface
public interface ChartOfTwo {
    /**
     * Draws one setting.
     *
     * @param first the first knob's value
     * @param second the second knob's value
     * @return the chart, or null where the second knob cannot go
     */
    Chart at(double first, double second);
}
