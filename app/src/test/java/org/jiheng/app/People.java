package org.jiheng.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Installation;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.identity.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** 人物 — the demo's people, and some more whom only the tests know. */
@TestComponent
public class People {
    public static final String HENGXI = "999912000";
    public static final String CHANGSHOU = "500115000";

    /** Of everybody made here; the demo's own people have the passwords of the demo's file. */
    public static final String PASSWORD = "Lvse-shanqiu-42";

    private final Environment environment;
    private final ScopedTransactions transactions;
    private final Installation installation;
    private final Organisations organisations;
    private final AtomicInteger addresses = new AtomicInteger(1);
    private final AtomicInteger districts = new AtomicInteger(100);

    /** 测试区 — a division of one test, whose rows are all that test's own. */
    public record District(String code, String name) {
        public Scope scope() {
            return Scope.wholeRegion(code);
        }

        /** A login name that no other district uses. */
        public String login(String who) {
            return who + "." + code;
        }
    }

    People(
            Environment environment,
            ScopedTransactions transactions,
            Installation installation,
            Organisations organisations) {
        this.environment = environment;
        this.transactions = transactions;
        this.installation = installation;
        this.organisations = organisations;
    }

    /** With a finance bureau and these departments; {@code 部门>单位} adds a unit below one. */
    public District newDistrict(String... names) {
        return district("99%04d000".formatted(districts.incrementAndGet()), "测试区", names);
    }

    /** A division of this code; once in a test run. */
    public District district(String code, String name, String... names) {
        var district = new District(code, name);
        transactions.run(district.scope(), () -> {
            installation.addRegion(district.code(), district.name());
            organisations.add(district.code(), null, Organisation.Kind.FINANCE, "财政局", null);
            for (var each : names) {
                var parts = each.split(">", -1);
                if (parts.length == 1) {
                    organisations.add(district.code(), null, Organisation.Kind.DEPARTMENT, each, null);
                } else {
                    var parent = organisation(parts[0]).id();
                    organisations.add(district.code(), parent, Organisation.Kind.UNIT, parts[1], null);
                }
            }
        });
        return district;
    }

    public Visitor clerk(District district, String organisation) {
        return made(
                district.login("jb" + Integer.toHexString(organisation.hashCode())),
                district.code(),
                organisation,
                Role.UNIT_CLERK);
    }

    public Visitor finance(District district) {
        return made(district.login("cz"), district.code(), "财政局", Role.FINANCE_PERFORMANCE_SECTION);
    }

    /** Sees everything of the division, drafts too (lifecycle §6). */
    public Visitor auditor(District district) {
        return of(district, "财政局", Role.AUDITOR);
    }

    /** Somebody of this role at this organisation, whoever they are. */
    public Visitor of(District district, String organisation, Role role) {
        return made(
                district.login("r" + Integer.toHexString(role.name().hashCode())
                        + Integer.toHexString(organisation.hashCode())),
                district.code(),
                organisation,
                role);
    }

    /** Somebody of this role in 衡溪区, at the organisation where it is usually held. */
    public Visitor of(Role role) {
        return made("role." + role.name().toLowerCase(Locale.ROOT).replace('_', '.'), HENGXI, placeOf(role), role);
    }

    private static String placeOf(Role role) {
        return switch (role) {
            case UNIT_CLERK, UNIT_HEAD, DEPARTMENT_REVIEWER, DEPARTMENT_HEAD, AUDITOR, DELEGATE, EXPERT -> "区委老干部局";
            case FINANCE_LINE_SECTION,
                    FINANCE_PERFORMANCE_SECTION,
                    FINANCE_BUDGET_SECTION,
                    SYSTEM_ADMINISTRATOR,
                    SECURITY_ADMINISTRATOR,
                    AUDIT_ADMINISTRATOR -> "衡溪区财政局";
        };
    }

    /** One more post for somebody; a line section of finance is given the departments it looks after. */
    public void appoint(String login, String organisation, Role role, String... departments) {
        var officer = officer(login);
        transactions.run(
                Scope.wholeRegion(officer.regionCode()),
                () -> installation.appoint(
                        organisation(organisation),
                        officer.id(),
                        role,
                        Arrays.stream(departments)
                                .map(name -> organisation(name).id())
                                .collect(Collectors.toSet())));
    }

    /** Somebody who has not signed in, on a machine of the office. */
    public Visitor anybody() {
        return from("127.0.0.1");
    }

    public Visitor from(String address) {
        return new Visitor(environment.getRequiredProperty("local.server.port", Integer.class), address);
    }

    /** A machine nobody else works at, so that its failures lock nobody out. */
    public String newAddress() {
        return "127.0.77." + addresses.incrementAndGet();
    }

    /** 经办 of 区委老干部局, a department without units. */
    public Visitor clerk() {
        return signedIn("zhouminhui", demoPassword("zhouminhui"));
    }

    /** 主管部门审核 of 区委老干部局. */
    public Visitor reviewer() {
        return signedIn("chengliyan", demoPassword("chengliyan"));
    }

    /** 财政 of 衡溪区. */
    public Visitor finance() {
        return signedIn("songwanping", demoPassword("songwanping"));
    }

    /** 经办 of 区河道管理中心, a unit of 区水利局. */
    public Visitor clerkOfAnotherUnit() {
        return made("clerk.hedao", HENGXI, "区河道管理中心", Role.UNIT_CLERK);
    }

    /** 主管部门审核 of 区水利局. */
    public Visitor reviewerOfAnotherDepartment() {
        return made("reviewer.shuili", HENGXI, "区水利局", Role.DEPARTMENT_REVIEWER);
    }

    /** 财政 of 长寿区. */
    public Visitor financeOfAnotherRegion() {
        return made("finance.changshou", CHANGSHOU, "长寿区财政局", Role.FINANCE_PERFORMANCE_SECTION);
    }

    /** Signs in an officer of this organisation, who is given an account when there is none yet. */
    public Visitor made(String login, String region, String organisation, Role role) {
        add(login, region, organisation, role);
        return signedIn(login, PASSWORD);
    }

    public synchronized Officer add(String login, String region, String organisation, Role role) {
        return installation
                .officer(login)
                .orElseGet(() -> transactions.call(
                        Scope.wholeRegion(region),
                        () -> installation.addOfficer(
                                organisation(organisation), login, "测试员" + login, role, PASSWORD)));
    }

    public Officer officer(String login) {
        return installation.officer(login).orElseThrow();
    }

    /** Inside a scoped transaction. */
    public Organisation organisation(String name) {
        return organisations.all().stream()
                .filter(each -> each.isCalled(name))
                .findFirst()
                .orElseThrow();
    }

    public String demoPassword(String login) {
        var file = Path.of(environment.getRequiredProperty("jiheng.data"), "secrets", "demo-accounts.txt");
        try {
            Map<String, String> passwords = Files.readAllLines(file).stream()
                    .filter(line -> line.contains("\t"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
            return passwords.getOrDefault(login, "");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Visitor signedIn(String login, String password) {
        var visitor = anybody();
        var answer = visitor.signIn(login, password);
        if (!answer.location().equals("/")) {
            throw new IllegalStateException("%s could not sign in: %s".formatted(login, answer.location()));
        }
        return visitor;
    }
}
