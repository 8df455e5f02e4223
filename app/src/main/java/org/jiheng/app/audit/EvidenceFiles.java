package org.jiheng.app.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.database.DirectDatabase;
import org.jiheng.app.database.Scope;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * 证据包与归档 — writes stretches of a chain into signed files beside the product, such as from the command line (GIT-16, GIT-17). Whole
 * months older than the keeping time go into the archive, one file each, read back and verified before it counts; nothing is taken
 * out of the database, where the chain stays whole from its first row.
 */
public final class EvidenceFiles {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int AT_ONCE = 5_000;

    private final DirectDatabase database;
    private final Cryptography cryptography;
    private final AuditEvents events;
    private final String user;

    /** @param user of the machine, who is written down as the one who took it out */
    public EvidenceFiles(DirectDatabase database, Cryptography cryptography, String user) {
        this.database = database;
        this.cryptography = cryptography;
        this.events = new AuditEvents(database.jdbc());
        this.user = user;
    }

    /** 写好的一份. */
    public record Written(String region, Path file, long first, long last, boolean fresh) {}

    public List<String> regions() {
        return events.regions();
    }

    /**
     * Writes the rows of these days, or of the whole chain, and notes in the chain that they have left the house.
     *
     * @throws EvidenceBundle.NotOne when what was written does not verify: the chain is broken there
     */
    public Written export(String region, @Nullable LocalDate from, @Nullable LocalDate until, Path file)
            throws IOException {
        return write(region, from, until, file, "导出证据包");
    }

    /** The months that are over and older than so many days; those that lie there already are verified again and left. */
    public List<Written> archive(String region, int keptDays, Path folder, LocalDate today) throws IOException {
        Files.createDirectories(folder);
        var begin = database.transactions()
                .call(Scope.wholeRegion(region), () -> events.begin(region))
                .orElse(null);
        var all = new ArrayList<Written>();
        if (begin == null) {
            return all;
        }
        var limit = today.minusDays(keptDays);
        for (var month = YearMonth.from(begin.atZone(ZONE));
                month.atEndOfMonth().isBefore(limit);
                month = month.plusMonths(1)) {
            var file = folder.resolve("留痕-%s-%s.zip".formatted(region, month));
            if (Files.exists(file)) {
                var report = verified(file);
                all.add(new Written(region, file, report.first(), report.last(), false));
            } else {
                var written = write(region, month.atDay(1), month.atEndOfMonth(), file, "归档留痕");
                if (written.last() >= written.first()) { // else a month in which nothing happened
                    all.add(written);
                }
            }
        }
        return all;
    }

    private Written write(String region, @Nullable LocalDate from, @Nullable LocalDate until, Path file, String action)
            throws IOException {
        var part = file.resolveSibling(Objects.requireNonNull(file.getFileName()) + ".part");
        var range = database.transactions().call(Scope.wholeRegion(region), () -> {
            var none = new AuditEvents.End(0, new byte[0]);
            var start =
                    from == null ? none : events.endBefore(region, start(from)).orElse(none);
            var end = until == null
                    ? events.end(region)
                    : events.endBefore(region, start(until.plusDays(1))).orElse(none);
            if (start.number() >= end.number()) {
                return List.of(start, start);
            }
            try (var out = Files.newOutputStream(part)) {
                EvidenceBundle.write(
                        region,
                        start.number(),
                        start.hash(),
                        end,
                        number -> events.chainAfter(region, number, AT_ONCE),
                        events.roots(region),
                        cryptography,
                        out);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            note(region, action, start.number() + 1, end.number());
            return List.of(start, end);
        });
        if (range.getFirst().number() == range.getLast().number()) {
            return new Written(region, file, 1, 0, true);
        }
        verified(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Written(
                region, file, range.getFirst().number() + 1, range.getLast().number(), true);
    }

    /** What was written is read back before it counts. */
    private static EvidenceBundle.Report verified(Path file) throws IOException {
        var report = EvidenceBundle.verify(file);
        if (report.verdict() instanceof Verdict.Broken broken) {
            throw new EvidenceBundle.NotOne("区划 %s：%s".formatted(report.region(), broken.sentence()));
        }
        return report;
    }

    /** Taking rows out is itself a row (GIT-14). */
    private void note(String region, String action, long first, long last) {
        var actor = new Actor(0, user, user, "SYSTEM", "", "");
        var event = new Happened(region, actor, action, "audit", region, Map.of("自第", first, "至第", last));
        new AppendEvent(database.jdbc(), cryptography, Clock.system(ZONE))
                .to(event, "{}", JsonMapper.builder().build().writeValueAsString(event.after()), "");
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
