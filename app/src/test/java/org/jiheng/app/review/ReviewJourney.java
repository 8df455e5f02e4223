package org.jiheng.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jiheng.app.Answer;
import org.jiheng.app.Forms;
import org.jiheng.app.People;
import org.jiheng.app.Records;
import org.jiheng.app.Visitor;
import org.jiheng.app.identity.Role;

/** 一条审核路 — a district of its own with one unit, one department and a finance bureau, and who works there. */
final class ReviewJourney {
    static final String DEPARTMENT = "水务局";
    static final String UNIT = "河道中心";

    final People.District district;
    final Visitor clerk;
    final Visitor head;
    final Visitor department;
    final Visitor line;
    final Visitor performance;
    final Visitor budget;
    private final Records records;

    ReviewJourney(People people, Records records) {
        this.records = records;
        district = people.newDistrict(DEPARTMENT, DEPARTMENT + ">" + UNIT);
        clerk = people.of(district, UNIT, Role.UNIT_CLERK);
        head = people.of(district, UNIT, Role.UNIT_HEAD);
        department = people.of(district, DEPARTMENT, Role.DEPARTMENT_REVIEWER);
        performance = people.of(district, "财政局", Role.FINANCE_PERFORMANCE_SECTION);
        budget = people.of(district, "财政局", Role.FINANCE_BUDGET_SECTION);
        line = performance; // a small bureau: the performance section looks for the line section too
    }

    /** Brings a project in from a file; the address of its page. */
    String bring(String project) {
        return bring(Forms.text(UNIT, project), project);
    }

    String bring(String form, String project) {
        clerk.get("/imports");
        var run = clerk.upload("/imports", List.of(Visitor.Upload.text(project + ".txt", form)))
                .location();
        clerk.whenReady(run);
        assertThat(clerk.post(run + "/acceptance", "choice", "1-1").location()).startsWith("/projects");
        return "/projects/"
                + records.one(district.scope(), "select id from project where name = '" + project + "'")
                + "/2026";
    }

    /** Fills in the page as a careful clerk would: everything ticked, every exception reasoned. */
    static String[] answers(Answer page) {
        var fields = new ArrayList<String>();
        fields.addAll(List.of("revision", value(page, "revision")));
        page.page().select("input[name=tick]").forEach(each -> fields.addAll(List.of("tick", each.val())));
        page.page()
                .select("textarea[name^=reason-]")
                .forEach(each -> fields.addAll(List.of(each.attr("name"), "按行业惯例填写，资料备查。")));
        return fields.toArray(String[]::new);
    }

    static String value(Answer page, String name) {
        return Objects.requireNonNull(page.page().selectFirst("input[name=" + name + "]"), page::words)
                .val();
    }

    /** Hands it in; the address of its review. */
    String submit(String project) {
        var page = clerk.get(project + "/submission");
        var next = clerk.post(project + "/submission", answers(page)).location();
        assertThat(next).as(clerk.get(next).words()).startsWith("/reviews/");
        return next;
    }

    /** Opens the page and presses this button. */
    static Answer press(Visitor who, String review, String action, String... more) {
        var page = who.get(review);
        var fields = new ArrayList<>(List.of("revision", value(page, "revision"), "action", action));
        fields.addAll(List.of(more));
        who.post(review + "/steps", fields.toArray(String[]::new));
        return who.get(review);
    }

    String stage(String review) {
        return records.one(
                district.scope(), "select stage from review_case where id = " + review.substring("/reviews/".length()));
    }

    String state(String project) {
        return records.one(
                district.scope(),
                "select state from target_version where project_id = " + project.split("/", -1)[2]
                        + " order by version desc limit 1");
    }
}
