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
    /** A sign that no cell says outright was inferred, such as ≥ from 正向指标. */
    VALUE_INFERRED,
    /** A percentage of 1 or less without a percent format: 0.95 % or 95 %? Kept as it stands (AWK-11). */
    PERCENT_UNCERTAIN,
    /** The separate sign or unit column contradicts the text of the value. */
    VALUE_CONTRADICTS,
    /** 2280 where the other rows have signs: ≥ may have been taken for a 2 (AWK-20). Kept as it stands. */
    SIGN_SUSPECTED,
    /** The template's own words stand where a value should: ≥**%, ……, 指标2：. */
    PLACEHOLDER,
    /** The title does not say year, tier or region clearly. */
    TITLE_UNCLEAR,
    /** The title does not say which form it is, or the columns say another. */
    FORM_TYPE_INFERRED,
    /** The core flag is neither 是 nor 否 nor blank. */
    CORE_FLAG_UNCLEAR,
    /** The likelihood is none of 确定能、有可能、完全不可能. */
    LIKELIHOOD_UNCLEAR,
    /** A blank level cell was read as going on from above, in a file that does not say which cells are merged. */
    MERGED_CELLS_GUESSED,
    /** One merged cell holds the value of several rows; it was kept for the first. */
    MERGED_VALUE,
    /** The first level was inferred from the second. */
    LEVEL_INFERRED,
    /** The indicator table has no header; its columns were told from what stands in them. */
    HEADER_MISSING,
    /** Two sets of indicators stand beside each other; the whole project's were left out. */
    HALF_LEFT_OUT,
    /** The total is zero or blank though its parts are not; it was added up (AWK-18). */
    TOTAL_RECOMPUTED,
    /** A label the dictionary does not have; somebody may teach it (LNT-74). */
    LABEL_UNKNOWN,
    /** A row or cell stood in the form that no label explains. */
    NOT_UNDERSTOOD,
    /** The same label stood twice; the first was kept. */
    REPEATED,
    /** A text went on in the next row, and was joined as a new paragraph. */
    TEXT_CONTINUED,
    /** The form stands on a hidden worksheet. */
    HIDDEN_SHEET,
    /** A cell holds a picture instead of text (GIT-79). */
    PICTURE_IN_CELL,
    /** A text has private characters, which every program shows differently (GIT-85). */
    PRIVATE_CHARACTER
}
