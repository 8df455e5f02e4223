package org.jiheng.documents.reading.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * OFD — the paged format of GB/T 33190: as in a PDF, a page is characters and lines at places, and the tables are put together
 * again from both.
 */
final class OfdSource implements GridSource {
    static final String MEDIA_TYPE = "application/ofd";
    static final String ROOT = "OFD.xml";

    private final ZipPackage zip;

    OfdSource(ZipPackage zip) {
        this.zip = zip;
    }

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    /** 一份文档的页 — where each lies, and what each of the others is drawn upon. */
    private record Document(List<String> pages, Map<String, String> templates, String box) {}

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        try (zip) {
            // The file that says how it was encrypted (GM/T 0099) is the one part that never is.
            if (zip.has("Encryptions.xml")) {
                throw new UnreadableFile(ProblemCode.ENCRYPTED, "OFD文件已加密，请另存为不加密的文件后再导入。");
            }
            var layout = new PdfLayout();
            int number = 0;
            long characters = 0;
            for (var root : documents(limits)) {
                var document = document(root, limits);
                for (var page : document.pages()) {
                    deadline.check();
                    if (++number > limits.pages()) {
                        throw new UnreadableFile(
                                ProblemCode.TOO_MANY_PAGES, "OFD超过%d页。请只保留绩效表所在的页后再导入。".formatted(limits.pages()));
                    }
                    var read = new OfdPageReader(zip, limits, deadline, document.templates(), document.box())
                            .read(page, number);
                    characters += read.glyphs().size();
                    if (characters > limits.characters()) {
                        throw GridBuilder.tooManyCharacters(limits);
                    }
                    layout.add(read);
                }
            }
            if (layout.isBlank()) {
                throw new UnreadableFile(
                        ProblemCode.SCANNED, "这份OFD是扫描件或图片，里面没有文字，本版本不能识别。请导入原来的表格(xlsx、docx)或由它直接导出的OFD。");
            }
            layout.emit(grids);
        } catch (RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, "OFD文件已损坏，无法读取。请重新获取文件，或另存为xlsx后再导入。");
        }
    }

    private List<String> documents(Limits limits) throws UnreadableFile {
        var roots = new ArrayList<String>();
        try (var xml = XmlPart.open(zip, ROOT, limits)) {
            for (var name = xml.nextElement(); name != null; name = xml.nextElement()) {
                if (name.equals("DocRoot")) {
                    roots.add(beside(ROOT, text(xml)));
                }
            }
        }
        return roots;
    }

    private Document document(String root, Limits limits) throws UnreadableFile {
        var pages = new ArrayList<String>();
        var templates = new HashMap<String, String>();
        var box = "";
        try (var xml = XmlPart.open(zip, root, limits)) {
            for (var name = xml.nextElement(); name != null; name = xml.nextElement()) {
                switch (name) {
                    case "PhysicalBox" -> box = text(xml);
                    case "Page" -> pages.add(beside(root, xml.attribute("BaseLoc", "")));
                    case "TemplatePage" ->
                        templates.put(xml.attribute("ID", ""), beside(root, xml.attribute("BaseLoc", "")));
                    default -> {}
                }
            }
        }
        return new Document(pages, templates, box);
    }

    private static String text(XmlPart xml) throws UnreadableFile {
        var text = new StringBuilder();
        xml.appendText(text, 1_000);
        return text.toString().strip();
    }

    /** A place is named from the root of the package, or from the folder of the part that names it. */
    private static String beside(String part, String place) {
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var steps = new ArrayList<String>();
        for (var step : (place.startsWith("/") ? place : folder + place).split("/", -1)) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return Objects.requireNonNull(String.join("/", steps));
    }
}
