package org.jiheng.app.identity;

/**
 * 排队页 — the house is full.
 *
 * @param again address that asks anew
 * @param seconds after which the page does so by itself
 */
public record LinePage(String district, String place, String again, long seconds) {}
