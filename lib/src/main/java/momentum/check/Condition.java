package momentum.check;

import java.util.function.Supplier;
import momentum.internal.Arguments;

/**
 * Something that an answer must satisfy, where there is no one right number.
 *
 * <pre>{@code condition("the run diverges", () -> run(1.9).last() > 1, "it still converges").points(1)}</pre>
 */
public final class Condition {
    private final String what, otherwise;
    private final Tried holds;

    private Condition(String what, Tried holds, String otherwise) {
        this.what = what;
        this.holds = holds;
        this.otherwise = otherwise;
    }

    static Condition of(String what, Supplier<Boolean> holds, String otherwise) {
        return new Condition(Arguments.present(what, "what"), Tried.of(what, holds),
                Arguments.present(otherwise, "otherwise"));
    }

    /**
     * Judges it in a cell that is graded: prints {@code right: …} or {@code not yet: …}, and never throws.
     *
     * @param worth the points for it, zero or more
     * @return worth if it holds, or 0
     * @throws IllegalArgumentException if worth is negative or not finite
     */
    public double points(double worth) {
        Arguments.notNegative(worth, "worth");
        boolean right = Boolean.TRUE.equals(holds.value());
        System.out.println(right ? "right: " + what : "not yet: " + missed());
        return right ? worth : 0;
    }

    private String missed() {
        if (holds.fault() != null) return what + ": the code " + holds.fault();
        return holds.value() == null ? what + ": this is still missing" : otherwise;
    }
}
