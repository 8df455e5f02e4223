@NullMarked
package org.jiheng.app.review;

import org.jspecify.annotations.NullMarked;
