package org.jiheng.app.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** 漏洞报告联系方式 — RFC 9116; not there until the installation says who it is (GIT-146). */
@Controller
class SecurityContact {
    private static final int DAYS = 180;

    private final String contact;
    private final Clock clock;

    SecurityContact(@Value("${jiheng.security-contact:}") String contact, Clock clock) {
        if (!contact.isEmpty() && !contact.matches("(mailto:|tel:|https://)[\\x21-\\x7e]+")) {
            throw new IllegalArgumentException(
                    "--security-contact 要以 mailto: 、tel: 或 https:// 开头，不能是“%s”".formatted(contact));
        }
        this.contact = contact;
        this.clock = clock;
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> show() {
        if (contact.isEmpty()) {
            throw new NotFound();
        }
        var expires = LocalDate.now(clock)
                .plusDays(DAYS)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body("Contact: %s\nExpires: %s\nPreferred-Languages: zh\n".formatted(contact, expires));
    }

    /** Its address. */
    @Configuration(proxyBeanMethods = false)
    static class Published {
        @Bean
        FeatureAccess securityContactAccess() {
            return FeatureAccess.of(Access.anybody(HttpMethod.GET, "/.well-known/security.txt"));
        }
    }
}
