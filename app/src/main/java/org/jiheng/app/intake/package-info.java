/**
 * 表单导入 — files come in, are read as a dry run, and become drafts only when somebody accepts them.
 * Until then they live in memory and in a staging folder, and nothing of them is in the database.
 */
@NullMarked
package org.jiheng.app.intake;

import org.jspecify.annotations.NullMarked;
