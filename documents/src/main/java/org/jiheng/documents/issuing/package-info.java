/**
 * 出件 — what leaves the house: one form in a file format, or the disclosure book of a department, in an edition with or
 * without personal data. The masking happens on the values, before any format is chosen, so that no format can forget it.
 */
@NullMarked
package org.jiheng.documents.issuing;

import org.jspecify.annotations.NullMarked;
