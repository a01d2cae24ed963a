package momentum.internal;

import java.util.concurrent.CancellationException;

/** Lets a reader stop what takes long: neither Java kernel can end a thread that does not ask. */
public final class Interruption {
    private Interruption() {}

    /**
     * To be called now and then by whatever takes long.
     *
     * @param doing what is interrupted, as in "interrupted while drawing contours"
     * @throws CancellationException if the thread was interrupted; the interruption is taken
     */
    public static void poll(String doing) {
        if (Thread.interrupted()) throw new CancellationException("interrupted while " + doing);
    }
}
