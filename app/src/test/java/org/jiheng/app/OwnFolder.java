package org.jiheng.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** 自己的数据文件夹 — every application under test keeps its files apart from the others. */
@TestConfiguration(proxyBeanMethods = false)
public class OwnFolder {
    @Bean
    DynamicPropertyRegistrar dataFolder() {
        var folder = create();
        return properties -> {
            properties.add("jiheng.data", folder::toString);
            properties.add("jiheng.passwords.memory-kib", () -> "256");
            properties.add("jiheng.passwords.passes", () -> "1");
            properties.add("jiheng.sessions.total", () -> "100000"); // a whole test run signs in at one machine
            properties.add("jiheng.sessions.per-address", () -> "100000");
            properties.add("jiheng.security-contact", () -> "mailto:anquan@hengxi.example");
            properties.add(
                    "jiheng.keys",
                    () -> folder.resolveSibling(folder.getFileName() + ".keys").toString());
        };
    }

    private static Path create() {
        try {
            var parent = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(parent, "product-").toAbsolutePath();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
