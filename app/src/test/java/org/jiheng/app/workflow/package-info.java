@NullMarked
package org.jiheng.app.workflow;

import org.jspecify.annotations.NullMarked;
