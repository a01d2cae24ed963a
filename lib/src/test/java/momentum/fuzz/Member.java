package momentum.fuzz;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import momentum.Trajectory;

/** A public constructor or method of a public type of the library. */
record Member(Executable code) {
    /** All of them, found in the compiled classes; without the package that only the library itself uses. */
    static List<Member> all() throws Exception {
        Path classes = Path.of(Trajectory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Member> members = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
                String name = classes.relativize(file).toString().replaceAll("[/\\\\]", ".")
                        .replaceAll("\\.class$", "");
                if (name.endsWith("-info") || name.startsWith("momentum.internal.")) continue;
                Class<?> type = Class.forName(name);
                if (isPublic(type)) members.addAll(of(type));
            }
        }
        members.sort(Comparator.comparing(Member::toString));
        return members;
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers()) || c.isAnonymousClass()) return false;
        }
        return true;
    }

    private static List<Member> of(Class<?> type) {
        List<Member> members = new ArrayList<>();
        if (!type.isInterface()) for (Constructor<?> c : type.getConstructors()) members.add(new Member(c));
        for (Method m : type.getDeclaredMethods()) {
            boolean compilers = type.isEnum() && (m.getName().equals("values") || m.getName().equals("valueOf"));
            if (Modifier.isPublic(m.getModifiers()) && !m.isBridge() && !compilers) members.add(new Member(m));
        }
        return members;
    }

    Class<?> type() {
        return code.getDeclaringClass();
    }

    Parameter[] parameters() {
        return code.getParameters();
    }

    boolean hasReceiver() {
        return code instanceof Method && !Modifier.isStatic(code.getModifiers());
    }

    Object call(Object receiver, Object[] arguments) throws Throwable {
        try {
            if (code instanceof Constructor<?> c) return c.newInstance(arguments);
            code.setAccessible(true);
            return ((Method) code).invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public String toString() {
        String name = type().getName().replaceFirst("^momentum\\.", "").replace('$', '.');
        String own = code instanceof Method ? name + "." + code.getName() : "new " + name;
        return own + Arrays.stream(code.getParameterTypes()).map(Class::getSimpleName)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
