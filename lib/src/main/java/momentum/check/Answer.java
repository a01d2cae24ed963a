package momentum.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.text.Text;
import org.ejml.simple.SimpleMatrix;

/**
 * An answer to an exercise, and the mistakes that it may show.
 *
 * <pre>{@code answer("the momentum", mine)
 *     .mistake(right -> 1 - right, "this is what you get with 1 − β")
 *     .is(0.9, 1e-6);}</pre>
 *
 * A mistake that gives the right answer, or one too near to it to tell, is never named; of several that give the same
 * wrong answer all are.
 */
public final class Answer {
    /** What may be said of a wrong number without knowing where it comes from. */
    private static final Map<String, DoubleUnaryOperator> RELATIONS = new LinkedHashMap<>();
    /** Within 1 %, more digits are all that is missing. */
    private static final double NEAR = 0.01;

    static {
        RELATIONS.put("it has the opposite sign", right -> -right);
        RELATIONS.put("it is twice the right one", right -> 2 * right);
        RELATIONS.put("it is half the right one", right -> right / 2);
        RELATIONS.put("it is the square of the right one", right -> right * right);
        RELATIONS.put("it is the square root of the right one", Math::sqrt);
        RELATIONS.put("it is 1 over the right one", right -> 1 / right);
        RELATIONS.put("it is 1 minus the right one", right -> 1 - right);
        RELATIONS.put("it is the right one over ln 10, as with log₁₀ in place of ln", right -> right / Math.log(10));
        RELATIONS.put("it is the right one times ln 10, as with ln in place of log₁₀", right -> right * Math.log(10));
    }

    private final String what;
    private final SimpleMatrix mine;
    private final String fault;
    private final List<Slip> slips;

    /** A mistake, as soon as the right answer is known. */
    private interface Slip {
        Mistake of(SimpleMatrix right);
    }

    private Answer(String what, SimpleMatrix mine, String fault, List<Slip> slips) {
        this.what = what;
        this.mine = mine;
        this.fault = fault;
        this.slips = List.copyOf(slips);
    }

    static Answer of(String what, SimpleMatrix mine) {
        return new Answer(what, mine == null ? null : mine.copy(), null, List.of());
    }

    static Answer of(String what, Tried tried) {
        return new Answer(what, tried.numbers(), tried.faultOfNumbers(), List.of());
    }

    private Answer and(List<Slip> more) {
        List<Slip> all = new ArrayList<>(slips);
        all.addAll(more);
        return new Answer(what, mine, fault, all);
    }

    /**
     * Names a mistake by the wrong number to which it leads.
     *
     * @param wrong the wrong answer; NaN where the mistake leads to no number
     * @param sentence what it comes from
     * @return the answer, with that mistake looked for
     */
    public Answer mistake(double wrong, String sentence) {
        return mistakes(List.of(new Mistake(wrong, sentence)));
    }

    /**
     * Names a mistake by the wrong numbers to which it leads.
     *
     * @param wrong the wrong answer, n×1
     * @param sentence what it comes from
     * @return the answer, with that mistake looked for
     */
    public Answer mistake(SimpleMatrix wrong, String sentence) {
        return mistakes(List.of(new Mistake(wrong, sentence)));
    }

    /**
     * Names a mistake by what it makes of the right answer, which so need not stand in the cell twice.
     *
     * @param wrongFromRight from each right number to the wrong one
     * @param sentence what it comes from
     * @return the answer, with that mistake looked for
     */
    public Answer mistake(DoubleUnaryOperator wrongFromRight, String sentence) {
        Arguments.present(wrongFromRight, "wrongFromRight");
        return and(List.of(right -> new Mistake(each(right, wrongFromRight), sentence)));
    }

    /**
     * Looks for mistakes that others have collected, such as {@link Mistakes#ofStepSize}.
     *
     * @param typical wrong answers; the right one among them does no harm
     * @return the answer, with those mistakes looked for
     */
    public Answer mistakes(List<Mistake> typical) {
        return and(Arguments.present(typical, "typical").stream().map(mistake -> (Slip) right -> mistake).toList());
    }

    /**
     * Judges the answer: prints one line, {@code right: …} or {@code not yet: …}. No answer makes it throw.
     *
     * @param right the right answer
     * @param within how far off it may be, zero or more, absolute
     * @throws IllegalArgumentException if right is not finite, or within negative or not finite
     */
    public void is(double right, double within) {
        is(Linear.vector(right), within);
    }

    /**
     * Judges an answer of several numbers: prints one line, {@code right: …} or {@code not yet: …}.
     *
     * @param right the right answer, n×1
     * @param within how far off each number may be, zero or more, absolute
     * @throws IllegalArgumentException if right is not finite, or within negative or not finite
     */
    public void is(SimpleMatrix right, double within) {
        System.out.println(wrong(right, within).map(sentence -> "not yet: " + sentence).orElseGet(this::praise));
    }

    /**
     * Judges the answer in a cell that is graded: prints {@code right: …} or throws.
     *
     * @param right the right answer
     * @param within how far off it may be, zero or more, absolute
     * @throws AssertionError with the sentence of {@link #is(double, double)}, if the answer is not right
     * @throws IllegalArgumentException if right is not finite, or within negative or not finite
     */
    public void mustBe(double right, double within) {
        mustBe(Linear.vector(right), within);
    }

