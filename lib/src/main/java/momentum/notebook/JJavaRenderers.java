package momentum.notebook;

import java.util.Map;
import java.util.function.Function;
import momentum.check.Claims;
import momentum.plot.Chart;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.components.Figure;

/** The renderers on JJava; loaded only where that kernel runs. */
final class JJavaRenderers {
    private JJavaRenderers() {}

    static boolean register() {
        BaseKernel kernel = BaseKernel.notebookKernel();
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

    private static <T> void add(Renderer renderer, Class<T> type, String preferred, Function<T, Map<String, Object>> parts) {
        renderer.createRegistration(type).preferring(preferred).supporting(Parts.TEXT)
                .register((value, context) -> parts.apply(value).forEach(context.getOutputContainer()::putData));
    }
}
