/**
 * Browsers of today and of the field, and what they must be able to read.
 * Journeys of the product run in all of {@link org.jiheng.app.browser.Browsers} through one {@link org.jiheng.app.browser.Surfer}.
 */
@NullMarked
package org.jiheng.app.browser;

import org.jspecify.annotations.NullMarked;
