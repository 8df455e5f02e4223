/**
 * 隔离读取 — strange files are taken apart in processes of their own, with little memory and little time, so that no file can
 * harm the server. What comes back is a grid: rows of text, checked again before it is believed.
 */
@NullMarked
package org.jiheng.documents.reading.isolated;

import org.jspecify.annotations.NullMarked;
