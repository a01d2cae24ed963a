package momentum.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.ejml.simple.SimpleMatrix;

/**
 * How the library writes numbers, vectors and records: at most six digits, the same on every machine and in every
 * locale, and matrices compared by content. What is null is written as such, since it is error messages that meet it.
 */
public final class Text {
    private static final int DIGITS = 6;
    private static final int ENTRIES_SHOWN = 6;

    /** Components that are letters or somebody's name, which lower-case words would misspell. */
    private static final Map<String, String> SPELLED = Map.of("beta1", "β₁", "beta2", "β₂", "nesterov", "Nesterov");

    private Text() {}

    /**
     * A number in at most six significant digits: {@code 0.019}, {@code 150}, {@code 1.23457e-10}.
     *
     * @param value any double
     * @return its text; NaN and infinities by name
     */
    public static String number(double value) {
        return number(value, DIGITS);
    }

    /**
     * A number in at most so many significant digits.
     *
     * @param value any double
     * @param digits positive
     * @return its text; NaN and infinities by name
     * @throws IllegalArgumentException if digits is not positive
     */
    public static String number(double value, int digits) {
        if (!(digits > 0)) throw new IllegalArgumentException("digits must be positive, was " + digits);
        if (!Double.isFinite(value)) return Double.toString(value);
        if (value == 0) return "0";
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent <= 6) return rounded.toPlainString();
        return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /**
     * A matrix in one line: {@code (1, 100)} for a column, {@code [1 2; 3 4]} otherwise; long ones are cut with a
     * count.
     *
     * @param x any shape
     * @return one line
     */
    public static String matrix(SimpleMatrix x) {
        if (x == null) return "null";
        if (x.getNumElements() > ENTRIES_SHOWN * ENTRIES_SHOWN && x.getNumCols() > 1) return shape(x) + " matrix";
        if (x.getNumCols() == 1) return "(" + entries(x, 0, x.getNumRows(), ", ") + ")";
        var rows = new StringJoiner("; ", "[", "]");
        for (int i = 0; i < x.getNumRows(); i++) {
            rows.add(entries(x, i * x.getNumCols(), x.getNumCols(), " "));
        }
        return rows.toString();
    }

    private static String entries(SimpleMatrix x, int from, int count, String separator) {
        var text = new StringJoiner(separator);
        for (int i = 0; i < Math.min(count, ENTRIES_SHOWN); i++) text.add(number(x.get(from + i)));
        if (count > ENTRIES_SHOWN) text.add("… " + count + " entries");
        return text.toString();
    }

    /**
     * {@code 2×1}.
     *
     * @param x any matrix
     * @return rows × columns
     */
    public static String shape(SimpleMatrix x) {
        if (x == null) return "null";
        return x.getNumRows() + "×" + x.getNumCols();
    }

    /**
     * How many there are: {@code 1 sample}, {@code 2 samples}.
     *
     * @param count any number
     * @param noun in the singular, with a plural in s
     * @return the count and the word
     */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * A number as an index: {@code 12} gives {@code ₁₂}.
     *
     * @param index zero or more
     * @return its digits, lowered
     */
    public static String subscript(int index) {
        var text = new StringBuilder();
        for (char digit : Integer.toString(index).toCharArray()) text.append((char) ('₀' + digit - '0'));
        return text.toString();
    }

    /**
     * A record as its own echo, with short numbers: {@code HeavyBall[stepSize=0.019, momentum=0.8]}.
     *
     * @param record any record
     * @return one line
     */
    public static String record(Record record) {
        if (record == null) return "null";
        var text = new StringJoiner(", ", record.getClass().getSimpleName() + "[", "]");
        for (Components.Part part : Components.of(record)) text.add(part.name() + "=" + value(part.value()));
        return text.toString();
    }

    /**
     * A record as words, for legends: {@code heavy ball, step size 0.019, momentum 0.8}.
     *
     * @param record any record
     * @return one line
     */
    public static String words(Record record) {
        if (record == null) return "null";
        return words(words(record.getClass().getSimpleName()), record);
    }

    /**
     * A record as words under the name that its field gives it: {@code Nesterov, step size 0.019, momentum 0.8}.
     *
     * @param name the name
     * @param record any record
     * @return one line
     */
    public static String words(String name, Record record) {
        if (record == null) return name + ", null";
        var text = new StringJoiner(", ").add(name);
        for (Components.Part part : Components.of(record)) text.add(words(part));
        return text.toString();
    }

    /**
     * A record as words without what goes without saying: its first component, and those that are not as usual. So an
     * Adam with another β₂ is {@code Adam, step size 0.1, β₂ 0.99}.
     *
     * @param name the name that its field gives it
     * @param record any record
     * @param usual one of the same class, with the usual values
     * @return one line
     */
    public static String words(String name, Record record, Record usual) {
        if (record == null || usual == null || record.getClass() != usual.getClass()) return words(name, record);
        List<Components.Part> parts = Components.of(record), asUsual = Components.of(usual);
        var text = new StringJoiner(", ").add(name);
        for (int i = 0; i < parts.size(); i++) {
            if (i == 0 || !parts.get(i).equals(asUsual.get(i))) text.add(words(parts.get(i)));
        }
        return text.toString();
    }

    private static String words(Components.Part part) {
        String name = SPELLED.getOrDefault(part.name(), words(part.name()));
        if (part.value() instanceof Boolean yes) return yes ? name : "not " + name;
        return name + " " + value(part.value());
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String value(Object value) {
        if (value instanceof Double number) return number(number);
        if (value instanceof SimpleMatrix matrix) return matrix(matrix);
        return String.valueOf(value);
    }

    /**
     * Whether two matrices have the same shape and the same entries (NaN equals NaN, 0 equals −0).
     *
     * @param a any matrix
     * @param b any matrix
     * @return equality by content, which {@link SimpleMatrix#equals} is not
     */
    public static boolean same(SimpleMatrix a, SimpleMatrix b) {
        if (a == b) return true;
        if (a == null || b == null) return false;
        return a.getNumRows() == b.getNumRows() && a.getNumCols() == b.getNumCols() && a.isIdentical(b, 0);
    }

    /**
     * A hash that agrees with {@link #same}.
     *
     * @param x any matrix, or null
     * @return a hash of shape and entries
     */
    public static int hash(SimpleMatrix x) {
        if (x == null) return 0;
        int hash = 31 * x.getNumRows() + x.getNumCols();
        for (int i = 0; i < x.getNumElements(); i++) hash = 31 * hash + Double.hashCode(x.get(i) + 0.0);
        return hash;
    }

    /**
     * Numbers in one line, cut like {@link #matrix}.
     *
     * @param values any numbers
     * @return {@code (1, 2, 3)}
     */
    public static String numbers(double[] values) {
        if (values == null) return "null";
        return values.length == 0 ? "()" : matrix(new SimpleMatrix(values));
    }
}
