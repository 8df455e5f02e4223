/** The commands, run as a person runs them; and the one sentence for each way to call them wrongly. */
@NullMarked
package org.jiheng.app.commandline;

import org.jspecify.annotations.NullMarked;
