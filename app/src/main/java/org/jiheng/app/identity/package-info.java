/**
 * 单位、用户 — organisations, officers and their roles, signing in, and the first start.
 * Decides whose data an officer may see; the database enforces the same again.
 */
@NullMarked
package org.jiheng.app.identity;

import org.jspecify.annotations.NullMarked;
