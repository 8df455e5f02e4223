@NullMarked
package org.jiheng.app.calendar;

import org.jspecify.annotations.NullMarked;
