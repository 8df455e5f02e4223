/**
 * 操作留痕 — append-only, hash-chained record of every change; hears every domain event, so no feature has to call it.
 * Its row is written in the transaction of the change, or the change does not happen. Also its pages: searching, verifying.
 */
@NullMarked
package org.jiheng.app.audit;

import org.jspecify.annotations.NullMarked;
