package momentum.internal;

import java.util.function.DoublePredicate;

/** How large a step may be, by trying. */
public final class StableSteps {
    private StableSteps() {}

    /**
     * The end of the first interval of stable steps: a hundred tries a decade from 10⁻³ units on, then halving.
     *
     * @param unit the steps' unit
     * @param tries the number of the last try
     * @param within the relative width at which halving ends
     * @param isStable whether a step is
     * @return 0 if no step up to the first unstable one is stable, infinite if none that was tried is unstable
     */
    public static double limit(double unit, int tries, double within, DoublePredicate isStable) {
        double stable = 0;
        for (int i = 0; i <= tries; i++) {
            double step = unit * Math.pow(10, -3 + i / 100.0);
            if (isStable.test(step)) {
                stable = step;
                continue;
            }
            if (stable == 0) return 0;
            double unstable = step;
            while (unstable - stable > within * unstable) {
                double middle = (stable + unstable) / 2;
                if (isStable.test(middle)) stable = middle;
                else unstable = middle;
            }
            return stable;
        }
        return Double.POSITIVE_INFINITY;
    }
}
