package momentum.plot;

/** A direction at each point of the plane. */
@FunctionalInterface
public interface VectorField {
    /**
     * The arrow at a point.
     *
     * @param x horizontal coordinate
     * @param y vertical coordinate
     * @return its horizontal and its vertical part
     */
    double[] at(double x, double y);
}
