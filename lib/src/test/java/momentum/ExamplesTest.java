package momentum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the Javadoc run as they stand in a cell, after the imports with which each notebook begins. */
class ExamplesTest {
    private static final Path SOURCES = Path.of("src/main/java/momentum");
    private static final Path NOTEBOOK = Path.of("../notebooks/00-start-here.ipynb");
    private static final Pattern EXAMPLE =
            Pattern.compile("\\* Example:\\n \\* <pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);
    private static final int LINES = 3;

    private static JShell shell;

    @BeforeAll
    static void openShell() throws IOException {
        // in this process: a second JVM would take longer to start than all examples to run
        shell = JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of()).build();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) shell.addToClasspath(path);
        for (String line : firstCell()) if (line.startsWith("import ")) evaluate(line);
    }

    @AfterAll
    static void closeShell() {
        shell.close();
    }

    private static List<String> firstCell() throws IOException {
        JsonNode cells = new ObjectMapper().readTree(NOTEBOOK.toFile()).get("cells");
        JsonNode first = StreamSupport.stream(cells.spliterator(), false)
                .filter(cell -> cell.get("cell_type").asText().equals("code")).findFirst().orElseThrow();
        var source = new StringBuilder();
        first.get("source").forEach(line -> source.append(line.asText()));
        return source.toString().lines().toList();
    }

    /** Runs one statement after another, as a cell does; the value of the last. */
    private static String evaluate(String code) {
        String value = null;
        for (String rest = code; !rest.isBlank(); ) {
            var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String statement = next.completeness().isComplete() ? next.source() : rest;
            for (SnippetEvent event : shell.eval(statement)) {
                // the others are variables whose place this statement takes
                if (event.causeSnippet() != null) continue;
                var complaints = shell.diagnostics(event.snippet()).map(each -> each.getMessage(null)).toList();
                assertEquals(Snippet.Status.VALID, event.status(), () -> statement.strip() + ": " + complaints);
                if (event.exception() != null) throw new AssertionError(statement + " threw", event.exception());
                value = event.value();
            }
            rest = next.completeness().isComplete() ? next.remaining() : "";
        }
        return value;
    }

    private static Map<String, String> examplesByClass() throws IOException {
        var examples = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher example = EXAMPLE.matcher(Files.readString(file));
                String name = file.getFileName().toString().replace(".java", "");
                if (example.find()) examples.put(name, example.group(1).replaceAll("(?m)^ \\* ", ""));
            }
        }
        return examples;
    }

    static Stream<Arguments> examples() throws IOException {
        return examplesByClass().entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void runs(String name, String code) {
        assertTrue(code.lines().count() <= LINES, () -> "at most " + LINES + " lines:\n" + code);
        // none leans on another's variables
        shell.variables().forEach(shell::drop);
        String value = evaluate(code);
        assertTrue(value != null && !value.isEmpty(), "the last line shows nothing");
    }

    @Test
    void everyMethodAndEveryProblemHasOne() throws Exception {
        var missing = new TreeSet<String>();
        for (String room : List.of("method", "problem", "quadratic", "solver")) {
            try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    if (name.equals("package-info")) continue;
                    Class<?> type = Class.forName("momentum." + room + "." + name);
                    boolean counts = Optimizer.class.isAssignableFrom(type) || Objective.class.isAssignableFrom(type);
                    if (Modifier.isPublic(type.getModifiers()) && counts) missing.add(name);
                }
            }
        }
        assertTrue(missing.contains("HeavyBall") && missing.contains("Rosenbrock"), "what was found: " + missing);
        missing.removeAll(examplesByClass().keySet());
        assertEquals(new TreeSet<>(), missing);
    }
}
