/**
 * What the regulations say, as plain Java: values, rules and scoring.
 * Knows no framework, no database and no clock of its own.
 */
@NullMarked
package org.jiheng.policy;

import org.jspecify.annotations.NullMarked;
