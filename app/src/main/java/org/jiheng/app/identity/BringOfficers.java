package org.jiheng.app.identity;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 批量建账号 — a list of people becomes accounts that are closed and rights that are asked for, after a dry run that says of each line what
 * it would do. Whoever is there already is left alone: the same list twice changes nothing (GIT-99).
 */
@Component
class BringOfficers {
    /** Each password costs its hash: two hundred take some ten seconds. */
    static final int MOST = 200;

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "name", List.of("姓名"),
            "login", List.of("账号", "登录名"),
            "organisation", List.of("单位", "单位名称", "所在单位"),
            "role", List.of("角色", "岗位"),
            "from", List.of("开始日期", "起"),
            "until", List.of("截止日期", "止"),
            "departments", List.of("归口部门"));

    /** 名单上的一行. */
    record Line(
            String name,
            String login,
            String organisation,
            String role,
            String from,
            String until,
            String departments) {}

    /** 一行的结论. */
    enum Verdict {
        NEW,
        THERE,
        WRONG
    }

    record Tried(Line line, Verdict verdict, String says) {}

    record Made(String name, String login, String password) {}

    private final AccessPolicy access;
    private final ManageOfficers manage;
    private final Officers officers;
    private final Organisations organisations;
    private final Clock clock;

    BringOfficers(
            AccessPolicy access, ManageOfficers manage, Officers officers, Organisations organisations, Clock clock) {
        this.access = access;
        this.manage = manage;
        this.officers = officers;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** One line more than may be is kept, so that too many can be told. */
    static List<Line> lines(String list) {
        if (list.length() > ListFile.MOST_CHARACTERS) {
            return List.of();
        }
        return ListFile.read(list, COLUMNS).stream()
                .map(row -> new Line(
                        row.getOrDefault("name", ""),
                        row.getOrDefault("login", ""),
                        row.getOrDefault("organisation", ""),
                        row.getOrDefault("role", ""),
                        row.getOrDefault("from", ""),
                        row.getOrDefault("until", ""),
                        row.getOrDefault("departments", "")))
                .filter(line -> !(line.name() + line.login() + line.organisation()).isEmpty())
                .limit(MOST + 1L)
                .toList();
    }

    /** What the list would do; nothing is written. */
    List<Tried> compare(Officer by, List<Line> lines) {
        return access.call(by, Deed.MAKE_ACCOUNTS, () -> {
            var seen = new HashSet<String>();
            return lines.stream().map(line -> tried(line, seen)).toList();
        });
    }

    private Tried tried(Line line, Set<String> seen) {
        if (!seen.add(line.login())) {
            return new Tried(line, Verdict.WRONG, "这个账号在名单里出现了两次");
        }
        var there = officers.inScope(line.login());
        if (there.isPresent()) {
            return there.get().name().equals(line.name())
                    ? new Tried(line, Verdict.THERE, "已经有了，不动")
                    : new Tried(
                            line,
                            Verdict.WRONG,
                            "这个账号是“%s”的".formatted(there.get().name()));
        }
        var account = account(line);
        if (account.isEmpty()) {
            return new Tried(line, Verdict.WRONG, "名录里没有叫“%s”的单位".formatted(line.organisation()));
        }
        var grant = grant(line, account.get().organisationId());
        if (!line.role().isEmpty() && grant == null) {
            return new Tried(line, Verdict.WRONG, "角色、日期或归口部门看不懂：角色写全称，日期写成 2026-01-31，部门用、隔开");
        }
        return manage.objection(account.get(), grant)
                .map(objection -> new Tried(line, Verdict.WRONG, objection))
                .orElseGet(() -> new Tried(line, Verdict.NEW, line.role().isEmpty() ? "建账号，不授权" : "建账号，申请授权"));
    }

    /** All or nothing; the passwords are told once. Empty when the list has become wrong since the dry run. */
    Optional<List<Made>> bring(Officer by, String address, List<Line> lines) {
        return access.call(by, Deed.MAKE_ACCOUNTS, () -> {
            var tried = compare(by, lines);
            if (lines.size() > MOST || tried.stream().anyMatch(each -> each.verdict() == Verdict.WRONG)) {
                return Optional.empty();
            }
            var made = new ArrayList<Made>();
            for (var each : tried) {
                if (each.verdict() == Verdict.NEW) {
                    var account = account(each.line()).orElseThrow();
                    switch (manage.create(by, address, account, grant(each.line(), account.organisationId()))) {
                        case ManageOfficers.Result.Done(var _, var _, var password) ->
                            made.add(new Made(account.name(), account.login(), password));
                        case ManageOfficers.Result.Refused(var reason) -> throw new IllegalStateException(reason);
                    }
                }
            }
            return Optional.of(made);
        });
    }

    private Optional<ManageOfficers.NewAccount> account(Line line) {
        return named(line.organisation())
                .map(place -> new ManageOfficers.NewAccount(line.login(), line.name(), place.id()));
    }

    private Optional<Organisation> named(String name) {
        return organisations.current(LocalDate.now(clock)).stream()
                .filter(each -> each.isCalled(name))
                .findFirst();
    }

    private ManageOfficers.@Nullable Grant grant(Line line, long organisation) {
        var role = Arrays.stream(Role.values())
                .filter(each -> each.chinese().equals(line.role()))
                .findFirst();
        var from = line.from().isEmpty() ? Optional.of(LocalDate.now(clock)) : date(line.from());
        var until = date(line.until());
        var departments = Arrays.stream(line.departments().split("[、，,;；]", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(this::named)
                .toList();
        if (role.isEmpty()
                || from.isEmpty()
                || (until.isEmpty() && !line.until().isEmpty())
                || departments.stream().anyMatch(Optional::isEmpty)) {
            return null;
        }
        var ids = new HashSet<Long>();
        departments.forEach(each -> ids.add(each.orElseThrow().id()));
        return new ManageOfficers.Grant(role.get(), organisation, from.get(), until.orElse(null), null, "批量建账号", ids);
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed.replace('/', '-')));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
