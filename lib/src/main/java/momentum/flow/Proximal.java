package momentum.flow;

import java.util.concurrent.CancellationException;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * The equation that an implicit step must solve, {@code x + c ∇f(x) = y}, by Newton's method with conjugate gradients.
 */
public final class Proximal {
    private static final int MOST_STEPS = 60, MOST_HALVINGS = 40;
    /** Rounding of x + c ∇f(x) − y, in units of its terms. */
    private static final double ROUNDING = 8 * Math.ulp(1.0);

    private Proximal() {}

    /**
     * Where an implicit Euler step of gradient flow ends.
     *
     * @param f the problem
     * @param c the step, positive; unit: 1/curvature
     * @param y where the step starts, n×1
     * @return x with {@code x + c ∇f(x) = y}, up to rounding; not finite where the gradient is not
     * @throws ArithmeticException if no solution was found near y
     * @throws CancellationException if the thread is interrupted
     */
    public static SimpleMatrix solve(Objective f, double c, SimpleMatrix y) {
        Arguments.present(f, "f");
        SimpleMatrix x = Arguments.present(y, "y"), pull = f.gradient(x), residual = residual(x, c, pull, y);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (Thread.interrupted()) throw new CancellationException("implicit step interrupted");
            double scale = Linear.maxNorm(x) + Math.abs(c) * Linear.maxNorm(pull) + Linear.maxNorm(y);
            if (Linear.maxNorm(residual) <= ROUNDING * scale) return x;
            SimpleMatrix direction = newton(f, c, x, residual), next = null;
            double part = 1, size = residual.normF();
            for (int halved = 0; halved < MOST_HALVINGS; halved++, part /= 2) {
                next = Linear.combine(1, x, -part, direction);
                pull = f.gradient(next);
                residual = residual(next, c, pull, y);
                if (residual.normF() < size) break;
            }
            // no step is smaller: as good as rounding allows, or no solution near
            if (!(residual.normF() < size)) {
                if (size <= 1e-10 * scale) return x;
                break;
            }
            x = next;
        }
        if (!Double.isFinite(Linear.maxNorm(residual))) return residual;
        if (Linear.maxNorm(residual) <= 1e-10 * Math.max(1, Linear.maxNorm(y))) return x;
        throw new ArithmeticException("an implicit step of x + c ∇f(x) = y with c = " + Text.number(c)
                + " found no solution near " + Text.matrix(y) + ": take a smaller step");
    }

    private static SimpleMatrix residual(SimpleMatrix x, double c, SimpleMatrix pull, SimpleMatrix y) {
        return Linear.combine(1, x, c, pull, -1, y);
    }

    /** The solution of (I + c H) d = r; where I + c H is not positive along a direction, what was found before it. */
    private static SimpleMatrix newton(Objective f, double c, SimpleMatrix x, SimpleMatrix r) {
        SimpleMatrix d = new SimpleMatrix(r.getNumRows(), 1), rest = r, p = r;
        double square = Linear.dot(rest, rest), first = square;
        for (int i = 0; i < 2 * r.getNumRows() + 10 && square > 1e-30 * first; i++) {
            SimpleMatrix ap = Linear.combine(1, p, c, f.hessianTimes(x, p));
            double curvature = Linear.dot(p, ap);
            if (!(curvature > 0)) return i == 0 ? r : d;
            double length = square / curvature;
            d = Linear.combine(1, d, length, p);
            rest = Linear.combine(1, rest, -length, ap);
            double next = Linear.dot(rest, rest);
            p = Linear.combine(1, rest, next / square, p);
            square = next;
        }
        return d;
    }
}
