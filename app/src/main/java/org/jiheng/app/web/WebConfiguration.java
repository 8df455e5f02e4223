package org.jiheng.app.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.ViewResolver;

/** Templates and the one clock of the product; government offices live in one time zone (GIT-32). */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    ViewResolver jteViews(Shells shells) {
        return new JteViews(TemplateEngine.createPrecompiled(ContentType.Html), shells);
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
