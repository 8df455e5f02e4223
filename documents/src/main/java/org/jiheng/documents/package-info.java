/**
 * Forms in and out: every published form is read here, and every official form is written here.
 * Plain Java over policy, so that the web, the command line and bulk work read alike.
 */
@NullMarked
package org.jiheng.documents;

import org.jspecify.annotations.NullMarked;
