package org.jiheng.app.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 门口排队 — how many may be signed in at a time, in all and from one address; on the last evening whoever comes when the house is full
 * is told their place in the line and let in, in the order they came, as others leave (GIT-31). Who is in stays in, and who signs in
 * again over an unsaved page goes past the line.
 */
@Component
final class Doorkeeper {
    /** A page that asks again by itself; a place in the line is kept as long as two of its calls may be missed. */
    static final Duration ASKS_AGAIN = Duration.ofSeconds(15);

    private static final Duration KEPT = ASKS_AGAIN.multipliedBy(3);
    private static final int LONGEST_LINE = 10_000;
    private static final Set<String> DOORS = Set.of("/sign-in", "/sign-in/passkey", "/sign-in/with/house");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final int places;
    private final int placesOfAnAddress;
    private final Map<String, Instant> line = new LinkedHashMap<>();

    Doorkeeper(
            JdbcClient jdbc,
            Clock clock,
            @Value("${jiheng.sessions.total:1000}") int places,
            @Value("${jiheng.sessions.per-address:500}") int placesOfAnAddress) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.places = places;
        this.placesOfAnAddress = placesOfAnAddress;
    }

    /** Who sends the form too early is led back to the page with the line; nobody who is in is asked anything. */
    OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                    throws ServletException, IOException {
                var path = request.getServletPath();
                var asksForThePage =
                        path.equals("/sign-in") && request.getMethod().equals("GET");
                if (DOORS.contains(path) && !asksForThePage && place(request) > 0) {
                    response.sendRedirect(request.getContextPath() + "/sign-in");
                    return;
                }
                rest.doFilter(request, response);
            }
        };
    }

    /** Place in the line; 0 when one may come in. */
    int place(HttpServletRequest request) {
        if (!isStranger()) {
            return 0;
        }
        var free = Math.min(places - signedIn(), placesOfAnAddress - signedInFrom(request.getRemoteAddr()));
        synchronized (line) {
            if (free > line.size()) {
                return 0; // and no session is begun for who only looks at the page
            }
        }
        return place(request.getSession().getId(), free);
    }

    private static boolean isStranger() {
        Authentication present = SecurityContextHolder.getContext().getAuthentication();
        return present == null || !(present.getPrincipal() instanceof Officer);
    }

    private int place(String ticket, int free) {
        synchronized (line) {
            var now = clock.instant();
            line.values().removeIf(seen -> seen.plus(KEPT).isBefore(now));
            int ahead = 0;
            for (var each : line.keySet()) {
                if (each.equals(ticket)) {
                    break;
                }
                ahead++;
            }
            if (line.containsKey(ticket) || line.size() < LONGEST_LINE) {
                line.put(ticket, now); // in its old place when it is there already, also while it types its password
            }
            return ahead < free ? 0 : ahead + 1;
        }
    }

    private int signedIn() {
        return jdbc.sql("select count(*) from spring_session where principal_name is not null and expiry_time > :now")
                .param("now", clock.millis())
                .query(Integer.class)
                .single();
    }

    /** The address lies in the session as Spring Session has written it; the same text is always written alike. */
    private int signedInFrom(String address) {
        return jdbc.sql("""
                select count(*) from spring_session s
                join spring_session_attributes a on a.session_primary_id = s.primary_id and a.attribute_name = :name
                where s.principal_name is not null and s.expiry_time > :now and a.attribute_bytes = :address
                """)
                .param("name", Sessions.ADDRESS)
                .param("now", clock.millis())
                .param("address", new SerializingConverter().convert(address))
                .query(Integer.class)
                .single();
    }
}
