package org.jiheng.app.intake;

import org.jiheng.app.identity.Deed;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The addresses of this feature, and its noun in the bar. Reviewers judge what others bring in, so they import nothing. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    private static final java.util.Set<String> IMPORTERS = Deed.IMPORT.roleNames();
    private static final java.util.Set<String> LABEL_READERS = Deed.SEE_LABELS.roleNames();

    @Bean
    FeatureAccess intakeAccess() {
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/imports", IMPORTERS),
                new Access(HttpMethod.POST, "/imports", IMPORTERS),
                new Access(HttpMethod.GET, "/imports/{id}", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/acceptance", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/discard", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/pause", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/resume", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/corrections", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/corrections/{number}/undo", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/rows", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/answers", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/fixes", IMPORTERS),
                new Access(HttpMethod.POST, "/imports/{id}/labels", IMPORTERS),
                new Access(HttpMethod.GET, "/labels", LABEL_READERS),
                new Access(HttpMethod.POST, "/labels/{id}/undo", IMPORTERS),
                new Access(HttpMethod.POST, "/labels/{id}/adoption", Deed.ADOPT_LABEL.roleNames()),
                new Access(HttpMethod.GET, "/imports/{id}/files/{number}/marked.xlsx", IMPORTERS),
                new Access(HttpMethod.GET, "/imports/{id}/files/{number}/page.png", IMPORTERS),
                new Access(HttpMethod.GET, "/originals/{id}", Deed.FOLLOW_TARGET.roleNames()));
    }

    @Bean
    NavigationEntry importsEntry() {
        return new NavigationEntry(30, "/imports", "nav.imports", IMPORTERS);
    }
}
