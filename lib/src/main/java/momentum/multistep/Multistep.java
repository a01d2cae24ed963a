package momentum.multistep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.flow.Convergence;
import momentum.flow.GradientFlow;
import momentum.flow.Proximal;
import momentum.flow.Solution;
import momentum.internal.Arguments;
import momentum.internal.Interruption;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * A multistep method at work on gradient flow.
 *
 * <pre>{@code Σ aⱼ x_{n+j} = −h Σ bⱼ ∇f(x_{n+j}),   all points x0 at the start}</pre>
 *
 * Its one-leg form takes a single gradient, {@code Σ aⱼ x_{n+j} = −h σ(1) ∇f(Σ bⱼ x_{n+j}/σ(1))}; on a quadratic both
 * have the same characteristic polynomial. An implicit method solves its equation by Newton's method.
 *
 * @param coefficients a and b
 * @param h the step in time, positive; unit: 1/curvature
 * @param oneLeg whether the gradient is taken once, at the weighted mean
 */
public record Multistep(LinearMultistep coefficients, double h, boolean oneLeg) implements Optimizer<Multistep.Memory> {
    /**
     * Checks the step.
     *
     * @throws IllegalArgumentException if h is not positive and finite
     */
    public Multistep {
        Arguments.present(coefficients, "coefficients");
        Arguments.positive(h, "h");
    }

    @Override
    public Memory start(Objective f, SimpleMatrix x0) {
        SimpleMatrix x = Arguments.point(x0, "x0", Arguments.present(f, "f").dimension()).copy();
        return new Memory(0, Collections.nCopies(coefficients.steps(), x));
    }

    /**
     * A start from several known points.
     *
     * @param points x₀ … x_{s−1}, oldest first
     * @return the state with k = s − 1
     * @throws IllegalArgumentException if there are not s points
     */
    public Memory started(List<SimpleMatrix> points) {
        if (Arguments.present(points, "points").size() != coefficients.steps()) {
            throw new IllegalArgumentException("points must be " + coefficients.steps() + ", were " + points.size());
        }
        return new Memory(points.size() - 1, List.copyOf(Arguments.each(points, "points")));
    }

    @Override
    public Memory step(Objective f, Memory state) {
        Arguments.present(f, "f");
        Arguments.present(state, "state");
        SimpleMatrix next = oneLeg ? nextOneLeg(f, state.points()) : next(f, state.points());
        List<SimpleMatrix> points = new ArrayList<>(state.points().subList(1, state.points().size()));
        points.add(next);
        return new Memory(state.k() + 1, Collections.unmodifiableList(points));
    }

    private SimpleMatrix next(Objective f, List<SimpleMatrix> x) {
        double[] a = coefficients.a(), b = coefficients.b();
        int s = coefficients.steps();
        SimpleMatrix rest = weighted(a, x, -1 / a[s]);
        for (int j = 0; j < s; j++) {
            if (b[j] != 0) rest = Linear.combine(1, rest, -h * b[j] / a[s], f.gradient(x.get(j)));
        }
        return b[s] == 0 ? rest : Proximal.solve(f, h * b[s] / a[s], rest);
    }

    private SimpleMatrix nextOneLeg(Objective f, List<SimpleMatrix> x) {
        double[] a = coefficients.a(), b = coefficients.b();
        int s = coefficients.steps();
        double sum = 0;
        for (double weight : b) sum += weight;
        SimpleMatrix rest = weighted(a, x, -1 / a[s]), leg = weighted(b, x, 1 / sum);
        if (b[s] == 0) return Linear.combine(1, rest, -h * sum / a[s], f.gradient(leg));
        // with u = leg + (b_s/σ(1)) x_s the equation is u + (h b_s/a_s) ∇f(u) = leg + (b_s/σ(1)) rest
        SimpleMatrix u = Proximal.solve(f, h * b[s] / a[s], Linear.combine(1, leg, b[s] / sum, rest));
        return Linear.combine(sum / b[s], u, -sum / b[s], leg);
    }

    /** {@code factor Σ_{j<s} weightⱼ xⱼ}. */
    private static SimpleMatrix weighted(double[] weights, List<SimpleMatrix> x, double factor) {
        SimpleMatrix sum = new SimpleMatrix(x.get(0).getNumRows(), 1);
        for (int j = 0; j < x.size(); j++) {
            if (weights[j] != 0) sum = Linear.combine(1, sum, factor * weights[j], x.get(j));
        }
        return sum;
    }

    static Convergence convergence(LinearMultistep coefficients, int... counts) {
        Quadratic f = Quadratic.diag(1);
        Solution exact = new GradientFlow().solve(f, Linear.vector(1), 1);
        int s = coefficients.steps();
        for (int n : counts) {
            if (n < s) throw new IllegalArgumentException("counts must be " + s + " or more, was " + n);
        }
        return Convergence.of(coefficients.label(), 1, n -> {
            Multistep method = coefficients.method(1.0 / n);
            List<SimpleMatrix> points = new ArrayList<>();
            for (int j = 0; j < s; j++) points.add(exact.at((double) j / n));
            Memory state = method.started(points);
            while (state.k() < n) {
                Interruption.poll("measuring an order");
                state = method.step(f, state);
            }
            return state.x().get(0) - exact.at(1).get(0);
        }, counts);
    }

    @Override
    public String label() {
        return coefficients.label() + (oneLeg ? ", one-leg" : "") + ", h = " + Text.number(h);
    }

    @Override
    public String toString() {
        return label();
    }

    /**
     * The state: the last s points.
     *
     * @param k the iteration
     * @param points x_{k−s+1} … x_k, oldest first
     */
    public record Memory(int k, List<SimpleMatrix> points) implements Iterate {
        /**
         * Checks that there is a point.
         *
         * @throws IllegalArgumentException if there is none, or one is null
         */
        public Memory {
            if (Arguments.each(points, "points").isEmpty()) {
                throw new IllegalArgumentException("points must be at least one, were none");
            }
        }

        @Override
        public SimpleMatrix x() {
            return points.get(points.size() - 1);
        }

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Memory that && k == that.k && points.size() == that.points.size())) return false;
            for (int j = 0; j < points.size(); j++) if (!Text.same(points.get(j), that.points.get(j))) return false;
            return true;
        }

        @Override
        public int hashCode() {
            return 31 * k + Text.hash(x());
        }

        @Override
        public String toString() {
            return Text.record(this);
        }
    }
}
