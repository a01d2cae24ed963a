package momentum.notebook;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import momentum.check.CheckedClaim;
import momentum.check.Claim;
import momentum.check.Proof;

/** Collects the checks of the cell that runs, so that they are shown together. */
final class CellProof {
    private final Consumer<Runnable> atEnd;
    private final Consumer<Map<String, Object>> display;
    private final List<CheckedClaim> checks = new ArrayList<>();

    /**
     * A collector for all cells of a kernel, one after the other.
     *
     * @param atEnd runs something at the end of the cell that runs, whether or not it fails
     * @param display shows parts in the cell's output
     */
    CellProof(Consumer<Runnable> atEnd, Consumer<Map<String, Object>> display) {
        this.atEnd = atEnd;
        this.display = display;
    }

    void add(CheckedClaim checked) {
        checks.add(checked);
        if (checks.size() == 1) atEnd.accept(() -> {
            if (!checks.isEmpty()) display.accept(Parts.of(taken()));
        });
    }

    /**
     * A claim as a cell's last expression: all that the cell checked; where it checked nothing, what the claim says.
     */
    Map<String, Object> of(Claim claim) {
        return checks.isEmpty() ? Parts.of(claim) : Parts.of(taken());
    }

    private Proof taken() {
        Proof proof = new Proof(checks);
        checks.clear();
        return proof;
    }

    /**
     * What both kernels know of the request that they answer, and which alone can be asked to do something at its end.
     *
     * @param displayStream the kernel's, which keeps it in a private field
     * @return the kernel's ShellReplyEnvironment
     */
    static Object request(Object displayStream) {
        try {
            Field request = displayStream.getClass().getDeclaredField("env");
            request.setAccessible(true);
            return request.get(displayStream);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the kernel does not tell when a cell ends", e);
        }
    }
}
