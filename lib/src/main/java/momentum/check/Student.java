package momentum.check;

import java.util.Random;
import java.util.SplittableRandom;
import momentum.internal.Arguments;

/**
 * Whose answers are judged: a name from which numbers are drawn that are this student's own.
 *
 * @param name the name, or whatever the grader calls a student by
 */
record Student(String name) {
    /** Where a grader says whose turn it is: a system property, or an environment variable. */
    private static final String PROPERTY = "momentum.student", VARIABLE = "MOMENTUM_STUDENT";
    private static final String NOBODY = "nobody";
    private static final double DIGITS = 1000;

    /** The one whom the grader names; somebody without a name where there is no grader. */
    static Student current() {
        String named = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        return new Student(named == null || named.isBlank() ? NOBODY : named.strip());
    }

    /** The same for the same name and purpose. */
    long seed(String purpose) {
        long seed = 1125899906842597L;
        for (char letter : (name + "/" + purpose).toCharArray()) seed = 31 * seed + letter;
        // names that differ in one letter must not begin alike
        return new SplittableRandom(seed).nextLong();
    }

    /** A number from {@code from} to {@code to}, one of a thousand. */
    double drawn(String purpose, double from, double to) {
        Arguments.finite(from, "from");
        if (!(Arguments.finite(to, "to") >= from)) {
            throw new IllegalArgumentException("to must be at least from, was " + to + " with from " + from);
        }
        return from + (to - from) * Math.floor(DIGITS * new Random(seed(purpose)).nextDouble()) / DIGITS;
    }
}
