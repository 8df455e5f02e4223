package org.jiheng.app.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/** 组件清单 (SBOM) — everything inside the program, written by the build as CycloneDX and packed with it (GIT-22). */
final class SoftwareList {
    private static final String PLACE = "/META-INF/sbom/application.cdx.json";

    private SoftwareList() {}

    /** How many components it names; nothing when run from a build that was not packed. */
    static OptionalInt size(JsonMapper json) {
        try (var list = SoftwareList.class.getResourceAsStream(PLACE)) {
            return list == null
                    ? OptionalInt.empty()
                    : OptionalInt.of(json.readTree(list).path("components").size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
