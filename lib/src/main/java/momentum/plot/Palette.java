package momentum.plot;

import java.util.List;

/** The colours: readable on light and on dark pages, and apart for colour-blind readers. */
final class Palette {
    static final String GRID = "rgba(128,128,128,0.25)";
    static final String INK = "#767676";
    /** Okabe and Ito's colours without yellow, which is lost on white. */
    static final List<String> LINES = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");
    /** ColorBrewer's RdPu, as in Goh's figures of contributions. */
    private static final int[][] PINKS = {{0xfd, 0xe0, 0xdd}, {0xfa, 0x9f, 0xb5}, {0xc5, 0x1b, 0x8a}};

    private Palette() {}

    /** The colour of part i of n, from pale to strong. */
    static String pinks(int i, int n) {
        double position = n == 1 ? 2 : 2.0 * i / (n - 1);
        int[] from = PINKS[Math.min(1, (int) position)], to = PINKS[Math.min(2, (int) position + 1)];
        double share = Math.min(1, position - Math.min(1, (int) position));
        int[] mixed = new int[3];
        for (int c = 0; c < 3; c++) mixed[c] = (int) Math.round(from[c] + share * (to[c] - from[c]));
        return "rgb(" + mixed[0] + "," + mixed[1] + "," + mixed[2] + ")";
    }
}
