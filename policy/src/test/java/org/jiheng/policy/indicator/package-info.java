/** Tests of {@code org.jiheng.policy.indicator}; the tables are meant to be read and extended by officers. */
@NullMarked
package org.jiheng.policy.indicator;

import org.jspecify.annotations.NullMarked;
