package org.jiheng.app.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.app.cryptography.Cryptography;
import org.jiheng.app.database.Scope;
import org.jiheng.app.database.ScopedTransactions;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.policy.common.Actor;
import org.jiheng.policy.common.Happened;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 留痕与核验. */
@Controller
class AuditController {
    private static final Pattern REGION = Pattern.compile("\\d{9}");
    private static final int AT_ONCE = 2_000;

    private final ShowAudit show;
    private final Verifications verifications;
    private final AuditEvents audit;
    private final Cryptography cryptography;
    private final ScopedTransactions transactions;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;

    AuditController(
            ShowAudit show,
            Verifications verifications,
            AuditEvents audit,
            Cryptography cryptography,
            ScopedTransactions transactions,
            AccessPolicy access,
            ApplicationEventPublisher events) {
        this.show = show;
        this.verifications = verifications;
        this.audit = audit;
        this.cryptography = cryptography;
        this.transactions = transactions;
        this.access = access;
        this.events = events;
    }

    @GetMapping("/audit")
    String search(
            Officer officer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        model.addAttribute("page", show.search(officer, new ShowAudit.Request(q, kind, outcome, from, until, before)));
        return "audit/events";
    }

    @GetMapping("/audit/mine")
    String mine(Officer officer, @RequestParam(required = false) @Nullable Long before, Model model) {
        model.addAttribute("page", show.mine(officer, before));
        return "audit/events";
    }

    @GetMapping("/audit/object")
    String object(
            Officer officer,
            @RequestParam String kind,
            @RequestParam String id,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        model.addAttribute("page", show.object(officer, kind, id, before));
        return "audit/events";
    }

    @PostMapping("/audit/verification")
    String verify(Officer officer, Actor actor) {
        verifications.run(officer, actor);
        return "redirect:/audit";
    }

    /** From the first row of one day to the last of another; without days, the whole chain. */
    @GetMapping("/audit/evidence.zip")
    void export(
            Officer officer,
            Actor actor,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            HttpServletResponse response)
            throws IOException {
        var region = officer.regionCode();
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("证据包-%s.zip".formatted(region), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        var out = response.getOutputStream();
        // Written down first, in a transaction of its own: what has left the house cannot be taken back.
        var range = access.call(officer, Deed.READ_AUDIT, () -> {
            var none = new AuditEvents.End(0, new byte[0]);
            var start = show.day(from)
                    .flatMap(day -> audit.endBefore(region, show.start(day)))
                    .orElse(none);
            var end = show.day(until)
                    .map(day ->
                            audit.endBefore(region, show.start(day.plusDays(1))).orElse(none))
                    .orElseGet(() -> audit.end(region));
            events.publishEvent(new Happened(
                    region, actor, "导出证据包", "audit", region, Map.of("自第", start.number() + 1, "至第", end.number())));
            return List.of(start, end);
        });
        var start = range.getFirst();
        var end = range.getLast();
        access.run(officer, Deed.READ_AUDIT, () -> {
            try {
                EvidenceBundle.write(
                        region,
                        start.number(),
                        start.hash(),
                        end,
                        number -> audit.chainAfter(region, number, AT_ONCE),
                        audit.roots(region),
                        cryptography,
                        out);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone); // the browser has closed the connection
            }
        });
    }

    /** 外人也能核验: what a stranger needs to see that the past was not written anew. */
    @GetMapping("/audit-roots")
    String roots(Model model) {
        var divisions = audit.regions().stream()
                .map(region -> transactions.call(Scope.ofUnits(region, Set.of()), () -> {
                    var count = audit.roots(region).size();
                    return new RootsPage.Division(
                            region,
                            audit.regionName(region),
                            show.roots(region),
                            "%,d".formatted(count),
                            "/audit-roots.jsonl?region=" + region);
                }))
                .toList();
        model.addAttribute("page", new RootsPage(divisions));
        return "audit/roots";
    }

    @GetMapping("/audit-roots.jsonl")
    ResponseEntity<byte[]> rootsFile(@RequestParam String region) {
        if (!REGION.matcher(region).matches() || !audit.regions().contains(region)) {
            throw new NotFound();
        }
        var lines = transactions.call(Scope.ofUnits(region, Set.of()), () -> audit.roots(region)).stream()
                .map(root -> EvidenceBundle.print(root) + "\n")
                .collect(Collectors.joining());
        var out = new ByteArrayOutputStream();
        out.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/jsonl"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("jiheng-audit-roots-%s.jsonl".formatted(region))
                                .build()
                                .toString())
                .body(out.toByteArray());
    }
}
