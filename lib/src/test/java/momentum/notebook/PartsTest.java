package momentum.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import momentum.plot.Chart;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What a kernel emits for charts and tables. */
class PartsTest {
    @Test
    void aChartIsDrawnByPlotlyOrDescribed() {
        Chart chart = Chart.titled("t").line("l", new double[] {0, 1}, new double[] {0, 1});
        var parts = Parts.of(chart);
        assertEquals(List.of("application/vnd.plotly.v1+json", "text/plain"), List.copyOf(parts.keySet()));
        assertEquals(chart + "\n[a figure in words: this page has no renderer for Plotly's figures]",
                parts.get("text/plain"));
        assertEquals(1, chart.toString().lines().count(), "the first line is the description");
    }

    @Test
    void aTableHasRightAlignedNumbersAndEscapedText() {
        Table table = Table.create("t", StringColumn.create("a<b", "x & y", "<script>"),
                DoubleColumn.create("f", 1 / 3.0, Double.NaN));
        String html = (String) Parts.of(table).get("text/html");
        assertTrue(html.contains("<th style=\"text-align:left\">a&lt;b</th>"), html);
        assertTrue(html.contains("<td style=\"text-align:right\">0.333333</td>"), html);
        assertTrue(html.contains("<td style=\"text-align:left\">x &amp; y</td>"), html);
        assertTrue(html.contains("<td style=\"text-align:right\"></td>"), "missing is empty: " + html);
        assertFalse(html.contains("<script>"));
        assertEquals("a<b              f\nx & y     0.333333\n<script>", Parts.of(table).get("text/plain"));
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        Table table = Table.create("t", IntColumn.create("k", IntStream.range(0, 151).toArray()));
        assertTrue(((String) Parts.of(table).get("text/html")).endsWith("<p>… and 131 more rows</p>"));
        String plain = (String) Parts.of(table).get("text/plain");
        assertEquals(22, plain.lines().count());
        assertTrue(plain.endsWith("\n19\n… and 131 more rows"), plain);
        assertTrue(((String) Parts.of(table.first(21)).get("text/plain")).endsWith("… and 1 more row"));
        assertFalse(((String) Parts.of(table.first(20)).get("text/plain")).contains("more"));
        assertEquals("k\nno rows", Parts.of(table.emptyCopy()).get("text/plain"));
    }
}
