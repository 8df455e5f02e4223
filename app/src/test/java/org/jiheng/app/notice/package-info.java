@NullMarked
package org.jiheng.app.notice;

import org.jspecify.annotations.NullMarked;
