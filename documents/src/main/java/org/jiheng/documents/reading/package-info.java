/**
 * 表单识别 — any published form becomes values, with where each stood, how sure we are, and every doubt.
 * A guess is never silent, and what cannot be known stays null.
 */
@NullMarked
package org.jiheng.documents.reading;

import org.jspecify.annotations.NullMarked;
