@NullMarked
package org.jiheng.documents.reading.grid;

import org.jspecify.annotations.NullMarked;
