package momentum.check;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import momentum.Objective;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/** A problem of which only values and gradients are shown, each look is counted, and there are only so many. */
public final class Blind implements Objective {
    private final Objective f;
    private final int most;
    private final AtomicInteger looks = new AtomicInteger();

    /**
     * Hides a problem's curvature and minimizer.
     *
     * @param f the problem
     * @param most how many looks there are, positive
     * @throws IllegalArgumentException if f is null or most is not positive
     */
    public Blind(Objective f, int most) {
        this.f = Arguments.present(f, "f");
        this.most = Arguments.positive(most, "most");
    }

    /**
     * How many values and gradients were asked for.
     *
     * @return the count so far, also that of looks which were refused
     */
    public int looks() {
        return looks.get();
    }

    private Objective look() {
        if (looks.incrementAndGet() > most) throw new IllegalStateException("all " + most + " looks are used up");
        return f;
    }

    /**
     * One look.
     *
     * @throws IllegalStateException if all looks are used up
     */
    @Override
    public double value(SimpleMatrix x) {
        return look().value(x);
    }

    /**
     * One look.
     *
     * @throws IllegalStateException if all looks are used up
     */
    @Override
    public SimpleMatrix gradient(SimpleMatrix x) {
        return look().gradient(x);
    }

    @Override
    public OptionalInt dimension() {
        return f.dimension();
    }

    @Override
    public String toString() {
        return "a problem that counts looks";
    }
}
