@NullMarked
package org.jiheng.documents.reading.isolated;

import org.jspecify.annotations.NullMarked;
