package org.jiheng.load;

import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * 光板保存 — the limit: the same UPDATE of the same columns on the same server, with nobody signed in, no scope, no conflict, no log of
 * changes and no audit.
 */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@Import(BareSave.Endpoint.class)
class BareSave {
    /** 保存. */
    @RestController
    static class Endpoint {
        private final JdbcClient jdbc;

        Endpoint(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @PostMapping("/bare/{id}")
        Map<String, Object> save(@PathVariable long id, @RequestBody Map<String, String> body) {
            var revision = jdbc.sql("""
                    update bare_target set overview = :text, revision = revision + 1, changed_at = now() where id = :id
                    returning revision
                    """)
                    .param("id", id)
                    .param("text", Objects.requireNonNull(body.get("value")))
                    .query(Long.class)
                    .single();
            return Map.of("revision", revision);
        }
    }

    /** Arguments: port, database address, user, password. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BareSave.class)
                .properties(Map.of(
                        "server.port", arguments[0],
                        "spring.threads.virtual.enabled", "true",
                        "spring.main.banner-mode", "off",
                        "spring.datasource.url", arguments[1],
                        "spring.datasource.username", arguments[2],
                        "spring.datasource.password", arguments[3]))
                .run();
    }
}
