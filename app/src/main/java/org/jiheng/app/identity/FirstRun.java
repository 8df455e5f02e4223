package org.jiheng.app.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * 首次启用 — makes the division, its finance bureau and the three administrators, who make every other account. No account
 * ships with the product (GIT-08): the page opens only with a code printed on the console of the machine, and only while
 * nobody has an account.
 */
@Component
public class FirstRun {
    private static final String CODE_LETTERS =
            "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // nothing that looks like something else
    private static final int CODE_LENGTH = 12;
    private static final int WRONG_CODES = 10;

    /** 首次启用申请 — as typed. */
    public record Request(String code, String regionCode, String regionName, String bureau, List<FirstPerson> people) {
        public Request {
            people = List.copyOf(people);
        }
    }

    /** 首次启用结果. */
    public sealed interface Result {
        record Installed() implements Result {}

        /** @param problems field → sentence, in the order of the fields */
        record Refused(Map<String, String> problems) implements Result {
            public Refused {
                problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
            }
        }
    }

    private final ScopedTransactions transactions;
    private final Installation installation;
    private final Organisations organisations;
    private final PasswordRule rule;
    private final ApplicationEventPublisher events;
    private final String code;
    private int wrongCodes;

    FirstRun(
            ScopedTransactions transactions,
            Installation installation,
            Organisations organisations,
            PasswordRule rule,
            ApplicationEventPublisher events) {
        this.rule = rule;
        this.transactions = transactions;
        this.installation = installation;
        this.organisations = organisations;
        this.events = events;
        this.code = randomCode();
    }

    /** The code to print on the console; empty once anybody has an account. */
    public Optional<String> code() {
        return installation.isFresh() ? Optional.of(code) : Optional.empty();
    }

    boolean isOpen() {
        return installation.isFresh() && wrongCodes < WRONG_CODES;
    }

    synchronized Result install(Request request, String address) {
        if (!isOpen()) {
            return new Result.Refused(Map.of("code", "首次启用已经完成或已关闭，重新启动程序会打印新的启用码"));
        }
        if (!sameCode(request.code())) {
            wrongCodes++;
            return new Result.Refused(Map.of("code", "启用码不对，它印在启动程序的窗口里，还可以试%d次".formatted(WRONG_CODES - wrongCodes)));
        }
        var problems = problems(request);
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        transactions.run(Scope.wholeRegion(request.regionCode()), () -> {
            installation.addRegion(request.regionCode(), request.regionName());
            var bureau =
                    organisations.add(request.regionCode(), null, Organisation.Kind.FINANCE, request.bureau(), null);
            for (var person : request.people()) {
                installation.addOfficer(bureau, person.login(), person.name(), person.role(), person.password());
            }
            var first = request.people().getFirst();
            events.publishEvent(new Happened(
                    request.regionCode(),
                    new Actor(0, first.login(), first.name(), first.role().name(), request.bureau(), address),
                    "首次启用",
                    "region",
                    request.regionCode(),
                    Map.of(
                            "区划",
                            request.regionName(),
                            "单位",
                            request.bureau(),
                            "账号",
                            request.people().stream().map(FirstPerson::login).collect(Collectors.joining("、")))));
        });
        return new Result.Installed();
    }

    private Map<String, String> problems(Request request) {
        var problems = new LinkedHashMap<String, String>();
        if (!request.regionCode().matches("\\d{9}")) {
            problems.put("regionCode", "区划代码应为9位数字，如 500115000");
        }
        FirstPerson.checkName(problems, "regionName", request.regionName(), 60, "区划名称", "，如 衡溪区");
        FirstPerson.checkBureau(problems, request.bureau());
        FirstPerson.check(request.people(), problems);
        for (var person : request.people()) {
            rule.complaint(person.password(), person.login())
                    .ifPresent(complaint -> problems.put(person.field() + "-password", complaint));
        }
        return problems;
    }

    private boolean sameCode(String typed) {
        var normalised = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return MessageDigest.isEqual(
                normalised.getBytes(StandardCharsets.UTF_8),
                code.replace("-", "").getBytes(StandardCharsets.UTF_8));
    }

    private static String randomCode() {
        var random = new SecureRandom();
        var made = new StringBuilder();
        for (int at = 0; at < CODE_LENGTH; at++) {
            if (at > 0 && at % 4 == 0) {
                made.append('-');
            }
            made.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
        }
        return made.toString();
    }
}
