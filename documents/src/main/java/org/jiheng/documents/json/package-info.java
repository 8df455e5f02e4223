/**
 * jiheng-forms/1 — forms as JSON, one format for everything that passes a form along.
 * Decimals travel as strings, so that nothing rounds them.
 */
@NullMarked
package org.jiheng.documents.json;

import org.jspecify.annotations.NullMarked;
