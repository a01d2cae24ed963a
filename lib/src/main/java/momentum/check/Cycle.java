package momentum.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import momentum.internal.Arguments;
import momentum.problem.BentParabola;
import momentum.text.Text;

/**
 * The referee of a game: whether the heavy ball, at its best for curvatures from 1 to 25, never arrives at the minimum
 * of a bent parabola with such curvatures. It reckons with fractions, so that no rounding decides.
 *
 * <pre>{@code x₊ = x − f′(x)/9 + (x − x₋) 4/9}</pre>
 *
 * It cycles if the map of one round, which is affine while the points stay in their pieces, has a fixed point in these
 * pieces that is not the minimum, and draws near what is near; and if the run has come very near to it.
 */
public final class Cycle {
    private static final Fraction STEP = Fraction.of(1, 9), KEPT = Fraction.of(4, 9);
    private static final Fraction NEAR = Fraction.of(1, 1_000_000_000), AWAY = Fraction.of(1, 1000);
    private static final int STEPS = 300, LONGEST = 24;
    private static final double SMALLEST = 1, LARGEST = 25;

    private final String fault;
    private final boolean member, inside, stays;
    private final List<Fraction> cycle;

    private Cycle(String fault, boolean member, boolean inside, boolean stays, List<Fraction> cycle) {
        this.fault = fault;
        this.member = member;
        this.inside = inside;
        this.stays = stays;
        this.cycle = cycle;
    }

    static Cycle of(Supplier<BentParabola> f, Supplier<? extends Number> x0) {
        Tried function = Tried.of("f", f), start = Tried.of("x0", x0);
        if (function.fault() != null) return broken("f: the code " + function.fault());
        if (start.fault() != null) return broken("x0: the code " + start.fault());
        if (!(function.value() instanceof BentParabola bent)) return broken("f is still missing");
        if (!(start.value() instanceof Number number)) return broken("x0 is still missing");
        if (!Double.isFinite(number.doubleValue())) return broken("x0 is not " + number);
        return judged(bent, number.doubleValue());
    }

    private static Cycle broken(String fault) {
        return new Cycle(fault, false, false, false, List.of());
    }

    private static Cycle judged(BentParabola f, double x0) {
        double small = f.strongConvexity().orElseThrow(), large = f.smoothness().orElseThrow();
        boolean member = small >= SMALLEST && large <= LARGEST, inside = small > SMALLEST && large < LARGEST;
        Fraction[] x = new Fraction[STEPS + 1];
        Fraction previous = Fraction.of(x0);
        x[0] = previous;
        for (int k = 0; k < STEPS; k++) {
            x[k + 1] = x[k].minus(STEP.times(slope(f, x[k]))).plus(KEPT.times(x[k].minus(previous)));
            previous = x[k];
        }
        boolean stays = true;
        for (int k = STEPS - LONGEST; k <= STEPS; k++) stays &= !x[k].size().isLessThan(AWAY);
        return new Cycle(null, member, inside, stays, stays ? cycle(f, x) : List.of());
    }

    /** The points of the cycle that a run has come near to; none if there is none. */
    private static List<Fraction> cycle(BentParabola f, Fraction[] x) {
        for (int period = 2; period <= LONGEST; period++) {
            boolean repeats = true;
            for (int k = STEPS - period; k <= STEPS; k++) {
                repeats &= x[k].minus(x[k - period]).size().isLessThan(NEAR);
            }
            if (repeats) return fixed(f, x, period);
        }
        return List.of();
    }

