package org.jiheng.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message.Level;
import org.kie.api.runtime.KieContainer;

/** 规则引擎 — ten rules in Drools, compiled to Java at start (executable model), which is its fastest way. */
final class Drools {
    private static final String FILE = "ten-rules.drl";
    private static final int MOST_BYTES = 100_000;

    private Drools() {}

    static KieContainer container() {
        var kie = KieServices.Factory.get();
        var files = kie.newKieFileSystem();
        files.write("src/main/resources/org/jiheng/bench/rules/" + FILE, rules());
        var builder = kie.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        var errors = builder.getResults().getMessages(Level.ERROR);
        if (!errors.isEmpty()) {
            throw new IllegalStateException("the rules do not compile: " + errors);
        }
        return kie.newKieContainer(builder.getKieModule().getReleaseId());
    }

    private static String rules() {
        try (var file = Drools.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("not in the jar: " + FILE);
            }
            return new String(file.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
