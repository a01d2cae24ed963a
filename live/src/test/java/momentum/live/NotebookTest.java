package momentum.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import momentum.plot.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure's class has what its figure needs, draws what the cell drew, and has nothing else. */
class NotebookTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Path> CLASS_PATH =
            Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).map(Path::of).toList();
    private static final String DRAWS = "Chart.slider(new Knob(\"a\", new double[] {1, 2}, 1), a ->\n"
            + "    Chart.titled(\"t\").line(\"l\", new double[] {0, 1}, new double[] {%s}))";

    @TempDir
    private Path folder;

    private static ObjectNode cell(String id, String tag, String source) {
        ObjectNode cell = JSON.createObjectNode().put("cell_type", "code").put("id", id).put("source", source);
        cell.putObject("metadata").putArray("tags").add(tag);
        cell.putArray("outputs");
        return cell;
    }

    private static ObjectNode moving(String source) {
        ObjectNode cell = cell("figure", "", source);
        ObjectNode figure = ((ArrayNode) cell.get("outputs")).addObject().putObject("data")
                .putObject("application/vnd.plotly.v1+json");
        figure.putArray("frames").addObject();
        return cell;
    }

    private String written(ObjectNode... cells) throws IOException {
        ObjectNode notebook = JSON.createObjectNode();
        notebook.putArray("cells").add(cell("first", "", "%classpath x.jar\nimport momentum.plot.*;"))
                .addAll(List.of(cells));
        Path file = folder.resolve("02-test.ipynb");
        Files.writeString(file, notebook.toString());
        Notebook read = Notebook.read(file);
        assertEquals(1, read.moving.size());
        assertEquals("02-test-figure", read.moving.get(0).name());
        assertEquals("", read.moving.get(0).problem());
        return read.written(read.moving.get(0), "Figure_test");
    }

    /** The end of the line that the class draws. */
    private double drawn(String text) throws Exception {
        Path source = folder.resolve("Figure_test.java"), classes = folder.resolve("classes");
        Files.writeString(source, text);
        assertEquals(Map.of(), Compiling.compile(List.of(source), CLASS_PATH, classes), text);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Method figure = loader.loadClass("momentum.cells.Figure_test").getDeclaredMethod("figure");
            figure.setAccessible(true);
            Chart chart = (Chart) figure.invoke(null);
            return JSON.readTree(chart.toJson()).at("/data/0/y/1").asDouble();
        }
    }

    @Test
    void aFigureAloneIsItself() throws Exception {
        assertEquals(3, drawn(written(moving(DRAWS.formatted("0, 3 * a")))));
    }

    @Test
    void itHasTheVariablesThatItNamesAndThoseThatTheyName() throws Exception {
        String text = written(cell("a", "", "var two = 2.0;\nvar seven = 7.0;"), cell("b", "", "double six = 3 * two"),
                moving(DRAWS.formatted("0, six * a")));
        assertEquals(6, drawn(text));
        assertFalse(text.contains("seven"), "and no others");
    }

    @Test
    void oneStatementMayDeclareSeveral() throws Exception {
        assertEquals(5, drawn(written(cell("a", "", "double two = 2, three = 3;"),
                moving(DRAWS.formatted("0, two + three * a")))));
    }

    @Test
    void itHasTheLoopsThatFillItsArrays() throws Exception {
        String text = written(cell("a", "", "double[] y = new double[2];"),
                cell("b", "", "for (int i = 0; i < 2; i++) y[i] = 4 * i;\n"
                        + "for (double each : y) System.out.println(each);"),
                moving(DRAWS.formatted("0, y[1] * a")));
        assertEquals(4, drawn(text));
        assertFalse(text.contains("println"), "but not what only reads them");
    }

    @Test
    void itHasMethodsAndTypes() throws Exception {
        String text = written(cell("a", "", "double unit = 5;"),
                cell("b", "lesson", "record Pair(double x) { double twice() { return 2 * x; } }\n"
                        + "double scaled(double x) { return new Pair(x).twice() * unit; }\nvar late = scaled(1);"),
                moving(DRAWS.formatted("0, scaled(a) + late")));
        assertEquals(20, drawn(text));
    }

    @Test
    void aNameMayBeAVariableHereAndAParameterThere() throws Exception {
        assertEquals(11, drawn(written(
                cell("a", "", "double a = 10;\nDoubleUnaryOperator next = x -> x + a;\nint x = 3;"),
                cell("b", "", "var value = next.applyAsDouble(1) + 0 * x;"), moving(DRAWS.formatted("0, value * a")))));
    }

    @Test
    void whatChecksAndExercisesDeclareIsTheirs() throws Exception {
        String text = written(cell("a", "", "double a1 = 1;"), cell("p", "proof", "claim(\"X\"); a1 = 9;"),
                moving(DRAWS.formatted("0, a1 * a")));
        assertEquals(1, drawn(text));
    }

    @Test
    void whatIsNotJavaIsSaid() throws Exception {
        ObjectNode notebook = JSON.createObjectNode();
        notebook.putArray("cells").add(moving("Chart.slider("));
        Path file = folder.resolve("03-test.ipynb");
        Files.writeString(file, notebook.toString());
        assertTrue(Notebook.read(file).moving.get(0).problem().contains("could not be read"));
    }
}
