package momentum.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the book's live figures: {@code Build JAR LIBS STAND-INS TARGET NOTEBOOK…} takes each cell whose figure moves
 * with what that needs, compiles all for browsers with the library, and writes into the target folder
 *
 * <ul>
 * <li>live.wasm and live.wasm-runtime.js, the code;</li>
 * <li>live.json: each figure by name, with what moves it, and each place of its frames in 64 bits; or why it keeps its
 * frames.</li>
 * </ul>
 */
public final class Build {
    /** A page must not stand still when a figure wakes up. */
    private static final double LONGEST_START = 1.0;

    private static final String RUNTIME = "/org/teavm/backend/wasm/wasm-gc-runtime.min.js";

    private final Path jar, standIns, target;
    private final List<Path> libraries;
    /** The figures that are still in, by their class, with their sources; and why others are not, by name. */
    private final Map<String, String> names = new LinkedHashMap<>(), sources = new LinkedHashMap<>(),
            kept = new LinkedHashMap<>();

    private Build(Path jar, Path libs, Path standIns, Path target) throws IOException {
        this.jar = jar;
        this.standIns = standIns;
        this.target = target;
        try (Stream<Path> files = Files.list(libs)) {
            libraries = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Build build = new Build(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]),
                Path.of(arguments[3]));
        List<Path> notebooks = Stream.of(arguments).skip(4).map(Path::of).toList();
        build.run(notebooks);
        System.exit(0); // JShell leaves threads behind
    }

    private void run(List<Path> notebooks) throws Exception {
        for (Path file : notebooks) {
            Notebook notebook = Notebook.read(file);
            for (Notebook.Moving figure : notebook.moving) {
                if (!figure.problem().isEmpty()) {
                    kept.put(figure.name(), figure.problem());
                    continue;
                }
                String className = "Figure_" + figure.name().replaceAll("\\W", "_");
                names.put(className, figure.name());
                sources.put(className, notebook.written(figure, className));
            }
        }
        Path generated = target.resolve("sources"), classes = target.resolve("classes");
        clear(generated);
        write(generated.resolve("momentum/text/Components.java"), RecordTable.text(jar, Build.class.getClassLoader()));
        List<Path> classPath = new ArrayList<>(List.of(classes, jar));
        classPath.addAll(libraries);
        Map<String, Object> live = null;
        for (Map<String, String> wrong = Map.of("", ""); !wrong.isEmpty();) {
            compile(generated, classes, classPath);
            int before = names.size();
            live = tried(classPath);
            if (names.size() < before) compile(generated, classes, classPath);
            wrong = ForBrowsers.compile(classPath, target);
            if (wrong.containsKey("")) throw new IllegalStateException("no page can have " + wrong.get(""));
            wrong.forEach((name, why) -> drop(name, "a page does not have what it uses: " + why));
        }
        for (String name : kept.keySet()) live.remove(name);
        try (InputStream runtime = ForBrowsers.class.getResourceAsStream(RUNTIME)) {
            Files.copy(runtime, target.resolve("live.wasm-runtime.js"), StandardCopyOption.REPLACE_EXISTING);
        }
        write(target.resolve("live.json"), new ObjectMapper().writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("live", live, "kept", kept)));
    }

    private void drop(String className, String why) {
        kept.put(names.remove(className), why);
    }

    /** Compiles the figures that are still in; drops those that javac refuses. */
    private void compile(Path generated, Path classes, List<Path> classPath) throws IOException {
        while (true) {
            clear(classes);
            clear(generated.resolve("momentum/cells"));
            for (String each : names.keySet()) {
                write(generated.resolve("momentum/cells/" + each + ".java"), sources.get(each));
            }
            write(generated.resolve("momentum/cells/Index.java"), index());
            List<Path> all = new ArrayList<>();
            for (Path root : List.of(standIns, generated)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
                }
            }
            Map<String, String> wrong = Compiling.compile(all, classPath, classes);
            if (wrong.isEmpty()) return;
            boolean dropped = false;
            for (var each : wrong.entrySet()) {
                if (!names.containsKey(each.getKey())) continue;
                drop(each.getKey(), "it does not compile alone: " + each.getValue());
                dropped = true;
            }
            if (!dropped) throw new IllegalStateException("what stands in for the JDK does not compile: " + wrong);
        }
    }

    private String index() {
        StringBuilder cases = new StringBuilder();
        names.forEach((each, name) -> cases.append("            case \"").append(name).append("\": return ")
                .append(each).append(".figure();\n"));
        return """
                package momentum.cells;

                /** Generated. */
                public final class Index {
                    public static momentum.plot.Chart open(String name) throws Exception {
                        switch (name) {
                """ + cases + """
                            default: throw new IllegalArgumentException("no live figure is called " + name);
                        }
                    }
                }
                """;
    }

    /** What moves each figure, and its bits; drops those that fail here, or take too long to start. */
    private Map<String, Object> tried(List<Path> classPath) throws Exception {
        Map<String, Object> live = new LinkedHashMap<>();
        try (Trial trial = new Trial(classPath)) {
            for (String className : List.copyOf(names.keySet())) {
                String name = names.get(className);
                try {
                    long start = Trial.now();
                    Map<String, Object> figure = new LinkedHashMap<>(trial.described(name));
                    double seconds = Trial.seconds(start);
                    if (seconds > LONGEST_START) {
                        drop(className, "its start takes longer than a second");
                        continue;
                    }
                    figure.put("bits", trial.bits(name, figure));
                    live.put(name, figure);
                } catch (RuntimeException | LinkageError e) {
                    drop(className, "it does not run alone: " + e.getMessage());
                }
            }
        }
        return live;
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
