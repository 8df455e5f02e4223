/**
 * How much of a form the reader finds, measured against truth written by somebody else: precision and recall for each
 * field, format and variant, and whether each miss at least raised a doubt.
 */
@NullMarked
package org.jiheng.documents.accuracy;

import org.jspecify.annotations.NullMarked;
