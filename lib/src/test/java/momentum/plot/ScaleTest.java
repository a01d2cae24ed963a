package momentum.plot;

import static momentum.OneSentence.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours between stops, against the samples in distill-figures.md. */
class ScaleTest {
    private static final Scale RATES = Scale.of("YlGnBu", 0, 0.3, 0.5, 0.7, 1).then(1.01, "#000000");
    private static final Scale PIXELS = Scale.of("RdYlBu", -100, 1.5, 2, 3, 4, 5, 10, 60, 200, 500);

    @ParameterizedTest
    @CsvSource({"0, 'rgb(255,255,204)'", "0.3, 'rgb(161,218,180)'", "0.6, 'rgb(55,155,190)'",
            "0.9486833, 'rgb(38,65,154)'",
        "1, 'rgb(37,52,148)'", "1.005, 'rgb(19,26,74)'", "1.01, 'rgb(0,0,0)'", "7, 'rgb(0,0,0)'"})
    void ratesOfTheMapF7(double rate, String colour) {
        assertEquals(colour, RATES.at(rate));
    }

    @ParameterizedTest
    @CsvSource({"0, 'rgb(214,47,39)'", "9.0668, 'rgb(181,222,236)'", "100, 'rgb(103,157,201)'"})
    void pixelsOfF14WithStopsThatCrowdAtZero(double weight, String colour) {
        assertEquals(colour, PIXELS.at(weight));
    }

    @Test
    void beyondItsEndsTheLastMixtureGoesOn() {
        // F10: k = 100 on the scale 0, 6.25, 50
        assertEquals("rgb(197,0,0)", new Scale(new double[] {0, 6.25, 50},
                List.of("#fee8c8", "#fdbb84", "#e34a33")).at(100));
        // the green of F7's last stop goes down to 0 beyond it, and of a rising channel up to 255
        assertEquals("rgb(255,0,0)", Scale.through(0, 1, "#800000", "#ff0000").at(2));
        assertEquals("rgb(255,255,0)", Scale.through(0, 1, "#f0f080", "#ffff40").at(3));
        // F16: node 0 of the expander
        assertEquals("rgb(231,228,2)", Scale.through(-0.1, 0.1, "#fc8d59", "#e6e600", "#99d594").at(-0.002545));
    }

    @Test
    void positionsAreEvenBetweenStops() {
        assertEquals(0.2, RATES.position(0.3), 1e-15);
        assertEquals(0.5, RATES.position(0.6), 1e-15);
        assertEquals(1, RATES.position(5));
        assertEquals(0, RATES.position(-5));
    }

    @Test
    void wrongInputGetsOneSentence() {
        refused("palette must be one of BuPu, OrRd, RdPu, RdYlBu, YlGnBu, was Viridis",
                () -> Scale.of("Viridis", 0, 1));
        refused("a scale needs a colour for each stop, had 3 colours for 4 stops", () -> Scale.of("RdPu", 0, 1, 2, 3));
        refused("stops must ascend, but 1 stood before 1", () -> Scale.of("RdPu", 0, 1, 1));
        refused("stops must be at least two, were 1", () -> new Scale(new double[] {0}, List.of("#000000")));
        refused("colours must be like #ff6600 or a word such as blue, one was beige",
                () -> Scale.through(0, 1, "beige", "#000000"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Scale.through(0, 1, "oranje", "#000000"))
                .getMessage().endsWith("was oranje"));
        refused("value must be finite, was NaN", () -> RATES.at(Double.NaN));
    }
}
