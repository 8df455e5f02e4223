package org.jiheng.app.browser;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.JsAst;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.rhino.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** 脚本的浏览器下限 — parses a script as ES2019 and lists the newer functions it calls untested (GIT-72, GIT-76). */
final class JsFloor {
    // Since which Chromium. Some names are also used for other things; a hit is looked at and allowed by name if it is
    // harmless.
    private static final Map<String, Integer> FUNCTIONS = Map.ofEntries(
            Map.entry("replaceAll", 85),
            Map.entry("replaceChildren", 86),
            Map.entry("at", 92),
            Map.entry("hasOwn", 93),
            Map.entry("reportError", 95),
            Map.entry("findLast", 97),
            Map.entry("findLastIndex", 97),
            Map.entry("structuredClone", 98),
            Map.entry("showPicker", 99),
            Map.entry("checkVisibility", 105),
            Map.entry("toSorted", 110),
            Map.entry("toReversed", 110),
            Map.entry("toSpliced", 110),
            Map.entry("startViewTransition", 111),
            Map.entry("groupBy", 117),
            Map.entry("withResolvers", 119),
            Map.entry("canParse", 120),
            Map.entry("fromAsync", 121),
            Map.entry("moveBefore", 133),
            // AbortSignal.timeout; setTimeout is another name
            Map.entry("timeout", 103),
            // absent on an intranet that is not https, in any version
            Map.entry("randomUUID", 999),
            Map.entry("writeText", 999));

    private JsFloor() {}

    /**
     * Calls newer than {@link FloorUse#WORKING} that the same script does not test for.
     *
     * @throws UnreadableAsset when it does not parse as ES2019
     */
    static List<FloorUse> uses(String file, String script) {
        var root = parse(file, script);
        // A name that also stands somewhere without being called, such as `if (window.structuredClone)`, is tested for.
        Set<String> tested = new HashSet<>();
        List<Node> called = new ArrayList<>();
        walk(root, false, (node, isCallee) -> {
            if (isCallee) {
                called.add(node);
            } else {
                tested.add(node.getString());
            }
        });
        List<FloorUse> uses = new ArrayList<>();
        for (var node : called) {
            var name = node.getString();
            var since = FUNCTIONS.get(name);
            if (since != null && !tested.contains(name)) {
                uses.add(new FloorUse(
                        file, node.getLineno(), name + "()", since, String.valueOf(node.getQualifiedName()), false));
            }
        }
        return uses;
    }

    private static Node parse(String file, String script) {
        var errors = new ArrayList<String>();
        var options = new CompilerOptions();
        options.setLanguageIn(CompilerOptions.LanguageMode.ECMASCRIPT_2019);
        options.setErrorHandler((level, error) -> {
            if (level == CheckLevel.ERROR) {
                errors.add("line " + error.getLineno() + ": " + error.getDescription());
            }
        });
        var compiler = new Compiler();
        compiler.disableThreads();
        compiler.initOptions(options);
        var root = new JsAst(SourceFile.fromCode(file, script)).getAstRoot(compiler);
        if (!errors.isEmpty()) {
            throw new UnreadableAsset(file, errors);
        }
        return root;
    }

    /** Every name in the script, as {@code x} or as {@code .x}, and whether it is what a call or a {@code new} calls. */
    private static void walk(Node node, boolean isCallee, BiConsumer<Node, Boolean> visitor) {
        if (node.isGetProp() || node.isName()) {
            visitor.accept(node, isCallee);
        }
        var calls = node.isCall() || node.isNew();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            walk(child, calls, visitor);
            calls = false; // only the first child is called, the others are its arguments
        }
    }
}
