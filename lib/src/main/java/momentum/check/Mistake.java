package momentum.check;

import momentum.Linear;
import momentum.internal.Arguments;
import org.ejml.simple.SimpleMatrix;

/**
 * A wrong answer that people give, and what it comes from.
 *
 * @param value the wrong answer, n×1; NaN where the mistake leads to no number
 * @param sentence what it comes from, as in "this is what you get without the square"
 */
public record Mistake(SimpleMatrix value, String sentence) {
    /**
     * Checks that there is one.
     *
     * @throws IllegalArgumentException if value or sentence is null
     */
    public Mistake {
        Arguments.present(value, "value");
        Arguments.present(sentence, "sentence");
    }

    /**
     * A wrong number.
     *
     * @param value the wrong answer
     * @param sentence what it comes from
     */
    public Mistake(double value, String sentence) {
        this(Linear.vector(value), sentence);
    }
}
