package momentum.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The colours of lines, measured: contrast with both pages (WCAG 2.2), distance between any two (CIE 1976 ΔE) as people
 * see them who lack one of the cones. Grey cannot tell them apart: what is seen on both pages has a luminance between
 * 0.12 and 0.3, and four of the six lie within 16 steps of lightness (of 100).
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#non-text-contrast">WCAG 2.2, 1.4.11: graphics need 3 : 1</a>
 */
class PaletteTest {
    private static final String WHITE = "#ffffff", BOOK_DARK = "#131416", LAB_DARK = "#111111";
    /** Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB. */
    private static final double[][] DEUTERANOPIA = {
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}};
    private static final double[][] PROTANOPIA = {
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}};
    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[] LUMINANCE = {0.2126, 0.7152, 0.0722};

    @Test
    void blackOnWhiteIsTheKnownLargestContrast() {
        assertEquals(21, contrast("#000000", WHITE), 1e-9);
        assertEquals(4.54, contrast(Palette.INK, WHITE), 0.005,
                "WebAIM's table: #767676 is the palest grey for words on white");
    }

    @Test
    void wordsAreLegibleOnWhiteAndLargeOnesOnDark() {
        assertTrue(contrast(Palette.INK, WHITE) >= 4.5);
        // the book replaces this colour by its theme's; the lab's dark page keeps it
        for (String dark : List.of(BOOK_DARK, LAB_DARK)) assertTrue(contrast(Palette.INK, dark) >= 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOK_DARK, LAB_DARK})
    void everyLineIsSeenOnADarkPage(String page) {
        for (String colour : Palette.LINES) assertTrue(contrast(colour, page) >= 3, colour);
    }

    /** Orange and sky blue reach 2.3 only: no chart should need them for a thin line that stands alone. */
    @Test
    void theFirstFourLinesAreSeenOnWhite() {
        for (String colour : Palette.LINES.subList(0, 4)) assertTrue(contrast(colour, WHITE) >= 3, colour);
        for (String colour : Palette.LINES) assertTrue(contrast(colour, WHITE) >= 2.2, colour);
    }

    /** A ΔE of 2.3 is just noticed side by side; thin lines apart from each other need many times that. */
    @Test
    void anyTwoLinesAreApartForColourBlindReaders() {
        assertTrue(least(NORMAL) >= 25, () -> "normal: " + least(NORMAL));
        assertTrue(least(DEUTERANOPIA) >= 15, () -> "deuteranopia: " + least(DEUTERANOPIA));
        assertTrue(least(PROTANOPIA) >= 15, () -> "protanopia: " + least(PROTANOPIA));
    }

    @Test
    void everyLineAfterTheFirstHasAMarkOfItsOwnBesidesItsColour() {
        Chart chart = Chart.titled("all");
        for (String colour : Palette.LINES) chart = chart.line(colour, new double[] {0, 1}, new double[] {0, 1});
        List<Object> marks = chart.data().stream()
                .map(trace -> Trees.child(trace.tree(), "marker").get("symbol")).toList();
        assertEquals(Palette.LINES.size(), marks.stream().distinct().count(), marks::toString);
    }

    private static double least(double[][] eyes) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < Palette.LINES.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] one = lab(seen(Palette.LINES.get(i), eyes)), other = lab(seen(Palette.LINES.get(j), eyes));
                double distance = Math.hypot(Math.hypot(one[0] - other[0], one[1] - other[1]), one[2] - other[2]);
                least = Math.min(least, distance);
            }
        }
        return least;
    }

    private static double[] seen(String colour, double[][] eyes) {
        double[] rgb = linear(colour), seen = new double[3];
        for (int i = 0; i < 3; i++) seen[i] = Math.max(0, Math.min(1, dot(eyes[i], rgb)));
        return seen;
    }

    /** (L₁ + 0.05) / (L₂ + 0.05), L the relative luminance, the brighter one above. */
    private static double contrast(String one, String other) {
        double a = dot(LUMINANCE, linear(one)), b = dot(LUMINANCE, linear(other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double[] linear(String colour) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(colour.toLowerCase(Locale.ROOT).substring(1 + 2 * i, 3 + 2 * i), 16)
                    / 255.0;
            rgb[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    /** CIE L*a*b* for the white of sRGB, D65. */
    private static double[] lab(double[] rgb) {
        double x = cube(dot(new double[] {0.4124564, 0.3575761, 0.1804375}, rgb) / 0.95047);
        double y = cube(dot(new double[] {0.2126729, 0.7151522, 0.0721750}, rgb));
        double z = cube(dot(new double[] {0.0193339, 0.1191920, 0.9503041}, rgb) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double cube(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
