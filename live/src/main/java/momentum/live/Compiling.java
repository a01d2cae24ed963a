package momentum.live;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs javac over generated sources, and tells which of them it refuses, and why. */
final class Compiling {
    private Compiling() {}

    /** What is wrong with which file, by its name without the ending; nothing where all is well. */
    static Map<String, String> compile(List<Path> sources, List<Path> classPath, Path classes) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        Map<String, String> wrong = new TreeMap<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
            String path = String.join(java.io.File.pathSeparator, classPath.stream().map(Path::toString).toList());
            List<String> options = List.of("-proc:none", "-nowarn", "-encoding", "UTF-8", "--release", "17",
                    "-classpath", path, "-d", classes.toString());
            javac.getTask(new StringWriter(), files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
            if (each.getKind() != Diagnostic.Kind.ERROR) continue;
            String file = each.getSource() == null ? "" : Path.of(each.getSource().toUri()).getFileName().toString();
            wrong.putIfAbsent(file.replace(".java", ""), each.getMessage(Locale.ROOT).lines().findFirst().orElse(""));
        }
        return wrong;
    }
}
