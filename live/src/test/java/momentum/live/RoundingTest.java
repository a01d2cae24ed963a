package momentum.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in for the processor's fused product gives the same bits. */
class RoundingTest {
    private static final Path STAND_IN = Path.of("src/page/java/momentum/internal/Rounding.java");

    @Test
    void theSameIsLost(@TempDir Path classes) throws Exception {
        assertEquals(Map.of(), Compiling.compile(List.of(STAND_IN), List.of(), classes));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            Method lost = loader.loadClass("momentum.internal.Rounding")
                    .getDeclaredMethod("lost", double.class, double.class, double.class);
            lost.setAccessible(true);
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < 20_000; i++) {
                double a = random.nextDouble(-1, 1) * Math.pow(2, random.nextInt(-400, 400));
                double b = random.nextDouble(-9, 9);
                assertEquals(Math.fma(a, b, -(a * b)), (double) lost.invoke(null, a, b, a * b), a + " · " + b);
            }
        }
    }
}