    /**
     * Judges an answer of several numbers in a cell that is graded: prints {@code right: …} or throws.
     *
     * @param right the right answer, n×1
     * @param within how far off each number may be, zero or more, absolute
     * @throws AssertionError with the sentence of {@link #is(SimpleMatrix, double)}, if the answer is not right
     * @throws IllegalArgumentException if right is not finite, or within negative or not finite
     */
    public void mustBe(SimpleMatrix right, double within) {
        wrong(right, within).ifPresent(sentence -> {
            throw new AssertionError("not yet: " + sentence);
        });
        System.out.println(praise());
    }

    /**
     * Judges the answer in a cell that is graded by points: prints {@code right: …} or {@code not yet: …}, and never
     * throws.
     *
     * @param worth the points for it, zero or more
     * @param right the right answer
     * @param within how far off it may be, zero or more, absolute
     * @return worth if it is right, or 0
     * @throws IllegalArgumentException if right is not finite, or worth or within negative or not finite
     */
    public double points(double worth, double right, double within) {
        return points(worth, Linear.vector(right), within);
    }

    /**
     * Judges an answer of several numbers in a cell that is graded by points: prints {@code right: …} or
     * {@code not yet: …}, and never throws.
     *
     * @param worth the points for it, zero or more
     * @param right the right answer, n×1
     * @param within how far off each number may be, zero or more, absolute
     * @return worth if it is right, or 0
     * @throws IllegalArgumentException if right is not finite, or worth or within negative or not finite
     */
    public double points(double worth, SimpleMatrix right, double within) {
        Arguments.notNegative(worth, "worth");
        is(right, within);
        return wrong(right, within).isEmpty() ? worth : 0;
    }

    private String praise() {
        return "right: " + what + " is " + text();
    }

    private String text() {
        return mine.getNumElements() == 1 ? Text.number(mine.get(0)) : Text.matrix(mine);
    }

    /** What is wrong, in one sentence; nothing if the answer is right. */
    private Optional<String> wrong(SimpleMatrix right, double within) {
        Arguments.finite(Arguments.present(right, "right"), "right");
        Arguments.notNegative(within, "within");
        if (fault != null) return Optional.of(what + ": the code " + fault);
        if (mine == null) return Optional.of(what + " is still missing");
        boolean shaped = mine.getNumRows() == right.getNumRows() && mine.getNumCols() == right.getNumCols();
        if (shaped && apart(mine, right) <= within) return Optional.empty();
        Set<String> causes = new LinkedHashSet<>();
        for (Slip slip : slips) {
            Mistake mistake = slip.of(right);
            if (shows(mistake.value(), right, within)) causes.add(mistake.sentence());
        }
        if (Double.isNaN(Linear.maxNorm(mine))) {
            return Optional.of(causes.isEmpty()
                    ? what + " is still missing (NaN: no number yet, or the root of a negative one)"
                    : what + " is not a number: " + String.join("; or ", causes));
        }
        if (!shaped) {
            return Optional.of(what + " has " + count(mine) + ", " + count(right)
                    + (right.getNumElements() == 1 ? " is" : " are")
                    + " asked for");
        }
        if (causes.isEmpty()) causes.addAll(relations(right, within));
        String found = what + " is not " + text();
        return Optional.of(causes.isEmpty() ? found : found + ": " + String.join("; or ", causes));
    }

    private static String count(SimpleMatrix x) {
        return x.getNumElements() == 1 ? "1 number" : x.getNumCols() == 1 ? x.getNumRows() + " numbers" : Text.shape(x);
    }

    /** Facts about a wrong answer: true however it came about. */
    private List<String> relations(SimpleMatrix right, double within) {
        List<String> facts = new ArrayList<>();
        RELATIONS.forEach((fact, relation) -> {
            if (shows(each(right, relation), right, within)) facts.add(fact);
        });
        double size = Linear.maxNorm(right);
        boolean near = apart(mine, right) <= NEAR * size;
        boolean turned = right.getNumElements() > 1 && Math.abs(mine.normF() - right.normF()) <= within;
        if (facts.isEmpty() && near) facts.add("near, but not within " + Text.number(within));
        if (facts.isEmpty() && turned) facts.add("the length is right, the direction is not");
        return facts;
    }

    /** Whether the answer is this wrong one, which is not the right one nor so near that it might be. */
    private boolean shows(SimpleMatrix wrong, SimpleMatrix right, double within) {
        if (wrong.getNumRows() != mine.getNumRows() || wrong.getNumCols() != mine.getNumCols()) return false;
        double size = Linear.maxNorm(wrong);
        if (Double.isNaN(size)) return Text.same(wrong, mine);
        // as many digits as are asked of the right one
        double scale = Linear.maxNorm(right), tolerance = within * (scale == 0 ? 1 : size / scale);
        boolean apart = wrong.getNumRows() != right.getNumRows() || apart(wrong, right) > within + tolerance;
        return apart && apart(mine, wrong) <= tolerance;
    }

    private static double apart(SimpleMatrix a, SimpleMatrix b) {
        return Linear.maxNorm(Linear.combine(1, a, -1, b));
    }

    private static SimpleMatrix each(SimpleMatrix x, DoubleUnaryOperator change) {
        SimpleMatrix changed = x.copy();
        for (int i = 0; i < x.getNumElements(); i++) changed.set(i, change.applyAsDouble(x.get(i)));
        return changed;
    }
}
