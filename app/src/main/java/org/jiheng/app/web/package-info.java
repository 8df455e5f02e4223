/**
 * 页面外壳 — page shell, words, security and error pages. Knows no feature: features tell it
 * which of their addresses exist, who may use them, and what stands in the bar.
 */
@NullMarked
package org.jiheng.app.web;

import org.jspecify.annotations.NullMarked;
