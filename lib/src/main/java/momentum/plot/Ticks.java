package momentum.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import momentum.text.Text;

/** Where the marks of an axis stand, and what they say. */
final class Ticks {
    /** Plotly writes powers a quarter larger than other words. */
    private static final Map<String, Object> SMALLER = Trees.map("size", 10.5);

    private Ticks() {}

    /** 1, 2 or 5 times a power of ten: the first that is not below a number. */
    static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int times : new int[] {1, 2, 5}) if (times * power >= least * (1 - 1e-9)) return times * power;
        return 10 * power;
    }

    /**
     * Of a logarithmic axis, from one power to another: powers of ten, at most ten of them; where there are not even
     * two, 1, 2 and
     * 5 times a power, or even steps.
     */
    static Map<String, Object> logarithmic(double from, double to) {
        double decades = to - from;
        if (!(decades < Double.POSITIVE_INFINITY)) return Map.of();
        if (decades >= 2) return Trees.map("exponentformat", "power", "dtick", Math.ceil(decades / 9), "tickfont",
                SMALLER);
        double low = Math.pow(10, from), high = Math.pow(10, to);
        List<Double> values = new ArrayList<>();
        if (decades >= 0.6) {
            for (int power = (int) Math.floor(from) - 1; power <= to + 1; power++) {
                for (int times : new int[] {1, 2, 5}) values.add(times * Math.pow(10, power));
            }
        } else {
            double step = step(Math.max(high - low, 1e-3 * high) / 5), first = Math.max(1, Math.floor(low / step) - 3);
            for (int i = 0; i < 14; i++) values.add((first + i) * step);
        }
        return Trees.map("tickvals", values.stream().mapToDouble(each -> each).toArray(), "ticktext", values.stream()
                .map(Ticks::words).toList());
    }

    /** A number's text with a minus sign, as plotly writes it on axes, in place of a hyphen. */
    static String signed(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }

    /** A number as Unicode writes it: 0.002, 2·10⁻⁵. */
    static String words(double value) {
        double size = Math.abs(value);
        if (value == 0 || size >= 0.000999 && size < 1e5) return Text.number(value, 4);
        int power = (int) Math.floor(Math.log10(size) + 1e-9);
        StringBuilder raised = new StringBuilder();
        for (char c : String.valueOf(power).toCharArray()) raised.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        String times = Text.number(value / Math.pow(10, power), 3);
        return (times.equals("1") ? "" : times + "·") + "10" + raised;
    }
}
