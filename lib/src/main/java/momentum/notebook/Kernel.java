package momentum.notebook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * The main class of the project's own kernelspec: a stock kernel that no server waits for in vain, and that waits for
 * no server in vain.
 *
 * <p>A kernel runs what its environment asks it to run at the start only before its first cell: one that was opened and
 * never used would outlive a server that was killed. And one whose port another program has taken would fail to start
 * without ending, by threads that it had begun; once it ends, the server starts it again on other ports.
 *
 * <p>JShell lists all classes of the JDK for completion: half a second of work, which waits until a first figure was
 * drawn.
 */
final class Kernel {
    private static final long SECONDS_WITHOUT_LIST = 10;

    private Kernel() {}

    /**
     * Runs the kernel in this process, which ends with the server that started it, or when the kernel cannot start.
     *
     * @param arguments the main class of the kernel, then its own arguments
     */
    public static void main(String[] arguments) {
        ServerWatch.begin(System.getenv("JPY_PARENT_PID"));
        listLater();
        try {
            String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
            MethodHandles.publicLookup()
                    .findStatic(Class.forName(arguments[0]), "main", MethodType.methodType(void.class, String[].class))
                    .invoke(own);
        } catch (Throwable failure) {
            System.err.println("The kernel could not start: " + failure);
            Runtime.getRuntime().halt(1);
        }
    }

    /** Gives the thread that makes JShell's list something else to do first; where it has none, nothing changes. */
    private static void listLater() {
        try {
            Field lister = Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("INDEXER");
            lister.setAccessible(true);
            ((Executor) lister.get(null)).execute(() -> LockSupport.parkNanos(SECONDS_WITHOUT_LIST * 1_000_000_000));
        } catch (ReflectiveOperationException | RuntimeException none) {
            // the JDK makes the list otherwise, or keeps it closed
        }
    }
}
