package momentum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;

/** That a value is what it holds: made twice it is the same, and whatever differs in one part is another. */
public interface Twins {
    /** Two of the same, and others that differ from it in one part each. */
    static void assertTwins(Supplier<?> one, Object... others) {
        Object a = one.get(), b = one.get();
        assertEquals(a, b, "made twice");
        assertEquals(a.hashCode(), b.hashCode(), "hash of " + a);
        assertEquals(a.toString(), b.toString());
        assertFalse(a.toString().isBlank() || a.toString().contains("@"), "text " + a);
        assertNotEquals(a, null);
        assertNotEquals(a, "another kind");
        // not one bucket for all: of several others at least one has another hash
        boolean spread = others.length == 0;
        for (Object other : others) {
            assertNotEquals(a, other, a + " and " + other);
            spread |= a.hashCode() != other.hashCode();
        }
        assertTrue(spread, "every hash was " + a.hashCode());
    }
}
