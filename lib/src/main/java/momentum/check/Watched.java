package momentum.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CancellationException;

/**
 * Code that nobody has read yet, run in a thread of its own until it is done or its time is up.
 *
 * <p>Time is the processor's, since a machine that is busy must not turn a right answer into a wrong one.
 */
final class Watched {
    /** How it ended: by itself, because it was stopped, or not at all, since it cannot be stopped. */
    enum Ending { DONE, STOPPED, GOES_ON }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int POLL_MILLIS = 10, GRACE_MILLIS = 200;
    /** So many times the limit on the clock: for code that waits or sleeps, and so takes no processor's time. */
    private static final int CLOCK = 5;

    private Watched() {}

    /**
     * Runs it.
     *
     * @throws CancellationException if the waiting thread is interrupted
     */
    static Ending run(Runnable code, String name, double seconds) {
        var thread = new Thread(code, name);
        thread.setDaemon(true);
        thread.start();
        long start = System.nanoTime();
        try {
            while (thread.isAlive()) {
                thread.join(POLL_MILLIS);
                double clock = 1e-9 * (System.nanoTime() - start);
                if (thread.isAlive() && (processorSeconds(thread, clock) > seconds || clock > CLOCK * seconds)) {
                    return stop(thread) ? Ending.STOPPED : Ending.GOES_ON;
                }
            }
            return Ending.DONE;
        } catch (InterruptedException e) {
            try {
                stop(thread);
            } catch (InterruptedException again) {
                thread.interrupt();
            }
            throw new CancellationException("interrupted during the " + name);
        }
    }

    private static double processorSeconds(Thread thread, double otherwise) {
        if (!THREADS.isThreadCpuTimeSupported()) return otherwise;
        return 1e-9 * THREADS.getThreadCpuTime(thread.getId());
    }

    /** Asks the thread to end; if it does not listen, ends it, which Java can up to version 19. */
    @SuppressWarnings("deprecation")
    private static boolean stop(Thread thread) throws InterruptedException {
        thread.interrupt();
        thread.join(GRACE_MILLIS);
        if (!thread.isAlive()) return true;
        thread.setPriority(Thread.MIN_PRIORITY);
        try {
            thread.stop();
        } catch (UnsupportedOperationException | NoSuchMethodError e) {
            return false;
        }
        thread.join(GRACE_MILLIS);
        return !thread.isAlive();
    }
}
