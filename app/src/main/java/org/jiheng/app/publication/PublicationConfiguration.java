package org.jiheng.app.publication;

import org.jiheng.app.identity.Deed;
import org.jiheng.app.web.Access;
import org.jiheng.app.web.FeatureAccess;
import org.jiheng.app.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The addresses of this feature, and its noun in the bar. */
@Configuration(proxyBeanMethods = false)
class PublicationConfiguration {
    @Bean
    FeatureAccess publicationAccess() {
        var who = Deed.MAKE_BOOKS.roleNames();
        return FeatureAccess.of(
                new Access(HttpMethod.GET, "/books", who),
                new Access(HttpMethod.POST, "/books", who),
                new Access(HttpMethod.GET, "/books/{id}", who),
                new Access(HttpMethod.GET, "/books/{id}/file", who),
                new Access(HttpMethod.GET, "/books/{id}/report", who),
                new Access(HttpMethod.POST, "/books/{id}/removal", who));
    }

    @Bean
    NavigationEntry booksEntry() {
        return new NavigationEntry(60, "/books", "nav.books", Deed.MAKE_BOOKS.roleNames());
    }
}
