package momentum.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays in a chart's tree: as plotly.js reads them, also where they are empty, ragged or hold nothing finite. */
class TreesTest {
    private static byte[] bytes(Object typed) {
        return Base64.getDecoder().decode((String) ((Map<?, ?>) typed).get("bdata"));
    }

    @Test
    void bytesAreUnsignedNumbersOfOneByte() {
        Object typed = Trees.plain(new byte[] {0, 1, 127, (byte) 128, (byte) 255});
        assertEquals(List.of("dtype", "bdata"), List.copyOf(((Map<?, ?>) typed).keySet()));
        assertEquals("u1", ((Map<?, ?>) typed).get("dtype"));
        assertArrayEquals(new byte[] {0, 1, 127, -128, -1}, bytes(typed));
    }

    @Test
    void rowsOfBytesGoRowByRow() {
        Map<?, ?> typed = (Map<?, ?>) Trees.plain(new byte[][] {{1, 2, 3}, {4, 5, 6}});
        assertEquals("2, 3", typed.get("shape"));
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, 6}, bytes(typed));
    }

    @Test
    void rowsOfNumbersGoRowByRow() {
        Map<?, ?> typed = (Map<?, ?>) Trees.plain(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertEquals("2, 3", typed.get("shape"));
        ByteBuffer floats = ByteBuffer.wrap(bytes(typed)).order(ByteOrder.LITTLE_ENDIAN);
        for (float expected = 1; expected <= 6; expected++) assertEquals(expected, floats.getFloat());
    }

    @Test
    void whatHasNoEntriesIsAnEmptyList() {
        for (Object empty : new Object[] {new double[0], new byte[0], new double[0][], new byte[0][],
                new double[3][0], new byte[3][0]}) {
            assertEquals(List.of(), Trees.plain(empty));
        }
    }

    @Test
    void rowsOfDifferentLengthAreRefused() {
        for (Object ragged : new Object[] {new double[][] {{1, 2}, {1, 2}, {1}}, new byte[][] {{1, 2}, {1, 2}, {1}}}) {
            String message = assertThrows(IllegalArgumentException.class, () -> Trees.plain(ragged)).getMessage();
            assertEquals("rows must have 2 entries like the first, row 2 had 1", message);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNotFiniteIsAGapAtEveryLength(double value) {
        assertEquals(Arrays.asList(null, null), Trees.plain(new double[] {value, value}));
        double[] many = new double[100];
        Arrays.fill(many, value);
        for (Object array : new Object[] {many, new double[][] {many}}) {
            Object typed = Trees.plain(array);
            assertEquals("f4", ((Map<?, ?>) typed).get("dtype"));
            ByteBuffer floats = ByteBuffer.wrap(bytes(typed)).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < 100; i++) assertEquals(Float.NaN, floats.getFloat());
        }
    }

    @Test
    void numbersThatAFloatCannotHoldTakeEightBytes() {
        double[] numbers = new double[100];
        numbers[7] = 1e-300;
        numbers[8] = 1e300;
        Object typed = Trees.plain(numbers);
        assertEquals("f8", ((Map<?, ?>) typed).get("dtype"));
        ByteBuffer doubles = ByteBuffer.wrap(bytes(typed)).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(1e-300, doubles.getDouble(7 * 8));
        assertEquals(1e300, doubles.getDouble(8 * 8));
    }
}
