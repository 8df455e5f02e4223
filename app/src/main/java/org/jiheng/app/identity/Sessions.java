package org.jiheng.app.identity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** 登录会话 — where somebody is signed in; they lie in the database, so every node knows all of them. */
@Component
class Sessions {
    static final String SIGNED_IN_AT = "identity.signedInAt";
    static final String ADDRESS = "identity.address";
    static final String BROWSER = "identity.browser";
    /** Signed in by the house: the age of the password here does not matter. */
    static final String BY_HOUSE = "identity.byHouse";

    /** 一处登录. */
    record Place(String id, String address, String browser, Instant since, Instant lastSeen) {}

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    List<Place> of(String login) {
        return sessions.findByPrincipalName(login).values().stream()
                .filter(session -> !session.isExpired())
                .map(session -> new Place(
                        session.getId(),
                        text(session, ADDRESS),
                        text(session, BROWSER),
                        session.getCreationTime(),
                        session.getLastAccessedTime()))
                .sorted(Comparator.comparing(Place::lastSeen).reversed())
                .toList();
    }

    private static String text(Session session, String name) {
        return session.getAttribute(name) instanceof String text ? text : "";
    }

    /** Whatever this person has open anywhere is at an end with the next request. */
    void endAll(String login) {
        endAllBut(login, "");
    }

    void endAllBut(String login, String kept) {
        sessions.findByPrincipalName(login).keySet().stream()
                .filter(id -> !id.equals(kept))
                .forEach(sessions::deleteById);
    }

    /** 顶替: makes room for one more place; the one not used for longest goes first (GIT-31). How many had to go. */
    int makeRoom(String login, String kept, int most) {
        var others =
                of(login).stream().filter(place -> !place.id().equals(kept)).toList();
        var gone = others.subList(Math.min(others.size(), most - 1), others.size());
        gone.forEach(place -> sessions.deleteById(place.id()));
        return gone.size();
    }

    /** Only one's own. */
    boolean end(String login, String id) {
        var own = sessions.findByPrincipalName(login).containsKey(id);
        if (own) {
            sessions.deleteById(id);
        }
        return own;
    }
}
