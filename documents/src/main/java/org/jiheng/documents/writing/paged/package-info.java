/**
 * 分页导出 — official sheets on pages of paper: where every line of text and every rule stands, and from that PDF and OFD.
 * Screens and office programs break pages themselves; here it is done once, so both files look alike.
 */
@NullMarked
package org.jiheng.documents.writing.paged;

import org.jspecify.annotations.NullMarked;
