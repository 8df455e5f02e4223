package org.jiheng.documents.writing.paged;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jiheng.documents.writing.OfficialSheet;

/** 结构标记 — title, lines, table, rows and cells of each sheet, for readers that speak the page or take its table apart. */
final class PdfTags {
    private static final COSName TABLE = COSName.getPDFName("Table");
    private static final COSName HEAD = COSName.getPDFName("TH");

    private final COSDictionary root = new COSDictionary();
    private final COSDictionary whole;
    private final List<COSArray> parents = new ArrayList<>();

    /** Most cells are like many others: what is said of them is said once for the file. */
    private final Map<Spans, COSDictionary> attributes = new HashMap<>();

    private record Spans(int columns, int rows, boolean label) {}

    private COSDictionary section = new COSDictionary();
    private OfficialSheet sheet;
    private Map<Object, COSDictionary> elements = new HashMap<>();
    private COSDictionary page = new COSDictionary();
    private COSArray ofPage = new COSArray();

    PdfTags(OfficialSheet first) {
        this.sheet = first;
        root.setItem(COSName.TYPE, COSName.getPDFName("StructTreeRoot"));
        whole = element(root, COSName.getPDFName("Document"));
    }

    void beginSheet(OfficialSheet next) {
        sheet = next;
        elements = new HashMap<>();
        section = element(whole, COSName.getPDFName("Sect"));
    }

    void beginPage(PDPage next) {
        page = next.getCOSObject();
        ofPage = new COSArray();
        next.setStructParents(parents.size());
        parents.add(ofPage);
    }

    /** The number under which the page marks this text. */
    int mark(Leaf.Part part) {
        var element = of(part);
        int number = ofPage.size();
        ofPage.add(element);
        add(element, page.equals(element.getItem(COSName.PG)) ? COSInteger.get(number) : elsewhere(number));
        return number;
    }

    /** On another page than the element began on. */
    private COSDictionary elsewhere(int number) {
        var reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
        reference.setItem(COSName.PG, page);
        reference.setInt(COSName.MCID, number);
        return reference;
    }

    static String tag(Leaf.Part part, OfficialSheet sheet) {
        return switch (part) {
            case Leaf.Part.Title() -> "H1";
            case Leaf.Part.Line(var text) -> "P";
            case Leaf.Part.InCell(var row, var number) ->
                sheet.rows().get(row).cells().get(number).isLabel() ? "TH" : "TD";
            case Leaf.Part.Repeated() -> "Artifact";
        };
    }

    private COSDictionary of(Leaf.Part part) {
        return switch (part) {
            case Leaf.Part.InCell(var row, var number) -> cell(row, number);
            case Leaf.Part.Title(), Leaf.Part.Line(var _), Leaf.Part.Repeated() -> {
                var known = elements.get(part);
                if (known == null) {
                    known = element(section, COSName.getPDFName(tag(part, sheet)));
                    known.setItem(COSName.PG, page);
                    elements.put(part, known);
                }
                yield known;
            }
        };
    }

    /** All cells of a table are in it, also the blank ones, or rows would be of unequal length. */
    private COSDictionary cell(int row, int number) {
        if (!elements.containsKey(TABLE)) {
            var table = element(section, TABLE);
            elements.put(TABLE, table);
            for (int each = 0; each < sheet.rows().size(); each++) {
                var line = element(table, COSName.getPDFName("TR"));
                var cells = sheet.rows().get(each).cells();
                for (int one = 0; one < cells.size(); one++) {
                    elements.put(new Leaf.Part.InCell(each, one), cell(line, cells.get(one)));
                }
            }
        }
        var cell = elements.get(new Leaf.Part.InCell(row, number));
        if (cell == null) {
            throw new IllegalStateException("no cell %d in row %d".formatted(number, row));
        }
        if (cell.getItem(COSName.PG) == null) {
            cell.setItem(COSName.PG, page);
        }
        return cell;
    }

    private COSDictionary cell(COSDictionary row, OfficialSheet.Cell cell) {
        var element = element(row, cell.isLabel() ? HEAD : COSName.getPDFName("TD"));
        if (cell.columns() > 1 || cell.rows() > 1 || cell.isLabel()) {
            element.setItem(
                    COSName.A,
                    attributes.computeIfAbsent(
                            new Spans(cell.columns(), cell.rows(), cell.isLabel()), PdfTags::attributes));
        }
        return element;
    }

    private static COSDictionary attributes(Spans spans) {
        var attributes = new COSDictionary();
        attributes.setItem(COSName.O, TABLE);
        if (spans.columns() > 1) {
            attributes.setInt(COSName.getPDFName("ColSpan"), spans.columns());
        }
        if (spans.rows() > 1) {
            attributes.setInt(COSName.getPDFName("RowSpan"), spans.rows());
        }
        if (spans.label()) {
            attributes.setItem(COSName.getPDFName("Scope"), COSName.getPDFName("Row"));
        }
        return attributes;
    }

    private static COSDictionary element(COSDictionary parent, COSName type) {
        var element = new COSDictionary();
        element.setItem(COSName.S, type);
        element.setItem(COSName.P, parent);
        add(parent, element);
        return element;
    }

    private static void add(COSDictionary element, COSBase kid) {
        var before = element.getItem(COSName.K);
        if (before == null) { // an array for each of the hundred thousand cells of a book would be felt
            element.setItem(COSName.K, kid);
        } else if (before instanceof COSArray kids) {
            kids.add(kid);
        } else {
            var kids = new COSArray();
            kids.add(before);
            kids.add(kid);
            element.setItem(COSName.K, kids);
        }
    }

    void finish(PDDocument document) {
        var tree = new PDStructureTreeRoot(root);
        var numbers = new PDNumberTreeNode(PDParentTreeValue.class);
        var values = new HashMap<Integer, org.apache.pdfbox.pdmodel.common.COSObjectable>();
        for (int each = 0; each < parents.size(); each++) {
            values.put(each, new PDParentTreeValue(parents.get(each)));
        }
        numbers.setNumbers(values);
        tree.setParentTree(numbers);
        tree.setParentTreeNextKey(parents.size());
        document.getDocumentCatalog().setStructureTreeRoot(tree);
        var marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
    }
}
