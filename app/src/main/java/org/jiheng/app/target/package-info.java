/**
 * 绩效目标申报 — what each project promises for a year: stored, checked, listed, shown and downloaded.
 * Findings are stored with the target and made anew for the whole unit whenever one of its targets changes.
 */
@NullMarked
package org.jiheng.app.target;

import org.jspecify.annotations.NullMarked;
