package momentum.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import momentum.Linear;
import momentum.Objective;
import momentum.internal.Arguments;
import momentum.quadratic.Quadratic;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * How many looks somebody's code takes to find the bottom of a valley whose curvatures it does not see.
 *
 * <pre>{@code ‖∇f(x)‖ ≤ 10⁻⁶ ‖∇f(x₀)‖}</pre>
 */
public final class Budget {
    private static final double LEFT = 1e-6, CONDITION_NUMBER = 400;
    private static final int DIMENSION = 60, MOST = 20_000;

    private final int looks;
    private final String fault;

    private Budget(int looks, String fault) {
        this.looks = looks;
        this.fault = fault;
    }

    /** Somebody's code. */
    @FunctionalInterface
    public interface Search {
        /**
         * Where the bottom is.
         *
         * @param f the problem, which counts each value and each gradient as a look
         * @param x0 the start, n×1
         * @return the point, n×1
         */
        SimpleMatrix minimize(Objective f, SimpleMatrix x0);
    }

    /**
     * A valley of condition number 400 in sixty dimensions, turned, with its minimizer off 0.
     *
     * @return the valley that everybody may see
     */
    public static Quadratic valley() {
        return valley(1, 1);
    }

    /**
     * Another such valley, a student's own.
     *
     * @return the valley
     */
    public static Quadratic unseenValley() {
        Student student = Student.current();
        return valley(student.drawn("scale of the valley", 2.2, 4), student.drawn("bend of the valley", 0.7, 1.4));
    }

    /**
     * Where the search begins.
     *
     * @return 60×1
     */
    public static SimpleMatrix start() {
        return entries(i -> 1 + 0.3 * (i % 3));
    }

    /** Eigenvalues from scale to 400 times scale, spread by a power. */
    private static Quadratic valley(double scale, double bend) {
        double[] eigenvalues = new double[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            eigenvalues[i] = scale * Math.pow(CONDITION_NUMBER, Math.pow(i / (DIMENSION - 1.0), bend));
        }
        SimpleMatrix v = entries(i -> 1 + i % 7);
        SimpleMatrix turn = SimpleMatrix.identity(DIMENSION)
                .minus(v.mult(v.transpose()).scale(2 / Linear.dot(v, v)));
        return Quadratic.withSpectrum(eigenvalues, turn, entries(i -> scale * (i % 5 - 2)));
    }

    private static SimpleMatrix entries(IntToDoubleFunction entry) {
        double[] entries = new double[DIMENSION];
        Arrays.setAll(entries, entry);
        return Linear.vector(entries);
    }

    static Budget of(Search search, Quadratic f) {
        Arguments.present(search, "search");
        int n = Arguments.present(f, "f").dimension().orElse(0);
        if (n != DIMENSION) {
            throw new IllegalArgumentException("f must have dimension " + DIMENSION + ", was " + n);
        }
        var blind = new Blind(f, MOST);
        SimpleMatrix x0 = start();
        Tried tried = Tried.of("the search", () -> search.minimize(blind, x0.copy()));
        return new Budget(blind.looks(), fault(tried, f, x0));
    }

    private static String fault(Tried tried, Quadratic f, SimpleMatrix x0) {
        if (tried.fault() != null) return "the code " + tried.fault();
        SimpleMatrix x = tried.numbers();
        if (x == null) return "the point is still missing";
        if (x.getNumRows() != DIMENSION || x.getNumCols() != 1) {
            return "the point is " + Text.shape(x) + ", " + DIMENSION + "×1 is asked for";
        }
        double left = length(f.gradient(x)) / length(f.gradient(x0));
        if (left <= LEFT) return null;
        if (!(left < Double.POSITIVE_INFINITY)) return "it runs away: is the step longer than 2/L?";
        return (left > 1 ? "it ends farther up than it began" : "it stops too early") + ": the gradient is "
                + Text.number(left, 2) + " times that at the start, 1e-6 is asked for";
    }

    /** NaN where an entry is, unlike {@link SimpleMatrix#normF}. */
    private static double length(SimpleMatrix g) {
        return Math.sqrt(Linear.dot(g, g));
    }

    /**
     * Judges it: prints {@code right: …} or {@code not yet: …}, and never throws.
     *
     * @param budgets how many looks may be taken, from the largest
     * @return one point for each budget that is kept, if the bottom is found
     * @throws IllegalArgumentException if budgets is null
     */
    public double points(int... budgets) {
        Arguments.present(budgets, "budgets");
        if (fault != null) {
            System.out.println("not yet: " + fault);
            return 0;
        }
        List<Integer> missed = Arrays.stream(budgets).filter(budget -> looks > budget).boxed().toList();
        System.out.println(missed.isEmpty() ? "right: it takes " + looks + " looks"
                : "not yet: it arrives, but takes " + looks + " looks; the next point is for " + missed.get(0));
        return budgets.length - missed.size();
    }
}
