package org.jiheng.app.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.servlet.ViewResolver;

/** Templates, sessions and the one clock of the product; government offices live in one time zone (GIT-32). */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    ViewResolver jteViews(Shells shells) {
        return new JteViews(TemplateEngine.createPrecompiled(ContentType.Html), shells);
    }

    /** Two requests of one session at the same moment, such as a double click, may both add the same attribute. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsAddOrReplace() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
