package org.jiheng.documents.reading;

/** 存疑种类. */
public enum DoubtCode {
    /** Web markup stood in a text and was removed (LNT-43). */
    MARKUP_REMOVED,
    /** A money, points or weight cell holds something that is not a number; the value stays blank. */
    NOT_A_NUMBER,
    /** An amount is finer than one fen and was rounded. */
    MONEY_ROUNDED,
    /** The form has no unit line; 万元 was assumed. */
    MONEY_UNIT_INFERRED,
    /** Sign, value or unit were taken apart from one cell. */
    VALUE_SPLIT,
    /** A percentage of 1 or less without a percent format: 0.95 % or 95 %? Kept as it stands (AWK-11). */
    PERCENT_UNCERTAIN,
    /** The separate sign or unit column contradicts the text of the value. */
    VALUE_CONTRADICTS,
    /** The title does not say year, tier or region clearly. */
    TITLE_UNCLEAR,
    /** The core flag is neither 是 nor 否 nor blank. */
    CORE_FLAG_UNCLEAR,
    /** A row or cell stood in the form that no label explains. */
    NOT_UNDERSTOOD,
    /** The same label stood twice; the first was kept. */
    REPEATED,
    /** A text went on in the next row, and was joined as a new paragraph. */
    TEXT_CONTINUED,
    /** The form stands on a hidden worksheet. */
    HIDDEN_SHEET
}
