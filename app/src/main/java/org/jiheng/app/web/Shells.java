package org.jiheng.app.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Builds the shell around a page from the request and whoever is signed in. */
@Component
class Shells {
    private final List<NavigationEntry> navigation;
    private final List<Unread> unread;
    private final boolean demo;
    private final boolean plainHttp;

    Shells(
            List<NavigationEntry> navigation,
            List<Unread> unread,
            @Value("${jiheng.demo:false}") boolean demo,
            @Value("${jiheng.plain-http:false}") boolean plainHttp) {
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.unread = unread;
        this.demo = demo;
        this.plainHttp = plainHttp;
    }

    Shell around(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var user =
                authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var shown = user == null
                ? List.<NavigationEntry>of()
                : navigation.stream()
                        .filter(entry -> entry.roles().contains(user.roleName()))
                        .toList();
        var errorPath = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new Shell(
                user,
                shown,
                user == null || errorPath != null ? Map.of() : unread(user),
                errorPath instanceof String path ? path : request.getRequestURI(),
                csrf == null ? "_csrf" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                demo,
                user == null ? null : reminder(request),
                plainHttp);
    }

    /** Not on a page about a fault: what would be asked may be what failed. */
    private Map<String, Integer> unread(SignedIn user) {
        var counts = new HashMap<String, Integer>();
        unread.forEach(each -> counts.put(each.href(), each.of(user)));
        return counts;
    }

    private static @Nullable String reminder(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(Shell.REMINDER) instanceof String text ? text : null;
    }
}
