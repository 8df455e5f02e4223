package org.jiheng.app.workflow;

/** 办理条件 — what must hold, beyond stage and role, before something may be done. */
public enum Guard {
    /** Read from the server's clock when the button is pressed, grace minutes included (GIT-140). */
    WINDOW_OPEN("在申报期限内", Answerer.SUBJECT),
    /** No BLOCK; for each ERROR a request to be excused; each WARN ticked. */
    FINDINGS_SETTLED("检查结果已处理", Answerer.SUBJECT),
    /** Reviewers excuse or refuse what was asked, in writing. */
    WAIVERS_DECIDED("免改申请已答复", Answerer.WORKFLOW),
    /** What a reviewer asked has been answered before it comes back. */
    THREADS_ANSWERED("批注已逐条答复", Answerer.WORKFLOW),
    /** Every thread is resolved, or the reviewer says why it may pass all the same. */
    THREADS_SETTLED("批注已解决，或写明理由", Answerer.WORKFLOW),
    /** A reason in words, or at least one open thread. */
    REASON_GIVEN("写明意见，或有未解决的批注", Answerer.WORKFLOW),
    NOT_OPENED("对方还没有打开", Answerer.WORKFLOW),
    /** Nobody reviews what they drafted. */
    NOT_OWN_DRAFT("不审自己起草的", Answerer.WORKFLOW),
    /** The same person is not department reviewer and finance reviewer. */
    ONE_LEVEL_ONLY("同一人不在两级审核", Answerer.WORKFLOW),
    /** The four aspects are scored, and the experts asked have spoken. */
    SCORED("审核打分完整", Answerer.SUBJECT),
    /** Number and date of the document, and the money approved. */
    DOCUMENT_NAMED("写明文件", Answerer.SUBJECT),
    /** The adjustment that takes its place is approved. */
    ADJUSTMENT_APPROVED("调整已批准", Answerer.SUBJECT),
    YEAR_OVER("年度已结束", Answerer.SUBJECT);

    /** 谁来回答. */
    enum Answerer {
        WORKFLOW,
        SUBJECT
    }

    private final String chinese;
    private final Answerer answerer;

    Guard(String chinese, Answerer answerer) {
        this.chinese = chinese;
        this.answerer = answerer;
    }

    public String chinese() {
        return chinese;
    }

    boolean isForTheSubject() {
        return answerer == Answerer.SUBJECT;
    }
}
