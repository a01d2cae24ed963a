package momentum.check;

import static momentum.Linear.vector;
import static momentum.check.Checks.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** An answer is right, or not yet; it is never an error, and no mistake is named that may not have been made. */
class AnswerTest {
    private static String said(Runnable cell) throws Throwable {
        return ChecksTest.printed(cell::run);
    }

    @Test
    void rightWithinTheTolerance() throws Throwable {
        assertEquals("right: the momentum is 0.9", said(() -> answer("the momentum", 0.9).is(0.9, 0)));
        assertEquals("right: the momentum is 0.625", said(() -> answer("the momentum", 0.625).is(0.5, 0.125)));
        assertEquals("not yet: the momentum is not 0.625",
                said(() -> answer("the momentum", 0.625).is(0.5, Math.nextDown(0.125))));
        assertEquals("right: the count is 3", said(() -> answer("the count", 3).is(3, 0)));
        assertEquals("right: x is (1, 2)", said(() -> answer("x", vector(1, 2)).is(vector(1, 2), 0)));
    }

    @Test
    void noAnswerYetIsNoError() throws Throwable {
        Double none = null;
        SimpleMatrix nothing = null;
        assertEquals("not yet: the momentum is still missing", said(() -> answer("the momentum", none).is(0.9, 1e-6)));
        assertEquals("not yet: x is still missing", said(() -> answer("x", nothing).is(vector(1, 2), 1e-6)));
        assertEquals("not yet: the momentum is still missing (NaN: no number yet, or the root of a negative one)",
                said(() -> answer("the momentum", Double.NaN).mistake(0.1, "1 − β").is(0.9, 1e-6)));
        assertEquals("not yet: the momentum is not Infinity",
                said(() -> answer("the momentum", 1 / 0.0).is(0.9, 1e-6)));
        assertEquals("not yet: x has 3 numbers, 2 numbers are asked for",
                said(() -> answer("x", vector(1, 2, 3)).is(vector(1, 2), 1)));
        assertEquals("not yet: x has 1×2, 2 numbers are asked for",
                said(() -> answer("x", vector(1, 2).transpose()).is(vector(1, 2), 1)));
        assertEquals("not yet: x has 2 numbers, 1 number is asked for", said(() -> answer("x", vector(1, 2)).is(1, 1)));
    }

    @Test
    void aMistakeIsNamed() throws Throwable {
        Answer small = answer("the momentum", 0.1).mistake(0.1, "this is what you get with 1 − β");
        assertEquals("not yet: the momentum is not 0.1: this is what you get with 1 − β",
                said(() -> small.is(0.9, 1e-6)));
        assertEquals("not yet: the momentum is not 0.1: this is what you get with 1 − β", said(() ->
                answer("the momentum", 0.1).mistake(right ->
                        1 - right, "this is what you get with 1 − β").is(0.9, 1e-6)));
        assertEquals("not yet: x is not (2, 1): turned round",
                said(() -> answer("x", vector(2, 1)).mistake(vector(2, 1), "turned round").is(vector(1, 2), 1e-6)));
        // with as many digits as are asked of the right answer: 12.346 for 12.3456 of 0.1234 ± 0.0005
        assertEquals("not yet: the step is not 12.346: a hundred times", said(() ->
                answer("the step", 12.346).mistake(right -> 100 * right, "a hundred times").is(0.1234, 5e-4)));
    }

    @Test
    void twoMistakesThatAreTheSameAreBothNamedAndTheTruthNever() throws Throwable {
        assertEquals("not yet: β is not 0.25: squared; or halved", said(() ->
                answer("β", 0.25).mistake(right -> right * right, "squared").mistake(right ->
                        right / 2, "halved").is(0.5, 1e-6)));
        assertEquals("right: β is 0.5",
                said(() -> answer("β", 0.5).mistake(right -> 1 - right, "1 − β").is(0.5, 1e-6)));
        // nor where the tolerance cannot tell them apart
        assertEquals("not yet: β is not 0.52",
                said(() -> answer("β", 0.52).mistake(0.515, "rounded up").is(0.5, 0.01)));
    }

    @Test
    void factsAreSaidOfAnUnknownMistake() throws Throwable {
        assertEquals("not yet: the slope is not -3: it has the opposite sign",
                said(() -> answer("the slope", -3).is(3, 1e-6)));
        assertEquals("not yet: the slope is not 6: it is twice the right one",
                said(() -> answer("the slope", 6).is(3, 1e-6)));
        assertEquals("not yet: the slope is not 4: it is twice the right one; or it is the square of the right one",
                said(() -> answer("the slope", 4).is(2, 1e-6)));
        // 1/56 is within 0.5 of 0, but not within the same share of itself
        assertEquals("not yet: the count is not 0", said(() -> answer("the count", 0).is(56, 0.5)));
        assertEquals("not yet: the slope is not 3.01: near, but not within 1e-6",
                said(() -> answer("the slope", 3.01).is(3, 1e-6)));
        assertEquals("not yet: the slope is not 3.5", said(() -> answer("the slope", 3.5).is(3, 1e-6)));
    }

    @Test
    void aGradedCellThrowsTheSameSentence() throws Throwable {
        assertEquals("right: β is 0.9", said(() -> answer("β", 0.9).mustBe(0.9, 0)));
        assertEquals("not yet: β is not 0.1: it is 1 minus the right one",
                assertThrows(AssertionError.class, () -> answer("β", 0.1).mustBe(0.9, 1e-6)).getMessage());
        assertEquals("not yet: β is still missing",
                assertThrows(AssertionError.class, () -> answer("β", (Double) null).mustBe(0.9, 1e-6)).getMessage());
    }

    @Test
    void aQuestionThatHasNoAnswerIsRefused() {
        assertEquals("right must be finite, but right[0] was NaN",
                assertThrows(IllegalArgumentException.class, () -> answer("β", 1).is(Double.NaN, 1)).getMessage());
        assertEquals("within must be zero or more and finite, was -1",
                assertThrows(IllegalArgumentException.class, () -> answer("β", 1).is(1, -1)).getMessage());
    }
}
