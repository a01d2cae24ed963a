package momentum.notebook;

import java.lang.ProcessHandle.Info;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Ends this process when the server that started it is gone, however that ended: no kernel is left behind. */
final class ServerWatch {
    private static boolean watching;

    private ServerWatch() {}

    /**
     * Begins to look once a second, if a server is known; further calls change nothing.
     *
     * @param server the process number as Jupyter writes it into JPY_PARENT_PID, or null; on Windows it is a handle
     *     instead, and there the server ends its kernels itself
     */
    static synchronized void begin(String server) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        if (watching || windows || server == null || !server.matches("[1-9][0-9]{0,17}")) return;
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(server));
        if (process.isEmpty()) return;
        watching = true;
        Optional<Instant> started = process.map(ProcessHandle::info).flatMap(Info::startInstant);
        Thread watch = new Thread(() -> watch(Long.parseLong(server), started), "momentum: ends with its server");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(long server, Optional<Instant> started) {
        try {
            // a number can be given to another process later: its starting time tells them apart
            while (ProcessHandle.of(server).map(p -> p.isAlive() && p.info().startInstant().equals(started))
                    .orElse(false)) {
                Thread.sleep(1000);
            }
            Runtime.getRuntime().halt(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
