package momentum.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import momentum.Linear;
import momentum.Optimizer;
import org.ejml.simple.SimpleMatrix;

/**
 * A reference with one of the mistakes that everybody makes once.
 *
 * @param mistake what is wrong, to be read after "this is what you get "
 * @param way the points that it visits
 */
record Mutant(String mistake, Function<Problems.Example, List<SimpleMatrix>> way) {
    private static Mutant of(String mistake, Optimizer<?> method) {
        return new Mutant(mistake, example -> Comparison.way(method, example, Recipe.STEPS));
    }

    /** The typical mistakes in a method, by what it should be. */
    static List<Mutant> of(Recipe right) {
        List<Mutant> mutants = new ArrayList<>(ofStepSize(right));
        if (right.hasMomentum()) {
            mutants.addAll(ofMomentum(right));
            mutants.addAll(right.rule() == Recipe.NESTEROV ? ofNesterov(right) : ofHeavyBall(right));
        }
        mutants.addAll(ofCounting(right));
        return mutants;
    }

    private static List<Mutant> ofStepSize(Recipe right) {
        IntToDoubleFunction a = right.stepSize();
        return List.of(
                of("when the gradient is added instead of subtracted",
                        right.withStepSize(k -> -a.applyAsDouble(k)).method()),
                of("when α is forgotten", right.withStepSize(k -> 1).method()),
                of("when α is used twice", right.withStepSize(k -> a.applyAsDouble(k) * a.applyAsDouble(k)).method()),
                of("when α is 0, as 1/9 is in whole numbers", right.withStepSize(k -> 0).method()),
                of("when x is moved before the step is computed", right.methodOneVelocityLate()));
    }

    private static List<Mutant> ofMomentum(Recipe right) {
        IntToDoubleFunction a = right.stepSize(), b = right.momentum();
        IntToDoubleFunction product = k -> a.applyAsDouble(k) * b.applyAsDouble(k);
        return List.of(
                of("when β (x − x₋) is subtracted instead of added",
                        right.withMomentum(k -> -b.applyAsDouble(k)).method()),
                of("without momentum, as when x₋ is set to x before it is used, or β is 0, as 9/10 is in whole numbers",
                        right.withMomentum(k -> 0).method()),
                of("with 1 − β in place of β", right.withMomentum(k -> 1 - b.applyAsDouble(k)).method()),
                of("when β is forgotten and the whole last step kept", right.withMomentum(k -> 1).method()),
                of("with (1 − β) ∇f in the velocity: the average's convention, whose α is 1/(1 − β) times as large",
                        right.withStepSize(k -> a.applyAsDouble(k) * (1 - b.applyAsDouble(k))).method()),
                of("when β multiplies the gradient as well", right.withStepSize(product).method()),
                of("when α multiplies the momentum as well", right.withMomentum(product).method()),
                of("when the velocity starts at −α ∇f(x₀) instead of 0", right.methodPushedAtTheStart()),
                of("when step k takes the momentum of step k + 1",
                        right.withMomentum(k -> b.applyAsDouble(k + 1)).method()),
                of("when step k takes the momentum of step k − 1",
                        right.withMomentum(k -> b.applyAsDouble(k - 1)).method()),
                of("when every step takes the momentum of the first",
                        right.withMomentum(k -> b.applyAsDouble(0)).method()));
    }

    private static List<Mutant> ofHeavyBall(Recipe right) {
        return List.of(
                of("with the gradient at x + β (x − x₋): Nesterov's method, not the heavy ball",
                        right.with(Recipe.NESTEROV).method()),
                of("with the gradient at x − β (x − x₋): a look-ahead that goes back",
                        right.with(Recipe.AHEAD_THE_WRONG_WAY).method()),
                of("with the gradient at x + β (x − x₋) and the step from x", right.with(Recipe.FROM_X).method()),
                of("with the gradient at x₋ instead of x", right.with((f, a, b, x, s) ->
                        Linear.combine(1, x, b, s, -a, f.gradient(x.minus(s)))).method()));
    }

    private static List<Mutant> ofNesterov(Recipe right) {
        return List.of(
                of("with the gradient at x instead of y: the heavy ball, not Nesterov's method",
                        right.with(Recipe.HEAVY_BALL).method()),
                of("with the gradient at x − β (x − x₋): the look-ahead has the wrong sign",
                        right.with(Recipe.AHEAD_THE_WRONG_WAY).method()),
                of("when the step is taken from x instead of y", right.with(Recipe.FROM_X).method()),
                of("with the gradient at x + (x − x₋): the look-ahead lacks β", right.with((f, a, b, x, s) ->
                        Linear.combine(1, x, b, s, -a, f.gradient(x.plus(s)))).method()),
                new Mutant("when the points y are given instead of x", example -> ahead(right, example)));
    }

    /** {@code yₖ = xₖ + βₖ (xₖ − xₖ₋₁)}. */
    private static List<SimpleMatrix> ahead(Recipe right, Problems.Example example) {
        List<SimpleMatrix> x = Comparison.way(right.method(), example, Recipe.STEPS), y = new ArrayList<>(x);
        for (int k = 1; k < x.size(); k++) {
            double b = right.momentum().applyAsDouble(k);
            y.set(k, Linear.combine(1 + b, x.get(k), -b, x.get(k - 1)));
        }
        return y;
    }

    private static List<Mutant> ofCounting(Recipe right) {
        return List.of(
                new Mutant("when the iterates are counted one too early: x₁ stands where x₀ belongs", example -> {
                    List<SimpleMatrix> way = Comparison.way(right.method(), example, Recipe.STEPS + 1);
                    return way.subList(1, way.size());
                }),
                new Mutant("when the iterates are counted one too late: x₀ stands where x₁ belongs", example -> {
                    List<SimpleMatrix> way = new ArrayList<>(Comparison.way(right.method(), example, Recipe.STEPS - 1));
                    way.add(0, example.x0());
                    return way;
                }));
    }
}
