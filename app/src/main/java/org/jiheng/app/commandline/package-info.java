/**
 * 命令行 — read, check, score and write forms without a server, and start the server.
 * Only {@code serve} knows Spring; everything else is plain Java over documents and policy, so that it answers at once.
 */
@NullMarked
package org.jiheng.app.commandline;

import org.jspecify.annotations.NullMarked;
