package org.jiheng.app.commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * 预先写好的启动 — what a start reads together from annotations was written down as code when the product was built, for the settings of
 * {@code bin/serve} (ADR 0005). Some settings decide what the product consists of, such as a mail server or an issuer of identities: with one of
 * these the start reads everything itself, as it does in a build that was not prepared.
 */
final class PreparedStart {
    private static final String ENABLED = "spring.aot.enabled";
    private static final List<String> DECIDING = List.of("spring.", "jiheng.oidc.");
    private static final Pattern SETTINGS = Pattern.compile("application.*\\.(?:ya?ml|properties)");

    private PreparedStart() {}

    /** To be called before anything of Spring is. */
    static void useIfItFits(Class<?> application) {
        var written =
                application.getResource(application.getSimpleName() + "__ApplicationContextInitializer.class") != null;
        if (written
                && System.getProperty(ENABLED) == null
                && fits(System.getenv().keySet(), System.getProperties().stringPropertyNames(), Path.of(""))) {
            System.setProperty(ENABLED, "true");
        }
    }

    /** @param folder where Spring looks for files with settings, and in its folder {@code config} */
    static boolean fits(Collection<String> environment, Collection<String> properties, Path folder) {
        return Stream.concat(environment.stream(), properties.stream()).noneMatch(PreparedStart::decides)
                && Stream.of(folder, folder.resolve("config")).noneMatch(PreparedStart::holdsSettings);
    }

    private static boolean decides(String name) {
        var dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return DECIDING.stream().anyMatch(dotted::startsWith);
    }

    private static boolean holdsSettings(Path folder) {
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            return false;
        }
        try (var files = Files.list(folder.toAbsolutePath())) {
            return files.anyMatch(
                    file -> SETTINGS.matcher(file.getFileName().toString()).matches());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
