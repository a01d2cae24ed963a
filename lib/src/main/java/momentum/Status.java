package momentum;

/** How a run ended. */
public enum Status {
    /** The stopping rule was met. */
    CONVERGED("the stopping rule was met"),
    /** An iterate or its value was no longer finite; what came before is kept. */
    DIVERGED("diverged: x or f was no longer finite, the finite part is kept"),
    /** The method had no next step, and says {@linkplain Trajectory#ending why}; what came before is kept. */
    BROKE_DOWN("the method broke down"),
    /** Every step that was asked for was taken. */
    STEP_LIMIT("all steps were taken"),
    /** Every step was taken, and f grew by orders of magnitude all along: more steps would end in {@link #DIVERGED}. */
    GREW("all steps were taken, and f grew all along: the run diverges");

    private final String sentence;

    Status(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The status in words.
     *
     * @return a few words without a full stop
     */
    public String sentence() {
        return sentence;
    }
}
