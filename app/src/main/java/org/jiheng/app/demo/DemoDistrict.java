package org.jiheng.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Installation;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisation.Kind;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.identity.Role;
import org.jiheng.app.intake.ImportFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * 演示区 — the invented 衡溪区 with its people and eighteen forms, and 长寿区, which holds the published sample alone and where
 * nobody can sign in. Loaded into an empty database before the web server opens.
 */
@Component
@ConditionalOnProperty(name = "jiheng.demo", havingValue = "true")
class DemoDistrict implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoDistrict.class);
    private static final String HENGXI = "999912000"; // no province begins with 99
    private static final String CHANGSHOU = "500115000";
    private static final String SAMPLE_HOLDER = "changshou.sample"; // named beside the sample; nobody can sign in as it

    private final Installation installation;
    private final Organisations organisations;
    private final ImportFile importFile;
    private final ScopedTransactions transactions;
    private final DemoAccounts accounts;
    private volatile boolean running;

    DemoDistrict(
            Installation installation,
            Organisations organisations,
            ImportFile importFile,
            ScopedTransactions transactions,
            @Value("${jiheng.data}") Path data) {
        this.installation = installation;
        this.organisations = organisations;
        this.importFile = importFile;
        this.transactions = transactions;
        this.accounts = new DemoAccounts(data);
    }

    /** Long before the web server, whose phase is near the highest. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        if (installation.isFresh()) {
            transactions.run(Scope.wholeRegion(CHANGSHOU), this::changshou);
        }
        // Each division is one transaction; a start cut short between the two is made good by the next.
        if (installation.officer(SAMPLE_HOLDER).isPresent()
                && installation.officer("songwanping").isEmpty()) {
            var passwords = accounts.make(DemoPeople.who(true), DemoPeople.who(false));
            transactions.run(Scope.wholeRegion(HENGXI), () -> hengxi(passwords));
            LOG.info("演示数据已装入：衡溪区、长寿区");
        }
        running = true;
    }

    private void hengxi(Map<String, String> passwords) {
        installation.addRegion(HENGXI, "衡溪区");
        organisations.add(HENGXI, null, Kind.FINANCE, "衡溪区财政局", "区财政局");
        department("区委老干部局", "区委老干局");
        var water = department("区水利局", null);
        unit(water, "区河道管理中心");
        unit(water, "区农村供水服务中心");
        var education = department("区教育委员会", "区教委");
        unit(education, "区教师进修学院");
        unit(education, "区学生资助中心");
        var health = department("区卫生健康委员会", "区卫生健康委");
        unit(health, "区疾病预防控制中心");
        department("区审计局", null);
        department("区人大常委会办公室", "区人大办");
        for (var person : DemoPeople.ALL) {
            add(person, passwords.getOrDefault(person.login(), ""));
        }
        installation.appoint(
                named(DemoPeople.SECOND_PLACE),
                installation.added(DemoPeople.TWO_POSTS).id(),
                Role.UNIT_CLERK,
                Set.of());
        bring(installation.added("songwanping"), "hengxi-demo.txt");
    }

    private void add(DemoPeople person, String password) {
        var place = named(person.organisation());
        installation.addOfficer(
                place,
                person.login(),
                person.name(),
                person.role(),
                password,
                person.lookAfter().stream().map(name -> named(name).id()).collect(Collectors.toSet()));
    }

    private Organisation named(String name) {
        return organisations.all().stream()
                .filter(each -> each.isCalled(name))
                .findFirst()
                .orElseThrow();
    }

    private void changshou() {
        installation.addRegion(CHANGSHOU, "长寿区");
        var finance = organisations.add(CHANGSHOU, null, Kind.FINANCE, "长寿区财政局", null);
        organisations.add(CHANGSHOU, null, Kind.DEPARTMENT, "区委老干局", null);
        var holder = installation.addSignature(finance, SAMPLE_HOLDER, "公开样表", Role.FINANCE_PERFORMANCE_SECTION);
        bring(holder, "changshou-2024-laoganju.txt");
    }

    private Organisation department(String name, @org.jspecify.annotations.Nullable String shortName) {
        return organisations.add(HENGXI, null, Kind.DEPARTMENT, name, shortName);
    }

    private void unit(Organisation department, String name) {
        organisations.add(HENGXI, department.id(), Kind.UNIT, name, null);
    }

    private void bring(Officer officer, String sample) {
        try (var file = DemoDistrict.class.getResourceAsStream("/samples/" + sample)) {
            if (file == null) {
                throw new IllegalStateException("the sample is missing from this build: " + sample);
            }
            importFile.accept(officer, officer.actor(""), sample, file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
