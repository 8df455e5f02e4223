/** Fixtures that every test of declarations starts from, and the checks that look at all of policy. */
@NullMarked
package org.jiheng.policy;

import org.jspecify.annotations.NullMarked;
