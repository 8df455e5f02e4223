package org.jiheng.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;

class RecentSessionsTest {
    /** Counts how often it is asked and written to. */
    private static final class Stored implements FindByIndexNameSessionRepository<MapSession> {
        private final Map<String, MapSession> sessions = new HashMap<>();
        private int asked;
        private int written;

        @Override
        public MapSession createSession() {
            return new MapSession();
        }

        @Override
        public void save(MapSession session) {
            written++;
            sessions.put(session.getId(), new MapSession(session));
        }

        @Override
        public @Nullable MapSession findById(String id) {
            asked++;
            var found = sessions.get(id);
            return found == null ? null : new MapSession(found);
        }

        @Override
        public void deleteById(String id) {
            sessions.remove(id);
        }

        @Override
        public Map<String, MapSession> findByIndexNameAndIndexValue(String name, String value) {
            return Map.copyOf(sessions);
        }
    }

    private final Stored stored = new Stored();
    private final RecentSessions<MapSession> sessions = new RecentSessions<>(stored);
    private final String id = made();

    private String made() {
        var session = sessions.createSession();
        session.setAttribute("who", "周敏慧");
        sessions.save(session);
        stored.written = 0;
        return session.getId();
    }

    private RecentSessions.Recent<MapSession> found() {
        return Objects.requireNonNull(sessions.findById(id));
    }

    @Test
    void isAskedForOnceInAMoment() {
        assertThat(found().<String>getAttribute("who")).isEqualTo("周敏慧");
        assertThat(found().<String>getAttribute("who")).isEqualTo("周敏慧");
        assertThat(stored.asked).isEqualTo(1);
    }

    @Test
    void thatItWasUsedIsNotWrittenEachTime() {
        var once = found();
        once.setLastAccessedTime(Instant.now());
        sessions.save(once);
        assertThat(stored.written).isZero();
        var later = found();
        later.setLastAccessedTime(Instant.now().plusSeconds(31));
        sessions.save(later);
        assertThat(stored.written).isEqualTo(1);
    }

    @Test
    void aChangeIsSeenByTheNextRequest() {
        var changed = found();
        changed.setAttribute("who", "罗启文");
        sessions.save(changed);
        assertThat(found().<String>getAttribute("who")).isEqualTo("罗启文");
    }

    @Test
    void whatIsEndedIsEndedAtOnce() {
        assertThat(found()).isNotNull();
        sessions.deleteById(id);
        assertThat(sessions.findById(id)).isNull();
    }

    /** Ended elsewhere while a request was under way: what the request writes does not bring it back. */
    @Test
    void whatWasEndedIsNotBroughtBack() {
        var underWay = found();
        stored.deleteById(id);
        var again = found(); // known for a moment
        again.setAttribute("who", "谁");
        sessions.save(again);
        assertThat(stored.sessions).doesNotContainKey(id);
        assertThat(underWay.getId()).isEqualTo(id);
    }
}