    /** The fixed point of one round, with the pieces that the run's last round went through. */
    private static List<Fraction> fixed(BentParabola f, Fraction[] x, int period) {
        // one round as (x, x₋) → M (x, x₋) + c
        Fraction[] m = {Fraction.ONE, Fraction.ZERO, Fraction.ZERO, Fraction.ONE}, c = {Fraction.ZERO, Fraction.ZERO};
        int[] pieces = new int[period];
        for (int i = 0; i < period; i++) {
            pieces[i] = piece(f, x[STEPS - period + i]);
            Fraction curvature = Fraction.of(f.curvatures()[pieces[i]]);
            Fraction a = Fraction.ONE.plus(KEPT).minus(STEP.times(curvature)), b = Fraction.ZERO.minus(KEPT);
            Fraction pushed = Fraction.ZERO.minus(STEP.times(intercept(f, pieces[i])));
            m = new Fraction[] {a.times(m[0]).plus(b.times(m[2])), a.times(m[1]).plus(b.times(m[3])), m[0], m[1]};
            c = new Fraction[] {a.times(c[0]).plus(b.times(c[1])).plus(pushed), c[0]};
        }
        Fraction trace = m[0].plus(m[3]), determinant = m[0].times(m[3]).minus(m[1].times(m[2]));
        boolean draws = determinant.size().isLessThan(Fraction.ONE)
                && trace.size().isLessThan(Fraction.ONE.plus(determinant));
        if (!draws) return List.of();
        // (I − M) z = c by Cramer
        Fraction p = Fraction.ONE.minus(m[0]), s = Fraction.ONE.minus(m[3]);
        Fraction below = p.times(s).minus(m[1].times(m[2]));
        Fraction now = c[0].times(s).plus(m[1].times(c[1])).over(below);
        Fraction before = p.times(c[1]).plus(m[2].times(c[0])).over(below);
        List<Fraction> points = new ArrayList<>();
        for (int i = 0; i < period; i++) {
            boolean there = piece(f, now) == pieces[i] && now.compareTo(Fraction.ZERO) != 0
                    && now.minus(x[STEPS - period + i]).size().isLessThan(NEAR);
            if (!there) return List.of();
            points.add(now);
            Fraction next = now.minus(STEP.times(slope(f, now))).plus(KEPT.times(now.minus(before)));
            before = now;
            now = next;
        }
        return points;
    }

    private static int piece(BentParabola f, Fraction x) {
        int piece = 0;
        for (double kink : f.kinks()) if (!x.isLessThan(Fraction.of(kink))) piece++;
        return piece;
    }

    /** {@code f′(x)} exactly. */
    private static Fraction slope(BentParabola f, Fraction x) {
        int piece = piece(f, x);
        return Fraction.of(f.curvatures()[piece]).times(x).plus(intercept(f, piece));
    }

    /** What {@code f′} is beside curvature times x on a piece: it is continuous, and 0 at 0. */
    private static Fraction intercept(BentParabola f, int piece) {
        double[] kinks = f.kinks(), curvatures = f.curvatures();
        Fraction intercept = Fraction.ZERO;
        int home = piece(f, Fraction.ZERO);
        for (int i = home; i < piece; i++) intercept = intercept.plus(jump(kinks[i], curvatures[i], curvatures[i + 1]));
        for (int i = home; i > piece; i--) {
            intercept = intercept.plus(jump(kinks[i - 1], curvatures[i], curvatures[i - 1]));
        }
        return intercept;
    }

    private static Fraction jump(double kink, double from, double to) {
        return Fraction.of(kink).times(Fraction.of(from).minus(Fraction.of(to)));
    }

    /**
     * Judges it: prints {@code right: …} or {@code not yet: …}, and never throws.
     *
     * @param away the points if the run stays away from the minimum
     * @param exactly the points for an exact cycle beside
     * @param strictly the points beside if it does so with curvatures strictly between 1 and 25
     * @return the points; none if f has a curvature outside of 1 to 25
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public double points(double away, double exactly, double strictly) {
        Arguments.notNegative(away, "away");
        Arguments.notNegative(exactly, "exactly");
        Arguments.notNegative(strictly, "strictly");
        System.out.println(verdict());
        if (fault != null || !member || !stays) return 0;
        return away + (cycle.isEmpty() ? 0 : exactly + (inside ? strictly : 0));
    }

    private String verdict() {
        if (fault != null) return "not yet: " + fault;
        if (!member) return "not yet: f has a curvature outside of 1 to 25, for which this heavy ball is not made";
        if (!stays) return "not yet: the heavy ball arrives: it is nearer than 0.001 within " + STEPS + " steps";
        if (cycle.isEmpty()) {
            return "not yet: it stays away from the minimum, but after " + STEPS
                    + " steps no cycle of at most " + LONGEST + " points is found that draws it in";
        }
        String points = cycle.stream().map(Fraction::toString).collect(Collectors.joining(" → "));
        String found = "a cycle of " + Text.count(cycle.size(), "point") + ", " + points;
        return inside ? "right: " + found : "not yet: " + found
                + ", but a curvature is 1 or 25 exactly: the last points are for a function strictly between";
    }
}
