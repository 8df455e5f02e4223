/**
 * 网格 — one small reader for each file format. Bytes of any kind become rows of cells that know where they stood;
 * from there on nobody knows which format a form came in. What a file may cost is counted here, while it is read.
 */
@NullMarked
package org.jiheng.documents.reading.grid;

import org.jspecify.annotations.NullMarked;
