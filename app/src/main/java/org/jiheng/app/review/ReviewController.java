package org.jiheng.app.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.Action;
import org.jiheng.app.workflow.Converse;
import org.jiheng.app.workflow.MoveCase;
import org.jiheng.app.workflow.Waiver;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.FieldPath;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        model.addAttribute("page", review.show(officer, id, compared, told(model)));
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
            RedirectAttributes next) {
        return done(officer, id, next, () -> converse.open(officer, actor, id, new FieldPath(field), words));
    }

    @PostMapping("/reviews/{id}/threads/{thread}/comments")
    String comment(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable long thread,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes next) {
        return done(officer, id, next, () -> converse.reply(officer, actor, id, thread, words));
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

    static List<String> told(Model model) {
        return model.getAttribute("refused") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
