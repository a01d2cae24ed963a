package momentum.notebook;

import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** What the first cell of a notebook calls. */
public final class Notebook {
    private static boolean open;

    private Notebook() {}

    /**
     * Makes charts, Tablesaw's figures and its tables appear when they are the last expression of a cell, on IJava and
     * on JJava; further calls change nothing. Also ends this kernel when the server that started it is gone, so that no
     * Java process is left behind. Outside of a notebook it says so in one line and does nothing.
     */
    public static synchronized void open() {
        if (open) return;
        open = true;
        loadAhead();
        if (!register()) System.out.println("No Java notebook kernel is running here: figures appear as text.");
        ServerWatch.begin(System.getenv("JPY_PARENT_PID"));
    }

    /**
     * Loads what the first table needs, beside the first cells. An interrupt in the middle of that would leave
     * Tablesaw's classes broken until the kernel restarts, and an interrupt reaches a cell's whole group of threads: so
     * the thread that loads belongs to the outermost group. A cell that needs a table meanwhile waits for it.
     */
    private static void loadAhead() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) group = group.getParent();
        Thread load = new Thread(group, () -> {
            Table.create();
            // what no jar has is looked for in all of them, which opens them all: a new build may then take them away
            Notebook.class.getClassLoader().getResource("momentum/notebook/in no jar");
        }, "momentum: loads tables");
        load.setDaemon(true);
        load.start();
        // a cell that came first would load them itself; parked, this thread ignores an interrupt and keeps it
        while (load.isAlive() && Stream.of(load.getStackTrace()).noneMatch(Notebook::initializesTables)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static boolean initializesTables(StackTraceElement frame) {
        return frame.getMethodName().equals("<clinit>") && frame.getClassName().equals(Table.class.getName());
    }

    private static boolean register() {
        if (exists("org.dflib.jjava.jupyter.kernel.BaseNotebookStatics")) return JJavaRenderers.register();
        if (exists("io.github.spencerpark.ijava.IJava")) return IJavaRenderers.register();
        return false;
    }

    private static boolean exists(String kernelClass) {
        try {
            Class.forName(kernelClass);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
