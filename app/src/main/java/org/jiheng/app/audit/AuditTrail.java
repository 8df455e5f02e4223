package org.jiheng.app.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jiheng.policy.common.DomainEvent;
import org.jiheng.policy.common.Masking;
import org.slf4j.MDC;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * 留痕 — one row an event: who, when, what, before and after (GIT-14, GIT-15, GIT-18).
 *
 * <p>Rows are told at the end of the publisher's transaction, and its commit links them: the end of the division's chain is locked
 * last of all and for that moment only, so it can neither be waited for in a circle nor for long (ADR 0016).
 * An exception there undoes the change.
 */
@Component
class AuditTrail {
    private static final Pattern PHONE_FIELD = Pattern.compile("电话|手机|phone|mobile", Pattern.CASE_INSENSITIVE);
    private static final String CONTACT_FIELD = "联系人";

    private final AppendEvent append;
    private final JsonMapper json;

    AuditTrail(AppendEvent append, JsonMapper json) {
        this.append = append;
        this.json = json;
    }

    @EventListener
    void hear(DomainEvent event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("told outside the transaction of its change: " + event.action());
        }
        var waiting = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Waiting.class::isInstance)
                .map(Waiting.class::cast)
                .findFirst();
        if (waiting.isPresent()) {
            waiting.get().told.add(event);
        } else {
            TransactionSynchronizationManager.registerSynchronization(new Waiting(event));
        }
    }

    private final class Waiting implements TransactionSynchronization {
        private final List<DomainEvent> told = new ArrayList<>();

        private Waiting(DomainEvent first) {
            told.add(first);
        }

        /** After whatever else is done before a commit, which may tell something too. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            var requestId = Objects.requireNonNullElse(MDC.get("request"), "");
            for (var event : told) {
                append.to(event, print(event.before()), print(event.after()), requestId);
            }
        }
    }

    private String print(Map<String, Object> values) {
        return json.writeValueAsString(masked("", values));
    }

    /** Personal numbers are never written down whole, whatever a feature tells (GIT-46). */
    private static Object masked(String field, Object value) {
        return switch (value) {
            case String text ->
                PHONE_FIELD.matcher(field).find()
                        ? Masking.phone(text)
                        : field.equals(CONTACT_FIELD) ? Masking.name(text) : Masking.text(text);
            case Map<?, ?> map -> {
                var all = new LinkedHashMap<String, Object>();
                map.forEach((key, each) -> all.put(
                        String.valueOf(key), masked(String.valueOf(key), Objects.requireNonNullElse(each, ""))));
                yield all;
            }
            case Iterable<?> list -> {
                var all = new ArrayList<Object>();
                list.forEach(each -> all.add(masked(field, Objects.requireNonNullElse(each, ""))));
                yield all;
            }
            case Object other -> other;
        };
    }
}
