/**
 * 密码 — the one way to any cryptography of the product (GIT-33): hash, mac, encrypt, sign, verify, random, in an international
 * and a 国密 suite. Algorithm and key stand beside every value, so what an older suite or key made can still be read.
 */
@NullMarked
package org.jiheng.app.cryptography;

import org.jspecify.annotations.NullMarked;
