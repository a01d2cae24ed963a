package momentum.live;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.teavm.callgraph.CallGraph;
import org.teavm.callgraph.CallGraphNode;
import org.teavm.callgraph.CallSite;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.diagnostics.ProblemSeverity;
import org.teavm.model.CallLocation;
import org.teavm.model.MethodReference;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Compiles classes into WebAssembly by TeaVM, and finds the figures that ask for what a page does not have. */
final class ForBrowsers {
    private ForBrowsers() {}

    /** Writes live.wasm; returns what is wrong, by the figure's class, or under nothing where no figure is to blame. */
    static Map<String, String> compile(List<Path> classPath, Path target) throws TeaVMToolException,
            MalformedURLException {
        List<File> files = new ArrayList<>();
        List<URL> urls = new ArrayList<>();
        for (Path each : classPath) {
            files.add(each.toFile());
            urls.add(each.toUri().toURL());
        }
        TeaVMTool tool = new TeaVMTool();
        tool.setClassPath(files);
        tool.setClassLoader(new URLClassLoader(urls.toArray(URL[]::new), ForBrowsers.class.getClassLoader()));
        tool.setMainClass("momentum.plot.Exports");
        tool.setTargetDirectory(target.toFile());
        tool.setTargetType(TeaVMTargetType.WEBASSEMBLY_GC);
        tool.setTargetFileName("live.wasm");
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setObfuscated(true);
        tool.setStrict(true);
        tool.setLog(new EmptyTeaVMToolLog());
        tool.generate();
        Map<String, String> wrong = new TreeMap<>();
        for (Problem problem : tool.getProblemProvider().getProblems()) {
            if (problem.getSeverity() != ProblemSeverity.ERROR) continue;
            DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
            problem.render(text);
            Set<String> figures = figures(tool.getDependencyInfo().getCallGraph(), problem.getLocation());
            for (String figure : figures.isEmpty() ? Set.of("") : figures) wrong.putIfAbsent(figure, text.getText());
        }
        return wrong;
    }

    /** Which figures' classes lead there. */
    private static Set<String> figures(CallGraph graph, CallLocation location) {
        Set<String> figures = new HashSet<>();
        if (location == null || location.getMethod() == null) return figures;
        Set<MethodReference> seen = new HashSet<>();
        Deque<MethodReference> next = new ArrayDeque<>(List.of(location.getMethod()));
        while (!next.isEmpty()) {
            MethodReference method = next.pop();
            if (!seen.add(method)) continue;
            String name = method.getClassName();
            if (name.startsWith("momentum.cells.Figure")) {
                figures.add(name.replace("momentum.cells.", "").replaceFirst("\\$.*", ""));
                continue;
            }
            CallGraphNode node = graph.getNode(method);
            if (node == null) continue;
            for (CallSite site : node.getCallerCallSites()) {
                for (CallGraphNode caller : site.getCallers()) next.add(caller.getMethod());
            }
        }
        return figures;
    }
}
