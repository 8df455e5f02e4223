package org.jiheng.app.database;

import java.nio.file.Path;
import java.util.HashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.util.StringUtils;

/**
 * 数据库接线 — starts or finds the server, then tells Spring Boot where it is. The pool and the migrations depend on the
 * server's bean, so it starts before them and stops after them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExternalServer.Settings.class)
@PropertySource("classpath:org/jiheng/app/database/database.properties")
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DatabaseServer databaseServer(
            ExternalServer.Settings external,
            @Value("${jiheng.data:data}") String dataDirectory,
            ConfigurableApplicationContext application) {
        if (StringUtils.hasText(external.url())) {
            var server = external.server(external.url());
            server.check();
            return server;
        }
        var server = EmbeddedPostgres.start(Path.of(dataDirectory));
        // Without its database the product can only mislead; a supervisor or a person starts it again.
        var _ = server.onLoss()
                .thenAcceptAsync(
                        loss -> application.close(),
                        task -> Thread.ofPlatform().name("database-lost").start(task));
        return server;
    }

    @Bean
    JdbcConnectionDetails applicationConnection(DatabaseServer server) {
        return new ApplicationConnection(server.jdbcUrl(), server.application());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(DatabaseServer server) {
        return new OwnerConnection(server.jdbcUrl(), server.owner());
    }

    /** Migrations grant to the application's role by this name; on a server of the house it may be called otherwise. */
    @Bean
    FlywayConfigurationCustomizer nameOfApplicationRole(DatabaseServer server) {
        return flyway -> {
            var placeholders = new HashMap<>(flyway.getPlaceholders());
            placeholders.put("applicationRole", server.application().user());
            flyway.placeholders(placeholders);
        };
    }

    private record ApplicationConnection(String url, Credentials role) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return role.user();
        }

        @Override
        public String getPassword() {
            return role.password();
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }

    private record OwnerConnection(String url, Credentials role) implements FlywayConnectionDetails {
        @Override
        public String getUsername() {
            return role.user();
        }

        @Override
        public String getPassword() {
            return role.password();
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }
    }
}
