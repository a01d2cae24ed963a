package momentum.live;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What stands in a page for asking a class what its record is made of: a table of the library's public records. */
final class RecordTable {
    private RecordTable() {}

    static String text(Path jar, ClassLoader library) throws IOException, ClassNotFoundException {
        StringBuilder cases = new StringBuilder();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (String entry : file.stream().map(JarEntry::getName).sorted().toList()) {
                if (!entry.endsWith(".class") || entry.contains("/notebook/") || entry.contains("/check/")
                        || entry.contains("-info")) continue;
                String name = entry.replace(".class", "").replace('/', '.');
                Class<?> type = Class.forName(name, false, library);
                if (type.isRecord() && isOpen(type)) cases.append(of(type));
            }
        }
        return """
                package momentum.text;

                import java.util.List;

                /** Generated. */
                @SuppressWarnings("all")
                public final class Components {
                    public record Part(String name, Class<?> type, Object value) {}

                    private static Part part(String name, Class<?> type, Object value) {
                        return new Part(name, type, value);
                    }

                    public static List<Part> of(Record record) {
                """ + cases + """
                        return List.of();
                    }
                }
                """;
    }

    private static boolean isOpen(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) return false;
        }
        return true;
    }

    private static String of(Class<?> type) {
        StringBuilder parts = new StringBuilder();
        for (RecordComponent part : type.getRecordComponents()) {
            parts.append(parts.isEmpty() ? "" : ", ").append("part(\"").append(part.getName()).append("\", ")
                    .append(part.getType().getCanonicalName()).append(".class, r.").append(part.getName())
                    .append("())");
        }
        String name = type.getCanonicalName() + (type.getTypeParameters().length > 0 ? "<?>" : "");
        return "if (record instanceof " + name + " r) return List.of(" + parts + ");\n";
    }
}
