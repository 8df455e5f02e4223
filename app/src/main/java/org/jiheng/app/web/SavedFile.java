package org.jiheng.app.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** 下载的文件 — as it is handed out, and how large it is said to be. */
public final class SavedFile {
    private static final long KIB = 1024;

    private SavedFile() {}

    /** Whatever it is, it is saved and never shown: what somebody brought must not run as a page of ours. */
    public static ResponseEntity<byte[]> answer(String name, byte[] content) {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(content);
    }

    public static String size(long bytes) {
        return bytes < KIB * KIB
                ? Math.max(1, bytes / KIB) + " KB"
                : BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(KIB * KIB), 1, RoundingMode.HALF_UP) + " MB";
    }
}
