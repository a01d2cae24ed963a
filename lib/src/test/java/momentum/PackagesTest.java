package momentum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The order of the packages, read from the compiled classes: each may use those before it, never those after it. */
class PackagesTest {
    private static final List<String> ORDER = List.of(
            "momentum.text", "momentum.internal", "momentum", "momentum.method",
            "momentum.quadratic", "momentum.solver", "momentum.problem",
            "momentum.average", "momentum.flow", "momentum.multistep", "momentum.noise", "momentum.plot",
            "momentum.check", "momentum.notebook");
    private static final Pattern ARROW = Pattern.compile("^\\s+(momentum\\S*)\\s+-> (\\S+)", Pattern.MULTILINE);

    private static Matcher arrows() throws Exception {
        Path classes = Path.of(Trajectory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var out = new StringWriter();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        int code = jdeps.run(new PrintWriter(out), new PrintWriter(out), "--ignore-missing-deps", "-verbose:package",
                "-filter:none", "--multi-release", "base", "-cp", System.getProperty("java.class.path"),
                classes.toString());
        assertEquals(0, code, out.toString());
        return ARROW.matcher(out.toString());
    }

    @Test
    void arrowsPointUpThePackageTable() throws Exception {
        var wrong = new TreeSet<String>();
        var seen = new TreeSet<String>();
        for (Matcher arrow = arrows(); arrow.find(); ) {
            String from = arrow.group(1), to = arrow.group(2);
            assertTrue(ORDER.contains(from), "a package that the table does not have: " + from);
            seen.add(from);
            if (to.startsWith("momentum") && ORDER.indexOf(to) > ORDER.indexOf(from)) wrong.add(from + " uses " + to);
        }
        assertEquals(List.of(), List.copyOf(wrong));
        assertTrue(seen.contains("momentum.notebook"), "jdeps saw " + seen);
    }

    @Test
    void onlyPlotAndItsDisplayTouchJsplot() throws Exception {
        var users = new TreeSet<String>();
        for (Matcher arrow = arrows(); arrow.find(); ) {
            if (arrow.group(2).startsWith("tech.tablesaw.plotly")) users.add(arrow.group(1));
        }
        // notebook names jsplot's Figure once, to register it for display; everything else is plot's
        assertEquals(List.of("momentum.notebook", "momentum.plot"), List.copyOf(users));
    }
}
