package org.jiheng.documents.writing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** 版式清单 — parts, pages, rules and texts of an OFD file with their places, so that a change shows as lines in a diff. */
final class OfdDump {
    private OfdDump() {}

    static String of(byte[] ofd) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(ofd))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bytes = zip.readAllBytes();
                text.append(entry.getName()).append('\n');
                if (entry.getName().endsWith("Content.xml")) {
                    page(Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), "", Parser.xmlParser()), text);
                } else if (entry.getName().endsWith(".xml")) {
                    text.append("  ").append(new String(bytes, StandardCharsets.UTF_8).replace("\n", "\n  "));
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }

    private static void page(Element page, StringBuilder text) {
        for (var object : page.getAllElements()) {
            switch (object.tagName()) {
                case "ofd:PhysicalBox" ->
                    text.append("  page ").append(object.text()).append('\n');
                case "ofd:PathObject" ->
                    text.append("  rules of %s mm: %s%n"
                            .formatted(
                                    object.attr("LineWidth"),
                                    object.getElementsByTag("ofd:AbbreviatedData")
                                            .text()));
                case "ofd:TextObject" ->
                    text.append("  %s font %s size %s%s: %s%n"
                            .formatted(
                                    object.attr("Boundary"),
                                    object.attr("Font"),
                                    object.attr("Size"),
                                    object.hasAttr("Weight") ? " heavy" : "",
                                    object.getElementsByTag("ofd:TextCode")
                                            .getFirst()
                                            .wholeText()));
                default -> {}
            }
        }
    }
}
