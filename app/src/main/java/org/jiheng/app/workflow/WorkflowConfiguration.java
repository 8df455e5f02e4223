package org.jiheng.app.workflow;

import java.util.EnumSet;
import java.util.Set;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The addresses of this feature, and its noun in the bar. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {
    /** Whoever has a stage of the table to decide at. */
    private static final Set<String> REVIEWERS = Role.names(Set.copyOf(EnumSet.of(
            Role.UNIT_HEAD,
            Role.DEPARTMENT_REVIEWER,
            Role.DEPARTMENT_HEAD,
            Role.FINANCE_LINE_SECTION,
            Role.FINANCE_PERFORMANCE_SECTION,
            Role.FINANCE_BUDGET_SECTION)));

    @Bean
    FeatureAccess workflowAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/reviews", REVIEWERS),
                new Access(HttpMethod.POST, "/reviews/steps", REVIEWERS));
    }

    @Bean
    NavigationEntry reviewsEntry() {
        return new NavigationEntry(25, "/reviews", "nav.reviews", REVIEWERS);
    }
}
