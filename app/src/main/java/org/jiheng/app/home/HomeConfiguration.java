package org.jiheng.app.home;

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
class HomeConfiguration {
    private static final Set<String> AT_WORK = Deed.SEE_DESK.roleNames();

    @Bean
    FeatureAccess homeAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/desk", AT_WORK),
                new Access(HttpMethod.POST, "/desk/reminders", Deed.PRESS_UNITS.roleNames()));
    }

    @Bean
    NavigationEntry deskEntry() {
        return new NavigationEntry(10, "/desk", "nav.desk", AT_WORK);
    }
}
