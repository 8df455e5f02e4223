/**
 * 日程 — when each step of the yearly cycle opens and closes, for each division and year, as data; and which days are working
 * days. It knows no feature: whoever has a deadline asks.
 */
@NullMarked
package org.jiheng.app.calendar;

import org.jspecify.annotations.NullMarked;
