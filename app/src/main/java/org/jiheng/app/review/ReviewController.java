package org.jiheng.app.review;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.AttachedFile;
import org.jiheng.app.web.SavedFile;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.Converse;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.Waiver;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.FieldPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 审核一件. */
@Controller
class ReviewController {
    /** The button beside the four grades: which of them was chosen is another field. */
    private static final String GRADE = "GRADE";

    private final ShowReview review;
    private final AccessPolicy access;
    private final MoveCase move;
    private final Converse converse;
    private final ScoreCase scoreCase;

    ReviewController(ShowReview review, AccessPolicy access, MoveCase move, Converse converse, ScoreCase scoreCase) {
        this.scoreCase = scoreCase;
        this.review = review;
        this.access = access;
        this.move = move;
        this.converse = converse;
    }

    @GetMapping("/reviews/{id}")
    String show(Officer officer, @PathVariable long id, @RequestParam(defaultValue = "") String against, Model model) {
        var compared = switch (against) {
            case "year" -> ShowReview.Against.YEAR;
            case "nothing" -> ShowReview.Against.NOTHING;
            default -> ShowReview.Against.ROUND;
        };
        model.addAttribute("page", review.show(officer, id, compared, told(model), unsent(model)));
        return "review/review";
    }

    @PostMapping("/reviews/{id}/steps")
    String step(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String grade,
            @RequestParam(defaultValue = "") String remark,
            @RequestParam Map<String, String> fields,
            RedirectAttributes next) {
        review.mustBeThere(officer, id);
        var wrong = scoreCase.by(officer, id, revision, fields);
        if (!wrong.isEmpty()) {
            next.addFlashAttribute("refused", List.copyOf(wrong));
            return "redirect:/reviews/" + id;
        }
        var asked = Action.named(action.equals(GRADE) ? grade : action);
        if (asked.isEmpty()) {
            next.addFlashAttribute("refused", List.of(Words.say("review.noGrade")));
            return "redirect:/reviews/" + id;
        }
        var wish = new MoveCase.Wish(id, revision, asked.get(), remark);
        var outcome = access.call(officer, Deed.TAKE_REVIEW_STEP, () -> move.by(officer, actor, wish));
        switch (outcome) {
            case MoveCase.Outcome.Accepted _ -> {
                // the page itself says where it is now
            }
            case MoveCase.Outcome.Refused(var reasons) -> next.addFlashAttribute("refused", List.copyOf(reasons));
        }
        return "redirect:/reviews/" + id;
    }

    @PostMapping("/reviews/{id}/threads")
    String thread(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes next)
            throws IOException {
        var typed = new Typed(ReviewPage.Unsent.NEW_THREAD, field, words);
        return say(
                officer, id, next, typed, files, said -> converse.open(officer, actor, id, new FieldPath(field), said));
    }

    @PostMapping("/reviews/{id}/threads/{thread}/comments")
    String comment(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable long thread,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes next)
            throws IOException {
        var typed = new Typed(thread, "", words);
        return say(officer, id, next, typed, files, said -> converse.reply(officer, actor, id, thread, said));
    }

    /** 写下的话. */
    private record Typed(long thread, String field, String words) {}

    /** What was not taken comes back beside where it was written, with the reason; the files have to be chosen again. */
    private String say(
            Officer officer,
            long id,
            RedirectAttributes next,
            Typed typed,
            @Nullable List<MultipartFile> files,
            Function<Converse.Said, Optional<String>> work)
            throws IOException {
        var refused = switch (AttachedFile.take(files, Converse.FILES)) {
            case AttachedFile.Taken.Refused(var reason) -> Optional.of(reason);
            case AttachedFile.Taken.Accepted(var taken) ->
                access.call(officer, Deed.TAKE_REVIEW_STEP, () -> work.apply(new Converse.Said(typed.words(), taken)));
        };
        if (refused.isEmpty()) {
            return "redirect:/reviews/" + id;
        }
        next.addFlashAttribute(
                "unsent", new ReviewPage.Unsent(typed.thread(), typed.field(), typed.words(), refused.get()));
        return "redirect:/reviews/%d#%s".formatted(id, ReviewPage.Unsent.ID);
    }

    @GetMapping("/reviews/{id}/attachments/{attachment}")
    ResponseEntity<byte[]> attachment(
            Officer officer, Actor actor, @PathVariable long id, @PathVariable long attachment) {
        var file = access.call(officer, Deed.SEE_REVIEW, () -> converse.file(officer, actor, id, attachment));
        return SavedFile.answer(file.name(), file.content());
    }

    @PostMapping("/reviews/{id}/threads/{thread}/resolution")
    String resolve(
            Officer officer, Actor actor, @PathVariable long id, @PathVariable long thread, RedirectAttributes next) {
        return done(officer, id, next, () -> converse.resolve(officer, actor, id, thread));
    }

    @PostMapping("/reviews/{id}/waivers/{waiver}/answer")
    String answer(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable long waiver,
            @RequestParam(defaultValue = "GRANTED") Waiver.Decision decision,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes next) {
        return done(officer, id, next, () -> converse.decide(officer, actor, id, waiver, decision, answer));
    }

    private String done(Officer officer, long id, RedirectAttributes next, Supplier<Optional<String>> work) {
        access.call(officer, Deed.TAKE_REVIEW_STEP, work)
                .ifPresent(refused -> next.addFlashAttribute("refused", List.of(refused)));
        return "redirect:/reviews/" + id;
    }

    private static ReviewPage.@Nullable Unsent unsent(Model model) {
        return model.getAttribute("unsent") instanceof ReviewPage.Unsent unsent ? unsent : null;
    }

    static List<String> told(Model model) {
        return model.getAttribute("refused") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
