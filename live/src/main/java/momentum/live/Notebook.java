package momentum.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/** A notebook's code, cut into pieces, and those of its cells whose figure moves. */
final class Notebook {
    /** What a cell with one of these tags declares is no other cell's business. */
    private static final Set<String> ASIDE = Set.of("proof", "check", "exercise");

    /**
     * A cell whose figure moves.
     *
     * @param name the figure's name
     * @param before how many pieces of the notebook come before its figure
     * @param problem why it has no live figure, or nothing
     */
    record Moving(String name, int before, String problem) {}

    final List<Piece> pieces = new ArrayList<>();
    final List<Moving> moving = new ArrayList<>();

    static Notebook read(Path file) throws IOException {
        Notebook notebook = new Notebook();
        String stem = file.getFileName().toString().replace(".ipynb", "");
        for (JsonNode cell : new ObjectMapper().readTree(file.toFile()).get("cells")) {
            if (cell.get("cell_type").asText().equals("code")) notebook.add(stem, cell);
        }
        return notebook;
    }

    private void add(String stem, JsonNode cell) {
        for (JsonNode tag : cell.at("/metadata/tags")) if (ASIDE.contains(tag.asText())) return;
        StringBuilder source = new StringBuilder();
        // a line with a percent sign is the kernel's
        source.append(text(cell.get("source")).lines().filter(line -> !line.startsWith("%"))
                .reduce("", (text, line) -> text + line + "\n"));
        List<Piece> mine = cut(source.toString());
        int figures = 0;
        boolean moves = false;
        for (JsonNode output : cell.get("outputs")) {
            JsonNode figure = output.at("/data/application~1vnd.plotly.v1+json");
            if (figure.isMissingNode()) continue;
            figures++;
            moves |= !figure.path("frames").isEmpty();
        }
        if (moves) {
            String problem = figures > 1 ? "its cell draws more than one figure" : mine == null
                    ? "its cell could not be read" : "";
            if (mine != null) pieces.addAll(mine);
            moving.add(new Moving(stem + "-" + cell.get("id").asText(), pieces.size(), problem));
        } else if (mine != null) {
            pieces.addAll(mine);
        }
    }

    private static String text(JsonNode source) {
        if (source.isTextual()) return source.asText();
        StringBuilder text = new StringBuilder();
        for (JsonNode line : source) text.append(line.asText());
        return text.toString();
    }

    /** A cell's pieces; null if it is no Java. */
    private static List<Piece> cut(String source) {
        if (source.isBlank()) return List.of();
        List<Piece> all = Piece.read(source);
        if (all != null) return all;
        // statements beside methods or imports: only JShell knows where one ends
        all = new ArrayList<>();
        SourceCodeAnalysis analysis = Shell.SHELL.sourceCodeAnalysis();
        String rest = source;
        while (!rest.isBlank()) {
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) break;
            if (info.source() == null) return null;
            List<Piece> next = Piece.read(info.source());
            if (next == null) return null;
            all.addAll(next);
            rest = info.remaining();
        }
        return all;
    }

    /** Made when the first cell needs it. */
    private static final class Shell {
        static final JShell SHELL = JShell.builder().executionEngine("local").build();
    }

    /** The class that draws a moving figure: what the figure needs of all that comes before it, and no more. */
    String written(Moving figure, String className) {
        List<Piece> before = pieces.subList(0, figure.before - 1);
        Piece drawing = pieces.get(figure.before - 1);
        boolean[] kept = new boolean[before.size()];
        Set<String> needed = new HashSet<>(drawing.uses().values());
        boolean more = true;
        while (more) {
            more = false;
            for (int i = before.size() - 1; i >= 0; i--) {
                Piece piece = before.get(i);
                boolean declares = piece.declares().stream().anyMatch(needed::contains);
                boolean fills = piece.kind() == Piece.Kind.STATEMENT
                        && piece.changes().stream().anyMatch(needed::contains);
                if (kept[i] || !declares && !fills) continue;
                kept[i] = true;
                needed.addAll(piece.uses().values());
                more = true;
            }
        }
        List<Piece> used = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) if (kept[i]) used.add(before.get(i));
        return new CellClass(className, pieces, used, drawing).text();
    }
}
