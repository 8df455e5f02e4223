/**
 * 消息与提醒 — tells people what they should know: in the system always, by mail where a server is set and somebody has given an
 * address. It hears what the workflow tells, and reads the calendar once a day.
 */
@NullMarked
package org.jiheng.app.notice;

import org.jspecify.annotations.NullMarked;
