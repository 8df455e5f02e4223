package org.jiheng.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * 管人 — the system administrator makes accounts and asks for rights, the security administrator opens accounts and
 * confirms rights. Nothing is in force before two persons have acted (GIT-10, GIT-11).
 */
@Component
class ManageOfficers {

    /** 办理结果. */
    sealed interface Result {
        /** @param password made by the machine, to be told once and shown nowhere again; empty where none was made */
        record Done(String message, long officerId, String password) implements Result {}

        record Refused(String reason) implements Result {}
    }

    /** 新账号. */
    record NewAccount(String login, String name, long organisationId) {}

    /** 授权申请. */
    record Grant(
            Role role,
            long organisationId,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Long substituteFor,
            String reason,
            Set<Long> departments) {
        Grant {
            departments = Set.copyOf(departments);
        }
    }

    private final AccessPolicy access;
    private final Officers officers;
    private final Appointments appointments;
    private final Organisations organisations;
    private final Sessions sessions;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ManageOfficers(
            AccessPolicy access,
            Officers officers,
            Appointments appointments,
            Organisations organisations,
            Sessions sessions,
            SignInThrottle throttle,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.officers = officers;
        this.appointments = appointments;
        this.organisations = organisations;
        this.sessions = sessions;
        this.throttle = throttle;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** What stands against this account, with this right; empty when nothing. Within a scope of the division. */
    Optional<String> objection(NewAccount account, @Nullable Grant grant) {
        if (!account.login().matches(Officers.LOGIN)) {
            return Optional.of("账号用3到32个小写字母、数字、点、横线，以字母开头");
        }
        if (account.name().isBlank()
                || account.name().codePointCount(0, account.name().length()) > Officers.LONGEST_NAME) {
            return Optional.of("请填写姓名，最多%d个字".formatted(Officers.LONGEST_NAME));
        }
        if (officers.isTaken(account.login())) {
            return Optional.of("账号“%s”用过了。账号名停用以后也不再给别人，请换一个".formatted(account.login()));
        }
        if (organisation(account.organisationId()).isEmpty()) {
            return Optional.of("请选择单位");
        }
        return grant == null ? Optional.empty() : refusal(List.of(), grant);
    }

    /** The account cannot be used before the security administrator has confirmed a right for it. */
    Result create(Officer by, String address, NewAccount account, @Nullable Grant grant) {
        return access.call(by, Deed.MAKE_ACCOUNTS, () -> {
            var objection = objection(account, grant);
            if (objection.isPresent()) {
                return new Result.Refused(objection.get());
            }
            var home = organisation(account.organisationId()).orElseThrow();
            var password = ReadablePassword.make();
            var id = officers.add(home, account.login(), account.name(), passwords.encode(password), false);
            officers.mustChangePassword(id, true);
            events.publishEvent(AccountEvent.of(
                    by, address, "新建账号", account.login(), Map.of("姓名", account.name(), "单位", home.name())));
            if (grant != null) {
                add(by, address, account.login(), id, grant);
            }
            return new Result.Done("账号建好了，还没有启用。请安全管理员确认授权，确认后才能登录。", id, password);
        });
    }

    Result ask(Officer by, String address, long officerId, Grant grant) {
        return access.call(by, Deed.ASK_FOR_RIGHTS, () -> {
            var person = officers.person(officerId);
            if (person.isEmpty()) {
                return new Result.Refused("没有这个账号");
            }
            if (officerId == by.id()) {
                return new Result.Refused("不能给自己申请授权");
            }
            var refusal = refusal(appointments.of(officerId), grant);
            if (refusal.isPresent()) {
                return new Result.Refused(refusal.get());
            }
            add(by, address, person.get().login(), officerId, grant);
            return new Result.Done("授权申请好了，等另一位安全管理员确认。", officerId, "");
        });
    }

    private void add(Officer by, String address, String login, long officerId, Grant grant) {
        var place = organisation(grant.organisationId()).orElseThrow();
        appointments.add(
                new Appointments.Draft(
                        place,
                        officerId,
                        grant.role(),
                        grant.from(),
                        grant.until(),
                        grant.substituteFor(),
                        grant.reason(),
                        grant.departments()),
                by.id());
        events.publishEvent(AccountEvent.of(by, address, "申请授权", login, said(grant, place)));
    }

    private static Map<String, Object> said(Grant grant, Organisation place) {
        var said = new LinkedHashMap<String, Object>();
        said.put("角色", grant.role().chinese());
        said.put("单位", place.name());
        said.put("起", grant.from().toString());
        said.put("止", grant.until() == null ? "" : grant.until().toString());
        if (!grant.departments().isEmpty()) {
            said.put("归口部门", grant.departments().size());
        }
        return said;
    }

    private Optional<String> refusal(List<Appointment> held, Grant grant) {
        var place = organisation(grant.organisationId());
        if (place.isEmpty()) {
            return Optional.of("请选择任职的单位");
        }
        if (grant.until() != null && grant.until().isBefore(grant.from())) {
            return Optional.of("截止日期早于开始日期，请改正");
        }
        if (grant.until() != null && grant.until().isBefore(LocalDate.now(clock))) {
            return Optional.of("截止日期已经过去，请改正");
        }
        if (grant.role() == Role.FINANCE_LINE_SECTION && grant.departments().isEmpty()) {
            return Optional.of("财政业务科室要选归口的部门，至少一个");
        }
        if (!grant.departments().isEmpty()
                && (grant.role() != Role.FINANCE_LINE_SECTION
                        || !grant.departments().stream()
                                .allMatch(id -> organisation(id)
                                        .filter(each -> each.kind() == Organisation.Kind.DEPARTMENT)
                                        .isPresent()))) {
            return Optional.of("归口部门只能给财政业务科室选，而且要是主管部门");
        }
        return SeparationOfDuties.misplaced(grant.role(), place.get().kind())
                .or(() -> SeparationOfDuties.conflict(grant.role(), grant.from(), grant.until(), held));
    }

    /** Another person who is away; the substitute gets the same role at the same place, for these days only. */
    Result substitute(
            Officer by,
            String address,
            long officerId,
            long absentAppointment,
            LocalDate from,
            @Nullable LocalDate until,
            String reason) {
        var original = access.call(by, Deed.ASK_FOR_RIGHTS, () -> appointments.one(absentAppointment));
        if (original.isEmpty() || !original.get().confirmed() || original.get().isOver(from)) {
            return new Result.Refused("没有找到要代理的任职，或者它已经到期");
        }
        if (original.get().officerId() == officerId) {
            return new Result.Refused("自己不能代理自己");
        }
        if (until == null) {
            return new Result.Refused("代理要写明截止日期");
        }
        if (original.get().role().isAdministrator()) {
            return new Result.Refused("管理员不能代理，请另建账号、另行授权");
        }
        var role = original.get();
        return ask(
                by,
                address,
                officerId,
                new Grant(role.role(), role.organisationId(), from, until, role.id(), reason, role.departments()));
    }

    /** The second person. An account that never was in use is opened by it. */
    Result confirm(Officer by, String address, Set<Long> ids) {
        return access.call(by, Deed.GRANT_RIGHTS, () -> {
            int confirmed = 0;
            long last = 0;
            var refused = new ArrayList<String>();
            for (var id : ids.stream().sorted().toList()) {
                var found = appointments.one(id).filter(each -> !each.confirmed());
                if (found.isEmpty()) {
                    continue;
                }
                var each = found.get();
                var person = officers.person(each.officerId()).orElseThrow();
                var whose = "%s（%s）：".formatted(person.name(), each.role().chinese());
                if (Long.valueOf(by.id()).equals(each.grantedBy()) || each.officerId() == by.id()) {
                    refused.add(whose + "自己申请的、给自己的授权，要由另一位安全管理员确认");
                    continue;
                }
                var others = appointments.of(each.officerId()).stream()
                        .filter(other -> other.id() != each.id() && other.confirmed())
                        .toList();
                var conflict = SeparationOfDuties.conflict(each.role(), each.from(), each.until(), others);
                if (conflict.isPresent()) {
                    refused.add(whose + conflict.get());
                    continue;
                }
                appointments.confirm(each.id(), by.id());
                if (!person.activated()) {
                    officers.activate(each.officerId());
                }
                sessions.endAll(person.login());
                events.publishEvent(AccountEvent.of(
                        by,
                        address,
                        "确认授权",
                        person.login(),
                        Map.of("角色", each.role().chinese(), "启用账号", !person.activated())));
                confirmed++;
                last = each.officerId();
            }
            if (confirmed == 0) {
                return new Result.Refused(refused.isEmpty() ? "没有选中要确认的授权" : String.join("；", refused));
            }
            var done = "确认了 %d 项授权，已经生效。".formatted(confirmed);
            return new Result.Done(
                    refused.isEmpty()
                            ? done
                            : done + "%d 项没有确认：%s。".formatted(refused.size(), String.join("；", refused)),
                    last,
                    "");
        });
    }

    /** From tomorrow on, or at once when it has not begun. Never deleted (GIT-99). */
    Result end(Officer by, String address, long officerId, long appointment, LocalDate lastDay) {
        return access.call(by, Deed.GRANT_RIGHTS, () -> {
            var person = officers.person(officerId);
            var found = appointments
                    .one(appointment)
                    .filter(each -> each.officerId() == officerId && !each.isOver(LocalDate.now(clock)));
            if (person.isEmpty() || found.isEmpty()) {
                return new Result.Refused("没有找到这项任职，或者它已经到期");
            }
            if (officerId == by.id()) {
                return new Result.Refused("不能改自己的任职");
            }
            var last = lastDay.isBefore(found.get().from()) ? found.get().from() : lastDay;
            appointments.end(appointment, last);
            sessions.endAll(person.get().login());
            events.publishEvent(AccountEvent.of(
                    by,
                    address,
                    "结束任职",
                    person.get().login(),
                    Map.of("角色", found.get().role().chinese(), "止", last.toString())));
            return new Result.Done("任职到 %s 为止。".formatted(last), officerId, "");
        });
    }

    Result disable(Officer by, String address, Set<Long> ids, String why) {
        return access.call(by, Deed.DISABLE_ACCOUNTS, () -> {
            int disabled = 0;
            long last = 0;
            for (var id : ids.stream().sorted().toList()) {
                var person = officers.person(id).filter(Officers.Person::enabled);
                if (person.isEmpty() || id == by.id()) {
                    continue;
                }
                officers.enable(id, false);
                sessions.endAll(person.get().login());
                events.publishEvent(
                        AccountEvent.of(by, address, "停用账号", person.get().login(), Map.of("原因", why)));
                disabled++;
                last = id;
            }
            return disabled == 0
                    ? new Result.Refused("没有选中可以停用的账号；自己的账号不能自己停用")
                    : new Result.Done("停用了 %d 个账号，正登录着的已经退出。".formatted(disabled), last, "");
        });
    }

    Result enable(Officer by, String address, long officerId) {
        return access.call(by, Deed.GRANT_RIGHTS, () -> {
            var person = officers.person(officerId).filter(each -> !each.enabled() && each.activated());
            if (person.isEmpty() || officerId == by.id()) {
                return new Result.Refused("这个账号不能这样启用；新账号请先确认授权");
            }
            officers.enable(officerId, true);
            events.publishEvent(
                    AccountEvent.of(by, address, "恢复账号", person.get().login(), Map.of()));
            return new Result.Done("账号恢复了。", officerId, "");
        });
    }

    Result resetPassword(Officer by, String address, long officerId) {
        var password = ReadablePassword.make();
        return access.call(by, Deed.MAKE_ACCOUNTS, () -> {
            var person = officers.person(officerId);
            if (person.isEmpty() || officerId == by.id()) {
                return new Result.Refused("没有这个账号；自己的密码请在“我的账号”里改");
            }
            officers.changePassword(officerId, passwords.encode(password));
            officers.mustChangePassword(officerId, true);
            sessions.endAll(person.get().login());
            events.publishEvent(
                    AccountEvent.of(by, address, "重置密码", person.get().login(), Map.of()));
            return new Result.Done("密码重置了，原来的登录已经退出。", officerId, password);
        });
    }

    /** The telephone is lost and the recovery codes too. */
    Result resetSecondFactor(Officer by, String address, long officerId) {
        return access.call(by, Deed.GRANT_RIGHTS, () -> {
            var person = officers.person(officerId);
            if (person.isEmpty() || officerId == by.id()) {
                return new Result.Refused("没有这个账号；自己的动态码请在“我的账号”里改");
            }
            officers.forgetSecondFactor(officerId);
            sessions.endAll(person.get().login());
            events.publishEvent(
                    AccountEvent.of(by, address, "解除动态码", person.get().login(), Map.of()));
            return new Result.Done("动态码解除了，本人下次登录可以重新绑定。", officerId, "");
        });
    }

    Result unlock(Officer by, String address, long officerId) {
        return access.call(by, Deed.GRANT_RIGHTS, () -> {
            var person = officers.person(officerId);
            if (person.isEmpty()) {
                return new Result.Refused("没有这个账号");
            }
            throttle.succeeded(person.get().login());
            events.publishEvent(
                    AccountEvent.of(by, address, "解锁账号", person.get().login(), Map.of()));
            return new Result.Done("解锁了，可以重新登录。", officerId, "");
        });
    }

    private Optional<Organisation> organisation(long id) {
        return organisations.current(LocalDate.now(clock)).stream()
                .filter(each -> each.id() == id)
                .findFirst();
    }
}
