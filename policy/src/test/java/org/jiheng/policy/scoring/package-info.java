/** Tests of {@code org.jiheng.policy.scoring}; the tables are meant to be read and extended by officers. */
@NullMarked
package org.jiheng.policy.scoring;

import org.jspecify.annotations.NullMarked;
