package org.jiheng.app.review;

import java.util.Set;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The addresses of this feature. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
    private static final Set<String> INVOLVED = Deed.TAKE_REVIEW_STEP.roleNames();
    private static final Set<String> READERS = Deed.SEE_REVIEW.roleNames();
    private static final Set<String> EXPERTS = Deed.REVIEW_AS_EXPERT.roleNames();

    @Bean
    FeatureAccess reviewAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/projects/{id}/{year}/submission", READERS),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/submission", Deed.SUBMIT_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/reviews/{id}", READERS),
                new Access(HttpMethod.POST, "/reviews/{id}/steps", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/threads", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/threads/{thread}/comments", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/threads/{thread}/resolution", INVOLVED),
                new Access(HttpMethod.GET, "/reviews/{id}/attachments/{attachment}", READERS),
                new Access(HttpMethod.POST, "/reviews/{id}/waivers/{waiver}/answer", INVOLVED),
                new Access(HttpMethod.POST, "/reviews/{id}/experts", Deed.ASSIGN_EXPERT.roleNames()),
                new Access(HttpMethod.GET, "/expert-reviews", EXPERTS),
                new Access(HttpMethod.GET, "/expert-reviews/{id}", EXPERTS),
                new Access(HttpMethod.POST, "/expert-reviews/{id}", EXPERTS),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/adjustment", Deed.ASK_FOR_ADJUSTMENT.roleNames()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/adjustment", Deed.ASK_FOR_ADJUSTMENT.roleNames()),
                new Access(HttpMethod.GET, "/adjustments/{id}", READERS),
                new Access(HttpMethod.GET, "/adjustments/{id}/attachment", READERS),
                new Access(HttpMethod.POST, "/adjustments/{id}/steps", INVOLVED),
                new Access(HttpMethod.GET, "/approvals", READERS),
                new Access(HttpMethod.GET, "/approvals/{id}", READERS),
                new Access(HttpMethod.GET, "/approvals/{id}/document.pdf", READERS),
                new Access(HttpMethod.POST, "/approvals", Deed.APPROVE_TARGETS.roleNames()),
                new Access(HttpMethod.POST, "/approvals/{id}/forwarding", Deed.FORWARD_APPROVAL.roleNames()));
    }

    @Bean
    NavigationEntry expertReviewsEntry() {
        return new NavigationEntry(26, "/expert-reviews", "nav.expertReviews", EXPERTS);
    }

    @Bean
    NavigationEntry approvalsEntry() {
        return new NavigationEntry(27, "/approvals", "nav.approvals", READERS);
    }
}
