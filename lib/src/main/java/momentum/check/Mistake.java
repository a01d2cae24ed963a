package momentum.check;

import momentum.Linear;
import org.ejml.simple.SimpleMatrix;

/**
 * A wrong answer that people give, and what it comes from.
 *
 * @param value the wrong answer, n×1; NaN where the mistake leads to no number
 * @param sentence what it comes from, as in "this is what you get without the square"
 */
public record Mistake(SimpleMatrix value, String sentence) {
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
