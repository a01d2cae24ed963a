package momentum.check;

/** What somebody's code threw, in words. */
final class Thrown {
    private static final int LONGEST_MESSAGE = 160;

    private Thrown() {}

    /**
     * One sentence without its subject.
     *
     * @param e what was thrown
     * @param where {@code " at k = 3"}, or nothing
     */
    static String sentence(Throwable e, String where) {
        if (e instanceof StackOverflowError) return "calls itself without end" + where;
        if (e instanceof OutOfMemoryError) return "asks for more memory than there is" + where;
        String name = e.getClass().getSimpleName();
        // what JShell throws where a cell uses a name that it accepted on trust
        if (name.equals("SPIResolutionException")) return "uses a name" + where + " that no cell has declared yet";
        return "throws " + name + where + message(e);
    }

    private static String message(Throwable e) {
        try {
            String message = e.getMessage();
            if (message == null || message.isBlank()) return "";
            String line = message.strip().lines().findFirst().orElseThrow();
            return ": " + (line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…");
        } catch (RuntimeException broken) {
            return "";
        }
    }
}
