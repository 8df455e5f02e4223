package org.jiheng.documents.reading.grid;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** 编码识别 — bytes become text: UTF-8, UTF-16 or GB18030, told apart by what the bytes can and cannot be. */
final class TextDecoder {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE = 64 * 1024;
    private static final int HEAD = 4096;
    private static final Pattern DECLARED = Pattern.compile(
            "charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_-]{1,20})|encoding\\s*=\\s*[\"']([A-Za-z0-9_-]{1,20})",
            Pattern.CASE_INSENSITIVE);

    private TextDecoder() {}

    static String decode(byte[] content) throws UnreadableFile {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return strictly(StandardCharsets.UTF_8, content, 3).orElseThrow(TextDecoder::unknown);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return strictly(StandardCharsets.UTF_16LE, content, 2).orElseThrow(TextDecoder::unknown);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return strictly(StandardCharsets.UTF_16BE, content, 2).orElseThrow(TextDecoder::unknown);
        }
        var wide = wideCharset(content);
        if (wide.isPresent()) {
            return strictly(wide.get(), content, 0)
                    .filter(TextDecoder::looksLikeText)
                    .orElseThrow(TextDecoder::binary);
        }
        var declared = declaredCharset(content)
                .flatMap(charset -> strictly(charset, content, 0))
                .filter(TextDecoder::looksLikeText);
        if (declared.isPresent()) {
            return declared.get();
        }
        var utf8 = strictly(StandardCharsets.UTF_8, content, 0);
        if (utf8.isPresent()) {
            return utf8.filter(TextDecoder::hasNoControls).orElseThrow(TextDecoder::binary);
        }
        var chinese = strictly(GB18030, content, 0);
        if (chinese.filter(TextDecoder::looksLikeText).isPresent()) {
            return chinese.get();
        }
        throw hasNoControls(new String(content, 0, Math.min(content.length, SAMPLE), StandardCharsets.ISO_8859_1))
                ? unknown()
                : binary();
    }

    private static UnreadableFile unknown() {
        return new UnreadableFile(ProblemCode.UNKNOWN_ENCODING, "认不出文字编码，读出来会是乱码。请另存为UTF-8或GB18030(ANSI)编码的文本后再导入。");
    }

    private static UnreadableFile binary() {
        return new UnreadableFile(ProblemCode.WRONG_TYPE, "文件内容不是文本，也不是能识别的表格。请用办公软件打开确认，另存为xlsx后再导入。");
    }

    private static boolean startsWith(byte[] content, int... magic) {
        if (content.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((content[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without its mark: every tab and line feed has a zero byte on the same side. */
    private static Optional<Charset> wideCharset(byte[] content) {
        int length = Math.min(content.length, SAMPLE) & ~1;
        int zeroFirst = 0;
        int zeroSecond = 0;
        for (int i = 0; i < length; i += 2) {
            if (content[i] == 0 && content[i + 1] != 0) {
                zeroFirst++;
            } else if (content[i] != 0 && content[i + 1] == 0) {
                zeroSecond++;
            }
        }
        if (zeroSecond > 0 && zeroFirst * 20 < zeroSecond && (content.length & 1) == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeroFirst > 0 && zeroSecond * 20 < zeroFirst && (content.length & 1) == 0
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    /** What a web page says of itself; its gb2312 means GB18030, which holds the characters people really use. */
    private static Optional<Charset> declaredCharset(byte[] content) {
        var head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.ISO_8859_1);
        if (head.indexOf('<') < 0) {
            return Optional.empty();
        }
        var match = DECLARED.matcher(head);
        if (!match.find()) {
            return Optional.empty();
        }
        var name = match.group(1) == null ? match.group(2) : match.group(1);
        if (name.regionMatches(true, 0, "gb", 0, 2)) {
            return Optional.of(GB18030);
        }
        return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    }

    private static Optional<String> strictly(Charset charset, byte[] content, int from) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString());
        } catch (CharacterCodingException notThis) {
            return Optional.empty();
        }
    }

    private static boolean hasNoControls(String text) {
        return text.chars()
                .limit(SAMPLE)
                .noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x0b);
    }

    /** GB18030 makes characters of almost any bytes; a real text is made of common ones. */
    private static boolean looksLikeText(String text) {
        if (!hasNoControls(text)) {
            return false;
        }
        int length = Math.min(text.length(), SAMPLE);
        long common = text.chars().limit(length).filter(TextDecoder::isCommon).count();
        return common * 100 >= length * 95L;
    }

    private static boolean isCommon(int c) {
        return c < 0x80
                || (c >= 0x4e00 && c < 0xa000)
                || (c >= 0x2000 && c < 0x2700)
                || (c >= 0x3000 && c < 0x3100)
                || (c >= 0xff00 && c < 0xffef)
                || (c >= 0xa0 && c < 0x100);
    }

    /** Nothing but blanks and byte order marks, in any encoding. */
    static boolean isBlank(byte[] content) {
        var blank = new boolean[256];
        for (int c : new int[] {0, ' ', '\t', '\r', '\n', 0xEF, 0xBB, 0xBF, 0xFE, 0xFF}) {
            blank[c] = true;
        }
        for (byte b : content) {
            if (!blank[b & 0xff]) {
                return false;
            }
        }
        return true;
    }
}
