package momentum.notebook;

import org.dflib.jjava.jupyter.kernel.comm.Comm;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.comm.CommCloseCommand;
import org.dflib.jjava.jupyter.messages.comm.CommMsgCommand;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A page's conversation about a moving chart on JJava. */
final class JJavaLive extends Comm {
    private final KernelJson json;
    private final UnaryOperator<Map<String, Object>> answers;

    private JJavaLive(CommManager manager, String id, String target, KernelJson json,
            UnaryOperator<Map<String, Object>> answers) {
        super(manager, id, target);
        this.json = json;
        this.answers = answers;
    }

    static void register(CommManager manager) {
        KernelJson json = new KernelJson(manager, CommMsgCommand.class);
        manager.registerTarget(LiveCharts.TARGET, (of, id, target, opening) -> new JJavaLive(of, id, target, json,
                LiveCharts.OF_THIS_KERNEL.open(json.read(opening.getContent()))));
    }

    @Override
    protected void onMessage(Message<CommMsgCommand> message) {
        json.send(getID(), answers.apply(json.read(message.getContent())));
    }

    @Override
    protected void onClose(Message<CommCloseCommand> message, boolean sending) {}
}
