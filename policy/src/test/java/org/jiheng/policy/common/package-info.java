@NullMarked
package org.jiheng.policy.common;

import org.jspecify.annotations.NullMarked;
