package momentum.notebook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * The main class of the project's own kernelspec: a stock kernel that no server waits for in vain, and that waits for
 * no server in vain.
 *
 * <p>A kernel runs what its environment asks it to run at the start only before its first cell: one that was opened and
 * never used would outlive a server that was killed. And one whose port another program has taken would fail to start
 * without ending, by threads that it had begun; once it ends, the server starts it again on other ports.
 */
final class Kernel {
    private Kernel() {}

    /**
     * Runs the kernel in this process, which ends with the server that started it, or when the kernel cannot start.
     *
     * @param arguments the main class of the kernel, then its own arguments
     */
    public static void main(String[] arguments) {
        ServerWatch.begin(System.getenv("JPY_PARENT_PID"));
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
}
