/**
 * The web product and the command line, one package per feature.
 * {@link org.jiheng.app.Main} is the entry of both.
 */
@NullMarked
package org.jiheng.app;

import org.jspecify.annotations.NullMarked;
