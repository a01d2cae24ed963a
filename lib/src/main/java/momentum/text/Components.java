package momentum.text;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** What a record is made of, in its order: the one place that asks a class for it, so that a page can ask a table. */
public final class Components {
    /**
     * One component of a record.
     *
     * @param name as it was declared
     * @param type as it was declared
     * @param value what stands in it, or null
     */
    public record Part(String name, Class<?> type, Object value) {
        /**
         * Checks that there is a name and a type.
         *
         * @throws IllegalArgumentException if name or type is null
         */
        public Part {
            if (name == null) throw new IllegalArgumentException("name must not be null");
            if (type == null) throw new IllegalArgumentException("type must not be null");
        }
    }

    private Components() {}

    /**
     * The components of a record.
     *
     * @param record any record
     * @return its components in order
     * @throws IllegalArgumentException if the record is null
     */
    public static List<Part> of(Record record) {
        if (record == null) throw new IllegalArgumentException("record must not be null");
        List<Part> parts = new ArrayList<>();
        for (RecordComponent part : record.getClass().getRecordComponents()) {
            try {
                part.getAccessor().setAccessible(true);
                parts.add(new Part(part.getName(), part.getType(), part.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + part.getName() + " of " + record.getClass(), e);
            }
        }
        return parts;
    }
}
