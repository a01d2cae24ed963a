package momentum.solver;

import org.ejml.simple.SimpleMatrix;

/** A square matrix by what it does; one that also knows its entries lets methods sweep through its rows. */
interface Coefficients {
    int size();

    boolean isSymmetric();

    /** A x. */
    SimpleMatrix times(SimpleMatrix x);

    /** A x, in a vector to spare, which is not x, where that is possible. */
    default SimpleMatrix times(SimpleMatrix x, SimpleMatrix into) {
        return times(x);
    }

    /** Aᵀ x. */
    SimpleMatrix transposeTimes(SimpleMatrix x);

    /** The largest |aᵢⱼ|; 0 where it is not known. */
    default double largestEntry() {
        return 0;
    }

    /** Whether {@link #diagonal}, {@link #rowTimes} and {@link #coloured} can be asked. */
    default boolean hasEntries() {
        return false;
    }

    /** aᵢᵢ. */
    default double diagonal(int i) {
        throw new IllegalStateException("an operator has no entries");
    }

    /** Σⱼ aᵢⱼ xⱼ. */
    default double rowTimes(int i, double[] x) {
        throw new IllegalStateException("an operator has no entries");
    }

    /**
     * A colour, 0 or 1, for each unknown, so that no two of one colour are coupled; null if there is none.
     */
    default int[] coloured() {
        throw new IllegalStateException("an operator has no entries");
    }
}
