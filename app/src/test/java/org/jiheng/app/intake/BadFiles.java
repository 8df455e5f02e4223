package org.jiheng.app.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jiheng.app.Forms;

/** 坏文件 — real ones, each made here from a good workbook. */
final class BadFiles {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private BadFiles() {}

    /** By the name they are sent under; the sentence each must get. */
    static Map<String, byte[]> all() throws IOException {
        var good = Forms.xlsx(Forms.read(Forms.text("区水利局", "好项目")));
        var files = new LinkedHashMap<String, byte[]>();
        files.put("空.xlsx", new byte[0]);
        files.put("照片.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        files.put("加密.xlsx", encrypted(good));
        files.put("炸弹.xlsx", with(good, SHEET, blanks(40)));
        files.put("带宏.xlsm", with(good, "xl/vbaProject.bin", new byte[10]));
        files.put("太大.txt", new byte[21 << 20]);
        files.put(
                "外部实体.xlsx",
                with(
                        good,
                        SHEET,
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet>&e;</worksheet>"
                                .getBytes(StandardCharsets.UTF_8)));
        files.put("半截.xlsx", Arrays.copyOf(good, good.length / 2));
        files.put("旧格式.pdf", "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    private static byte[] encrypted(byte[] workbook) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("只有本人知道");
            try (var content = OPCPackage.open(new ByteArrayInputStream(workbook));
                    var encrypted = encryptor.getDataStream(container)) {
                content.save(encrypted);
            }
            container.writeFilesystem(out);
        } catch (GeneralSecurityException | InvalidFormatException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] blanks(int mebibytes) {
        var blanks = new byte[mebibytes << 20];
        Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }

    /** The workbook with one part replaced or added. */
    private static byte[] with(byte[] workbook, String part, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(part)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
