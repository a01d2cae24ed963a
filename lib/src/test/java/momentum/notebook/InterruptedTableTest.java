package momentum.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** A cell that is interrupted while it makes the first table leaves the next cell's tables whole. */
class InterruptedTableTest {
    /** What a kernel does, in a Java of its own: whether tables were broken is not undone in this one. */
    static final class Kernel {
        public static void main(String[] arguments) throws InterruptedException {
            ThreadGroup cells = new ThreadGroup("cells");
            Thread first = new Thread(cells, () -> {
                Notebook.open();
                System.out.println("opened");
                Thread.currentThread().interrupt();
                cell();
            });
            first.start();
            while (first.isAlive()) {
                cells.interrupt();
                Thread.sleep(1);
            }
            System.out.println(cell());
        }

        private static String cell() {
            try {
                return Table.create("of the next cell").name();
            } catch (Throwable broken) {
                return broken.toString();
            }
        }
    }

    @Test
    void theNextCellHasTables() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process kernel = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Kernel.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(kernel.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        kernel.waitFor();
        assertTrue(said.contains("opened"), said);
        assertEquals("of the next cell", said.lines().reduce((one, other) -> other).orElse("nothing"));
    }
}
