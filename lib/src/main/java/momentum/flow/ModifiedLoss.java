package momentum.flow;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.data.Complex_F64;
import org.ejml.simple.SimpleMatrix;

/**
 * A loss that is dearer where it is steep: what a method with a finite step goes down in place of the loss.
 *
 * <pre>{@code Φ_ε(u) = Φ(u) + ½ ε ‖∇Φ(u)‖²,   ∇Φ_ε = ∇Φ + ε ∇²Φ ∇Φ}</pre>
 *
 * Its value is Φ's exactly where Φ is flat, so its minima are the same. On a quadratic each curvature q becomes
 * q + ε q²: more convex. Elsewhere the third derivatives of Φ have a say, and it may be less convex.
 *
 * @param loss Φ
 * @param weight ε = h c, zero or more; unit: 1/curvature
 * @see <a href="https://jmlr.org/papers/v22/19-466.html">Kovachki and Stuart 2021, theorem 6</a>
 */
public record ModifiedLoss(Objective loss, double weight) implements Objective {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if loss is null, or weight is negative or not finite
     */
    public ModifiedLoss {
        Arguments.present(loss, "loss");
        Arguments.notNegative(weight, "weight");
    }

    @Override
    public double value(SimpleMatrix u) {
        SimpleMatrix g = loss.gradient(u);
        return loss.value(u) + 0.5 * weight * Linear.dot(g, g);
    }

    @Override
    public SimpleMatrix gradient(SimpleMatrix u) {
        SimpleMatrix g = loss.gradient(u);
        return Linear.combine(1, g, weight, loss.hessianTimes(u, g));
    }

    /**
     * How curved the modified loss is along a direction, by differences of its gradient.
     *
     * <pre>{@code wᵀ∇²Φ_ε w / ‖w‖²}</pre>
     *
     * @param u n×1
     * @param direction w, n×1, not zero
     * @return positive where it is convex along w
     * @throws IllegalArgumentException if u or direction does not fit, or direction is zero
     */
    public double curvature(SimpleMatrix u, SimpleMatrix direction) {
        Arguments.point(u, "u", loss.dimension());
        double square = Linear.dot(Arguments.column(direction, "direction", u.getNumRows()), direction);
        if (!(square > 0)) throw new IllegalArgumentException("direction must not be zero");
        return Linear.dot(direction, hessianTimes(u, direction)) / square;
    }

    /**
     * What the correction adds to the curvature at least, over all directions.
     *
     * <pre>{@code least eigenvalue of ∇²Φ_ε − ∇²Φ}</pre>
     *
     * @param u n×1, of a few dimensions: n products with the Hessian are taken, by differences of the gradient
     * @return negative where the correction makes the loss less convex along some direction
     * @throws IllegalArgumentException if u does not fit
     */
    public double addedCurvature(SimpleMatrix u) {
        int n = Arguments.point(u, "u", loss.dimension()).getNumRows();
        SimpleMatrix added = new SimpleMatrix(n, n);
        for (int i = 0; i < n; i++) {
            SimpleMatrix e = new SimpleMatrix(n, 1);
            e.set(i, 1);
            added.insertIntoThis(0, i, Linear.combine(1, hessianTimes(u, e), -1, loss.hessianTimes(u, e)));
        }
        // differences leave it unsymmetric by rounding
        return added.plus(added.transpose()).scale(0.5).eig().getEigenvalues().stream()
                .mapToDouble(Complex_F64::getReal).min().orElseThrow();
    }

    @Override
    public double gap(SimpleMatrix u) {
        SimpleMatrix g = loss.gradient(u);
        return loss.gap(u) + 0.5 * weight * Linear.dot(g, g);
    }

    @Override
    public OptionalInt dimension() {
        return loss.dimension();
    }

    @Override
    public Optional<SimpleMatrix> minimizer() {
        return loss.minimizer();
    }

    @Override
    public OptionalDouble leastValue() {
        return loss.leastValue();
    }

    @Override
    public String toString() {
        return loss + " + " + Text.number(weight / 2) + " ‖∇Φ‖²";
    }
}
