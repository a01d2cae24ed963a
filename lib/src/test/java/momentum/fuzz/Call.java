package momentum.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import momentum.Series;
import momentum.flow.Solution;
import momentum.plot.Chart;
import org.ejml.simple.SimpleMatrix;
import tech.tablesaw.api.Table;

/** One call with its arguments, in a thread of its own that is interrupted when it takes long. */
final class Call {
    /** After this a call is asked to stop, as a reader does; whether it had ended by then changes no verdict. */
    private static final long PATIENCE = 60;
    /** And after this it hangs: long, for a busy machine. */
    private static final long LIMIT = 60_000;
    private static final List<Class<? extends Throwable>> OWN = List.of(
            IllegalArgumentException.class, IllegalStateException.class, UnsupportedOperationException.class,
            ArithmeticException.class, AssertionError.class);

    /** Beyond this, squares overflow. */
    private static final double HUGE = 1e150;

    private final Member member;
    private final Object receiver;
    private final Object[] arguments;
    private Object result;
    private Throwable thrown;

    Call(Member member, Object receiver, Object[] arguments) {
        this.member = member;
        this.receiver = receiver;
        this.arguments = arguments;
    }

    /** Whether it returns at all, with as much time as it takes. */
    boolean returns() {
        run(LIMIT);
        return thrown == null;
    }

    /** What is wrong with what came of it; null if nothing is. */
    String fault() {
        String words = words();
        if (!run(PATIENCE)) return "hangs";
        if (thrown == null) return isSilent() ? "silent NaN" : null;
        if (thrown instanceof Values.Thrown || thrown instanceof CancellationException) return null;
        StackTraceElement[] trace = thrown.getStackTrace();
        boolean ours = trace.length > 0 && isOurs(trace[0]);
        if (OWN.contains(thrown.getClass()) && ours) {
            return isSentence(thrown.getMessage()) ? null : "no sentence: " + brief(thrown.getMessage());
        }
        String where = Arrays.stream(trace).filter(Call::isOurs).findFirst()
                .map(e -> e.getClassName().replaceFirst("^momentum\\.", "") + ":" + e.getLineNumber()).orElse("?");
        return thrown.getClass().getSimpleName() + " at " + where + " " + brief(thrown.getMessage());
    }

    private boolean run(long patience) {
        var thread = new Thread(() -> {
            try {
                result = member.call(receiver, arguments);
                use(result);
            } catch (Throwable e) {
                thrown = e;
            }
        }, "fuzz");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(patience);
            if (!thread.isAlive()) return true;
            thread.interrupt();
            thread.join(LIMIT);
            return !thread.isAlive();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A result can be shown, compared and drawn. */
    private static void use(Object result) {
        if (result == null) return;
        String shown = result.toString();
        if (shown == null || !result.equals(result) || result.equals(null) || result.equals(new Object())) {
            throw new IllegalStateException("toString or equals of the result is wrong");
        }
        if (result.hashCode() != result.hashCode()) throw new IllegalStateException("hashCode of the result is wrong");
        if (result instanceof Chart c) c.toJson();
        else if (result instanceof Series s) s.table();
        else if (result instanceof Solution s) s.at(s.until());
        else if (result instanceof Table t) t.print();
    }

    private boolean isSilent() {
        return result instanceof Double d && d.isNaN() && Arrays.stream(arguments).allMatch(Call::isSound);
    }

    private static boolean isSound(Object argument) {
        if (argument instanceof Double d) return Math.abs(d) < HUGE;
        if (argument instanceof double[] a) return Arrays.stream(a).allMatch(d -> Math.abs(d) < HUGE);
        if (argument instanceof SimpleMatrix m) {
            return !m.hasUncountable() && (m.getNumElements() == 0 || m.elementMaxAbs() < HUGE);
        }
        return argument instanceof Number || argument instanceof Boolean || argument instanceof int[]
                || argument instanceof String;
    }

    private static boolean isOurs(StackTraceElement e) {
        return e.getClassName().startsWith("momentum.") && !e.getClassName().startsWith("momentum.fuzz.");
    }

    /** Words at least; which, the tests of wrong input say. */
    private static boolean isSentence(String message) {
        return message != null && message.length() > 10 && message.contains(" ");
    }

    private static String brief(String message) {
        if (message == null) return "";
        String line = message.replace('\n', ' ');
        return line.length() <= 110 ? line : line.substring(0, 109) + "…";
    }

    String words() {
        String all = Arrays.stream(arguments).map(Call::word).collect(Collectors.joining(", ", "(", ")"));
        return member.hasReceiver() ? member + " of " + word(receiver) + " with " + all : member + " with " + all;
    }

    private static String word(Object value) {
        if (value == null) return "null";
        if (value instanceof SimpleMatrix m) {
            return m.getNumRows() + "×" + m.getNumCols()
                    + (m.getNumElements() < 5 ? Arrays.toString(m.getDDRM().data) : "");
        }
        if (value instanceof Object[] a) {
            return Arrays.stream(a).map(Call::word).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof double[] a) return Arrays.toString(a);
        if (value instanceof int[] a) return Arrays.toString(a);
        if (value instanceof boolean[] a) return Arrays.toString(a);
        String text = value instanceof String || value instanceof Number || value instanceof Record
                ? value.toString() : value.getClass().getSimpleName();
        return brief(text.length() > 40 ? text.substring(0, 39) + "…" : text);
    }
}
