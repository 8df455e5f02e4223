package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the start that was written down at build is the right one. */
class PreparedStartTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            设置                   | 合用
            JIHENG_DATABASE_URL    | 是
            JIHENG_KEYS_PASSPHRASE | 是
            LOGGING_LEVEL_ROOT     | 是
            SPRINGFIELD            | 是
            SPRING_MAIL_HOST       | 否
            spring.mail.host       | 否
            SPRING_CONFIG_LOCATION | 否
            JIHENG_OIDC_ISSUER     | 否
            jiheng.oidc.issuer     | 否
            """)
    void settingsThatDecideWhatThereIs(String name, String fits) {
        assertThat(PreparedStart.fits(Set.of("PATH", name), Set.of(), folder)).isEqualTo(fits.equals("是"));
        assertThat(PreparedStart.fits(Set.of("PATH"), Set.of("user.home", name), folder))
                .isEqualTo(fits.equals("是"));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            文件                           | 合用
            application.txt                | 是
            application.yaml               | 否
            application-county.yml         | 否
            config/application.properties  | 否
            """)
    void aFileWithSettings(String file, String fits) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve(file), "");

        assertThat(PreparedStart.fits(Set.of(), Set.of(), folder)).isEqualTo(fits.equals("是"));
    }

    @Test
    void aFolderWithoutAnything() {
        assertThat(PreparedStart.fits(Set.of(), Set.of(), folder)).isTrue();
    }
}
