/**
 * 演示 — one believable district, loaded once into an empty database from the same files anybody could import.
 * Its accounts get passwords made at that moment and kept in an owner-only file.
 */
@NullMarked
package org.jiheng.app.demo;

import org.jspecify.annotations.NullMarked;
