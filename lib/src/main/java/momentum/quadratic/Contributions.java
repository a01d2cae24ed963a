package momentum.quadratic;

import momentum.Iterate;
import momentum.Series;
import momentum.Trajectory;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How much each eigenvector contributes to the gap, along a run.
 *
 * <pre>{@code f(x_k) − f* = Σ cᵢ(k),   cᵢ(k) = ½ λᵢ (zᵢ)²,   z = Qᵀ(x_k − x*)}</pre>
 *
 * @see <a href="https://distill.pub/2017/momentum/">Goh 2017, Decomposing the Error; its formula lacks the ½</a>
 */
public final class Contributions {
    private final Spectrum spectrum;
    private final double[] k;
    private final double[][] parts;

    private Contributions(Spectrum spectrum, double[] k, double[][] parts) {
        this.spectrum = spectrum;
        this.k = k;
        this.parts = parts;
    }

    /**
     * Takes a run apart.
     *
     * @param run on a quadratic that knows its spectrum and has a minimizer
     * @return the contributions of every eigenvector at every kept iterate
     * @throws IllegalArgumentException if the run's problem is no quadratic
     * @throws UnsupportedOperationException if it has or knows no minimizer or spectrum
     */
    public static Contributions of(Trajectory<?> run) {
        if (!(Arguments.present(run, "run").objective() instanceof Quadratic f)) {
            throw new IllegalArgumentException("run must be on a quadratic, was on " + run.objective());
        }
        Spectrum spectrum = f.spectrum();
        double[][] parts = new double[spectrum.size()][run.kept().size()];
        int at = 0;
        for (Iterate iterate : run.kept()) {
            SimpleMatrix modes = f.errorModes(iterate.x());
            for (int i = 0; i < parts.length; i++) {
                parts[i][at] = 0.5 * spectrum.eigenvalue(i) * modes.get(i) * modes.get(i);
            }
            at++;
        }
        return new Contributions(spectrum, run.k(), parts);
    }

    /**
     * The spectrum whose eigenvectors contribute.
     *
     * @return smallest eigenvalue first
     */
    public Spectrum spectrum() {
        return spectrum;
    }

    /**
     * The iterations.
     *
     * @return k of each kept iterate
     */
    public double[] k() {
        return k.clone();
    }

    /**
     * The contribution of one eigenvector.
     *
     * @param mode from 0, the smallest eigenvalue
     * @return cᵢ(k) at each kept iterate
     * @throws IllegalArgumentException if there is no such eigenvector
     */
    public Series of(int mode) {
        return new Series(name(mode), k, parts[Arguments.index(mode, "mode", parts.length)]);
    }

    private String name(int mode) {
        return "eigenvalue " + Text.number(spectrum.eigenvalue(Arguments.index(mode, "mode", parts.length)), 4);
    }

    /**
     * All contributions together.
     *
     * @return f(x_k) − f* at each kept iterate
     */
    public Series total() {
        double[] total = new double[k.length];
        for (double[] part : parts) for (int j = 0; j < total.length; j++) total[j] += part[j];
        return new Series("total", k, total);
    }

    /**
     * The last iteration at which a contribution was still above a level.
     *
     * @param mode from 0, the smallest eigenvalue
     * @param level positive
     * @return k; −1 if it never was, the run's last k if it still is
     * @throws IllegalArgumentException if there is no such eigenvector, or level is not positive and finite
     */
    public int milestone(int mode, double level) {
        Arguments.index(mode, "mode", parts.length);
        Arguments.positive(level, "level");
        for (int j = k.length - 1; j >= 0; j--) if (parts[mode][j] > level) return (int) k[j];
        return -1;
    }

    /**
     * The contributions as a long table, ready for Tablesaw's grouped figures.
     *
     * @return columns k, mode ({@code λ = 0.01}, to group by) and contribution; one row a kept iterate and eigenvector
     */
    public Table table() {
        IntColumn at = IntColumn.create("k");
        StringColumn mode = StringColumn.create("mode");
        DoubleColumn contribution = DoubleColumn.create("contribution");
        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < k.length; j++) {
                at.append((int) k[j]);
                mode.append("λ = " + Text.number(spectrum.eigenvalue(i)));
                contribution.append(parts[i][j]);
            }
        }
        return Table.create("contributions", at, mode, contribution);
    }

    @Override
    public String toString() {
        Series total = total();
        return "contributions of " + parts.length + " eigenvectors over " + k.length + " iterates, total from "
                + Text.number(total.first()) + " to " + Text.number(total.last());
    }
}
