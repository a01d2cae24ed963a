package momentum.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The class of one figure. Everything stands in one method, so that {@code var} is allowed; what follows a method of
 * the notebook stands in a class with it, so that it may use what came before and can be called by what comes after.
 */
record CellClass(String name, List<Piece> notebook, List<Piece> used, Piece drawing) {
    /** What both kernels import. */
    private static final List<String> ALWAYS = List.of("java.io.*", "java.math.*", "java.net.*", "java.nio.file.*",
            "java.util.*", "java.util.concurrent.*", "java.util.function.*", "java.util.regex.*", "java.util.stream.*");

    String text() {
        StringBuilder text = new StringBuilder("package momentum.cells;\n\n");
        notebook.stream().filter(piece -> piece.kind() == Piece.Kind.IMPORT).map(Piece::source).distinct()
                .forEach(each -> text.append(each.strip()).append('\n'));
        for (String each : ALWAYS) text.append("import ").append(each).append(";\n");
        text.append("\n@SuppressWarnings(\"all\")\nfinal class ").append(name).append(" {\n");
        Set<String> clashing = clashing();
        Set<String> live = used.stream().filter(piece -> piece.kind() != Piece.Kind.TYPE)
                .flatMap(piece -> piece.declares().stream()).collect(Collectors.toSet());
        StringBuilder body = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        for (Piece piece : used) {
            String source = piece.renamed(clashing).strip();
            if (piece.kind() == Piece.Kind.TYPE && piece.uses().values().stream().noneMatch(live::contains)) {
                text.append("static ").append(source).append('\n');
            } else if (piece.kind() == Piece.Kind.METHOD) {
                String inner = "After" + open.size();
                open.push(inner);
                body.append("class ").append(inner).append(" {\n").append(source)
                        .append("\nmomentum.plot.Chart drawn() throws Exception {\n");
            } else {
                body.append(source).append('\n');
            }
        }
        String figure = drawing.renamed(clashing).strip();
        body.append("return ").append(figure.endsWith(";") ? figure : figure + ";").append('\n');
        while (!open.isEmpty()) body.append("} }\nreturn new ").append(open.pop()).append("().drawn();\n");
        return text.append("static momentum.plot.Chart figure() throws Exception {\n").append(body).append("}\n}\n")
                .toString();
    }

    /** Names that stand for a variable of the notebook here and for a parameter there: a shell allows it. */
    private Set<String> clashing() {
        Set<String> bound = new HashSet<>(drawing.binds());
        for (Piece piece : used) bound.addAll(piece.binds());
        bound.retainAll(used.stream().filter(piece -> piece.kind() == Piece.Kind.VARIABLE)
                .flatMap(piece -> piece.declares().stream()).collect(Collectors.toSet()));
        return bound;
    }
}
