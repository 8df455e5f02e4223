package org.jiheng.app.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** 通行密钥页. */
public record PasskeysPage(List<Key> keys, @Nullable String notice) {
    public PasskeysPage {
        keys = List.copyOf(keys);
    }

    /** 一把密钥. */
    public record Key(long id, String label, String created, String lastUsed) {}
}
