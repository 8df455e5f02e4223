package org.jiheng.app.target;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 一处改动 — one thing a person did to a draft, with the number the page gave it: sent twice, it is done once.
 *
 * <p>{@code seen} is the save up to which the page knew the field.
 */
sealed interface FieldChange {
    UUID id();

    /** 填格. */
    record Fill(UUID id, FieldKey key, String text, long seen) implements FieldChange {}

    /** 加行 — behind that row; null puts it first. A row that was deleted comes back under its own number. */
    record AddRow(UUID id, UUID row, @Nullable UUID behind) implements FieldChange {}

    /** 删行. */
    record RemoveRow(UUID id, UUID row, long seen) implements FieldChange {}

    /** 移行. */
    record MoveRow(UUID id, UUID row, @Nullable UUID behind) implements FieldChange {}

    /** 都留着 — the field keeps what it says, and this stands beside it until somebody decides. */
    record KeepBoth(UUID id, FieldKey key, String text) implements FieldChange {}

    /** 定了 — one of the two was chosen; the other need not stand there any longer. */
    record Settle(UUID id, long alternative) implements FieldChange {}
}
