package org.jiheng.app.publication;

import java.time.Clock;
import java.util.Map;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.DepartmentForms;
import org.jiheng.app.web.Words;
import org.jiheng.policy.common.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 要求一册公开册 — keeps the forms as who asks may see them at this moment, and lets the making begin. The public edition
 * holds what is approved and nothing else (lifecycle §6, PUB-11).
 */
@Component
class AskForBook {

    /** 结果. */
    sealed interface Answer {
        record Begun(long id) implements Answer {}

        /** @param sentence why, and what to do */
        record Refused(String sentence) implements Answer {}
    }

    private final Books books;
    private final MakeBooks makeBooks;
    private final DepartmentForms forms;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AskForBook(
            Books books,
            MakeBooks makeBooks,
            DepartmentForms forms,
            AccessPolicy access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.books = books;
        this.makeBooks = makeBooks;
        this.forms = forms;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** @param department its name */
    Answer by(Officer officer, Actor actor, Books.Wanted wanted, String department) {
        var answer = access.call(officer, Deed.MAKE_BOOKS, () -> keep(officer, actor, wanted, department));
        if (answer instanceof Answer.Begun(var id)) {
            makeBooks.begin(officer.regionCode(), wanted.departmentId(), id);
        }
        return answer;
    }

    private Answer keep(Officer officer, Actor actor, Books.Wanted wanted, String department) {
        var disclosed = forms.of(wanted.departmentId(), wanted.fiscalYear(), wanted.edition());
        if (disclosed.forms().isEmpty() && disclosed.leftOut().isEmpty()) {
            return new Answer.Refused(Words.say("books.noForms", department, wanted.fiscalYear()));
        }
        if (!disclosed.hasProjects() && !disclosed.leftOut().isEmpty()) {
            return new Answer.Refused(
                    switch (wanted.edition()) {
                        case PUBLIC -> Words.say("books.nothingApproved", department, wanted.fiscalYear());
                        case INTERNAL -> Words.say("books.nothingHandedIn", department, wanted.fiscalYear());
                    });
        }
        var now = clock.instant();
        var begun = books.add(officer.regionCode(), wanted, officer.id(), now, now.plus(MakeBooks.KEPT));
        if (begun.isEmpty()) {
            return new Answer.Refused(Words.say("books.oneAtATime"));
        }
        long id = begun.get();
        books.keepForms(officer.regionCode(), id, disclosed.forms());
        books.keepLeftOut(officer.regionCode(), id, disclosed.leftOut());
        events.publishEvent(new BookEvent(
                "制作公开册",
                officer.regionCode(),
                actor,
                String.valueOf(id),
                Map.of(
                        "department", wanted.departmentId(),
                        "fiscalYear", wanted.fiscalYear(),
                        "format", wanted.format().name(),
                        "edition", wanted.edition().name(),
                        "forms", disclosed.forms().size(),
                        "leftOut", disclosed.leftOut().size())));
        return new Answer.Begun(id);
    }
}
