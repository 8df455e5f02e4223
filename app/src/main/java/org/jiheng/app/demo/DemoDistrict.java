package org.jiheng.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.Installation;
import org.jiheng.app.identity.Organisation;
import org.jiheng.app.identity.Organisation.Kind;
import org.jiheng.app.identity.Organisations;
import org.jiheng.app.identity.Role;
import org.jiheng.app.intake.ImportFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * 演示区 — the invented 衡溪区 with its departments, units, people and the projects of three years, and 长寿区, which holds the published sample alone and where
 * nobody can sign in. Loaded into an empty database before the web server opens. Every form comes in as a draft; whoever wants
 * it further along the road does so after {@code hengxi}, with the use cases of that road.
 */
@Component
class DemoDistrict implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DemoDistrict.class);
    private static final String HENGXI = "999912000"; // no province begins with 99
    private static final String CHANGSHOU = "500115000";
    static final String HENGXI_SAMPLE = "hengxi-demo.txt";
    private static final String CHANGSHOU_SAMPLE = "changshou-2024-laoganju.txt";
    private static final String SAMPLE_HOLDER = "changshou.sample"; // named beside the sample; nobody can sign in as it

    private final Installation installation;
    private final Organisations organisations;
    private final ImportFile importFile;
    private final ScopedTransactions transactions;
    private final DemoAccounts accounts;
    private final DemoYear year;
    private final int projects;
    private final boolean wanted;
    private volatile boolean running;

    DemoDistrict(
            Installation installation,
            Organisations organisations,
            ImportFile importFile,
            ScopedTransactions transactions,
            DemoYear year,
            @Value("${jiheng.data}") Path data,
            @Value("${jiheng.demo-projects:300}") int projects,
            @Value("${jiheng.demo:false}") boolean wanted) {
        this.installation = installation;
        this.organisations = organisations;
        this.importFile = importFile;
        this.transactions = transactions;
        this.year = year;
        this.accounts = new DemoAccounts(data);
        this.projects = projects;
        this.wanted = wanted;
    }

    /** Whether to come in is asked at each start, and not when the product is built (ADR 0005). */
    @Override
    public boolean isAutoStartup() {
        return wanted;
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
        for (var each : DemoTree.departments()) {
            var department = department(each.name(), each.shortName().isEmpty() ? null : each.shortName());
            each.units().forEach(unit -> unit(department, unit));
        }
        for (var person : DemoPeople.ALL) {
            add(person, passwords.getOrDefault(person.login(), ""));
        }
        installation.appoint(
                named(DemoPeople.SECOND_PLACE),
                installation.added(DemoPeople.TWO_POSTS).id(),
                Role.UNIT_CLERK,
                Set.of());
        var section = installation.added("songwanping");
        importFile.accept(
                section,
                section.actor(""),
                HENGXI_SAMPLE,
                year.moved(sample(HENGXI_SAMPLE)).getBytes(StandardCharsets.UTF_8));
        new DemoProjects(year.declared())
                .sheets(projects)
                .forEach(sheet -> importFile.accept(
                        section,
                        section.actor(""),
                        sheet.fileName(),
                        sheet.text().getBytes(StandardCharsets.UTF_8)));
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
        importFile.accept(
                holder,
                holder.actor(""),
                CHANGSHOU_SAMPLE,
                sample(CHANGSHOU_SAMPLE).getBytes(StandardCharsets.UTF_8)); // published: not a letter is changed
    }

    private Organisation department(String name, @org.jspecify.annotations.Nullable String shortName) {
        return organisations.add(HENGXI, null, Kind.DEPARTMENT, name, shortName);
    }

    private void unit(Organisation department, String name) {
        organisations.add(HENGXI, department.id(), Kind.UNIT, name, null);
    }

    static String sample(String name) {
        try (var file = DemoDistrict.class.getResourceAsStream("/samples/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the sample is missing from this build: " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
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
