/** 表的检查：把每种表交给它那个环节的规则。 Asks each kind of form the rules of its own part of the year; the rules themselves are in policy. */
@NullMarked
package org.jiheng.documents.checking;

import org.jspecify.annotations.NullMarked;
