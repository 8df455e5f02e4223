/**
 * 项目库 — projects and the units they belong to. A project lives for years;
 * what it promises for one of them is a target.
 */
@NullMarked
package org.jiheng.app.project;

import org.jspecify.annotations.NullMarked;
