package org.jiheng.documents.reading.grid;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML部件 — pulls elements out of one part of a package. Document types are refused and entities never resolved,
 * so nothing outside the file can be reached through it.
 */
final class XmlPart implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();
    private static final String DAMAGED = "文件内的表格内容已损坏，无法读取。请用办公软件打开原文件，重新另存为xlsx后再导入。";

    private final InputStream in;
    private final XMLStreamReader xml;
    private final int deepest;
    private int depth;

    private XmlPart(InputStream in, XMLStreamReader xml, int deepest) {
        this.in = in;
        this.xml = xml;
        this.deepest = deepest;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // The depth is counted here, so that it gets its own sentence; the parser would call it damage.
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        return factory;
    }

    static XmlPart open(ZipPackage zip, String name, Limits limits) throws UnreadableFile {
        try {
            var in = zip.part(name);
            return new XmlPart(in, FACTORY.createXMLStreamReader(in), limits.markupDepth());
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, DAMAGED);
        }
    }

    static UnreadableFile doctype() {
        return new UnreadableFile(
                ProblemCode.EXTERNAL_ENTITY, "文件内含有实体或文档类型声明，可能被用来读取其他文件，不予读取。请用办公软件打开后重新另存为xlsx再导入。");
    }

    /** Goes to the next start tag; null at the end of the part. */
    @Nullable
    String nextElement() throws UnreadableFile {
        while (hasNext()) {
            if (next() == XMLStreamConstants.START_ELEMENT) {
                return xml.getLocalName();
            }
        }
        return null;
    }

    private boolean hasNext() throws UnreadableFile {
        try {
            return xml.hasNext();
        } catch (XMLStreamException | RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, DAMAGED);
        }
    }

    /** One of {@link XMLStreamConstants}. */
    int next() throws UnreadableFile {
        int event;
        try {
            event = xml.next();
        } catch (XMLStreamException | RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, DAMAGED);
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw doctype();
        }
        if (event == XMLStreamConstants.START_ELEMENT && ++depth > deepest) {
            throw new UnreadableFile(ProblemCode.NESTED_TOO_DEEP, "文件内的标记套了超过%d层，不是正常的表格文件。".formatted(deepest));
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return event;
    }

    String name() {
        return xml.getLocalName();
    }

    String text() {
        return xml.getText();
    }

    int depth() {
        return depth;
    }

    /** By local name: the strict and the transitional dialect differ in their namespaces only. */
    @Nullable
    String attribute(String localName) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    String attribute(String localName, String otherwise) {
        var value = attribute(localName);
        return value == null ? otherwise : value;
    }

    /** All text up to the end of the element just entered, at most as many characters as given. */
    void appendText(StringBuilder into, int most) throws UnreadableFile {
        int outside = depth - 1;
        while (depth > outside) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                var text = xml.getText();
                into.append(text, 0, Math.min(text.length(), Math.max(0, most - into.length())));
            }
        }
    }

    /** Goes to the end of the element just entered. */
    void skip() throws UnreadableFile {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    @Override
    public void close() {
        try {
            xml.close();
            in.close();
        } catch (XMLStreamException | IOException nothingLost) {
            // Everything that was wanted has been read.
        }
    }
}
