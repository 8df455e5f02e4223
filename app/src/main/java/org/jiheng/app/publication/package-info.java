/**
 * 信息公开 — the disclosure book of a department: asked for on a page, made in the background, kept for some days with its
 * checksum and its check report. What goes into it is made by {@code documents.issuing}.
 */
@NullMarked
package org.jiheng.app.publication;

import org.jspecify.annotations.NullMarked;
