/** Tests of {@code org.jiheng.policy.rules}; the tables are meant to be read and extended by officers. */
@NullMarked
package org.jiheng.policy.rules;

import org.jspecify.annotations.NullMarked;
