/** Tests of {@code org.jiheng.policy.parameters}; the tables are meant to be read and extended by officers. */
@NullMarked
package org.jiheng.policy.parameters;

import org.jspecify.annotations.NullMarked;
