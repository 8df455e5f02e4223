package org.jiheng.app.review;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.app.target.TextPiece;
import org.jiheng.app.web.SavedFile;
import org.jiheng.app.workflow.ReviewThread;
import org.jiheng.policy.common.Points;
import org.jiheng.policy.parameters.ReviewForm;
import org.jspecify.annotations.Nullable;

/**
 * 审核页 — one form under review: what changed, what is said about it, and what can be decided.
 *
 * @param stageStyle class of the state word
 * @param comparisons what the form can be compared with
 * @param scoring the review form; null where it is not scored
 * @param joint what was changed after the grade 良
 * @param panel the experts; null where none were asked and none can be
 * @param decisions what this officer can do now; empty for who only reads
 * @param refused why the last press was not accepted
 * @param unsent a remark or an answer that was not taken
 * @param unresolved said beside the decision while threads are open
 */
public record ReviewPage(
        long id,
        int revision,
        String name,
        String year,
        String unit,
        String department,
        String money,
        String stage,
        String stageStyle,
        String round,
        String due,
        String dueStyle,
        List<Passed> passed,
        Neighbours neighbours,
        List<Comparison> comparisons,
        String compared,
        ReviewSheet sheet,
        List<Note> notes,
        List<Place> places,
        boolean mayComment,
        List<Waived> waivers,
        boolean mayAnswerWaivers,
        List<JointChange> joint,
        List<Past> history,
        @Nullable Scoring scoring,
        @Nullable Panel panel,
        List<Decision> decisions,
        @Nullable String withdraw,
        @Nullable Resubmission resubmit,
        String unresolved,
        List<String> refused,
        @Nullable Unsent unsent,
        String formHref) {

    /** 已走过的环节. */
    public record Passed(String text, boolean current) {}

    /** 上一件、下一件. */
    public record Neighbours(
            @Nullable String previous, @Nullable String next, String place) {}

    /** 比较对象. */
    public record Comparison(String href, String text, boolean current) {}

    /**
     * 旁注 — a finding or a thread.
     *
     * @param threadId null for a finding
     */
    public record Note(
            int number,
            String id,
            String cell,
            boolean placed,
            String style,
            String heading,
            String tail,
            String message,
            String why,
            @Nullable Long threadId,
            String field,
            List<Comment> comments,
            boolean done,
            boolean mayReply,
            boolean mayResolve) {
        public Note {
            comments = List.copyOf(comments);
        }
    }

    /** 批注里的一句话. */
    public record Comment(String words, String by, boolean asked, List<Attached> files) {
        public Comment {
            files = List.copyOf(files);
        }
    }

    /** 批注附件 — its name whole, and short enough for a margin. */
    public record Attached(String href, String name, String shortName, String size) {
        private static final int SHORT = 22;
        private static final int TAIL = 8;

        static Attached of(long reviewId, ReviewThread.Attached file) {
            return new Attached(
                    "/reviews/%d/attachments/%d".formatted(reviewId, file.id()),
                    file.name(),
                    shortened(file.name()),
                    SavedFile.size(file.size()));
        }

        /** Its beginning and its end, where the kind stands; a character of two halves is not cut in the middle. */
        private static String shortened(String name) {
            int length = name.codePointCount(0, name.length());
            return length <= SHORT
                    ? name
                    : name.substring(0, name.offsetByCodePoints(0, SHORT - TAIL - 1))
                            + "…"
                            + name.substring(name.offsetByCodePoints(name.length(), -TAIL));
        }
    }

    /**
     * 没有收下的话 — what somebody wrote and why it was not taken, kept for the next page.
     *
     * @param thread where it was to be said; {@link #NEW_THREAD} for a new one
     */
    public record Unsent(long thread, String field, String words, String reason) implements Serializable {
        /** The sentence on the page, for the address to point to. */
        public static final String ID = "unsent";

        static final long NEW_THREAD = 0;
    }

    /** 可批注的地方. */
    public record Place(String field, String text) {}

    /** 免改申请. */
    public record Waived(
            long id,
            String rule,
            String place,
            String message,
            String reason,
            String by,
            boolean open,
            String answer) {}

    /**
     * 审核打分.
     *
     * @param suggested the grade the points suggest; empty while some are missing
     * @param open whether this officer scores now
     */
    public record Scoring(List<Aspect> aspects, String total, String full, String suggested, boolean open) {
        public Scoring {
            aspects = List.copyOf(aspects);
        }
    }

    /** 审核方面. */
    public record Aspect(String name, List<Item> items) {
        public Aspect {
            items = List.copyOf(items);
        }
    }

    /** 审核内容. */
    public record Item(String name, String full, String given) {}

    /**
     * 专家组.
     *
     * @param candidates whom this officer can ask now
     */
    public record Panel(List<Expert> experts, List<Candidate> candidates, String lastDay) {
        public Panel {
            experts = List.copyOf(experts);
            candidates = List.copyOf(candidates);
        }
    }

    /** 一位专家的意见 — who it was and the points are told to finance and to the auditor only. */
    public record Expert(String name, String state, String total, String opinion) {}

    /** 可请的专家. */
    public record Candidate(long id, String text) {}

    /** The review form with what was given for each item. */
    static List<Aspect> aspects(ReviewForm form, Map<String, Points> given) {
        return form.aspects().stream()
                .map(aspect -> new Aspect(
                        aspect.name(),
                        aspect.items().stream()
                                .map(item -> new Item(
                                        item.name(),
                                        item.points().toString(),
                                        Optional.ofNullable(given.get(item.name()))
                                                .map(Object::toString)
                                                .orElse("")))
                                .toList()))
                .toList();
    }

    /** 联合修改的一处. */
    public record JointChange(String at, String by, String place, List<TextPiece> pieces) {
        public JointChange {
            pieces = List.copyOf(pieces);
        }
    }

    /** 再次交出 — where its author hands it in again, and what is said beside it. */
    public record Resubmission(String href, String text, String hint) {}

    /** 办理记录. */
    public record Past(String at, String who, String what, String remark) {}

    /**
     * 可作的决定.
     *
     * @param consequence what it causes, spelled out
     */
    public record Decision(String action, String text, String consequence, String style) {}

    public ReviewPage {
        passed = List.copyOf(passed);
        comparisons = List.copyOf(comparisons);
        notes = List.copyOf(notes);
        places = List.copyOf(places);
        waivers = List.copyOf(waivers);
        joint = List.copyOf(joint);
        history = List.copyOf(history);
        decisions = List.copyOf(decisions);
        refused = List.copyOf(refused);
    }

    /** What was not taken from this conversation. */
    public @Nullable Unsent unsentIn(@Nullable Long thread) {
        return unsent != null && thread != null && unsent.thread() == thread ? unsent : null;
    }

    /** What was not taken as a new remark. */
    public @Nullable Unsent unsentRemark() {
        return unsentIn(Unsent.NEW_THREAD);
    }

    /** Whether anything is attached, for the printed list. */
    public boolean hasFiles() {
        return notes.stream()
                .flatMap(note -> note.comments().stream())
                .anyMatch(each -> !each.files().isEmpty());
    }

    public long threads() {
        return notes.stream().filter(each -> each.threadId() != null).count();
    }
}
