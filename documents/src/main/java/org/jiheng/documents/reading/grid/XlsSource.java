package org.jiheng.documents.reading.grid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/**
 * xls工作簿 (Excel 97–2003) — its records pass by once, in the order of the file, and no object model is built of
 * them. As in {@link XlsxSource} formulas are never computed: what was last shown is what is read.
 */
record XlsSource(POIFSFileSystem container) implements GridSource {
    static final String MEDIA_TYPE = "application/vnd.ms-excel";
    private static final int MOST_SHEETS = 1000;

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public void readInto(GridBuilder grids, Limits limits, Deadline deadline) throws UnreadableFile {
        var workbook = new Workbook(grids, limits, deadline);
        try (container) {
            var request = new HSSFRequest();
            request.addListenerForAllRecords(workbook.formats);
            new HSSFEventFactory().processWorkbookEvents(request, container);
            workbook.finishSheet();
        } catch (EncryptedDocumentException encrypted) {
            throw new UnreadableFile(ProblemCode.ENCRYPTED, "文件已加密，请另存为不加密的文件后再导入。", encrypted);
        } catch (OldExcelFormatException old) {
            throw new UnreadableFile(
                    ProblemCode.UNSUPPORTED_FORMAT, "这是Excel 95或更早的工作簿，本版本不能读取。请用办公软件打开，另存为xlsx后再导入。", old);
        } catch (IOException | RuntimeException broken) {
            throw UnreadableFile.within(broken, ProblemCode.CORRUPT, "工作簿已损坏，无法读取。请用办公软件打开原文件，重新另存为xlsx后再导入。");
        }
    }

    private static final class Workbook implements HSSFListener {
        private final GridBuilder grids;
        private final Limits limits;
        private final Deadline deadline;
        private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(this);
        private final List<BoundSheetRecord> sheets = new ArrayList<>();
        private List<BoundSheetRecord> inOrder = List.of();
        private @Nullable SSTRecord strings;
        private @Nullable SheetRows sheet;
        /** A formula whose text follows in a record of its own. */
        private @Nullable FormulaRecord textAwaited;

        private boolean from1904;
        private int read;
        private int depth;

        Workbook(GridBuilder grids, Limits limits, Deadline deadline) {
            this.grids = grids;
            this.limits = limits;
            this.deadline = deadline;
        }

        @Override
        public void processRecord(Record each) {
            try {
                deadline.check();
                process(each);
            } catch (UnreadableFile refused) {
                throw new UncheckedIOException(refused);
            }
        }

        private void process(Record each) throws UnreadableFile {
            switch (each) {
                case BOFRecord start -> begin(start);
                case EOFRecord _ -> {
                    depth--;
                    if (depth == 0) {
                        finishSheet();
                    }
                }
                case BoundSheetRecord bound -> {
                    if (sheets.size() < MOST_SHEETS) {
                        sheets.add(bound);
                    }
                }
                case SSTRecord table -> strings = table;
                case DateWindow1904Record window -> from1904 = window.getWindowing() == 1;
                default -> {
                    if (sheet != null && depth == 1) {
                        processCell(sheet, each);
                    }
                }
            }
        }

        /** Charts are streams within the stream of their sheet. */
        private void begin(BOFRecord start) throws UnreadableFile {
            depth++;
            if (depth > 1 || start.getType() == BOFRecord.TYPE_WORKBOOK) {
                return;
            }
            if (start.getType() == BOFRecord.TYPE_EXCEL_4_MACRO) {
                throw new UnreadableFile(ProblemCode.MACROS, "文件带有宏，为安全起见不予读取。请另存为不带宏的xlsx后再导入。");
            }
            if (inOrder.isEmpty()) {
                inOrder = List.of(BoundSheetRecord.orderByBofPosition(sheets));
            }
            if (start.getType() == BOFRecord.TYPE_WORKSHEET && read < inOrder.size()) {
                var bound = inOrder.get(read);
                boolean hidden = bound.isHidden() || bound.isVeryHidden();
                sheet = new SheetRows(bound.getSheetname(), hidden, grids, limits, deadline);
            }
            read++;
        }

        void finishSheet() throws UnreadableFile {
            if (sheet != null) {
                sheet.finish();
                sheet = null;
            }
        }

        private void processCell(SheetRows into, Record each) throws UnreadableFile {
            switch (each) {
                case LabelSSTRecord label -> add(into, label, shared(label.getSSTIndex()));
                case NumberRecord number -> add(into, number, shown(number, number.getValue()));
                case RKRecord number -> add(into, number, shown(number, number.getRKNumber()));
                case LabelRecord label -> add(into, label, label.getValue());
                case BoolErrRecord flag -> add(into, flag, flag(flag));
                case FormulaRecord formula -> processFormula(into, formula);
                case StringRecord text -> {
                    if (textAwaited != null) {
                        add(into, textAwaited, text.getString());
                        textAwaited = null;
                    }
                }
                case MergeCellsRecord merged -> {
                    for (int i = 0; i < merged.getNumAreas(); i++) {
                        var area = merged.getAreaAt(i);
                        into.merge(
                                Math.min(area.getFirstRow(), area.getLastRow()),
                                Math.max(area.getFirstRow(), area.getLastRow()),
                                Math.min(area.getFirstColumn(), area.getLastColumn()),
                                Math.max(area.getFirstColumn(), area.getLastColumn()));
                    }
                }
                default -> {}
            }
        }

        private void processFormula(SheetRows into, FormulaRecord formula) throws UnreadableFile {
            textAwaited = null;
            if (formula.hasCachedResultString()) {
                textAwaited = formula;
                return;
            }
            var result = formula.getCachedResultTypeEnum();
            var text = result == CellType.BOOLEAN
                    ? truth(formula.getCachedBooleanValue())
                    : result == CellType.ERROR
                            ? error(formula.getCachedErrorValue())
                            : shown(formula, formula.getValue());
            add(into, formula, text);
        }

        private String shared(int index) throws UnreadableFile {
            if (strings == null || index < 0 || index >= strings.getNumUniqueStrings()) {
                throw new UnreadableFile(ProblemCode.CORRUPT, "工作簿的文字表不完整，有单元格找不到内容。请用办公软件打开后重新另存为xlsx再导入。");
            }
            return strings.getString(index).getString();
        }

        private static void add(SheetRows into, CellValueRecordInterface cell, String text) throws UnreadableFile {
            // A damaged record must not become a negative column.
            into.add(cell.getRow() & 0xffff, cell.getColumn() & 0xffff, text);
        }

        private static String flag(BoolErrRecord flag) {
            return flag.isBoolean() ? truth(flag.getBooleanValue()) : error(flag.getErrorValue());
        }

        private static String truth(boolean value) {
            return value ? "TRUE" : "FALSE";
        }

        private static String error(int code) {
            return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "";
        }

        private String shown(CellValueRecordInterface cell, double held) {
            if (!Double.isFinite(held)) {
                return "";
            }
            int format = formats.getFormatIndex(cell);
            var code = format < 0 ? null : formats.getFormatString(format);
            return ShownNumber.by(format, code == null ? "" : code)
                    .text(new BigDecimal(Double.toString(held)), from1904);
        }
    }
}
