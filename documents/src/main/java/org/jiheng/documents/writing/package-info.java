/**
 * 规范表格导出 — values become the official form, from a layout kept as data.
 * What is written reads back to the same values.
 */
@NullMarked
package org.jiheng.documents.writing;

import org.jspecify.annotations.NullMarked;
