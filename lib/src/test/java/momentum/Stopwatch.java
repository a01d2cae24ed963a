package momentum;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ejml.simple.SimpleMatrix;

/**
 * How long our side of the speed comparison takes: in processor time of the thread that works, which other processes
 * on the machine hardly change. The collector's own threads are not counted: on a full machine they wait for each
 * other, by spinning.
 */
final class Stopwatch {
    private static final double SECONDS_OF_WARM_UP = 1.2;
    private static final double SECONDS = 0.6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What was computed last: read by nobody, it keeps the compiler from leaving the work out. */
    private static volatile Object last;

    private Stopwatch() {}

    /** Prints {@code seconds,s} for one call. */
    static void measure(Supplier<?> work) {
        measure("seconds", work);
    }

    /** The same by the clock on the wall, for work of several threads. */
    static void measureOnTheWall(Supplier<?> work) {
        measure("seconds", work, System::nanoTime);
    }

    /** The same under a peer's name. */
    static void measure(String what, Supplier<?> work) {
        measure(what, work, THREADS::getCurrentThreadCpuTime);
    }

    private static void measure(String what, Supplier<?> work, LongSupplier clock) {
        calls(work, SECONDS_OF_WARM_UP / 2, clock);
        long calls = Math.max(1, Math.round(SECONDS / calls(work, SECONDS_OF_WARM_UP / 2, clock)));
        long start = clock.getAsLong();
        for (long call = 0; call < calls; call++) last = work.get();
        System.out.printf(Locale.ROOT, "%s,%.4g%n", what, (clock.getAsLong() - start) * 1e-9 / calls);
        last = null;
    }

    /** Seconds for one call, of as many as some time takes. */
    private static double calls(Supplier<?> work, double seconds, LongSupplier clock) {
        long start = clock.getAsLong(), calls = 0;
        double taken = 0;
        for (; taken < seconds; calls++) {
            last = work.get();
            taken = (clock.getAsLong() - start) * 1e-9;
        }
        return taken / calls;
    }

    /** Prints some hundred entries of what was computed. */
    static void report(SimpleMatrix result) {
        report(result, Math.max(1, result.getNumElements() / 100));
    }

    static void report(SimpleMatrix result, int stride) {
        var line = new StringBuilder("result,");
        for (int i = 0; i < result.getNumElements(); i += stride) line.append(result.get(i)).append(' ');
        System.out.println(line.toString().strip());
    }
}
