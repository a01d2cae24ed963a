package momentum.text;

import static momentum.Linear.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import momentum.Gallery;
import momentum.OneSentence;
import momentum.OneStep;
import momentum.TwoStep;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as text, on a machine that writes decimal commas. */
class TextTest {
    @ParameterizedTest
    @CsvSource({"0.019, 0.019", "150, 150", "0, 0", "-0.0, 0", "1e-10, 1e-10", "1.23456789e-10, 1.23457e-10",
        "1234567, 1234570", "12345678, 1.23457e7", "0.0001, 0.0001", "0.00001, 1e-5",
                "0.3333333333, 0.333333", "NaN, NaN",
        "Infinity, Infinity", "-2.5, -2.5", "4.9e-324, 4.94066e-324", "999999.96, 1000000"})
    void sixDigits(double value, String text) {
        assertEquals(text, Text.number(value));
    }

    @Test
    void theTestsRunWithATurkishLocale() {
        assertEquals("tr", Locale.getDefault().getLanguage(), "or the tests would miss locale-dependent text");
    }

    @Test
    void matricesInOneLine() {
        assertEquals("(1, -2.5)", Text.matrix(vector(1, -2.5)));
        assertEquals("[1 2; 3 4]", Text.matrix(new SimpleMatrix(new double[][] {{1, 2}, {3, 4}})));
        assertEquals("(1, 1, 1, 1, 1, 1, … 50 entries)", Text.matrix(Gallery.ones(50)));
    }

    @Test
    void nothingIsNull() {
        assertEquals(List.of("null", "null", "null", "null", "null", "()"), List.of(Text.matrix(null), Text.shape(null),
                Text.numbers(null), Text.record(null), Text.words(null), Text.numbers(new double[0])));
        OneSentence.refused("digits must be positive, was 0", () -> Text.number(1.5, 0));
    }

    /** A method of somebody's own, under its class's name. */
    private record OwnMethod(double stepSize, double beta1, boolean nesterov) {}

    @Test
    void aRecordInWords() {
        var own = new OwnMethod(0.1, 0.9, true);
        assertEquals("own method, step size 0.1, β₁ 0.9, Nesterov", Text.words(own));
        assertEquals("Own, step size 0.1, β₁ 0.9, Nesterov", Text.words("Own", own));
        assertEquals("Own, step size 0.1", Text.words("Own", own, own));
        assertEquals("Own, step size 0.1, not Nesterov", Text.words("Own", new OwnMethod(0.1, 0.9, false), own));
    }

    @Test
    void sameMeansSameEntries() {
        assertTrue(Text.same(vector(1, 2), vector(1, 2)));
        assertFalse(Text.same(vector(1, 2), vector(1, 3)));
        assertFalse(Text.same(vector(1, 2), vector(1, 2).transpose()));
        assertEquals(Text.hash(vector(0.0)), Text.hash(vector(-0.0)));
        assertEquals(new OneStep.Point(1, vector(2)), new OneStep.Point(1, vector(2)));
        assertNotEquals(new TwoStep.Pair(1, vector(2), vector(3)), new TwoStep.Pair(1, vector(2), vector(4)));
        assertEquals("Pair[k=1, x=(2), previous=(3)]", new TwoStep.Pair(1, vector(2), vector(3)).toString());
    }
}
