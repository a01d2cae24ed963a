package momentum.notebook;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import java.util.Map;
import momentum.check.Claim;
import momentum.check.Claims;

/** The renderers on IJava; loaded only where that kernel runs. */
final class IJavaRenderers {
    private IJavaRenderers() {}

    static boolean register() {
        BaseKernel kernel = kernel();
        if (kernel == null) return false;
        for (Parts.Shown<?> shown : Parts.SHOWN) add(kernel.getRenderer(), shown);
        CellProof proof = new CellProof(
                show -> ((ShellReplyEnvironment) CellProof.request(kernel.getIO().display)).defer(show),
                parts -> kernel.display(data(parts)));
        Claims.showWith(proof::add);
        add(kernel.getRenderer(), new Parts.Shown<>(Claim.class, Parts.HTML, proof::of));
        IJavaLive.register(kernel.getCommManager());
        return true;
    }

    /** IJava's own jar is on no registry to compile against, so its one static method is called by name. */
    private static BaseKernel kernel() {
        try {
            return (BaseKernel) Class.forName("io.github.spencerpark.ijava.IJava")
                    .getMethod("getKernelInstance").invoke(null);
        } catch (ReflectiveOperationException e) {
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
