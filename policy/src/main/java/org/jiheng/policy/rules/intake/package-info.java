/**
 * 导入规则 — what is checked while a file is read, before there is a form to check.
 * The reader says what it understood; these rules say what that means for the person who sent the file.
 */
@NullMarked
package org.jiheng.policy.rules.intake;

import org.jspecify.annotations.NullMarked;
