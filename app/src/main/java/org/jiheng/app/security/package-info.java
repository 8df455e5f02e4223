/**
 * 安全设置 — what a division has chosen: its protection level, and how long its audit is kept. Knows nobody's features and nobody's
 * posts; whoever needs a setting asks {@link org.jiheng.app.security.SecuritySettings}.
 */
@NullMarked
package org.jiheng.app.security;

import org.jspecify.annotations.NullMarked;
