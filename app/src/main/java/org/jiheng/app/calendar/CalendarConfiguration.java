package org.jiheng.app.calendar;

import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The addresses of this feature. */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {
    @Bean
    FeatureAccess calendarAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/calendar", Role.names(Role.UNIT, Role.DEPARTMENT, Role.FINANCE)),
                new Access(HttpMethod.POST, "/calendar", Role.names(Role.FINANCE_PERFORMANCE_SECTION)),
                new Access(HttpMethod.POST, "/calendar/holidays", Role.names(Role.FINANCE_PERFORMANCE_SECTION)));
    }
}
