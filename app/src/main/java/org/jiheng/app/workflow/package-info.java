/**
 * 审核流程 — submission, opinion, return, grade and approval of any subject, by one table of transitions ({@link
 * org.jiheng.app.workflow.ReviewTable}). It knows a subject by kind and number only and tells what happened as {@link
 * org.jiheng.app.workflow.Moved}; whose subject it is listens and answers the guards that only it can answer.
 */
@NullMarked
package org.jiheng.app.workflow;

import org.jspecify.annotations.NullMarked;
