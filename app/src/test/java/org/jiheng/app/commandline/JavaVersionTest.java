package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaVersionTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            版本          | 可用
            17.0.16       | 否
            24.0.2        | 否
            25            | 否
            25.0.1+8-LTS  | 否
            25.0.2        | 否
            25.0.3        | 是
            25.0.3+9-LTS  | 是
            25.0.3-ea     | 是
            25.0.10       | 是
            26            | 是
            26-ea+12      | 是
            """)
    void runsOnlyWhereDataIsSafe(String version, String fits) {
        assertThat(JavaVersion.refusal(Runtime.Version.parse(version)).isEmpty())
                .isEqualTo(fits.equals("是"));
    }

    @ParameterizedTest
    @CsvSource({"21.0.2", "25.0.2+10-LTS"})
    void saysWhatIsNeededAndWhatIsThere(String version) {
        assertThat(JavaVersion.refusal(Runtime.Version.parse(version)))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("25.0.3", version, "JAVA_HOME")
                        .doesNotContain("\n"));
    }
}
