/**
 * 工作台 — what I must do, by when, and what came back; and for departments and finance, how far everybody is. It asks the others
 * and keeps nothing.
 */
@NullMarked
package org.jiheng.app.home;

import org.jspecify.annotations.NullMarked;
