package momentum.plot;

import java.util.concurrent.CancellationException;

/** Lets a reader stop what takes long: neither Java kernel can end a thread that does not ask. */
final class Interruption {
    private Interruption() {}

    static void poll(String doing) {
        if (Thread.interrupted()) throw new CancellationException("interrupted while " + doing);
    }
}
