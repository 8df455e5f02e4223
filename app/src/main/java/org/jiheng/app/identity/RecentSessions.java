package org.jiheng.app.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * 刚用过的会话 — sessions lie in the database, and a clerk who types asks for theirs with every field saved. So a session is known for
 * a moment without asking again, and that it was used is written at most twice a minute: an idle session may end that much early,
 * never late. What is ended on this node is ended at once, on another a moment later. Whoever changes a session gets the stored one.
 */
final class RecentSessions<S extends Session> implements FindByIndexNameSessionRepository<RecentSessions.Recent<S>> {
    private static final long KNOWN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final Duration WORTH_WRITING = Duration.ofSeconds(30);
    private static final int MOST = 2000;

    private final FindByIndexNameSessionRepository<S> stored;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    /** Counts what was written here: what was read before is not kept after. */
    private final AtomicLong writes = new AtomicLong();

    RecentSessions(FindByIndexNameSessionRepository<S> stored) {
        this.stored = stored;
    }

    /** 所见 — a session as it was when it was read; never changed. */
    private record Seen(long readAt, Instant created, Instant used, Duration idle, Map<String, Object> attributes) {
        boolean isOld() {
            return System.nanoTime() - readAt > KNOWN_NANOS;
        }
    }

    @Override
    public Recent<S> createSession() {
        return new Recent<>(this, stored.createSession());
    }

    @Override
    public void save(Recent<S> session) {
        var changed = session.changed;
        if (changed != null) {
            stored.save(changed);
            forget(session.known);
        }
    }

    @Override
    public @Nullable Recent<S> findById(String id) {
        var known = seen.get(id);
        if (known != null && !known.isOld()) {
            return new Recent<>(this, id, known, null);
        }
        var before = writes.get();
        var found = stored.findById(id);
        if (found == null) {
            return null;
        }
        var read = new Seen(
                System.nanoTime(),
                found.getCreationTime(),
                found.getLastAccessedTime(),
                found.getMaxInactiveInterval(),
                attributes(found));
        keep(id, read, before);
        return new Recent<>(this, id, read, found);
    }

    private void keep(String id, Seen read, long before) {
        if (seen.size() >= MOST) {
            seen.values().removeIf(Seen::isOld);
        }
        if (seen.size() < MOST) {
            seen.put(id, read);
        }
        if (writes.get() != before) {
            seen.remove(id);
        }
    }

    private void forget(String id) {
        writes.incrementAndGet();
        seen.remove(id);
    }

    private static Map<String, Object> attributes(Session session) {
        var attributes = new HashMap<String, Object>();
        session.getAttributeNames()
                .forEach(name -> Optional.ofNullable(session.<Object>getAttribute(name))
                        .ifPresent(value -> attributes.put(name, value)));
        return Map.copyOf(attributes);
    }

    @Override
    public void deleteById(String id) {
        stored.deleteById(id);
        forget(id);
    }

    @Override
    public Map<String, Recent<S>> findByIndexNameAndIndexValue(String name, String value) {
        return stored.findByIndexNameAndIndexValue(name, value).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new Recent<>(this, each.getValue())));
    }

    /** 一个会话. */
    static final class Recent<S extends Session> implements Session {
        private final RecentSessions<S> sessions;
        private final String known;
        private final @Nullable Seen seen;
        private final @Nullable S read;
        private @Nullable S changed;

        private Recent(RecentSessions<S> sessions, String known, Seen seen, @Nullable S read) {
            this.sessions = sessions;
            this.known = known;
            this.seen = seen;
            this.read = read;
        }

        private Recent(RecentSessions<S> sessions, S stored) {
            this.sessions = sessions;
            this.known = stored.getId();
            this.seen = null;
            this.read = null;
            this.changed = stored;
        }

        /** The stored one, to be changed; a new one under the same number when it was ended meanwhile, which then is never found again. */
        private S toChange() {
            if (changed == null) {
                var found = read == null ? sessions.stored.findById(known) : read;
                changed = found == null ? sessions.stored.createSession() : found;
            }
            return changed;
        }

        private Seen asSeen() {
            return Objects.requireNonNull(seen);
        }

        @Override
        public String getId() {
            return changed == null ? known : changed.getId();
        }

        @Override
        public String changeSessionId() {
            return toChange().changeSessionId();
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as the interface has it
        public <T> @Nullable T getAttribute(String name) {
            return changed == null ? (T) asSeen().attributes().get(name) : changed.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return changed == null ? asSeen().attributes().keySet() : changed.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            toChange().setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            toChange().removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return changed == null ? asSeen().created() : changed.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            if (changed != null || !now.isBefore(asSeen().used().plus(WORTH_WRITING))) {
                toChange().setLastAccessedTime(now);
            }
        }

        @Override
        public Instant getLastAccessedTime() {
            return changed == null ? asSeen().used() : changed.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration idle) {
            toChange().setMaxInactiveInterval(idle);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return changed == null ? asSeen().idle() : changed.getMaxInactiveInterval();
        }

        /** Only what the database has not already refused as expired is known, and that for a moment only. */
        @Override
        public boolean isExpired() {
            return changed != null && changed.isExpired();
        }
    }
}
