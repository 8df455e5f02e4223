package org.jiheng.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 源码规矩 — what only the source still shows: how a statement was put together, and what is caught. */
class SourceRulesTest {
    private static final Path JAVA = Path.of("src/main/java");
    private static final Path SQL = Path.of("src/main/resources/sql");
    private static final Path WEB = JAVA.resolve("org/jiheng/app/web");
    /** The other front door: a start that fails ends with a sentence in the window it was called from. */
    private static final Path SERVE = JAVA.resolve("org/jiheng/app/commandline/RunningServer.java");

    private static final Path DATABASE = JAVA.resolve("org/jiheng/app/database");
    private static final Set<String> EVERYTHING = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    private static List<Source> sources = List.of();

    private record Source(Path file, String text, CompilationUnitTree tree) {
        /** Calls of a method by this name, each with its arguments. */
        List<MethodInvocationTree> calls(String method) {
            var found = new ArrayList<MethodInvocationTree>();
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
                    if (name(call).equals(method)) {
                        found.add(call);
                    }
                    return super.visitMethodInvocation(call, null);
                }
            }.scan(tree, null);
            return found;
        }

        /** Types that are caught and not thrown on at once after tidying up. */
        List<String> caught() {
            var found = new ArrayList<String>();
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitCatch(CatchTree clause, @Nullable Void none) {
                    var type = clause.getParameter().getType();
                    var each = type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
                    if (!throwsOn(clause)) {
                        each.forEach(one -> found.add(one.toString()));
                    }
                    return super.visitCatch(clause, null);
                }
            }.scan(tree, null);
            return found;
        }

        private static boolean throwsOn(CatchTree clause) {
            var statements = clause.getBlock().getStatements();
            return !statements.isEmpty()
                    && statements.getLast() instanceof ThrowTree thrown
                    && thrown.getExpression() instanceof IdentifierTree variable
                    && variable.getName().equals(clause.getParameter().getName());
        }

        List<String> made() {
            var found = new ArrayList<String>();
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void none) {
                    found.add(made.getIdentifier().toString());
                    return super.visitNewClass(made, null);
                }
            }.scan(tree, null);
            return found;
        }

        private static String name(MethodInvocationTree call) {
            return switch (call.getMethodSelect()) {
                case MemberSelectTree member -> member.getIdentifier().toString();
                case IdentifierTree plain -> plain.getName().toString();
                case ExpressionTree other -> other.toString();
            };
        }
    }

    @BeforeAll
    static void parse() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(filesIn(JAVA, ".java")));
            var read = new ArrayList<Source>();
            for (var tree : task.parse()) {
                var file = Path.of(tree.getSourceFile().toUri());
                read.add(new Source(Path.of("").toAbsolutePath().relativize(file), Files.readString(file), tree));
            }
            sources = List.copyOf(read);
        }
    }

    /** Nothing a person typed can become part of a statement (GIT-21): each is a literal, or a file's text. */
    @Test
    void everyStatementIsWrittenOutWhole() {
        var calls = sources.stream()
                .flatMap(source -> source.calls("sql").stream()
                        .map(call ->
                                source.file() + ": " + kind(call.getArguments().getFirst())))
                .toList();
        assertThat(calls).hasSizeGreaterThan(20);
        assertThat(calls).allMatch(each -> each.endsWith(": written out"));
    }

    private static String kind(ExpressionTree argument) {
        return switch (argument) {
            case LiteralTree literal when literal.getKind() == Tree.Kind.STRING_LITERAL -> "written out";
            case MethodInvocationTree call
            when call.getMethodSelect() instanceof MemberSelectTree member
                    && member.getExpression() instanceof IdentifierTree
                    && member.getIdentifier().contentEquals("text")
                    && call.getArguments().isEmpty() -> "written out";
            case ExpressionTree other -> "put together from " + other;
        };
    }

    @Test
    void everyStatementFileSaysWhatItAsksAndIsUsedOnce() throws IOException {
        var used = sources.stream()
                .flatMap(source -> source.calls("of").stream())
                .filter(call -> call.getMethodSelect().toString().equals("SqlFile.of"))
                .map(call -> ((LiteralTree) call.getArguments().getFirst()).getValue())
                .toList();
        var files = filesIn(SQL, ".sql");
        assertThat(used)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(files.stream()
                        .map(file -> SQL.relativize(file).toString())
                        .toList());
        for (var file : files) {
            assertThat(Files.readString(file)).as(file.toString()).matches("(?s)-- \\S.{15,}?\\n(?!--\\s*\\n).+");
        }
        assertThat(filesWith(source -> source.made().contains("SqlFile")))
                .as("a statement file is read, never made up")
                .containsExactly(DATABASE.resolve("SqlFile.java"));
    }

    /** The data scope is set in one place (GIT-12). */
    @Test
    void nobodyElseSetsTheScope() throws IOException {
        var setting = List.of("set_config", "app.region", "app.units");
        assertThat(filesWith(source -> setting.stream().anyMatch(source.text()::contains)))
                .containsExactly(DATABASE.resolve("ScopedTransactions.java"));
        for (var file : filesIn(SQL, ".sql")) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContain(setting);
        }
    }

    /** A fault must reach the page that shows it; only the page shell turns every kind into one. Tidying up and throwing on is fine. */
    @Test
    void nobodyCatchesEverything() {
        assertThat(filesWith(source -> source.caught().stream().anyMatch(EVERYTHING::contains)).stream()
                        .filter(file -> !file.startsWith(WEB) && !file.equals(SERVE)))
                .isEmpty();
        assertThat(sources.stream().flatMap(source -> source.caught().stream())).contains("IOException");
    }

    private static List<Path> filesWith(Predicate<Source> wanted) {
        return sources.stream().filter(wanted).map(Source::file).toList();
    }

    private static List<Path> filesIn(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
