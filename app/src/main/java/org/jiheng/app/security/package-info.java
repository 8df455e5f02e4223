/**
 * 安全设置 — the protection level a division has chosen, how long its audit is kept, and the self-assessment sheet that lists each
 * control with its setting and its evidence. Knows nobody's features; whoever needs a setting asks {@link SecuritySettings}.
 */
@NullMarked
package org.jiheng.app.security;

import org.jspecify.annotations.NullMarked;
