package momentum.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import momentum.Iterate;
import momentum.Linear;
import momentum.Optimizer;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * Why a method differs from its reference: it is compared with the reference's typical mistakes.
 *
 * <p>A mistake is named only if it explains every iterate on two problems where no two formulas agree by chance. Where
 * parameters make two mistakes the same, as β = ½ does, both are named; one that gives the right method is none.
 */
final class Diagnosis {
    /** Of the way travelled, and of the point: the same formula written otherwise differs by rounding alone. */
    private static final double OF_THE_WAY = 1e-9, OF_THE_POINT = 1e-14;
    /** A step size of unknown scale is tried on curvatures near 1. */
    private static final double UNKNOWN = 1;

    private static final List<Family> FAMILIES = List.of(
            new Family("the heavy ball", Recipe.HEAVY_BALL),
            new Family("Nesterov's method", Recipe.NESTEROV),
            new Family("Nesterov's method with a look-ahead of the wrong sign,", Recipe.AHEAD_THE_WRONG_WAY),
            new Family("Nesterov's method that steps from x,", Recipe.FROM_X));

    /** Methods that two numbers tell apart. */
    private record Family(String name, Recipe.Rule rule) {}

    private final List<Problems.Example> examples;
    private final List<List<SimpleMatrix>> mine = new ArrayList<>();

    private Diagnosis(List<Problems.Example> examples) {
        this.examples = examples;
    }

    /**
     * What a method does instead of what it should.
     *
     * @param method which differs from the reference
     * @param reference what it should do
     * @param n the dimension in which it differs
     * @param seconds how long it may take
     * @return one sentence: the mistake, or what was measured of it; nothing if there is no telling
     */
    static Optional<String> of(Optimizer<? extends Iterate> method, Optimizer<? extends Iterate> reference, int n,
            double seconds) {
        Optional<Recipe> recipe = Recipe.of(reference);
        double stepSize = recipe.map(right -> right.stepSize().applyAsDouble(0)).orElse(UNKNOWN);
        var diagnosis = new Diagnosis(Problems.generic(n, 1 / stepSize));
        for (Problems.Example example : diagnosis.examples) {
            Attempt attempt = Attempt.of(method, example, Recipe.STEPS, seconds);
            if (attempt.fault() != null) return Optional.empty();
            diagnosis.mine.add(attempt.points());
        }
        List<String> mistakes = recipe.map(diagnosis::mistakes).orElse(List.of());
        if (!mistakes.isEmpty()) return Optional.of("this is what you get " + String.join("; or ", mistakes));
        return diagnosis.measured(recipe);
    }

    private List<String> mistakes(Recipe right) {
        var truth = new Mutant("", example -> Comparison.way(right.method(), example, Recipe.STEPS));
        List<List<SimpleMatrix>> expected = ways(truth);
        List<String> mistakes = new ArrayList<>();
        for (Mutant mutant : Mutant.of(right)) {
            List<List<SimpleMatrix>> wrong = ways(mutant);
            if (same(mine, wrong) && !same(expected, wrong)) mistakes.add(mutant.mistake());
        }
        return mistakes;
    }

    private List<List<SimpleMatrix>> ways(Mutant mutant) {
        return examples.stream().map(mutant.way()).toList();
    }

    /** Whether two methods visit the same points on every problem. */
    private boolean same(List<List<SimpleMatrix>> a, List<List<SimpleMatrix>> b) {
        for (int i = 0; i < examples.size(); i++) {
            if (!same(examples.get(i).x0(), a.get(i), b.get(i))) return false;
        }
        return true;
    }

    private static boolean same(SimpleMatrix x0, List<SimpleMatrix> a, List<SimpleMatrix> b) {
        if (a.size() != b.size()) return false;
        double travelled = 0;
        for (int k = 0; k < a.size(); k++) {
            travelled = Math.max(travelled, apart(b.get(k), x0));
            double point = Math.max(Linear.maxNorm(x0), Linear.maxNorm(b.get(k)));
            if (!(apart(a.get(k), b.get(k)) <= OF_THE_WAY * travelled + OF_THE_POINT * point)) return false;
        }
        return true;
    }

    private static double apart(SimpleMatrix a, SimpleMatrix b) {
        return Linear.maxNorm(Linear.combine(1, a, -1, b));
    }

    /** What can be said of a method that is none of the mistakes: whose steps it takes, or how long its first is. */
    private Optional<String> measured(Optional<Recipe> right) {
        Problems.Example example = examples.get(0);
        SimpleMatrix x0 = example.x0(), step = mine.get(0).get(1).minus(x0), gradient = example.f().gradient(x0);
        if (apart(mine.get(0).get(0), x0) != 0) return Optional.empty();
        if (Linear.maxNorm(step) == 0) return Optional.of("measured: its first step does not move");
        double a = -Linear.dot(step, gradient) / Linear.dot(gradient, gradient);
        double rounding = OF_THE_WAY * Linear.maxNorm(step) + OF_THE_POINT * Linear.maxNorm(x0);
        if (!(apart(step, gradient.scale(-a)) <= rounding)) return Optional.empty();
        for (Family family : FAMILIES) {
            double b = momentum(family.rule(), a);
            var fitted = new Recipe(family.rule(), k -> a, k -> b).method();
            if (!same(mine, ways(new Mutant("", each -> Comparison.way(fitted, each, Recipe.STEPS))))) continue;
            // where the fitted momentum is rounding, the method has none
            boolean none = Math.abs(b) <= OF_THE_WAY;
            return Optional.of("measured: the same as " + (none ? "gradient descent" : family.name())
                    + " with step size " + Text.number(a) + (none ? "" : ", momentum " + Text.number(b)));
        }
        double times = a / right.map(recipe -> recipe.stepSize().applyAsDouble(0)).orElse(a);
        if (Math.abs(times - 1) <= OF_THE_WAY) return Optional.empty();
        return Optional.of("measured: its first step is " + Text.number(times, 3) + " times as long as it should be");
    }

    /** The momentum that leads from x₀, x₁ to x₂, which on a quadratic depends on it linearly. */
    private double momentum(Recipe.Rule rule, double a) {
        Problems.Example quadratic = examples.get(0);
        List<SimpleMatrix> points = mine.get(0);
        SimpleMatrix last = points.get(1).minus(points.get(0));
        SimpleMatrix without = rule.next(quadratic.f(), a, 0, points.get(1), last);
        SimpleMatrix effect = rule.next(quadratic.f(), a, 1, points.get(1), last).minus(without);
        return Linear.dot(points.get(2).minus(without), effect) / Linear.dot(effect, effect);
    }
}
