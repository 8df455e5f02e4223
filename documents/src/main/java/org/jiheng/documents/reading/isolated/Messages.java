package org.jiheng.documents.reading.isolated;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.documents.reading.grid.Grid;
import org.jiheng.documents.reading.grid.GridCell;
import org.jiheng.documents.reading.grid.GridReader.Grids;
import org.jiheng.documents.reading.grid.GridReader.Reading;
import org.jiheng.documents.reading.grid.GridReader.Refused;
import org.jiheng.documents.reading.grid.GridRow;
import org.jiheng.documents.reading.grid.Limits;
import org.jiheng.documents.reading.grid.PageBox;
import org.jiheng.documents.reading.grid.PagePictures;
import org.jiheng.documents.reading.grid.PagePictures.Drawing;
import org.jiheng.documents.reading.grid.Placings;
import org.jiheng.documents.reading.grid.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * 进程间的消息 — a file goes one way, a grid comes back: numbers and texts, each bounded. No object is ever deserialised:
 * what a child says is no more trusted than the file it was reading.
 */
final class Messages {
    private static final int LONGEST_NAME = 10_000;
    private static final int MOST_GRIDS = 10_000;
    private static final byte REFUSED = 0;
    private static final byte GRIDS = 1;
    private static final byte PICTURE = 2;
    /** Asked of a file whose forms are wanted; any other number is that of the page to draw. */
    static final int ALL_FORMS = 0;

    private static final byte ON_SHEET = 0;
    private static final byte ON_PAGE = 1;
    private static final byte IN_TEXT = 2;

    private Messages() {}

    /** 请求 — not a record, because of the array. */
    static final class Request {
        private final int page;
        private final String fileName;
        private final byte[] content;

        private Request(int page, String fileName, byte[] content) {
            this.page = page;
            this.fileName = fileName;
            this.content = content;
        }

        int page() {
            return page;
        }

        String fileName() {
            return fileName;
        }

        byte[] content() {
            return content;
        }
    }

