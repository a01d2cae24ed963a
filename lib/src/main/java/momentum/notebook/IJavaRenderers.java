package momentum.notebook;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.Map;
import java.util.function.Function;
import momentum.check.Claims;
import momentum.plot.Chart;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** The renderers on IJava; loaded only where that kernel runs. */
final class IJavaRenderers {
    private IJavaRenderers() {}

    static boolean register() {
        BaseKernel kernel = kernel();
        if (kernel == null) return false;
        add(kernel.getRenderer(), Chart.class, Parts.PLOTLY, Parts::of);
        add(kernel.getRenderer(), Figure.class, Parts.PLOTLY, Parts::of);
        add(kernel.getRenderer(), Table.class, Parts.HTML, Parts::of);
        add(kernel.getRenderer(), SimpleMatrix.class, Parts.TEXT, Parts::of);
        Claims.showWith(checked -> {
            DisplayData line = new DisplayData();
            Parts.of(checked).forEach(line::putData);
            kernel.display(line);
        });
        return true;
    }

    /** IJava's own jar is on no registry to compile against, so its one static method is called by name. */
    private static BaseKernel kernel() {
        try {
            return (BaseKernel) Class.forName("io.github.spencerpark.ijava.IJava").getMethod("getKernelInstance").invoke(null);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static <T> void add(Renderer renderer, Class<T> type, String preferred, Function<T, Map<String, Object>> parts) {
        renderer.createRegistration(type).preferring(preferred).supporting(Parts.TEXT)
                .register((value, context) -> parts.apply(value).forEach(context.getOutputContainer()::putData));
    }
}
