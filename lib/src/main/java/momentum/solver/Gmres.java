package momentum.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import momentum.Iterate;
import momentum.Linear;
import momentum.Objective;
import momentum.Optimizer;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Generalized minimal residuals, in full: the shortest residual that k products with A can leave, for any A.
 *
 * <pre>{@code AVₖ = Vₖ₊₁Hₖ,   y = argmin ‖ ‖r₀‖e₁ − Hₖy ‖,   xₖ = x₀ + Vₖy}</pre>
 *
 * Vₖ is an orthonormal basis of {r₀, Ar₀, …, Aᵏ⁻¹r₀} and H a Hessenberg matrix of k + 1 rows; the length of the
 * residual is known from H alone. It never grows, and the n-th is 0; the price is that all k vectors are remembered.
 * Where the basis cannot grow the solution is found and x stays; a singular A may break it down before.
 *
 * Example:
 * <pre>{@code
 * var system = LinearSystem.convectionDiffusion(50, 200);
 * var run = new Gmres().run(system, new SimpleMatrix(50, 1), 50);
 * run.measured("residual", s -> s.residualNorm())
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1137/0907058">Saad and Schultz 1986, GMRES</a>
 */
public record Gmres() implements Optimizer<Gmres.State> {
    /** A new vector that is so much shorter than before it was made orthogonal is rounding. */
    private static final double ROUNDING = 1e-14;

    @Override
    public State start(Objective f, SimpleMatrix x0) {
        LinearSystem system = LinearSystem.of(f);
        SimpleMatrix x = Arguments.point(x0, "x0", f.dimension()).copy(), r = system.residual(x);
        double length = r.normF();
        List<SimpleMatrix> basis = length > 0 ? List.of(r.scale(1 / length)) : List.of();
        return new State(0, x, x, basis, List.of(), length, length, Optional.empty());
    }

    @Override
    public State step(Objective f, State state) {
        LinearSystem system = LinearSystem.of(f);
        int k = Arguments.present(state, "state").hessenberg().size();
        if (state.basis().size() == k) return state.resting();
        SimpleMatrix w = system.times(state.basis().get(k));
        double before = w.normF();
        double[] column = new double[k + 2];
        for (int i = 0; i <= k; i++) {
            column[i] = Products.dot(state.basis().get(i), w);
            w = Linear.combine(1, w, -column[i], state.basis().get(i));
        }
        double left = w.normF();
        boolean complete = left <= ROUNDING * before || k + 1 == state.x().getNumRows();
        column[k + 1] = complete ? 0 : left;
        List<SimpleMatrix> basis = new ArrayList<>(state.basis());
        if (!complete) basis.add(w.scale(1 / left));
        List<double[]> columns = new ArrayList<>(state.hessenberg());
        columns.add(column);
        var triangle = new Triangle(columns, state.firstResidual());
        if (triangle.isSingular()) return state.broken("A is singular: its images of the basis are dependent");
        SimpleMatrix x = state.x0();
        double[] y = triangle.solution();
        for (int i = 0; i <= k; i++) x = Linear.combine(1, x, y[i], state.basis().get(i));
        return new State(state.k() + 1, x, state.x0(), List.copyOf(basis), List.copyOf(columns), state.firstResidual(),
                triangle.residual(), Optional.empty());
    }

    @Override
    public String label() {
        return "GMRES";
    }

    /** The least-squares problem of the Hessenberg matrix, made triangular by rotations. */
    private static final class Triangle {
        private final double[][] r;
        private final double[] g;

        Triangle(List<double[]> columns, double length) {
            int k = columns.size();
            r = new double[k][];
            g = new double[k + 1];
            g[0] = length;
            double[] c = new double[k], s = new double[k];
            for (int j = 0; j < k; j++) {
                r[j] = columns.get(j).clone();
                for (int i = 0; i < j; i++) rotate(r[j], i, c[i], s[i]);
                double size = Math.hypot(r[j][j], r[j][j + 1]);
                c[j] = size == 0 ? 1 : r[j][j] / size;
                s[j] = size == 0 ? 0 : r[j][j + 1] / size;
                rotate(r[j], j, c[j], s[j]);
                rotate(g, j, c[j], s[j]);
            }
        }

        private static void rotate(double[] v, int i, double c, double s) {
            double upper = c * v[i] + s * v[i + 1];
            v[i + 1] = c * v[i + 1] - s * v[i];
            v[i] = upper;
        }

        boolean isSingular() {
            double largest = 0;
            for (double[] column : r) for (double each : column) largest = Math.max(largest, Math.abs(each));
            return !(Math.abs(r[r.length - 1][r.length - 1]) > ROUNDING * largest);
        }

        double residual() {
            return Math.abs(g[r.length]);
        }

        double[] solution() {
            double[] y = new double[r.length];
            for (int i = y.length - 1; i >= 0; i--) {
                y[i] = g[i];
                for (int j = i + 1; j < y.length; j++) y[i] -= r[j][i] * y[j];
                y[i] /= r[i][i];
            }
            return y;
        }
    }

    /**
     * The state.
     *
     * @param k the iteration
     * @param x x_k, n×1
     * @param x0 the start, n×1
     * @param basis v₁ … v_{k+1}, each n×1 and of length 1; only k of them once the solution is found
     * @param hessenberg the columns of H, j + 1 numbers the j-th, not to be changed
     * @param firstResidual ‖r₀‖
     * @param residualNorm ‖b − Ax_k‖, from H
     * @param breakdown why there was no step to here, if there was none
     */
    public record State(int k, SimpleMatrix x, SimpleMatrix x0, List<SimpleMatrix> basis,
            List<double[]> hessenberg, double firstResidual, double residualNorm, Optional<String> breakdown)
            implements Iterate {
        /**
         * Checks that nothing is missing.
         *
         * @throws IllegalArgumentException if basis, hessenberg or breakdown is null
         */
        public State {
            Arguments.each(basis, "basis");
            Arguments.each(hessenberg, "hessenberg");
            Arguments.present(breakdown, "breakdown");
        }

        State broken(String why) {
            return new State(k + 1, x.copy(), x0, basis, hessenberg, firstResidual, residualNorm, Optional.of(why));
        }

        State resting() {
            return new State(k + 1, x.copy(), x0, basis, hessenberg, firstResidual, residualNorm, breakdown);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State that && k == that.k && Text.same(x, that.x) && Text.same(x0, that.x0)
                    && basis.size() == that.basis.size() && Double.compare(residualNorm, that.residualNorm) == 0
                    && breakdown.equals(that.breakdown);
        }

        @Override
        public int hashCode() {
            return 31 * k + Text.hash(x);
        }

        @Override
        public String toString() {
            return "State[k=" + k + ", x=" + Text.matrix(x) + ", residualNorm=" + Text.number(residualNorm) + "]";
        }
    }
}
