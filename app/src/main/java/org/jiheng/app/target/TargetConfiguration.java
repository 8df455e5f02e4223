package org.jiheng.app.target;

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
class TargetConfiguration {
    @Bean
    FeatureAccess targetAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/", Role.everyone()),
                new Access(HttpMethod.GET, "/projects", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/print", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/contact", PersonalFields.roles()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.xlsx", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.docx", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.pdf", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.ofd", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/form.html", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/edit", Editing.roles()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/edit", Editing.roles()),
                new Access(HttpMethod.GET, "/targets/{id}/fields", Editing.roles()),
                new Access(HttpMethod.POST, "/targets/{id}/fields", Editing.roles()),
                new Access(HttpMethod.POST, "/targets/{id}/check", Editing.roles()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/fixes", Editing.roles()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/fixes/{fix}/undo", Editing.roles()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/doubts/{doubt}/settlement", Editing.roles()),
                new Access(HttpMethod.POST, "/targets/{id}/paste", Editing.roles()),
                new Access(HttpMethod.GET, "/targets/{id}/suggestions", Editing.roles()),
                new Access(HttpMethod.GET, "/targets/keys/{id}", Editing.roles()),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/versions", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/versions/{version}/print", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/versions/{version}/restoration", Editing.roles()),
                new Access(HttpMethod.GET, "/projects/new", Editing.roles()),
                new Access(HttpMethod.POST, "/projects/new", Editing.roles()),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/copy", Editing.roles()),
                new Access(HttpMethod.GET, "/projects/{id}/history", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.POST, "/projects/export", Role.names(Role.BUSINESS)),
                new Access(
                        HttpMethod.POST,
                        "/projects/check",
                        Role.names(Set.of(Role.UNIT_CLERK), Role.DEPARTMENT, Role.FINANCE)),
                new Access(HttpMethod.POST, "/projects/views", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.POST, "/projects/views/{view}/removal", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.GET, "/projects/{id}/{year}/ex-ante", Role.names(Role.BUSINESS)),
                new Access(HttpMethod.POST, "/projects/{id}/{year}/ex-ante", Editing.assessors()));
    }

    @Bean
    NavigationEntry projectsEntry() {
        return new NavigationEntry(20, "/projects", "nav.projects", Role.names(Role.BUSINESS));
    }
}
