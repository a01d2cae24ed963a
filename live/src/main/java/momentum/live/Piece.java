package momentum.live;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One declaration or statement of a cell, and what it has to do with others.
 *
 * @param kind what it is
 * @param source its text, with a semicolon where Java asks for one
 * @param declares the names that it declares for later cells
 * @param uses where its text names something that it does not declare itself, and what
 * @param changes the names of others' variables that it assigns, or fills
 * @param binds the names that it declares within itself
 * @param declared where its text declares its variables, and which
 */
record Piece(Kind kind, String source, Set<String> declares, TreeMap<Integer, String> uses, Set<String> changes,
        Set<String> binds, TreeMap<Integer, String> declared) {
    /** How a piece enters a class. */
    enum Kind { IMPORT, VARIABLE, METHOD, TYPE, STATEMENT }

    /** What fills the object that it is called on. */
    private static final Set<String> FILLS = Set.of("set", "add", "put", "addAll", "putAll", "remove", "clear", "sort",
            "fill", "zero");
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** One for all, without a class path: to parse, none is needed, and opening its jars would take minutes. */
    private static final StandardJavaFileManager NO_FILES = COMPILER.getStandardFileManager(null, null, null);
    private static final List<String> PARSE = List.of("-proc:none", "-classpath", "none");

    /** The pieces of a text that are all statements or all members; null if it does not parse as such. */
    static List<Piece> read(String text) {
        List<Piece> pieces = read("class W { void w() throws Throwable {\n", text, "\n} }", true);
        if (pieces == null) pieces = read("class W { void w() throws Throwable {\n", text + ";", "\n} }", true);
        if (pieces == null) pieces = read("class W {\n", text, "\n}", false);
        return pieces == null ? read("", text, "", false) : pieces;
    }

    private static List<Piece> read(String before, String text, String after, boolean statements) {
        String whole = before + text + after;
        var problems = new DiagnosticCollector<JavaFileObject>();
        var file = new SimpleJavaFileObject(URI.create("string:///W.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
                return whole;
            }
        };
        JavacTask task = (JavacTask) COMPILER.getTask(new StringWriter(), NO_FILES, problems, PARSE, null,
                List.of(file));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            if (problems.getDiagnostics().stream().anyMatch(each -> each.getKind().equals(
                    javax.tools.Diagnostic.Kind.ERROR))) return null;
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Piece> pieces = new ArrayList<>();
            if (before.isEmpty()) {
                for (ImportTree each : unit.getImports()) pieces.add(new Reading(unit, positions, whole)
                        .of(List.of(each)));
                return unit.getTypeDecls().isEmpty() ? pieces : null;
            }
            ClassTree wrapper = (ClassTree) unit.getTypeDecls().get(0);
            List<? extends Tree> parts = wrapper.getMembers();
            if (statements) {
                if (parts.size() != 1 || unit.getTypeDecls().size() != 1) return null;
                parts = ((MethodTree) parts.get(0)).getBody().getStatements();
            }
            for (int i = 0, next; i < parts.size(); i = next) {
                // one statement may declare several variables
                long start = positions.getStartPosition(unit, parts.get(i));
                for (next = i + 1; next < parts.size() && parts.get(i) instanceof VariableTree
                        && positions.getStartPosition(unit, parts.get(next)) == start;) next++;
                Piece piece = new Reading(unit, positions, whole).of(parts.subList(i, next));
                if (!piece.source.equals(";")) pieces.add(piece);
            }
            return pieces;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with some of the names that others declare, or it declares for others, changed. */
    String renamed(Set<String> names) {
        StringBuilder text = new StringBuilder(source);
        TreeMap<Integer, String> places = new TreeMap<>(uses);
        places.putAll(declared);
        places.descendingMap().forEach((at, name) -> {
            if (names.contains(name)) text.insert(at + name.length(), '_');
        });
        return text.toString();
    }

    /** Reads one piece. */
    private static final class Reading extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final String whole;
        private final Set<String> declares = new HashSet<>(), changes = new HashSet<>(), binds = new HashSet<>();
        private final TreeMap<Integer, String> uses = new TreeMap<>(), declared = new TreeMap<>();
        private final Deque<Set<String>> scopes = new ArrayDeque<>();
        private int from;

        Reading(CompilationUnitTree unit, SourcePositions positions, String whole) {
            this.unit = unit;
            this.positions = positions;
            this.whole = whole;
        }

        Piece of(List<? extends Tree> trees) {
            Tree tree = trees.get(0);
            from = start(tree);
            int end = (int) positions.getEndPosition(unit, trees.get(trees.size() - 1));
            String source = whole.substring(from, end);
            if (tree instanceof VariableTree && !source.endsWith(";")) source += ";";
            Kind kind = Kind.STATEMENT;
            if (tree instanceof ImportTree) {
                kind = Kind.IMPORT;
            } else if (tree instanceof VariableTree) {
                kind = Kind.VARIABLE;
                int after = from;
                for (Tree each : trees) {
                    VariableTree variable = (VariableTree) each;
                    String name = variable.getName().toString();
                    declares.add(name);
                    scan(variable.getType(), null);
                    scan(variable.getInitializer(), null);
                    if (variable.getType() != null) {
                        after = Math.max(after, (int) positions.getEndPosition(unit, variable.getType()));
                    }
                    declared.put(named(name, after) - from, name);
                    if (variable.getInitializer() != null) {
                        after = (int) positions.getEndPosition(unit, variable.getInitializer());
                    }
                }
            } else if (tree instanceof MethodTree method) {
                kind = Kind.METHOD;
                declares.add(method.getName().toString());
                scan(tree, null);
            } else if (tree instanceof ClassTree type) {
                kind = Kind.TYPE;
                declares.add(type.getSimpleName().toString());
                scan(tree, null);
            } else {
                scan(tree, null);
            }
            return new Piece(kind, source, declares, uses, changes, binds, declared);
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int named(String name, int after) {
            int at = after;
            while (true) {
                at = whole.indexOf(name, at);
                boolean alone = !Character.isJavaIdentifierPart(whole.charAt(at - 1))
                        && !Character.isJavaIdentifierPart(whole.charAt(at + name.length()));
                if (alone) return at;
                at++;
            }
        }

        private boolean isLocal(String name) {
            return scopes.stream().anyMatch(scope -> scope.contains(name));
        }

        private void bind(String name) {
            binds.add(name);
            if (!scopes.isEmpty()) scopes.peek().add(name);
        }

        private void within(Runnable work) {
            scopes.push(new HashSet<>());
            work.run();
            scopes.pop();
        }

        @Override
        public Void visitIdentifier(IdentifierTree tree, Void none) {
            String name = tree.getName().toString();
            if (!isLocal(name)) uses.put(start(tree) - from, name);
            return null;
        }

        @Override
        public Void visitVariable(VariableTree tree, Void none) {
            scan(tree.getType(), none);
            scan(tree.getInitializer(), none);
            bind(tree.getName().toString());
            return null;
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree tree, Void none) {
            within(() -> super.visitLambdaExpression(tree, none));
            return null;
        }

        @Override
        public Void visitBlock(BlockTree tree, Void none) {
            within(() -> super.visitBlock(tree, none));
            return null;
        }

        @Override
        public Void visitForLoop(ForLoopTree tree, Void none) {
            within(() -> super.visitForLoop(tree, none));
            return null;
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void none) {
            within(() -> {
                scan(tree.getExpression(), none);
                scan(tree.getVariable(), none);
                scan(tree.getStatement(), none);
            });
            return null;
        }

        @Override
        public Void visitTry(TryTree tree, Void none) {
            within(() -> super.visitTry(tree, none));
            return null;
        }

        @Override
        public Void visitCatch(CatchTree tree, Void none) {
            within(() -> super.visitCatch(tree, none));
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void none) {
            within(() -> super.visitMethod(tree, none));
            return null;
        }

        @Override
        public Void visitClass(ClassTree tree, Void none) {
            within(() -> {
                // members may be named before they are declared
                for (Tree member : tree.getMembers()) {
                    if (member instanceof VariableTree field) bind(field.getName().toString());
                    if (member instanceof MethodTree method) bind(method.getName().toString());
                }
                super.visitClass(tree, none);
            });
            return null;
        }

        private void changed(ExpressionTree target) {
            Tree root = target;
            while (!(root instanceof IdentifierTree)) {
                if (root instanceof ArrayAccessTree access) root = access.getExpression();
                else if (root instanceof MemberSelectTree select) root = select.getExpression();
                else return;
            }
            String name = ((IdentifierTree) root).getName().toString();
            if (!isLocal(name)) changes.add(name);
        }

        @Override
        public Void visitAssignment(AssignmentTree tree, Void none) {
            changed(tree.getVariable());
            return super.visitAssignment(tree, none);
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void none) {
            changed(tree.getVariable());
            return super.visitCompoundAssignment(tree, none);
        }

        @Override
        public Void visitUnary(UnaryTree tree, Void none) {
            switch (tree.getKind()) {
                case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                    changed(tree.getExpression());
                default -> { }
            }
            return super.visitUnary(tree, none);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
            if (tree.getMethodSelect() instanceof MemberSelectTree select
                    && FILLS.contains(select.getIdentifier().toString())) {
                changed(select.getExpression());
                if (select.getExpression().toString().equals("Arrays")) changed(tree.getArguments().get(0));
            }
            return super.visitMethodInvocation(tree, none);
        }
    }
}
