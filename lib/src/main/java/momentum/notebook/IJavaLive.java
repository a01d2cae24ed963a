package momentum.notebook;

import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A page's conversation about a moving chart on IJava. */
final class IJavaLive extends Comm {
    private final KernelJson json;
    private final UnaryOperator<Map<String, Object>> answers;

    private IJavaLive(CommManager manager, String id, String target, KernelJson json,
            UnaryOperator<Map<String, Object>> answers) {
        super(manager, id, target);
        this.json = json;
        this.answers = answers;
    }

    static void register(CommManager manager) {
        KernelJson json = new KernelJson(manager, CommMsgCommand.class);
        manager.registerTarget(LiveCharts.TARGET, (of, id, target, opening) -> new IJavaLive(of, id, target, json,
                LiveCharts.OF_THIS_KERNEL.open(json.read(opening.getContent()))));
    }

    @Override
    protected void onMessage(Message<CommMsgCommand> message) {
        json.send(getID(), answers.apply(json.read(message.getContent())));
    }

    @Override
    protected void onClose(Message<CommCloseCommand> message, boolean sending) {}
}
