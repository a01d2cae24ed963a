package momentum.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs numbered pieces of work on several threads; an interrupt of the caller cancels them all. */
final class Workers {
    private Workers() {}

    /**
     * Runs pieces 0 … count − 1, each on whichever thread is free: a piece must write only what is its own.
     *
     * @throws CancellationException if the caller is interrupted
     */
    static void run(int threads, int count, IntConsumer piece) {
        if (threads == 1) {
            for (int i = 0; i < count; i++) piece.accept(i);
            return;
        }
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, count), task -> {
            Thread thread = new Thread(task, "ensemble");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int t = 0; t < Math.min(threads, count); t++) {
                running.add(pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) piece.accept(i);
                }));
            }
            for (Future<?> each : running) each.get();
        } catch (InterruptedException e) {
            throw cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** To be called now and then by each piece: shutdownNow interrupts the threads of the pool. */
    static void poll() {
        if (Thread.interrupted()) throw cancelled();
    }

    private static CancellationException cancelled() {
        return new CancellationException("ensemble interrupted");
    }
}
