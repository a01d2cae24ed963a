package momentum.fuzz;

import static momentum.Linear.vector;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import momentum.Iterate;
import momentum.Trajectory;
import momentum.method.HeavyBall;
import momentum.plot.Chart;
import momentum.quadratic.TwoStepMode;
import org.ejml.simple.SimpleMatrix;
import org.hipparchus.complex.Complex;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** What a parameter of a type is given: sound values, each made anew, and bad ones. */
final class Values {
    /** What a caller's own function throws: it must reach the caller as it is. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Thrown() {
            super("the caller's own");
        }
    }

    record WithArray(double[] values, SimpleMatrix matrix, String text) {}

    private static final double NAN = Double.NaN, INFINITE = Double.POSITIVE_INFINITY;
    private static final Map<Class<?>, List<Supplier<?>>> SOUND = new LinkedHashMap<>();
    private static final Map<Class<?>, List<Supplier<?>>> BAD = new LinkedHashMap<>();

    static {
        sound(double.class, 0.5, 0.1, 1.0, 2.0, 20.0);
        bad(double.class, NAN, INFINITE, -INFINITE, 0.0, -0.0, -1.0, 1.0, 1e308, -1e308, Double.MIN_VALUE, 1e-300);
        sound(int.class, 1, 2, 3, 10, 0);
        bad(int.class, 0, -1, 7, 1_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE);
        sound(long.class, 1L, 3L, 10L);
        bad(long.class, 0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000L);
        sound(boolean.class, true, false);
        bad(boolean.class, true, false);
        arrays(new double[] {1, 2}, new double[] {0.5, 1, 2}, new double[] {0}, new double[] {0.1, 0.2});
        badArrays(double[].class, new double[0], new double[] {NAN}, new double[] {1, NAN}, new double[] {INFINITE, 1},
                new double[] {1}, new double[] {2, 1}, new double[] {1, 1}, new double[] {-1, 0}, new double[] {0, 0},
                new double[] {1e308, -1e308}, new double[] {1e308, 1e308}, new double[] {1, 2, 3, 4, 5});
        arrays(new int[] {1, 0}, new int[] {0}, new int[] {1}, new int[] {10, 20, 40},
                new int[] {1, 1, 1});
        badArrays(int[].class, new int[0], new int[] {-1}, new int[] {Integer.MAX_VALUE},
                new int[] {1, Integer.MIN_VALUE},
                new int[] {0, 0}, new int[] {7, 8}, new int[] {100_000, 100_000});
        arrays(new int[][] {{0, 1}}, new int[][] {{0, 1}, {1, 2}});
        badArrays(int[][].class, new int[0][], new int[][] {null}, new int[][] {{0}}, new int[][] {{0, 99}},
                new int[][] {{-1, 0}},
                new int[][] {{0, 1}, null}, new int[][] {{}});
        arrays(new double[][] {{1, 2}, {3, 4}}, new double[][] {{1, 2}, {3, 4}, {5, 6}});
        badArrays(double[][].class, new double[0][], new double[][] {null}, new double[][] {{}},
                new double[][] {{1}, {1, 2}},
                new double[][] {{NAN, 1}, {1, 1}}, new double[][] {{1, 2}, null});
        arrays((Object) new boolean[][] {{true, false}, {true, true}});
        badArrays(boolean[][].class, new boolean[0][], new boolean[][] {null}, new boolean[][] {{}},
                new boolean[][] {{true}, {}},
                new boolean[][] {{true}, null});
        sound(String.class, "gap", "x1", "x2", "steelblue", "#ff0000", "OrRd", "0-1 1-2", "T3-1a", "one", "##",
                "holds", "02-quadratics");
        bad(String.class, null, "", " ", "\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
                "\\", "$\\frac{x}{0}$ $",
                "%s %d {0} {{x}}", "x".repeat(100_000), "\0\u0007", "a\nb\r\nc", "\ud800", "\u202e", "0-1 1-",
                "1e999-2", "99999999999-1");
        arrays(new String[] {"##", "#."}, new String[] {"white", "black"}, new String[] {"x1", "x2"});
        badArrays(String[].class, new String[0], new String[] {null}, new String[] {"#", null}, new String[] {""},
                new String[] {"\\"});
        sound(SimpleMatrix.class, vector(1, -0.5), SimpleMatrix.identity(2), vector(1, -1, 1), vector(1),
                vector(1, -1, 0.5, 2),
                new SimpleMatrix(new double[][] {{0.5, 0.1}, {0, 0.2}}),
                new SimpleMatrix(new double[][] {{2, 0.5}, {0.5, 1}}),
                new SimpleMatrix(new double[][] {{1, 2}, {0, 1}, {-1, 1}}),
                vector(1, 0, 1, 0, 1, 0));
        bad(SimpleMatrix.class, null, new SimpleMatrix(0, 0), new SimpleMatrix(0, 1), new SimpleMatrix(1, 2),
                new SimpleMatrix(3, 1),
                new SimpleMatrix(2, 0), new SimpleMatrix(1, 1), new SimpleMatrix(7, 7), vector(NAN, 1),
                vector(INFINITE, 1),
                vector(1e308, -1e308), vector(0, 0), new SimpleMatrix(new double[][] {{1, NAN}, {0, 1}}),
                new SimpleMatrix(new double[][] {{1, 2}, {3, 4}}), SimpleMatrix.identity(2).scale(-1),
                new SimpleMatrix(2, 2));
        sound(Number.class, 1.0);
        bad(Number.class, null, NAN, 1, Long.MAX_VALUE);
        sound(Map.class, Map.of("a", "1"));
        bad(Map.class, null, Map.of(), new HashMap<>(Collections.singletonMap("a", null)),
                new HashMap<>(Collections.singletonMap(null, "a")));
        sound(Optional.class, Optional.empty(), Optional.of("x"));
        bad(Optional.class, (Object) null);
        sound(Record.class, new HeavyBall(0.1, 0.5));
        sound(Boolean.class, true);
        bad(Boolean.class, (Object) null);
        bad(Record.class, null, new WithArray(new double[] {NAN}, new SimpleMatrix(0, 0), "\\"),
                new WithArray(null, null, null));
        sound(Class.class, double.class);
        bad(Class.class, (Object) null);
        sound(Complex.class, new Complex(-0.5, 0.5));
        bad(Complex.class, null, Complex.NaN, Complex.INF);
        SOUND.put(Figure.class,
                List.of(() -> new Figure(ScatterTrace.builder(new double[] {1}, new double[] {1}).build())));
        bad(Figure.class, (Object) null);
        sound(Object.class, "x");
        bad(Object.class, null, 1);
        sound(DoubleUnaryOperator.class, (DoubleUnaryOperator) t -> t * t);
        sound(DoubleBinaryOperator.class, (DoubleBinaryOperator) (s, t) -> s * s + t * t);
        sound(IntToDoubleFunction.class, (IntToDoubleFunction) k -> k + 1);
        sound(DoubleFunction.class, (DoubleFunction<?>) t -> Chart.titled("t").mark("m", t, t));
        sound(IntFunction.class, (IntFunction<?>) k -> new HeavyBall(0.1, 0.5), (IntFunction<?>) k -> vector(1, k));
        sound(UnaryOperator.class, UnaryOperator.identity());
        sound(ToDoubleFunction.class, (ToDoubleFunction<?>) s -> s instanceof Iterate i ? i.k() : 1.0);
        sound(Consumer.class, (Consumer<?>) c -> {});
        sound(BiConsumer.class, (BiConsumer<SimpleMatrix, SimpleMatrix>) (x, y) -> y.setTo(x));
        sound(BiFunction.class, (BiFunction<?, ?, ?>) (k, start) -> diagonal());
        sound(Function.class, (Function<?, ?>) s -> diagonal());
    }

    private Values() {}

    /** A chart in which a small start can be dragged. */
    static Chart diagonal() {
        return Chart.titled("t").line("l", new double[] {-5, 5}, new double[] {-5, 5});
    }

