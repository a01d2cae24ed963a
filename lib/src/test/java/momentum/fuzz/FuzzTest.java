package momentum.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked of the library, it answers, or refuses in one sentence of its own: every public constructor and
 * method is called with sound arguments, then with each of them bad in turn, then with all bad.
 */
class FuzzTest {
    /** Tries of sound arguments that fit each other; most fit at once. */
    private static final int TRIES = 10_000;
    private static final int ALL_BAD = 3;

    private final Map<String, String> faults = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int calls;

    @Test
    void everyCallAnswersOrRefusesInOneSentence() throws Exception {
        PrintStream out = System.out, err = System.err;
        var quiet = new PrintStream(printed, true, StandardCharsets.UTF_8);
        List<Member> members = Member.all();
        System.setOut(quiet);
        System.setErr(quiet);
        try {
            for (Member member : members) {
                if (Meant.notCalled(member)) continue;
                fuzz(member);
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertTrue(members.size() > 800 && calls > 10_000, members.size() + " members, " + calls + " calls");
        List<String> lines = new ArrayList<>();
        faults.forEach((kind, example) -> lines.add(example + " (" + counts.get(kind) + "×)"));
        assertEquals("", String.join("\n", lines), lines.size() + " kinds of faults in " + calls + " calls");
    }

    private void fuzz(Member member) {
        var random = new Random(member.toString().hashCode());
        Type[] types = member.code().getGenericParameterTypes();
        List<List<Supplier<?>>> sound = new ArrayList<>();
        if (member.hasReceiver()) sound.add(Instances.of(member.type()));
        for (Type type : types) sound.add(Values.sound(type));
        if (sound.stream().anyMatch(List::isEmpty)) {
            fault(member, "has no sound value", member.toString());
            return;
        }
        List<Supplier<?>> base = null;
        for (int i = 0; i < TRIES && base == null; i++) {
            List<Supplier<?>> tried = new ArrayList<>();
            for (List<Supplier<?>> s : sound) tried.add(s.get(i == 0 ? 0 : random.nextInt(s.size())));
            if (call(member, tried).returns()) base = tried;
        }
        if (base == null) {
            fault(member, "has no sound call", member.toString());
            return;
        }
        judge(member, base);
        int first = member.hasReceiver() ? 1 : 0;
        for (int i = 0; i < types.length; i++) {
            for (Supplier<?> bad : Values.bad(types[i])) {
                List<Supplier<?>> one = new ArrayList<>(base);
                one.set(first + i, bad);
                judge(member, one);
            }
        }
        for (int i = 0; types.length > 1 && i < ALL_BAD; i++) {
            List<Supplier<?>> all = new ArrayList<>(base);
            for (int j = 0; j < types.length; j++) {
                List<Supplier<?>> bad = Values.bad(types[j]);
                all.set(first + j, bad.get(random.nextInt(bad.size())));
            }
            judge(member, all);
        }
    }

    private static Call call(Member member, List<Supplier<?>> values) {
        int first = member.hasReceiver() ? 1 : 0;
        Object receiver = member.hasReceiver() ? values.get(0).get() : null;
        return new Call(member, receiver, values.stream().skip(first).map(Supplier::get).toArray());
    }

    private void judge(Member member, List<Supplier<?>> values) {
        calls++;
        Call call = call(member, values);
        printed.reset();
        String fault = call.fault();
        if (fault == null && printed.size() > 0 && !Meant.prints(member)) {
            fault = "prints " + printed.toString(StandardCharsets.UTF_8).strip();
        }
        if (fault != null && !Meant.otherwise(member, fault)) fault(member, fault, call.words());
    }

    private void fault(Member member, String fault, String example) {
        String kind = member + " → " + fault.replaceAll("[0-9]+", "#");
        faults.putIfAbsent(kind, example + " → " + fault);
        counts.merge(kind, 1, Integer::sum);
    }
}
