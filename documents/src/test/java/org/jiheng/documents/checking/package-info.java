@NullMarked
package org.jiheng.documents.checking;

import org.jspecify.annotations.NullMarked;
