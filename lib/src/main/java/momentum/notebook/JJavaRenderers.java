package momentum.notebook;

import momentum.check.Claims;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** The renderers on JJava; loaded only where that kernel runs. */
final class JJavaRenderers {
    private JJavaRenderers() {}

    static boolean register() {
        BaseKernel kernel = BaseKernel.notebookKernel();
        if (kernel == null) return false;
        for (Parts.Shown<?> shown : Parts.SHOWN) add(kernel.getRenderer(), shown);
        Claims.showWith(checked -> {
            DisplayData line = new DisplayData();
            Parts.of(checked).forEach(line::putData);
            kernel.display(line);
        });
        return true;
    }

    private static <T> void add(Renderer renderer, Parts.Shown<T> shown) {
        renderer.createRegistration(shown.type()).preferring(shown.preferred()).supporting(Parts.TEXT)
                .register((value, context) -> shown.parts().apply(value).forEach(context.getOutputContainer()::putData));
    }
}
