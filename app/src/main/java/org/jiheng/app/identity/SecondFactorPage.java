package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 动态码页 — offering, bound, or just bound with its recovery codes.
 *
 * @param bound whether it is asked at sign-in already
 * @param codes shown this once; empty otherwise
 * @param action where the first code is sent
 * @param onward where to go when the codes are put away
 */
public record SecondFactorPage(
        boolean bound,
        String secret,
        String picture,
        int size,
        List<String> codes,
        String action,
        String onward,
        @Nullable String problem) {
    public SecondFactorPage {
        codes = List.copyOf(codes);
    }

    static SecondFactorPage of(SecondFactor.Offer offer, String action, @Nullable String problem) {
        return new SecondFactorPage(
                false, offer.secret(), offer.picture(), offer.size(), List.of(), action, "/account", problem);
    }

    static SecondFactorPage bound(List<String> codes, String onward, @Nullable String problem) {
        return new SecondFactorPage(true, "", "", 0, codes, "", onward, problem);
    }
}
