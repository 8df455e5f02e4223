package org.jiheng.app.target;

import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Role;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The addresses of this feature, and its noun in the bar. */
@Configuration(proxyBeanMethods = false)
class TargetConfiguration {
    @Bean
    FeatureAccess targetAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/", Role.everyone()),
                new Access(HttpMethod.GET, "/projects", Deed.SEE_PROJECTS.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}", Deed.SEE_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/print", Deed.SEE_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/contact", Deed.SEE_CONTACT.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.xlsx", Deed.SEE_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.docx", Deed.SEE_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.pdf", Deed.SEE_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.ofd", Deed.SEE_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.html", Deed.SEE_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/edit", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/edit", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/targets/{id}/fields", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/targets/{id}/fields", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/targets/{id}/check", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/fixes", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/fixes/{fix}/undo", Deed.FILL_IN_TARGET.roleNames()),
                new Access(
                        HttpMethod.POST,
                        "/projects/{id}/{year}/doubts/{doubt}/settlement",
                        Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/targets/{id}/paste", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/targets/{id}/suggestions", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/targets/keys/{id}", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/versions", Deed.FOLLOW_TARGET.roleNames()),
                new Access(
                        HttpMethod.GET,
                        "/projects/{id}/{year}/versions/{version}/print",
                        Deed.FOLLOW_TARGET.roleNames()),
                new Access(
                        HttpMethod.POST,
                        "/projects/{id}/{year}/versions/{version}/restoration",
                        Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/new", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/projects/new", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/copy", Deed.FILL_IN_TARGET.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/history", Deed.FOLLOW_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/projects/export", Deed.SEE_PROJECTS.roleNames()),
                new Access(HttpMethod.POST, "/projects/check", Deed.CHECK_TARGETS.roleNames()),
                new Access(HttpMethod.POST, "/projects/views", Deed.SEE_PROJECTS.roleNames()),
                new Access(HttpMethod.POST, "/projects/views/{view}/removal", Deed.SEE_PROJECTS.roleNames()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/ex-ante", Deed.FOLLOW_TARGET.roleNames()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/ex-ante", Deed.ASSESS_PROJECT.roleNames()));
    }

    @Bean
    NavigationEntry projectsEntry() {
        return new NavigationEntry(20, "/projects", "nav.projects", Deed.SEE_PROJECTS.roleNames());
    }
}
