package org.jiheng.app.web;

import java.util.List;

/** 功能准入 — the addresses of one feature, published as a bean. */
public record FeatureAccess(List<Access> addresses) {
    public FeatureAccess {
        addresses = List.copyOf(addresses);
    }

    public static FeatureAccess of(Access... addresses) {
        return new FeatureAccess(List.of(addresses));
    }
}
