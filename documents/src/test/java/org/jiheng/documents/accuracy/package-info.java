/** Forms of every known variant with what is true about them, and how much of it the reader finds. */
@NullMarked
package org.jiheng.documents.accuracy;

import org.jspecify.annotations.NullMarked;
