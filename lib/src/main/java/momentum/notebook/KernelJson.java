package momentum.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Method;
import java.util.Map;

/**
 * A kernel's messages as maps. The kernels have Google's Gson for that, JJava in a package of its own: so all that
 * names its classes is found by name, and trees go through text.
 */
final class KernelJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Object manager, parser;
    private final Method send, parse;

    /**
     * For one kernel.
     *
     * @param manager the kernel's CommManager
     * @param command the class of its comm messages
     */
    KernelJson(Object manager, Class<?> command) {
        try {
            this.manager = manager;
            Class<?> object = command.getMethod("getData").getReturnType();
            send = manager.getClass().getMethod("messageComm", String.class, object);
            String name = object.getPackageName() + ".JsonParser";
            parser = Class.forName(name, true, object.getClassLoader()).getConstructor().newInstance();
            parse = parser.getClass().getMethod("parse", String.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the kernel has other comm messages", e);
        }
    }

    /** The data of a message's content. */
    Map<String, Object> read(Object content) {
        try {
            Object data = content.getClass().getMethod("getData").invoke(content);
            return JSON.readValue(String.valueOf(data), new TypeReference<>() {});
        } catch (ReflectiveOperationException | JsonProcessingException e) {
            throw new IllegalStateException("this version of the kernel has other comm messages", e);
        }
    }

    /** Sends data to the page at the other end of a comm. */
    void send(String comm, Map<String, Object> data) {
        try {
            send.invoke(manager, comm, parse.invoke(parser, JSON.writeValueAsString(data)));
        } catch (ReflectiveOperationException | JsonProcessingException e) {
            throw new IllegalStateException("this version of the kernel has other comm messages", e);
        }
    }
}
