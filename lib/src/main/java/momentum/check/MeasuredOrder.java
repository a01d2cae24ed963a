package momentum.check;

import java.util.function.Supplier;
import momentum.flow.Convergence;
import momentum.flow.DampedOscillator;
import momentum.flow.Discretisation;
import momentum.internal.Arguments;
import momentum.text.Text;

/** With which order somebody's discretisation follows a damped oscillator. */
public final class MeasuredOrder {
    private static final double TIME = 5, NEARLY = 0.1;
    private static final int[] STEPS = {200, 400, 800, 1600};
    /** The ball has gone about 1: an error of a hundredth, with such short steps, is no longer the same motion. */
    private static final double FOLLOWS = 0.01;

    private final Tried tried;

    private MeasuredOrder(Tried tried) {
        this.tried = tried;
    }

    static MeasuredOrder of(Supplier<Discretisation> scheme, DampedOscillator ball, double eigenvalue) {
        Arguments.present(scheme, "scheme");
        Arguments.present(ball, "ball");
        Arguments.positive(eigenvalue, "eigenvalue");
        return new MeasuredOrder(Tried.of("the scheme", () -> {
            Discretisation its = scheme.get();
            return its == null || its.method(ball.mass(), ball.friction(), TIME) == null ? null
                    : its.convergence(ball, eigenvalue, TIME, STEPS);
        }));
    }

    /**
     * Judges it: prints {@code right: …} or {@code not yet: …}, and never throws.
     *
     * @param worth the points for it, zero or more
     * @param order the order that is asked for
     * @return worth, if the order is as high; or 0
     * @throws IllegalArgumentException if worth is negative or not finite
     */
    public double points(double worth, int order) {
        Arguments.notNegative(worth, "worth");
        String fault = fault(order);
        System.out.println(fault == null ? "right: the scheme is of order " + order : "not yet: " + fault);
        return fault == null ? worth : 0;
    }

    private String fault(int order) {
        if (tried.fault() != null) return "the scheme: the code " + tried.fault();
        if (!(tried.value() instanceof Convergence measured)) return "the scheme is still missing";
        double error = measured.errors()[STEPS.length - 1], found = measured.order();
        if (!(error < FOLLOWS)) {
            return "the scheme does not follow the ball: with the shortest step it is still off by "
                    + Text.number(error, 2);
        }
        if (found > order - NEARLY) return null;
        return "the scheme is of order " + Text.number(found, 2) + ", and " + order + " is asked for"
                + (order == 2 && found > 1 - NEARLY ? ": which of the differences is one-sided?" : "");
    }
}
