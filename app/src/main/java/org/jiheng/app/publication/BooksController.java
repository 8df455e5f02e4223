package org.jiheng.app.publication;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.publication.AskForBook.Answer.Begun;
import org.jiheng.app.publication.AskForBook.Answer.Refused;
import org.jiheng.app.target.DepartmentForms;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.SavedFile;
import org.jiheng.app.web.Words;
import org.jiheng.documents.issuing.DisclosureBook;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 公开册 — asked for, watched, fetched. */
@Controller
class BooksController {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int LATEST = 20;
    private static final int LONGEST_NARRATIVE = 50_000;

    private final Books books;
    private final AskForBook askForBook;
    private final DepartmentForms forms;
    private final Organisations organisations;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    BooksController(
            Books books,
            AskForBook askForBook,
            DepartmentForms forms,
            Organisations organisations,
            AccessPolicy access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.books = books;
        this.askForBook = askForBook;
        this.forms = forms;
        this.organisations = organisations;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    @GetMapping("/books")
    String show(Officer officer, @RequestParam(required = false) @Nullable Long department, Model model) {
        var said = model.getAttribute("problem") instanceof String problem ? problem : null;
        model.addAttribute("page", access.call(officer, Deed.MAKE_BOOKS, () -> page(officer, department, said)));
        return "publication/books";
    }

    @PostMapping("/books")
    String begin(
            Officer officer,
            Actor actor,
            @RequestParam long department,
            @RequestParam int year,
            @RequestParam String format,
            @RequestParam String edition,
            @RequestParam(defaultValue = "false") boolean packed,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate approved,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate published,
            @RequestParam(defaultValue = "") String narrative,
            RedirectAttributes next) {
        if (narrative.length() > LONGEST_NARRATIVE) {
            next.addFlashAttribute("problem", Words.say("books.narrativeTooLong", LONGEST_NARRATIVE));
            return "redirect:/books?department=" + department;
        }
        var wanted = new Books.Wanted(
                department,
                year,
                FileFormat.of(format).orElseThrow(NotFound::new),
                edition.equals("public") ? Edition.PUBLIC : Edition.INTERNAL,
                packed,
                new DisclosureBook.Told(approved, published, narrative.isBlank() ? null : narrative));
        var of = access.call(officer, Deed.MAKE_BOOKS, () -> departments(officer)).stream()
                .filter(each -> each.id() == department)
                .findFirst()
                .orElseThrow(NotFound::new);
        return switch (askForBook.by(officer, actor, wanted, of.name())) {
            case Begun(var id) -> "redirect:/books/" + id;
            case Refused(var sentence) -> {
                next.addFlashAttribute("problem", sentence);
                yield "redirect:/books?department=" + department;
            }
        };
    }

    @GetMapping("/books/{id}")
    String watch(Officer officer, @PathVariable long id, HttpServletResponse response, Model model) {
        var book = find(officer, id);
        if (book.state().isOpen()) {
            response.setHeader("Refresh", "2"); // works without script, and stops by itself
        }
        var leftOut = access.call(officer, Deed.MAKE_BOOKS, () -> books.leftOut(id));
        model.addAttribute("page", page(book, leftOut));
        return "publication/book";
    }

    @GetMapping("/books/{id}/file")
    ResponseEntity<byte[]> file(Officer officer, Actor actor, @PathVariable long id) {
        var book = find(officer, id);
        var bytes = access.call(officer, Deed.MAKE_BOOKS, () -> {
            var content = books.content(id).orElseThrow(NotFound::new);
            tell("下载公开册", officer, actor, id, Map.of("sha256", Objects.requireNonNull(book.sha256())));
            return content;
        });
        return SavedFile.answer(Objects.requireNonNull(book.fileName()), bytes);
    }

    @GetMapping("/books/{id}/report")
    ResponseEntity<byte[]> report(Officer officer, @PathVariable long id) {
        var book = find(officer, id);
        var bytes = access.call(officer, Deed.MAKE_BOOKS, () -> books.report(id).orElseThrow(NotFound::new));
        var name = Objects.requireNonNull(book.fileName());
        return SavedFile.answer(name.substring(0, name.lastIndexOf('.')) + "-检查报告.xlsx", bytes);
    }

    @PostMapping("/books/{id}/removal")
    String remove(Officer officer, Actor actor, @PathVariable long id) {
        find(officer, id);
        access.run(officer, Deed.MAKE_BOOKS, () -> {
            books.remove(id);
            tell("删除公开册", officer, actor, id, Map.of());
        });
        return "redirect:/books";
    }

    private Book find(Officer officer, long id) {
        return access.call(officer, Deed.MAKE_BOOKS, () -> books.find(id)).orElseThrow(NotFound::new);
    }

    private void tell(String action, Officer officer, Actor actor, long id, Map<String, Object> what) {
        events.publishEvent(new BookEvent(action, officer.regionCode(), actor, String.valueOf(id), what));
    }

    /** Finance makes the book of any department it sees, a department its own. */
    private List<Organisation> departments(Officer officer) {
        return organisations.all().stream()
                .filter(each -> each.kind() == Organisation.Kind.DEPARTMENT)
                .filter(each -> officer.seesWholeRegion() || officer.units().contains(each.id()))
                .toList();
    }

    private BooksPage page(Officer officer, @Nullable Long chosen, @Nullable String problem) {
        var departments = departments(officer);
        var department = departments.stream()
                .filter(each -> Objects.equals(each.id(), chosen))
                .findFirst()
                .or(() -> departments.stream().findFirst());
        var years = department.map(each -> forms.years(each.id())).orElse(List.of());
        var formats = new ArrayList<BooksPage.Choice>();
        Stream.of(FileFormat.PDF, FileFormat.DOCX, FileFormat.XLSX, FileFormat.OFD, FileFormat.HTML)
                .forEach(each ->
                        formats.add(new BooksPage.Choice(each.extension(), each.chinese(), each == FileFormat.PDF)));
        return new BooksPage(
                departments.stream()
                        .map(each -> new BooksPage.Choice(
                                String.valueOf(each.id()),
                                each.name(),
                                department.filter(one -> one.id() == each.id()).isPresent()))
                        .toList(),
                years.stream()
                        .map(each -> new BooksPage.Choice(
                                String.valueOf(each.year()),
                                Words.say("books.yearWith", each.year(), each.approved(), each.reviewed()),
                                each.equals(years.getFirst())))
                        .toList(),
                years.isEmpty() || years.getFirst().approved() > 0,
                formats,
                books.latest(LATEST).stream().map(this::line).toList(),
                problem);
    }

    private BooksPage.Line line(Book book) {
        return new BooksPage.Line(
                "/books/" + book.id(),
                title(book),
                Words.say("books.state." + book.state()),
                switch (book.state()) {
                    case WAITING, RUNNING -> "muted";
                    case DONE -> "jade";
                    case FAILED -> "verm";
                },
                when(book.requestedAt()));
    }

    private BookPage page(Book book, List<DepartmentForms.LeftOut> leftOut) {
        var address = "/books/" + book.id();
        return new BookPage(
                title(book),
                Words.say("books.asked", when(book.requestedAt())),
                book.state().isOpen()
                        ? new BookPage.Progress(
                                book.total() == 0
                                        ? Words.say("books.waiting")
                                        : Words.say("books.progress", book.done(), book.total()),
                                book.done(),
                                Math.max(1, book.total()),
                                book.restarts() == 0
                                        ? null
                                        : Words.say(book.packed() ? "books.wentOn" : "books.beganAgain"))
                        : null,
                book.failure(),
                book.state() == Book.State.DONE
                        ? new BookPage.Ready(
                                address + "/file",
                                address + "/report",
                                SavedFile.size(book.bytes()),
                                Objects.requireNonNull(book.sha256()),
                                book.remarks() == 0
                                        ? Words.say("books.noRemarks")
                                        : Words.say("books.remarks", book.remarks()),
                                Words.say("books.expires", when(book.expiresAt())))
                        : null,
                leftOut.isEmpty()
                        ? null
                        : new BookPage.LeftOut(
                                switch (book.edition()) {
                                    case PUBLIC -> Words.say("books.notApproved", leftOut.size());
                                    case INTERNAL -> Words.say("books.notHandedIn", leftOut.size());
                                },
                                leftOut.stream()
                                        .map(each -> Words.say(
                                                "books.leftOut",
                                                each.project(),
                                                each.unit(),
                                                Words.say("state." + each.state())))
                                        .toList()),
                address + "/removal");
    }

    private static String title(Book book) {
        return Words.say(
                "books.name",
                book.department(),
                book.fiscalYear(),
                book.edition().chinese(),
                book.packed()
                        ? Words.say("books.zipOf", book.format().chinese())
                        : book.format().chinese());
    }

    private String when(Instant instant) {
        return MINUTE.format(instant.atZone(clock.getZone()));
    }
}
