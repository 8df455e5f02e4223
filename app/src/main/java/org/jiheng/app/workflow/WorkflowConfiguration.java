package org.jiheng.app.workflow;

import java.util.Set;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The addresses of this feature, and its noun in the bar. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {
    private static final Set<String> REVIEWERS = Deed.SEE_REVIEW_QUEUE.roleNames();

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
