package org.jiheng.app.cryptography;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** 动态码 — six digits that change every half minute, as telephone apps make them (RFC 6238, HMAC-SHA-1). */
public final class OneTimeCode {
    public static final Duration STEP = Duration.ofSeconds(30);

    private OneTimeCode() {}

    /** Which half minute since 1970 it is. */
    public static long step(Instant at) {
        return at.getEpochSecond() / STEP.toSeconds();
    }

    public static String at(byte[] secret, long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1),
                            Instant.ofEpochSecond(step * STEP.toSeconds()),
                            Locale.ROOT);
        } catch (InvalidKeyException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
