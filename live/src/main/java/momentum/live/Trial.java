package momentum.live;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the figures' classes here, before they go into a page: what moves them, and every place of their frames. */
final class Trial implements AutoCloseable {
    private final URLClassLoader classes;
    private final Method described, bits;

    Trial(List<Path> classPath) throws MalformedURLException, ReflectiveOperationException {
        List<URL> urls = new ArrayList<>();
        for (Path each : classPath) urls.add(each.toUri().toURL());
        classes = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Class<?> figures = classes.loadClass("momentum.plot.Figures");
        described = figures.getMethod("described", String.class);
        bits = figures.getMethod("bits", String.class, double.class, double.class);
    }

    /** What moves a figure. */
    @SuppressWarnings("unchecked")
    Map<String, Object> described(String name) throws ReflectiveOperationException {
        return (Map<String, Object>) call(described, name);
    }

    /** The figure at each place of its frames, each in 64 bits, the second knob running fastest. */
    List<String> bits(String name, Map<String, Object> figure) throws ReflectiveOperationException {
        List<?> knobs = (List<?>) figure.get("knobs");
        double[] first = values(knobs.get(0)), second = knobs.size() > 1 ? values(knobs.get(1)) : new double[1];
        List<String> all = new ArrayList<>();
        for (double a : first) for (double b : second) all.add((String) call(bits, name, a, b));
        return all;
    }

    private static double[] values(Object knob) {
        return (double[]) ((Map<?, ?>) knob).get("values");
    }

    /** Processor seconds that the work takes on this thread. */
    static double seconds(long since) {
        return (THREADS.getCurrentThreadCpuTime() - since) / 1e9;
    }

    static long now() {
        return THREADS.getCurrentThreadCpuTime();
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static Object call(Method method, Object... arguments) throws ReflectiveOperationException {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    @Override
    public void close() throws java.io.IOException {
        classes.close();
    }
}
