/**
 * 安全设置与自查表 — the page where the security administrator chooses the protection level and how long the audit is kept, and the
 * self-assessment sheet that lists each control with its setting and its evidence.
 */
@NullMarked
package org.jiheng.app.assessment;

import org.jspecify.annotations.NullMarked;
