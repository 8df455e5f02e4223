package org.jiheng.app.audit;

import java.util.Set;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;

/** The addresses of this feature. Auditors and the audit administrator read everything; everybody their own deeds. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AuditConfiguration {
    static final Set<String> READERS = Deed.READ_AUDIT.roleNames();
    private static final Set<String> OF_OBJECTS = Deed.SEE_HISTORY_OF_OBJECT.roleNames();

    @Bean
    FeatureAccess auditAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/audit", READERS),
                new Access(HttpMethod.POST, "/audit/verification", READERS),
                new Access(HttpMethod.GET, "/audit/evidence.zip", READERS),
                new Access(HttpMethod.GET, "/audit/object", OF_OBJECTS),
                new Access(HttpMethod.GET, "/audit/mine", Deed.SEE_OWN_DEEDS.roleNames()),
                Access.anybody(HttpMethod.GET, "/audit-roots"),
                Access.anybody(HttpMethod.GET, "/audit-roots.jsonl"));
    }

    @Bean
    NavigationEntry auditEntry() {
        return new NavigationEntry(90, "/audit", "nav.audit", READERS);
    }

    /** Refusals by the chain become events, so that they can be written down ({@link Refusals}). */
    @Bean
    AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }
}
