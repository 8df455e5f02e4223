package org.jiheng.app.calendar;

import org.jiheng.app.identity.Deed;
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
                new Access(HttpMethod.GET, "/calendar", Deed.SEE_DESK.roleNames()),
                new Access(HttpMethod.POST, "/calendar", Deed.SET_CALENDAR.roleNames()),
                new Access(HttpMethod.POST, "/calendar/holidays", Deed.SET_CALENDAR.roleNames()));
    }
}
