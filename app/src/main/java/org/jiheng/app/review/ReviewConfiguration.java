package org.jiheng.app.review;

import java.util.EnumSet;
import java.util.Set;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The addresses of this feature. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
    private static final Set<String> CLERK = Role.names(Role.UNIT_CLERK);
    private static final Set<String> INVOLVED = Role.names(Role.UNIT, Role.DEPARTMENT, Role.FINANCE);
    private static final Set<String> EXPERTS = Role.names(Role.EXPERT, Role.DELEGATE);
    private static final Set<String> READERS =
            Role.names(Role.UNIT, Role.DEPARTMENT, Role.FINANCE, Set.copyOf(EnumSet.of(Role.AUDITOR)));

    @Bean
    FeatureAccess reviewAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/projects/{id}/{year}/submission", READERS),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/submission", CLERK),
                new Access(HttpMethod.GET, "/reviews/{id}", READERS),
                new Access(HttpMethod.POST, "/reviews/{id}/steps", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/threads", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/threads/{thread}/comments", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/threads/{thread}/resolution", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/waivers/{waiver}/answer", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/experts", Role.names(Role.FINANCE_PERFORMANCE_SECTION)),
                new Access(HttpMethod.GET, "/expert-reviews", EXPERTS),
                new Access(HttpMethod.GET, "/expert-reviews/{id}", EXPERTS),
                new Access(HttpMethod.POST, "/expert-reviews/{id}", EXPERTS),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/adjustment", CLERK),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/adjustment", CLERK),
                new Access(HttpMethod.GET, "/adjustments/{id}", READERS),
                new Access(HttpMethod.GET, "/adjustments/{id}/attachment", READERS),
                new Access(HttpMethod.POST, "/adjustments/{id}/steps", INVOLVED),
                new Access(HttpMethod.GET, "/approvals", READERS),
                new Access(HttpMethod.GET, "/approvals/{id}", READERS),
                new Access(HttpMethod.GET, "/approvals/{id}/document.pdf", READERS),
                new Access(HttpMethod.POST, "/approvals", Role.names(Role.FINANCE_BUDGET_SECTION)),
                new Access(HttpMethod.POST, "/approvals/{id}/forwarding", Role.names(Role.DEPARTMENT)));
    }

    @Bean
    NavigationEntry expertsEntry() {
        return new NavigationEntry(26, "/expert-reviews", "nav.expertReviews", EXPERTS);
    }

    @Bean
    NavigationEntry approvalsEntry() {
        return new NavigationEntry(27, "/approvals", "nav.approvals", READERS);
    }
}
