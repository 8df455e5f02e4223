package org.jiheng.documents.reading.grid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.DateUtil;

/** 数字的显示 — how a worksheet shows the number it holds: as it is, as a percentage or as a day. */
enum ShownNumber {
    PLAIN,
    PERCENT,
    DATE;

    private static final int LONGEST_FORMAT = 200;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_DAY = 2_958_465;
    /** Excel computes with 15 digits: 226.30000000000001 is what 226.3 looks like inside. */
    private static final MathContext SHOWN_DIGITS = new MathContext(15);

    /** By the number of the format and what is written in it; the built-in ones may come without their text. */
    static ShownNumber by(int format, String code) {
        if (format == 9
                || format == 10
                || code.replaceAll("\"[^\"]*\"|\\\\.", "").indexOf('%') >= 0) {
            return PERCENT;
        }
        // Text formats such as 0"年" must not be taken for dates; the library knows the quoting rules.
        return code.length() < LONGEST_FORMAT && DateUtil.isADateFormat(format, code) ? DATE : PLAIN;
    }

    String text(BigDecimal held, boolean from1904) {
        var value = Plain.plain(held.round(SHOWN_DIGITS));
        return switch (this) {
            case PLAIN -> value.toPlainString();
            case PERCENT -> Plain.plain(value.movePointRight(2)).toPlainString() + "%";
            case DATE -> day(value, from1904);
        };
    }

    private static String day(BigDecimal serial, boolean from1904) {
        var days = serial.toBigInteger();
        if (days.signum() <= 0 || days.bitLength() > 31 || days.intValue() > LAST_DAY) {
            return serial.toPlainString();
        }
        return (from1904 ? DAY_ZERO_1904 : DAY_ZERO).plusDays(days.intValue()).toString();
    }
}
