package org.jiheng.app.notice;

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
class NoticeConfiguration {
    static final String HREF = "/notices";
    static final Set<String> TOLD = Deed.SEE_DESK.roleNames();

    @Bean
    FeatureAccess noticeAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, HREF, TOLD),
                new Access(HttpMethod.POST, "/notices/reading", TOLD),
                new Access(HttpMethod.POST, "/notices/address", TOLD));
    }

    @Bean
    NavigationEntry noticesEntry() {
        return new NavigationEntry(90, HREF, "nav.notices", TOLD);
    }
}