    static void writeRequest(DataOutputStream out, int page, String fileName, byte[] content) throws IOException {
        out.writeInt(page);
        writeText(out, fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME)));
        out.writeInt(content.length);
        out.write(content);
        out.flush();
    }

    /** @throws EOFException when there is no more to do */
    static Request readRequest(DataInputStream in, Limits limits) throws IOException {
        int page = bounded(in.readInt(), limits.pages());
        var name = readText(in, LONGEST_NAME);
        var content = new byte[bounded(in.readInt(), limits.fileBytes() + 1)];
        in.readFully(content);
        return new Request(page, name, content);
    }

    static void writeReading(DataOutputStream out, Reading reading) throws IOException {
        switch (reading) {
            case Refused(var mediaType, var code, var sentence) -> {
                out.writeByte(REFUSED);
                writeText(out, mediaType);
                writeText(out, code.name());
                writeText(out, sentence);
            }
            case Grids(var mediaType, var grids) -> {
                out.writeByte(GRIDS);
                writeText(out, mediaType);
                out.writeInt(grids.size());
                for (var grid : grids) {
                    writeGrid(out, grid);
                }
            }
        }
        out.flush();
    }

    private static void writeGrid(DataOutputStream out, Grid grid) throws IOException {
        if (!(grid.placing() instanceof Placings placing)) {
            throw new IllegalArgumentException("a grid from a file names its places in one of the known ways");
        }
        out.writeByte(
                switch (placing) {
                    case Placings.OnSheet _ -> ON_SHEET;
                    case Placings.OnPage _ -> ON_PAGE;
                    case Placings.InText _ -> IN_TEXT;
                });
        writeText(out, grid.name());
        out.writeBoolean(grid.hidden());
        out.writeInt(grid.rows().size());
        for (var row : grid.rows()) {
            out.writeInt(row.page());
            out.writeInt(row.number());
            out.writeBoolean(row.loose());
            out.writeInt(row.cells().size());
            for (var cell : row.cells()) {
                out.writeInt(cell.column());
                out.writeInt(cell.columnSpan());
                out.writeInt(cell.rowSpan());
                writeText(out, cell.text());
                writeBox(out, cell.box());
            }
        }
    }

    private static void writeBox(DataOutputStream out, @Nullable PageBox box) throws IOException {
        out.writeBoolean(box != null);
        if (box != null) {
            out.writeInt(box.left());
            out.writeInt(box.top());
            out.writeInt(box.right());
            out.writeInt(box.bottom());
        }
    }

    static void writePicture(DataOutputStream out, Drawing drawing) throws IOException {
        switch (drawing) {
            case PagePictures.NotDrawn(var sentence) -> {
                out.writeByte(REFUSED);
                writeText(out, sentence);
            }
            case PagePictures.Drawn(var png) -> {
                out.writeByte(PICTURE);
                out.writeInt(png.length);
                out.write(png);
            }
        }
        out.flush();
    }

    static Drawing readPicture(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case REFUSED -> new PagePictures.NotDrawn(readText(in, LONGEST_NAME));
            case PICTURE -> {
                var png = new byte[bounded(in.readInt(), PagePictures.MOST_BYTES)];
                in.readFully(png);
                yield new PagePictures.Drawn(png);
            }
            default -> throw new IOException("an answer of no known kind: " + kind);
        };
    }

    static Reading readReading(DataInputStream in, Limits limits) throws IOException {
        byte kind = in.readByte();
        var mediaType = readText(in, LONGEST_NAME);
        return switch (kind) {
            case REFUSED -> new Refused(mediaType, code(readText(in, LONGEST_NAME)), readText(in, LONGEST_NAME));
            case GRIDS -> new Grids(mediaType, new Answer(in, limits).grids());
            default -> throw new IOException("an answer of no known kind: " + kind);
        };
    }

    private static ProblemCode code(String name) throws IOException {
        for (var code : ProblemCode.values()) {
            if (code.name().equals(name)) {
                return code;
            }
        }
        throw new IOException("a refusal of no known kind");
    }

    /** 答复 — counts again what it takes in. */
    private static final class Answer {
        private final DataInputStream in;
        private final Limits limits;
        private int rows;
        private int cells;
        private int characters;

        Answer(DataInputStream in, Limits limits) {
            this.in = in;
            this.limits = limits;
        }

        List<Grid> grids() throws IOException {
            int count = bounded(in.readInt(), MOST_GRIDS);
            var grids = new ArrayList<Grid>();
            for (int i = 0; i < count; i++) {
                grids.add(grid());
            }
            return grids;
        }

        private Grid grid() throws IOException {
            byte kind = in.readByte();
            var name = readText(in, LONGEST_NAME);
            var placing = switch (kind) {
                case ON_SHEET -> new Placings.OnSheet(name);
                case ON_PAGE -> new Placings.OnPage();
                case IN_TEXT -> new Placings.InText();
                default -> throw new IOException("places of no known kind: " + kind);
            };
            boolean hidden = in.readBoolean();
            int count = bounded(in.readInt(), limits.rows() - rows);
            rows += count;
            var read = new ArrayList<GridRow>();
            for (int i = 0; i < count; i++) {
                read.add(row());
            }
            return new Grid(name, hidden, placing, read);
        }

        private GridRow row() throws IOException {
            int page = in.readInt();
            int number = in.readInt();
            boolean loose = in.readBoolean();
            int count = bounded(in.readInt(), limits.cells() - cells);
            cells += count;
            var read = new ArrayList<GridCell>();
            for (int i = 0; i < count; i++) {
                int column = bounded(in.readInt(), limits.columns());
                int columnSpan = bounded(in.readInt(), limits.columns());
                int rowSpan = bounded(in.readInt(), Integer.MAX_VALUE);
                var text = readText(in, Math.min(limits.cellCharacters(), limits.characters() - characters));
                characters += text.length();
                read.add(new GridCell(column, columnSpan, rowSpan, text, box()));
            }
            return new GridRow(page, number, loose, read);
        }

        private @Nullable PageBox box() throws IOException {
            if (!in.readBoolean()) {
                return null;
            }
            int left = bounded(in.readInt(), PageBox.WHOLE);
            int top = bounded(in.readInt(), PageBox.WHOLE);
            int right = bounded(in.readInt(), PageBox.WHOLE);
            int bottom = bounded(in.readInt(), PageBox.WHOLE);
            if (left > right || top > bottom) {
                throw new IOException("a box turned inside out");
            }
            return new PageBox(left, top, right, bottom);
        }
    }

    /** Character by character, so that not even half a surrogate pair is changed on the way. */
    private static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    private static String readText(DataInputStream in, int longest) throws IOException {
        var text = new char[bounded(in.readInt(), longest)];
        for (int i = 0; i < text.length; i++) {
            text[i] = in.readChar();
        }
        return new String(text);
    }

    private static int bounded(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("a number out of bounds: " + number);
        }
        return number;
    }
}
