package momentum.notebook;

import java.util.Map;
import momentum.check.Claim;
import momentum.check.Claims;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;

/** The renderers on JJava; loaded only where that kernel runs. */
final class JJavaRenderers {
    private JJavaRenderers() {}

    static boolean register() {
        BaseKernel kernel = kernel();
        if (kernel == null) return false;
        for (Parts.Shown<?> shown : Parts.SHOWN) add(kernel.getRenderer(), shown);
        CellProof proof = new CellProof(
                show -> ((ShellReplyEnvironment) CellProof.request(kernel.getIO().display)).defer(show),
                parts -> kernel.display(data(parts)));
        Claims.showWith(proof::add);
        add(kernel.getRenderer(), new Parts.Shown<>(Claim.class, Parts.HTML, proof::of));
        JJavaLive.register(kernel.getCommManager());
        return true;
    }

    /** Where no kernel runs, some versions of JJava answer null and others throw. */
    private static BaseKernel kernel() {
        try {
            return BaseKernel.notebookKernel();
        } catch (NullPointerException none) {
            return null;
        }
    }

    private static <T> void add(Renderer renderer, Parts.Shown<T> shown) {
        renderer.createRegistration(shown.type()).preferring(shown.preferred()).supporting(Parts.TEXT)
                .register((value, context) -> shown.parts().apply(value)
                        .forEach(context.getOutputContainer()::putData));
    }

    private static DisplayData data(Map<String, Object> parts) {
        DisplayData data = new DisplayData();
        parts.forEach(data::putData);
        return data;
    }
}
