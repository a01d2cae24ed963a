package momentum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong input gets one sentence: the test of whoever has a static method {@code cases()} of {@link #bad} calls. */
public interface OneSentence {
    /** A call, and what it must say. */
    static Arguments bad(String message, Executable call) {
        return Arguments.of(message, call);
    }

    /** That a call is refused with this sentence. */
    static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    default void oneSentence(String message, Executable call) {
        refused(message, call);
    }
}
