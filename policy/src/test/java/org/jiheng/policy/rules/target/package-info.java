/** Tests of {@code org.jiheng.policy.rules.target}; the tables are meant to be read and extended by officers. */
@NullMarked
package org.jiheng.policy.rules.target;

import org.jspecify.annotations.NullMarked;
