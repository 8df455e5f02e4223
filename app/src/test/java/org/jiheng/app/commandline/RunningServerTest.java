package org.jiheng.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RunningServerTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a${user.home}b", "a=b c", "${", "$$}{", "数据 目录"})
    void aPasswordReachesSpringAsTyped(String password) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("call", Map.of("word", RunningServer.literally(password))));

        assertThat(environment.getProperty("word")).isEqualTo(password);
        assertThat(environment.resolvePlaceholders("${word}")).isEqualTo(password);
        assertThat(Binder.get(environment).bind("word", String.class).get()).isEqualTo(password);
    }
}
