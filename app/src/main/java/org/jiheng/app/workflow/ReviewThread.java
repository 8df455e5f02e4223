package org.jiheng.app.workflow;

import java.time.Instant;
import java.util.List;
import org.jiheng.policy.common.FieldPath;

/** 批注 — a conversation about one place of the form. */
public record ReviewThread(
        long id, long caseId, int round, FieldPath field, State state, Stage.Level level, List<Comment> comments) {

    /** 批注状态. */
    public enum State {
        OPEN("待答复"),
        ANSWERED("已答复"),
        RESOLVED("已解决");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** 一句话. */
    public record Comment(
            long officerId,
            String officerName,
            String role,
            int round,
            String words,
            Instant at,
            List<Attached> files) {
        public Comment {
            files = List.copyOf(files);
        }
    }

    /** 批注附件 — what lies beside a sentence, without its content. */
    public record Attached(long id, String name, int size) {}

    public ReviewThread {
        comments = List.copyOf(comments);
    }
}