    private static void sound(Class<?> type, Object... values) {
        SOUND.put(type, Arrays.stream(values).<Supplier<?>>map(Values::anew).toList());
    }

    private static void bad(Class<?> type, Object... values) {
        BAD.put(type, Arrays.stream(values).<Supplier<?>>map(Values::anew).toList());
    }

    /** A vector may be written over by what takes one to write into. */
    private static Supplier<?> anew(Object value) {
        return value instanceof SimpleMatrix matrix ? matrix::copy : () -> value;
    }

    private static void arrays(Object... values) {
        SOUND.put(values[0].getClass(), Arrays.stream(values).<Supplier<?>>map(v -> () -> copy(v)).toList());
    }

    private static void badArrays(Class<?> type, Object... values) {
        List<Supplier<?>> all = new ArrayList<>();
        all.add(() -> null);
        for (Object v : values) all.add(() -> copy(v));
        BAD.put(type, all);
    }

    private static Object copy(Object array) {
        int n = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), n);
        System.arraycopy(array, 0, copy, 0, n);
        return copy;
    }

    /** Sound values of a parameter's type, one of them sound for a given call if chance will have it. */
    static List<Supplier<?>> sound(Type type) {
        Class<?> raw = raw(type);
        if (raw == DoubleFunction.class && type.toString().contains("Optimizer")) {
            return List.of(() -> (DoubleFunction<?>) t -> new HeavyBall(0.1, t < 1 ? t : 0.5));
        }
        if (raw == Supplier.class) {
            return sound(argument(type)).stream().<Supplier<?>>map(each -> () -> each).toList();
        }
        if (SOUND.containsKey(raw)) return SOUND.get(raw);
        if (raw == List.class) {
            List<Supplier<?>> lists = new ArrayList<>();
            for (Supplier<?> e : sound(argument(type))) {
                lists.add(() -> List.of(e.get()));
                lists.add(() -> List.of(e.get(), e.get()));
            }
            return lists;
        }
        if (raw.isArray()) {
            List<Supplier<?>> elements = sound(raw.getComponentType()), arrays = new ArrayList<>();
            for (Supplier<?> e : elements) arrays.add(() -> array(raw, e.get()));
            if (elements.size() > 1) arrays.add(() -> array(raw, elements.get(0).get(), elements.get(1).get()));
            return arrays;
        }
        if (raw == Trajectory.class && type instanceof ParameterizedType && argument(type) instanceof Class<?> state) {
            return Instances.of(raw).stream().filter(run -> state.isInstance(((Trajectory<?>) run.get()).first()))
                    .toList();
        }
        return Instances.of(raw);
    }

    /** Bad values of a parameter's type. */
    static List<Supplier<?>> bad(Type type) {
        Class<?> raw = raw(type);
        if (BAD.containsKey(raw)) return BAD.get(raw);
        if (type instanceof TypeVariable) return List.of(() -> null);
        if (raw == List.class) {
            List<Supplier<?>> elements = sound(argument(type));
            return List.of(() -> null, List::of, () -> Collections.singletonList(null),
                    () -> Arrays.asList(elements.get(0).get(), null));
        }
        if (raw.isArray()) {
            List<Supplier<?>> elements = sound(raw.getComponentType());
            return List.of(() -> null, () -> array(raw), () -> array(raw, (Object) null),
                    () -> array(raw, elements.get(0).get(), null));
        }
        List<Supplier<?>> bad = new ArrayList<>();
        bad.add(() -> null);
        if (raw.isInterface() && raw != TwoStepMode.class) {
            // (the numbers of a mode are of a type that only the library makes)
            bad.add(() -> function(raw, true));
            bad.add(() -> function(raw, false));
        }
        if (!raw.isEnum()) bad.addAll(sound(type));
        return bad;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> c) return c;
        if (type instanceof ParameterizedType p) return raw(p.getRawType());
        if (type instanceof TypeVariable<?> v) return raw(v.getBounds()[0]);
        if (type instanceof WildcardType w) return raw(w.getUpperBounds()[0]);
        return raw(((java.lang.reflect.GenericArrayType) type).getGenericComponentType()).arrayType();
    }

    private static Type argument(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static Object array(Class<?> type, Object... elements) {
        Object array = Array.newInstance(type.getComponentType(), elements.length);
        for (int i = 0; i < elements.length; i++) Array.set(array, i, elements[i]);
        return array;
    }

    /** An implementation of a caller whose functions throw, or return nothing: null, NaN, false. */
    private static Object function(Class<?> type, boolean throwing) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> proxy == arguments[0];
                    default -> throwing ? "throws" : "returns nothing";
                };
            }
            if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
            if (throwing) throw new Thrown();
            Class<?> result = method.getReturnType();
            if (result == double.class) return NAN;
            if (result == int.class) return -1;
            if (result == boolean.class) return false;
            return null;
        };
        return Proxy.newProxyInstance(type.getClassLoader() == null ? Values.class.getClassLoader()
                : type.getClassLoader(),
                new Class<?>[] {type}, handler);
    }
}
