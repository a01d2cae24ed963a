package momentum.fuzz;

import java.util.Set;

/** Answers that are meant to be otherwise, each with its reason. */
final class Meant {
    private static final Set<String> PRINTS =
            Set.of("Checks", "Claim", "Answer", "Report", "Condition", "Budget", "Cycle", "MeasuredOrder");

    private Meant() {}

    /** A member that no test in this process may call. */
    static boolean notCalled(Member member) {
        return switch (member.toString()) {
            // ends the process with the notebook's server
            case "notebook.Notebook.open()" -> true;
            // chooses how checks are shown, for all later tests too
            case "check.Claims.showWith(Consumer)" -> true;
            default -> false;
        };
    }

    /** A check says that it holds, and an answer and a referee whether it is right: on standard output. */
    static boolean prints(Member member) {
        return PRINTS.contains(member.type().getSimpleName());
    }

    static boolean otherwise(Member member, String fault) {
        boolean isNull = fault.startsWith("NullPointerException at method.")
                || fault.startsWith("NullPointerException at flow.")
                || fault.startsWith("NullPointerException at ?"); // a lambda of this test
        // a lambda of this test on a problem of this test that has no gradient
        if (isNull && fault.contains("because the return value of \"momentum.Objective.gr")) return true;
        return switch (member.code().getName()) {
            // one line that stands as its equation; a run or a solver has checked the problem before
            case "next", "acceleration", "velocity" -> isNull && fault.contains("\"momentum.Objective.gradient");
            // the state of another method, which the compiler would have refused
            case "run", "step", "walk" -> fault.startsWith("ClassCastException");
            // documented: NaN where no value is marked
            case "marked" -> fault.equals("silent NaN");
            default -> false;
        };
    }
}
