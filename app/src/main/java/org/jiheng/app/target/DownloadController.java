package org.jiheng.app.target;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jiheng.app.identity.AccessPolicy;
import org.jiheng.app.identity.Deed;
import org.jiheng.app.identity.Officer;
import org.jiheng.app.web.NotFound;
import org.jiheng.documents.issuing.Edition;
import org.jiheng.documents.issuing.FileFormat;
import org.jiheng.documents.issuing.Redaction;
import org.jiheng.documents.writing.ExportName;
import org.jiheng.documents.writing.LayoutBook;
import org.jiheng.documents.writing.paged.FontChain;
import org.jiheng.policy.common.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 下载规范表 — one form in each file format, as filled in or with its personal numbers masked. */
@Controller
class DownloadController {
    private final Targets targets;
    private final AccessPolicy access;
    private final ApplicationEventPublisher events;

    DownloadController(Targets targets, AccessPolicy access, ApplicationEventPublisher events) {
        this.targets = targets;
        this.access = access;
        this.events = events;
    }

    @GetMapping({
        "/projects/{id}/{year}/form.xlsx",
        "/projects/{id}/{year}/form.docx",
        "/projects/{id}/{year}/form.pdf",
        "/projects/{id}/{year}/form.ofd",
        "/projects/{id}/{year}/form.html"
    })
    ResponseEntity<byte[]> download(
            Officer officer,
            Actor actor,
            @PathVariable long id,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String edition,
            HttpServletRequest request)
            throws IOException {
        var address = request.getRequestURI();
        var format =
                FileFormat.of(address.substring(address.lastIndexOf('.') + 1)).orElseThrow(NotFound::new);
        // Who may not see a contact gets the edition without it, whatever was asked for.
        var chosen = "public".equals(edition) || !PersonalFields.mayAsk(officer) ? Edition.PUBLIC : Edition.INTERNAL;
        var stored = access.call(officer, Deed.SEE_TARGET, () -> {
            var found = targets.find(id, year).orElseThrow(NotFound::new);
            AccessPolicy.mustSee(officer, Deed.SEE_TARGET, found.unitId());
            events.publishEvent(
                    FormIssued.downloaded(officer.regionCode(), actor, found.id(), format.extension(), chosen));
            return found;
        });
        var form = Redaction.of(PersonalFields.issuedTo(officer, stored.form()), chosen)
                .form();
        var name = form.declaration().project().name();
        var sheet = LayoutBook.standard().sheetFor(form).orElseThrow();
        var bytes = new ByteArrayOutputStream();
        format.write(List.of(sheet), FontChain.ofHouse(), bytes);
        // Saved and never shown, so that a page made of what somebody typed does not run as one of ours.
        var disposition = ContentDisposition.attachment()
                .filename(ExportName.of(sheet, name == null ? "" : name, format.extension()), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes.toByteArray());
    }
}
