package org.jiheng.app.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.target.ReviewedTargets;
import org.jiheng.app.web.NotFound;
import org.jiheng.app.web.Words;
import org.jiheng.app.workflow.ReviewCases;
import org.jiheng.app.workflow.Stage;
import org.jiheng.documents.issuing.ApprovalDocument;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jiheng.policy.common.Region;
import org.jiheng.policy.parameters.Parameters;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** 批复页 — gathers what waits and what has been approved. */
@Component
class ShowApprovals {
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private final AccessPolicy access;
    private final ReviewCases cases;
    private final Approvals approvals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ShowApprovals(
            AccessPolicy access,
            ReviewCases cases,
            Approvals approvals,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.access = access;
        this.cases = cases;
        this.approvals = approvals;
        this.clock = clock;
    }

    ApprovalsPage list(Officer officer, List<String> refused) {
        return access.call(officer, Deed.SEE_REVIEW, () -> {
            var waiting = cases.at(Set.of(Stage.IN_LIBRARY)).stream()
                    .filter(each -> each.subject().kind().equals(ReviewedTargets.KIND))
                    .map(each -> new ApprovalsPage.Waiting(
                            each.id(),
                            "/reviews/" + each.id(),
                            each.title(),
                            each.unitName(),
                            each.departmentName(),
                            String.valueOf(each.fiscalYear()),
                            each.money() == null ? "" : each.money().rounded()))
                    .toList();
            var issued = approvals.all().stream()
                    .map(each -> new ApprovalsPage.Issued(
                            "/approvals/" + each.id(),
                            each.documentNo(),
                            each.dated().toString(),
                            each.departmentName(),
                            String.valueOf(each.items().size()),
                            each.total().rounded(),
                            Words.say(
                                    "approval.passedOn",
                                    each.forwardings().size(),
                                    units(each).size())))
                    .toList();
            return new ApprovalsPage(
                    Words.say("approval.summary", waiting.size(), issued.size()),
                    waiting,
                    AccessPolicy.may(officer, Deed.APPROVE_TARGETS),
                    issued,
                    refused);
        });
    }

    ApprovalPage one(Officer officer, long id, List<String> refused) {
        return access.call(officer, Deed.SEE_REVIEW, () -> {
            var approval = approvals.find(id).orElseThrow(NotFound::new);
            var rows = new ArrayList<ApprovalPage.Row>();
            for (var item : approval.items()) {
                rows.add(new ApprovalPage.Row(
                        String.valueOf(rows.size() + 1),
                        item.unitName(),
                        item.project(),
                        String.valueOf(item.indicators()),
                        item.money().rounded()));
            }
            var units = new ArrayList<ApprovalPage.Unit>();
            units(approval)
                    .forEach((unit, name) -> units.add(new ApprovalPage.Unit(
                            unit,
                            name,
                            approval.forwardings().stream()
                                    .filter(each -> each.unitId() == unit)
                                    .map(each ->
                                            Words.say("approval.forwarded", each.documentNo(), each.dated(), each.by()))
                                    .findFirst()
                                    .orElse(""))));
            return new ApprovalPage(
                    id,
                    Words.say(
                            "approval.documentTitle",
                            officer.regionName(),
                            approval.fiscalYear(),
                            approval.departmentName()),
                    approval.documentNo(),
                    approval.departmentName(),
                    body(approval),
                    rows,
                    approval.total().rounded(),
                    Words.say("approval.issuer", officer.regionName()),
                    CHINESE_DAY.format(approval.dated()),
                    units,
                    AccessPolicy.may(officer, Deed.FORWARD_APPROVAL)
                            && approval.departmentId() == officer.organisation().id(),
                    deadline(officer, approval),
                    refused);
        });
    }

    ApprovalDocument document(Officer officer, Actor actor, long id) {
        return access.call(officer, Deed.SEE_REVIEW, () -> {
            var page = one(officer, id, List.of());
            events.publishEvent(new Happened(
                    officer.regionCode(), actor, "下载批复", "approval", String.valueOf(id), Map.of("格式", "pdf")));
            return new ApprovalDocument(
                    page.title(),
                    page.number(),
                    Words.say("approval.documentWords", page.addressee(), page.body()),
                    page.rows().stream()
                            .map(row -> new ApprovalDocument.Line(
                                    row.number(), row.unit(), row.project(), row.indicators(), row.money()))
                            .toList(),
                    page.total(),
                    Words.say("approval.signed", page.issuer(), page.dated()));
        });
    }

    private static Map<Long, String> units(Approval approval) {
        var units = new LinkedHashMap<Long, String>();
        approval.items().forEach(each -> units.putIfAbsent(each.unitId(), each.unitName()));
        return units;
    }

    private static String body(Approval approval) {
        var congress = approval.congressOn();
        return congress == null
                ? Words.say(
                        "approval.body",
                        approval.fiscalYear(),
                        approval.items().size(),
                        approval.total().rounded())
                : Words.say(
                        "approval.bodyCongress",
                        CHINESE_DAY.format(congress),
                        approval.fiscalYear(),
                        approval.items().size(),
                        approval.total().rounded());
    }

    /** APR-02: until when the department passes it on, and whether that was kept. */
    private String deadline(Officer officer, Approval approval) {
        var days = Parameters.delivered()
                .review()
                .approvalDays()
                .at(new Region(officer.regionCode(), ""), approval.dated())
                .value();
        var last = approval.dated().plusDays(days.toUnits());
        var left = units(approval).keySet().stream()
                .filter(each -> !approval.isForwarded(each))
                .count();
        return left == 0
                ? Words.say("approval.allForwarded")
                : Words.say("approval.forwardBy", days.toUnits(), last, ShowReview.due(last, LocalDate.now(clock)));
    }
}
