package momentum.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import momentum.Linear;
import momentum.internal.Arguments;
import momentum.text.Text;

/**
 * A colour scale: colours at stops, mixed in between.
 *
 * <pre>{@code colour(v) = cᵢ + (v − sᵢ)/(sᵢ₊₁ − sᵢ) (cᵢ₊₁ − cᵢ)   for sᵢ ≤ v ≤ sᵢ₊₁, red, green and blue apart}</pre>
 *
 * The stops need not be evenly spaced: a scale that changes quickly near zero shows small values.
 *
 * @param stops values with a colour of their own, ascending, at least two
 * @param colours as many, as {@code #rrggbb} or as a word such as blue
 * @see <a href="https://colorbrewer2.org">Brewer's palettes</a>
 */
public record Scale(double[] stops, List<String> colours) {
    private static final Map<String, List<String>> BREWER = Map.of(
            "RdPu", List.of("#fde0dd", "#fa9fb5", "#c51b8a"),
            "BuPu", List.of("#e0ecf4", "#9ebcda", "#8856a7"),
            "YlGnBu", List.of("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"),
            "OrRd", List.of("#fef0d9", "#fdcc8a", "#fc8d59", "#d7301f"),
            "RdYlBu", List.of("#a50026", "#d73027", "#f46d43", "#fdae61", "#fee090", "#e0f3f8", "#abd9e9", "#74add1",
                    "#4575b4", "#313695"));

    /**
     * Checks the stops and the colours.
     *
     * @throws IllegalArgumentException if there are fewer than two stops, they do not ascend, or a colour is missing or
     *     none
     */
    public Scale {
        stops = Arguments.present(stops, "stops").clone();
        Arguments.each(colours, "colours");
        colours = colours.stream().map(colour -> colour.startsWith("#") ? colour : Palette.colour(colour)).toList();
        if (!(stops.length >= 2)) {
            throw new IllegalArgumentException("stops must be at least two, were " + stops.length);
        }
        Arguments.ascending(stops, "stops");
        if (stops.length != colours.size()) {
            throw new IllegalArgumentException("a scale needs a colour for each stop, had "
                    + colours.size() + " colours for "
                    + stops.length + " stops");
        }
        for (String colour : colours) {
            if (!colour.matches("#[0-9a-fA-F]{6}")) {
                throw new IllegalArgumentException("colours must be like #ff6600 or a word such as blue, one was "
                        + colour);
            }
        }
    }

    /**
     * One of Brewer's palettes: RdPu, BuPu (3 colours), OrRd (4), YlGnBu (5), RdYlBu (10).
     *
     * @param palette its name
     * @param stops ascending: one for each of its colours, or two for its ends
     * @return the scale
     * @throws IllegalArgumentException if there is no such palette, or as many stops as it has colours are not given
     */
    public static Scale of(String palette, double... stops) {
        List<String> colours = BREWER.get(Arguments.present(palette, "palette"));
        if (colours == null) {
            throw new IllegalArgumentException("palette must be one of "
                    + String.join(", ", BREWER.keySet().stream().sorted().toList())
                    + ", was " + palette);
        }
        boolean ends = Arguments.present(stops, "stops").length == 2;
        return new Scale(ends ? Linear.spread(stops[0], stops[1], colours.size()) : stops, colours);
    }

    /**
     * A scale through colours of one's own.
     *
     * @param from where the first colour stands
     * @param to where the last colour stands, larger
     * @param colours at least two, as {@code #rrggbb} or as a word such as blue, evenly spaced
     * @return the scale
     * @throws IllegalArgumentException if the ends are not in order, or a colour is none
     */
    public static Scale through(double from, double to, String... colours) {
        return new Scale(Linear.spread(from, to, Arguments.some(colours, "colours").length), List.of(colours));
    }

    /**
     * The same scale with one more colour above.
     *
     * @param stop above the last one
     * @param colour as {@code #rrggbb} or as a word such as blue
     * @return a longer scale
     * @throws IllegalArgumentException if the stop is not above the last one, or the colour is none
     */
    public Scale then(double stop, String colour) {
        double[] more = Arrays.copyOf(stops, stops.length + 1);
        more[stops.length] = stop;
        List<String> all = new ArrayList<>(colours);
        all.add(colour);
        return new Scale(more, all);
    }

    /**
     * The colour of a value; beyond the ends the last mixture goes on, as in Goh's figures, until a channel is full or
     * empty.
     *
     * @param value finite
     * @return as CSS writes it, {@code rgb(r,g,b)}
     * @throws IllegalArgumentException if the value is not finite
     */
    public String at(double value) {
        Arguments.finite(value, "value");
        int i = segment(value);
        double share = (value - stops[i]) / (stops[i + 1] - stops[i]);
        long[] mixed = new long[3];
        for (int c = 0; c < 3; c++) {
            int from = channel(colours.get(i), c), to = channel(colours.get(i + 1), c);
            mixed[c] = Math.max(0, Math.min(255, Math.round(from + share * (to - from))));
        }
        return "rgb(" + mixed[0] + "," + mixed[1] + "," + mixed[2] + ")";
    }

    private int segment(double value) {
        int i = 0;
        while (i < stops.length - 2 && value > stops[i + 1]) i++;
        return i;
    }

    private static int channel(String colour, int c) {
        return Integer.parseInt(colour.substring(1 + 2 * c, 3 + 2 * c), 16);
    }

    /** Where a value stands among the stops, if those were evenly spaced from 0 to 1. */
    double position(double value) {
        double clamped = Math.max(stops[0], Math.min(stops[stops.length - 1], value));
        int i = segment(clamped);
        return (i + (clamped - stops[i]) / (stops[i + 1] - stops[i])) / (stops.length - 1);
    }

    /** Values to name beside the colours: a few even ones, or the stops where these are not evenly spaced. */
    double[] ticks() {
        for (int i = 0; i < stops.length; i++) {
            double even = first() + i * (last() - first()) / (stops.length - 1);
            if (Math.abs(stops[i] - even) > 1e-9 * (last() - first())) return stops.clone();
        }
        double step = Ticks.step((last() - first()) / 5);
        long from = (long) Math.ceil(first() / step - 1e-9), to = (long) Math.floor(last() / step + 1e-9);
        return LongStream.rangeClosed(from, to).mapToDouble(i -> i * step).toArray();
    }

    double first() {
        return stops[0];
    }

    double last() {
        return stops[stops.length - 1];
    }

    /** In Plotly's form: the ends at 0 and 1. */
    List<Object> forPlotly() {
        List<Object> pairs = new ArrayList<>();
        for (int i = 0; i < stops.length; i++) {
            pairs.add(List.of((stops[i] - first()) / (last() - first()), colours.get(i)));
        }
        return pairs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scale that && Arrays.equals(stops, that.stops) && colours.equals(that.colours);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(stops) + colours.hashCode();
    }

    @Override
    public String toString() {
        return "colours from " + colours.get(0) + " at " + Text.number(first()) + " to "
                + colours.get(colours.size() - 1) + " at "
                + Text.number(last());
    }
}
